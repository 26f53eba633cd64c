"""P3: stock TinyDB opens the journal, reads every record, and may insert, under any locale."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import RECORDS, Person, Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.errors import Damaged

from .conftest import Clock, Makes, Stores

pytestmark = pytest.mark.proof("P3", "stock TinyDB under UTF-8, ASCII and cp1252")

READER = """
import json, locale, sys
from tinydb import TinyDB
db = TinyDB(sys.argv[1])
found = {table: db.table(table).all() for table in db.tables() if table != "meta"}
for table in found:
    for document in db.table(table):
        assert document.doc_id == int(document["uid"].replace("-", ""), 16)
db.table("person").insert({"name": "Dana W\\u00e9iss"})
print(locale.getpreferredencoding(False))
sys.stdout.buffer.write(json.dumps(found).encode("ascii"))
"""

LOCALES = {
    "utf-8": {"PYTHONUTF8": "1"},
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "cp1252": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("name", LOCALES)
def test_stock_tinydb_reads_everything_and_inserts_under_every_locale(
    name: str, path: Path, opens: Stores, makes: Makes
) -> None:
    ana, talk = makes.person("Ána Łoś 🎓 \u202e"), makes.session("> “naïve” – 中文\n" * 20)
    store = opens()
    store.put(ana, talk)
    store.close()
    assert path.read_bytes().isascii()

    code = READER
    if name == "cp1252":
        # Few systems have this locale; TinyDB's own argument opens the file as they would.
        code = code.replace("TinyDB(sys.argv[1])", "TinyDB(sys.argv[1], encoding='cp1252')")
    ran = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **LOCALES[name]},
        capture_output=True,
        check=True,
    )
    encoding, _, found = ran.stdout.partition(b"\n")
    assert name == "cp1252" or (encoding.lower() == b"utf-8") == (name == "utf-8")
    assert json.loads(found) == {
        "person": [msgspec.to_builtins(ana)],
        "session": [msgspec.to_builtins(talk)],
    }

    store = opens()
    assert store.get(Person, ana.uid) == ana
    (dana,) = [person for person in store.all(Person) if person.uid != ana.uid]
    assert dana.name == "Dana Wéiss"
    assert dana.created == makes.clock()
    assert store.get(Session, talk.uid) == talk


def test_one_record_stands_on_each_line(path: Path, opens: Stores, makes: Makes) -> None:
    store = opens()
    people = [makes.person(f"two\nlines {number}") for number in range(5)]
    store.put(*people)
    store.close()
    lines = path.read_text().splitlines()
    for person in people:
        (line,) = [line for line in lines if person.uid in line]
        key, _, record = line.rstrip(",").partition(": ")
        assert int(json.loads(key)) == int(person.uid.replace("-", ""), 16)
        assert json.loads(record) == msgspec.to_builtins(person)


def test_what_stock_tinydb_inserts_is_adopted_once_and_for_all(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    ana = makes.person("Ana")
    store.put(ana)
    store.close()
    with TinyDB(path) as stock:
        stock.table("person").insert({"name": "After Ana"})
        stock.table("achievement").insert({"text": "Number one", "on": "2026-01-02"})
        stock.table("achievement").insert({"text": "Number two", "on": "2026-01-02"})
        stock.table("person").insert(dict(stock.table("person").all()[0]))
        stock.table("mine").insert({"anything": [1]})

    store = opens()
    assert [person.name for person in store.all(Person)].count("Ana") == 2
    uids = {kind: [record.uid for record in store.all(kind)] for kind in RECORDS.values()}
    assert sum(map(len, uids.values())) == 5
    assert "changed by another program" in store.file.notices[0]
    again = Store.open(path, SCHEMA, now=Clock(), read_only=True)
    assert {kind: [one.uid for one in again.all(kind)] for kind in uids} == uids
    store.close()
    for table in ("person", "achievement"):
        for key, record in json.loads(path.read_text())[table].items():
            assert int(record["uid"].replace("-", ""), 16) == int(key)
    assert json.loads(path.read_text())["mine"] == {"1": {"anything": [1]}}


def test_what_stock_tinydb_inserts_and_does_not_fit_is_named(
    path: Path, opens: Stores, makes: Makes
) -> None:
    store = opens()
    store.put(makes.person())
    store.close()
    with TinyDB(path) as stock:
        stock.table("goal").insert({"title": "Nobody's"})
    content = path.read_bytes()
    with pytest.raises(Damaged, match=r"record 1 of table “goal”.*owner"):
        opens()
    assert path.read_bytes() == content


def test_the_whole_tinydb_api_is_there(path: Path, opens: Stores, makes: Makes) -> None:
    store = opens()
    ana, ben = makes.person("Ana", tags=("pm",)), makes.person("Ben")
    store.put(ana, ben)
    people = store.db.table("person")
    where = Query()
    assert [one["uid"] for one in people.search(where.name == "Ana")] == [ana.uid]
    people.update({"role": "PM"}, where.tags.any(["pm"]))
    assert store.get(Person, ana.uid).role == "PM"
    assert people.search(where.name == "Ana")[0]["role"] == "PM"
    store.put(msgspec.structs.replace(ana, role="VP"))
    assert people.search(where.name == "Ana")[0]["role"] == "VP"
    (key,) = people.insert_multiple([{"name": "Chidi"}])
    chidi = store.all(Person)[-1]
    assert (chidi.name, int(chidi.uid.replace("-", ""), 16)) == ("Chidi", key)
    people.remove(where.name == "Ben")
    store.close()
    assert [person.name for person in opens().all(Person)] == ["Ana", "Chidi"]
    with TinyDB(path) as stock:
        assert len(stock.table("person")) == 2

"""P8: whatever happened to the file, every record that is still whole in it comes back."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from tinydb import TinyDB

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.repair.apply import Repaired, repair, ways_back
from mentorjournal.data.store.repair.check import check
from mentorjournal.demo import write_demo
from mentorjournal.errors import CannotOpen, Conflict, NotFound, TooNew
from tests.tally import drawn, now_and_then

from .conftest import Clock, FaultyFiles, Makes, Stores

pytestmark = pytest.mark.proof("P8", "repairs and restores")

DAMAGED_FILES = drawn(40, 150)
RECORD = re.compile(r'^"(\d+)": (\{.*\}),?$')


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo journal of one day: every table is in it."""
    path = tmp_path_factory.mktemp("demo") / "journal.json"
    write_demo(path, today=date(2026, 11, 22))
    return path


@pytest.fixture
def lonely(demo: Path, path: Path) -> bytes:
    """The demo journal without backups or log: all there is is the file. Its content."""
    shutil.copy(demo, path)
    return path.read_bytes()


def records_of(content: bytes) -> dict[str, dict[str, object]]:
    """Every record of a whole file, by its key."""
    tables = json.loads(content)
    return {
        key: record
        for table, records in tables.items()
        if table != "meta"
        for key, record in records.items()
    }


def untouched(content: bytes, damaged: bytes) -> set[str]:
    """The keys of the records whose lines are as they were, and stand there once."""
    lines = {line.rstrip(b",\r") for line in damaged.split(b"\n")}
    keys = Counter(re.findall(rb'"(\d+)":', damaged))
    return {
        match[1]
        for line in content.decode().split("\n")
        if (match := RECORD.match(line)) and line.rstrip(",").encode() in lines
        if '"schema"' not in line and keys[match[1].encode()] == 1
    }


def mended(path: Path, damaged: bytes) -> tuple[Repaired, dict[str, dict[str, object]]]:
    """Damage the file, repair it, and see that it is a journal and the damaged one is kept."""
    path.write_bytes(damaged)
    with pytest.raises(CannotOpen):
        Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())
    foreseen = ways_back(path, SCHEMA, now=Clock()(), files=FaultyFiles()).repaired
    assert path.read_bytes() == damaged
    done = repair(path, SCHEMA, now=Clock()(), files=FaultyFiles())
    assert foreseen is not None
    assert (foreseen.extracted, foreseen.lost) == (done.extracted, done.lost)
    if damaged:
        assert (path.with_name("journal.json.backups") / done.kept_as).read_bytes() == damaged
    store = Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles())
    assert store.file.notices == []
    store.close()
    with TinyDB(path, access_mode="r") as stock:
        assert "meta" in stock.tables()
    return done, records_of(path.read_bytes())


@pytest.mark.parametrize("part", range(1, 64, drawn(3, 1)))
def test_a_file_cut_anywhere_gives_all_whole_records(path: Path, lonely: bytes, part: int) -> None:
    damaged = lonely[: len(lonely) * part // 64]
    expected = untouched(lonely, damaged)
    if not expected:
        path.write_bytes(damaged)
        with pytest.raises(NotFound):
            repair(path, SCHEMA, now=Clock()())
        assert path.read_bytes() == damaged
        return
    done, found = mended(path, damaged)
    whole = records_of(lonely)
    assert found.items() >= {key: whole[key] for key in expected}.items()
    assert len(found) <= len(expected) + 1
    assert done.ends_early
    assert set(done.lost) <= {damaged.count(b"\n") + 1}


@now_and_then
def test_a_zeroed_block_costs_the_records_it_covers_and_names_their_line(
    path: Path, lonely: bytes
) -> None:
    whole = records_of(lonely)
    for start in range(0, len(lonely), 9001):
        damaged = lonely[:start] + bytes(min(4096, len(lonely) - start)) + lonely[start + 4096 :]
        done, found = mended(path, damaged)
        expected = untouched(lonely, damaged)
        assert found.items() >= {key: whole[key] for key in expected}.items()
        zeroed = damaged[:start].count(b"\n") + 1
        assert zeroed in done.lost or done.doubtful
        shutil.rmtree(path.with_name("journal.json.backups"))


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "a byte order mark": lambda whole: b"\xef\xbb\xbf" + whole,
    "UTF-16": lambda whole: whole.decode().encode("utf-16"),
    "lines that end as on Windows": lambda whole: whole.replace(b"\n", b"\r\n")[:-6],
    "one line, as stock TinyDB writes it": lambda whole: json.dumps(json.loads(whole)).encode()[
        :-2
    ],
    "indented by some editor": lambda whole: json.dumps(json.loads(whole), indent=4).encode()[:-2],
    "a comma too many": lambda whole: whole.replace(b"\n}\n}", b",\n}\n}"),
    "no first line": lambda whole: whole[2:],
    "text in front": lambda whole: b"Dear diary,\n" + whole,
}


@pytest.mark.parametrize("form", FORMS)
def test_another_form_costs_no_record(path: Path, lonely: bytes, form: str) -> None:
    done, found = mended(path, FORMS[form](lonely))
    assert found == records_of(lonely)
    assert done.doubtful == 0


def test_a_file_saved_as_latin_1_keeps_its_text_and_says_what_is_doubtful(
    path: Path, lonely: bytes
) -> None:
    damaged = lonely.replace(b'"name": "Ana Lima"', '"name": "Ana Limá"'.encode("latin-1"))
    path.write_bytes(damaged)
    said = " ".join(one.text for one in check(path, SCHEMA))
    assert "In 1 record a character may be wrong: person of 2025-12-09." in said
    done, found = mended(path, damaged)
    assert [one["name"] for one in found.values() if "Lim" in str(one.get("name"))] == ["Ana Limá"]
    assert len(found) == len(records_of(lonely))
    assert done.doubtful == 1


@pytest.mark.parametrize("content", [b"", b"null", b"[1, 2]", b"\0" * 5000, b"42"])
def test_where_nothing_is_left_of_the_file_the_snapshot_comes_back(
    path: Path, opens: Stores, makes: Makes, content: bytes
) -> None:
    store = opens()
    store.put(makes.person("Ana"))
    store.file.snapshot("before-import")
    store.close()
    whole = records_of(path.read_bytes())
    done, found = mended(path, content)
    assert found == whole
    assert done.extracted == 0
    assert "before-import" in done.snapshot


@pytest.mark.parametrize("content", [b"null", b"[1, 2]", b"\0" * 50, b"Dear diary,"])
def test_where_nothing_is_left_at_all_nothing_is_changed(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert ways_back(path, SCHEMA, now=Clock()()).repaired is None
    with pytest.raises((NotFound, Conflict)):
        repair(path, SCHEMA, now=Clock()())
    assert path.read_bytes() == content
    assert list_snapshots(path) == []


def test_a_newer_journal_is_not_repaired_by_an_older_program(path: Path, lonely: bytes) -> None:
    damaged = lonely.replace(b'"schema": %d' % SCHEMA.version, b'"schema": 9')[:-3]
    path.write_bytes(damaged)
    assert ways_back(path, SCHEMA, now=Clock()()).repaired is None
    with pytest.raises(TooNew):
        repair(path, SCHEMA, now=Clock()())
    assert path.read_bytes() == damaged


@now_and_then
def test_a_table_whose_name_is_lost_is_told_by_its_records(path: Path, lonely: bytes) -> None:
    tables = [name for name in json.loads(lonely) if name != "meta"]
    assert {"person", "decider"} <= set(tables)
    for table in tables:
        damaged = lonely.replace(b'"%s": {' % table.encode(), b'"\0\0\0')
        done, found = mended(path, damaged)
        assert found == records_of(lonely)
        assert len(done.lost) == 1
        assert json.loads(path.read_bytes())[table] == json.loads(lonely)[table]


@pytest.mark.parametrize("hole", ["zeros", "a piece that stands twice"])
def test_a_record_that_seems_to_reach_over_others_does_not_cost_them(
    path: Path, opens: Stores, makes: Makes, hole: str
) -> None:
    store = opens()
    people = [makes.person(f"{number}", notes="some words" * 9) for number in range(6)]
    store.put(*people)
    store.file.snapshot("before-import")
    store.put(makes.session("words" * 9))
    store.close()
    whole = path.read_bytes()
    if hole == "zeros":
        # It begins within the notes of one and ends within those of another.
        start, end = (whole.index(b'"name": "%d"' % n) + 30 for n in (1, 4))
        damaged = whole[:start] + bytes(end - start) + whole[end:]
        assert whole.count(b"\n", start, end) == 3
    else:
        # The first record is open when the table begins again, and so holds all the others.
        start, end = whole.index(b'"person": {'), whole.index(b'"updated"')
        damaged = whole[:end] + whole[start:]
    done, found = mended(path, damaged)
    assert found == records_of(whole)
    assert done.lost


def spoiled(whole: bytes, chance: random.Random) -> bytes:
    """A file with one to four random faults."""
    data = bytearray(whole)
    for _ in range(chance.randint(1, 4)):
        place, length = chance.randrange(len(data) or 1), chance.choice((1, 7, 100, 512, 4096))
        match chance.randrange(7):
            case 0:
                del data[place:]
            case 1:
                data[place : place + length] = bytes(len(data[place : place + length]))
            case 2 | 3:
                data[place : place + 1] = bytes(
                    [(data[place] if data else 0) ^ 1 << chance.randrange(8)]
                )
            case 4:
                data[place : place + length] = chance.randbytes(len(data[place : place + length]))
            case 5:
                del data[place : place + length]
            case 6:
                data[place:place] = data[place : place + length]
    return bytes(data)


@now_and_then
def test_after_any_damage_every_untouched_record_comes_back(tmp_path: Path, demo: Path) -> None:
    whole = demo.read_bytes()
    records = records_of(whole)
    refused = 0
    for number in range(DAMAGED_FILES):
        chance = random.Random(number)
        damaged = spoiled(whole, chance)
        path = tmp_path / f"{number}" / "journal.json"
        path.parent.mkdir()
        path.write_bytes(damaged)
        try:
            Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles(), read_only=True)
            continue
        except CannotOpen:
            assert check(path, SCHEMA)[0].level == "problem", number
        refused += 1
        expected = untouched(whole, damaged)
        try:
            repair(path, SCHEMA, now=Clock()(), files=FaultyFiles())
        except (NotFound, TooNew):
            assert not expected or b'"schema": 1' not in damaged, number
            continue
        found = records_of(path.read_bytes())
        missing = {key for key in expected if found.get(key) != records[key]}
        assert not missing, (number, len(missing))
        Store.open(path, SCHEMA, now=Clock(), files=FaultyFiles()).close()
        shutil.rmtree(path.parent)
    assert refused > DAMAGED_FILES // 3

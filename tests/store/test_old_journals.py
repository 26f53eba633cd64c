"""Journals of every form there has been are opened, for ever.

`tests/fixtures/journals/schema-1.json` is a journal as the first form was written. It is never
edited: where this program no longer reads it, a migration is missing.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.models import RECORDS, Achievement, Person, Plan, Relationship
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.log.wal import frame
from mentorjournal.data.store.repair.apply import repair, restore
from mentorjournal.data.store.repair.check import examine
from mentorjournal.errors import CannotOpen

from .conftest import Makes, Stores

FIXTURES = Path(__file__).parents[1] / "fixtures" / "journals"
SINCE = {
    *("decider", "assessment", "role-check", "skill"),
    *("agreement", "roadmap", "outline", "step-decision", "mentor-page", "introduction", "ask"),
    *("event", "given", "first-page"),
}
"""Tables that came to today's form after its journal among the tests was written."""
FORMS = sorted(FIXTURES.glob("schema-*.json"))


@pytest.mark.parametrize("old", FORMS, ids=lambda path: path.stem)
def test_every_record_of_an_old_journal_is_read_and_kept(
    path: Path, opens: Stores, makes: Makes, old: Path
) -> None:
    shutil.copy(old, path)
    path.chmod(0o600)
    before = json.loads(old.read_bytes())
    if before["meta"]["1"]["schema"] == SCHEMA.version:
        assert set(before) >= {*RECORDS, "meta"} - SINCE
    store = opens()
    for table, kind in RECORDS.items():
        found = [*store.all(kind), *(one for one in store.trash() if one.table == table)]
        assert len(found) == len(before.get(table, {}))
    store.put(makes.person("Somebody new"))
    store.close()
    assert examine(path, SCHEMA, makes.clock()).whole
    if before["meta"]["1"]["schema"] == SCHEMA.version:
        after = json.loads(path.read_bytes())
        for table in RECORDS:
            kept = {key: after[table][key] for key in before.get(table, {})}
            assert kept == before.get(table, {}), f"{table} was not kept as it was"


def test_there_is_an_old_journal_of_every_form() -> None:
    forms = [json.loads(path.read_bytes())["meta"]["1"]["schema"] for path in FORMS]
    assert forms == list(range(1, SCHEMA.version + 1))


def shout(tables: dict[str, dict[str, Any]]) -> None:
    """A step that could come: a field has moved, so that today's type refuses the old form."""
    for person in tables["person"].values():
        person["name"] = person.pop("label").upper()


@pytest.fixture
def older(
    path: Path, opens: Stores, makes: Makes, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    """A journal of a form before today's, which this program can only read through a step."""
    monkeypatch.setattr(SCHEMA, "migrations", ())
    store = opens()
    store.put(makes.person("Ana"), makes.person("Ben"))
    store.close()
    # The one that was made on leaving is of today's form.
    shutil.rmtree(path.with_name("journal.json.backups"))
    tables: dict[str, Any] = json.loads(path.read_bytes())
    for person in tables["person"].values():
        person["label"] = person.pop("name")
    path.write_text(json.dumps(tables))
    path.with_name(".journal.json.state").unlink()
    monkeypatch.setattr(SCHEMA, "migrations", (shout,))
    return tables


def test_a_backup_of_an_older_form_is_restored_through_the_steps(
    path: Path, opens: Stores, makes: Makes, older: dict[str, Any]
) -> None:
    content = path.read_bytes()
    store = opens()
    assert [one.name for one in store.all(Person)] == ["ANA", "BEN"]
    (snapshot,) = list_snapshots(path)
    assert snapshot.reason == "before form 2"
    assert (path.with_name("journal.json.backups") / snapshot.name).read_bytes() == content
    store.put(makes.person("Chidi"))
    store.close()

    kept_as = restore(path, SCHEMA, snapshot.name, now=makes.clock())

    assert [one.name for one in opens().all(Person)] == ["ANA", "BEN"]
    assert "before-restore" in kept_as
    assert json.loads(path.read_bytes())["meta"]["1"]["schema"] == 2


def test_a_damaged_journal_of_an_older_form_is_saved_through_the_steps(
    path: Path, opens: Stores, makes: Makes, older: dict[str, Any]
) -> None:
    lines = json.dumps(older, indent=0)
    path.write_text(lines[:-3])

    done = repair(path, SCHEMA, now=makes.clock())

    assert [one.name for one in opens().all(Person)] == ["ANA", "BEN"]
    assert done.extracted == 2


def test_what_an_older_command_handed_in_is_taken_over_in_todays_form(
    path: Path, opens: Stores, makes: Makes
) -> None:
    writer, ana = opens(), makes.person("Ana Lima")
    bond = Relationship(
        uid=makes.uid(), created=ana.created, updated=ana.updated, person=ana.uid, my_role="mentor"
    )
    writer.put(ana, bond)
    command = opens(forward_writes=True)
    command.put(makes.person("Ben"))
    command.close()
    (request,) = path.with_name(f".{path.name}.inbox").iterdir()
    head, _person = (json.loads(row[9:]) for row in request.read_bytes().splitlines())
    uid, at = makes.uid(), "2026-11-01T09:00:00Z"
    done = {"uid": uid, "created": at, "updated": at, "relationship": bond.uid}
    done |= {"on": "2026-11-01", "text": "Led a talk"}
    put = ["put", "achievement", key_of(uid), "", done]
    entry = {"seq": 1, "at": at, "changes": [put]}
    request.write_bytes(
        b"".join(frame(json.dumps(one).encode()) for one in ({**head, "schema": 1}, entry))
    )

    (seen,) = opens(read_only=True).all(Achievement)
    writer.file.drain()
    assert writer.all(Achievement) == [seen]
    assert (seen.text, seen.owner, seen.shown_to) == ("Led a talk", ana.uid, (bond.uid,))
    assert not seen.for_management
    assert writer.file.notices == []
    assert list(request.parent.iterdir()) == []


WRONG_PLANS: dict[str, tuple[dict[str, Any], str]] = {
    "no list": ({"versions": 7}, "field “versions”: Expected array, got int"),
    "no day": ({"versions": [{"on": "2026-02-31"}]}, "field “versions[0].on”: Invalid"),
    "no horizon": (
        {"versions": [{"on": "2026-03-01", "pictures": [{"horizon": 7}]}]},
        "field “versions[0].pictures[0].horizon”: Invalid enum value 7",
    ),
    "no text": (
        {"versions": [{"on": "2026-03-01", "pictures": [{"horizon": 1, "text": 5}]}]},
        "field “versions[0].pictures[0].text”: Expected str, got int",
    ),
    "no time": ({"updated": None}, "field “updated”: Expected datetime, got null"),
}


@pytest.mark.parametrize("wrong", WRONG_PLANS)
def test_a_journal_of_the_first_form_that_is_damaged_in_a_plan_says_so_and_loses_nothing_else(
    path: Path, opens: Stores, makes: Makes, wrong: str
) -> None:
    tables: dict[str, Any] = json.loads((FIXTURES / "schema-1.json").read_bytes())
    changes, said = WRONG_PLANS[wrong]
    key = next(iter(tables["plan"]))
    tables["plan"][key] |= changes
    path.write_text(json.dumps(tables, indent=0))
    path.chmod(0o600)
    content = path.read_bytes()
    line = content[: content.index(key.encode())].count(b"\n") + 1
    with pytest.raises(CannotOpen) as refusal:
        opens()
    (problem,) = [one for one in examine(path, SCHEMA, makes.clock()).findings if one.record]
    assert str(refusal.value) == problem.text
    assert f"line {line}: The record {key} of table “plan” does not fit, {said}" in problem.text
    assert (problem.line, problem.level, path.read_bytes()) == (line, "problem", content)

    done = repair(path, SCHEMA, now=makes.clock())

    assert done.lost == (line,)
    assert (path.with_name("journal.json.backups") / done.kept_as).read_bytes() == content
    found = [*(each for kind in RECORDS.values() for each in opens().all(kind))]
    before = sum(len(each) for table, each in tables.items() if table != "meta")
    assert len(found) + len(opens.opened[-1].trash()) == before - 1


def test_a_damaged_plan_of_the_first_form_is_taken_from_a_backup(
    path: Path, opens: Stores, makes: Makes
) -> None:
    shutil.copy(FIXTURES / "schema-1.json", path)
    path.chmod(0o600)
    store = opens()
    before = store.all(Plan)
    store.close()
    old = json.loads((FIXTURES / "schema-1.json").read_bytes())
    old["plan"][next(iter(old["plan"]))]["updated"] = None
    path.write_text(json.dumps(old))

    done = repair(path, SCHEMA, now=makes.clock())

    assert done.snapshot != ""
    assert opens().all(Plan) == before

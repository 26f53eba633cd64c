"""Another journal of this program: what is taken of it, and that all else is named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.imports.reading import Reading
from mentorjournal.imports.sources import read_source
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine


@pytest.fixture
def theirs(journal: Journal, tmp_path: Path) -> Iterator[Journal]:
    """The journal of another machine."""
    theirs = Journal.open(tmp_path / "other" / "journal.json", clock=journal.now)
    bond = theirs.relationships.begin(
        "Ana Lima", "mentor", start=date(2026, 1, 1), details={"email": "ana@example.org"}
    )
    theirs.sessions.log(
        bond, on=date(2026, 10, 6), notes="! She leads\n% mine\n- [ ] @ana send it", minutes=45
    )
    theirs.follow_ups.add(bond, "read it", assignee="them", due=date(2026, 12, 9))
    theirs.follow_ups.add(None, "buy a book")
    theirs.follow_ups.add(None, "what now", kind="question")
    theirs.achievements.add(mine(), "Shipped it", on=date(2026, 9, 1), impact="+3 %")
    theirs.goals.add(mine(), "Lead a team")
    theirs.people.call_me("Robin Hale")
    yield theirs
    theirs.close()


def exported(journal: Journal, folder: Path) -> Path:
    made = journal.exports.prepare(journal.exports.wish("journal", None, format="json"))
    path = folder / "export.json"
    path.write_text(made.text, encoding="utf-8")
    return path


def its_file(journal: Journal, folder: Path) -> Path:
    journal.file.checkpoint()
    path = folder / "copy.json"
    path.write_bytes(journal.file.path.read_bytes())
    return path


@pytest.fixture(params=[exported, its_file])
def found(request: pytest.FixtureRequest, theirs: Journal, tmp_path: Path) -> Reading:
    return read_source("json", request.param(theirs, tmp_path))


def test_all_that_has_a_place_comes_with_its_marks(found: Reading, journal: Journal) -> None:
    journal.imports.take(journal.imports.plan(found))

    ana = journal.relationships.find("Ana")
    assert (ana.my_role, journal.people.find("Ana").email) == ("mentor", "ana@example.org")
    [session] = journal.sessions.of(ana)
    assert session.notes == "! She leads\n% mine\n- [ ] @ana send it"
    assert (session.on, session.minutes) == (date(2026, 10, 6), 45)
    assert [(each.text, each.assignee, each.due) for each in journal.follow_ups.all()] == [
        ("buy a book", "me", None),
        ("send it", "them", None),
        ("read it", "them", date(2026, 12, 9)),
    ]
    [done] = journal.achievements.of(ME)
    assert (done.on, done.text, done.impact) == (date(2026, 9, 1), "Shipped it", "+3 %")
    again = journal.imports.plan(found)
    assert (again.taken, again.records) == ((), ())


def test_what_has_no_place_is_named(found: Reading) -> None:
    said = {(each.place.words, each.why) for each in found.left}

    assert ("goals, entry 1", "there is no place here for goals") in said
    assert ("follow-ups, entry 3", "it is no open action") in said


def test_a_copy_of_this_very_journal_brings_nothing(theirs: Journal, tmp_path: Path) -> None:
    plan = theirs.imports.plan(read_source("json", its_file(theirs, tmp_path)))

    assert (plan.taken, plan.records) == ((), ())
    # A session that was reworded here since is still the same.
    path = its_file(theirs, tmp_path)
    [session] = theirs.sessions.of(theirs.relationships.find("Ana"))
    theirs.sessions.edit(session.uid, notes="Reworded")
    assert [each.days for each in theirs.imports.plan(read_source("json", path)).taken] == []


def test_what_was_thrown_away_or_has_not_happened_is_named(
    journal: Journal, tmp_path: Path
) -> None:
    hours = {"started": "2026-10-08T09:00:00+00:00", "ended": "2026-10-08T09:40:00+00:00"}
    whole = {
        "person": [
            {"uid": "p1", "name": "Ana Lima"},
            {"uid": "me", "name": "Robin Hale", "is_me": True, "email": "r@example.org"},
        ],
        "relationship": [{"uid": "r1", "person": "p1", "my_role": "mentor"}],
        "session": [
            {"uid": "s1", "relationship": "r1", "on": "2026-10-06", "deleted": "2026-10-07"},
            {"uid": "s2", "relationship": "r1", "on": "2026-10-07", "state": "planned"},
            {"uid": "s3", "relationship": "r1", "on": "2026-10-08", "notes": "Talked", **hours},
            {"uid": "s4", "relationship": "r1", "on": "2026-10-09", "minutes": -5, "mood": "good"},
        ],
        "achievement": [
            {"owner": "me", "on": "2026-10-06", "text": "Not yet", "planned": "2026-12-01"},
            {"owner": "p1", "on": "2026-10-07", "text": "Gave a talk"},
        ],
    }
    path = tmp_path / "theirs.json"
    path.write_text(json.dumps({"tables": whole}))
    found = read_source("json", path)

    assert [(each.id, each.minutes) for each in found.entries] == [("s3", 40), ("s4", None)]
    assert [each.new_name for each in found.cards] == ["Ana Lima"]
    [deed] = found.deeds
    assert (deed.text, deed.names, deed.my_role) == ("Gave a talk", ("Ana Lima",), "mentor")
    assert [(each.place.words, each.why) for each in found.left] == [
        ("sessions, entry 1", "it is in the trash there"),
        ("sessions, entry 2", "it has not happened"),
        ("sessions, entry 3", "there is no place here for “mood”, of 1 entry"),
        ("achievements, entry 1", "it is not something done on a day"),
    ]


_ODD: list[Any] = [None, 7, "x", [], {}, [[]], "9999-99-99", {"a": {}}, True, -1, "\x00", "a" * 99]


@pytest.mark.parametrize("odd", _ODD)
def test_no_record_can_do_harm(journal: Journal, tmp_path: Path, odd: Any) -> None:
    fields = ("uid", "name", "relationship", "person", "on", "notes", "text", "state", "minutes")
    tables = {
        table: [odd, dict.fromkeys(fields, odd), {"uid": "1", "on": "2026-01-01"}]
        for table in ("person", "relationship", "session", "follow-up", "achievement", "goal")
    }
    for whole in ({"tables": tables}, {"tables": {"person": odd}}, {"meta": {}, "person": odd}):
        path = tmp_path / "odd.json"
        path.write_text(json.dumps(whole))
        plan = journal.imports.plan(read_source("json", path), None, "mentor")
        assert plan.left or not plan.reading.entries

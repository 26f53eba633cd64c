"""P11 for a person: what is deleted for good is in no file, and nothing leads back to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path

import pytest

from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine
from tests.shell.shell_help import NOW

CANARY = "canary-51c8"


def files_with_the_canary(path: Path) -> list[str]:
    return [
        str(one.relative_to(path.parent))
        for one in path.parent.rglob("*")
        if one.is_file() and CANARY.encode() in one.read_bytes()
    ]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "journal.json"


@pytest.fixture
def journal(path: Path) -> Iterator[Journal]:
    """A journal for which half a day passes between two looks at the clock."""
    days = count()
    journal = Journal.open(path, clock=lambda: NOW + timedelta(hours=12 * next(days)))
    yield journal
    journal.close()


def kept_everywhere(journal: Journal) -> None:
    """Let what is in the journal get into file and snapshots, and something else into the log."""
    journal.file.checkpoint()
    journal.achievements.add(mine(), "Something")
    journal.file.checkpoint()
    journal.achievements.add(mine(), "Something else")
    journal.file.checkpoint()


def test_a_session_goes_with_its_earlier_wordings(journal: Journal, path: Path) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    session = journal.sessions.log(ana, on=date(2026, 11, 9))
    for number in range(40):
        journal.sessions.keep_notes(session.uid, f"{CANARY} wording {number}\n" * 30)
        if number % 5 == 0:
            kept_everywhere(journal)
    journal.trash.throw(journal.sessions.get(session.uid), "the session")
    kept_everywhere(journal)
    assert len(files_with_the_canary(path)) > 3
    (thrown,) = journal.trash.all()

    journal.trash.purge(thrown)

    assert files_with_the_canary(path) == []
    assert journal.trash.all() == []
    with pytest.raises(NotFound):
        journal.sessions.get(session.uid)
    journal.close()
    assert files_with_the_canary(path) == []


def test_a_part_goes_from_every_backup_and_its_record_stays(journal: Journal, path: Path) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    goal = journal.goals.add(
        made_in(ana), title="Win rate", target=Decimal(45), baseline=Decimal(32)
    )
    goal = journal.goals.add_reading(goal.uid, Decimal(38), source=CANARY)
    kept_everywhere(journal)
    reading = goal.readings[-1]
    journal.trash.delete_part(goal, "readings", reading.uid, "a reading")
    kept_everywhere(journal)
    assert len(files_with_the_canary(path)) > 2

    journal.trash.purge(*journal.trash.all())

    assert files_with_the_canary(path) == []
    assert journal.goals.of(ana.owner)[0].title == "Win rate"
    kept = [one for one in path.parent.rglob("*.json") if b"Win rate" in one.read_bytes()]
    assert len(kept) > 2


def test_a_part_that_is_back_in_its_record_stays_there(journal: Journal, path: Path) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    goal = journal.goals.add(
        made_in(ana), title="Win rate", target=Decimal(45), baseline=Decimal(32)
    )
    goal = journal.goals.add_reading(goal.uid, Decimal(38), source="board")
    journal.trash.delete_part(goal, "readings", goal.readings[-1].uid, "a reading")
    journal.undo()
    journal.trash.purge(*journal.trash.all())
    assert [one.source for one in journal.goals.of(ana.owner)[0].readings][-1] == "board"


def test_a_relationship_takes_along_what_was_deleted_from_it_before(
    journal: Journal, path: Path
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    ben = journal.relationships.begin("Ben", "mentor", start=date(2026, 5, 12))
    session = journal.sessions.log(ana, on=date(2026, 11, 9))
    journal.sessions.keep_notes(session.uid, CANARY)
    other = journal.follow_ups.add(ben, "Stays in the trash")
    journal.trash.throw(journal.sessions.get(session.uid), "the session")
    journal.trash.throw(journal.record(type(other), other.uid), "it")
    journal.trash.throw(ana, "Ana")
    kept_everywhere(journal)
    relationship = journal.trash.all()[0]

    journal.trash.purge(relationship)

    assert files_with_the_canary(path) == []
    assert [each.chief.uid for each in journal.trash.all()] == [other.uid]


def test_undo_does_not_bring_it_back(journal: Journal, path: Path) -> None:
    journal.relationships.begin("Ben", "mentor", start=date(2026, 5, 12))
    ana = journal.relationships.begin(CANARY, "mentor", start=date(2026, 5, 12))
    journal.trash.throw(ana, "Ana")
    journal.trash.purge(*journal.trash.all())
    while journal.last_change():
        journal.undo()
    journal.file.checkpoint()
    assert files_with_the_canary(path) == []
    assert CANARY not in [person.name for person in journal.people.all()]

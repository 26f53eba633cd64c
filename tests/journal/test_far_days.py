"""Days and names that only another program writes: no calendar has them, and all still opens."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from mentorjournal.journal.stands import stands_facts
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.stands import stands
from tests.journal.conftest import Clock

FIELDS = {
    "relationship": ("asked", "start", "ended", "thanked", "thanks_owed", "paid_forward"),
    "introduction": ("asked", "target_yes", "protege_yes", "made", "met", "thanked", "declined"),
    "ask": ("sent", "again", "answered"),
    "session": ("on",),
}
CASES = [(table, field) for table, fields in FIELDS.items() for field in fields]


@pytest.fixture
def written(journal: Journal, path: Path) -> Path:
    """Sam was asked, Ben mentors me and opens a door."""
    sam = journal.relationships.begin("Sam Reed", "protege", stage="prospect")
    journal.asks.keep(sam, question="Who owns price?")
    journal.lifecycle.ask(sam.uid, date(2026, 11, 1), "")
    ben = journal.relationships.begin("Ben Holt", "protege", start=date(2026, 5, 12))
    journal.sessions.log(ben, on=date(2026, 11, 9))
    journal.introductions.add(ben, "Priya Nair", asked=date(2026, 11, 2))
    journal.close()
    return path


def rewritten(path: Path, table: str, field: str, value: str) -> None:
    tables = json.loads(path.read_text(encoding="utf-8"))
    for record in tables[table].values():
        record[field] = value
    path.write_text(json.dumps(tables), encoding="utf-8")


def look_at_all(journal: Journal) -> list[str]:
    """What the first screen, my mentors and each timeline need; gives the steps of Next."""
    facts = journal.overview.facts()
    journal.overview.search()
    for relationship in journal.relationships.all():
        journal.timeline.of(relationship)
        stands(stands_facts(journal, relationship), sums=True)
        if relationship.stage == "asked":
            journal.asks.text(relationship, journal.asks.drafted(relationship))
    return [step.text for step in next_steps(facts, journal.today())]


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12-05", "0001-01-01"])
def test_no_day_is_too_far_away(written: Path, clock: Clock, day: str) -> None:
    plain = written.read_bytes()
    for table, field in CASES:
        rewritten(written, table, field, day)
        journal = Journal.open(written, clock=clock)
        look_at_all(journal)
        journal.close()
        written.write_bytes(plain)


@pytest.mark.parametrize("name", [" ", "\u00a0"])
def test_a_name_of_nothing_but_blanks_is_one(written: Path, clock: Clock, name: str) -> None:
    rewritten(written, "person", "name", name)
    rewritten(written, "introduction", "to", name)
    journal = Journal.open(written, clock=clock)
    look_at_all(journal)
    (asked,) = [one for one in journal.relationships.all() if one.stage == "asked"]
    assert journal.asks.second_text(journal.asks.of(asked.uid)[0]).startswith("Hello")
    journal.close()

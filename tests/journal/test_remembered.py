"""What is worked out of records is remembered, and never longer than the records say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from unittest.mock import Mock

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.format.record import Record
from mentorjournal.demo import write_demo
from mentorjournal.journal import Journal
from mentorjournal.mentoring.contact_steps import open_sessions
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.remembered import Remembered
from mentorjournal.mentoring.standings import standings
from tests.journal.conftest import Clock
from tests.tally import now_and_then

TODAY = date(2026, 11, 22)


def made_of(facts: JournalOverview, today: date) -> object:
    """All that the dashboard works out of facts."""
    steps = next_steps(facts, today)
    years = [facts.year_now(each, today) for each in facts.relationships]
    return steps, standings(facts, steps, today), years


def anew(facts: JournalOverview, today: date) -> object:
    """The same, with nothing remembered."""
    return made_of(replace(facts, remembered=Remembered()), today)


def test_a_work_is_done_again_where_anything_it_is_given_differs_and_only_then() -> None:
    work = Mock(side_effect=lambda *given: sum(map(len, given)))
    known = Remembered()

    assert [known.of(work, "ana", [1], [2, 3]) for _ in range(3)] == [3, 3, 3]
    assert work.call_count == 1
    assert known.of(work, "ana", [1], [2, 3, 4]) == 4
    assert known.of(work, "ben", [1], [2, 3]) == 3
    assert known.of(work, "ana", [1], [2, 3]) == 3
    assert work.call_count == 4


@pytest.fixture
def demo(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    write_demo(tmp_path / "demo.json", today=TODAY)
    opened = Journal.open(tmp_path / "demo.json", clock=clock)
    yield opened
    opened.close()


@now_and_then
def test_whatever_record_of_the_demo_goes_or_comes_back_no_old_step_or_word_is_shown(
    demo: Journal, clock: Clock
) -> None:
    store = demo._store
    seen = []
    every: list[Record] = [
        one for table in SCHEMA.tables.values() for one in store.all(table.kind)[-5:]
    ]
    for one in every:
        before = made_of(demo.overview.facts(), TODAY)
        store.put(replace(one, deleted=clock()))  # type: ignore[type-var]
        facts = demo.overview.facts()
        now = made_of(facts, TODAY)
        assert now == anew(facts, TODAY), one.table
        store.put(one)
        assert made_of(demo.overview.facts(), TODAY) == before, one.table
        seen += [one.table] if now != before else []
    assert {"session", "relationship", "goal", "agreement"} <= set(seen)


@pytest.mark.parametrize(
    "later",
    [
        datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
        datetime(2026, 11, 22, 11, 0, tzinfo=timezone(timedelta(hours=1))),
    ],
)
def test_another_day_or_zone_makes_all_be_worked_out_anew(
    journal: Journal, clock: Clock, later: datetime
) -> None:
    journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 11, 12))
    first = journal.overview.facts()
    assert journal.overview.facts() is first

    clock.moment = later

    assert journal.overview.facts().remembered is not first.remembered


def test_a_change_about_one_person_works_out_no_other(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    bonds = [
        journal.relationships.begin(name, "mentor", start=date(2026, 11, 12))
        for name in ("Ana Lima", "Ben Okafor", "Chidi Obi")
    ]
    worked: list[Relationship] = []

    def counted(relationship: Relationship, *given: object) -> object:
        worked.append(relationship)
        return open_sessions(relationship, *given)  # type: ignore[arg-type]

    monkeypatch.setattr("mentorjournal.mentoring.next_steps.open_sessions", counted)
    next_steps(journal.overview.facts(), TODAY)
    assert worked == journal.relationships.all()
    worked.clear()

    journal.sessions.log(bonds[1], on=date(2026, 11, 20), notes="- [ ] Send the deck @me")

    names = {step.who for step in next_steps(journal.overview.facts(), TODAY)}
    assert names == {"Ana Lima", "Ben Okafor", "Chidi Obi"}
    assert worked == [bonds[1]]


def test_a_new_name_is_said_at_once(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 11, 12))
    assert {step.who for step in next_steps(journal.overview.facts(), TODAY)} == {"Ana Lima"}
    journal.people.edit(ana.person, name="Ana Luisa Lima")
    steps = next_steps(journal.overview.facts(), TODAY)
    assert {step.who for step in steps} == {"Ana Luisa Lima"}
    assert all(step.text.startswith("Ana Luisa Lima") for step in steps)


def test_what_is_read_for_each_person_grows_with_the_people_and_no_faster(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is looked at once for each of the others."""
    asked = Mock(side_effect=vars(Relationship)["owner"].fget)
    monkeypatch.setattr(Relationship, "owner", property(lambda one: asked(one)))

    def read(people: range) -> int:
        for number in people:
            journal.relationships.begin(f"Person {number}", "mentor", start=date(2026, 11, 12))
        asked.reset_mock()
        next_steps(journal.overview.facts(), TODAY)
        return int(asked.call_count)

    few = read(range(10))
    assert read(range(10, 20)) <= 2 * few

"""Lines of Next that are put off or let go: kept, taken back, and back by themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.steps import NextStep
from tests.journal.conftest import Clock


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    made = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 11, 12))
    journal.follow_ups.add(made, "Send the deck", due=date(2026, 11, 20))
    journal.sessions.bookings.plan(made, date(2026, 12, 20), "call")
    return made


def shown(journal: Journal) -> list[str]:
    return [step.what for step in next_steps(journal.overview.facts(), journal.today())]


def first(journal: Journal) -> NextStep:
    return next_steps(journal.overview.facts(), journal.today())[0]


def test_put_off_until_tomorrow_the_next_step_shows_and_the_line_is_back_then(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    assert shown(journal) == ["Send the deck", "month 1: where to"]

    journal.steps.put_off(first(journal), date(2026, 11, 23))

    assert shown(journal) == ["month 1: where to"]
    clock.move(days=1)
    assert shown(journal) == ["Send the deck", "month 1: where to"]


def test_it_is_kept_and_undo_takes_it_back(
    path: Path, journal: Journal, ana: Relationship, clock: Clock
) -> None:
    journal.steps.put_off(first(journal), date(2026, 11, 27))
    again = Journal.open(path, clock=clock, read_only=True)
    assert shown(again) == ["month 1: where to"]
    again.close()

    assert journal.undo() == "put off “Send the deck” until Fri 27 Nov"
    assert shown(journal) == ["Send the deck", "month 1: where to"]


def test_until_the_next_talk_it_rests_until_that_is_held(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    journal.steps.put_off(first(journal), None)
    clock.move(days=3)
    assert shown(journal) == ["month 1: where to"]

    journal.sessions.log(ana, on=date(2026, 11, 24))

    assert shown(journal)[0] == "Send the deck"


def test_let_go_needs_a_reason_and_a_second_decision_takes_the_place_of_the_first(
    journal: Journal, ana: Relationship
) -> None:
    step = first(journal)
    with pytest.raises(BadInput, match="a reason; it cannot be empty"):
        journal.steps.let_go(step, "  ")
    journal.steps.put_off(step, date(2026, 11, 27))
    journal.steps.let_go(step, "she found it herself")

    (decision,) = journal._store.all(StepDecision)
    assert (decision.rest, decision.until, decision.reason) == (
        "let go",
        None,
        "she found it herself",
    )
    journal.undo()
    assert journal._store.all(StepDecision)[0].until == date(2026, 11, 27)


@pytest.mark.parametrize("until", [date(2026, 11, 22), date(2026, 11, 1)])
def test_a_day_that_is_not_ahead_is_refused_and_changes_nothing(
    journal: Journal, ana: Relationship, until: date
) -> None:
    with pytest.raises(BadInput, match="That day is not ahead; give one after today"):
        journal.steps.put_off(first(journal), until)
    assert shown(journal)[0] == "Send the deck"


def test_what_is_mine_alone_waits_for_a_day_and_for_no_talk(journal: Journal) -> None:
    journal.follow_ups.add(None, "Renew the visa", due=date(2026, 11, 20))
    with pytest.raises(BadInput, match="yours alone"):
        journal.steps.put_off(first(journal), None)
    journal.steps.put_off(first(journal), date(2026, 11, 24))
    assert shown(journal) == []


def test_decisions_go_to_the_trash_with_their_relationship(
    journal: Journal, ana: Relationship
) -> None:
    decision = journal.steps.put_off(first(journal), date(2026, 11, 27))
    journal.trash.throw(ana, "Ana Lima")
    assert journal._store.all(StepDecision) == []
    journal.undo()
    assert [one.uid for one in journal._store.all(StepDecision)] == [decision.uid]


def test_facts_are_gathered_once_for_each_revision_and_day(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    facts = journal.overview.facts()
    assert journal.overview.facts() is facts
    journal.relationships.edit(ana.uid, aim="pricing")
    assert journal.overview.facts() is not facts
    facts = journal.overview.facts()
    clock.move(days=1)
    assert journal.overview.facts() is not facts

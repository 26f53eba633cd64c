"""What nobody could answer comes back on a day, and is told once it was learned."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.follow_up_words import when
from mentorjournal.mentoring.next_steps import next_steps

QUESTION = "? Who owns the price list"
TODAY = date(2026, 11, 22)
KINDS = ("find out", "tell")


def the_question(journal: Journal, ana: Relationship) -> FollowUpItem:
    (item,) = journal.follow_ups.of(ana)
    return item


def steps(journal: Journal, today: date = TODAY) -> list[tuple[str, str]]:
    found = next_steps(journal.overview.facts(), today)
    return [(step.text, step.detail) for step in found if step.kind in KINDS]


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


@pytest.fixture(params=["note", "record"])
def asked(journal: Journal, ana: Relationship, request: pytest.FixtureRequest) -> FollowUpItem:
    """A question, as a line of notes and as a record."""
    if request.param == "note":
        journal.sessions.log(ana, on=date(2026, 11, 9), notes=QUESTION)
    else:
        journal.follow_ups.add(ana, QUESTION[2:], kind="question")
    return the_question(journal, ana)


def test_what_is_to_be_found_out_is_a_step_on_its_day_until_it_is_told(
    journal: Journal, ana: Relationship, asked: FollowUpItem
) -> None:
    journal.follow_ups.find_out(asked, TODAY)
    assert steps(journal, TODAY - timedelta(days=1)) == []
    assert steps(journal) == [("Ana Lima: find out: Who owns the price list", "back today")]
    assert steps(journal, TODAY + timedelta(days=2)) == [
        ("Ana Lima: find out: Who owns the price list", "back Sun 22 Nov")
    ]
    journal.follow_ups.answer(the_question(journal, ana), "The platform team")
    assert steps(journal) == [
        ("Ana Lima: tell what you learned: Who owns the price list", "answered, not told")
    ]
    assert when(the_question(journal, ana), TODAY) == "answered, not told"
    journal.follow_ups.tell(the_question(journal, ana))
    assert steps(journal) == []
    assert the_question(journal, ana).told == TODAY
    journal.undo()
    assert len(steps(journal)) == 1
    journal.follow_ups.tell(the_question(journal, ana))
    journal.follow_ups.amend(the_question(journal, ana), state="open")
    now = the_question(journal, ana)
    assert (now.answer, now.told, now.back) == ("", None, TODAY)


def test_handing_on_asks_today_and_comes_back_in_a_week_without_saying_whom_under_next(
    journal: Journal, ana: Relationship, asked: FollowUpItem
) -> None:
    journal.follow_ups.hand_on(asked, "Tomasz")
    item, week = the_question(journal, ana), TODAY + timedelta(days=7)
    assert (item.handed_to, item.handed_on, item.back) == ("Tomasz", TODAY, week)
    assert (when(item, TODAY), when(item, TODAY, hidden=True)) == ("asked Tomasz", "handed on")
    assert when(item, week + timedelta(days=3)) == "asked Tomasz, 3 days late"
    assert when(item, week + timedelta(days=3), hidden=True) == "handed on, 3 days late"
    assert steps(journal, week) == [
        ("Ana Lima: handed on, any answer: Who owns the price list", "back today")
    ]
    journal.follow_ups.find_out(item, TODAY + timedelta(days=1))
    item = the_question(journal, ana)
    assert (item.handed_to, item.handed_on, item.to_find_out) == ("", None, True)
    assert when(item, TODAY) == "back Mon 23 Nov"
    journal.follow_ups.amend(item, to_find_out=False)
    assert the_question(journal, ana).back is None


def test_an_answer_that_was_always_known_is_told_to_nobody(
    journal: Journal, ana: Relationship, asked: FollowUpItem
) -> None:
    journal.follow_ups.answer(asked, "The platform team")
    assert steps(journal) == []
    with pytest.raises(BadInput, match="Nothing was learned"):
        journal.follow_ups.tell(the_question(journal, ana))


def test_a_question_of_an_older_program_that_was_to_find_out_is_no_step_once_answered(
    journal: Journal, ana: Relationship
) -> None:
    made = journal.follow_ups.add(ana, "Who owns it", kind="question")
    journal.follow_ups.edit(made.uid, to_find_out=True)
    journal.follow_ups.edit(made.uid, answer="Maya", state="done")
    assert steps(journal) == []

"""Which ask a stage is told of: another question is another ask, and an answer stays."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import Form
from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.ask_form import answer_form
from tests.journal.conftest import Clock

TODAY = date(2026, 11, 22)


def nov(day: int) -> date:
    return date(2026, 11, day)


@pytest.fixture
def sam(journal: Journal) -> Relationship:
    return journal.relationships.begin("Sam Reed", "protege", stage="prospect", aim="Who pays?")


def sent(journal: Journal, sam: Relationship, on: date) -> Ask:
    journal.asks.keep(sam, who_i_am="PM, six years", question="Mine?", why_you="The talk")
    journal.lifecycle.ask(sam.uid, on, "mail")
    return journal.asks.of(sam.uid)[-1]


def test_a_new_draft_takes_over_who_i_am_and_not_the_question(
    journal: Journal, sam: Relationship
) -> None:
    sent(journal, sam, nov(2))
    journal.lifecycle.decline(sam.uid, nov(5), "")
    begun = journal.asks.drafted(sam)
    assert (begun["who_i_am"], begun["question"], begun["why_you"]) == ("PM, six years", "", "")


def test_the_second_word_stays_with_a_question_that_was_put_before_it(
    journal: Journal, sam: Relationship, clock: Clock
) -> None:
    ask = sent(journal, sam, nov(2))
    journal.asks.send_again(ask.uid, "A short word")
    journal.lifecycle.ask(sam.uid, TODAY, "mail")
    (kept,) = journal.asks.of(sam.uid)
    assert (kept.sent, kept.again, kept.again_text) == (TODAY, TODAY, "A short word")
    clock.move(days=3)
    journal.lifecycle.ask(sam.uid, nov(23), "mail")
    (kept,) = journal.asks.of(sam.uid)
    assert (kept.sent, kept.again, kept.again_text) == (nov(23), None, "")


def test_a_no_to_another_question_leaves_the_yes_of_the_first(
    journal: Journal, sam: Relationship, clock: Clock
) -> None:
    sent(journal, sam, nov(2))
    journal.lifecycle.start(sam.uid, nov(5))
    journal.lifecycle.complete(sam.uid, TODAY)
    clock.move(days=9)
    journal.lifecycle.ask(sam.uid, nov(29), "in person")
    # What waits is that question, and not the ask of then: a new draft may be begun.
    journal.asks.keep(sam, question="Once more?")
    journal.undo()
    journal.lifecycle.decline(sam.uid, nov(30), "no time")
    assert [(each.answer, each.answered) for each in journal.asks.of(sam.uid)] == [("yes", nov(5))]


def test_what_is_changed_in_a_mentoring_that_runs_answers_nothing(
    journal: Journal, sam: Relationship
) -> None:
    ask = sent(journal, sam, nov(2))
    active = replace(journal.relationships.get(sam.uid), stage="active", start=nov(4))
    journal._context.keep_quietly(active)
    journal.relationships.edit(sam.uid, notes="Met at the fair.")
    assert journal.asks.named(ask.uid).waits


def test_a_yes_is_of_today_where_it_began_before_the_question_or_was_to_begin_anyway(
    journal: Journal, sam: Relationship
) -> None:
    ask = sent(journal, sam, nov(9))
    journal.relationships.edit(sam.uid, stage="active", start=nov(2))
    assert journal.asks.named(ask.uid).answered == TODAY
    journal.undo()
    journal.relationships.edit(sam.uid, start=nov(12))
    journal.lifecycle.start(sam.uid, None)
    assert journal.asks.named(ask.uid).answered == TODAY


@pytest.mark.parametrize(
    ("was", "lasting", "form"),
    [
        ("one-off", "lasting", "recurring"),
        ("recurring", "once", "one-off"),
        ("one-off", "", "one-off"),
        ("recurring", "", "recurring"),
    ],
)
def test_a_yes_begins_what_was_asked_for_unless_something_else_is_chosen(
    journal: Journal, sam: Relationship, was: Form, lasting: str, form: Form
) -> None:
    journal.relationships.edit(sam.uid, form=was)
    journal.asks.keep(sam, question="Who sets prices?", lasting=lasting)
    # A draft asks for nothing yet.
    assert journal.asks.form_of_yes(journal.relationships.get(sam.uid)) == was
    journal.lifecycle.ask(sam.uid, nov(2), "mail")
    answer = answer_form(journal, journal.relationships.get(sam.uid))
    values = {each.id: each.at_first for each in answer.fields}
    assert (values["answer"], values["form"]) == ("yes", form)
    begun = answer.submit(values)
    assert (begun.stage, begun.form, begun.aim) == ("active", form, "Who pays?")
    journal.undo()
    assert journal.relationships.get(sam.uid).form == was
    begun = answer.submit(values | {"form": "recurring"})
    assert begun.form == "recurring"
    # What was answered says nothing of what comes next.
    assert journal.asks.form_of_yes(begun) == "recurring"

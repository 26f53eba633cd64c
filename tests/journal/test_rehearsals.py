"""Rehearsals with cards: where they are kept, answered, marked, ended, taken back and deleted."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.models import Relationship, ReportingLine, Session
from mentorjournal.data.records.negotiations import Negotiation, Outcome
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.errors import BadInput, NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.roadmap_state import roadmap_of
from tests.journal.conftest import Clock

TODAY = date(2026, 11, 22)


@pytest.fixture
def talk(journal: Journal) -> Negotiation:
    return journal.negotiations.add("me", "Talk with Maya")


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Whom I mentor, since January: in November it is the eleventh month."""
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 1, 5))


def kept(journal: Journal, talk: Negotiation) -> Rehearsal:
    (rehearsal,) = journal.negotiations.get(talk.uid).rehearsals
    return rehearsal


def test_one_with_a_sheet_is_answered_marked_and_undone_card_by_card(
    journal: Journal, talk: Negotiation
) -> None:
    rehearsals = journal.negotiations.rehearsals
    begun = rehearsals.begin(talk, scene="Her office", who=" Ben as Maya ", most=3)
    uid, cards = begun.rehearsal.uid, begun.cards

    assert (begun.rehearsal.on, begun.rehearsal.who) == (TODAY, "Ben as Maya")
    assert [card.card for card in cards] == ["why-you-why-now", "how-much", "nothing-left"]
    assert kept(journal, talk) == begun.rehearsal

    rehearsals.answer(uid, cards[1].uid, "One figure [/x]", 41)
    rehearsals.answer(uid, cards[1].uid, "One figure [/x]", 600)
    assert kept(journal, talk).cards[1].answer == "One figure [/x]"
    assert kept(journal, talk).cards[1].seconds == 41
    rehearsals.mark(uid, cards[0].uid, "well", "Ten points", 30)
    assert [card.card for card in kept(journal, talk).cards] == [
        "why-you-why-now",
        "prove-it",
        "how-much",
        "nothing-left",
    ]
    rehearsals.mark(uid, cards[2].uid, "again", "Oh.", 5)
    assert [card.card for card in kept(journal, talk).cards][-2:] == ["only-money", "nothing-left"]

    assert journal.undo() == "put a card to the end"
    assert journal.undo() == "said that a card went well"
    assert journal.undo() == "answered a card"
    assert kept(journal, talk) == begun.rehearsal
    assert journal.undo() == "began a rehearsal"
    assert journal.negotiations.get(talk.uid).rehearsals == ()


def test_what_went_badly_is_asked_first_the_next_time(journal: Journal, talk: Negotiation) -> None:
    rehearsals = journal.negotiations.rehearsals
    first = rehearsals.begin(talk, scene="", who="", most=2)
    rehearsals.mark(first.rehearsal.uid, first.cards[1].uid, "again", "", 9)

    second = rehearsals.begin(talk, scene="", who="", most=2)

    assert [card.card for card in second.cards] == ["how-much", "why-you-why-now"]


def test_one_in_which_nothing_was_said_is_gone_without_a_trace(
    journal: Journal, talk: Negotiation, clock: Clock
) -> None:
    rehearsals = journal.negotiations.rehearsals
    begun = rehearsals.begin(talk, scene="", who="", most=2)
    clock.move(minutes=50)
    assert rehearsals.end(begun.rehearsal.uid) is False
    assert journal.negotiations.get(talk.uid).rehearsals == ()
    assert journal.trash.all() == []
    assert journal.undo() == "began a pay talk"

    talk = journal.negotiations.add("me", "Another")
    begun = rehearsals.begin(talk, scene="", who="", most=2)
    journal.negotiations.edit(talk.uid, counterpart="Maya")
    assert rehearsals.end(begun.rehearsal.uid) is False
    assert journal.negotiations.get(talk.uid).counterpart == "Maya"
    assert journal.negotiations.get(talk.uid).rehearsals == ()

    begun = rehearsals.begin(talk, scene="", who="", most=2)
    rehearsals.answer(begun.rehearsal.uid, begun.cards[0].uid, "x", 1)
    assert rehearsals.end(begun.rehearsal.uid) is True
    assert kept(journal, talk).cards[0].answer == "x"


def test_a_deleted_one_lies_in_the_trash_and_comes_back(
    journal: Journal, talk: Negotiation
) -> None:
    rehearsals = journal.negotiations.rehearsals
    begun = rehearsals.begin(talk, scene="", who="", most=2)

    rehearsals.remove(begun.rehearsal.uid)
    assert journal.undo() == "deleted the rehearsal"
    assert kept(journal, talk) == begun.rehearsal

    rehearsals.remove(begun.rehearsal.uid)
    with pytest.raises(NotFound):
        rehearsals.find(begun.rehearsal.uid)
    (thrown,) = journal.trash.all()
    journal.trash.restore(thrown)

    assert rehearsals.find(begun.rehearsal.uid).rehearsal == begun.rehearsal


def test_a_decided_talk_stays_as_it_is(journal: Journal, talk: Negotiation) -> None:
    rehearsals = journal.negotiations.rehearsals
    begun = rehearsals.begin(talk, scene="", who="", most=2)
    uid, card = begun.rehearsal.uid, begun.cards[0].uid
    talk = journal.negotiations.decide(talk.uid, Outcome(on=TODAY, decision="accept"))

    for verb in (
        lambda: rehearsals.begin(talk, scene="", who="", most=2),
        lambda: rehearsals.answer(uid, card, "x", 1),
        lambda: rehearsals.mark(uid, card, "well", "", 1),
        lambda: rehearsals.remove(uid),
        lambda: rehearsals.put(talk, begun.rehearsal),
    ):
        with pytest.raises(BadInput, match="decided"):
            verb()
    # One in which nothing was said is not taken away when it is left, either.
    assert rehearsals.end(uid) is True
    assert kept(journal, talk) == begun.rehearsal


def test_in_a_session_it_is_kept_with_the_open_sheet_and_without_one_with_the_session(
    journal: Journal, ana: Relationship
) -> None:
    rehearsals = journal.negotiations.rehearsals
    session = journal.sessions.start(ana)
    holder = rehearsals.held_in(session)
    assert isinstance(holder, Session)
    begun = rehearsals.begin(holder, scene="", who="I play the chief", most=2)
    journal.sessions.keep_notes(session.uid, "! Her number is ready", over="")
    rehearsals.mark(begun.rehearsal.uid, begun.cards[0].uid, "well", "Said it", 12)

    kept_there = journal.sessions.get(session.uid)
    assert kept_there.notes == "! Her number is ready"
    assert [one.who for one in kept_there.rehearsals] == ["I play the chief"]
    assert [held.rehearsal.uid for held in rehearsals.of(ana.owner)] == [begun.rehearsal.uid]
    assert rehearsals.of("me") == []

    talk = journal.negotiations.add(ana.owner, "Her talk")
    sheet = rehearsals.held_in(kept_there)
    assert sheet == talk
    another = rehearsals.begin(sheet, scene="", who="", most=1)
    assert kept(journal, talk) == another.rehearsal
    # What was kept with the session stands with the sheet that is open, and with no other.
    open_one = journal.negotiations.get(talk.uid)
    assert len(rehearsals.of(ana.owner, open_one)) == 2
    journal.negotiations.decide(talk.uid, Outcome(on=TODAY, decision="accept"))
    assert isinstance(rehearsals.held_in(kept_there), Session)
    newer = journal.negotiations.add(ana.owner, "Next year's")
    assert len(rehearsals.of(ana.owner, journal.negotiations.get(talk.uid))) == 1
    assert [held.rehearsal.uid for held in rehearsals.of(ana.owner, newer)] == [begun.rehearsal.uid]


def test_pay_stays_out_of_the_reporting_line(journal: Journal) -> None:
    rehearsals = journal.negotiations.rehearsals
    began = date(2026, 1, 5)
    above = journal.relationships.begin("Maya", "protege", start=began, reporting_line="my-manager")
    below = journal.relationships.begin("Jo", "mentor", start=began, reporting_line="my-report")
    for bond in (above, below):
        session = journal.sessions.log(bond, on=TODAY)
        with pytest.raises(Refused):
            rehearsals.held_in(session)
    with pytest.raises(Refused):
        rehearsals.begin(session, scene="", who="", most=2)


@pytest.mark.parametrize("kept_with", ["sheet", "session"])
def test_it_meets_month_ten_of_the_roadmap_wherever_it_is_kept(
    journal: Journal, ana: Relationship, kept_with: str
) -> None:
    def met() -> bool | None:
        year = roadmap_of(journal.overview.year(journal.relationships.get(ana.uid)), TODAY)
        assert year is not None
        asked = [each for month in year.months for each in month.deliverables]
        return next(each.met for each in asked if each.asked.kind == "rehearsal")

    assert met() is False
    if kept_with == "sheet":
        journal.negotiations.add(ana.owner, "Her talk")
    session = journal.sessions.log(ana, on=TODAY)
    rehearsals = journal.negotiations.rehearsals
    begun = rehearsals.begin(rehearsals.held_in(session), scene="", who="", most=2)
    assert met() is False
    rehearsals.answer(begun.rehearsal.uid, begun.cards[0].uid, "One number", 20)
    assert met() is True


def test_one_of_a_meeting_is_kept_with_the_session_and_tells_nothing_of_pay(
    journal: Journal, ana: Relationship
) -> None:
    rehearsals = journal.negotiations.rehearsals
    talk = journal.negotiations.add(ana.owner, "Her talk")
    session = journal.sessions.log(ana, on=TODAY)
    begun = rehearsals.begin_meeting(session, scene="The board", who="I play the board", most=3)
    uid, cards = begun.rehearsal.uid, begun.cards
    assert [card.card for card in cards] == ["in-a-sentence", "more-work", "which-number"]
    rehearsals.answer(uid, cards[2].uid, "Churn [/x]", 40)
    rehearsals.mark(uid, cards[0].uid, "again", "Oh.", 5)
    (kept_there,) = journal.sessions.get(session.uid).role_plays
    assert [card.card for card in kept_there.cards] == [
        *("in-a-sentence", "so-what", "more-work", "which-number", "in-a-sentence")
    ]
    # It is no rehearsal of the pay talk, there, in a list or for month 10.
    assert journal.sessions.get(session.uid).rehearsals == ()
    assert journal.negotiations.get(talk.uid).rehearsals == ()
    assert rehearsals.of(ana.owner) == []
    year = roadmap_of(journal.overview.year(journal.relationships.get(ana.uid)), TODAY)
    assert year is not None
    asked = [each for month in year.months for each in month.deliverables]
    assert [each.met for each in asked if each.asked.kind == "rehearsal"] == [False]
    # What went badly comes first the next time, and none of it in a talk about pay.
    again = rehearsals.begin_meeting(session, scene="", who="", most=1)
    assert [card.card for card in again.cards] == ["in-a-sentence"]
    journal.sessions.edit(session.uid, summary="Well played")
    assert rehearsals.end(again.rehearsal.uid) is False
    assert journal.sessions.get(session.uid).role_plays == (kept_there,)
    pay = rehearsals.begin(talk, scene="", who="", most=60)
    assert {card.kind for card in pay.cards}.isdisjoint({"executives", "stakeholders"})

    assert [
        (each.word, each.text, each.tail, each.place, each.kept_private)
        for each in journal.timeline.of(ana)
        if each.uid == uid
    ] == [("played", "I play the board", "0 of 2 went well", "cards", True)]
    rehearsals.remove(uid)
    assert journal.sessions.get(session.uid).role_plays == ()
    (thrown,) = journal.trash.all()
    journal.trash.restore(thrown)
    assert rehearsals.find(uid).rehearsal == kept_there


@pytest.mark.parametrize("line", ["my-manager", "my-report", "managers-manager"])
def test_a_meeting_is_rehearsed_in_the_reporting_line_too_and_undone(
    journal: Journal, line: ReportingLine
) -> None:
    rehearsals = journal.negotiations.rehearsals
    role: MyRole = "mentor" if line == "my-report" else "protege"
    bond = journal.relationships.begin("Maya", role, start=date(2026, 1, 5), reporting_line=line)
    session = journal.sessions.log(bond, on=TODAY)
    begun = rehearsals.begin_meeting(session, scene="", who="", most=2)
    held = rehearsals.answer(begun.rehearsal.uid, begun.cards[0].uid, "One line", 9)
    assert held.field == "role_plays"
    assert rehearsals.find(begun.rehearsal.uid).cards[0].answer == "One line"
    assert journal.undo() == "answered a card"
    assert journal.undo() == "began a rehearsal"
    assert journal.sessions.get(session.uid).role_plays == ()


def test_what_went_badly_before_a_meeting_comes_first_with_the_same_person_alone(
    journal: Journal, ana: Relationship
) -> None:
    rehearsals = journal.negotiations.rehearsals
    session = journal.sessions.log(ana, on=TODAY)
    first = rehearsals.begin_meeting(session, scene="", who="", most=2)
    rehearsals.mark(first.rehearsal.uid, first.cards[1].uid, "again", "", 9)
    (card,) = rehearsals.begin_meeting(session, scene="", who="", most=1).cards
    assert (card.card, first.cards[1].card) == ("more-work", "more-work")
    ben = journal.sessions.log(journal.relationships.begin("Ben", "mentor"), on=TODAY)
    (card,) = rehearsals.begin_meeting(ben, scene="", who="", most=1).cards
    assert card.card == "in-a-sentence"

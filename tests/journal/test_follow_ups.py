"""Follow-ups: one truth, in the line or in the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import BadInput, Conflict
from mentorjournal.journal import Journal
from mentorjournal.mentoring.advice import Given
from mentorjournal.mentoring.next_steps import next_steps
from tests.journal.conftest import Clock

NOTES = "before\n- [ ] Send the deck @me due:2026-11-20 #pitch\n- [ ] Ask Maya @ana\nafter"


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def test_lines_and_records_stand_in_one_list_mine_first(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)
    journal.follow_ups.add(ana, "Book a room", due=date(2026, 11, 30))
    found = [(item.text, item.assignee, item.due) for item in journal.follow_ups.open_actions(ana)]
    assert found == [
        ("Send the deck", "me", date(2026, 11, 20)),
        ("Book a room", "me", date(2026, 11, 30)),
        ("Ask Maya", "them", None),
    ]


def test_ticking_an_action_edits_its_line_and_nothing_else(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)
    first = journal.follow_ups.open_actions(ana)[0]
    journal.follow_ups.tick(first, True)
    notes = journal.sessions.get(session.uid).notes
    assert notes == NOTES.replace("- [ ] Send", "- [x] Send")
    assert [item.text for item in journal.follow_ups.open_actions(ana)] == ["Ask Maya"]


def test_a_note_that_changed_meanwhile_is_left_alone(journal: Journal, ana: Relationship) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)
    item = journal.follow_ups.open_actions(ana)[0]
    changed = "a new first line\n" + NOTES
    journal.sessions.keep_notes(session.uid, changed)
    with pytest.raises(Conflict):
        journal.follow_ups.tick(item, True)
    assert journal.sessions.get(session.uid).notes == changed


def test_ticking_a_record_closes_it_on_that_day(journal: Journal, ana: Relationship) -> None:
    record = journal.follow_ups.add(ana, "Book a room")
    journal.follow_ups.tick(journal.follow_ups.of(ana)[0], True)
    closed = journal.follow_ups.get(record.uid)
    assert (closed.state, closed.closed) == ("done", date(2026, 11, 22))
    journal.follow_ups.tick(journal.follow_ups.of(ana)[0], False)
    assert journal.follow_ups.get(record.uid).state == "open"


def test_an_empty_follow_up_is_refused(journal: Journal, ana: Relationship) -> None:
    with pytest.raises(BadInput):
        journal.follow_ups.add(ana, "  ")
    assert journal.follow_ups.all() == []


def test_a_new_handle_of_the_person_changes_whose_an_action_is(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), notes="- [ ] Call @boss")
    assert journal.follow_ups.of(ana)[0].assignee == "me"
    journal.people.edit(ana.person, handle="boss")
    assert journal.follow_ups.of(ana)[0].assignee == "them"


ADVICE = "> Lead with the number, then the story"
QUESTION = "? Who really owns pricing"
TODAY = date(2026, 11, 22)


def one(journal: Journal, bond: Relationship, kind: str) -> FollowUpItem:
    """The only follow-up of a kind."""
    (found,) = [item for item in journal.follow_ups.of(bond) if item.kind == kind]
    return found


def test_what_came_of_advice_in_a_note_stays_with_it_through_rewording_and_moving(
    journal: Journal, ana: Relationship, path: Path, clock: Clock
) -> None:
    notes = f"before\n{ADVICE}\nafter"
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=notes)
    journal.follow_ups.amend(
        one(journal, ana, "advice"), tried="in the board talk", result="they listened"
    )
    assert journal.sessions.get(session.uid).notes == notes
    journal.sessions.keep_notes(session.uid, f"a line\nbefore\n{ADVICE} and why\nafter")
    journal.sessions.edit(session.uid, notes=f"a line\nbefore\nafter\n{ADVICE} and why")
    item = one(journal, ana, "advice")
    assert (item.tried, item.result, item.open) == ("in the board talk", "they listened", True)
    journal.follow_ups.amend(item, reported=TODAY)
    journal.close()
    again = Journal.open(path, clock=clock)
    item = one(again, again.relationships.find("Ana"), "advice")
    assert (item.state, item.reported, item.closed) == ("done", TODAY, TODAY)
    assert item.result == "they listened"
    again.close()


def test_an_answered_question_is_closed_and_can_be_taken_up_again(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=QUESTION)
    journal.follow_ups.hand_on(one(journal, ana, "question"), "Ben")
    item = one(journal, ana, "question")
    assert (item.handed_to, item.open) == ("Ben", True)
    journal.follow_ups.amend(item, to_find_out=True)
    journal.follow_ups.answer(one(journal, ana, "question"), "Maya")
    item = one(journal, ana, "question")
    assert (item.answer, item.state, item.to_find_out) == ("Maya", "done", True)
    journal.follow_ups.amend(item, state="open")
    item = one(journal, ana, "question")
    assert (item.answer, item.state, item.closed) == ("", "open", None)


@pytest.mark.parametrize("notes", [ADVICE, QUESTION, "- [ ] Send the deck"])
def test_dropping_is_kept_beside_the_line_and_undone_at_once(
    journal: Journal, ana: Relationship, notes: str
) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=notes)
    (item,) = journal.follow_ups.of(ana)
    journal.follow_ups.drop(item, reason="  Too late ")
    (dropped,) = journal.follow_ups.of(ana)
    assert (dropped.state, dropped.closed, dropped.reason) == ("dropped", TODAY, "Too late")
    assert journal.sessions.get(session.uid).notes == notes
    assert journal.undo().startswith("let go of “")
    assert journal.follow_ups.of(ana) == [item]
    journal.follow_ups.drop(item, reason="Too late")
    journal.follow_ups.amend(journal.follow_ups.of(ana)[0], state="open")
    assert journal.follow_ups.of(ana) == [item]
    assert journal.sessions.get(session.uid).lines == ()


def test_a_dropped_action_that_is_ticked_in_the_notes_is_done(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes="- [ ] Send the deck")
    journal.follow_ups.drop(journal.follow_ups.of(ana)[0])
    journal.sessions.keep_notes(session.uid, "- [x] Send the deck")
    assert journal.follow_ups.of(ana)[0].state == "done"


def test_two_identical_lines_stay_two(journal: Journal, ana: Relationship) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=f"{ADVICE}\n\n{ADVICE}")
    journal.follow_ups.amend(journal.follow_ups.of(ana)[1], reported=TODAY)
    journal.sessions.keep_notes(session.uid, f"{ADVICE}\n\n{ADVICE}\nmore")
    assert [item.open for item in journal.follow_ups.of(ana)] == [True, False]


def test_an_action_of_a_note_is_redated_handed_over_and_reworded_in_its_line(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)

    def deck() -> FollowUpItem:
        return next(item for item in journal.follow_ups.of(ana) if "deck" in item.text)

    journal.follow_ups.amend(deck(), result="they liked it")
    journal.follow_ups.redate(deck(), date(2026, 12, 1))
    journal.follow_ups.hand_over(deck(), "them")
    words = "- [ ] Send the deck @ana due:2026-12-01 #pitch"
    assert journal.sessions.get(session.uid).notes == NOTES.replace(NOTES.splitlines()[1], words)
    journal.follow_ups.redate(deck(), None)
    journal.follow_ups.hand_over(deck(), "me")
    assert deck().expected_line == "- [ ] Send the deck @me #pitch"
    journal.follow_ups.amend(deck(), text="Put a deck together\nfor Priya")
    item = next(item for item in journal.follow_ups.of(ana) if "Priya" in item.text)
    assert item.expected_line == "- [ ] Put a deck together for Priya"
    assert item.result == "they liked it"


def test_an_owner_is_written_so_that_it_is_read_as_that_person(journal: Journal) -> None:
    for name in ("Zoë Åberg", "D'Arcy X", "李"):
        bond = journal.relationships.begin(name, "protege")
        journal.sessions.log(bond, on=date(2026, 11, 9), notes="- [ ] Send it")
        journal.follow_ups.hand_over(journal.follow_ups.of(bond)[0], "them")
        assert journal.follow_ups.of(bond)[0].assignee == "them"
        assert journal.follow_ups.of(bond)[0].text == "Send it"


def test_records_take_the_same_verbs(journal: Journal, ana: Relationship) -> None:
    for kind in ("action", "advice", "question"):
        journal.follow_ups.add(ana, f"some {kind}", kind=kind)
    journal.follow_ups.redate(one(journal, ana, "action"), date(2026, 12, 1))
    journal.follow_ups.hand_over(one(journal, ana, "action"), "them")
    journal.follow_ups.answer(one(journal, ana, "question"), "yes")
    journal.follow_ups.amend(one(journal, ana, "advice"), reported=date(2026, 11, 20))
    action = one(journal, ana, "action")
    assert (action.due, action.assignee, action.open) == (date(2026, 12, 1), "them", True)
    assert [one(journal, ana, kind).state for kind in ("question", "advice")] == ["done", "done"]
    journal.follow_ups.amend(one(journal, ana, "advice"), state="open")
    assert one(journal, ana, "advice").reported is None
    journal.undo()
    assert one(journal, ana, "advice").reported == date(2026, 11, 20)


def test_nothing_is_changed_where_the_note_changed_meanwhile(
    journal: Journal, ana: Relationship
) -> None:
    session = journal.sessions.log(ana, on=date(2026, 11, 9), notes=f"{ADVICE}\n{QUESTION}")
    advice, question = journal.follow_ups.of(ana)
    journal.sessions.keep_notes(session.uid, f"new\n{ADVICE}\n{QUESTION}")
    before = journal.sessions.get(session.uid)
    with pytest.raises(Conflict):
        journal.follow_ups.amend(advice, reported=TODAY)
    with pytest.raises(Conflict):
        journal.follow_ups.answer(question, "Maya")
    assert journal.sessions.get(session.uid) == before


def test_only_what_fits_its_kind_is_taken(journal: Journal, ana: Relationship) -> None:
    journal.follow_ups.add(ana, "Send the deck")
    (item,) = journal.follow_ups.of(ana)
    refusals: list[Callable[[], object]] = [
        lambda: journal.follow_ups.answer(item, "yes"),
        lambda: journal.follow_ups.hand_on(item, "Ben"),
        lambda: journal.follow_ups.amend(item, result="x" * 9_999),
        lambda: journal.follow_ups.amend(item, text=" "),
    ]
    for refused in refusals:
        with pytest.raises(BadInput):
            refused()
    assert journal.follow_ups.of(ana) == [item]


def test_a_history_moves_with_the_notes_of_a_planned_session_to_its_new_day(
    journal: Journal, ana: Relationship
) -> None:
    planned = journal.sessions.bookings.plan(ana, date(2026, 11, 24))
    journal.sessions.keep_notes(planned.uid, QUESTION)
    journal.follow_ups.hand_on(one(journal, ana, "question"), "Ben")
    journal.sessions.bookings.move(planned.uid, date(2026, 11, 26), "call")
    assert one(journal, ana, "question").handed_to == "Ben"


def test_what_was_closed_is_no_next_step_and_on_no_agenda(
    journal: Journal, ana: Relationship
) -> None:
    notes = f"- [ ] Send the deck due:2026-11-20\n{ADVICE}\n{QUESTION}"
    journal.sessions.log(ana, on=date(2026, 10, 9), notes=notes)
    texts = {"Send the deck", "Tried: Lead with the number, then the story", QUESTION[2:]}
    steps = {"promise", "advice"}
    assert texts <= {point.text for point in journal.overview.agenda_for(ana)}
    assert steps <= {step.kind for step in next_steps(journal.overview.facts(), TODAY)}
    journal.follow_ups.drop(one(journal, ana, "action"))
    journal.follow_ups.amend(one(journal, ana, "advice"), reported=TODAY)
    journal.follow_ups.answer(one(journal, ana, "question"), "Maya")
    assert not texts & {point.text for point in journal.overview.agenda_for(ana)}
    assert not steps & {step.kind for step in next_steps(journal.overview.facts(), TODAY)}


def test_what_was_taken_in_hand_comes_back_however_long_ago_it_was(
    journal: Journal, ana: Relationship
) -> None:
    notes = f"{ADVICE}\n{QUESTION}\n? Nobody cared"
    journal.sessions.log(ana, on=date(2026, 8, 9), notes=notes)
    advice, question, _ = journal.follow_ups.of(ana)
    journal.follow_ups.amend(advice, tried="twice")
    journal.follow_ups.amend(question, to_find_out=True)
    for day in (1, 2, 3):
        journal.sessions.log(ana, on=date(2026, 11, day))
    found = {point.text: point.source for point in journal.overview.agenda_for(ana)}
    assert "Nobody cared" not in found
    assert found["Who really owns pricing"] == "to find out, parked Sun 9 Aug"
    assert found["What came of: Lead with the number, then the story"] == "advice of Sun 9 Aug"


def test_advice_that_another_mentor_gave_before_is_recognised(
    journal: Journal, ana: Relationship
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    maya = journal.relationships.begin("Maya Cruz", "protege")
    journal.sessions.log(ben, on=date(2026, 10, 3), notes=ADVICE)
    journal.sessions.log(
        maya, on=date(2026, 9, 2), notes="> Léad with the number; then\n> the story!"
    )
    again = ADVICE[2:].upper()
    assert journal.follow_ups.given_before(again, ana) == Given("Maya Cruz", date(2026, 9, 2))
    assert journal.follow_ups.given_before(again, maya) == Given("Ben O'Neil", date(2026, 10, 3))
    assert journal.follow_ups.given_before("Lead with", ana) is None
    journal.sessions.log(
        ben, on=date(2026, 10, 9), notes="> Read the contract twice before you sign it"
    )
    reworded = journal.follow_ups.given_before("Before signing, read the contract twice", ana)
    assert reworded == Given("Ben O'Neil", date(2026, 10, 9), reworded=True)
    assert journal.follow_ups.given_before(" … ", ana) is None


def test_advice_is_recognised_at_once_after_it_was_typed_elsewhere(
    journal: Journal, ana: Relationship
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    session = journal.sessions.log(ben, on=date(2026, 10, 3))
    own = journal.sessions.log(ana, on=date(2026, 10, 4))
    assert journal.follow_ups.given_before(ADVICE[2:], ana) is None
    journal.sessions.keep_notes(own.uid, ADVICE)
    assert journal.follow_ups.given_before(ADVICE[2:], ana) is None
    journal.sessions.keep_notes(session.uid, ADVICE)
    assert journal.follow_ups.given_before(ADVICE[2:], ana) == Given("Ben O'Neil", session.on)


def test_the_agenda_says_that_a_question_was_handed_on_but_not_to_whom(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=QUESTION)
    journal.follow_ups.hand_on(one(journal, ana, "question"), "Ben O'Neil")
    (source,) = [p.source for p in journal.overview.agenda_for(ana) if p.text == QUESTION[2:]]
    assert source == "handed on, parked Mon 9 Nov"


def test_what_was_dropped_or_answered_is_shared_no_more(
    journal: Journal, ana: Relationship
) -> None:
    notes = "- [ ] Call Zoe\n- [ ] Ask Maya\n> Talk first\n? Which role\n? How long"
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=notes)
    for words in ("Call Zoe", "Talk first"):
        journal.follow_ups.drop(next(i for i in journal.follow_ups.of(ana) if i.text == words))
    question = next(i for i in journal.follow_ups.of(ana) if i.text == "Which role")
    journal.follow_ups.answer(question, "The platform")
    said = journal.exports.prepare(journal.exports.wish("summary", ana)).text
    assert "Ask Maya" in said
    assert "How long" in said
    assert not [words for words in ("Zoe", "Talk first", "Which role") if words in said]


def test_due_words_become_dates_however_notes_are_written(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), notes="- [ ] Send it due:2026-12-1\ndue:fri")
    (item,) = journal.follow_ups.of(ana)
    assert item.due == date(2026, 12, 1)
    session = journal.sessions.log(ana, on=journal.today(), notes="- [ ] Now due:tomorrow")
    assert f"due:{date.fromordinal(journal.today().toordinal() + 1)}" in session.notes

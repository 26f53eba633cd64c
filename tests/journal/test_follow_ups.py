"""Follow-ups: one truth, in the line or in the record."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.models import Relationship
from mentorjournal.errors import BadInput, Conflict
from mentorjournal.journal import Journal

NOTES = "before\n- [ ] Send the deck @me due:2026-11-20 #pitch\n- [ ] Ask Maya @ana\nafter"


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def test_lines_and_records_stand_in_one_list_mine_first(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 9), notes=NOTES)
    journal.follow_ups.add(ana, "Book a room", due=date(2026, 11, 30))
    found = [(item.text, item.owner, item.due) for item in journal.follow_ups.open_actions(ana)]
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
    assert journal.follow_ups.of(ana)[0].owner == "me"
    journal.people.edit(ana.person, handle="boss")
    assert journal.follow_ups.of(ana)[0].owner == "them"

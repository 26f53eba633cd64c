"""What the journal has of the notes, and what the editor is ahead of it; without a screen."""

from __future__ import annotations

import pytest

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.errors import NotKept
from mentorjournal.journal import Journal
from mentorjournal.screens.notes_keeper import NotesKeeper
from tests.shell.shell_help import no_file_grows

BEFORE = "> Ask for the range\n! Berlin"


@pytest.fixture
def keeper(journal: Journal, session: Session) -> NotesKeeper:
    """One whose editor shows the notes as they are."""
    journal.sessions.keep_notes(session.uid, BEFORE)
    keeper = NotesKeeper(journal)
    keeper.show(session.uid, BEFORE, BEFORE)
    return keeper


def notes(journal: Journal, session: Session) -> str:
    return journal.sessions.get(session.uid).notes


def test_what_is_typed_is_kept_and_the_editor_goes_on_as_it_is(
    journal: Journal, session: Session, keeper: NotesKeeper
) -> None:
    typed = f"{BEFORE}\n- [ ] @me cv"
    assert keeper.is_ahead(typed)
    assert keeper.hand_over(typed) is None
    assert notes(journal, session) == typed
    assert not keeper.is_ahead(typed)
    assert not keeper.unsaved(typed)


def test_before_notes_are_shown_nothing_is_ahead_and_nothing_unsaved(journal: Journal) -> None:
    keeper = NotesKeeper(journal)
    assert not keeper.is_ahead("typed before the screen was there")
    assert keeper.unsaved("typed before the screen was there") == ()


def test_line_ends_of_the_journal_are_no_change_as_long_as_nothing_is_typed(
    journal: Journal, session: Session
) -> None:
    keeper = NotesKeeper(journal)
    keeper.show(session.uid, "one\r\ntwo", "one\ntwo")
    assert not keeper.is_ahead("one\ntwo")
    assert not keeper.is_behind("one\r\ntwo", "one\ntwo")


def test_notes_changed_elsewhere_are_shown_where_nothing_was_typed_over_them(
    keeper: NotesKeeper,
) -> None:
    theirs = f"{BEFORE}\n= changed elsewhere"
    assert keeper.is_behind(theirs, BEFORE)
    assert not keeper.is_behind(theirs, f"{BEFORE} and typed on")
    assert not keeper.is_behind(BEFORE, BEFORE)


def test_what_came_in_meanwhile_is_brought_together_and_given_back_to_be_shown(
    journal: Journal, session: Session, keeper: NotesKeeper
) -> None:
    journal.sessions.keep_notes(session.uid, f"= first\n{BEFORE}")
    together = keeper.hand_over(f"{BEFORE}\n? last")
    assert together == f"= first\n{BEFORE}\n? last" == notes(journal, session)
    keeper.show(session.uid, together, together)
    assert not keeper.is_ahead(together)


def test_a_line_that_was_kept_and_is_wiped_out_does_not_come_back(
    journal: Journal, session: Session, keeper: NotesKeeper
) -> None:
    keeper.hand_over(f"{BEFORE}\n? last")
    # Were it taken for typed over the notes before the line, that would be somebody else's.
    assert keeper.hand_over(BEFORE) is None
    assert notes(journal, session) == BEFORE


def test_signs_that_are_not_kept_stay_in_the_editor_and_are_handed_over_once(
    journal: Journal, session: Session, keeper: NotesKeeper
) -> None:
    typed = f"{BEFORE}\x1b[31m"
    assert keeper.hand_over(typed) is None
    assert "\x1b" not in notes(journal, session)
    assert not keeper.is_ahead(typed)


def test_what_the_disk_refuses_is_still_ahead_and_goes_into_a_copy_elsewhere(
    journal: Journal, session: Session, keeper: NotesKeeper
) -> None:
    typed = f"{BEFORE}\nnot kept"
    with no_file_grows(), pytest.raises(NotKept):
        keeper.hand_over(typed)
    assert keeper.is_ahead(typed)
    (copy,) = keeper.unsaved(typed)
    assert isinstance(copy, Session)
    assert (copy.uid, copy.notes) == (session.uid, typed)
    assert keeper.hand_over(typed) is None
    assert notes(journal, session) == typed


def test_another_session_is_kept_for_itself(
    journal: Journal, ana: Relationship, session: Session, keeper: NotesKeeper
) -> None:
    journal.sessions.end_now(session.uid)
    other = journal.sessions.start(ana)
    keeper.show(other.uid, "", "")
    keeper.hand_over("of the other one")
    assert notes(journal, session) == BEFORE
    assert journal.sessions.get(other.uid).notes == "of the other one"

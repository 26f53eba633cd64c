"""What one key does with an introduction, wherever it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.mentoring.introductions import next_words, state_words, wants_outcome
from mentorjournal.text import named

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def go_on_with_door(screen: JournalScreen, uid: str) -> None:
    """Say that what comes next for an introduction was done, and what comes after that.

    Once it was thanked for, what came of it is asked.

    Raises:
        NotFound: Nothing is left to do for it.
    """
    screen.need_to_write()
    known = screen.journal.introductions.get(uid)
    if wants_outcome(known):
        from mentorjournal.screens.dialogs.introduction_form import introduction_form

        relationship = screen.journal.relationships.get(known.relationship)
        form = introduction_form(screen.journal, relationship, known)
        form.begin_at("outcome")
        screen.app.push_screen(form, lambda _kept: screen.tick())
        return
    door = screen.journal.introductions.go_on(uid)
    done, after = state_words(door, screen.journal.today()), next_words(door)
    screen.say_changed(f"{named(door.to)}: {done}{f'; next: {after}' if after else ''}")
    screen.tick()

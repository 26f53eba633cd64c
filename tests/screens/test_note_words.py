"""Notes in words, for lists."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.notes.note_words import in_words, opening

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("- [ ] Send the deck @ana due:2026-12-04 #pitch", "□ Send the deck, by Fri 4 Dec"),
        ("- [x] Done", "■ Done"),
        ("! It landed", "It landed"),
        ("> Lead with\n> the number", "Lead with"),
        ("\n\n? Who owns pricing", "Who owns pricing"),
        ("% would I hire her?\n= Half-time", "Half-time"),
        ("% would I hire her?", "private: would I hire her?"),
        ("- [ ] \njust talk [/x]", "just talk [/x]"),
        ("", ""),
    ],
)
def test_notes_open_with_words(notes: str, words: str) -> None:
    assert opening(notes, TODAY) == words


def test_all_notes_are_said_line_by_line() -> None:
    notes = "First\n\n- [ ] Send it\n  with page two\n% mine\n> a\n> b"
    assert in_words(notes, TODAY) == "First\n□ Send it\nwith page two\nprivate: mine\na\nb"

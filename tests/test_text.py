"""Text as it may enter the journal, and what differs between two."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.text import changed_words, clean, marked_words
from tests.tally import now_and_then

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


@now_and_then
def test_only_control_characters_and_halves_of_characters_are_replaced() -> None:
    for char in EVERY:
        other = clean(f"a{char}b") != f"a{char}b"
        never = unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n"
        assert other == never, hex(ord(char))


def test_nothing_of_what_is_replaced_comes_back() -> None:
    cleaned = clean("".join(EVERY))

    assert clean(cleaned) == cleaned
    assert not any(
        unicodedata.category(char) in ("Cc", "Cs") for char in cleaned if char not in "\t\n"
    )


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Runs three people", "Runs eight people", "Runs {-three-}{+eight+} people"),
        ("Head of a team", "Head of product", "Head of {-a team-}{+product+}"),
        ("one", "one two", "one {+two+}"),
        ("one two", "two", "{-one-} two"),
        ("", "new words", "{+new words+}"),
        ("gone words", "", "{-gone words-}"),
        ("the same", "the same", "the same"),
        ("a\nb", "a\nc", "a\n{-b-}{+c+}"),
        ("Zoë", "Zoe", "{-Zoë-}{+Zoe+}"),
    ],
)
def test_two_texts_as_one_mark_the_words_that_changed(before: str, after: str, marked: str) -> None:
    assert marked_words(before, after) == marked


@given(st.text(" ab\n", max_size=12), st.text(" ab\n", max_size=12))
def test_the_pieces_of_two_texts_are_the_texts(before: str, after: str) -> None:
    gone, made = changed_words(before, after)

    assert "".join(text for text, _changed in gone) == before
    assert "".join(text for text, _changed in made) == after
    unchanged = ["".join(t for t, changed in side if not changed).split() for side in (gone, made)]
    assert unchanged[0] == unchanged[1]

"""Text as it may enter the journal."""

from __future__ import annotations

import sys
import unicodedata

from mentorjournal.text import clean

EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


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

"""Letters that are typed where one chooses: they lead to the word that begins with them."""

from __future__ import annotations

from collections.abc import Sequence

from textual.events import Key

from mentorjournal.text import fold

TYPED_ON = 1.0
"""Seconds within which letters belong to one word."""
NOTHING_LIKE_THAT = "No choice begins like that; left and right choose."


class FirstLetters:
    """Finds a word by how it begins: a letter the next one, more letters typed at once that one.

    A letter with which no word goes on begins one anew, and one with which none begins is as if
    not typed: so the same letters find the same word in one burst and one by one.
    """

    def __init__(self) -> None:
        self._typed, self._before, self._typed_at = "", "", 0.0

    def take(self, event: Key) -> bool:
        """Whether a key is a letter of a word; it is remembered, and goes no further."""
        letter, goes_on = fold(event.character or ""), event.time - self._typed_at < TYPED_ON
        if not letter.isalnum() and not (letter == " " and goes_on):
            return False
        event.stop()
        event.prevent_default()
        self._before = self._typed if goes_on else ""
        self._typed, self._typed_at = self._before + letter, event.time
        return True

    def find(self, words: Sequence[str], at: int) -> int | None:
        """The place of the word that is meant, from the one at `at` on; None where none is."""
        found = _beginning_with(self._typed, words, at, after=not self._before)
        if found is None and self._before:
            self._typed = self._typed[len(self._before) :]
            found = _beginning_with(self._typed, words, at, after=True)
        if found is None:
            self._typed = ""
        return found


def _beginning_with(typed: str, words: Sequence[str], at: int, *, after: bool) -> int | None:
    """The first word, from a place on or the one after it, that begins like that."""
    count = len(words)
    for step in range(after, count + after):
        place = (at + step) % count
        if fold(words[place]).startswith(typed):
            return place
    return None

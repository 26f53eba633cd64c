"""Finding by a few letters, and showing which letters were found.

Every letter typed is looked at a few times at most, so that a long text costs no more than a
long look; Textual's own fuzzy search tries all ways to place the letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from textual.content import Content

from mentorjournal.text import fold_name, folded_places, spellings

LONGEST = 80
"""Letters that are looked for at most: more are in no name, and each costs time."""
FOUND = "bold underline"
ALL, BEGIN, WORDS, PART, LETTERS = 1.0, 0.9, 0.8, 0.6, 0.3
"""How well the whole of a text fits, its beginning, beginnings of its words, a part of it, and
letters in their order."""


def score(typed: str, text: str) -> tuple[float, Sequence[int]]:
    """How well some letters fit a text however it is spelled, and where they stand in it.

    Args:
        typed: What was typed; nothing at all fits everything.
        text: What it is compared with.

    Returns:
        From 1, for the whole text, down to 0 and nothing where it does not fit.
    """
    wanted = fold_name(typed)
    if not wanted:
        return (0.0 if typed.strip() else 1.0), ()
    folded, places = _folded(text)
    fit, offsets = _fit(wanted, folded)
    if fit > 0:
        return fit, [places[offset] for offset in offsets]
    # Written out, as "joerg" for "Jörg", the letters stand at other places.
    return max(_fit(wanted, each)[0] for each in _spelled(text)), ()


@lru_cache(maxsize=2048)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    folded, places = folded_places(text, as_name=True)
    return folded, tuple(places)


@lru_cache(maxsize=2048)
def _spelled(text: str) -> frozenset[str]:
    return spellings(text)


def _fit(wanted: str, text: str) -> tuple[float, Sequence[int]]:
    at = text.find(wanted)
    if at == 0:
        return (ALL if wanted == text else BEGIN), range(len(wanted))
    if places := _beginnings(wanted.split(), text):
        return WORDS, places
    if at > 0:
        return PART, range(at, at + len(wanted))
    letters = _letters(wanted.replace(" ", ""), text)
    if not letters:
        return 0.0, ()
    return LETTERS * len(letters) / (letters[-1] + 1 - letters[0]), letters


def _beginnings(words: Sequence[str], text: str) -> list[int]:
    """Where the words stand, if each begins a word of the text."""
    places: list[int] = []
    for word in words:
        at = f" {text}".find(f" {word}")
        if at < 0:
            return []
        places += range(at, at + len(word))
    return sorted(set(places))


def _letters(wanted: str, text: str) -> list[int]:
    """Where the letters stand in their order, the first at the beginning of a word."""
    at = f" {text}".find(f" {wanted[:1]}")
    places = []
    for letter in wanted:
        at = text.find(letter, at) if at >= 0 else -1
        if at < 0:
            return []
        places.append(at)
        at += 1
    return places


def mark(content: Content, offsets: Sequence[int]) -> Content:
    """The content with the letters at these offsets standing out."""
    for offset in offsets:
        content = content.stylize(FOUND, offset, offset + 1)
    return content

"""Advice as it goes round: who gave it before, in the same words or to the same effect."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.mentoring.same_advice import LEAST_STEMS, Gist, alike, gist
from mentorjournal.text import fold_name

_WORD = re.compile(r"\w+")


class Given(Struct, frozen=True):
    """Who gave a piece of advice.

    Attributes:
        who: The name.
        on: The day.
        reworded: Whether it was said in other words than those that were looked up.
    """

    who: str
    on: date
    reworded: bool = False


def wording(text: str) -> str:
    """What two pieces of advice have in common that say the same: their words, without case,
    accents, signs and line breaks; empty where there is no word.
    """
    return " ".join(_WORD.findall(fold_name(text)))


@lru_cache(maxsize=16)
def leaders(texts: tuple[str, ...]) -> tuple[int, ...]:
    """For each of several pieces of advice the index of the first one that says the same.

    That is one in the same words, or else one that comes down to the same. A list of thousands is
    not compared pair by pair: what shares too few stems cannot be alike.
    """
    said: dict[str, int] = {}
    with_stem: dict[str, list[int]] = {}
    gists: dict[int, Gist] = {}
    found = []
    for at, text in enumerate(texts):
        words = wording(text)
        if words and words not in said:
            said[words] = leader = _leader(gist(text), with_stem, gists, at)
            if leader == at:
                gists[at] = gist(text)
                for stem in gists[at].stems:
                    with_stem.setdefault(stem, []).append(at)
        found.append(said.get(words, at))
    return tuple(found)


def _leader(
    mine: Gist, with_stem: dict[str, list[int]], gists: dict[int, Gist], otherwise: int
) -> int:
    """The first of those known by their stems that says the same."""
    shared = Counter(at for stem in mine.stems for at in with_stem.get(stem, ()))
    near = sorted(at for at, count in shared.items() if count >= LEAST_STEMS)
    return next((at for at in near if alike(mine, gists[at])), otherwise)


class KnownAdvice:
    """What was advised so far, to be looked up by words and by what they come down to."""

    def __init__(self) -> None:
        self._said: dict[str, tuple[Given, str]] = {}
        self._gists: list[tuple[Gist, Given]] | None = None

    def add(self, text: str, given: Given) -> None:
        """Take in a piece of advice; of the same words whoever said them first is kept."""
        words = wording(text)
        known = self._said.get(words)
        if words and (known is None or given.on < known[0].on):
            self._said[words] = given, text
            self._gists = None

    def find(self, text: str) -> Given | None:
        """Who gave it first in these words, or else in others; None where nobody did."""
        if not (words := wording(text)):
            return None
        if words in self._said:
            return self._said[words][0]
        if self._gists is None:
            self._gists = [(gist(said), given) for given, said in self._said.values()]
        wanted = gist(text)
        found = [given for each, given in self._gists if alike(wanted, each)]
        return replace(min(found, key=lambda one: one.on), reworded=True) if found else None

"""Whether two pieces of advice say the same with their words turned round, by a plain rule.

They do where most of their words that carry meaning have the same stem, whatever the order, and
both forbid or neither does; not where one says the opposite of a word of the other, or turns
round what comes before what. Words that much advice has, such as "ask" or "week", count less. It
knows English only; what it cannot judge it takes for different, and so it stays silent.

It goes by words and not by meaning: advice that keeps none of the words is not recognised. Judged
on pairs labelled before it was written, and on others by somebody who did not know it:
`tests/mentoring/test_same_advice.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mentorjournal.text import fold_name

if TYPE_CHECKING:
    from Stemmer import Stemmer

LEAST_SHARE = 0.7
"""Of what both say together, twice what they have in common; 1 where they have all of it."""
LEAST_IN_COMMON = 2.8
"""Words in common, a common one counting as `COMMON`: two rare ones and two more."""
COMMON = 0.4
LEAST_STEMS = 3
"""Fewer stems in common never reach `LEAST_IN_COMMON`."""

_WORD = re.compile(r"\w+")
_ORDER = re.compile(r"\b(?:before|after)\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _words("""
    the you your and of with what that them they to it if by for before without when how who not
    don never these this those their than
""")
"""Words of which English advice has one, and another language hardly."""
_FORBIDS = _words("""
    no not never don doesn isn without nothing nobody none instead rather neither stop avoid refuse
    decline reject quit resist
""")
_OPPOSITES = tuple(
    _words(pair)
    for pair in (
        "increase decrease",
        "increase reduce",
        "raise lower",
        "raise cut",
        "raise reduce",
        "more less",
        "more fewer",
        "early late",
        "earlier later",
        "longer shorter",
        "public private",
        "hire fire",
        "buy sell",
        "join leave",
        "faster slower",
        "high low",
        "higher lower",
    )
)
"""Words of which one piece of advice has the one and the other the other where they differ."""
_WITH_OPPOSITE = frozenset(word for pair in _OPPOSITES for word in pair)
_BEFORE = "before"
"""What is forbidden before something else is the same as that something else before it."""
_SAYS_NOTHING = _words("""
    a an and any are as at be been before but by can could do does doing each every for from had
    has have if in into is it its let may more most must no not of on once one or our out over own
    rather same should so some such than that the their them then there these they this those
    through to too until till up us very was we were what when where which who whom whose why will
    with within would you your yours after while instead always never just only also i me my he she
    his her don doesn isn t s d ll re ve got get make take keep put say tell give go going
""")
_MUCH_ADVICE_HAS = _words("""
    ask first day week month year meeting talk write read send number plan team people question
    name work call thing two three five ten minute hour show find look bring choose learn draw need
    come want
""")


class Gist(Struct, frozen=True):
    """What a piece of advice comes down to.

    Attributes:
        stems: The stems of its words that carry meaning; empty where it is not in English.
        forbids: Whether it says what not to do.
        before: Whether it says what comes before what.
        poles: Words of it that have an opposite.
        order: What comes first and what then, as stems; None where that is not said.
    """

    stems: frozenset[str]
    forbids: bool
    before: bool
    poles: frozenset[str] = frozenset()
    order: tuple[frozenset[str], frozenset[str]] | None = None


def gist(text: str) -> Gist:
    """The gist of a piece of advice."""
    folded = fold_name(text)
    words = _WORD.findall(folded)
    foreign = _ENGLISH.isdisjoint(words)
    forbids = not _FORBIDS.isdisjoint(words)
    order = _order(folded)
    # What is not to come before something comes after it.
    return Gist(
        frozenset() if foreign else _stems(words),
        forbids,
        _BEFORE in words,
        frozenset(words) & _WITH_OPPOSITE,
        order[::-1] if order and forbids else order,
    )


def _stems(words: Iterable[str]) -> frozenset[str]:
    """The stems of the words that carry meaning."""
    return frozenset(_stemmer().stemWords([word for word in words if word not in _SAYS_NOTHING]))


def _order(text: str) -> tuple[frozenset[str], frozenset[str]] | None:
    """What is said to come first, and what then: around “before” or “after”, or behind a comma."""
    found = _ORDER.search(text)
    if found is None:
        return None
    ahead, behind = text[: found.start()], text[found.end() :]
    if not ahead.strip():
        # “Before the launch, name the price.”
        behind, _, ahead = behind.partition(",")
    first, then = _stems(_WORD.findall(ahead)), _stems(_WORD.findall(behind))
    return (first, then) if found[0] == _BEFORE else (then, first)


def stems_of(text: str) -> frozenset[str]:
    """The stems of the words of a text that carry meaning, in whichever language."""
    return _stems(_WORD.findall(fold_name(text)))


def own_stems(names: Sequence[str]) -> list[frozenset[str]]:
    """Of each of several names the stems that no other has and much advice has not.

    One that has none of its own keeps all it has.
    """
    every = [stems_of(name) for name in names]
    often = Counter(stem for stems in every for stem in stems)
    common = _common_stems()
    own = [
        frozenset(stem for stem in stems if often[stem] == 1 and stem not in common)
        for stems in every
    ]
    return [mine or stems for mine, stems in zip(own, every, strict=True)]


def alike(one: Gist, other: Gist) -> bool:
    """Whether two pieces of advice come down to the same."""
    if one.forbids != other.forbids and not (one.before or other.before):
        return False
    if _are_opposite(one.poles, other.poles) or _is_turned_round(one, other):
        return False
    both = _weight(one.stems & other.stems)
    every = _weight(one.stems) + _weight(other.stems)
    return both >= LEAST_IN_COMMON and 2 * both >= LEAST_SHARE * every


def _are_opposite(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether each has one word of a pair, and not the same one."""
    told = ((pair & one, pair & other) for pair in _OPPOSITES)
    return any(len(mine) == len(theirs) == 1 and mine != theirs for mine, theirs in told)


def _is_turned_round(one: Gist, other: Gist) -> bool:
    """Whether what comes first in one comes then in the other."""
    if one.order is None or other.order is None:
        return False
    (first, then), (others_first, others_then) = one.order, other.order
    straight = _weight(first & others_first) + _weight(then & others_then)
    return _weight(first & others_then) + _weight(then & others_first) > straight


def _weight(stems: Iterable[str]) -> float:
    common = _common_stems()
    return sum(COMMON if stem in common else 1 for stem in stems)


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(_stemmer().stemWords(sorted(_MUCH_ADVICE_HAS)))


@cache
def _stemmer() -> Stemmer:
    # Loaded here: only who types advice needs it.
    from Stemmer import Stemmer

    return Stemmer("english")

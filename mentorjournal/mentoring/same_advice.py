"""Whether two pieces of advice say the same with their words turned round, by a plain rule.

They do where most of their words that carry meaning have the same stem, whatever the order, and
both forbid or neither does. Words that much advice has, such as "ask" or "week", count less. It
knows English only; what it cannot judge it takes for different, and so it stays silent.

It goes by words and not by meaning: advice that keeps none of the words is not recognised. Judged
on pairs labelled before it was written, and on others by somebody who did not know it:
`tests/mentoring/test_same_advice.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
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

_WORD = re.compile(r"\w+")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = _words("""
    the you your and of with what that them they to it if by for before without when how who not
    don never these this those their than
""")
"""Words of which English advice has one, and another language hardly."""
_FORBIDS = _words("""
    no not never don doesn isn without nothing nobody none instead rather neither
""")
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
    """

    stems: frozenset[str]
    forbids: bool
    before: bool


def gist(text: str) -> Gist:
    """The gist of a piece of advice."""
    words = _WORD.findall(fold_name(text))
    carrying = [word for word in words if word not in _SAYS_NOTHING]
    foreign = _ENGLISH.isdisjoint(words)
    return Gist(
        frozenset() if foreign else frozenset(_stemmer().stemWords(carrying)),
        not _FORBIDS.isdisjoint(words),
        _BEFORE in words,
    )


def alike(one: Gist, other: Gist) -> bool:
    """Whether two pieces of advice come down to the same."""
    if one.forbids != other.forbids and not (one.before or other.before):
        return False
    both = _weight(one.stems & other.stems)
    every = _weight(one.stems) + _weight(other.stems)
    return both >= LEAST_IN_COMMON and 2 * both >= LEAST_SHARE * every


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

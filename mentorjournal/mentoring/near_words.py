"""What was mistyped, with the nearest words that do occur in its place.

Near is a slip or two of the hand: a letter too much, one missing, another one, two that changed
places. Only words that stand nowhere, not even within another one, were mistyped.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, product

from mentorjournal.text import ACCENTS, fold

MOST = 3
"""Words that are offered for one."""
_SHORTEST, _LONG = 4, 7
"""Letters of a word that can be mistyped, and of one in which the hand can slip twice."""
_STRETCH, _COMPARED = 20_000, 2_000
"""Letters that are read, and words that are compared, at once; both in a few milliseconds."""
_WORD = re.compile(rf"[^\W\d_][\w{ACCENTS}]+")
_FOLDED = re.compile(r"[^\W\d_]\w{2,}")
_ASKED = re.compile(r'(?<!\S)(-?)(?:["“”][^"“”]*["“”]?|[^\s"“”]+)')


class Vocabulary:
    """The words that occur, read bit by bit.

    Args:
        texts: Where they occur, folded.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = iter(texts)
        self._counts: Counter[str] = Counter()

    def read(self) -> Iterator[None]:
        """Read on where it was left, with nothing whenever somebody else may go first."""
        read = 0
        for text in self._texts:
            self._counts.update(_FOLDED.findall(text))
            read += len(text)
            if read > _STRETCH:
                read = 0
                yield

    def has(self, word: str) -> bool:
        """Whether a folded word stands anywhere, be it within another one."""
        return word in self._counts or any(word in each for each in self._counts)

    def near(self, word: str) -> Iterator[str | None]:
        """The words nearest to a folded one, all of them equally near, the usual ones first.

        Nothing stands between them whenever somebody else may go first.
        """
        slips = 0 if len(word) < _SHORTEST else 1 if len(word) < _LONG else 2
        found: list[tuple[int, bool, int, str]] = []
        letters = set(word)
        for compared, (each, count) in enumerate(self._counts.items()):
            if compared % _COMPARED == 0:
                yield None
            if abs(len(each) - len(word)) > slips:
                continue
            # Another letter is one less of the one and one more of the other.
            if len(letters.symmetric_difference(each)) > 2 * slips:
                continue
            if (far := slips_between(word, each)) <= slips:
                found.append((far, each[0] != word[0], -count, each))
        found.sort()
        yield from (each[3] for each in found[:MOST] if each[0] == found[0][0])


def slips_between(one: str, other: str) -> int:
    """How many slips of the hand make one word of another."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        row = [at]
        for place, meant in enumerate(other, 1):
            cost = min(last[place] + 1, row[-1] + 1, last[place - 1] + (letter != meant))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == meant:
                cost = min(cost, before[place - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def what_was_meant(
    typed: str, words: Vocabulary, is_known: Callable[[str], bool]
) -> Iterator[str | None]:
    """What somebody may have wanted to type, the likeliest first; nothing where nothing is near.

    Nothing stands between them whenever somebody else may go first.

    Args:
        typed: What was typed: words, phrases, tags, and what must not be there, which stays.
        words: The words that occur.
        is_known: Whether a folded word means something that is no word of a text, such as a day.
    """
    places: list[tuple[int, int]] = []
    offers: list[list[str]] = []
    for begin, end in _words_of(typed):
        yield None
        word = fold(typed[begin:end])
        if is_known(word) or words.has(word):
            continue
        near: list[str] = []
        for each in words.near(word):
            if each is None:
                yield None
            else:
                near.append(each)
        places.append((begin, end))
        offers.append(near)
    if offers:
        for chosen in islice(product(*offers), MOST):
            yield _with(typed, places, chosen)


def _words_of(typed: str) -> Iterator[tuple[int, int]]:
    """Begin and end of each word that must be there."""
    for asked in _ASKED.finditer(typed):
        if not asked[1]:
            yield from (each.span() for each in _WORD.finditer(typed, *asked.span()))


def _with(typed: str, places: list[tuple[int, int]], chosen: Iterable[str]) -> str:
    """What was typed, with other words at these places."""
    found, at = "", 0
    for (begin, end), word in zip(places, chosen, strict=True):
        found += typed[at:begin] + word
        at = end
    return found + typed[at:]

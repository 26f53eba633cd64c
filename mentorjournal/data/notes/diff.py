"""How far two wordings are the same line, and which lines of two notes are the same ones."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from mentorjournal.data.notes.words import DUE, compiled

ALIKE = 0.6
"""From here on a changed wording is still the same line."""

_GROWN, _SHRUNK = 0.9, 0.8
_FEWEST_LEFT = 2
_READ = 400
_SMALL = 4_000
_MARK = re.compile(r"\s*(?:%\s+)?(?:- \[[ xX]\] |[!>?=] )?")
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=512)
def _words(line: str) -> tuple[str, ...]:
    """What a line says, without mark, date, signs and case; of a long one its beginning."""
    text = line[:_READ]
    return tuple(_WORD.findall(compiled(DUE).sub("", text[_match_end(text) :]).casefold()))


def _match_end(text: str) -> int:
    match = _MARK.match(text)
    return match.end() if match else 0


def size(line: str) -> int:
    """How much a line says, in letters."""
    return sum(map(len, _words(line)))


def likeness(before: str, after: str) -> float:
    """How far a line is still the same one: 1 for the same words, 0 for another line.

    A line that was added to stays itself. One that was cut short does as long as two of its
    words are left, so that what is typed in the place of a line that was wiped out is another.

    Returns:
        0, or from `ALIKE` to 1.
    """
    if before == after:
        return 1.0
    old, new = _words(before), _words(after)
    if not old or not new:
        return 0.0
    if old == new:
        return 1.0
    one, other = " ".join(old), " ".join(new)
    if other.startswith(one) or _within(old, new):
        return _GROWN
    if len(new) >= _FEWEST_LEFT and _within(new, old):
        return _SHRUNK
    from difflib import SequenceMatcher  # Kept off the start path: only edits compare.

    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < ALIKE:
        return 0.0
    # Where words come twice the matcher may begin at the wrong ones, though only one has changed.
    around = 2 * sum(common_ends(one, other)) / (len(one) + len(other))
    ratio = max(matcher.ratio(), around)
    return min(ratio, _GROWN) if ratio >= ALIKE else 0.0


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether all words of a part stand in the whole, in their order."""
    rest = iter(whole)
    return all(word in rest for word in part)


def common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many lines at the beginning and, behind those, at the end are the same."""
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end


def same_lines(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Where lines that read the same stand now, as far as their order is the same.

    Lines that occur once on both sides lead (patience diff); between them the longest common
    subsequence is looked for where that is cheap. Takes time in proportion to the lines.

    Returns:
        For indices of old lines those of new ones; both rise together.
    """
    found: dict[int, int] = {}
    work = [(0, len(old), 0, len(new))]
    while work:
        a, a_end, b, b_end = work.pop()
        start, end = common_ends(old[a:a_end], new[b:b_end])
        found.update((a + at, b + at) for at in range(start))
        found.update((a_end - 1 - at, b_end - 1 - at) for at in range(end))
        a, a_end, b, b_end = a + start, a_end - end, b + start, b_end - end
        if a == a_end or b == b_end:
            continue
        led = _leading(old[a:a_end], new[b:b_end])
        if not led and (a_end - a) * (b_end - b) <= _SMALL:
            led = _longest(old[a:a_end], new[b:b_end])
            found.update((a + at, b + to) for at, to in led)
        elif led:
            stops = [*((a + at, b + to) for at, to in led), (a_end, b_end)]
            for a_stop, b_stop in stops:
                work.append((a, a_stop, b, b_stop))
                a, b = a_stop, b_stop
                if (a, b) != (a_end, b_end):
                    found[a] = b
                    a, b = a + 1, b + 1
    return found


def _leading(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Lines that stand once in each, the most that stand in the same order."""
    many_old, many_new = Counter(old), Counter(new)
    place = {line: at for at, line in enumerate(new) if many_new[line] == 1}
    both = [
        (at, place[line]) for at, line in enumerate(old) if many_old[line] == 1 and line in place
    ]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for index, (_, to) in enumerate(both):
        length = bisect_left(tails, to)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [to]
        ends[length : length + 1] = [index]
    chosen = []
    index = ends[-1] if ends else -1
    while index >= 0:
        chosen.append(both[index])
        index = before[index]
    return chosen[::-1]


def _longest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """The longest common subsequence; among equals the one that stands first."""
    best = [[0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for at in range(len(old) - 1, -1, -1):
        for to in range(len(new) - 1, -1, -1):
            same = best[at + 1][to + 1] + 1 if old[at] == new[to] else 0
            best[at][to] = max(same, best[at + 1][to], best[at][to + 1])
    chosen = []
    at = to = 0
    while at < len(old) and to < len(new):
        if old[at] == new[to] and best[at][to] == best[at + 1][to + 1] + 1:
            chosen.append((at, to))
            at, to = at + 1, to + 1
        elif best[at + 1][to] >= best[at][to + 1]:
            at += 1
        else:
            to += 1
    return chosen

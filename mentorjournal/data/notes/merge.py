"""Notes that were changed in two places, brought together line by line.

Only where no line was changed on both sides, and where every line stays as private or as shared
as whoever changed it has it; otherwise both versions have to be kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mentorjournal.data.notes.blocks import LINE_ENDS, Kind, parse
from mentorjournal.data.notes.diff import same_lines


class _Hunk(NamedTuple):
    """What one side made of the base's lines from `first` up to `end`: its own such lines."""

    first: int
    end: int
    mine: bool
    to: int
    to_end: int


class _Side(NamedTuple):
    """A version of the notes."""

    lines: list[str]
    kinds: list[Kind]


def merge_notes(base: str, mine: str, theirs: str) -> str | None:
    """Both sides' changes in one; None where a line was changed on both.

    Lines that both put in at one place stand below each other, mine first.

    Args:
        base: What both were made from.
        mine: The notes here.
        theirs: The notes there.
    """
    if mine == base or theirs in (base, mine):
        return theirs if mine == base else mine
    if any(end in text for text in (base, mine, theirs) for end in LINE_ENDS if end != "\n"):
        return None
    merging = _Merging(*(_Side(one.split("\n"), _kinds(one)) for one in (base, mine, theirs)))
    return merging.merged()


class _Merging:
    """A merge under way: its lines so far, and what each of them has to be."""

    def __init__(self, base: _Side, ours: _Side, other: _Side) -> None:
        self._base, self._ours, self._other = base, ours, other
        self._same_ours = same_lines(base.lines, ours.lines)
        self._same_other = same_lines(base.lines, other.lines)
        self._lines: list[str] = []
        self._kinds: list[Kind | None] = []

    def merged(self) -> str | None:
        """The notes; None where they cannot be brought together."""
        hunks = [*_hunks(self._base, self._ours, self._same_ours, mine=True)]
        hunks += _hunks(self._base, self._other, self._same_other, mine=False)
        at, last = 0, None
        for hunk in sorted(hunks, key=lambda one: (one.first, one.end, not one.mine)):
            if last is not None and (hunk.first, hunk.end) == (last.first, last.end):
                if self._new(hunk) == self._new(last):
                    continue
                if "".join(self._base.lines[hunk.first : hunk.end]).strip():
                    return None
            elif hunk.first < at:
                return None
            self._keep(at, hunk.first)
            side = self._side(hunk)
            self._lines += self._new(hunk)
            self._kinds += side.kinds[hunk.to : hunk.to_end]
            at, last = hunk.end, hunk
        self._keep(at, len(self._base.lines))
        text = "\n".join(self._lines)
        return text if _kinds(text) == self._kinds else None

    def _side(self, hunk: _Hunk) -> _Side:
        return self._ours if hunk.mine else self._other

    def _new(self, hunk: _Hunk) -> list[str]:
        return self._side(hunk).lines[hunk.to : hunk.to_end]

    def _keep(self, first: int, end: int) -> None:
        """Take lines that both sides left as they were."""
        for row in range(first, end):
            self._lines.append(self._base.lines[row])
            self._kinds.append(self._kind_of(row))

    def _kind_of(self, row: int) -> Kind | None:
        """What such a line has to be; None if both sides made it something else."""
        was = self._base.kinds[row]
        mine = self._ours.kinds[self._same_ours[row]]
        theirs = self._other.kinds[self._same_other[row]]
        if theirs in (was, mine):
            return mine
        return theirs if mine == was else None


def _hunks(base: _Side, side: _Side, same: dict[int, int], *, mine: bool) -> Iterator[_Hunk]:
    at = to = 0
    for row in (*sorted(same), len(base.lines)):
        there = same.get(row, len(side.lines))
        if row > at or there > to:
            yield _Hunk(at, row, mine, to, there)
        at, to = row + 1, there + 1


def _kinds(notes: str) -> list[Kind]:
    """What each line is; the empty one behind the last line end is plain."""
    kinds: list[Kind] = []
    for block in parse(notes):
        kinds += [block.kind] * (block.last + 1 - block.first)
    missing = notes.count("\n") + 1 - len(kinds)
    return kinds + ["plain"] * missing


def row_after(old: Sequence[str], new: Sequence[str], row: int) -> int:
    """Where a line stands now; for one that is gone, where the line above it stands."""
    same = same_lines(old, new)
    for above in range(row, -1, -1):
        if above in same:
            return min(same[above] + row - above, len(new) - 1)
    return min(row, len(new) - 1)

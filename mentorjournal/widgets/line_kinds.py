"""What each line of notes is, kept exact while they are edited."""

from __future__ import annotations

from collections.abc import Sequence

from mentorjournal.data.notes.marks import Fence, Kind, fences_in, kind_of, parse

_FENCES = ("```", "~~~")


class LineKinds:
    """The kind of every line, as `parse` would give it.

    Without code fences a line depends on others only as far as the nearest line that stands
    for itself: one with a mark of its own, or one that is neither blank nor indented. So an
    edit is read again between two such lines, and costs the same however long the notes are.
    A fence reaches as far as it likes; notes with one are read whole.

    Args:
        lines: The lines of the notes, without line ends.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._kinds: list[Kind] = []
        self._fenced = 0
        self._fences: list[Fence] = []
        self.read_all(lines)

    def __len__(self) -> int:
        return len(self._kinds)

    def __getitem__(self, index: int) -> Kind:
        return self._kinds[index]

    @property
    def fenced(self) -> bool:
        """Whether there is anything like a code fence."""
        return self._fenced > 0

    def fence_at(self, index: int) -> Fence | None:
        """The code fence a line stands in or is an end of; exact where the kinds are."""
        if not self._fences:
            return None
        return next((each for each in self._fences if each.first <= index <= each.last), None)

    def read_all(self, lines: Sequence[str]) -> range:
        """Read all lines anew; gives the span of those that are something else now."""
        self._fenced = _fences(lines)
        before, self._fences = self._fences, fences_in(lines) if self._fenced else []
        changed = self._put(0, len(self._kinds), _kinds(lines))
        others = set(before) ^ set(self._fences)
        if not others:
            return changed
        first, last = min(one.first for one in others), max(one.last for one in others)
        if not changed:
            return range(first, min(last, len(lines) - 1) + 1)
        return range(min(first, changed.start), min(max(last + 1, changed.stop), len(lines)))

    def replaced(self, first: int, old: Sequence[str], lines: Sequence[str], end: int) -> range:
        """Take in an edit; where there are fences, only what the lines say of themselves.

        Args:
            first: The first line that was replaced.
            old: The lines that stood there.
            lines: All lines as they are now.
            end: The last line of what stands there now, included.

        Returns:
            The span of lines that are something else now, those edited included.
        """
        before = self._fenced
        self._fenced += _fences(lines[first : end + 1]) - _fences(old)
        if before and not self._fenced:
            changed = self.read_all(lines)
            return range(min(first, changed.start), max(end + 1, changed.stop))
        if self._fenced:
            self._move_fences(first, first + len(old) - 1, end)
            own = [self._own(row, lines[row]) for row in range(first, end + 1)]
            self._put(first, first + len(old), own)
            return range(first, end + 1)
        self._kinds[first : first + len(old)] = ["plain"] * (end + 1 - first)
        start, stop = first, end + 1
        while start > 0 and (start == first or not _stands_alone(lines[start])):
            start -= 1
        while stop < len(lines) and not _stands_alone(lines[stop]):
            stop += 1
        changed = self._put(start, stop, _kinds(lines[start:stop]))
        if not changed:
            return range(first, end + 1)
        return range(min(first, changed.start), max(end + 1, changed.stop))

    def _own(self, row: int, line: str) -> Kind:
        kind = kind_of(line)
        return kind if kind == "private" or self.fence_at(row) is None else "plain"

    def _move_fences(self, first: int, last: int, end: int) -> None:
        """Let the fences go along with lines that were replaced, until all is read again."""
        by = end - last
        self._fences = [
            each._replace(
                first=each.first + (by if each.first > last else 0),
                last=each.last + (by if each.last >= first else 0),
            )
            for each in self._fences
        ]

    def _put(self, first: int, last: int, kinds: list[Kind]) -> range:
        old = self._kinds[first:last]
        self._kinds[first:last] = kinds
        if len(old) != len(kinds):
            return range(first, len(self._kinds))
        differ = [at for at, pair in enumerate(zip(old, kinds, strict=True)) if pair[0] != pair[1]]
        return range(first + differ[0], first + differ[-1] + 1) if differ else range(first, first)


def _fences(lines: Sequence[str]) -> int:
    return sum(1 for line in lines if any(fence in line for fence in _FENCES))


def _stands_alone(line: str) -> bool:
    """Whether the lines above say nothing about what this line is; code fences apart."""
    if not line or line == ">":
        return False
    return not line[0].isspace() or kind_of(line) != "plain"


def _kinds(lines: Sequence[str]) -> list[Kind]:
    kinds: list[Kind] = []
    for block in parse("\n".join(lines)):
        kinds += [block.kind] * (block.last - block.first + 1)
    # The empty line behind a last line break is no line to the parser.
    return [*kinds, "plain"] if len(kinds) < len(lines) else kinds

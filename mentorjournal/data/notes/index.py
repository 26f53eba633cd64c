"""The index of notes: what each line is, the blocks, and what is shared, patched edit by edit."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple, Self

from msgspec.structs import replace

from mentorjournal.data.notes.blocks import (
    LINE_ENDS,
    MARKS,
    NOTHING_ABOVE,
    Above,
    Block,
    Kind,
    Line,
    blocks_of,
    is_closed,
    kind_of,
    read_line,
    read_lines,
    spans_of,
)
from mentorjournal.data.notes.diff import common_ends
from mentorjournal.data.notes.sharing import Groups, Shared

FOLLOW_UP_KINDS: frozenset[Kind] = frozenset(("action", "advice", "question"))
_FOLLOW_UP_BEGINS = frozenset(MARKS[kind][:2] for kind in FOLLOW_UP_KINDS)
_SIGNS = ("- [", "> ", "? ")
# A fence reaches as far as it likes, and an indented box is what the line above it is.
_NEEDS_ALL = ("```", "~~~", " - [", "\t- [")


class Marked(NamedTuple):
    """An action, advice or question where it stands, its words not read.

    Attributes:
        kind: Which of them.
        first: The line it begins on, from 0.
        source: Its lines, line ends included.
    """

    kind: Kind
    first: int
    source: str


class NotesIndex:
    """What the lines of notes are, exact after every edit.

    An edit is read again from its first line to where the lines below it mean what they meant
    before, which nearly always is the next one: it costs the same however long the notes are.
    Blocks are made when they are asked for, those that edits have touched since.

    Args:
        lines: The lines, without line ends; as an editor has them, which shows an empty line
            behind a last line end. That line is plain, and no part of a block.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = list(lines)
        self._read = list(read_lines(self._lines))
        self._blocks: list[Block] = []
        self._groups: Groups | None = None
        self._shared: dict[bool, Shared] = {}
        # How many lines at both ends no edit has touched since the blocks were made.
        self._same_above = self._same_below = self._lines_then = 0
        self._stale = True

    @classmethod
    def of(cls, notes: str) -> Self:
        """The index of notes that nobody edits."""
        lines = notes.splitlines()
        return cls(lines if notes and notes[-1] not in LINE_ENDS else [*lines, ""])

    @property
    def lines(self) -> Sequence[str]:
        """The lines."""
        return self._lines

    def kind_at(self, row: int) -> Kind:
        """What the line on a row is; one behind the last is plain."""
        return self._read[row].kind if row < self._end else "plain"

    def goes_on(self, row: int) -> bool:
        """Whether the line on a row belongs to the block above it, and so to one piece with it."""
        return 0 < row < self._end and not self._read[row].begins

    def is_code(self, row: int) -> bool:
        """Whether the line on a row stands in a code fence, or begins or ends one."""
        if row >= len(self._read):
            return False
        return bool(self._above(row).fence or self._read[row].after.fence)

    @cached_property
    def open_fence(self) -> int | None:
        """The row of a code fence that no line closes; None without one."""
        if not self._read or self._read[-1].after.closed:
            return None
        return self._begin_of_fence(len(self._read))

    @property
    def blocks(self) -> Sequence[Block]:
        """The lines as blocks, as `parse` gives them."""
        self._make_blocks()
        return self._blocks

    def shared(self, *, notes_shared: bool) -> Shared:
        """What a summary of these notes contains; the same object as long as it is the same.

        Args:
            notes_shared: Whether unmarked lines are shared too. Private lines never are.
        """
        self._make_blocks()
        if self._groups is None:
            self._groups = Groups(self._blocks)
        now = self._groups.shared(notes_shared=notes_shared, open_fence=self.open_fence)
        before = self._shared.get(notes_shared)
        if before != now:
            self._shared[notes_shared] = before = now
        return before

    def replaced(self, first: int, gone: int, come: Sequence[str]) -> range:
        """Take in an edit.

        Args:
            first: The first line that was replaced.
            gone: How many lines were.
            come: The lines that stand there now.

        Returns:
            The span of lines that are something else now, those edited included.
        """
        old = self._lines[first : first + gone]
        self._lines[first : first + gone] = come
        moved = len(come) - gone
        start = self._start_of(first, old, come)
        edited = first + len(come)
        new: list[Line] = []
        above = self._above(start)
        for row, line in enumerate(read_lines(self._lines, start, above), start):
            if row >= edited and above == self._above(row - moved):
                break
            new.append(line)
            above = line.after
        stop = start + len(new)
        self._read[start : stop - moved] = new
        self.__dict__.pop("open_fence", None)
        self._touched(start, stop)
        return range(start, max(stop, edited))

    def become(self, lines: Sequence[str]) -> range:
        """Take in what the lines are by now, as after several edits; gives the same."""
        start, end = common_ends(self._lines, lines)
        gone = len(self._lines) - end - start
        return self.replaced(start, gone, lines[start : len(lines) - end])

    # The lines

    @property
    def _end(self) -> int:
        """How many lines belong to blocks."""
        return len(self._lines) - (bool(self._lines) and not self._lines[-1])

    def _above(self, row: int) -> Above:
        """What the lines above a row said of it when they were last read."""
        return self._read[row - 1].after if row else NOTHING_ABOVE

    def _start_of(self, first: int, old: Sequence[str], come: Sequence[str]) -> int:
        """From which row an edit is read: from its own, unless it closes or opens a fence above."""
        above = self._above(first)
        if not above.fence or not any(above.fence in line for line in (*old, *come)):
            return first
        if is_closed(self._lines, first, above.fence) == above.closed:
            return first
        return self._begin_of_fence(first)

    def _begin_of_fence(self, row: int) -> int:
        """The row on which the fence begins that reaches from above to a row."""
        while row and self._above(row).fence:
            row -= 1
        return row

    # The blocks

    def _touched(self, start: int, stop: int) -> None:
        """Note that lines from one to another, not included, were read again."""
        self._stale = True
        self._same_above = min(self._same_above, start)
        self._same_below = min(self._same_below, len(self._lines) - stop)

    def _make_blocks(self) -> None:
        """Make the blocks again that edits have touched, and move those behind them."""
        then, now = self._lines_then, len(self._lines)
        if not self._stale:
            return
        # The block above may go on now, or lack its line end.
        above = bisect_left(self._blocks, self._same_above - 1, key=_last_row)
        above = max(0, min(above, len(self._blocks) - 1))
        first = self._blocks[above].first if self._blocks else 0
        moved = now - then
        below = bisect_left(self._blocks, then - self._same_below, key=_first_row)
        begin = self._blocks[below].first + moved if below < len(self._blocks) else self._end
        if 0 < begin < self._end and not self._read[begin].begins:
            # It was the very first block, and goes on with what was put above it.
            below += 1
        tail = self._blocks[below:]
        stop = tail[0].first + moved if tail else self._end
        if moved and tail:
            tail = [replace(one, first=one.first + moved, last=one.last + moved) for one in tail]
            self._groups = None
        new = self._blocks_between(first, stop)
        if self._groups is not None:
            self._groups.replace(self._blocks[above:below], new)
        self._blocks[above:] = [*new, *tail]
        self._all_read()

    def _blocks_between(self, first: int, stop: int) -> list[Block]:
        """The blocks of some lines, the first of which begins one."""
        lines = [f"{line}\n" for line in self._lines[first:stop]]
        if lines and stop == len(self._lines):
            lines[-1] = self._lines[-1]
        return list(blocks_of(lines, self._read[first:stop], first))

    def _all_read(self) -> None:
        """Note that the blocks are those of the lines."""
        self._stale = False
        self._same_above = self._same_below = self._lines_then = len(self._lines)


def _first_row(block: Block) -> int:
    return block.first


def _last_row(block: Block) -> int:
    return block.last


def shared_parts(notes: str, *, notes_shared: bool) -> Shared:
    """What a summary of notes contains; see `NotesIndex.shared`."""
    return NotesIndex.of(notes).shared(notes_shared=notes_shared)


def follow_ups_in(notes: str) -> list[Marked]:
    """The actions, advice and questions of notes, in their order.

    Finds what `parse` finds of these kinds, many times faster where most lines carry no mark, and
    reads no words: of ten thousand sessions all have to be gone through before the list of what
    is open is whole, of which few are shown.
    """
    if not any(sign in notes for sign in _SIGNS):
        return []
    lines = notes.splitlines(keepends=True)
    if any(sign in notes for sign in _NEEDS_ALL):
        read = list(read_lines([line.rstrip(LINE_ENDS) for line in lines]))
        return [
            Marked(kind, first, "".join(lines[first:end]))
            for kind, first, end in spans_of(read)
            if kind in FOLLOW_UP_KINDS
        ]
    # Cheap, and true for every marked line; what it lets through is looked at closely.
    maybe = [row for row, line in enumerate(lines) if line[:2] in _FOLLOW_UP_BEGINS]
    found = []
    end = 0
    for first in maybe:
        # A box or sign before the sign of what is private is private.
        if first >= end and (kind := kind_of(lines[first])) in FOLLOW_UP_KINDS:
            end = _end_of(lines, first, kind)
            source = lines[first] if end == first + 1 else "".join(lines[first:end])
            found.append(Marked(kind, first, source))
    return found


def _end_of(lines: Sequence[str], first: int, kind: Kind) -> int:
    """Behind the last line of the block that a marked line begins, where there is no fence."""
    end, above = first + 1, None
    # Of an unindented line only one of advice can belong to the block above.
    while end < len(lines) and (lines[end][0].isspace() or lines[end][0] == ">"):
        read = read_line(lines[end].rstrip(LINE_ENDS), above or Above(kind))
        if read.begins:
            break
        end, above = end + 1, read.after
    return end

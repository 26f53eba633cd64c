"""Notes read again after an edit: only from the block it touches to the next mark.

The panel beside the notes asks with every few keys what is shared, and long notes have
thousands of blocks of which an edit changes one or two.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from mentorjournal.data.notes.blocks import LINE_ENDS, Block, Kind, blocks_of, kind_of
from mentorjournal.data.notes.diff import common_ends

_FENCES = ("```", "~~~")
_JOINING = ("plain", "advice")


class _Read(NamedTuple):
    """Lines, with their ends, and the blocks they are; none is ever changed."""

    lines: list[str]
    blocks: list[Block]
    fenced: bool


class MarkMemory:
    """Gives what `mark_blocks.parse` gives, and remembers it for notes that are nearly the same.

    May be asked from several threads.
    """

    def __init__(self) -> None:
        self._last = _Read([], [], fenced=False)

    def parse(self, notes: str) -> Sequence[Block]:
        """The notes as blocks; costs less the less has changed since it was last asked."""
        last = self._last
        lines = notes.splitlines(keepends=True)
        fenced = any(fence in notes for fence in _FENCES)
        if fenced or last.fenced or not last.blocks:
            # A fence reaches as far as it likes.
            blocks = blocks_of(lines, fenced=fenced)
        else:
            blocks = _patched(last, lines)
        self._last = _Read(lines, blocks, fenced)
        return blocks


def _patched(last: _Read, lines: list[str]) -> list[Block]:
    """The blocks of lines, with what stands around the change taken from those read last."""
    start, end = common_ends(last.lines, lines)
    if start == len(last.lines) == len(lines):
        return last.blocks
    before = _stands_before(last, start)
    first = last.blocks[before].first if before else 0
    behind = _stands_behind(last, len(last.lines) - end)
    moved = len(lines) - len(last.lines)
    stop = (last.blocks[behind].first + moved) if behind < len(last.blocks) else len(lines)
    tail = last.blocks[behind:]
    if moved:
        tail = [replace(one, first=one.first + moved, last=one.last + moved) for one in tail]
    return [*last.blocks[:before], *blocks_of(lines[first:stop], first, fenced=False), *tail]


def _stands_before(last: _Read, line: int) -> int:
    """Which block to read from: one before that line that needs nothing above it; or the first."""
    at = _block_at(last.blocks, line - 1)
    while at > 0 and _own_kind(last, at) == "plain":
        at -= 1
    return at


def _stands_behind(last: _Read, line: int) -> int:
    """Which block to read up to: the first from that line on that nothing above it can change."""
    at = _block_at(last.blocks, line)
    while at < len(last.blocks):
        if last.blocks[at].first >= line and _own_kind(last, at) not in _JOINING:
            break
        at += 1
    return at


def _own_kind(last: _Read, at: int) -> Kind:
    """What the first line of a block is by its own mark."""
    return kind_of(last.lines[last.blocks[at].first].rstrip(LINE_ENDS))


def _block_at(blocks: list[Block], line: int) -> int:
    """The block a line belongs to; behind the last line the number of blocks, before it 0."""
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].last < line:
            low = middle + 1
        else:
            high = middle
    return low

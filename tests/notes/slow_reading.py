"""Notes read whole, line after line, by rules written down apart from the program's."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from mentorjournal.data.notes.blocks import Block, Kind, block_of, box_of, kind_of

SHARED = ("action", "key", "advice", "question", "decision")


class Fence(NamedTuple):
    """The lines of a code fence, both ends included."""

    first: int
    last: int
    closed: bool


def fences_of(lines: list[str]) -> list[Fence]:
    """The code fences of lines without line ends."""
    found: list[Fence] = []
    sign, since = "", 0
    for row, line in enumerate(lines):
        if not sign:
            opened = re.match(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})", line)
            sign, since = (opened[1], row) if opened else ("", 0)
        elif set(line.strip()) == {sign[0]} and len(line.strip()) >= len(sign):
            found.append(Fence(since, row, closed=True))
            sign = ""
    return [*found, Fence(since, len(lines) - 1, closed=False)] if sign else found


def kinds_of(lines: list[str]) -> list[tuple[Kind, bool]]:
    """What each line is, and whether it begins a block."""
    fences, found = fences_of(lines), list[tuple[Kind, bool]]()
    for row, line in enumerate(lines):
        above = found[-1][0] if found else "plain"
        fence = next((each for each in fences if each.first < row <= each.last), None)
        if fence is None:
            kind = _outside(lines, row, above, found)
        elif found[fence.first][0] == "private":
            kind = None
        elif not fence.closed and kind_of(line) == "private":
            kind = "private"
        else:
            goes_on = not line.strip() or line[0].isspace()
            kind = None if goes_on and above != "plain" else "plain"
        joins = kind is None or (kind == above and kind in ("plain", "advice"))
        found.append((kind or above, not joins or not found))
    return found


def _outside(
    lines: list[str], row: int, above: Kind, found: list[tuple[Kind, bool]]
) -> Kind | None:
    line = lines[row]
    if (own := kind_of(line)) != "plain" or not line.strip():
        return own
    if line[0].isspace():
        if above in SHARED and box_of(line):
            return "action"
        if above != "plain":
            return None
        # Blank lines do not let go of what is private.
        up = row - 1
        while up >= 0 and not lines[up].strip() and found[up][0] != "private":
            up -= 1
        return "private" if up >= 0 and found[up][0] == "private" else "plain"
    return None if line == ">" and above == "advice" else "plain"


def read_slowly(notes: str) -> list[Block]:
    """The notes as blocks."""
    lines = notes.splitlines(keepends=True)
    kinds = kinds_of(notes.splitlines())
    begins = [row for row, (_, begin) in enumerate(kinds) if begin]
    return [
        block_of(kinds[first][0], first, lines[first:end])
        for first, end in pairwise([*begins, len(lines)])
    ]

"""The actions, advice and questions of notes without a look at every other line.

Gives what `mark_blocks.parse` gives of these kinds, many times faster where most lines carry
no mark: of ten thousand sessions all have to be read before the list of what is open is whole.
"""

from __future__ import annotations

from mentorjournal.data.notes.blocks import LINE_ENDS, Block, Kind, block_of, kind_of, parse

FOLLOW_UP_MARKS: dict[str, Kind] = {"- ": "action", "> ": "advice", "? ": "question"}
_SIGNS = ("- [", "> ", "? ")
# A fence reaches as far as it likes, and an indented box is what the line above it is.
_NEEDS_ALL = ("```", "~~~", " - [", "\t- [")


def follow_up_blocks(notes: str) -> list[Block]:
    """The blocks of notes that are actions, advice or questions, in their order."""
    if not any(sign in notes for sign in _SIGNS):
        return []
    if any(sign in notes for sign in _NEEDS_ALL):
        return [block for block in parse(notes) if block.kind in FOLLOW_UP_MARKS.values()]
    lines = notes.splitlines(keepends=True)
    # Cheap, and true for every marked line; what it lets through is looked at closely.
    maybe = [at for at, line in enumerate(lines) if line[:2] in FOLLOW_UP_MARKS]
    blocks = []
    end = 0
    for first in maybe:
        if first < end:
            continue
        kind = kind_of(lines[first])
        if kind != "plain":
            end = _end(lines, first, kind)
            blocks.append(block_of(kind, first, lines[first:end]))
    return blocks


def _end(lines: list[str], first: int, kind: Kind) -> int:
    """Behind the last line of a block: what is indented belongs to it, and advice to advice."""
    end = first + 1
    while end < len(lines) and _belongs(lines[end], kind):
        end += 1
    return end


def _belongs(line: str, kind: Kind) -> bool:
    if kind == "advice" and (line.startswith("> ") or line.rstrip(LINE_ENDS) == ">"):
        return True
    return line[0].isspace() and bool(line.strip()) and kind_of(line) != "private"

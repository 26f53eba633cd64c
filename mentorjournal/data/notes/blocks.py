"""Live notes read into blocks by their marks.

A line is private unless the mark it begins with says otherwise:

    - [ ] or - [x]   an action        !   a key point     >   advice
    ?                a question       =   a decision      %   private for ever

The mark is followed by a space; only `%` needs none, and counts behind invisible characters and
behind the marks of lists, boxes, quotes and ours: in doubt a line is private. An indented line
belongs to the marked line above it, but an indented box below a shared line is an action of its
own. Consecutive lines of advice are one piece, and inside a code fence nothing is a mark; only in
a fence that is never closed `%` still keeps its line private. Lines end where the editor ends
them (`str.splitlines`), so that what stands on a line of its own on the screen is judged on its
own here too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from mentorjournal.data.notes import words as mark_words

Kind = Literal["action", "key", "advice", "question", "decision", "plain", "private"]
SHARED_KINDS: tuple[Kind, ...] = ("decision", "key", "advice", "action", "question")

MARKS: dict[Kind, str] = {
    "action": "- [ ] ",
    "key": "! ",
    "advice": "> ",
    "question": "? ",
    "decision": "= ",
    "private": "% ",
    "plain": "",
}
"""What to type for each kind; `- [x] ` is an action that is done."""

LINE_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
_BOX = re.compile(r"[ \t]*- \[[ xX]\] ")
_BY_FIRST_TWO: dict[str, Kind] = {
    mark: kind for kind, mark in MARKS.items() if len(mark) == 2 and kind != "private"
}
# Characters that show nothing; one before the sign must not give a line away.
_UNSEEN = (
    r"\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef"
)
_PRIVATE = re.compile(
    rf"(?:[\s{_UNSEEN}>*+!?=\-\u2022\u2013\u2014]|\d{{1,9}}[.)]|\[[ xX]?\])*"
    rf"([%\uff05\ufe6a\u066a])[ \t]?"
)
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")


class Fence(NamedTuple):
    """A code fence: the lines from the one that opens it to the one that closes it, from 0."""

    first: int
    last: int
    closed: bool


class Block(Struct, frozen=True):
    """Some consecutive lines of the notes that are one thing.

    Attributes:
        kind: What it is.
        first, last: Its lines, 0-based, both included.
        source: The lines as they stand in the notes, line ends included.
        text: What it says: without mark, indentation, and for an action without its owner,
            date and the tags at its end.
        done: Whether the action is ticked.
        who: The handle after `@` of an action, without the sign; empty if there is none.
        due: The last good day of an action.
        due_word: What stands after `due:` when it is not a date.
        tags: The words after `#`.
    """

    kind: Kind
    first: int
    last: int
    source: str
    text: str
    done: bool = False
    who: str = ""
    due: date | None = None
    due_word: str = ""
    tags: tuple[str, ...] = ()


def kind_of(line: str) -> Kind:
    """What a line is by its own mark, wherever it stands."""
    # Private for ever even when indented under a line that is shared. Few lines have the sign at
    # all, and this is asked of every line.
    if ("%" in line or not line.isascii()) and private_mark(line):
        return "private"
    if line[:3] == "- [" and box_of(line):
        return "action"
    return _BY_FIRST_TWO.get(line[:2], "plain")


def box_of(line: str) -> str:
    """The box a line begins with, its indentation included; empty where it has none."""
    found = _BOX.match(line)
    return found[0] if found else ""


def is_ticked(box: str) -> bool:
    """Whether there is a cross in a box."""
    return "x" in box or "X" in box


def private_mark(line: str) -> tuple[int, int] | None:
    """Where the sign stands by which a line is private for ever, and where its words begin.

    None where it has none.
    """
    found = _PRIVATE.match(line)
    return (found.start(1), found.end()) if found else None


def parse(notes: str) -> tuple[Block, ...]:
    """The notes as blocks; their sources, joined, are the notes again.

    Takes time in proportion to the length of the notes.
    """
    lines = notes.splitlines(keepends=True)
    return tuple(blocks_of(lines, fenced="```" in notes or "~~~" in notes))


def blocks_of(lines: list[str], first: int = 0, *, fenced: bool = True) -> list[Block]:
    """Lines as blocks, as if nothing stood above them.

    Args:
        lines: The lines, line ends included.
        first: The number of the first of them.
        fenced: Whether there may be a code fence among them.
    """
    fences = fences_in(lines) if fenced else []
    reader = _Reader(fences[-1].first if fences and not fences[-1].closed else len(lines))
    for line in lines:
        reader.add(line)
    blocks = []
    for kind, part in reader.blocks:
        blocks.append(block_of(kind, first, part))
        first += len(part)
    return blocks


def fences_in(lines: Sequence[str]) -> list[Fence]:
    """The code fences, in their order; only the last one may never be closed."""
    fences: list[Fence] = []
    fence = ""
    since = 0
    for number, line in enumerate(lines):
        if "```" not in line and "~~~" not in line:
            continue
        bare = line.rstrip(LINE_ENDS)
        if not fence and (opening := _FENCE.match(bare)):
            fence, since = opening[1], number
        elif fence and _closes(bare, fence):
            fences.append(Fence(since, number, closed=True))
            fence = ""
    return [*fences, Fence(since, len(lines) - 1, closed=False)] if fence else fences


def _closes(bare: str, fence: str) -> bool:
    closing = bare.strip()
    return closing.startswith(fence) and not closing.strip(fence[0])


class _Reader:
    """Groups lines into blocks, one line at a time.

    Args:
        never_closed: The line on which a fence begins that no line closes.
    """

    def __init__(self, never_closed: int) -> None:
        self._never_closed = never_closed
        self._line = 0
        self._private_fence = False
        self.blocks: list[tuple[Kind, list[str]]] = []
        self._kind: Kind = "plain"
        self._fence = ""
        self._after_private = False

    def add(self, line: str) -> None:
        """Put the line into the block above, or begin one with it."""
        bare = line.rstrip(LINE_ENDS)
        within = bool(self._fence)
        kind = self._in_fence(bare) if within else self._outside(bare)
        joins = kind is None or (kind == self._kind and kind in ("plain", "advice"))
        if joins and self.blocks:
            self.blocks[-1][1].append(line)
        else:
            self._kind = kind or "plain"
            self.blocks.append((self._kind, [line]))
        if self._fence and not within:
            self._private_fence = self._kind == "private"
        self._after_private = self._kind == "private" or (self._after_private and not bare.strip())
        self._line += 1

    def _in_fence(self, bare: str) -> Kind | None:
        if _closes(bare, self._fence):
            self._fence = ""
        if self._private_fence:
            # Private to its end, however its lines are indented.
            return None
        if self._line > self._never_closed and kind_of(bare) == "private":
            # Three stray backticks must not give away what was marked private after them.
            return "private"
        belongs = not bare.strip() or bare[0].isspace()
        return None if belongs and self._kind != "plain" else "plain"

    def _outside(self, bare: str) -> Kind | None:
        kind = kind_of(bare)
        if kind != "plain":
            return kind
        if opening := _FENCE.match(bare):
            self._fence = opening[1]
        if not bare.strip():
            return "plain"
        if bare[0].isspace():
            if self._kind in SHARED_KINDS and box_of(bare):
                return "action"
            if self._kind != "plain":
                return None
            # A blank line ends what is shared, but never lets go of what is private.
            return "private" if self._after_private else "plain"
        if bare == ">" and self._kind == "advice":
            return None
        return "plain"


def block_of(kind: Kind, first: int, lines: list[str]) -> Block:
    """The block that some lines are, the first of which carries its mark.

    Args:
        kind: What it is.
        first: Which line of the notes it begins on, from 0.
        lines: Its lines, line ends included.
    """
    last = first + len(lines) - 1
    source = "".join(lines)
    bare = [line.rstrip(LINE_ENDS) for line in lines]
    if kind == "plain":
        return Block(kind, first, last, source, "\n".join(bare))
    if kind == "advice":
        bare = [
            line.removeprefix(">").removeprefix(" ") if line[0:1] == ">" else line.strip()
            for line in bare
        ]
        text = "\n".join(bare).strip()
        return Block(kind, first, last, source, text, tags=mark_words.tags(text))
    head = bare[0]
    mark = private_mark(head) if kind == "private" else None
    box = box_of(head) if kind == "action" else ""
    head = head[mark[1] if mark else len(box or MARKS[kind]) :]
    rest = mark_words.dedent(bare[1:]) if len(bare) > 1 else []
    if kind != "action":
        text = "\n".join([head.strip(), *rest]).strip()
        return Block(kind, first, last, source, text, tags=mark_words.tags(text))
    words = mark_words.read(head)
    return Block(
        kind,
        first,
        last,
        source,
        "\n".join([words.text, *rest]).strip(),
        done=is_ticked(box),
        who=words.who,
        due=words.due,
        due_word=words.due_word,
        tags=mark_words.tags("\n".join([head, *rest])),
    )

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
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice, pairwise
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
    read = list(read_lines([line.rstrip(LINE_ENDS) for line in lines]))
    return tuple(blocks_of(lines, read))


class Above(NamedTuple):
    """All that the lines above say about a line.

    Attributes:
        kind: What the block above is.
        fence: The sign of the code fence the line stands in; empty outside.
        closed: Whether a line below closes that fence.
        private_fence: Whether it stands in something private.
        after_private: Whether there are only blank lines between something private and here.
    """

    kind: Kind = "plain"
    fence: str = ""
    closed: bool = True
    private_fence: bool = False
    after_private: bool = False


class Line(NamedTuple):
    """What a line of notes is.

    Attributes:
        kind: What the block is that it belongs to.
        begins: Whether it begins one; else it belongs to the block above, if there is any.
        after: What it and those above say about the line below.
    """

    kind: Kind
    begins: bool
    after: Above


NOTHING_ABOVE = Above()
_PLAIN_ON = Line("plain", False, NOTHING_ABOVE)


def read_lines(
    lines: Sequence[str], first: int = 0, above: Above = NOTHING_ABOVE
) -> Iterator[Line]:
    """What each line is, from one on.

    What a line is depends on those above it by nothing but `Above`. So where that is the same
    as before a change, and the lines below are, they need not be read again.

    Args:
        lines: All lines, without line ends.
        first: The one to begin with.
        above: What those above say about it.
    """
    for row in range(first, len(lines)):
        read = read_line(lines[row], above)
        if read.after.fence and not above.fence:
            closed = is_closed(lines, row + 1, read.after.fence)
            read = read._replace(after=read.after._replace(closed=closed))
        yield read
        above = read.after


def is_closed(lines: Sequence[str], first: int, fence: str) -> bool:
    """Whether a code fence is closed from a line on."""
    # Almost no line has the sign at all.
    signs = (line for line in islice(lines, first, None) if fence in line)
    return any(_closes(line, fence) for line in signs)


def read_line(line: str, above: Above) -> Line:
    """What a line is below others; of a fence that it begins it is not known how it ends."""
    if above.fence:
        return _read_code(line, above)
    kind = kind_of(line)
    if kind != "plain":
        # Only advice goes on in its next marked line.
        begins = kind != "advice" or above.kind != "advice"
        return Line(kind, begins, Above(kind, after_private=kind == "private"))
    own = _unmarked(line, above)
    begins = own is not None and not own == above.kind == "plain"
    kind = own or above.kind
    if fence := _FENCE.match(line):
        # Not blank, so only something private is after something private.
        private = kind == "private"
        return Line(
            kind, begins, Above(kind, fence[1], private_fence=private, after_private=private)
        )
    if kind == "plain" and not begins and not above.after_private:
        return _PLAIN_ON
    return Line(kind, begins, Above(kind, after_private=_is_after_private(line, kind, above)))


def _unmarked(line: str, above: Above) -> Kind | None:
    """What a line without a mark of its own begins; None where it belongs to the block above.

    This is the one place that says what belongs to the block above.
    """
    if not line or line.isspace():
        return "plain"
    if line[0].isspace():
        if above.kind in SHARED_KINDS and box_of(line):
            return "action"
        if above.kind != "plain":
            return None
        # A blank line ends what is shared, but never lets go of what is private.
        return "private" if above.after_private else "plain"
    return None if line == ">" and above.kind == "advice" else "plain"


def _read_code(line: str, above: Above) -> Line:
    """What a line is that stands in a code fence, or ends one."""
    blank = not line or line.isspace()
    if above.private_fence:
        # Private to its end, however its lines are indented.
        kind, begins = above.kind, False
    elif not above.closed and kind_of(line) == "private":
        # Three stray backticks must not give away what was marked private after them.
        kind, begins = "private", True
    elif (blank or line[0].isspace()) and above.kind != "plain":
        kind, begins = above.kind, False
    else:
        kind, begins = "plain", above.kind != "plain"
    after_private = _is_after_private(line, kind, above)
    if _closes(line, above.fence):
        return Line(kind, begins, Above(kind, after_private=after_private))
    return Line(kind, begins, above._replace(kind=kind, after_private=after_private))


def _is_after_private(line: str, kind: Kind, above: Above) -> bool:
    return kind == "private" or (above.after_private and (not line or line.isspace()))


def _closes(line: str, fence: str) -> bool:
    closing = line.strip()
    return closing.startswith(fence) and not closing.strip(fence[0])


def blocks_of(lines: Sequence[str], read: Sequence[Line], first: int = 0) -> Iterator[Block]:
    """Some lines as blocks, the first of which begins one.

    Args:
        lines: The lines, line ends included.
        read: What each of them is.
        first: Which line of the notes the first one is, from 0.
    """
    for kind, begin, end in spans_of(read):
        yield block_of(kind, first + begin, lines[begin:end])


def spans_of(read: Sequence[Line]) -> Iterator[tuple[Kind, int, int]]:
    """Of each block what it is, its first line and the line behind its last one.

    Args:
        read: What each line is; the first one begins a block.
    """
    begins = [at for at, line in enumerate(read) if line.begins or not at]
    for begin, end in pairwise([*begins, len(read)]):
        yield read[begin].kind, begin, end


def block_of(kind: Kind, first: int, lines: Sequence[str]) -> Block:
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

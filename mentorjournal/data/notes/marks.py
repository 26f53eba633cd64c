"""The marks of live notes: what may be shared, whose it is, and changes to single lines.

`blocks` says what the marks are. What changes a line changes that line and nothing
else; what works on whole notes first makes sure that the line is still the one meant.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from mentorjournal.data.notes import words
from mentorjournal.data.notes.blocks import (
    LINE_ENDS,
    MARKS,
    SHARED_KINDS,
    Block,
    Kind,
    box_of,
    is_ticked,
    kind_of,
    parse,
    private_mark,
)
from mentorjournal.data.notes.words import handles_of
from mentorjournal.data.records.base import Assignee, MyRole
from mentorjournal.errors import Conflict

__all__ = [
    "LINE_ENDS",
    "MARKS",
    "SHARED_KINDS",
    "Block",
    "Kind",
    "assignee_of",
    "box_of",
    "handles_of",
    "is_ticked",
    "kind_of",
    "next_mark",
    "parse",
    "private_mark",
    "set_line",
    "set_marks",
    "settle_dates",
    "settle_notes",
    "ticked_box",
    "toggle_private",
    "with_mark",
]

_CYCLE: tuple[Kind, ...] = ("plain", "action", "key", "advice", "question", "decision")
_BULLETS = ("- ", "* ", "+ ")
_SIGNS = tuple(mark for mark in MARKS.values() if len(mark) == len("! "))


def assignee_of(block: Block, my_role: MyRole, their_handles: Collection[str]) -> Assignee:
    """Whose an action is; see `mark_words.owner`."""
    return words.assignee(block.who, my_role, their_handles)


def settle_dates(line: str, today: date) -> str:
    """An action with `due:fri`, `due:tomorrow` or `due:+2w` rewritten to the date.

    Words that are no date stay as they are, and so does any other line.
    """
    return words.settle(line, today) if box_of(line) else line


def settle_notes(notes: str, today: date) -> str:
    """The notes with `due:fri` and the like rewritten to dates in every action."""
    if "due:" not in notes.casefold():
        return notes
    lines = notes.splitlines(keepends=True)
    for block in parse(notes):
        if block.kind == "action":
            lines[block.first] = settle_dates(lines[block.first], today)
    return "".join(lines)


def set_line(notes: str, line_index: int, expected_line: str, new_line: str) -> str:
    """The notes with one line replaced; its line end stays.

    Args:
        notes: The notes as they are now.
        line_index: Which line, from 0.
        expected_line: How that line read when the change was asked for.
        new_line: What it shall read; one line.

    Raises:
        Conflict: The line no longer reads like that.
    """
    lines = notes.splitlines(keepends=True)
    if not notes or notes[-1] in LINE_ENDS:
        lines.append("")
    line = lines[line_index] if 0 <= line_index < len(lines) else None
    bare = line.rstrip(LINE_ENDS) if line is not None else None
    if line is None or bare != expected_line.rstrip(LINE_ENDS):
        raise Conflict(
            "That line of the notes has changed meanwhile, so nothing was changed. "
            "Open the session to change it there."
        )
    lines[line_index] = " ".join(new_line.splitlines()) + line[len(bare) :]
    return "".join(lines)


def ticked_box(box: str, *, done: bool) -> str:
    """A box, indented as it is, with a cross in it or none."""
    at = box.index("[") + 1
    return f"{box[:at]}{'x' if done else ' '}{box[at + 1 :]}"


def next_mark(line: str) -> Kind:
    """What comes after the mark of a line, or after the one it had were it not private.

    The order is none, action, key point, advice, question, decision, none.
    """
    if (private := private_mark(line)) is not None:
        return next_mark(line[private[1] :])
    kind = "action" if box_of(line) else kind_of(line)
    return _CYCLE[(_CYCLE.index(kind) + 1) % len(_CYCLE)]


def with_mark(line: str, kind: Kind) -> str:
    """The line with another mark, or with none.

    A bullet becomes an action without a second dash, and an indented sign goes. A private line
    stays private, and gets the mark it has once it is not: this alone never turns it into
    something shared.
    """
    if (private := private_mark(line)) is not None:
        at = private[1]
        return line[:at] + with_mark(line[at:], kind)
    box = box_of(line)
    text = line[len(box or MARKS[kind_of(line)]) :]
    if not box and kind_of(line) == "plain":
        text = text.lstrip()
        # A sign that is indented marks nothing, and yet is no part of what the line says.
        if text.startswith((*_BULLETS, *_SIGNS)):
            text = text[2:]
    return MARKS[kind] + text


def set_marks(lines: Sequence[str], kind: Kind) -> list[str]:
    """The lines with this very mark in the place of any other.

    One line alone loses the sign that makes it private too, unless that is what is set. Of
    several, those that are private stay so, and blank ones stay blank.
    """
    if len(lines) == 1:
        return [_set_mark(lines[0], kind)]
    return [_set_one_of_many(line, kind) for line in lines]


def _set_one_of_many(line: str, kind: Kind) -> str:
    if not line.strip():
        return line
    # Private for ever: only a person who means this line alone takes that away.
    stays = kind != "private" and private_mark(line) is not None
    return with_mark(line, kind) if stays else _set_mark(line, kind)


def _set_mark(line: str, kind: Kind) -> str:
    private = private_mark(line)
    if kind == "private":
        return line if private is not None else MARKS[kind] + with_mark(line, "plain")
    while private is not None:
        line = line[: private[0]] + line[private[1] :]
        private = private_mark(line)
    own: Kind = "action" if box_of(line) else kind_of(line)
    return line if own == kind else with_mark(line, kind)


def toggle_private(line: str) -> str:
    """The line made private for ever, or as it was before that."""
    if (private := private_mark(line)) is None:
        return MARKS["private"] + line
    at, behind = private
    return line[:at] + line[behind:]

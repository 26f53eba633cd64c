"""The day on which a box was ticked that stood open, told from the notes before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from msgspec.structs import replace

from mentorjournal.data.notes.blocks import box_of, is_ticked
from mentorjournal.data.notes.diff import common_ends
from mentorjournal.data.notes.index import follow_ups_in
from mentorjournal.data.notes.tracking import Histories
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.line_history import LineHistory

_AS_TYPED = re.compile(r"[ \t]*- ?\[?[ xX]?\]? ?")
"""A box, also half typed, as it stands between taking the blank out and putting the cross in."""


def with_ticks(
    before: str, after: str, histories: Histories, today: date, new_uid: Callable[[], Uid]
) -> Histories:
    """What is kept beside the lines, with today beside each action that was ticked by a change.

    A line that was ticked from the first has no day of its own: that of its session says when.

    Args:
        before: The notes as they were.
        after: The notes as they are now.
        histories: What is kept beside the lines of the notes now.
        today: The local day.
        new_uid: Gives the uid of what is kept beside a line for the first time.
    """
    if _ticks(after) <= _ticks(before):
        return histories
    ticked = dict(_ticked(before.splitlines(), after.splitlines()))
    if ticked:
        # A box in a block of code, or in a line that is private, is no action.
        actions = {first for kind, first, _source in follow_ups_in(after) if kind == "action"}
        ticked = {row: line for row, line in ticked.items() if row in actions}
    known = {history.line for history in histories}
    dated = [replace(each, closed=today) if each.line in ticked else each for each in histories]
    dated += [
        LineHistory(uid=new_uid(), line=row, text=line, closed=today)
        for row, line in ticked.items()
        if row not in known
    ]
    return tuple(dated)


def _ticks(notes: str) -> int:
    return notes.count("[x]") + notes.count("[X]")


def _ticked(old: list[str], new: list[str]) -> Iterator[tuple[int, str]]:
    """The lines in which a cross stands now, and of which the words stood there without one."""
    start, end = common_ends(old, new)
    open_before = {
        words
        for line in old[start : len(old) - end]
        if not is_ticked(box_of(line)) and (words := _words(line))
    }
    for row in range(start, len(new) - end):
        if is_ticked(box_of(new[row])) and _words(new[row]) in open_before:
            yield row, new[row]


def _words(line: str) -> str:
    found = _AS_TYPED.match(line)
    return line[found.end() :].strip() if found else ""

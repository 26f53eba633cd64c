"""Markdown of other programs as notes of ours: boxes become actions, nothing else a mark.

A line that begins with one of our signs by chance, such as a quotation, is set in by a blank, for
what is marked may be shared: nothing becomes so by being taken over. In a code fence all stays as
it is.
"""

from __future__ import annotations

import re
from datetime import date

from mentorjournal import dates
from mentorjournal.data.notes.blocks import (
    LINE_ENDS,
    NOTHING_ABOVE,
    SHARED_KINDS,
    Above,
    kind_of,
    read_line,
)
from mentorjournal.data.notes.words import due_words, every_word
from mentorjournal.text import clean

_BOX = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX/])\][ \t]+(\S.*)", re.DOTALL)
# A due date of Obsidian's Tasks, which writes 📅 and reads two more; and of Dataview.
_DUE = re.compile(
    r"(?<!\S)(?:[📅📆🗓]\ufe0f?[ \t]*(\d{4}-\d\d-\d\d)(?!\d)"
    r"|[\[(]due::[ \t]*(\d{4}-\d\d-\d\d)(?:T[\d:.]*)?[ \t]*[\])])",
    re.IGNORECASE | re.ASCII,
)
_REPEATS = re.compile(
    r"(?<!\S)(?:🔁\ufe0f?[ \t]*(every [a-z0-9 ]{1,40}?)(?=[ \t]*(?:[^\sa-z0-9]|$))"
    r"|[\[(]repeat::[ \t]*(every [a-z0-9 ]{1,40}?)[ \t]*[\])])",
    re.IGNORECASE | re.ASCII,
)


def as_notes(text: str) -> str:
    """A text in Markdown as notes of a session."""
    found: list[str] = []
    above = NOTHING_ABOVE
    for line in clean(text).rstrip().splitlines():
        for each in _as_lines(line, above):
            found.append(each)
            above = read_line(each, above).after
    if above.fence:
        # What is written below, of another entry, is no code.
        found.append(above.fence)
    return "\n".join(found)


def action(text: str, *, done: bool = False, due: date | None = None) -> str:
    """A line of notes that is an action.

    Args:
        text: What is to be done, on one line.
        done: Whether it is.
        due: The last good day.
    """
    said = _with_our_words(" ".join(text.split()))
    late = f" due:{due.isoformat()}" if due and not due_words(said, due) else ""
    return f"- [{'x' if done else ' '}] {said}{late}"


def _as_lines(line: str, above: Above) -> list[str]:
    """One line as one, or with a blank one before it."""
    line = line.rstrip(LINE_ENDS)
    if above.fence:
        return [line]
    if (box := _BOX.fullmatch(line)) is not None:
        indent, state, said = box.groups()
        # Below what is not shared an indented box would be no action of ours.
        indent = indent if above.kind in SHARED_KINDS else ""
        return [indent + action(said, done=state in "xX")]
    kind = kind_of(line)
    if kind in SHARED_KINDS and kind != "action":
        # Right below an action it would be a part of that.
        return ["", f" {line}"] if above.kind in SHARED_KINDS else [f" {line}"]
    return [line]


def _with_our_words(said: str) -> str:
    """An action in which due date and recurrence are said in our way."""
    ours = []
    if due_words(said, dates.EARLIEST) == [] and (due := _DUE.search(said)) is not None:
        day = due[1] or due[2]
        if _is_day(day):
            said = _without(said, due)
            ours.append(f"due:{day}")
    if (often := _REPEATS.search(said)) is not None:
        words = (often[1] or often[2]).strip()
        if every_word(words) is not None:
            said = _without(said, often)
            ours.insert(0, words)
    return " ".join(filter(None, [said, *ours]))


def _without(said: str, found: re.Match[str]) -> str:
    return " ".join(f"{said[: found.start()]} {said[found.end() :]}".split())


def _is_day(text: str) -> bool:
    try:
        return dates.EARLIEST <= date.fromisoformat(text) <= dates.LATEST
    except ValueError:
        return False


def closed(notes: str) -> str:
    """Notes with a code fence closed that they leave open: what comes below them is no code."""
    above = NOTHING_ABOVE
    for line in notes.splitlines():
        above = read_line(line, above).after
    return notes.rstrip("\n") + (f"\n{above.fence}" if above.fence else "")

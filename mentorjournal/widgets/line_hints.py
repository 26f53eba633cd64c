"""What a line of notes being typed calls for: whose it may be, and which date a word means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mentorjournal.data.mark_words import fold
from mentorjournal.data.marks import kind_of
from mentorjournal.data.models import Person
from mentorjournal.dates import parse_date, show_date
from mentorjournal.errors import BadInput

ROLES = ("me", "mentor", "protege")
OFFERED = 5
_HANDLE = re.compile(r"\w[\w.\-]*")
_WHO = re.compile(r"(?<!\S)@(\w[\w.\-]*)?$")
_DUE = re.compile(r"(?<!\S)due:[ \t]?([^\s,;@#][^\s,;]*)", re.IGNORECASE)
_ENDS = ".!?)"


def handles(people: Iterable[Person]) -> tuple[str, ...]:
    """What to offer for people: each one's own handle, else the first name, else the whole one.

    Nobody is offered whose name cannot stand behind an `@`, and no handle means two people.
    """
    offered: list[str] = []
    for person in people:
        parts = fold(person.name).split()
        for handle in (fold(person.handle), *parts[:1], "-".join(parts)):
            if _HANDLE.fullmatch(handle) and handle not in offered and handle not in ROLES:
                offered.append(handle)
                break
    return tuple(offered)


class DueWord(NamedTuple):
    """A `due:` word of an action: first column, column behind, the date it means if any."""

    begin: int
    end: int
    day: date | None


def due_words(line: str, today: date) -> list[DueWord]:
    """The `due:` words of a line; none where it is not an action."""
    if "due:" not in line.lower() or kind_of(line) != "action":
        return []
    return [DueWord(*found.span(), _day(found[1], today)) for found in _DUE.finditer(line)]


def _day(word: str, today: date) -> date | None:
    try:
        return parse_date(word.rstrip(_ENDS), today)
    except BadInput:
        return None


def due_hint(line: str, column: int | None, today: date) -> tuple[str, bool]:
    """What to say behind a line about its date, and whether it is a warning.

    A word that is still being typed is not called wrong.

    Args:
        line: The line.
        column: Where the cursor stands in it; None if it stands elsewhere.
        today: The day that `fri` and `+2w` count from.
    """
    words = due_words(line, today)
    for word in words:
        if word.day is None and column != word.end:
            return f"{line[word.begin : word.end]} is no date", True
    if column is None or not words or words[-1].day is None:
        return "", False
    return show_date(words[-1].day, today), False


def who_fits(line: str, column: int, people: Sequence[str]) -> tuple[str, list[str]]:
    """Who may be meant by an `@` that is being typed at the end of an action.

    Args:
        line: The line.
        column: Where the cursor stands in it.
        people: Handles, without the sign, in the order in which to offer them.

    Returns:
        What has been typed behind the sign, and the handles that go on like that; the one
        that stands there already is not among them.
    """
    if "@" not in line or column != len(line) or kind_of(line) != "action":
        return "", []
    typed = _WHO.search(line)
    if typed is None:
        return "", []
    begun = typed[1] or ""
    known = dict.fromkeys((*people, *ROLES))
    if any(handle == begun for handle in known):
        return begun, []
    fits = [handle for handle in known if fold(handle).startswith(fold(begun))]
    return begun, [handle for handle in fits if len(handle) > len(begun)][:OFFERED]

"""Journals of jrnl: its file, what it prints, and what it exports as text or JSON.

Its oddities: an entry begins where a line has a day in brackets, in whatever format its settings
say; before version 2 there were no brackets. A star at the end of the first line says that the
entry is starred, and is no part of it. Printed, the lines of bodies stand behind "| ". In JSON a
title and its body are apart, and an entry that came from Day One has a uuid.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from mentorjournal.errors import CannotOpen
from mentorjournal.imports.days import day_in
from mentorjournal.imports.json_text import entries_of, parsed, unknown_fields
from mentorjournal.imports.names import mentions
from mentorjournal.imports.notes import as_notes
from mentorjournal.imports.reading import Entry, Left, Place, Reading
from mentorjournal.text import clean

SOURCE = "a journal of jrnl"
_IN_BRACKETS = re.compile(r"\[([^\]]{4,60})\](?: (.*))?", re.DOTALL)
_BARE = re.compile(
    r"(\d{4}-\d\d-\d\d \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?)(?: (.*))?", re.DOTALL | re.ASCII
)
_PRINTED = ("| ", "|")
_KNOWN = frozenset({"title", "body", "date", "time", "tags", "starred", "uuid", "creator"})
_NO_DAY = "no day of a calendar stands with it"
_BEFORE = "it stands before the first entry"
_EMPTY = "nothing stands in it"


class _Head(NamedTuple):
    """The first line of an entry: which line it is, from 0, its day, and what stands behind."""

    row: int
    on: date
    title: str


def read_jrnl(text: str) -> Reading:
    """A journal of jrnl, as text or JSON.

    Raises:
        CannotOpen: It is none.
    """
    if text.lstrip()[:1] == "{":
        return read_jrnl_json(parsed(text))
    lines = clean(text).split("\n")
    heads = _heads(lines, _IN_BRACKETS) or _heads(lines, _BARE)
    if not heads:
        raise CannotOpen(
            "That is no journal of jrnl: no line begins with a day in brackets, as in "
            "“[2026-11-03 09:00] Talked with @ana”."
        )
    ends = [*(head.row for head in heads[1:]), len(lines)]
    entries, left = [], []
    if any(line.strip() for line in lines[: heads[0].row]):
        left.append(Left(Place(1, heads[0].row), _BEFORE))
    for head, end in zip(heads, ends, strict=True):
        body = lines[head.row + 1 : end]
        last = max((at for at, line in enumerate(body, 1) if line.strip()), default=0)
        entry = _entry(Place(head.row + 1, head.row + 1 + last), head.on, head.title, body[:last])
        if entry is None:
            left.append(Left(Place(head.row + 1, head.row + 1 + last), _EMPTY))
        else:
            entries.append(entry)
    return Reading(source=SOURCE, entries=tuple(entries), left=tuple(left))


def read_jrnl_json(whole: dict[str, Any]) -> Reading:
    """A journal that jrnl has exported as JSON.

    Args:
        whole: What stands in the file.

    Raises:
        CannotOpen: It has no entries.
    """
    entries: list[Entry] = []
    left: list[Left] = []
    found = entries_of(whole, SOURCE)
    for number, each in enumerate(found, 1):
        place = Place(number, number, unit="entry")
        fields = each if isinstance(each, dict) else {}
        on = day_in(str(fields.get("date", "")))
        title, body = (str(fields.get(name) or "") for name in ("title", "body"))
        if on is None:
            left.append(Left(place, _NO_DAY))
            continue
        entry = _entry(place, on, title, clean(body).split("\n"), str(fields.get("uuid") or ""))
        if entry is None:
            left.append(Left(place, _EMPTY))
        else:
            entries.append(entry)
    left += unknown_fields(found, _KNOWN)
    return Reading(source=SOURCE, entries=tuple(entries), left=tuple(left))


def _heads(lines: Sequence[str], pattern: re.Pattern[str]) -> list[_Head]:
    found = []
    for row, line in enumerate(lines):
        match = pattern.fullmatch(line) if line[:1] in "[0123456789" else None
        if match is not None and (on := day_in(match[1])) is not None:
            found.append(_Head(row, on, match[2] or ""))
    return found


def _entry(place: Place, on: date, title: str, body: Sequence[str], uuid: str = "") -> Entry | None:
    """One entry; None where nothing stands in it."""
    said = title.strip()
    if said.endswith("*") and not said.endswith("**"):
        said = said[:-1].rstrip()
    if body and all(line.startswith(_PRINTED) for line in body if line.strip()):
        body = [line[2:] for line in body]
    text = as_notes("\n".join([said, *body]).strip("\n"))
    if not text.strip():
        return None
    return Entry(place=place, on=on, text=text, mentioned=mentions(text), id=uuid)

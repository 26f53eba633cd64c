"""Tables with a header, as spreadsheets and other programs export them.

Columns are known by their names in the first row. A row that names something achieved is that; one
with a day and words is an entry; one without a day that names something to do is a task; one that
says who somebody is and how they are reached is a card. Formulas are text like any other.

Their oddities: commas, semicolons or tabs; Excel's `sep=;` before the header; line ends in quotes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from mentorjournal.data.notes.words import handles_of
from mentorjournal.data.records.base import Channel
from mentorjournal.errors import BadInput, CannotOpen
from mentorjournal.imports.days import day_in, read_day
from mentorjournal.imports.names import mentions
from mentorjournal.imports.notes import action, as_notes
from mentorjournal.imports.reading import (
    About,
    Card,
    Deed,
    Entry,
    Left,
    Place,
    Reading,
    Task,
    sorted_out,
)
from mentorjournal.money import parse_minutes
from mentorjournal.text import LINE_LIMIT, clean, fold, named, one_line

SOURCE = "a table"
_COLUMNS: Mapping[str, Sequence[str]] = {
    "day": ("date", "day", "on", "when"),
    "person": ("person", "name", "who", "with", "mentee", "mentor", "protege", "full name"),
    "text": ("text", "notes", "note", "summary", "topic", "topics", "description", "subject"),
    "action": ("action", "actions", "action item", "todo", "to do", "task", "next step"),
    "due": ("due", "due date", "deadline"),
    "done": ("done", "status", "completed"),
    "owner": ("owner", "assignee", "assigned to"),
    "achievement": ("achievement", "achieved", "win"),
    "impact": ("impact", "effect", "result"),
    "channel": ("channel", "how"),
    "minutes": ("minutes", "duration", "length"),
    "email": ("email", "e-mail", "mail", "email address"),
    "phone": ("phone", "telephone", "mobile"),
    "organisation": ("organisation", "organization", "company"),
    "role": ("role", "job", "job title"),
}
_KEYS = {name: key for key, names in _COLUMNS.items() for name in names}
_LINES = ("email", "phone", "organisation", "role")
_OF_DEED = ("person", "achievement", "day", "impact")
_OF_ENTRY = ("person", "day", "text", "action", "due", "done", "owner", "channel", "minutes")
_OF_TASK = ("person", "action", "due", "done", "owner")
_OF_CARD = ("person", "text", *_LINES)
_DONE = frozenset(("x", "yes", "true", "done", "closed", "complete", "completed", "1"))
_OPEN = frozenset(("", "no", "false", "open", "todo", "to do", "new", "0", "in progress"))
_MINE = frozenset(("", "me", "i", "mine", "myself"))
_THEIRS = frozenset(("them", "they", "theirs"))
_ROLES = {"mentor": "mentor", "mentee": "protege", "protege": "protege"}
_CHANNELS: Mapping[str, Channel] = {
    "face-to-face": "face-to-face",
    "in person": "face-to-face",
    "meeting": "face-to-face",
    "call": "call",
    "phone": "call",
    "video": "video",
    "zoom": "video",
    "message": "message",
}
_COULD_NOT = "what stands under “{}” cannot be read, and is not taken"


def read_csv(text: str) -> Reading:
    """The rows of a table.

    Raises:
        CannotOpen: It has no header that is known, or is no table.
    """
    header, rows = _table(clean(text))
    keys: list[str] = []
    for cell in header:
        key = _KEYS.get(fold(one_line(cell)), "")
        keys.append("" if key in keys and key != "text" else key)
    if not {"person", "action", "achievement", "text"} & set(keys):
        raise CannotOpen(
            "The first row names no column that is known, such as date, person, notes, action, "
            "due, achievement or email."
        )
    found: list[About | Left] = [
        Left(Place(1, 1), f"there is no place here for the column {named(cell)}")
        for cell, key in zip(header, keys, strict=True)
        if not key and cell.strip()
    ]
    for place, cells in rows:
        if any(cell.strip() for cell in cells):
            found += _of_row(place, _values(keys, cells))
        if any(cell.strip() for cell in cells[len(keys) :]):
            found.append(Left(place, "it has more cells than the first row"))
    return sorted_out(SOURCE, found)


def _values(keys: Sequence[str], cells: Iterable[str]) -> dict[str, str]:
    """What stands in a row, by column; several columns of text one below the other."""
    values: dict[str, str] = {}
    for key, cell in zip(keys, cells, strict=False):
        if key and cell.strip():
            above = f"{values[key]}\n" if key in values else ""
            values[key] = above + cell.strip()
    return values


def _table(text: str) -> tuple[list[str], Iterator[tuple[Place, list[str]]]]:
    """The header, and each row with its lines."""
    first, _, rest = text.partition("\n")
    skipped = 0
    if fold(first).startswith("sep=") and len(first.strip()) == len("sep=;"):
        sign, text, skipped = first.strip()[-1], rest, 1
    else:
        sign = max(",;\t", key=first.count)
    # A cell may be as long as the file.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    rows = _rows(io.StringIO(text), sign, skipped)
    _, header = next(rows, (Place(1, 1), []))
    return header, rows


def _rows(text: io.StringIO, sign: str, skipped: int) -> Iterator[tuple[Place, list[str]]]:
    """Each row of a table, with its lines.

    Raises:
        CannotOpen: It is none from some line on.
    """
    reader = csv.reader(text, delimiter=sign)
    line = 0
    try:
        for cells in reader:
            yield Place(line + 1 + skipped, reader.line_num + skipped), cells
            line = reader.line_num
    except csv.Error as error:
        raise CannotOpen(f"That is no table from line {line + 1 + skipped} on: {error}.") from None


def _of_row(place: Place, values: Mapping[str, str]) -> Iterator[About | Left]:
    """What one row says."""
    on = None
    if "day" in values:
        try:
            on = read_day(values["day"])
        except BadInput as error:
            yield Left(place, str(error).rstrip("."))
            return
    person = one_line(values.get("person", ""))
    if "achievement" in values:
        used: Collection[str] = _OF_DEED
        yield _deed(place, on, person, values)
    elif on is not None and ("action" in values or "text" in values):
        used = _OF_ENTRY
        yield from _entry(place, on, person, values)
    elif "action" in values:
        used = _OF_TASK
        yield from _task(place, person, values)
    elif person and on is None and not values.keys().isdisjoint(_LINES):
        used = _OF_CARD
        details = {key: one_line(values[key]) for key in _LINES if key in values}
        notes = {"notes": values["text"]} if "text" in values else {}
        yield Card(place=place, names=(person,), new_name=person, details={**details, **notes})
    else:
        yield Left(place, "it says nothing that has a day, is to be done, or tells who somebody is")
        return
    for key in values:
        if key not in used:
            yield Left(place, f"what stands under “{key}” has no place beside the rest of its row")


def _deed(place: Place, on: date | None, person: str, values: Mapping[str, str]) -> Deed | Left:
    text, impact = (one_line(values.get(key, "")) for key in ("achievement", "impact"))
    if on is None:
        return Left(place, "it says no day")
    if max(len(text), len(impact)) > LINE_LIMIT:
        return Left(place, "it is too long for a line")
    return Deed(place=place, on=on, **_whom(person), text=text, impact=impact)


def _entry(
    place: Place, on: date, person: str, values: Mapping[str, str]
) -> Iterator[Entry | Left]:
    text = as_notes(values.get("text", ""))
    if "action" in values:
        yield from _unread(place, values)
        todo = f"{_owner(person, values)} {one_line(values['action'])}".strip()
        done = fold(values.get("done", "")) in _DONE
        line = action(todo, done=done, due=day_in(values.get("due", "")))
        text = f"{text}\n{line}" if text else line
    else:
        yield from _alone(place, values)
    channel = _CHANNELS.get(fold(values.get("channel", "")))
    if channel is None and "channel" in values:
        yield Left(place, _COULD_NOT.format("channel"))
    try:
        minutes = parse_minutes(values.get("minutes", ""))
    except BadInput:
        minutes = None
        yield Left(place, _COULD_NOT.format("minutes"))
    yield Entry(
        place=place,
        on=on,
        **_whom(person),
        mentioned=mentions(text),
        text=text,
        channel=channel,
        minutes=minutes,
    )


def _task(place: Place, person: str, values: Mapping[str, str]) -> Iterator[Task | Left]:
    text = one_line(values["action"])
    if fold(values.get("done", "")) in _DONE:
        yield Left(place, "it is done, and says no day")
    elif len(text) > LINE_LIMIT:
        yield Left(place, "it is too long for a line")
    else:
        yield from _unread(place, values)
        yield Task(
            place=place,
            **_whom(person),
            text=text,
            due=day_in(values.get("due", "")),
            owner=_owner(person, values).removeprefix("@"),
        )


def _unread(place: Place, values: Mapping[str, str]) -> Iterator[Left]:
    """What of an action cannot be read."""
    if "due" in values and day_in(values["due"]) is None:
        yield Left(place, _COULD_NOT.format("due"))
    if fold(values.get("done", "")) not in _DONE | _OPEN:
        yield Left(place, _COULD_NOT.format("done"))


def _alone(place: Place, values: Mapping[str, str]) -> Iterator[Left]:
    """What belongs to an action, in a row that has none."""
    for key in ("due", "done", "owner"):
        if key in values:
            yield Left(place, f"what stands under “{key}” has no place beside the rest of its row")


def _owner(person: str, values: Mapping[str, str]) -> str:
    """Who is to do something, as notes say it; empty for me."""
    said = one_line(values.get("owner", ""))
    if (word := fold(said)) in _MINE:
        return ""
    if word in _ROLES:
        return f"@{_ROLES[word]}"
    whom = person if word in _THEIRS else said
    return f"@{max(handles_of(whom), key=lambda each: (each.count('-'), each), default='them')}"


def _whom(person: str) -> dict[str, Any]:
    """Whom a row is about, as its column says."""
    return {"names": (person,), "told": 1, "new_name": person} if person else {}

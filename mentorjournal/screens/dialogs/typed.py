"""What is typed into the fields of forms, turned into values."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from mentorjournal.data.records.base import Channel
from mentorjournal.dates import parse_date
from mentorjournal.money import parse_count


def typed_date(
    values: Mapping[str, str], field: str, today: date, *, past: bool = False
) -> date | None:
    """The day in a field; None where it is empty.

    Raises:
        BadInput: It is not a date.
    """
    typed = values[field].strip()
    return parse_date(typed, today, past=past, field=field) if typed else None


def needed_date(values: Mapping[str, str], field: str, today: date, *, past: bool = False) -> date:
    """The day in a field that must not be empty.

    Raises:
        BadInput: It is empty or not a date.
    """
    return parse_date(values[field], today, past=past, field=field)


def typed_count(values: Mapping[str, str], field: str, least: int, most: int, usual: int) -> int:
    """The whole number in a field; `usual` where it is empty.

    Raises:
        BadInput: It is no whole number between `least` and `most`.
    """
    typed = values[field].strip()
    return parse_count(typed, least, most, field=field) if typed else usual


def typed_words(values: Mapping[str, str], field: str) -> tuple[str, ...]:
    """The things in a field, which commas part."""
    things = (" ".join(thing.split()) for thing in values[field].split(","))
    return tuple(dict.fromkeys(thing for thing in things if thing))


def shown_date(day: date | None) -> str:
    """A day as a form shows it."""
    return day.isoformat() if day else ""


def typed_channel(values: Mapping[str, str], field: str = "channel") -> Channel:
    """The channel chosen in a field."""
    return cast(Channel, values[field])

"""What was typed into a form, read as amounts, shares, dates and text; and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from mentorjournal.errors import BadInput
from mentorjournal.money import (
    parse_chance,
    parse_count,
    parse_number,
    parse_percent,
    show_number,
    write_number,
)
from mentorjournal.screens.dialogs.typed import typed_count, typed_date
from mentorjournal.text import LINE_LIMIT, long_text, optional_line, required_line

T = TypeVar("T")
ZERO = Decimal(0)


class Answers:
    """The values of a form by field id; each reader raises `BadInput` with its field's id.

    Args:
        values: What stands in the fields.
        today: The day that words such as "tomorrow" count from.
    """

    def __init__(self, values: Mapping[str, str], today: date) -> None:
        self._values = values
        self._today = today

    def typed(self, field: str) -> str:
        """What was typed or chosen, without white space around it."""
        return self._values[field].strip()

    def flag(self, field: str) -> bool:
        """Whether a toggle says yes."""
        return self._values[field] == "yes"

    def line(self, field: str, what: str = "this line") -> str:
        """One line that may be empty."""
        return optional_line(self._values[field], what, field=field)

    def required(self, field: str, what: str) -> str:
        """One line that must not be empty."""
        return required_line(self._values[field], what, field=field, limit=LINE_LIMIT)

    def text(self, field: str) -> str:
        """Text of any number of lines, without empty ones around it."""
        return long_text(self._values[field], "this text", field=field).strip("\n")

    def number(self, field: str) -> Decimal | None:
        """A number of any sign; None for an empty field."""
        return parse_number(self.typed(field), field=field) if self.typed(field) else None

    def amount(self, field: str, *, negative: bool = False) -> Decimal | None:
        """An amount of money; None for an empty field."""
        typed = self.typed(field)
        if not typed:
            return None
        return parse_number(typed, "an amount", negative=negative, field=field)

    def share(self, field: str, usual: Decimal = ZERO, *, limit: int = 1000) -> Decimal:
        """A percentage as a fraction; `usual` for an empty field."""
        typed = self.typed(field)
        return parse_percent(typed, limit=limit, field=field) if typed else usual

    def chance(self, field: str) -> Decimal:
        """A chance as a fraction; certain for an empty field."""
        typed = self.typed(field)
        return parse_chance(typed, field=field) if typed else Decimal(1)

    def most(self, field: str, limit: int) -> int | None:
        """A whole number from 0 to `limit`; None for an empty field."""
        typed = self.typed(field)
        return parse_count(typed, 0, limit, field=field) if typed else None

    def count(self, field: str, low: int, high: int, usual: int) -> int:
        """A whole number from `low` to `high`; `usual` for an empty field."""
        return typed_count(self._values, field, low, high, usual)

    def day(self, field: str, *, past: bool = False) -> date | None:
        """A date; None for an empty field. With `past` weekdays look back."""
        return typed_date(self._values, field, self._today, past=past)

    def rising(self, fields: Mapping[str, str]) -> None:
        """See to it that the amounts in these fields rise, where they are filled in.

        Args:
            fields: The fields from the lowest to the highest, each with what it is called.

        Raises:
            BadInput: One is below the one before it.
        """
        highest, name = None, ""
        for field, called in fields.items():
            amount = self.amount(field)
            if amount is None:
                continue
            if highest is not None and amount < highest:
                raise BadInput(f"It is below {name}, {show_number(highest)}.", field)
            highest, name = amount, called


def made(kind: type[T], **fields: Any) -> T:
    """A part of a record.

    Raises:
        BadInput: A rule of its own forbids the fields.
    """
    try:
        return kind(**fields)
    except ValueError as error:
        raise BadInput(f"That does not fit: {error}.") from None


def written(number: Decimal | int | None) -> str:
    """A number as a form holds it, exactly; empty for None."""
    return "" if number is None else write_number(Decimal(number))

"""What all records have in common, and the types their fields are made of.

Records are frozen: a change makes a new record, which the store keeps in place of the old
one. Decoding is strict and happens at the door, in the store's `codec`; a record in hand is
therefore always a valid one.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from mentorjournal.money import LIMIT

Uid = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Instant = Annotated[datetime, Meta(tz=True)]
OwnerId = Annotated[str, Meta(pattern=r"^(me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$")]
"""Whose a plan, goal, achievement or pay talk is: `ME`, or the uid of a person I mentor."""
ME: OwnerId = "me"
TimeOfDay = Annotated[str, Meta(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time on the clock, as "17:00"."""
Count = Annotated[int, Meta(ge=0, le=1_000_000)]

MyRole = Literal["mentor", "protege"]
Form = Literal["recurring", "one-off"]
Stage = Literal["prospect", "asked", "active", "paused", "completed"]
Channel = Literal["face-to-face", "call", "video", "message"]
Assignee = Literal["me", "them"]
FollowUpKind = Literal["action", "advice", "question"]
FollowUpState = Literal["open", "done", "dropped"]
Horizon = Literal[1, 5, 10]
HORIZONS: tuple[Horizon, ...] = (1, 5, 10)
MOST_PLACES, MOST_ZEROS = 60, 12
"""A number has at most so many digits behind its point, and so many zeros left out before it."""


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of a record, kept inside it."""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of a table.

    Attributes:
        goes_with: The fields that name what it goes to the trash with; empty for its owner, or
            its relationship where it has no owner.
        uid: UUIDv7; also, as an integer, the entry's TinyDB key.
        created: When it was first kept (UTC).
        updated: When it was last changed (UTC).
        deleted: When it was moved to the trash (UTC); None while it is in use. What was
            deleted together carries the same instant, and comes back together.
    """

    table: ClassVar[str] = ""
    goes_with: ClassVar[tuple[str, ...]] = ()

    uid: Uid
    created: Instant
    updated: Instant
    deleted: Instant | None = None


def finite(part: Struct, most: Decimal = LIMIT) -> None:
    """Refuse NaN, infinities, absurd sizes and endless fractions in the number fields of a part.

    A JSON string can smuggle them in. They are looked at digit by digit: reckoning with such a
    number, or writing it out, would itself fail or never end.

    Args:
        part: The part.
        most: A number of that size is too large.

    Raises:
        ValueError: Such a number; begins with the name of its field and a colon.
    """
    for name in part.__struct_fields__:
        value = getattr(part, name)
        for number in value if isinstance(value, tuple) else (value,):
            if isinstance(number, Decimal) and (reason := _no_use(number, most)):
                raise ValueError(f"{name}: {reason}")


def _no_use(number: Decimal, most: Decimal) -> str:
    """Why a number cannot be used; empty if it can."""
    exponent = number.as_tuple().exponent
    if isinstance(exponent, str):
        return "not a finite number"
    if number.copy_abs() >= most or exponent > MOST_ZEROS:
        return "a number of a trillion or more"
    return "a number with endless digits behind the point" if exponent < -MOST_PLACES else ""


def in_order(first: date | None, last: date | None, what: str) -> None:
    """Refuse an end before its start.

    Raises:
        ValueError: `last` is before `first`.
    """
    if first is not None and last is not None and last < first:
        raise ValueError(f"{what} ends before it starts")

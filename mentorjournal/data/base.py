"""What all records have in common, and the types their fields are made of.

Records are frozen: a change makes a new record, which the store keeps in place of the old
one. Decoding is strict and happens at the door, in `mentorjournal.data.codec`; a record in
hand is therefore always a valid one.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

from mentorjournal.money import LIMIT

Uid = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Instant = Annotated[datetime, Meta(tz=True)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]

MyRole = Literal["mentor", "protege"]
Form = Literal["recurring", "one-off"]
Stage = Literal["prospect", "asked", "active", "paused", "completed"]
Channel = Literal["face-to-face", "call", "video", "message"]
Owner = Literal["me", "them"]
FollowUpKind = Literal["action", "advice", "question"]
FollowUpState = Literal["open", "done", "dropped"]
Horizon = Literal[1, 5, 10]
HORIZONS: tuple[Horizon, ...] = (1, 5, 10)


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A piece of a record, kept inside it."""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One entry of a table.

    Attributes:
        uid: UUIDv7; also, as an integer, the entry's TinyDB key.
        created: When it was first kept (UTC).
        updated: When it was last changed (UTC).
        deleted: When it was moved to the trash (UTC); None while it is in use. What was
            deleted together carries the same instant, and comes back together.
    """

    table: ClassVar[str] = ""

    uid: Uid
    created: Instant
    updated: Instant
    deleted: Instant | None = None


def finite(*numbers: Decimal | None) -> None:
    """Refuse NaN, infinities and absurd sizes, which a JSON string could smuggle in.

    Raises:
        ValueError: One of the numbers is not finite, or a trillion or more.
    """
    for number in numbers:
        if number is not None and not number.is_finite():
            raise ValueError("not a finite number")
        if number is not None and abs(number) >= LIMIT:
            raise ValueError("a number of a trillion or more")


def in_order(first: date | None, last: date | None, what: str) -> None:
    """Refuse an end before its start.

    Raises:
        ValueError: `last` is before `first`.
    """
    if first is not None and last is not None and last < first:
        raise ValueError(f"{what} ends before it starts")

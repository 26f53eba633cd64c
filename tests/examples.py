"""Records that several tests share, with figures worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from mentorjournal.data.records.base import Channel, Uid
from mentorjournal.data.records.models import Goal, Person, Relationship, Session
from mentorjournal.data.records.negotiations import (
    Alternative,
    Limit,
    MarketFigure,
    Negotiation,
    Outcome,
    Package,
)
from mentorjournal.data.records.plans import Reading

PERSON = "00000000-0000-7000-8000-0000000000b1"
NOON = datetime(2026, 1, 5, 12).astimezone(UTC)
RELATIONSHIP = "00000000-0000-7000-8000-0000000000a1"
OFFER_A = "00000000-0000-7000-8000-00000000ba0a"
OFFER_B = "00000000-0000-7000-8000-00000000ba0b"


def uid_of(number: int) -> Uid:
    """A well-formed uid, the same for the same number."""
    return f"00000000-0000-7000-8000-{number:012x}"


def a_person(**changes: Any) -> Person:
    """Ana Lima, unless said otherwise."""
    usual: dict[str, Any] = {"uid": PERSON, "created": NOON, "updated": NOON, "name": "Ana Lima"}
    return Person(**usual | changes)


def a_relationship(**changes: Any) -> Relationship:
    """An active recurring one in which I mentor Ana, begun on 5 Jan 2026."""
    usual: dict[str, Any] = {
        "uid": RELATIONSHIP,
        "created": NOON,
        "updated": NOON,
        "person": PERSON,
    }
    usual |= {"my_role": "mentor", "start": date(2026, 1, 5)}
    return Relationship(**usual | changes)


def a_session(on: date, channel: Channel = "call", **changes: Any) -> Session:
    """A session that happened on that day, in `a_relationship`."""
    usual: dict[str, Any] = {"uid": uid_of(on.toordinal()), "created": NOON, "updated": NOON}
    usual |= {"relationship": RELATIONSHIP, "on": on, "channel": channel}
    return Session(**usual | changes)


def a_goal(baseline: int, target: int, /, *values: int, **changes: Any) -> Goal:
    """A goal from 5 Jan to 31 Dec 2026, read on 1 Feb, 1 Mar and so on."""
    usual: dict[str, Any] = {"uid": uid_of(0x60A1), "created": NOON, "updated": NOON}
    usual |= {"owner": PERSON, "shown_to": (RELATIONSHIP,), "title": "Win rate"}
    usual |= {"start": date(2026, 1, 5), "due": date(2026, 12, 31)}
    usual["baseline"] = a_reading(date(2026, 1, 5), baseline)
    usual["target"] = Decimal(target)
    usual["readings"] = tuple(
        a_reading(date(2026, month, 1), value) for month, value in enumerate(values, 2)
    )
    return Goal(**usual | changes)


def a_reading(on: date, value: int) -> Reading:
    """A value read on a day."""
    return Reading(uid=uid_of(on.toordinal()), on=on, value=Decimal(value))


def worked_negotiation(
    uid: Uid = "00000000-0000-7000-8000-00000000ba7a",
    relationship: Uid = RELATIONSHIP,
    on: date = date(2026, 11, 22),
) -> Negotiation:
    """The worked example: least to accept 117,200, BATNA Offer A, ask 140,640.

    Args:
        uid: Of the negotiation.
        relationship: Of the relationship it belongs to.
        on: The day of the outcome; its market figures are eight and twelve months older.
    """
    return Negotiation(
        uid=uid,
        created=NOON,
        updated=NOON,
        owner="me",
        relationship=relationship,
        title="Pay talk of the year",
        counterpart="Maya",
        now=Package(
            base=Decimal(112_000),
            bonus=Decimal("0.10"),
            payout=Decimal("0.9"),
            equity=Decimal(40_000),
            match=Decimal("0.04"),
            benefits=Decimal(7_200),
            other=Decimal(3_000),
        ),
        hour_rate=Decimal(60),
        alternatives=(_offer_a(), _offer_b()),
        target=Decimal(128_000),
        first_offer=Decimal(115_360),
        limit=Limit(low=Decimal(115_000), likely=Decimal(132_000), high=Decimal(138_000)),
        market=(
            _market(
                0xC1, "Survey of the trade", months_before(on, 8), (110, 122, 135, 148), Decimal(2)
            ),
            _market(0xC2, "Recruiter", months_before(on, 12), (108, 119, 131, 145), Decimal(1)),
        ),
        market_growth=Decimal("0.035"),
        evidence="Renewals up by a fifth since March.",
        outcome=Outcome(on=on, offer=Decimal(124_600)),
    )


def months_before(day: date, months: int) -> date:
    """The first of the month that many months before the day's."""
    count = day.year * 12 + day.month - 1 - months
    return date(count // 12, count % 12 + 1, 1)


def _market(
    number: int, source: str, on: date, thousands: tuple[int, int, int, int], weight: Decimal
) -> MarketFigure:
    p25, p50, p75, p90 = (Decimal(amount) * 1000 for amount in thousands)
    return MarketFigure(
        uid=uid_of(number),
        source=source,
        on=on,
        p25=p25,
        p50=p50,
        p75=p75,
        p90=p90,
        weight=weight,
    )


def _offer_a() -> Alternative:
    return Alternative(
        uid=OFFER_A,
        title="Offer from A",
        package=Package(
            base=Decimal(124_000),
            bonus=Decimal("0.10"),
            equity=Decimal(60_000),
            equity_discount=Decimal("0.25"),
            sign_on=Decimal(12_000),
            match=Decimal("0.03"),
            benefits=Decimal(6_000),
            other=Decimal(-4_000),
        ),
        chance=Decimal("0.7"),
        months=Decimal(2),
        hours=Decimal(40),
    )


def _offer_b() -> Alternative:
    return Alternative(
        uid=OFFER_B,
        title="Offer from B",
        package=Package(
            base=Decimal(118_000),
            bonus=Decimal("0.12"),
            payout=Decimal("0.9"),
            equity=Decimal(40_000),
            match=Decimal("0.04"),
            benefits=Decimal(7_200),
            other=Decimal(3_000),
        ),
        chance=Decimal("0.5"),
        months=Decimal(4),
        hours=Decimal(20),
    )

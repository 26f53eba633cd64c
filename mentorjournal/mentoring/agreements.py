"""An agreement of two: its rows, how its versions are called, and what it begins with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from msgspec import Struct

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.roadmaps import MONTHS_IN_YEAR
from mentorjournal.dates import show_date
from mentorjournal.mentoring.roadmap import month_of, month_start
from mentorjournal.mentoring.versions import STILL_TRUE
from mentorjournal.text import plural

HALF_TIME = 7
ENOUGH_DAYS = 3
NEAR = 60
"""Days for which it is said how far one is."""
LOOKED_BACK = timedelta(days=365)
_DAY = timedelta(days=1)
_EVERY = (
    (9, "every week"),
    (18, "every two weeks"),
    (25, "every three weeks"),
    (38, "every month"),
    (52, "every six weeks"),
    (75, "every two months"),
)
"""How a distance of so many days at most is said."""
_SELDOM = "every three months"
USUAL = "a call every two to four weeks, a meeting every one to three months"
"""The rhythm of seed Y, for two who have none of their own yet."""


AIMS = "Aims"
"""The label of the row in which each of the two has lines of their own."""


class Row(Struct, frozen=True):
    """A row of an agreement.

    Attributes:
        label: What it is about.
        fields: The fields that it shows, in their order.
    """

    label: str
    fields: tuple[str, ...]


ROWS: tuple[Row, ...] = (
    Row(AIMS, ("their_aim", "my_aim")),
    Row("Rhythm", ("rhythm", "length")),
    Row("Prepares", ("prepares",)),
    Row("Confidential", ("confidential",)),
    Row("Boundaries", ("boundaries",)),
    Row("Reply", ("reply",)),
    Row("Review", ("review", "review_note")),
    Row("Ends", ("ends", "ending")),
)
VIEWS = "It works"
"""The label of how each of the two saw it in a review."""
TERMS: tuple[str, ...] = tuple(field for row in ROWS for field in row.fields)
"""What is agreed on; all else of a record tells of it."""


class Names(Struct, frozen=True):
    """How the two are called: by their first names."""

    me: str
    them: str


def row_text(row: Row, agreement: Agreement, names: Names, today: date) -> str:
    """What a row says; empty where nothing is said. It may have many lines."""
    if row.label == AIMS:
        aims = ((names.them, agreement.their_aim), (names.me, agreement.my_aim))
        return "\n".join(f"{name}: {aim}" for name, aim in aims if aim.strip())
    said = [_said(getattr(agreement, field), today) for field in row.fields]
    return ("; " if row.label == "Ends" else ", ").join(filter(None, said))


def fields_by_line(row: Row, agreement: Agreement) -> tuple[str, ...]:
    """The field that each line of a row's text is about; where they stand in one line the first."""
    if len(row.fields) == 1 or row.label != AIMS:
        return row.fields[:1]
    said = ((field, str(getattr(agreement, field))) for field in row.fields)
    return (
        tuple(field for field, text in said if text.strip() for _line in text.split("\n"))
        or row.fields[:1]
    )


def views_text(agreement: Agreement, names: Names) -> str:
    """How it works, as each of the two saw it; for me alone."""
    views = ((names.me, agreement.my_view), (names.them, agreement.their_view))
    return "\n".join(f"{name}: {view}" for name, view in views if view.strip())


def _said(value: Any, today: date) -> str:
    return show_date(value, today) if isinstance(value, date) else str(value or "").strip()


def parts(agreement: Agreement, names: Names, today: date) -> tuple[tuple[str, str], ...]:
    """All rows as pairs of label and text, always the same labels in their order."""
    return tuple((row.label, row_text(row, agreement, names, today)) for row in ROWS)


def state_of(agreement: Agreement) -> str:
    """The word for how it stands."""
    return "agreed" if agreement.agreed is not None else "draft"


def version_words(versions: Sequence[Agreement], at: int, today: date) -> str:
    """Which version it is: "version 2 of Tue 14 Jul"."""
    return f"version {at + 1} of {show_date(versions[at].on, today)}"


def version_remark(agreement: Agreement) -> str:
    """Why it came about."""
    words = [STILL_TRUE] if agreement.still_true else []
    words += [f"“{agreement.reason}”"] if agreement.reason else []
    return ", ".join((*words, state_of(agreement)))


def in_force(versions: Sequence[Agreement]) -> Agreement | None:
    """What both stand by now: the newest one that is agreed."""
    return next((each for each in reversed(versions) if each.agreed is not None), None)


def distance(day: date, today: date) -> str:
    """How far a day is, while it is near: "in 14 days", "2 days late"; else empty."""
    days = (day - today).days
    if days == 0:
        return "today"
    if days < 0:
        return f"{plural(-days, 'day')} late"
    return f"in {plural(days, 'day')}" if days < NEAR else ""


def is_review_due(agreement: Agreement, today: date) -> bool:
    """Whether the day on which it is to be looked at again has come."""
    return agreement.review is not None and agreement.review <= today


def looked_at_again(versions: Sequence[Agreement], since: date) -> bool:
    """Whether the two have said since a day how it works, or agreed anew."""
    return any(each.agreed is not None and each.agreed >= since for each in versions[1:])


def proposed(
    relationship: Relationship, sessions: Sequence[Session], today: date
) -> dict[str, Any]:
    """What an agreement begins with: what the two do already, and the days of their year.

    Args:
        relationship: The relationship.
        sessions: Its sessions, without the trash.
        today: The local day.
    """
    recent = [
        each
        for each in sessions
        if each.state == "happened" and today - LOOKED_BACK <= each.on <= today
    ]
    whose = "their_aim" if relationship.my_role == "mentor" else "my_aim"
    fields: dict[str, Any] = {
        whose: relationship.aim,
        "rhythm": _rhythm(recent),
        "length": _length(recent),
    }
    if (month := month_of(relationship, today)) is not None:
        before = (month - 1) // MONTHS_IN_YEAR * MONTHS_IN_YEAR
        half = month_start(relationship, before + HALF_TIME, today)
        over = month_start(relationship, before + MONTHS_IN_YEAR + 1, today)
        fields["ends"] = over - _DAY if over else None
        if half and half > today:
            fields |= {"review": half, "review_note": "at half-time"}
        else:
            fields["review"] = fields["ends"]
    return fields


def _rhythm(recent: Sequence[Session]) -> str:
    """How often they meet and call, from the days on which they did."""
    met = _every(recent, "face-to-face")
    called = _every(recent, "call", "video")
    words = [f"meetings {met}"] if met else []
    words += [f"calls {called}"] if called else []
    return ", ".join(words) or USUAL


def _every(recent: Sequence[Session], *channels: str) -> str:
    days = sorted({each.on for each in recent if each.channel in channels})
    # Two distances are the fewest that make a habit.
    if len(days) < ENOUGH_DAYS:
        return ""
    between = _middle((later - earlier).days for earlier, later in pairwise(days))
    return next((words for most, words in _EVERY if between <= most), _SELDOM)


def _middle(numbers: Iterable[int]) -> float:
    """The middle one of some numbers, between two of them where they are even."""
    ordered = sorted(numbers)
    half = len(ordered) // 2
    return (ordered[half] + ordered[-half - 1]) / 2


def _length(recent: Sequence[Session]) -> str:
    """How long a talk takes, to five minutes; empty where it is not known."""
    known = [each.length for each in recent if each.length and each.channel != "message"]
    return f"{max(5, round(_middle(known) / 5) * 5)} min" if known else ""

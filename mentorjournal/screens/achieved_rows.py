"""Which achievements are listed: by kind, by what shows them, and since when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal

from mentorjournal.data.records.models import Achievement, FollowUp
from mentorjournal.dates import add_months, show_date
from mentorjournal.mentoring.exposure import KIND_WORDS
from mentorjournal.widgets.achievement_list import lacks_evidence
from mentorjournal.widgets.strip_line import Part

Filter = Literal["", "done", "exposure", "visibility", "unproved", "since"]
FILTERS: dict[Filter, str] = {
    "": "all",
    "done": KIND_WORDS["done"],
    "exposure": KIND_WORDS["exposure"],
    "visibility": KIND_WORDS["visibility"],
    "unproved": "without evidence",
    "since": "since…",
}
A_YEAR = 12
"""Months that are listed where management never went through it."""


def newest_first(achievements: Iterable[Achievement]) -> list[Achievement]:
    """What is planned latest on top, then what was done, the latest first."""
    return sorted(achievements, key=lambda one: (one.on, one.uid), reverse=True)


def narrowed(rows: Iterable[Achievement], chosen: Filter, since: date) -> list[Achievement]:
    """Those that a filter lets through, in their order."""
    match chosen:
        case "":
            return list(rows)
        case "unproved":
            return [row for row in rows if lacks_evidence(row)]
        case "since":
            return [row for row in rows if row.on >= since]
        case _:
            return [row for row in rows if row.kind == chosen]


def usual_since(reviews: Iterable[FollowUp], today: date) -> date:
    """The day since which it is new: of the last review that was held, or a year ago."""
    held = (each.closed for each in reviews if each.state == "done" and each.closed)
    return max(held, default=add_months(today, -A_YEAR))


def strip_parts(chosen: Filter, since: date, today: date) -> Sequence[Part]:
    """The words of the strip; the last one names its day once it is chosen."""
    labels = FILTERS | ({"since": f"since {show_date(since, today)}"} if chosen == "since" else {})
    return [Part(each, label) for each, label in labels.items()]

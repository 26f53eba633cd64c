"""Next steps about the agreement: none yet, one to look at again, one that ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import show_date
from mentorjournal.mentoring.agreements import in_force, is_review_due
from mentorjournal.mentoring.roadmap import month_of
from mentorjournal.mentoring.steps import NextStep, step_for

FROM_MONTH = 2
"""The month from which on an agreement is missing; before, month 1 asks for it."""
ENDS_SOON = timedelta(days=14)


def agreement_steps(
    relationship: Relationship, versions: Sequence[Agreement], who: str, today: date
) -> Iterator[NextStep]:
    """What is missing of an agreement, or due by it.

    Args:
        relationship: An active, recurring one.
        versions: Its agreements, oldest first.
        who: The other person's name.
        today: The local day.
    """
    now = in_force(versions)
    draft = versions[-1] if versions and versions[-1].agreed is None else None
    month = month_of(relationship, today)
    if draft is not None and month is not None and (now or month >= FROM_MONTH):
        since = show_date(draft.on, today)
        yield step_for(
            "no agreement",
            relationship,
            f"{who}: agreement is a draft",
            f"since {since}",
        )
    elif now is None and month is not None and month >= FROM_MONTH:
        turn = "your" if relationship.my_role == "mentor" else f"{who}'s"
        yield step_for(
            "no agreement",
            relationship,
            f"{who}: no agreement yet",
            f"{turn} turn",
        )
    if now is None:
        return
    if now.review is not None and is_review_due(now, today) and draft is None:
        yield step_for(
            "agreement review",
            relationship,
            f"{who}: look at the agreement again",
            f"review {show_date(now.review, today)}",
            target=now.uid,
            on=now.review,
        )
    elif now.ends is not None and now.ends - ENDS_SOON <= today and draft is None:
        yield step_for(
            "agreement end",
            relationship,
            f"{who}: the agreement ends",
            f"on {show_date(now.ends, today)}",
            target=now.uid,
            on=now.ends,
        )

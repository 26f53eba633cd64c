"""Next steps about a pay talk: offers that end soon and the day to decide by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.pay_checks import SOON, decided
from mentorjournal.mentoring.steps import RANKS, NextStep

URGENT_DAYS = 3


def pay_dates(
    negotiation: Negotiation, who: str, relationship: Uid | None, today: date
) -> Iterator[NextStep]:
    """Offers that end within two weeks, and the day to decide by, near or past.

    In the last three days they come before everything but late promises.

    Args:
        negotiation: The pay talk; one that is decided asks for nothing.
        who: Whose pay it is about: a name, or "Me".
        relationship: The one with whose pay it is about; None for mine.
        today: The local day.
    """
    if decided(negotiation):
        return
    for alternative in negotiation.alternatives:
        if alternative.expires and alternative.expires >= today:
            text = f"{who}: {alternative.title} ends"
            yield from _near(negotiation, text, relationship, alternative.expires, today)
    if negotiation.decide_by:
        text = f"{who}: decide on {negotiation.title}"
        yield from _near(negotiation, text, relationship, negotiation.decide_by, today)


def _near(
    negotiation: Negotiation, text: str, relationship: Uid | None, on: date, today: date
) -> Iterator[NextStep]:
    if on - today > SOON:
        return
    urgent = (on - today).days <= URGENT_DAYS
    yield NextStep(
        kind="pay date",
        rank=RANKS["promise"] if urgent else RANKS["pay date"],
        text=text,
        detail=f"{show_date(on, today)}, {ago(on, today)}",
        action="open",
        relationship=relationship,
        target=negotiation.uid,
        private=True,
        on=on,
    )

"""Next steps about a pay talk: days that press, what was decided, what its sheet asks next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mentorjournal.data.records.base import ME, Uid
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.pay_checks import SOON, decided
from mentorjournal.mentoring.pay_gaps import THIRD_SOURCE, next_gap
from mentorjournal.mentoring.recency import OLD
from mentorjournal.mentoring.steps import NextStep

DECISION = "decision"
"""The part of a step that comes of a decision."""
FIXED_FROM = timedelta(days=1)
"""So long before it a day that cannot be moved stands beside promises."""


def pay_dates(
    negotiation: Negotiation, who: str, relationship: Uid | None, today: date
) -> Iterator[NextStep]:
    """Offers that end within two weeks; the day to decide by and the budget's, near or past; and
    what comes of a decision. While a decision waits, the days of this round are over.

    From the day before on they stand among the promises; a day that passed long ago has had
    its chance and is not told of any more.

    Args:
        negotiation: The pay talk; one that is decided asks for nothing but what comes of that.
        who: Whose pay it is about: a name, or "Me".
        relationship: The one with whose pay it is about; None for mine.
        today: The local day.
    """
    yield from _decided(negotiation, who, relationship, today)
    if decided(negotiation):
        return
    for alternative in negotiation.alternatives:
        if alternative.expires and alternative.expires >= today:
            text = f"{who}: {alternative.title} ends"
            yield from _near(
                negotiation, text, relationship, alternative.expires, today, alternative.uid
            )
    outcome = negotiation.outcome
    if outcome is not None and outcome.decision == "wait":
        return
    if negotiation.decide_by:
        text = f"{who}: decide on {negotiation.title}"
        yield from _near(negotiation, text, relationship, negotiation.decide_by, today)
    if negotiation.budget_closes:
        text = f"{who}: the budget for {negotiation.title} closes"
        yield from _near(
            negotiation, text, relationship, negotiation.budget_closes, today, "budget"
        )


def _decided(
    negotiation: Negotiation, who: str, relationship: Uid | None, today: date
) -> Iterator[NextStep]:
    """What the decision asks for: its own next step, or to talk again when the wait is over."""
    outcome = negotiation.outcome
    if outcome is None:
        return
    if outcome.next_step and outcome.next_on and outcome.next_done is None:
        text = f"{who}: {outcome.next_step}"
        yield from _near(negotiation, text, relationship, outcome.next_on, today, DECISION)
    if outcome.decision == "wait" and outcome.wait_until:
        text = f"{who}: talk again, {negotiation.title}"
        yield from _near(negotiation, text, relationship, outcome.wait_until, today, "wait")


def pay_question(negotiation: Negotiation, who: str) -> Iterator[NextStep]:
    """The next question of a sheet of mine; nobody else is asked to answer theirs.

    What only makes the market more solid is asked on the sheet alone.
    """
    gap = next_gap(negotiation)
    if gap is None or gap.kind == THIRD_SOURCE or negotiation.owner != ME:
        return
    yield NextStep(
        kind="pay question",
        text=f"{who}: {gap.question}",
        detail=f"for {negotiation.title}",
        action="open",
        relationship=None,
        target=negotiation.uid,
        private=True,
        part=gap.kind,
    )


def _near(
    negotiation: Negotiation,
    text: str,
    relationship: Uid | None,
    on: date,
    today: date,
    part: str = "",
) -> Iterator[NextStep]:
    if not -OLD <= on - today <= SOON:
        return
    yield NextStep(
        kind="pay date" if on - today <= FIXED_FROM else "pay date ahead",
        text=text,
        detail=f"{show_date(on, today)}, {ago(on, today)}",
        action="open",
        relationship=relationship,
        target=negotiation.uid,
        private=True,
        on=on,
        part=part,
    )

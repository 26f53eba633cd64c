"""What a pay sheet asks next: what is missing is a question, never an error."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.mentoring.negotiation import opened_at
from mentorjournal.mentoring.pay_checks import decided, rest_unknown

SOLID = 3
"""So many market figures make the market solid."""
THIRD_SOURCE = "third source"
"""The kind of the last question, which makes nothing on top another figure."""


class Gap(Struct, frozen=True):
    """The next thing to find out for a pay talk.

    Attributes:
        kind: A word for programs: "today", "target", "alternative"…
        question: As it is asked of whoever negotiates.
        theirs: The same where it is somebody else's pay.
        leads: Where it is answered, as `Check.leads`.
        needed: Whether least, ask or zone wait for the answer.
    """

    kind: str
    question: str
    theirs: str
    leads: str
    needed: bool = True


# The market before the target: an aim is set by what is paid elsewhere, not the other way round.
_ORDER: tuple[tuple[Callable[[Negotiation], bool], Gap], ...] = (
    (
        lambda talk: not talk.now.base,
        Gap("today", "What do you earn today?", "What do they earn today?", "staying"),
    ),
    (
        rest_unknown,
        Gap(
            "rest",
            "What else are you paid: bonus, equity, benefits?",
            "What else are they paid: bonus, equity, benefits?",
            "staying:bonus",
        ),
    ),
    (
        lambda talk: not talk.alternatives,
        Gap(
            "alternative",
            "What could you do instead?",
            "What could they do instead?",
            "alternative:",
        ),
    ),
    (
        lambda talk: not talk.market,
        Gap("market", "What does the market pay?", "What does the market pay?", "market:"),
    ),
    (
        lambda talk: talk.target is None,
        Gap("target", "What base do you aim for?", "What base do they aim for?", "numbers:target"),
    ),
    (
        lambda talk: opened_at(talk) is None,
        Gap(
            "first offer",
            "For the ask: what will they open with, do you think?",
            "For the ask: what will the other side open with?",
            "numbers:first_offer",
        ),
    ),
    (
        lambda talk: talk.limit is None,
        Gap(
            "limit",
            "What can they pay at most, do you think?",
            "What can the other side pay at most?",
            "numbers:limit_likely",
        ),
    ),
    (
        lambda talk: talk.decide_by is None,
        Gap(
            "decide by",
            "By when do you decide?",
            "By when do they decide?",
            "talk:decide_by",
            needed=False,
        ),
    ),
    (
        lambda talk: len(talk.market) == 1,
        Gap(
            "second source",
            "What does a second source say the market pays?",
            "What does a second source say the market pays?",
            "market:",
            needed=False,
        ),
    ),
    (
        lambda talk: len(talk.market) == SOLID - 1,
        Gap(
            THIRD_SOURCE,
            "What does a third source say the market pays?",
            "What does a third source say the market pays?",
            "market:",
            needed=False,
        ),
    ),
)


def next_gap(talk: Negotiation) -> Gap | None:
    """The next question of a sheet; None where it has all it needs, or is decided."""
    if decided(talk):
        return None
    return next((gap for missing, gap in _ORDER if missing(talk)), None)

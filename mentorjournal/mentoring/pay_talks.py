"""How each of somebody's pay talks stands, in a line."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from msgspec import Struct

from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.dates import local_day, show_date
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.words import DECISION_WORDS


class TalkStanding(Struct, frozen=True):
    """How a pay talk stands.

    Attributes:
        talk: The record.
        begun: The day its sheet was begun.
        state: A word for programs: "open", "offered", or what was decided.
        words: The same for people, with the day it hinges on.
        late: Whether the day to decide by has passed.
        share: What of the way from the least to accept to their likely limit was won; None
            without an offer, or while their limit is unknown or below the least.
    """

    talk: Negotiation
    begun: date
    state: str
    words: str
    late: bool
    share: Decimal | None


def standing(talk: Negotiation, today: date) -> TalkStanding:
    """How a pay talk stands on a day."""
    outcome = talk.outcome
    return TalkStanding(
        talk=talk,
        begun=local_day(talk.created),
        state="open" if outcome is None else outcome.decision or "offered",
        words=_words(talk, today),
        late=outcome is None and talk.decide_by is not None and talk.decide_by < today,
        share=work_out(talk, today).share,
    )


def _words(talk: Negotiation, today: date) -> str:
    outcome = talk.outcome
    if outcome is None:
        if talk.decide_by is None:
            return "open"
        word = "late, decide by" if talk.decide_by < today else "decide by"
        return f"{word} {show_date(talk.decide_by, today)}"
    if outcome.decision == "wait" and outcome.wait_until:
        return f"waiting until {show_date(outcome.wait_until, today)}"
    word = DECISION_WORDS[outcome.decision] if outcome.decision else "offered"
    return f"{word} {show_date(outcome.on, today)}"

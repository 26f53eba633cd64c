"""The form of the numbers of a pay talk: target, first offer, cap, their limit."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import Limit
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.money import parse_number, show_money
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog

LIMITS = {
    "limit_low": "their low limit",
    "limit_likely": "their likely limit",
    "limit_high": "their high limit",
}
"""The fields of their limit, and what is said of each."""


def target_form(journal: Journal, talk: Negotiation) -> FormDialog[Negotiation]:
    """Changes target, expected first offer, cap and their limit."""

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        return journal.negotiations.edit(
            talk.uid,
            target=answers.amount("target"),
            first_offer=answers.amount("first_offer"),
            cap=answers.amount("cap"),
            limit=_limit(answers),
        )

    return FormDialog(
        "Target and their limit",
        _fields(talk),
        submit,
        intro=_intro(talk, journal.today()),
        draft=f"target {talk.uid}",
        anew=lambda: target_form(journal, *as_kept(journal, talk)),
    )


def _intro(talk: Negotiation, today: date) -> str:
    """What amounts are, and what is known to set an aim by."""
    sheet = work_out(talk, today)
    points = ", ".join(f"P{percent} {show_money(paid)}" for percent, paid in sheet.market.points)
    market = f"the market pays {points}" if points else "of the market nothing is known yet"
    return (
        f"Base a year, before tax, in {talk.currency}. The least to accept is "
        f"{show_money(sheet.reservation.base)}; {market}."
    )


def _fields(talk: Negotiation) -> tuple[Field, ...]:
    limit = talk.limit
    return (
        Field(
            "target",
            "Target",
            value=written(talk.target),
            hint="The base you aim for.",
            reads=parse_number,
        ),
        Field(
            "first_offer",
            "They open with",
            value=written(talk.first_offer),
            hint="Their first offer, you think: a base. Without it there is no ask.",
            reads=parse_number,
        ),
        Field(
            "cap",
            "Ask at most",
            value=written(talk.cap),
            hint="Empty for the market's 90th percentile, where a source gives it.",
            reads=parse_number,
        ),
        Field(
            "limit_low",
            "Their limit, low",
            value=written(limit.low if limit and limit.low != limit.likely else None),
            hint="They can surely pay this much. Empty for the likely one.",
            reads=parse_number,
        ),
        Field(
            "limit_likely",
            "Their limit, likely",
            value=written(limit.likely if limit else None),
            hint="Up to here they will go, you think.",
            reads=parse_number,
        ),
        Field(
            "limit_high",
            "Their limit, high",
            value=written(limit.high if limit and limit.high != limit.likely else None),
            hint="They surely cannot go beyond. Alone it is a guess: the likely one.",
            reads=parse_number,
        ),
    )


def _limit(answers: Answers) -> Limit | None:
    """Their limit; one number alone stands for all three, none at all for not known."""
    known = [amount for field in LIMITS if (amount := answers.amount(field)) is not None]
    if not known:
        return None
    answers.rising(LIMITS)
    likely = answers.amount("limit_likely")
    if likely is None and len(known) == 1:
        likely = known[0]
    if likely is None:
        raise BadInput("Fill in the likely limit too, or leave all three empty.", "limit_likely")
    return made(
        Limit,
        low=_or(answers.amount("limit_low"), likely),
        likely=likely,
        high=_or(answers.amount("limit_high"), likely),
    )


def _or(amount: Decimal | None, otherwise: Decimal) -> Decimal:
    return otherwise if amount is None else amount

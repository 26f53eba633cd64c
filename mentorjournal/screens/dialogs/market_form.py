"""The form of a market figure."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import MarketFigure
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.money import parse_number, parse_percent, write_percent
from mentorjournal.screens.dialogs.answers import (
    Answers,
    made,
    written,
)
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date

POINTS = ("p25", "p50", "p75", "p90")


def market_form(
    journal: Journal, talk: Negotiation, old: MarketFigure | None = None
) -> FormDialog[Negotiation]:
    """Adds a market figure, or changes one; and how much pay grows in a year."""

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        growth = answers.share("growth", limit=100)
        figure = _figure(answers, old.uid if old else journal.new_uid())
        return journal.negotiations.put_market(talk.uid, figure, growth)

    today = journal.today()
    return FormDialog(
        "Edit the market figure" if old else "Add a market figure",
        (
            Field(
                "source",
                "Source",
                value=old.source if old else "",
                required=True,
                hint="Who says so: a survey, a recruiter, a posted range.",
            ),
            Field(
                "on",
                "Of",
                value=shown_date(old.on if old else today),
                required=True,
                hint="The day it holds for; it is aged to today by whole months.",
            ),
            *_points(old),
            Field(
                "weight",
                "Weight",
                value=written(old.weight) if old else "1",
                hint="Beside the other sources; 0 leaves it out.",
                reads=parse_number,
            ),
            Field(
                "growth",
                "Pay grows, % a year",
                value=write_percent(talk.market_growth),
                hint="The same for all figures of this sheet.",
                reads=partial(parse_percent, limit=100),
            ),
        ),
        submit,
        intro=f"Base a year in {talk.currency}. Fill in the percentiles the source gives.",
        draft=f"market {old.uid if old else talk.uid}",
        anew=lambda: market_form(journal, *as_kept(journal, talk, old)),
    )


def _points(old: MarketFigure | None) -> tuple[Field, ...]:
    hints = {
        "p25": "A quarter is paid less than this.",
        "p50": "The middle: half is paid less.",
        "p75": "Three quarters are paid less.",
        "p90": "Nine of ten are paid less.",
    }
    return tuple(
        Field(
            point,
            point.upper(),
            value=written(getattr(old, point)) if old else "",
            hint=hints[point],
            reads=parse_number,
        )
        for point in POINTS
    )


def _figure(answers: Answers, uid: str) -> MarketFigure:
    points = {point: answers.amount(point) for point in POINTS}
    if all(amount is None for amount in points.values()):
        raise BadInput("Fill in one percentile at least; P50 is the middle.", "p50")
    answers.rising({point: point.upper() for point in POINTS})
    on = answers.day("on", past=True)
    weight = answers.amount("weight")
    return made(
        MarketFigure,
        uid=uid,
        source=answers.required("source", "the source"),
        on=on,
        weight=Decimal(1) if weight is None else weight,
        **points,
    )

"""The form of the pay talk itself."""

from __future__ import annotations

import re
from typing import Any

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.negotiations import ZERO
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, written
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date

PRIVATE = "A BATNA sheet is private: it leaves this journal only if you share the sheet itself."


def talk_form(
    journal: Journal,
    owner: OwnerId,
    relationship: Relationship | None = None,
    talk: Negotiation | None = None,
) -> FormDialog[Negotiation]:
    """Begins a sheet, or changes the talk it is about.

    Args:
        journal: Where it is kept.
        owner: Whose pay it is about.
        relationship: The mentoring in which it is prepared, if in any.
        talk: The sheet; None to begin one.
    """

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        fields: dict[str, Any] = {
            "counterpart": answers.line("counterpart"),
            "currency": _currency(answers.typed("currency")),
            "years": answers.count("years", 1, 20, 4),
            "decide_by": answers.day("decide_by"),
            "budget_closes": answers.day("budget_closes"),
            "decider": answers.line("decider"),
            "hour_rate": answers.amount("hour_rate") or ZERO,
        }
        title = answers.required("title", "a title")
        if talk is None:
            return journal.negotiations.add(owner, title, relationship=relationship, **fields)
        return journal.negotiations.edit(talk.uid, title=title, **fields)

    return FormDialog(
        "The talk" if talk else "Begin a BATNA sheet",
        _fields(talk),
        submit,
        intro=PRIVATE,
        draft=f"talk {talk.uid if talk else owner}",
    )


def _fields(talk: Negotiation | None) -> tuple[Field, ...]:
    return (
        Field(
            "title",
            "Title",
            value=talk.title if talk else "",
            required=True,
            hint="“Pay talk with Maya (VP)”.",
        ),
        Field("counterpart", "With", value=talk.counterpart if talk else ""),
        Field("decider", "Who decides", value=talk.decider if talk else ""),
        Field(
            "decide_by",
            "Decide by",
            value=shown_date(talk.decide_by) if talk else "",
            hint=HINT,
        ),
        Field(
            "budget_closes",
            "Budget closes",
            value=shown_date(talk.budget_closes) if talk else "",
            hint=f"Budgets close before reviews. {HINT}",
        ),
        Field(
            "currency",
            "Currency",
            value=talk.currency if talk else "USD",
            hint="Three letters, for every amount here: USD, EUR, GBP.",
        ),
        Field(
            "years",
            "Over, years",
            value=written(talk.years if talk else 4),
            hint="Over how many years a sign-on and what it takes are spread.",
            reads=parse_number,
        ),
        Field(
            "hour_rate",
            "My hour is worth",
            value=written(talk.hour_rate) if talk and talk.hour_rate else "",
            hint="What pursuing an alternative costs you an hour.",
            reads=parse_number,
        ),
    )


def _currency(typed: str) -> str:
    word = typed.upper()
    if not re.fullmatch("[A-Z]{3}", word, re.ASCII):
        raise BadInput("Write three letters, as in USD, EUR or GBP.", "currency")
    return word

"""The form of the pay talk itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from typing import Any

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import ZERO, Package
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, written
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date

PRIVATE = "A BATNA sheet is private: it leaves this journal only if you share the sheet itself."

PARTNER = "relationship"
ALONE = ""


def talk_form(
    journal: Journal,
    owner: OwnerId,
    talk: Negotiation | None = None,
) -> FormDialog[Negotiation]:
    """Begins a sheet, or changes the talk it is about.

    With whom it is prepared is asked only where there is more than one answer.

    Args:
        journal: Where it is kept.
        owner: Whose pay it is about.
        talk: The sheet; None to begin one.
    """
    partner, partners = _partners(journal, owner, talk)

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
        asked = values.get(PARTNER, partner)
        title = answers.required("title", "a title")
        if talk is None:
            fields["now"] = Package(base=answers.amount("base") or ZERO)
            relationship = journal.relationships.get(asked) if asked else None
            return journal.negotiations.add(owner, title, relationship=relationship, **fields)
        return journal.negotiations.edit(
            talk.uid, title=title, relationship=asked or None, **fields
        )

    return FormDialog(
        "The talk" if talk else "Begin a BATNA sheet",
        _fields(talk, partner, partners, journal.today().year),
        submit,
        intro=PRIVATE,
        draft=f"talk {talk.uid if talk else owner}",
        anew=(lambda: talk_form(journal, *as_kept(journal, owner, talk))) if talk else None,
    )


def _partners(
    journal: Journal, owner: OwnerId, talk: Negotiation | None
) -> tuple[str, tuple[tuple[str, str], ...]]:
    """With whom it is prepared now, or was the last time; and all with whom it can be.

    A protégé's is prepared with me. What was chosen stays to be chosen, also where that person
    is in the reporting line or the trash now.
    """
    names = {
        each.uid: journal.relationships.person(each).name
        for each in journal.negotiations.partners(owner)
    }
    if owner != ME:
        chosen = (talk.relationship if talk else next(iter(names), None)) or ALONE
        return chosen, ((chosen, names.get(chosen, "")),)
    last = talk or next(iter(journal.negotiations.of(owner)[::-1]), None)
    chosen = (last.relationship if last else None) or ALONE
    if chosen not in names and talk is None:
        chosen = ALONE
    if chosen not in names and chosen != ALONE:
        with suppress(NotFound):
            gone = journal.relationships.get(chosen)
            word = "in the trash" if gone.deleted else "in the reporting line"
            names[chosen] = f"{journal.relationships.person(gone).name}, {word}"
    return chosen, ((ALONE, "nobody, alone"), *names.items())


def _fields(
    talk: Negotiation | None, chosen: str, partners: tuple[tuple[str, str], ...], year: int
) -> tuple[Field, ...]:
    base = Field(
        "base",
        "Base today",
        hint="What is earned in a year before tax; bonus, equity and the rest come after.",
        reads=parse_number,
    )
    partner = Field(
        PARTNER,
        "Prepared with",
        "choice",
        chosen,
        options=partners,
        hint="A mentor outside your reporting line, or alone. Sharing is asked each time.",
    )
    return (
        *(() if talk else (base,)),
        Field(
            "title",
            "Title",
            value=talk.title if talk else f"Pay talk {year}",
            required=True,
            hint="“Pay talk with Maya (VP)”.",
        ),
        Field("counterpart", "Talk with", value=talk.counterpart if talk else ""),
        *((partner,) if len(partners) > 1 else ()),
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
            width=8,
            aside=partial(_currency_words, talk),
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


def _currency_words(talk: Negotiation | None, values: Mapping[str, str]) -> str:
    """That amounts are never converted, where a sheet with some gets another currency."""
    typed = values["currency"].strip().upper()
    if talk is None or typed == talk.currency or not re.fullmatch("[A-Z]{3}", typed, re.ASCII):
        return ""
    return f"amounts stay as they are, now in {typed}"


def _currency(typed: str) -> str:
    word = typed.upper()
    if not re.fullmatch("[A-Z]{3}", word, re.ASCII):
        raise BadInput("Write three letters, as in USD, EUR or GBP.", "currency")
    return word

"""The form of an alternative, with what it pays."""

from __future__ import annotations

from decimal import Decimal

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import ZERO, Alternative, Package
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.money import parse_chance, parse_number, write_percent
from mentorjournal.screens.dialogs.answers import (
    Answers,
    made,
    written,
)
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.package_fields import package_fields, read_package
from mentorjournal.screens.dialogs.typed import shown_date


def alternative_form(
    journal: Journal, talk: Negotiation, old: Alternative | None = None
) -> FormDialog[Negotiation]:
    """Adds an alternative, or changes one."""

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        part = made(
            Alternative,
            uid=old.uid if old else journal.new_uid(),
            title=answers.required("title", "what the alternative is"),
            package=read_package(answers),
            chance=answers.chance("chance"),
            months=answers.amount("months") or ZERO,
            hours=answers.amount("hours") or ZERO,
            cash=answers.amount("cash") or ZERO,
            next_step=answers.line("next_step"),
            expires=answers.day("expires"),
            depends=answers.flag("depends"),
        )
        return journal.negotiations.put(talk.uid, part)

    return FormDialog(
        "Edit the alternative" if old else "Add an alternative",
        (*_own_fields(old), *package_fields(old.package if old else Package())),
        submit,
        intro=f"What you could do instead; what it pays a year, before tax, in {talk.currency}.",
        draft=f"alternative {old.uid if old else talk.uid}",
    )


def _own_fields(old: Alternative | None) -> tuple[Field, ...]:
    return (
        Field("title", "What", value=old.title if old else "", required=True, hint="“Offer A”."),
        Field(
            "chance",
            "Chance, %",
            value=write_percent(old.chance) if old else "100",
            hint="That it comes true if you pursue it.",
            reads=parse_chance,
        ),
        Field(
            "months",
            "Begins in, months",
            value=_number(old.months) if old else "",
            hint="Until it would begin.",
            reads=parse_number,
        ),
        Field(
            "hours",
            "Takes, hours",
            value=_number(old.hours) if old else "",
            hint="Your hours to pursue it, at the rate set with the talk.",
            reads=parse_number,
        ),
        Field(
            "cash",
            "Takes, money",
            value=_number(old.cash) if old else "",
            hint="What pursuing it costs, once.",
            reads=parse_number,
        ),
        Field("next_step", "Next step", value=old.next_step if old else ""),
        Field("expires", "Ends on", value=shown_date(old.expires) if old else "", hint=HINT),
        Field(
            "depends",
            "Needs their yes",
            "toggle",
            "yes" if old and old.depends else "",
            hint="Whether it depends on the other side of this very talk.",
        ),
    )


def _number(number: Decimal) -> str:
    return written(number) if number else ""

"""The form of an alternative, in two short parts: what it is, and what it pays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import ZERO, Alternative, Package
from mentorjournal.dates import HINT, parse_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import weigh
from mentorjournal.money import parse_chance, show_money, show_share, show_signed
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.form_parts import FormPart, FormParts, Total
from mentorjournal.screens.dialogs.package_fields import (
    AMOUNT,
    EARNED,
    UNREAD,
    PackageFields,
    shown_percent,
    typed_package,
    typed_record,
)
from mentorjournal.screens.dialogs.typed import shown_date
from mentorjournal.text import plural

NAMELESS = "?"
_READERS: Mapping[str, Callable[[Answers], Any]] = {
    "chance": lambda answers: answers.chance("chance"),
    "months": lambda answers: answers.amount("months") or ZERO,
    "hours": lambda answers: answers.amount("hours") or ZERO,
    "cash": lambda answers: answers.amount("cash") or ZERO,
}
"""How the figures of a course of action are read."""


def alternative_form(
    journal: Journal, talk: Negotiation, old: Alternative | None = None
) -> FormDialog[Negotiation]:
    """Adds an alternative, or changes one; what a new one pays begins as it is today."""
    uid = old.uid if old else journal.new_uid()
    pays = old.package if old else as_today(talk.now)
    hint = AMOUNT if old else f"All begins as today; type its own figures over it. {AMOUNT}"
    package = PackageFields(pays, talk.years, talk.currency, base_hint=hint, today=talk.now)
    course = _Course(talk, old, journal.today())
    parts = FormParts(course.part, package.part)

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        part = made(
            Alternative,
            uid=uid,
            title=answers.required("title", "what the alternative is"),
            package=package.read(answers),
            next_step=answers.line("next_step"),
            expires=answers.day("expires"),
            depends=answers.flag("depends"),
            **{name: read(answers) for name, read in _READERS.items()},
        )
        if part.months > 12 * talk.years:
            years = plural(talk.years, "year")
            raise BadInput(f"That would begin after the {years} that count here.", "months")
        return journal.negotiations.put(talk.uid, part)

    return FormDialog(
        old.title if old else "An alternative",
        parts.fields,
        submit,
        draft=f"alternative {old.uid if old else talk.uid}",
        anew=(lambda: alternative_form(journal, *as_kept(journal, talk, old))) if old else None,
        parts=parts,
    )


def as_today(now: Package) -> Package:
    """What another position is thought to pay at first: as today, but for what is paid once."""
    return replace(now, sign_on=ZERO)


class _Course:
    """The first part: the course of action, and what it is worth while it is typed."""

    def __init__(self, talk: Negotiation, old: Alternative | None, today: date) -> None:
        self._talk = talk
        self._today = today
        about = f"a year, {talk.currency}"
        self.part = FormPart("what it is", _fields(old, today), self.totals, about, labels=19)

    def totals(self, values: Mapping[str, str]) -> Sequence[Total]:
        """What it pays, what waiting and effort take from that, and what is to be expected."""
        return tuple(self._totals(values))

    def _totals(self, values: Mapping[str, str]) -> Iterator[Total]:
        pays, unpaid = typed_package(values)
        kind = partial(Alternative, uid="", title=NAMELESS, package=pays)
        typed, unread = typed_record(kind, _READERS, Answers(values, self._today))
        staying, option = weigh(replace(self._talk, alternatives=(typed,)), self._today)

        def total(label: str, amount: Decimal, *fields: str, strong: bool = False) -> Total:
            known = not unpaid and not unread.intersection(fields)
            shown = show_signed(amount) if label in ("waiting", "effort") else show_money(amount)
            return Total(label, shown if known else UNREAD, strong=strong)

        yield total("worth a year", option.pay.value)
        yield total("waiting", -option.delay, "months")
        yield total("effort", -option.effort, "hours", "cash")
        chance = UNREAD if "chance" in unread else show_share(option.chance)
        yield Total("chance", chance)
        yield total("expected", option.expected, *_READERS, strong=True)
        yield Total()
        yield Total("to stay", show_money(staying.expected))


def _fields(old: Alternative | None, today: date) -> tuple[Field, ...]:
    return (
        Field(
            "title",
            "Course of action",
            value=old.title if old else "",
            required=True,
            hint="What you could do instead: “Offer A”, “freelance”, “ask for the other team”.",
        ),
        Field(
            "chance",
            "Chance",
            value=shown_percent(old.chance) if old else "100 %",
            hint="That it comes true if you pursue it.",
            reads=parse_chance,
            width=9,
        ),
        Field(
            "months",
            "Begins in",
            value=_number(old.months) if old else "",
            hint="Until it would begin.",
            reads=EARNED,
            width=9,
            aside=lambda _values: "months",
        ),
        Field(
            "hours",
            "It takes, hours",
            value=_number(old.hours) if old else "",
            hint="Your hours to pursue it, at the rate set with the talk.",
            reads=EARNED,
            width=9,
        ),
        Field(
            "cash",
            "money",
            value=_number(old.cash) if old else "",
            hint="What pursuing it costs, once.",
            reads=EARNED,
            width=9,
            beside=True,
        ),
        Field(
            "next_step",
            "Next step",
            value=old.next_step if old else "",
            hint="What you do next so that it comes true.",
        ),
        Field(
            "expires",
            "Ends on",
            value=shown_date(old.expires) if old else "",
            hint=HINT,
            reads=partial(parse_date, today=today),
        ),
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

"""The form of how a pay talk ended."""

from __future__ import annotations

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import Outcome, Package
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, made, written
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date

KINDS_OF_NO = (
    ("", "no no"),
    ("tactical", "tactical"),
    ("reset", "reset"),
    ("final", "final"),
)
DECISIONS = (
    ("", "open"),
    ("accept", "accept"),
    ("counter", "counter"),
    ("wait", "wait until"),
    ("alternative", "take the alternative"),
    ("stay", "stay"),
)


def outcome_form(journal: Journal, talk: Negotiation) -> FormDialog[Negotiation]:
    """Writes down the offer, what kind of no it was, and the decision."""
    old = talk.outcome

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        on = answers.day("on", past=True) or journal.today()
        wait_until = answers.day("wait_until")
        if wait_until is not None and wait_until < on:
            raise BadInput("The wait would end before it starts.", "wait_until")
        offer = answers.amount("offer")
        outcome = made(
            Outcome,
            on=on,
            offer=offer,
            package=_package(old, offer),
            written=answers.flag("written"),
            kind_of_no=answers.typed("kind_of_no") or None,
            decision=answers.typed("decision") or None,
            wait_until=wait_until,
            lesson=answers.text("lesson"),
        )
        return journal.negotiations.decide(talk.uid, outcome)

    return FormDialog("The outcome", _fields(old), submit, draft=f"outcome {talk.uid}")


def _package(old: Outcome | None, offer: object) -> Package | None:
    """The whole of what was offered stays only as long as the base offered does."""
    return old.package if old is not None and old.offer == offer else None


def _fields(old: Outcome | None) -> tuple[Field, ...]:
    return (
        Field("on", "Day", value=shown_date(old.on) if old else "today", hint=HINT),
        Field(
            "offer",
            "Base offered",
            value=written(old.offer) if old else "",
            hint="In digits; empty if there was no offer.",
            reads=parse_number,
        ),
        Field("written", "In writing", "toggle", "yes" if old and old.written else ""),
        Field(
            "kind_of_no",
            "Kind of no",
            "choice",
            (old.kind_of_no or "") if old else "",
            options=KINDS_OF_NO,
            hint="Tactical: to see what you do. Reset: start over elsewhere. Final: it ends here.",
        ),
        Field(
            "decision",
            "I decide to",
            "choice",
            (old.decision or "") if old else "",
            options=DECISIONS,
        ),
        Field(
            "wait_until",
            "Wait until",
            value=shown_date(old.wait_until) if old else "",
            hint=f"Only if you decide to wait. {HINT}",
        ),
        Field("lesson", "What I learned", "text", old.lesson if old else ""),
    )

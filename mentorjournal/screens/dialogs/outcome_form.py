"""The form of how a pay talk ended, in two parts: the decision, and what was offered last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal

from msgspec.structs import replace

from mentorjournal.data.records.models import Negotiation
from mentorjournal.data.records.negotiations import Outcome, Package
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.offers import shown_n, typed_n, verdict
from mentorjournal.mentoring.outcomes import begins_with, offered_in, what_is_missing
from mentorjournal.money import show_money, show_share, show_signed
from mentorjournal.screens.dialogs.answers import Answers, made
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.form_parts import FormPart, FormParts, Total
from mentorjournal.screens.dialogs.package_fields import UNREAD, PackageFields, typed_package
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
    """Writes down what was offered last, what kind of no it was, and the decision."""
    start = begins_with(talk, journal.today())
    before = offered_in(start, talk.now)
    kept = talk.outcome.judgement if talk.outcome else None
    here = kept.here if kept else talk.now.other
    package = PackageFields(shown_n(before, here), talk.years, talk.currency, today=talk.now)
    ending = _Ending(talk, start, here, journal.today())
    parts = FormParts(ending.part, package.part)

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        read = typed_n(package.read(answers), before, here)
        offered = _offered(start, before, read)
        outcome = _outcome(answers, journal.today(), offered, choice=bool(talk.alternatives))
        if (missing := what_is_missing(talk, outcome)) is not None:
            raise missing
        old = talk.outcome
        if old is not None and old.next_step == outcome.next_step:
            outcome = replace(outcome, next_done=old.next_done)
        return journal.negotiations.decide(talk.uid, outcome)

    return FormDialog(
        "The outcome",
        parts.fields,
        submit,
        draft=f"outcome {talk.uid}",
        parts=parts,
        anew=lambda: outcome_form(journal, *as_kept(journal, talk)),
    )


def _offered(start: Outcome, before: Package, read: Package) -> Outcome:
    """What was offered, and nothing else yet; without a base nothing was.

    An outcome that holds a base alone goes on doing so while nothing else is written down.
    """
    if read.base <= 0:
        return Outcome(on=date.min)
    alone = start.package is None and read == before
    return Outcome(on=date.min, offer=read.base, package=None if alone else read)


def _outcome(answers: Answers, today: date, offered: Outcome, *, choice: bool) -> Outcome:
    """The outcome as it is typed.

    Args:
        answers: What is typed.
        today: The local day.
        offered: What was offered.
        choice: Whether it was asked which alternative is taken.
    """
    on = answers.day("on", past=True) or today
    if on > today:
        raise BadInput("A talk that has ended cannot lie in the future.", "on")
    decision = answers.typed("decision")
    wait_until = answers.day("wait_until") if decision == "wait" else None
    take = answers.typed("take") if choice and decision == "alternative" else ""
    if wait_until is not None and wait_until < on:
        raise BadInput("The wait would end before it starts.", "wait_until")
    next_step, next_on = answers.line("next_step"), answers.day("next_on")
    if next_step and next_on is None:
        raise BadInput("By which day? It then stands in Next.", "next_on")
    if next_on is not None and next_on < on:
        raise BadInput("That is before the talk ended.", "next_on")
    return made(
        Outcome,
        on=on,
        offer=offered.offer,
        package=offered.package,
        written=answers.flag("written"),
        kind_of_no=answers.typed("kind_of_no") or None,
        decision=decision or None,
        reason=answers.line("reason"),
        wait_until=wait_until,
        take=take or None,
        next_step=next_step,
        next_on=next_on if next_step else None,
        lesson=answers.text("lesson"),
    )


class _Ending:
    """The first part: how it ended, and how what was offered is judged while it is typed."""

    def __init__(self, talk: Negotiation, start: Outcome, here: Decimal, today: date) -> None:
        self._talk = talk
        self._before = offered_in(start, talk.now)
        self._here = here
        self._today = today
        fields = _fields(talk, start)
        self.part = FormPart("how it ended", fields, self.totals, f"a year, {talk.currency}")

    def totals(self, values: Mapping[str, str]) -> Sequence[Total]:
        """What was offered last, what it is worth, and how much of the zone it wins."""
        typed, unread = typed_package(values)
        package = typed_n(typed, self._before, self._here)
        on = self._today
        with suppress(BadInput):
            on = Answers(values, self._today).day("on", past=True) or on
        if package.base <= 0 and not unread:
            return (Total("nothing offered", "–"),)
        outcome = Outcome(on=on, offer=package.base, package=package)
        sheet = work_out(replace(self._talk, outcome=outcome), on)
        judged = sheet.acceptance
        assert judged is not None
        short = abs(judged.worth - judged.needed)
        rows = [
            Total("base offered", show_money(package.base)),
            Total("worth", show_signed(judged.worth)),
            Total("the BATNA", show_signed(judged.needed)),
            Total("over" if judged.worthwhile else "short", show_money(short)),
            Total("of the zone won", "–" if sheet.share is None else show_share(sheet.share)),
            Total("calls for", verdict(judged), strong=True),
        ]
        return tuple(replace(row, figure=UNREAD) if unread else row for row in rows)


def _fields(talk: Negotiation, start: Outcome) -> tuple[Field, ...]:
    titles = tuple((each.uid, each.title) for each in talk.alternatives)
    if len(titles) > 1:
        titles = (("", "say which"), *titles)
    return (
        Field(
            "on", "Day", value=shown_date(start.on) if start is talk.outcome else "today", hint=HINT
        ),
        Field("written", "In writing", "toggle", "yes" if start.written else ""),
        Field(
            "kind_of_no",
            "Kind of no",
            "choice",
            start.kind_of_no or "",
            options=KINDS_OF_NO,
            hint="Tactical: to see what you do. Reset: start over elsewhere. Final: it ends here.",
        ),
        Field(
            "decision",
            "Decision",
            "choice",
            start.decision or "",
            options=DECISIONS,
            hint="Accept, the alternative and to stay freeze the sheet with its figures.",
        ),
        Field(
            "wait_until",
            "Until",
            value=shown_date(start.wait_until),
            hint=f"When you talk again. {HINT}",
            when=lambda values: values["decision"] == "wait",
        ),
        *(
            (
                Field(
                    "take",
                    "Which",
                    "choice",
                    start.take or "",
                    options=titles,
                    when=lambda values: values["decision"] == "alternative",
                ),
            )
            if titles
            else ()
        ),
        Field("reason", "Because", value=start.reason),
        Field(
            "next_step",
            "Next step",
            value=start.next_step,
            hint="What you do now: thank them, ask for it in writing, hand in your notice.",
        ),
        Field("next_on", "By", value=shown_date(start.next_on), hint=HINT),
        Field("lesson", "Lesson", "text", start.lesson, hint="For next year."),
    )

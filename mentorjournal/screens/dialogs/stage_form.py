"""The form in which a mentoring goes from one stage to another, with only what that stage needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, cast

from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import HINT
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.lifecycle import Thanks
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.stage_fields import stage_fields
from mentorjournal.screens.dialogs.typed import needed_date, shown_date, typed_date

Step = Literal[
    "prospect", "asked", "declined", "active", "paused", "completed", "next", "recurring"
]
LABELS: Mapping[Step, str] = {"next": "next year"}
WIDTH = 14


def steps_from(relationship: Relationship) -> tuple[Step, ...]:
    """The stages that a relationship can be led to."""
    begun = relationship.stage not in ("prospect", "asked") and not relationship.was_declined
    asked = relationship.stage == "asked" or relationship.was_declined
    answered: tuple[Step, ...] = ("declined",) if asked else ()
    if not begun:
        return ("prospect", "asked", *answered, "active")
    if relationship.form == "one-off":
        return ("prospect", "asked", "active", "completed", "recurring")
    return ("prospect", "asked", "active", "paused", "completed", "next")


def step_now(relationship: Relationship, today: date) -> Step:
    """The stage that it is in."""
    return "declined" if relationship.was_declined else stage_on(relationship, today)


def stage_form(
    journal: Journal, relationship: Relationship, chosen: Step | None = None
) -> FormDialog[Relationship]:
    """A form that ends with the changed relationship.

    Args:
        journal: Where it is kept.
        relationship: The relationship.
        chosen: The stage that is chosen at first; the one that it is in if left out.

    Raises:
        NotFound: It cannot be led to that stage.
    """
    today, steps = journal.today(), steps_from(relationship)
    if chosen is not None and chosen not in steps:
        raise NotFound(_why_not(relationship, chosen))
    now = step_now(relationship, today)
    stage = Field(
        "stage",
        "Stage",
        "choice",
        chosen or now,
        hint="Left and right choose; below stands only what that stage needs.",
        options=tuple((step, LABELS.get(step, step)) for step in steps),
    )

    def save(values: dict[str, str]) -> Relationship:
        step = cast(Step, values["stage"])
        return _SAVES[step](journal, relationship, values, today)

    name = journal.relationships.person(relationship).name
    return FormDialog(
        name,
        [stage, *stage_fields(relationship, today)],
        save,
        draft=f"stage {relationship.uid} {chosen or ''}".strip(),
        anew=lambda: stage_form(journal, *as_kept(journal, relationship, chosen)),
        labels=WIDTH,
    )


def _why_not(relationship: Relationship, chosen: Step) -> str:
    if chosen == "declined":
        return "Nobody was asked who could have said no."
    if chosen == "recurring" and relationship.form == "recurring":
        return "That mentoring is recurring already."
    if relationship.form == "one-off":
        return "A one-off has one talk, and neither pauses nor years."
    return "That mentoring has not begun yet."


def consent_form(journal: Journal, relationship: Relationship) -> FormDialog[Relationship]:
    """Asks since when my manager knows of the mentoring by my manager's manager, and agrees."""
    today = journal.today()
    day = Field(
        "manager_agreed",
        "Agreed on",
        value=shown_date(relationship.manager_agreed or today),
        required=True,
        anew=True,
        hint=HINT,
    )

    def save(values: dict[str, str]) -> Relationship:
        on = needed_date(values, "manager_agreed", today, past=True)
        return journal.lifecycle.agree_manager(relationship.uid, on)

    name = journal.relationships.person(relationship).name
    return FormDialog(
        f"{name}: my manager knows and agrees",
        [day],
        save,
        draft=f"consent {relationship.uid}",
        anew=lambda: consent_form(journal, *as_kept(journal, relationship)),
        labels=WIDTH,
    )


Save = Callable[[Journal, Relationship, Mapping[str, str], date], Relationship]


def _propose(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    return journal.lifecycle.propose(one.uid, aim=values["aim"], why_them=values["why_them"])


def _ask(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    on = needed_date(values, "asked", today, past=True)
    return journal.lifecycle.ask(one.uid, on, values["asked_how"])


def _decline(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    on = needed_date(values, "declined", today, past=True)
    thanks = cast(Thanks, values["thanks"])
    return journal.lifecycle.decline(one.uid, on, values["stage_reason"], thanks)


def _go_on(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    if "back" in values:
        return journal.lifecycle.come_back(one.uid, needed_date(values, "back", today))
    start = typed_date(values, "start", today, past=True)
    if one.form == "recurring":
        return journal.lifecycle.start(one.uid, start)
    return journal.lifecycle.start(one.uid, start, aim=values["aim"], why_them=values["why_them"])


def _pause(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    first = needed_date(values, "first", today)
    until = typed_date(values, "until", today)
    return journal.lifecycle.pause(one.uid, first, until, values["stage_reason"])


def _complete(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    said = "learned" if one.form == "one-off" else "last_words"
    return journal.lifecycle.complete(
        one.uid,
        needed_date(values, "ended", today, past=True),
        reason=values["stage_reason"],
        thanks=cast(Thanks, values["thanks"]),
        **{said: values[said]},
    )


def _begin_year(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    on = needed_date(values, "year", today)
    return journal.lifecycle.begin_year(one.uid, on, values["aim"])


def _make_recurring(
    journal: Journal, one: Relationship, values: Mapping[str, str], today: date
) -> Relationship:
    on = needed_date(values, "year", today)
    return journal.lifecycle.make_recurring(one.uid, on, values["aim"])


_SAVES: Mapping[Step, Save] = {
    "prospect": _propose,
    "asked": _ask,
    "declined": _decline,
    "active": _go_on,
    "paused": _pause,
    "completed": _complete,
    "next": _begin_year,
    "recurring": _make_recurring,
}

"""Forms of a roadmap: why something is not asked for, a month's last day, the first day."""

from __future__ import annotations

from datetime import timedelta

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.roadmaps import RoadmapYear
from mentorjournal.dates import HINT, full_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.roadmap_state import Deliverable, MonthStand
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import needed_date, shown_date, typed_date

_REASON = Field("reason", "Because", required=True, hint="In a line; it stays with the month.")
MOST_DAYS = timedelta(days=366)


def waive_form(
    journal: Journal, relationship: Relationship, one: Deliverable
) -> FormDialog[RoadmapYear]:
    """Asks why a deliverable is not asked for any more."""
    return FormDialog(
        f"Waive “{one.text}”",
        (_REASON,),
        lambda values: journal.roadmaps.waive(relationship, one.month, one.text, values["reason"]),
        draft=f"waive {relationship.uid} {one.month} {one.text}",
    )


def skip_form(
    journal: Journal, relationship: Relationship, month: MonthStand
) -> FormDialog[RoadmapYear]:
    """Asks why nothing is asked for in a month."""
    return FormDialog(
        f"Skip month {month.now.id[0]}, {month.now.month.theme}",
        (_REASON,),
        lambda values: journal.roadmaps.skip(relationship, month.now.id, values["reason"]),
        intro="Its days stay; nothing in it is asked for, and nothing of it is left over.",
        draft=f"skip {relationship.uid} {month.now.id}",
    )


def days_form(
    journal: Journal, relationship: Relationship, month: MonthStand
) -> FormDialog[RoadmapYear | None]:
    """Asks for a month's last day; empty for its usual one."""
    slot = month.now.slot
    ends = Field(
        "ends",
        "Ends on",
        value=shown_date(slot.ends),
        hint="The months behind it follow from there; empty for its usual last day.",
    )

    def submit(values: dict[str, str]) -> RoadmapYear | None:
        if values["ends"] == ends.value:
            return journal.roadmaps.of(relationship)
        on = typed_date(values, "ends", journal.today())
        if on is not None and not slot.begins <= on <= slot.begins + MOST_DAYS:
            raise BadInput(
                f"The month begins on {full_date(slot.begins)}; it ends on that day or within a "
                "year from there.",
                "ends",
            )
        return journal.roadmaps.end_month(relationship, month.now.id, on)

    return FormDialog(
        f"Month {month.now.id[0]}, {month.now.month.theme}",
        (ends,),
        submit,
        intro=f"It begins on {full_date(slot.begins)}.",
        draft=f"days {relationship.uid} {month.now.id}",
    )


def start_form(journal: Journal, relationship: Relationship) -> FormDialog[Relationship]:
    """Asks for the day on which the mentoring began."""
    began = shown_date(relationship.start)

    def submit(values: dict[str, str]) -> Relationship:
        on = needed_date(values, "start", journal.today(), past=True)
        return journal.relationships.edit(relationship.uid, start=on)

    return FormDialog(
        "Start the roadmap",
        (Field("start", "Began on", value=began or "today", hint=HINT, required=True),),
        submit,
        intro="Month 1 begins on the day your mentoring began.",
        draft=f"roadmap {relationship.uid}",
        anew=lambda: start_form(journal, *as_kept(journal, relationship)),
    )

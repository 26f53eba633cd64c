"""The forms that add and change an achievement."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.models import Achievement
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.shown_to import SHOWN_TO, read_shown_to, shown_to_field
from mentorjournal.screens.dialogs.typed import needed_date

LINES = ("impact", "evidence", "seen_by")


def achievement_form(
    journal: Journal, showing: Showing, achievement: Achievement | None = None
) -> FormDialog[Achievement]:
    """A form that ends with the new or changed achievement.

    Args:
        journal: Where it is kept.
        showing: Whose it is, and who sees it.
        achievement: The one to change; None to add one.
    """
    fields = (
        Field("text", "What was done", value=_text(achievement, "text"), required=True),
        Field(
            "on",
            "Day",
            value=achievement.on.isoformat() if achievement else "today",
            hint="2026-12-01, yesterday, fri; the day it was done.",
            required=True,
        ),
        Field(
            "impact",
            "Impact",
            value=_text(achievement, "impact"),
            hint="What it changed, with a number if there is one.",
        ),
        Field(
            "evidence", "Evidence", value=_text(achievement, "evidence"), hint="Where to see it."
        ),
        Field("seen_by", "Seen by", value=_text(achievement, "seen_by"), hint="Who noticed."),
        shown_to_field(journal, (achievement or showing).shown_to),
    )

    def save(values: dict[str, str]) -> Achievement:
        on = needed_date(values, "on", journal.today(), past=True)
        lines = {key: values[key] for key in LINES}
        shown_to = read_shown_to(
            journal, showing.owner, values[SHOWN_TO], (achievement or showing).shown_to
        )
        if achievement is None:
            chosen = replace(showing, shown_to=shown_to)
            return journal.achievements.add(chosen, values["text"], on=on, **lines)
        return journal.achievements.edit(
            achievement.uid, text=values["text"], on=on, shown_to=shown_to, **lines
        )

    return FormDialog(
        "Edit the achievement" if achievement else "Add an achievement",
        fields,
        save,
        draft=f"achievement {achievement.uid if achievement else showing.owner}",
    )


def _text(achievement: Achievement | None, field: str) -> str:
    return str(getattr(achievement, field)) if achievement else ""

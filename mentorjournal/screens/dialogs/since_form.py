"""The form that asks since when something is listed."""

from __future__ import annotations

from datetime import date

from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import needed_date


def since_form(since: date, today: date, at_first: str) -> FormDialog[str]:
    """Asks for a day, and ends with it as ISO.

    Args:
        since: The day that is chosen so far.
        today: The local day.
        at_first: What is listed before anybody chooses: "since the last review".
    """
    field = Field(
        "since",
        "Since",
        value=since.isoformat(),
        required=True,
        hint=f"2026-12-01, 1 Dec, last mon or -3m; at first {at_first}.",
    )

    def read(values: dict[str, str]) -> str:
        return needed_date(values, "since", today, past=True).isoformat()

    return FormDialog("Since when?", (field,), read, remembers=False)

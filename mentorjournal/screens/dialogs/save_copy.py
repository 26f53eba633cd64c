"""The form that saves a copy of the journal elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from mentorjournal.data.records.models import Record
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import Field, FormDialog


def save_copy_form(journal: Journal, unsaved: Callable[[], Sequence[Record]]) -> FormDialog[str]:
    """Writes a copy; gives its path.

    Args:
        journal: What is copied.
        unsaved: Gives what stands on the screens and could not be kept; it goes into the copy.
    """
    suggested = Path.home() / f"journal-{journal.today().isoformat()}.json"

    def submit(values: dict[str, str]) -> str:
        try:
            path = Path(values["path"].strip()).expanduser().absolute()
        except (RuntimeError, ValueError):
            raise BadInput("That is no path.", "path") from None
        journal.save_copy(path, *unsaved())
        return str(path)

    field = Field(
        "path",
        "File",
        value=str(suggested),
        required=True,
        anew=True,
        hint="A new file, on another disk where this one is full or gone.",
    )
    return FormDialog(
        "Save a copy of the journal",
        [field],
        submit,
        intro="Everything goes into it, also what could not be kept here. "
        "Open it later with mentorjournal --journal.",
        remembers=False,
    )

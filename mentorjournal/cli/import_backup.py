"""The backup before something is taken over: whether it can be made, and how to go back to it."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.cli.commands import PROGRAM
from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.data.store.backups import all_of, list_snapshots
from mentorjournal.errors import Conflict
from mentorjournal.journal import Journal

_KEY = keys_of(BY_ID["import.open"], {})[0]


def need_backup(journal: Journal) -> None:
    """See that a backup can be made before anything is taken over.

    Raises:
        Conflict: Another program has the journal open.
    """
    if journal.file.forwards_writes:
        raise Conflict(
            f"The journal is open in {journal.file.writer}. Press {_KEY} there to take over "
            "the same, or close it first. Nothing was changed."
        )


def made_backup(journal: Journal) -> str:
    """The name of the backup that was just made; of a new journal there is none."""
    made = [one.name for one in list_snapshots(journal.file.path) if "before-import" in one.name]
    return max(made, default="")


def way_back(backup: str, path: Path) -> str:
    """How to go back to what was before, behind a sentence.

    Args:
        backup: The name of the backup that was made; empty where the journal was new.
        path: The journal's file.
    """
    if backup:
        return f" To take it back: {PROGRAM} restore {backup}"
    file, backups, state = all_of(path)
    return (
        " The journal is new, so there was nothing to back up. To take it back, delete "
        f"{file}, and beside it {backups.name} and {state.name}."
    )

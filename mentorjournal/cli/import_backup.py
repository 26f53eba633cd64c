"""The backup before something is taken over: whether it can be made, and how to go back to it."""

from __future__ import annotations

from mentorjournal.cli.commands import PROGRAM
from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.data.store.backups import list_snapshots
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


def way_back(backup: str) -> str:
    """How to go back to a backup, behind a sentence; empty for none."""
    return f" To take it back: {PROGRAM} restore {backup}" if backup else ""

"""`mentorjournal backups` and `mentorjournal restore NAME`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.checking import backup_as_json
from mentorjournal.cli.commands import PROGRAM
from mentorjournal.cli.output import ask, can_ask, complain, confirm, show, table
from mentorjournal.cli.places import path_of
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import (
    Backup,
    change_words,
    list_backups,
    list_snapshots,
    name_of,
    room_words,
)
from mentorjournal.data.store.repair import (
    doubt_words,
    extract_backup,
    preview_extract,
    preview_restore,
    restore,
    see_alone,
)
from mentorjournal.dates import show_date
from mentorjournal.errors import CannotOpen, Refused, TooNew
from mentorjournal.journal.defaults import local_now
from mentorjournal.text import plural, size_words

_HEADS = ("Name", "Day", "Why", "Size", "Records")
_UNREAD = (
    "\nAn unread log is a change log that was set aside because it did not fit the journal any "
    "more or was\ndamaged; it is no journal to go back to. What stood in it can be read with any "
    "editor. Once nothing is\nmissing, it may be deleted."
)


def print_backups(arguments: Namespace) -> int:
    """Print the snapshots and what was set aside, the newest first.

    Raises:
        CannotOpen: The folder of backups cannot be read.
    """
    path = path_of(arguments)
    backups = list_backups(path, SCHEMA)
    if arguments.json:
        listed = [backup_as_json(backup) for backup in backups]
        show_json({"journal": str(path), "backups": listed})
    elif not backups:
        show(f"There are no backups of “{path}” yet.")
    else:
        show(table([_HEADS, *(_row(backup) for backup in backups)]))
        show(f"All together they take {room_words(path, backups)}.")
        if any(backup.snapshot.reason.startswith("unread log") for backup in backups):
            show(_UNREAD)
    return 0


def _row(backup: Backup) -> tuple[str, ...]:
    snapshot = backup.snapshot
    return (
        snapshot.name,
        f"{show_date(snapshot.day, local_now().date())} {snapshot.time}".strip(),
        snapshot.reason,
        size_words(snapshot.size),
        "not whole" if backup.records is None else str(backup.records),
    )


def restore_backup(arguments: Namespace) -> int:
    """Put a snapshot in the journal's place, after a look at what changes and a question.

    Where nobody can be asked, the name that was given is the answer.

    Raises:
        NotFound: There is no such snapshot.
        CannotOpen: It is not a whole journal.
        Conflict: Another program has the journal open.
        Refused: The answer was no.
        NotKept: It could not be written.
    """
    path, name = path_of(arguments), name_of(arguments.name.strip())
    see_alone(path, SCHEMA)
    try:
        preview = preview_restore(path, SCHEMA, name, now=local_now())
    except CannotOpen as error:
        return _save_what_can_be_read(path, name, error)
    if preview.unreadable:
        complain(preview.unreadable)
    for sentence in change_words(preview, SCHEMA):
        complain(sentence)
    if preview.same:
        confirm("Nothing was changed.")
        return 0
    if can_ask() and not ask(f"Restore {name}?"):
        raise Refused("Nothing was changed.")
    confirm(restored_words(path, name))
    return 0


def _save_what_can_be_read(path: Path, name: str, error: CannotOpen) -> int:
    """The way back from a damaged file that was set aside."""
    kinds = {one.name: one for one in list_snapshots(path)}
    if isinstance(error, TooNew) or not kinds[name].set_aside:
        raise error
    if kinds[name].reason.startswith("unread log"):
        raise Refused(f"{name} is a change log, not a journal; there is nothing to go back to.")
    found = preview_extract(path, SCHEMA, name, now=local_now())
    filled = f", gaps filled from {found.snapshot}" if found.snapshot else ""
    complain(
        f"{error} What can be read of it: {plural(found.extracted, 'record')}{filled}; "
        f"{plural(found.records, 'record')} in all.{doubt_words(found)}"
    )
    if can_ask() and not ask("Put that in the journal's place?"):
        raise Refused("Nothing was changed.")
    done = extract_backup(path, SCHEMA, name, now=local_now())
    kept = (
        f" The journal as it was is kept: {PROGRAM} restore {done.kept_as}" if done.kept_as else ""
    )
    confirm(f"Saved {plural(done.records, 'record')}.{kept}")
    return 0


def restored_words(path: Path, name: str) -> str:
    """Restore a snapshot and say under which name the journal as it was is kept.

    Raises:
        NotFound, CannotOpen, Conflict, NotKept: As `repair.restore`.
    """
    kept_as = restore(path, SCHEMA, name, now=local_now())
    if not kept_as:
        return f"Restored {name}."
    if kept_as.endswith("-set-aside.json") or "-set-aside-" in kept_as:
        return f"Restored {name}. The damaged file is kept among the backups as {kept_as}."
    return f"Restored {name}. The journal as it was is kept: {PROGRAM} restore {kept_as}"

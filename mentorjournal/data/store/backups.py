"""What is in a snapshot, and in what it differs from the journal as it is."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from mentorjournal.data.store.disk.files import Files
from mentorjournal.data.store.disk.paths import JournalPaths
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.format.journal_file import read_encoded
from mentorjournal.data.store.format.layout import META, EncodedTables, records_in
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.contents import Contents, read_backup
from mentorjournal.data.store.snapshots.snapshots import Snapshot, name_of
from mentorjournal.errors import CannotOpen
from mentorjournal.text import plural, size_words

__all__ = [
    "Backup",
    "Change",
    "Preview",
    "change_words",
    "list_backups",
    "list_snapshots",
    "name_of",
    "preview",
    "room_words",
]

_DELETED = b'"deleted": "'


class Backup(Struct, frozen=True):
    """A snapshot and what is in it.

    Attributes:
        snapshot: Name, day, reason and size.
        records: How many records are in it; None if it is no whole journal.
    """

    snapshot: Snapshot
    records: int | None


class Change(Struct, frozen=True):
    """What happens to the records of one table that are in use.

    Attributes:
        table: Its name.
        back: How many come back.
        gone: How many go away.
        differ: How many stay and are different.
    """

    table: str
    back: int = 0
    gone: int = 0
    differ: int = 0


class Preview(Struct, frozen=True):
    """What restoring a snapshot would do.

    Attributes:
        name: The snapshot's name.
        tables: Its records, in today's form.
        records: How many there are.
        changes: What happens to each table in which anything does.
        same: Whether nothing at all would change, in the trash neither.
        unreadable: Why the journal as it is cannot be compared, as a sentence; or empty.
    """

    name: str
    tables: EncodedTables
    records: int
    changes: tuple[Change, ...] = ()
    same: bool = False
    unreadable: str = ""


def list_snapshots(path: Path) -> list[Snapshot]:
    """The snapshots of the journal at that path, newest first; none of them is read."""
    return snapshots.list_snapshots(JournalDir.find(path, Schema()))


def all_of(path: Path) -> tuple[Path, Path, Path]:
    """What a journal that was just begun consists of: its file, its backups, and what is known.

    Without all three a journal begins anew; without the file alone it is missed.

    Args:
        path: The journal's file.
    """
    home = JournalPaths.at(path)
    return home.target, home.backups, home.state


def list_backups(path: Path, schema: Schema, files: Files | None = None) -> list[Backup]:
    """The snapshots of a journal, newest first, with how many records are in each.

    Those that are whole and ours stand in the order of `newest_first`, which is also that of
    their names unless a clock was wrong; the rest stands between them by its names.

    Reads every one of them.

    Raises:
        CannotOpen: The folder of backups cannot be read.
    """
    home = JournalDir.find(path, schema, files)
    contents = Contents(home)
    try:
        found = [_read(home.schema, contents, one) for one in snapshots.list_snapshots(home)]
    except OSError as error:
        raise CannotOpen(f"“{home.backups}” cannot be read: {explain_os_error(error)}.") from None
    ordered = sorted((one for one in found if one[0] >= 0), key=lambda one: one[0], reverse=True)
    rest = deque(backup for seq, backup in found if seq < 0)
    listed = []
    for _, backup in ordered:
        while rest and rest[0].snapshot.stem > backup.snapshot.stem:
            listed.append(rest.popleft())
        listed.append(backup)
    return [*listed, *rest]


def _read(schema: Schema, contents: Contents, snapshot: Snapshot) -> tuple[int, Backup]:
    """A backup, and the number of the last commit in it; -1 if it is not a whole one of ours."""
    try:
        tables, meta = read_encoded(schema, contents.of(snapshot), snapshot.name)
    except (OSError, CannotOpen):
        return -1, Backup(snapshot, None)
    return meta["seq"] if snapshot.ours else -1, Backup(snapshot, records_in(tables))


def room_words(path: Path, backups: Sequence[Backup]) -> str:
    """How much backups take on the disk: "392 kB, 2.1 times what the journal takes"."""
    taken = sum(one.snapshot.size for one in backups)
    words = size_words(taken)
    with suppress(OSError):
        if journal := path.expanduser().stat().st_size:
            words += f", {taken / journal:.1f} times what the journal takes"
    return words


def preview(
    path: Path,
    schema: Schema,
    name: str,
    present: Callable[[], EncodedTables],
    *,
    now: datetime,
) -> Preview:
    """What restoring a snapshot would do; nothing is changed.

    Args:
        path: The journal.
        schema: What it holds.
        name: The snapshot's name.
        present: Gives the records as they are; may raise `CannotOpen`.
        now: The time for records that have none.

    Raises:
        NotFound: There is no such snapshot.
        CannotOpen: The snapshot is not a whole journal.
    """
    tables, _ = read_backup(JournalDir.find(path, schema), name, now)
    try:
        before = present()
    except CannotOpen as error:
        return Preview(name, tables, records_in(tables), unreadable=str(error))
    return Preview(
        name,
        tables,
        records_in(tables),
        compare(schema, before, tables),
        all(
            before.get(table, {}) == tables.get(table, {})
            for table in (before.keys() | tables.keys()) - {META}
        ),
    )


def compare(schema: Schema, before: EncodedTables, after: EncodedTables) -> tuple[Change, ...]:
    """What happens to the records in use, table by table; those in the trash do not count."""
    found = []
    names = [
        *schema.tables,
        *sorted((before.keys() | after.keys()) - schema.tables.keys() - {META}),
    ]
    for table in names:
        old, new = _in_use(before.get(table, {})), _in_use(after.get(table, {}))
        change = Change(
            table,
            back=len(new.keys() - old.keys()),
            gone=len(old.keys() - new.keys()),
            differ=sum(old[key] != new[key] for key in old.keys() & new.keys()),
        )
        if change != Change(table):
            found.append(change)
    return tuple(found)


def _in_use(records: dict[str, bytes]) -> dict[str, bytes]:
    return {key: encoded for key, encoded in records.items() if _DELETED not in encoded}


def counted(schema: Schema, table: str, count: int) -> str:
    """So many records of a table: "2 people"."""
    if table in schema.tables:
        return plural(count, *schema.tables[table].words)
    return plural(count, f"entry of “{table}”", f"entries of “{table}”")


def change_words(preview: Preview, schema: Schema) -> list[str]:
    """What restoring does, as sentences."""
    if preview.unreadable:
        return [f"{plural(preview.records, 'record')} come back; the journal cannot be read now."]
    told = []
    for verb, field in (("Come back", "back"), ("Go away", "gone"), ("Become other", "differ")):
        counts = [(one.table, getattr(one, field)) for one in preview.changes]
        words = [counted(schema, table, count) for table, count in counts if count]
        if words:
            told.append(f"{verb}: {', '.join(words)}.")
    if told or preview.same:
        return told or ["Nothing: it is what the journal is now."]
    return ["Only what lies in the trash becomes other."]

"""Getting a journal back: from a snapshot, or from all that is still whole.

Both are done only when the person says so, to a journal that nobody has open, and both keep
what was there before among the backups.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Set
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.store.backups import Preview, preview
from mentorjournal.data.store.disk.files import Files, replace_file
from mentorjournal.data.store.disk.lock import Lock
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.engine.opening import read_along
from mentorjournal.data.store.format.change import Key
from mentorjournal.data.store.format.journal_file import blank_words, is_empty
from mentorjournal.data.store.format.layout import EncodedTables, join, records_in
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.reading import LogContents, read_log
from mentorjournal.data.store.log.wal import purged_by, segment_paths
from mentorjournal.data.store.recovery.load import load
from mentorjournal.data.store.recovery.manifest import (
    OwnFile,
    digest_of,
    read_manifest,
    write_manifest,
)
from mentorjournal.data.store.recovery.side_files import look_beside, set_aside
from mentorjournal.data.store.repair.assemble import Assembled, assemble
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.contents import Contents, read_backup, whole_backups
from mentorjournal.data.store.snapshots.purge import purge_backups
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.dates import local_day
from mentorjournal.errors import CannotOpen, Conflict, NotFound, NotHere, NotKept, TooNew


class Repaired(Struct, frozen=True):
    """What a repair has found, or would find.

    Attributes:
        snapshot: The snapshot that filled the gaps; empty if none was needed or there was none.
        extracted: How many whole records came from the damaged file itself.
        replayed: How many commits came from the change log.
        kept_as: Under which name the damaged file is kept; empty if it was empty or gone.
        records: How many records there are in all.
        lost: The lines of the damaged file that could not be read, from 1.
        ends_early: Whether the damaged file ends in the middle.
        doubtful: How many records may hold a wrong character.
        conflicts: How many records both sides of an unfinished merge had changed.
        suspects: Those that may hold a wrong character, by kind and day.
        blank: What is the matter with a file that gives nothing: "is empty"; or empty.
        other_log: Whether the change log belongs to another journal and is left out.
    """

    snapshot: str
    extracted: int
    replayed: int
    kept_as: str
    records: int = 0
    lost: tuple[int, ...] = ()
    ends_early: bool = False
    doubtful: int = 0
    conflicts: int = 0
    suspects: tuple[str, ...] = ()
    blank: str = ""
    other_log: bool = False


class Ways(Struct, frozen=True):
    """What can be done about a journal that cannot be opened.

    Attributes:
        newest: The newest whole snapshot; None if there is none.
        repaired: What a repair would find; None if it would find nothing.
    """

    newest: snapshots.Snapshot | None = None
    repaired: Repaired | None = None


def ways_back(path: Path, schema: Schema, *, now: datetime, files: Files | None = None) -> Ways:
    """See what can be done about a journal that cannot be opened; nothing is changed."""
    newest = None
    with suppress(CannotOpen, OSError):
        home = JournalDir.find(path, schema, files)
        whole = whole_backups(home, now)
        newest = next((snapshot for snapshot, tables, _ in whole if tables), None)
        try:
            raw, exists = _raw(home), home.target.exists()
            found = assemble(home, now, raw)
        except (NotFound, TooNew):
            return Ways(newest)
        blank = "" if raw and not is_empty(raw) else blank_words(raw if exists else None)
        return Ways(newest, replace(_told(schema, found), blank=blank))
    return Ways(newest)


def preview_restore(path: Path, schema: Schema, name: str, *, now: datetime) -> Preview:
    """What `restore` would change; nothing is changed.

    Raises:
        NotFound: There is no such snapshot.
        CannotOpen: The snapshot is not a whole journal.
    """
    home = JournalDir.find(path, schema)
    return preview(path, schema, name, lambda: load(home, now).tables, now=now)


def restore(
    path: Path, schema: Schema, name: str, *, now: datetime, files: Files | None = None
) -> str:
    """Put a snapshot in the journal's place.

    Returns:
        The name under which the journal as it was is kept among the backups; empty if there was
        none.

    Raises:
        NotFound: There is no such snapshot.
        CannotOpen: The snapshot is not a whole journal.
        TooNew: A newer program wrote the journal as it is.
        Conflict: Another program has the journal open.
        NotKept: It could not be written; the journal is as it was.
    """
    home = JournalDir.find(path, schema, files)
    with _in_words(home):
        snapshots.find_snapshot(home, name)
    with _alone(home):
        return _go_back_to(home, now, *read_backup(home, name, now))


def repair(path: Path, schema: Schema, *, now: datetime, files: Files | None = None) -> Repaired:
    """Bring back every whole record: those of the damaged file, over them the change log; where
    something is missing, the newest whole snapshot fills the gaps.

    Raises:
        Conflict: The journal is whole, or another program has it open.
        NotFound: Nothing is left that could be brought back.
        TooNew: A newer program wrote the journal.
        NotKept: It could not be written; everything is as it was.
    """
    home = JournalDir.find(path, schema, files)
    with _alone(home):
        with suppress(CannotOpen):
            load(home, now)
            raise Conflict(f"“{path}” is whole; there is nothing to repair.")
        raw = _raw(home)
        found = assemble(home, now, raw)
        kept_as = _keep_damaged(home, now, raw)
        if found.theirs:
            content = b"".join(join(found.theirs, found.meta))
            snapshots.keep_copy(home, now, Reason.SET_ASIDE, content)
        _put_in_place(home, found.tables, found.meta, purged_by(found.log.entries))
    return replace(_told(schema, found), kept_as=kept_as)


def see_alone(path: Path, schema: Schema) -> None:
    """See that nobody has the journal open, before anything is asked or told.

    Raises:
        Conflict: Another program has.
        NotKept: It could not be written anyway.
    """
    with _alone(JournalDir.find(path, schema)):
        pass


def preview_extract(path: Path, schema: Schema, name: str, *, now: datetime) -> Repaired:
    """What `extract_backup` would bring back; nothing is changed.

    Raises:
        NotFound: Nothing could be brought back.
    """
    home = JournalDir.find(path, schema)
    with _in_words(home):
        return _told(schema, _assembled(home, name, now))


def extract_backup(path: Path, schema: Schema, name: str, *, now: datetime) -> Repaired:
    """Put what can be read of a damaged file among the backups in the journal's place.

    Where something is missing, the newest whole snapshot fills the gaps. What is there now is kept.

    Raises:
        NotFound: Nothing could be brought back.
        Conflict, TooNew, NotKept: As `restore`.
    """
    home = JournalDir.find(path, schema)
    with _alone(home):
        found = _assembled(home, name, now)
        kept_as = _go_back_to(home, now, found.tables, found.meta)
    return replace(_told(schema, found), kept_as=kept_as)


def _go_back_to(
    home: JournalDir, now: datetime, tables: EncodedTables, meta: dict[str, Any]
) -> str:
    """Put these in the place of the journal as it is, which is kept; returns its name there."""
    kept_as, seq, purges, requests = _keep_present(home, now)
    meta["seq"] = max(seq, meta["seq"]) + 1
    _put_in_place(home, tables, meta, purges)
    for path in requests:
        home.files.remove(path)
    return kept_as


def _assembled(home: JournalDir, name: str, now: datetime) -> Assembled:
    raw = Contents(home).readable(snapshots.find_snapshot(home, name))
    return assemble(home, now, raw, LogContents())


def _kind_and_day(schema: Schema, tables: EncodedTables, table: str, key: str) -> str:
    """A record in words that tell nothing of its text: "session of 2026-11-09"."""
    word = schema.tables[table].words[0] if table in schema.tables else table
    record = json.loads(tables.get(table, {}).get(key, b"{}"))
    day = str(record.get("on") or "")[:10]
    with suppress(KeyError, ValueError, OverflowError):
        day = day or local_day(datetime.fromisoformat(str(record["created"]))).isoformat()
    return f"{word} of {day}" if day else word


def _told(schema: Schema, found: Assembled) -> Repaired:
    return Repaired(
        found.snapshot,
        found.extracted,
        len(found.replayed),
        "",
        records=records_in(found.tables),
        lost=found.lost,
        ends_early=found.ends_early,
        doubtful=len(found.doubtful),
        suspects=tuple(_kind_and_day(schema, found.tables, *spot) for spot in found.doubtful),
        conflicts=found.conflicts,
        other_log=len(found.replayed) < len(found.log.entries),
    )


def _raw(home: JournalDir) -> bytes:
    """The journal's file; empty if there is none.

    Raises:
        NotFound: It is a folder, a pipe or the like, which nobody should read.
    """
    try:
        if not stat.S_ISREG(home.files.stat_journal(home.target).st_mode):
            raise NotFound(f"“{home.path}” is not a file.")
        return home.files.read_journal(home.target)
    except FileNotFoundError:
        return b""


@contextmanager
def _in_words(home: JournalDir) -> Iterator[None]:
    """Turn failures of the disk into a sentence."""
    try:
        yield
    except OSError as error:
        raise NotKept(f"“{home.path}” could not be restored: {explain_os_error(error)}.") from error


@contextmanager
def _alone(home: JournalDir) -> Iterator[None]:
    """Hold the right to write; failures of the disk become sentences."""
    with _in_words(home):
        if home.target.exists() and not home.files.allows_writing(home.target):
            raise NotKept(f"“{home.path}” is write-protected, so it was left as it is.")
        if not home.files.allows_writing(home.folder):
            raise NotKept(f"The folder of “{home.path}” is write-protected; nothing was changed.")
        look_beside(home)
        lock = Lock.take(home.files, home)
        if not isinstance(lock, Lock):
            raise Conflict(f"“{home.path}” is open in {lock}. Close it there first.")
        try:
            yield
        finally:
            lock.release()


def _put_in_place(
    home: JournalDir, tables: EncodedTables, meta: dict[str, Any], purges: Set[Key]
) -> None:
    """Write the journal's file; what belonged to the former one goes.

    The new file is noted as our own first: should we die before the log is gone, its commits
    are known to be older and are left out.
    """
    for table, key in purges:
        tables.get(table, {}).pop(key, None)
    content = b"".join(join(tables, {**meta, "schema": home.schema.version}))
    new = OwnFile(digest_of(content), meta["seq"], records_in(tables), restored=True)
    write_manifest(home, (*read_manifest(home), new))
    home.files.sync_folder(home.folder)
    replace_file(home.files, home.target, [content])
    home.files.sync_folder(home.folder)
    if purges:
        purge_backups(home, purges)
    for path in segment_paths(home):
        home.files.remove(path)


def _keep_present(home: JournalDir, now: datetime) -> tuple[str, int, Set[Key], list[Path]]:
    """Keep the journal as it is, with what is only in its log or was submitted; returns its name
    among the backups, its last commit, unfinished purges, and the requests that were kept with
    it.
    """
    try:
        loaded = load(home, now)
    except (TooNew, NotHere):
        raise
    except CannotOpen:
        log = read_log(home)
        kept_as = _keep_damaged(home, now, _raw(home))
        return (
            kept_as,
            max((entry.seq for entry in log.entries), default=0),
            purged_by(log.entries),
            [],
        )
    if not loaded.meta:
        return "", 0, set(), []
    if loaded.findings.asked:
        # Nobody was asked, so that theirs is nowhere else.
        snapshots.keep_copy(home, now, Reason.FOREIGN, _raw(home))
    set_aside(home, now, {spot.path for spot in loaded.findings.damaged})
    requests = read_along(home, loaded, now)
    content = b"".join(join(loaded.tables, {**loaded.meta, "seq": loaded.seq}))
    kept_as = snapshots.keep_copy(home, now, Reason.BEFORE_RESTORE, content)
    return kept_as, loaded.seq, loaded.purges, requests


def _keep_damaged(home: JournalDir, now: datetime, raw: bytes) -> str:
    """Keep the damaged file and its log."""
    set_aside(home, now, segment_paths(home))
    return snapshots.keep_copy(home, now, Reason.SET_ASIDE, raw) if raw else ""

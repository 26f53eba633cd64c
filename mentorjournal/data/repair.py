"""Getting a journal back: from a snapshot, or from all that is still whole.

Both are done only when the person says so, to a journal that nobody has open, and both keep
what was there before among the backups.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from mentorjournal.data import snapshots
from mentorjournal.data.adoption import adopt_all
from mentorjournal.data.changelog import LogContents, read_log, segment_paths
from mentorjournal.data.codec import encode, kind_of
from mentorjournal.data.files import Files, replace_file
from mentorjournal.data.keys import new_uid
from mentorjournal.data.layout import META, Lines, join
from mentorjournal.data.loading import apply, load, read_lines
from mentorjournal.data.lock import Lock
from mentorjournal.data.migrations import schema
from mentorjournal.data.parsing import parse
from mentorjournal.data.place import Place
from mentorjournal.data.savestate import why
from mentorjournal.errors import CannotOpen, Conflict, NotFound, NotKept


@dataclass(frozen=True)
class Repaired:
    """What a repair has found.

    Attributes:
        snapshot: The snapshot that it began from; empty if there was none.
        salvaged: How many whole records came from the damaged file itself.
        replayed: How many commits came from the change log.
        kept_as: Under which name the damaged file is kept; empty if it was empty or gone.
    """

    snapshot: str
    salvaged: int
    replayed: int
    kept_as: str


def restore(path: Path, name: str, *, now: datetime, files: Files | None = None) -> str:
    """Put a snapshot in the journal's place.

    Args:
        path: The journal.
        name: The snapshot's name, from `list_snapshots`.
        now: The time, for the name of what is kept.
        files: The disk.

    Returns:
        The name under which the journal as it was is kept among the backups; empty if there
        was none.

    Raises:
        NotFound: There is no such snapshot.
        CannotOpen: The snapshot is not a whole journal.
        Conflict: Another program has the journal open.
        NotKept: It could not be written; the journal is as it was.
    """
    files, place = files or Files(), Place.at(path)
    if name not in [snapshot.name for snapshot in snapshots.list_snapshots(path, files)]:
        raise NotFound(f"There is no backup named “{name[:80]}”. See “mentorjournal backups”.")
    with _alone(files, place):
        content = files.read(place.backups / name)
        lines, meta = read_lines(content, name)
        if meta["schema"] == schema():
            adopt_all(lines, now, name, content)
        kept_as = _keep_present(files, place, now, "before-restore")
        _put_in_place(files, place, content)
    return kept_as


def repair(path: Path, *, now: datetime, files: Files | None = None) -> Repaired:
    """Bring back every whole record: the newest whole snapshot, over it the damaged file's whole
    lines, over them the change log.

    Raises:
        Conflict: The journal is whole, or another program has it open.
        NotFound: Nothing is left that could be brought back.
        NotKept: It could not be written; everything is as it was.
    """
    files, place = files or Files(), Place.at(path)
    with _alone(files, place):
        with suppress(CannotOpen):
            load(files, place, now)
            raise Conflict(f"“{path}” is whole; there is nothing to repair.")
        raw = b""
        with suppress(FileNotFoundError):
            raw = files.read(place.target)
        name, tables, meta = _newest_whole(files, place, now)
        salvaged = _salvage(raw, tables)
        log = read_log(files, place)
        for entry in log.entries:
            for change in entry.changes:
                apply(tables, change)
        if not (name or salvaged or log.entries):
            raise NotFound(f"Nothing of “{path}” could be brought back; it was left as it is.")
        meta = {**_new_meta(now, log), **meta}
        meta["seq"] = max([meta["seq"], *(entry.seq for entry in log.entries)]) + 1
        kept_as = _keep_damaged(files, place, now, raw)
        _put_in_place(files, place, b"".join(join(tables, meta)))
    return Repaired(name, salvaged, len(log.entries), kept_as)


@contextmanager
def _alone(files: Files, place: Place) -> Iterator[None]:
    """Hold the right to write; failures of the disk become sentences."""
    try:
        lock = Lock.take(files, place)
        if not isinstance(lock, Lock):
            raise Conflict(f"“{place.path}” is open in {lock}. Close it there first.")
        try:
            yield
        finally:
            lock.release()
    except OSError as error:
        raise NotKept(f"“{place.path}” could not be restored: {why(error)}.") from error


def _put_in_place(files: Files, place: Place, content: bytes) -> None:
    """Write the journal's file; what belonged to the former one goes."""
    files.remove(place.state)
    replace_file(files, place.target, [content])
    files.sync_folder(place.folder)
    for path in segment_paths(files, place):
        files.remove(path)


def _keep_present(files: Files, place: Place, now: datetime, reason: str) -> str:
    """Keep the journal as it is, with what is only in its log."""
    try:
        loaded = load(files, place, now)
    except CannotOpen:
        raw = b""
        with suppress(FileNotFoundError):
            raw = files.read(place.target)
        return _keep_damaged(files, place, now, raw)
    if not loaded.meta:
        return ""
    content = b"".join(join(loaded.tables, {**loaded.meta, "seq": loaded.seq}))
    return snapshots.keep_copy(files, place, now, reason, content)


def _keep_damaged(files: Files, place: Place, now: datetime, raw: bytes) -> str:
    """Keep the damaged file and its log."""
    for path in segment_paths(files, place):
        snapshots.keep_copy(files, place, now, "unread-log", files.read(path))
    return snapshots.keep_copy(files, place, now, "set-aside", raw) if raw else ""


def _newest_whole(files: Files, place: Place, now: datetime) -> tuple[str, Lines, dict[str, Any]]:
    """The newest snapshot that is a whole journal of today's schema."""
    for snapshot in snapshots.list_snapshots(place.path, files):
        if snapshot.set_aside:
            continue
        with suppress(CannotOpen):
            raw = files.read(place.backups / snapshot.name)
            lines, meta = read_lines(raw, snapshot.name)
            if meta["schema"] == schema():
                for change in adopt_all(lines, now, snapshot.name, raw):
                    apply(lines, change)
                return snapshot.name, lines, meta
    return "", {}, {}


def _salvage(raw: bytes, tables: Lines) -> int:
    """Put the whole records of a damaged file into the tables; returns how many there were."""
    homes = {key: table for table, records in tables.items() for key in records}
    table, count = "", 0
    for piece in raw.split(b"\n"):
        if piece.endswith(b": {"):
            with suppress(CannotOpen):
                (table,) = parse(b"{%s}}" % piece, "a line")
            continue
        try:
            pairs = parse(b"{%s}" % piece.strip().removesuffix(b","), "a line").items()
        except CannotOpen:
            continue
        for key, record in pairs:
            home = homes.get(key, table)
            if home not in ("", META) and _fits(home, record):
                tables.setdefault(home, {})[key] = encode(record)
                count += 1
    return count


def _fits(table: str, record: object) -> bool:
    kind = kind_of(table)
    if kind is None:
        return isinstance(record, dict)
    try:
        msgspec.json.decode(encode(record), type=kind)
    except msgspec.DecodeError:
        return False
    return True


def _new_meta(now: datetime, log: LogContents) -> dict[str, Any]:
    journal = min(log.journals) if log.journals else new_uid(now)
    return {"schema": schema(), "journal": journal, "seq": 0}

"""Deleted for good: out of the snapshots and of what was set aside."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from mentorjournal.data.adoption import uid_of_key
from mentorjournal.data.codec import encode
from mentorjournal.data.files import Files, is_file, replace_file
from mentorjournal.data.keys import is_uid
from mentorjournal.data.layout import META, META_KEY, join
from mentorjournal.data.merge import Key
from mentorjournal.data.parsing import parse
from mentorjournal.data.place import Place
from mentorjournal.errors import CannotOpen

OWNERS = {"note-version": "session", "scrap": "owner"}
"""Tables whose records are kept of another one alone, and go with it; and who that is."""

FEW_LINES = 4
"""A file of fewer lines does not have one record on each."""


def purge_backups(files: Files, place: Place, purged: Set[Key]) -> list[str]:
    """Take records out of every file among the backups, and remove unfinished files.

    A file that cannot be read record by record, because it is damaged, loses the lines in
    which such a record stands; if it has no such lines, it goes.

    Returns:
        Sentences for the person.

    Raises:
        OSError: One of the files could not be rewritten.
    """
    for name in files.names(place.folder):
        if place.is_temporary(name) and is_file(files, place.folder / name):
            files.remove(place.folder / name)
    marks = _marks(purged)
    removed = 0
    for name in files.names(place.backups):
        path = place.backups / name
        if not is_file(files, path):
            continue
        raw = files.read(path)
        if not any(mark in raw for mark in marks):
            continue
        without = _without(raw, purged, marks)
        if without is None:
            files.remove(path)
            removed += 1
        else:
            replace_file(files, path, [without])
    if files.names(place.backups):
        files.sync_folder(place.backups)
    if not removed:
        return []
    return [f"Backups that could not be read were removed, to delete for good: {removed}."]


def _belongs(table: str, record: object, uids: Set[str]) -> bool:
    """Whether it is one of these records, or something kept of one of them alone."""
    if not isinstance(record, dict):
        return False
    fields = ("uid", *([OWNERS[table]] if table in OWNERS else []))
    return any(is_uid(record.get(field)) and record[field] in uids for field in fields)


def _without_parts(value: Any, uids: Set[str]) -> Any:
    """A record without the parts that have one of these uids, at any depth."""
    if isinstance(value, dict):
        return {name: _without_parts(inner, uids) for name, inner in value.items()}
    if isinstance(value, list):
        return [
            _without_parts(inner, uids)
            for inner in value
            if not (isinstance(inner, dict) and inner.get("uid") in uids)
        ]
    return value


def _marks(purged: Set[Key]) -> list[bytes]:
    """What shows that a record is in a file: its key or its uid."""
    marks = []
    for _, key in purged:
        marks.append(b'"%s"' % key.encode())
        if uid := uid_of_key(key):
            for field in ("uid", *OWNERS.values()):
                marks += [f'"{field}": "{uid}"'.encode(), f'"{field}":"{uid}"'.encode()]
    return marks


def _without(raw: bytes, purged: Set[Key], marks: list[bytes]) -> bytes | None:
    """The file without these records; None if they cannot be told from the rest."""
    try:
        tables = parse(raw, "a backup")
    except CannotOpen:
        tables = None
    if not isinstance(tables, dict) or not all(isinstance(one, dict) for one in tables.values()):
        lines = raw.splitlines(keepends=True)
        if len(lines) < FEW_LINES:
            return None
        return b"".join(line for line in lines if not any(mark in line for mark in marks))
    uids = {uid_of_key(key) for _, key in purged} - {""}
    for table, records in tables.items():
        for key, record in list(records.items()):
            if (table, key) in purged or _belongs(table, record, uids):
                del records[key]
            elif isinstance(record, dict):
                records[key] = _without_parts(record, uids)
    lines_of = {
        table: {key: encode(record) for key, record in records.items()}
        for table, records in tables.items()
    }
    return b"".join(join(lines_of, tables.get(META, {}).get(META_KEY, {})))

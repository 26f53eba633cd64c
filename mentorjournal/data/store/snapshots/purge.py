"""Deleted for good: out of the snapshots and of what was set aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from io import BytesIO
from itertools import islice
from typing import Any

import msgspec

from mentorjournal.data.store.disk.files import is_file, replace_file
from mentorjournal.data.store.format.change import Key
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.journal_file import encoded
from mentorjournal.data.store.format.keys import is_uid, key_of, number_of, uid_of
from mentorjournal.data.store.format.layout import META, META_KEY, Tables, join
from mentorjournal.data.store.format.normalize import derived_uids, has_derived_uid, uid_of_key
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.format.strict_json import parse
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log import inbox
from mentorjournal.data.store.log.wal import frame
from mentorjournal.data.store.snapshots.compression import compress, unpack
from mentorjournal.data.store.snapshots.delta import GONE, SINCE
from mentorjournal.data.store.snapshots.snapshots import (
    Reason,
    Snapshot,
    is_unfinished,
    kept_as,
)
from mentorjournal.errors import CannotOpen
from mentorjournal.text import plural

_LINE = re.compile(rb'"(\d{1,40})": (\{.*\}),?')
_TABLE = re.compile(rb'"[a-z][a-z0-9-]{0,40}": \{')
GZIP = b"\x1f\x8b"
"""So begins what is packed, under whatever name."""
_MERGE_MARKS = (b"<<<<<<<", b"|||||||", b"=======", b">>>>>>>")


class _Head(msgspec.Struct):
    """What shows whose a line is; decoding it proves that the line is one whole record."""

    uid: str = ""
    schema: int = 0
    journal: str = ""


_HEAD = msgspec.json.Decoder(_Head)


def purge_backups(home: JournalDir, purged: Set[Key]) -> list[str]:
    """Take records out of every file among the backups, and remove unfinished files.

    Kept is only what is proved to be free of them: a file that can be read record by record;
    of one that is damaged the lines on which one whole record of another uid stands.

    Returns:
        Sentences for the person.

    Raises:
        OSError: One of the files could not be rewritten.
    """
    unfinished = {
        home.folder: home.is_temporary,
        home.inbox: inbox.is_unfinished,
        home.backups: is_unfinished,
    }
    for folder, is_leftover in unfinished.items():
        for name in home.files.names(folder):
            if is_leftover(name) and is_file(home.files, folder / name):
                home.files.remove(folder / name)
    # What was typed and not saved may quote what is to go.
    if is_file(home.files, home.drafts):
        home.files.remove(home.drafts)
    marks = _marks(home.schema, purged)
    removed = shortened = 0
    for name in home.files.names(home.backups):
        path, kept = home.backups / name, kept_as(name)
        if not is_file(home.files, path):
            continue
        raw, whole = home.files.read(path), True
        packed = raw.startswith(GZIP) or (kept is not None and kept.packed)
        if packed:
            raw, whole = unpack(raw)
        if not kept and not any(mark in raw for mark in marks):
            # Somebody else has put it there.
            continue
        if not whole:
            without, lost = (b"", True) if kept and kept.base else _proved(raw, marks, _is_ours)
        elif kept and kept.base:
            without, lost = _without_changes(home.schema, raw, purged), False
        else:
            without, lost = _without(home.schema, raw, purged, marks, kept)
        if not without:
            home.files.remove(path)
            removed += 1
        elif without != raw or not whole:
            content = compress(without, lambda: False) if packed else without
            replace_file(home.files, path, [content])
            shortened += lost
    if home.files.names(home.backups):
        home.files.sync_folder(home.backups)
    words = []
    if removed:
        words.append(f"Backups that could not be read were removed, to delete for good: {removed}.")
    if shortened:
        words.append(
            "Lines that could not be read were taken out of damaged backups, to delete for good: "
            f"{plural(shortened, 'file')}."
        )
    return words


def _belongs(schema: Schema, table: str, record: object, uids: Set[str]) -> bool:
    """Whether it is one of these records, or something kept of one of them alone."""
    if not isinstance(record, dict):
        return False
    fields = ("uid", *schema.parent(table))
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


def _marks(schema: Schema, purged: Set[Key]) -> list[bytes]:
    """What shows that a record is in a file: its key or its uid."""
    marks = []
    parents = [field for one in schema.tables.values() for field in one.parent]
    for _, key in purged:
        marks.append(b'"%s"' % key.encode())
        if uid := _uid(key):
            for field in ("uid", *parents):
                marks += [f'"{field}": "{uid}"'.encode(), f'"{field}":"{uid}"'.encode()]
    return marks


def _uid(key: str) -> str:
    """The uid of a key, of whichever version; empty where the key only counts."""
    return uid_of(number_of(key)) if len(key) > 30 and number_of(key) else uid_of_key(key)


def _without(
    schema: Schema, raw: bytes, purged: Set[Key], marks: list[bytes], snapshot: Snapshot | None
) -> tuple[bytes, bool]:
    """The file without these records, empty if nothing is left that is proved to be free of
    them; and whether lines are lost because they could not be read.
    """
    if snapshot and snapshot.is_for(Reason.UNREAD_LOG):
        return _proved(raw, marks, _is_commit)
    if not any(mark in raw for mark in marks) and all(map(_is_ours, BytesIO(raw))):
        return raw, False
    try:
        tables = parse(raw, "a backup")
    except CannotOpen:
        tables = None
    if not isinstance(tables, dict) or not all(isinstance(one, dict) for one in tables.values()):
        return _proved(raw, marks, _is_ours)
    meta = tables.get(META, {}).get(META_KEY)
    meta = meta if isinstance(meta, dict) else {}
    exact = not (snapshot and snapshot.set_aside) and meta.get("schema") == schema.version
    if not _take_out(schema, tables, purged, exact):
        return raw, False
    return b"".join(join(encoded(tables), meta)), False


def _without_changes(schema: Schema, raw: bytes, purged: Set[Key]) -> bytes:
    """What tells how a snapshot differs from another one, without these records; empty if it
    cannot be read.

    That they are gone in it need not be told: they go from the other one as well.
    """
    try:
        tables = parse(raw, "a backup")
        head = tables[META].pop(SINCE)
        exact = head["meta"]["schema"] == schema.version
    except (CannotOpen, LookupError, TypeError):
        return b""
    uids = {_uid(key) for _, key in purged} - {""}
    lines_of, found = {}, False
    for table, records in tables.items():
        gone = {key for key, record in records.items() if record is None}
        told = {key for key in gone if (table, key) not in purged and _uid(key) not in uids}
        changed = {table: {key: one for key, one in records.items() if key not in gone}}
        found = _take_out(schema, changed, purged, exact) or told != gone or found
        lines_of[table] = {key: encode(record) for key, record in changed[table].items()}
        lines_of[table] |= dict.fromkeys(sorted(told), GONE)
    return b"".join(join(lines_of, head, SINCE)) if found else raw


def _take_out(schema: Schema, tables: Tables, purged: Set[Key], exact: bool) -> bool:
    """Take the records out of the tables; whether there was any of them.

    Unless `exact`, what came without a uid may have been given one in another form, and everything
    goes that may be an earlier form of such a record.
    """
    uids = {_uid(key) for _, key in purged} - {""}
    nameless = {table for table, key in purged if has_derived_uid(key)}
    found = False
    for table, records in tables.items():
        for key, record in list(records.items()):
            gone = (table, key) in purged or _belongs(schema, table, record, uids)
            if not gone and table in nameless and not uid_of_key(key):
                made = islice(derived_uids(table, key, encode(record)), 3)
                without_uid = not (isinstance(record, dict) and is_uid(record.get("uid")))
                gone = any((table, key_of(uid)) in purged for uid in made) or (
                    without_uid and not exact
                )
            if gone:
                del records[key]
                found = True
            elif (without := _without_parts(record, uids)) != record:
                records[key] = without
                found = True
    return found


def _proved(
    raw: bytes, marks: list[bytes], is_whole: Callable[[bytes], bool]
) -> tuple[bytes, bool]:
    """The lines of a damaged file that are whole and free of these records, none if they say
    nothing; and whether others could not be read.
    """
    kept, lost = [], False
    for line in BytesIO(raw):
        if line.startswith(_MERGE_MARKS):
            # What git writes behind a mark may be anything.
            kept.append(line[:7] + b"\n")
        elif not is_whole(line):
            lost = True
        elif not any(mark in line for mark in marks):
            kept.append(line)
    if any(b'"uid"' in line or b'"changes"' in line for line in kept):
        return b"".join(kept), lost
    return b"", lost


def _is_commit(line: bytes) -> bool:
    """Whether a line of a change log is whole."""
    return frame(line[9:-1]) == line


def _is_ours(line: bytes) -> bool:
    """Whether a line of a file is as we write it: brackets, a table's name, or one record."""
    line = line.rstrip()
    if line in (b"", b"{", b"}", b"},") or _TABLE.fullmatch(line):
        return True
    match = _LINE.fullmatch(line)
    if not match or b"\0" in line:
        return False
    try:
        line.decode()
        head = _HEAD.decode(match[2])
    except (UnicodeDecodeError, msgspec.DecodeError, RecursionError):
        return False
    if match[1] == META_KEY.encode() and head.schema and head.journal:
        return not head.uid
    return is_uid(head.uid) and key_of(head.uid).encode() == match[1]

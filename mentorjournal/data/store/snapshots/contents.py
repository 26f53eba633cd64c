"""Reads what snapshots hold, packed or not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Set
from contextlib import suppress
from datetime import datetime
from typing import Any

from msgspec import Struct

from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.format.journal_file import meta_of, read_encoded
from mentorjournal.data.store.format.layout import META, META_KEY, EncodedTables, split
from mentorjournal.data.store.format.normalize import read_journal
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.compression import decompress, unpack
from mentorjournal.data.store.snapshots.delta import meta_in, whole
from mentorjournal.data.store.snapshots.snapshots import (
    Snapshot,
    find_snapshot,
    kept_files,
    list_snapshots,
)
from mentorjournal.errors import CannotOpen, Damaged, NotFound

_HEAD = re.compile(rb'\{\s*"meta"\s*:\s*\{\s*"1"\s*:\s*(\{[^{}]{0,1000}\})')


class Contents:
    """What the snapshots of a journal hold; remembers the base that was read last."""

    def __init__(self, home: JournalDir) -> None:
        self._home = home
        self._base = _Base("", {})

    def of(self, snapshot: Snapshot) -> bytes:
        """The journal's file as it was kept.

        Raises:
            OSError: It cannot be read.
            Damaged: It cannot be unpacked, or what it builds on is missing.
        """
        raw = self.as_kept(snapshot)
        if not snapshot.base:
            return raw
        return whole(raw, self.base(snapshot.base), snapshot.name)

    def as_kept(self, snapshot: Snapshot) -> bytes:
        """The content of its own file: all of it, or what differs from its base.

        Raises:
            OSError, Damaged: As `of`.
        """
        raw = self._home.files.read(self._home.backups / snapshot.file)
        return decompress(raw, snapshot.file) if snapshot.packed else raw

    def readable(self, snapshot: Snapshot) -> bytes:
        """As much as can be read of one that may be damaged.

        Raises:
            OSError, Damaged: As `of`.
        """
        if snapshot.base or not snapshot.packed:
            return self.of(snapshot)
        return unpack(self._home.files.read(self._home.backups / snapshot.file))[0]

    def base(self, stem: str) -> EncodedTables:
        """The records of a snapshot that others build on; they are not to be changed.

        Raises:
            OSError, Damaged: As `of`.
        """
        if self._base.stem == stem:
            return self._base.tables
        kept = kept_files(self._home).get(stem)
        if kept is None or kept.base:
            raise Damaged(f"The backup {stem}.json is missing, on which others build.")
        raw = self._home.files.read(self._home.backups / kept.file)
        raw = decompress(raw, kept.file) if kept.packed else raw
        try:
            self._base = _Base(stem, split(raw))
        except (TypeError, ValueError):
            raise Damaged(f"“{kept.file}” is damaged: it cannot be read by lines.") from None
        return self._base.tables


class _Base(Struct, frozen=True):
    """A snapshot that others build on, as it was read."""

    stem: str
    tables: EncodedTables


def newest_first(home: JournalDir, journals: Set[str] = frozenset()) -> list[Snapshot]:
    """Our snapshots that may be whole journals, newest first, those of the given journals before
    all others.

    Newer is what has the later last commit; the day in a name is only what a clock said.
    """
    found = []
    contents = Contents(home)
    for snapshot in list_snapshots(home):
        if snapshot.ours:
            with suppress(OSError, CannotOpen):
                meta = meta_kept(home.schema, contents, snapshot)
                found.append((meta["journal"] in journals, meta["seq"], snapshot))
    # Names of one commit stay in their order.
    return [snapshot for *_, snapshot in sorted(found, key=lambda one: one[:2], reverse=True)]


def meta_kept(schema: Schema, contents: Contents, snapshot: Snapshot) -> dict[str, Any]:
    """The journal's own data in a snapshot, which may yet turn out not to be whole.

    Raises:
        OSError: It cannot be read.
        CannotOpen: It is not a whole journal.
    """
    raw = contents.as_kept(snapshot)
    if not snapshot.base:
        return meta_at_head(schema, raw, snapshot.name)
    try:
        return meta_of(schema, {META: {META_KEY: meta_in(raw)}}, snapshot.name)
    except (LookupError, TypeError, ValueError):
        raise Damaged(f"“{snapshot.name}” is damaged: it does not say what it is.") from None


def meta_at_head(schema: Schema, raw: bytes, name: str) -> dict[str, Any]:
    """A journal's own data, from its head where it is laid out as TinyDB and we do.

    Raises:
        CannotOpen: It is not a whole journal.
    """
    if head := _HEAD.match(raw):
        with suppress(ValueError):
            return meta_of(schema, {META: {META_KEY: json.loads(head[1])}}, name)
    return read_encoded(schema, raw, name)[1]


def read_backup(home: JournalDir, name: str, now: datetime) -> tuple[EncodedTables, dict[str, Any]]:
    """A snapshot's records, in today's form, and its own data.

    Raises:
        NotFound: There is no such snapshot.
        CannotOpen: It is not a whole journal.
    """
    try:
        raw = Contents(home).of(find_snapshot(home, name))
    except OSError as error:
        raise CannotOpen(f"The backup {name} cannot be read: {explain_os_error(error)}.") from None
    return read_journal(home.schema, raw, name, now)


def whole_backups(
    home: JournalDir, now: datetime, journals: Set[str] = frozenset()
) -> Iterator[tuple[Snapshot, EncodedTables, dict[str, Any]]]:
    """What is in those of `newest_first` that are whole, one by one."""
    for snapshot in newest_first(home, journals):
        with suppress(CannotOpen, NotFound):
            yield snapshot, *read_backup(home, snapshot.name, now)

"""Typed records out of the storage's lines, decoded once and remembered."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from mentorjournal.data.store.engine.storage import JournalStorage
from mentorjournal.data.store.format.codec import decode, line_of, line_over
from mentorjournal.data.store.format.keys import is_uid, key_of
from mentorjournal.data.store.format.record import Record
from mentorjournal.errors import NotFound

R = TypeVar("R", bound=Record)


class Reader:
    """What reads records, the base of the store."""

    def _read_from(self, storage: JournalStorage) -> None:
        """Read from this storage from now on, remembering nothing of another."""
        self._storage = storage
        self._cache: dict[str, dict[str, tuple[bytes, Record]]] = {}
        self._lists: dict[str, tuple[int, list[Record]]] = {}
        self._plain: set[tuple[str, str]] = set()

    def get(self, kind: type[R], uid: str) -> R:
        """The record of that uid, in use or in the trash.

        Raises:
            NotFound: There is none.
        """
        key = key_of(uid) if is_uid(uid) else ""
        line = self._storage.tables.get(kind.table, {}).get(key)
        if line is None:
            raise NotFound(f"The journal holds no {kind.table} {uid[:40]}.")
        return self._decoded(kind, key, line)

    def all(self, kind: type[R]) -> list[R]:
        """The records in use, oldest first."""
        version = self._storage.versions[kind.table]
        known = self._lists.get(kind.table)
        if known is None or known[0] != version:
            records: list[Record] = [one for one in self._every(kind) if one.deleted is None]
            records.sort(key=lambda record: record.uid)
            known = self._lists[kind.table] = (version, records)
        return list(known[1])  # type: ignore[arg-type]

    def about(self, kind: type[R], uid: str) -> list[R]:
        """The records in use that name another one's uid, oldest first.

        Only those are decoded: for a table that is long and read seldom.
        """
        mark = b'"%s"' % uid.encode("ascii", "replace")
        lines = ((key, line) for key, line in self._lines(kind.table) if mark in line)
        found = [self._decoded(kind, key, line) for key, line in lines]
        return sorted((one for one in found if one.deleted is None), key=lambda one: one.uid)

    def trash(self) -> list[Record]:
        """The deleted records of all kinds, the last deleted first."""
        found: list[tuple[datetime, str, Record]] = []
        for table in self._storage.schema.tables.values():
            for key, line in self._lines(table.kind.table):
                if b'"deleted": "' in line:
                    record = self._decoded(table.kind, key, line)
                    if record.deleted is not None:
                        found.append((record.deleted, record.uid, record))
        return [record for *_, record in sorted(found, key=lambda one: one[:2], reverse=True)]

    def _every(self, kind: type[R]) -> list[R]:
        return [self._decoded(kind, key, line) for key, line in self._lines(kind.table)]

    def _lines(self, table: str) -> list[tuple[str, bytes]]:
        with self._storage.guard:
            return list(self._storage.tables.get(table, {}).items())

    def _decoded(self, kind: type[R], key: str, line: bytes) -> R:
        cache = self._cache.setdefault(kind.table, {})
        known = cache.get(key)
        if known is None or known[0] is not line:
            known = cache[key] = (line, decode(kind, key, line))
        return known[1]  # type: ignore[return-value]

    def _encoded(
        self, table: str, key: str, record: Record, old: bytes | None
    ) -> tuple[bytes, Record]:
        """The record's new line, with what its type does not know of the old one."""
        if self._storage.schema.kind_of(table) is not type(record):
            raise TypeError(f"no table for a {type(record).__name__}")
        if old is None or (table, key) in self._plain:
            self._plain.add((table, key))
            return line_of(record)
        line, kept, carried = line_over(record, old)
        if not carried:
            self._plain.add((table, key))
        return line, kept

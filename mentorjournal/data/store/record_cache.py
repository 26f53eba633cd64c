"""Records of an open journal, each decoded once."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from mentorjournal.data.store.engine.state import State
from mentorjournal.data.store.file import JournalFile
from mentorjournal.data.store.format.codec import decode, encode_over, encode_record
from mentorjournal.data.store.format.keys import is_uid, key_of
from mentorjournal.data.store.format.record import Record
from mentorjournal.errors import NotFound

R = TypeVar("R", bound=Record)


class RecordCache:
    """The records of a journal as they were last read or put."""

    def __init__(self, file: JournalFile) -> None:
        self._file = file
        self.clear()

    def clear(self) -> None:
        """Forget everything: what was handed out is not in the journal any more."""
        self._of = self._file.storage.state
        self._records: dict[str, dict[str, tuple[bytes, Record]]] = {}
        self._lists: dict[str, tuple[int, list[Record]]] = {}
        # Records of which a newer program has written nothing that their type does not know.
        self._plain: set[tuple[str, str]] = set()

    @property
    def state(self) -> State:
        """What is read from; nothing is remembered of another one."""
        if self._of is not self._file.storage.state:
            self.clear()
        return self._of

    def get(self, kind: type[R], uid: str) -> R:
        """The record of that uid, in use or in the trash.

        Raises:
            NotFound: There is none.
        """
        key = key_of(uid) if is_uid(uid) else ""
        encoded = self.state.encoded(kind.table, key)
        if encoded is None:
            raise NotFound(f"The journal holds no {kind.table} {uid[:40]}.")
        return self._decoded(kind, key, encoded)

    def all(self, kind: type[R]) -> list[R]:
        """The records in use, oldest first."""
        version = self.state.versions[kind.table]
        known = self._lists.get(kind.table)
        if known is None or known[0] != version:
            every = [
                self._decoded(kind, key, encoded) for key, encoded in self._all_encoded(kind.table)
            ]
            records: list[Record] = [one for one in every if one.deleted is None]
            records.sort(key=lambda record: record.uid)
            known = self._lists[kind.table] = (version, records)
        return list(known[1])  # type: ignore[arg-type]

    def about(self, kind: type[R], uid: str) -> list[R]:
        """The records in use that name another one's uid, oldest first; only those are decoded."""
        mark = b'"%s"' % uid.encode("ascii", "replace")
        fits = ((key, encoded) for key, encoded in self._all_encoded(kind.table) if mark in encoded)
        found = [self._decoded(kind, key, encoded) for key, encoded in fits]
        return sorted((one for one in found if one.deleted is None), key=lambda one: one.uid)

    def trash(self) -> list[Record]:
        """The deleted records of all kinds, the last deleted first."""
        found: list[tuple[datetime, str, Record]] = []
        for table in self.state.schema.tables.values():
            for key, encoded in self._all_encoded(table.kind.table):
                if b'"deleted": "' in encoded:
                    record = self._decoded(table.kind, key, encoded)
                    if record.deleted is not None:
                        found.append((record.deleted, record.uid, record))
        return [record for *_, record in sorted(found, key=lambda one: one[:2], reverse=True)]

    def _all_encoded(self, table: str) -> list[tuple[str, bytes]]:
        with self.state.guard:
            return list(self.state.tables.get(table, {}).items())

    def _decoded(self, kind: type[R], key: str, encoded: bytes) -> R:
        cache = self._records.setdefault(kind.table, {})
        known = cache.get(key)
        if known is None or known[0] is not encoded:
            known = cache[key] = (encoded, decode(kind, key, encoded))
        return known[1]  # type: ignore[return-value]

    def encoded(self, key: str, record: Record) -> tuple[bytes, Record]:
        """The record encoded, with what its type does not know of the old one.

        Raises:
            BadInput: The record would not be readable again.
        """
        table, state = record.table, self.state
        if state.schema.kind_of(table) is not type(record):
            raise TypeError(f"no table for a {type(record).__name__}")
        old = state.encoded(table, key)
        if old is None or (table, key) in self._plain:
            self._plain.add((table, key))
            return encode_record(record)
        encoded, kept, carried = encode_over(record, old)
        if not carried:
            self._plain.add((table, key))
        return encoded, kept

    def has_changed(self, table: str, key: str) -> bool:
        """Whether another program's version has been merged in since a record was last read."""
        seen = self._records.get(table, {}).get(key)
        return seen is not None and seen[0] is not self.state.encoded(table, key)

    def remember(self, table: str, key: str, encoded: bytes, record: Record) -> None:
        """Take a version as read."""
        self._records.setdefault(table, {})[key] = (encoded, record)

    def learn(self, table: str, key: str) -> None:
        """Take a version as read that was made elsewhere, so that replacing it is no surprise."""
        encoded, kind = self.state.tables[table][key], self.state.schema.tables[table].kind
        self._plain.discard((table, key))
        self.remember(table, key, encoded, decode(kind, key, encoded))

    def forget(self, table: str, key: str) -> None:
        """Let go of a record that is gone."""
        self._plain.discard((table, key))
        self._records.get(table, {}).pop(key, None)

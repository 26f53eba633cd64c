"""The journal as TinyDB tables: the whole TinyDB API, at the cost of the change.

Stock tables rewrite everything for each change. These find out which documents an operation
touches and commit just those, all or none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import UTC, datetime
from typing import Any, cast

import msgspec
from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document, Table

from mentorjournal.data.store.engine.storage import Documents, JournalStorage
from mentorjournal.data.store.format.change import Change, replacing
from mentorjournal.data.store.format.codec import encode, unfit
from mentorjournal.data.store.format.keys import is_uid, key_of, new_uid
from mentorjournal.data.store.format.normalize import normalize_record
from mentorjournal.data.store.format.strict_json import parse
from mentorjournal.errors import BadInput, Damaged


class _Touched(MutableMapping[int, Any]):
    """A table's documents by number, which remembers what was touched and changes nothing."""

    def __init__(self, records: dict[str, bytes]) -> None:
        self._records = records
        self.touched: dict[str, Any] = {}
        self.gone: set[str] = set()

    def __getitem__(self, number: int) -> Any:
        key = str(number)
        if key in self.gone:
            raise KeyError(number)
        if key not in self.touched:
            self.touched[key] = json.loads(self._records[key])
        return self.touched[key]

    def __setitem__(self, number: int, document: Any) -> None:
        self.gone.discard(str(number))
        self.touched[str(number)] = document

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self.touched.pop(str(number), None)
        self.gone.add(str(number))

    def __contains__(self, number: object) -> bool:
        key = str(number)
        return key not in self.gone and (key in self.touched or key in self._records)

    def __iter__(self) -> Iterator[int]:
        for key in self._records:
            if key not in self.gone:
                yield int(key)
        for key in self.touched:
            if key not in self._records:
                yield int(key)

    def clear(self) -> None:
        self.touched.clear()
        self.gone.update(self._records)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class JournalTable(Table):
    """A TinyDB table on the journal's storage.

    In the journal's own tables documents are records: they get a uid and dates where they
    have none, and what does not fit its type is refused.
    """

    def __init__(
        self, storage: JournalStorage, name: str, cache_size: int = 10, persist_empty: bool = False
    ) -> None:
        self._commits, self._state = storage.commits, storage.state
        self._seen = self._state.revision
        super().__init__(storage, name, cache_size, persist_empty)

    def insert(self, document: Mapping[str, Any]) -> int:
        """Insert a document, a record under the key of its uid."""
        return super().insert(self._keyed(document))

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert several documents at once."""
        return super().insert_multiple(self._keyed(document) for document in documents)

    def search(self, cond: QueryLike) -> list[Document]:
        """Documents that match; see TinyDB."""
        if self._seen != self._state.revision:
            self.clear_cache()
            self._seen = self._state.revision
        return super().search(cond)

    def _keyed(self, document: Mapping[str, Any]) -> Mapping[str, Any]:
        if not isinstance(document, Mapping) or isinstance(document, Document):
            return document
        if self._state.schema.kind_of(self.name) and is_uid(document.get("uid")):
            return Document(document, int(key_of(document["uid"])))
        return document

    def _get_next_id(self) -> int:
        """The next free number, or in the journal's own tables that of a new uid."""
        if self._state.schema.kind_of(self.name):
            return int(key_of(new_uid(datetime.now(UTC))))
        return cast(int, super()._get_next_id())  # type: ignore[no-untyped-call]

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        return cast(
            "dict[str, Mapping[str, Any]]", Documents(self._state.tables.get(self.name, {}))
        )

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._state.guard:
            records = self._state.tables.get(self.name, {})
            view = _Touched(records)
            updater(cast("dict[int, Mapping[str, Any]]", view))
            changes = [self._state.change(self.name, key, None) for key in view.gone & set(records)]
            for key, document in view.touched.items():
                changes += self._put(key, document, records)
            self._commits.commit(changes)
            if not self._commits.read_only:
                self._state.tables.setdefault(self.name, {})
        self.clear_cache()

    def _put(self, key: str, document: Any, records: dict[str, bytes]) -> Iterable[Change]:
        encoded = encode(document)
        if encoded == records.get(key):
            return []
        try:
            parse(encode({self.name: {key: document}}), "what was given")
        except Damaged as error:
            raise BadInput(f"It could not be read again: {error}") from None
        if self._state.schema.kind_of(self.name) is None:
            return [replacing(self.name, key, records.get(key), encoded)]
        try:
            return list(
                normalize_record(
                    self._state.schema, self.name, key, encoded, records, datetime.now(UTC)
                )
            )
        except msgspec.DecodeError as error:
            raise BadInput(unfit(self.name, key, error)) from None


class JournalDB(TinyDB):
    """TinyDB on the journal's storage and tables."""

    def __init__(self, storage: JournalStorage) -> None:
        super().__init__(storage=lambda: storage)

    table_class = JournalTable  # type: ignore[assignment]

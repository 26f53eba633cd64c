"""Marked copies: records that were changed in two places, until the person has looked at them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec
from msgspec import Struct

from mentorjournal.data.store.engine.storage import JournalStorage
from mentorjournal.data.store.format.change import replacing
from mentorjournal.data.store.format.codec import decode, encode
from mentorjournal.data.store.format.keys import is_uid, key_of
from mentorjournal.data.store.format.record import Record
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.merge.three_way import COPY_OF, is_copy, unmarked
from mentorjournal.errors import Conflict

Choice = Literal["mine", "theirs", "both"]


class Copied(Struct, frozen=True):
    """A record that was changed in two places.

    Attributes:
        mine: As it was changed here; None if it has been deleted for good.
        theirs: As another program changed it, without its mark. It has a uid of its own.
    """

    mine: Record | None
    theirs: Record


class Replacement(Struct, frozen=True):
    """A record that took the place of another, when a copy was decided about."""

    table: str
    key: str
    before: bytes
    after: bytes


class Conflicts:
    """The marked copies of a journal; `learn` is told of each record that was changed knowingly."""

    def __init__(
        self,
        storage: JournalStorage,
        now: Callable[[], datetime],
        learn: Callable[[str, str], None],
    ) -> None:
        self._commits, self._state = storage.commits, storage.state
        self._now, self._learn = now, learn
        self._schema = storage.state.schema

    def __len__(self) -> int:
        """How many wait to be looked at; 0 until `find` has been called."""
        return len(self._state.copies)

    def holds(self, record: Record) -> bool:
        """Whether a record is one of them; cheap."""
        return is_copy(self._schema, record.table, self._line(record.table, key_of(record.uid)))

    def find(self) -> None:
        """Look for them once, which takes as long as reading the journal; for a worker thread."""
        self._state.find_copies()

    def all(self) -> list[Copied]:
        """All that wait to be looked at, oldest first."""
        self.find()
        found = []
        for table, key in sorted(self._state.copies, key=lambda spot: int(spot[1])):
            encoded = self._state.encoded(table, key)
            if is_copy(self._schema, table, encoded):
                assert encoded is not None
                raw = json.loads(encoded)
                theirs = _record(self._schema, table, key, unmarked(self._schema, table, raw))
                original = self._line(table, _key_of_original(raw))
                mine = original and _record(self._schema, table, key, json.loads(original))
                found.append(Copied(mine or None, theirs))
        return found

    def resolve(self, copy: Record, keep: Choice) -> tuple[Replacement, ...]:
        """Decide about a copy. What is not kept goes to the trash.

        Args:
            copy: Theirs.
            keep: Which version stays in use; "theirs" takes the place of mine.

        Returns:
            What was done, for `unresolve`.

        Raises:
            Conflict: It has been decided already.
            ReadOnly, NotKept: Nothing was changed.
        """
        table, key = copy.table, key_of(copy.uid)
        with self._state.guard:
            encoded = self._line(table, key)
            if encoded is None or not is_copy(self._schema, table, encoded):
                raise Conflict("That has been decided already.")
            raw = json.loads(encoded)
            original_key = _key_of_original(raw)
            original = self._line(table, original_key)
            theirs = unmarked(self._schema, table, raw)
            beside = self._schema.tables[table].beside
            if keep == "both" and beside is not None:
                theirs = beside(theirs)
            now = self._now().astimezone(UTC).isoformat().replace("+00:00", "Z")
            if keep == "both" or original is None:
                replacements = [_replacement(self._schema, table, key, encoded, theirs)]
            elif keep == "mine":
                replacements = [
                    _replacement(self._schema, table, key, encoded, {**theirs, "deleted": now})
                ]
            else:
                mine = json.loads(original)
                own = {"uid": mine["uid"], "created": mine["created"], "updated": now}
                old = {**mine, "uid": theirs["uid"], "deleted": now}
                replacements = [
                    _replacement(self._schema, table, original_key, original, {**theirs, **own}),
                    _replacement(self._schema, table, key, encoded, old),
                ]
            self._exchange(replacements)
        return tuple(replacements)

    def unresolve(self, replacements: Sequence[Replacement]) -> None:
        """Take a decision back, so that both versions wait to be looked at again.

        Raises:
            Conflict: One of them has changed since; nothing was changed.
            ReadOnly, NotKept: Nothing was changed.
        """
        with self._state.guard:
            if any(self._line(one.table, one.key) != one.after for one in replacements):
                raise Conflict("One of the versions has changed since; nothing was undone.")
            self._exchange(
                [Replacement(one.table, one.key, one.after, one.before) for one in replacements]
            )

    def _exchange(self, replacements: Sequence[Replacement]) -> None:
        self._commits.commit(
            [replacing(one.table, one.key, one.before, one.after) for one in replacements]
        )
        for one in replacements:
            self._learn(one.table, one.key)

    def _line(self, table: str, key: str) -> bytes | None:
        return self._state.encoded(table, key)


def _replacement(
    schema: Schema, table: str, key: str, old: bytes, raw: dict[str, Any]
) -> Replacement:
    encoded = encode(raw)
    kind = schema.kind_of(table)
    assert kind is not None
    decode(kind, key, encoded)
    return Replacement(table, key, old, encoded)


def _key_of_original(raw: dict[str, Any]) -> str:
    uid = raw.get(COPY_OF)
    return key_of(str(uid)) if is_uid(uid) else ""


def _record(schema: Schema, table: str, key: str, raw: dict[str, Any]) -> Record:
    kind = schema.kind_of(table)
    assert kind is not None
    return decode(kind, key, msgspec.json.encode(raw))

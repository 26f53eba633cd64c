"""What every chapter works with: the store, the clock, new ids, and what can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

import msgspec
from msgspec.structs import replace

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import RECORDS, Record
from mentorjournal.data.store import EncodedTables, Store
from mentorjournal.dates import full_date, utc
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.undo_stack import Change, UndoStack

R = TypeVar("R", bound=Record)


class Context:
    """Reads and keeps records, stamps them with the time, and remembers what was changed.

    Args:
        store: Where records are kept.
        clock: Gives the present moment, aware, in the person's own zone.
        new_uid: Gives a new UUIDv7 as text.

    Attributes:
        done: The changes that can be undone.
    """

    def __init__(
        self, store: Store, clock: Callable[[], datetime], new_uid: Callable[[], str]
    ) -> None:
        self.store = store
        self.clock = clock
        self.new_uid = new_uid
        self.done = UndoStack()
        self._owned: dict[type[Record], dict[OwnerId, list[Any]]] = {}
        self._owned_at = -1

    def need_past(self, on: date, field: str) -> None:
        """See that a day of what was done is not still to come.

        Raises:
            BadInput: It is.
        """
        if on > self.today():
            raise BadInput(f"{full_date(on)} is still to come.", field)

    def now(self) -> datetime:
        """The present instant in UTC."""
        return utc(self.clock())

    def today(self) -> date:
        """The person's own calendar day."""
        return self.clock().date()

    def make(self, kind: type[R], /, **fields: Any) -> R:
        """A new record with its uid and times, not kept yet.

        Raises:
            BadInput: A rule of the record forbids the fields.
        """
        now = self.now()
        try:
            return kind(uid=self.new_uid(), created=now, updated=now, **fields)
        except ValueError as error:
            raise BadInput(f"That does not fit: {error}.") from None

    def owned(self, kind: type[R], owner: OwnerId) -> list[R]:
        """The records of a type that an owner has; parted once for each revision of the journal."""
        revision = self.store.file.revision
        if revision != self._owned_at:
            self._owned, self._owned_at = {}, revision
        if kind not in self._owned:
            parted: dict[OwnerId, list[Any]] = {}
            for record in self.store.all(kind):
                parted.setdefault(getattr(record, "owner"), []).append(record)  # noqa: B009
            self._owned[kind] = parted
        return list(self._owned[kind].get(owner, ()))

    def is_anything_mine(self) -> bool:
        """Whether anything is kept that is mine: a sheet, a plan, an achievement."""
        owners = [kind for kind in RECORDS.values() if "owner" in kind.__struct_fields__]
        return any(self.owned(kind, ME) for kind in owners)

    def keep(self, label: str, *records: Record) -> None:
        """Keep records together, as one change that can be undone.

        Raises:
            BadInput: A record breaks a rule of its own.
            NotKept: The disk refused; nothing changed.
        """
        before = tuple(old for record in records if (old := self.kept(record)) is not None)
        after = self.keep_quietly(*records)
        self.done.push(Change(label, before, after))

    def keep_quietly(self, *records: Record, unread: Collection[str] = ()) -> tuple[Record, ...]:
        """Keep records without a place in the undo list, as typing does.

        Args:
            records: The records.
            unread: As `Store.put`.

        Raises:
            BadInput, NotKept: As `keep`.
        """
        now = self.now()
        stamped = tuple(_checked(replace(record, updated=now)) for record in records)
        self.store.put(*stamped, unread=unread)
        return stamped

    def with_fields(self, record: R, **fields: Any) -> R:
        """A changed copy of a record, not kept yet.

        Raises:
            BadInput: A rule of the record forbids the fields.
        """
        try:
            return replace(record, **fields)
        except ValueError as error:
            raise BadInput(f"That does not fit: {error}.") from None

    def change(self, record: R, label: str, **fields: Any) -> R:
        """Keep a record with changed fields and return it; the others stay as they are by now.

        Raises:
            NotFound: It was deleted for good meanwhile.
            BadInput: It is in the trash; or as `keep`.
            NotKept: As `keep`.
        """
        record = self.store.get(type(record), record.uid)
        need_in_use(record)
        changed = self.with_fields(record, **fields)
        if changed == record:
            return record
        self.keep(label, changed)
        return self.store.get(type(record), record.uid)

    def changed_whole(self, label: str, before: EncodedTables) -> None:
        """Remember that everything was changed at once.

        Args:
            label: What it was.
            before: The records as they were.
        """
        self.done.push(Change(label, (), (), whole=before, revision=self.store.file.revision))

    def kept(self, record: Record) -> Record | None:
        """A record as it is in the journal now; None if it is not there."""
        try:
            return self.store.get(type(record), record.uid)
        except NotFound:
            return None

    def find_anywhere(self, table: str, uid: str) -> Record:
        """A record by the name of its table.

        Raises:
            NotFound: There is none.
        """
        if table not in RECORDS:
            raise NotFound("The journal has no such record.")
        return self.store.get(RECORDS[table], uid)


def _checked(record: Record) -> Record:
    """The record, if the store could read it back; constraints are not checked on construction."""
    try:
        msgspec.convert(msgspec.to_builtins(record), type(record))
    except msgspec.ValidationError as error:
        raise BadInput(f"That cannot be kept: {error}.") from None
    return record


def need_in_use(record: Record) -> None:
    """See that a record is not in the trash, where nobody would see what is changed in it.

    Raises:
        BadInput: It is.
    """
    if record.deleted is not None:
        raise BadInput("That was moved to the trash meanwhile; put it back first.")


def put_in(parts: Sequence[Any], part: Any) -> tuple[Any, ...]:
    """Parts with one of the same uid replaced, or with it added at the end."""
    if any(other.uid == part.uid for other in parts):
        return tuple(part if other.uid == part.uid else other for other in parts)
    return (*parts, part)

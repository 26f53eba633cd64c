"""The trash: what was deleted, kept in the same file, and how it comes back."""

from __future__ import annotations

from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.models import (
    DeletedPart,
    Negotiation,
    NoteVersion,
    Person,
    Record,
    Relationship,
    Session,
)
from mentorjournal.errors import Conflict, NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.pay_shut import are_shut, need_open_pay
from mentorjournal.journal.relationships import Relationships, belongs_to
from mentorjournal.mentoring.pay_checks import decided

R = TypeVar("R", bound=Record)


class TrashItem(Struct, frozen=True):
    """What one deletion took away.

    Attributes:
        records: The records, the one the person deleted first.
        shut: Whether what was deleted is of a pay talk that is not for me to see.
    """

    records: tuple[Record, ...]
    shut: bool = False

    @property
    def chief(self) -> Record:
        """The record that was deleted; the others went with it."""
        return self.records[0]


class Trash:
    """Deletes and restores.

    Args:
        context: Store, clock and ids.
        relationships: Who knows what hangs on one.
    """

    def __init__(self, context: Context, relationships: Relationships) -> None:
        self._context = context
        self._relationships = relationships

    def throw(self, record: Record, label: str) -> None:
        """Delete a record, and what goes with it.

        Args:
            record: What to delete.
            label: What it is, for the undo message: "Ana Lima".

        Raises:
            Refused: It is a pay talk that is not for me to see.
        """
        need_open_pay(self._context, [record])
        now = self._context.now()
        gone = (record, *self.going_with(record))
        self._context.keep(f"deleted {label}", *(replace(each, deleted=now) for each in gone))

    def going_with(self, record: Record) -> list[Record]:
        """What is deleted with a record: all that hangs on a relationship, a session's wordings.

        The person of a relationship goes too when no other relationship is left with them, and
        takes along what they own; what I own stays.
        """
        going: list[Record] = []
        if isinstance(record, Relationship):
            going += self._relationships.belongings(record)
            going += self._left_alone(record)
        elif isinstance(record, Session):
            going += self._context.store.about(NoteVersion, record.uid)
        # What was assessed with a protégé goes with both the relationship and the person.
        return list({each.uid: each for each in going}.values())

    def _left_alone(self, relationship: Relationship) -> list[Record]:
        others = [
            other
            for other in self._context.store.all(Relationship)
            if other.person == relationship.person and other.uid != relationship.uid
        ]
        if others:
            return []
        # A second record of them goes along; the file may have lost the person.
        persons = self._context.store.about(Person, relationship.person)
        return [*persons, *self._relationships.owned_by(relationship.person)]

    def delete_part(self, holder: R, field: str, uid: str, label: str) -> R:
        """Delete a part of a record, such as a reading; it goes to the trash as a scrap.

        Args:
            holder: The record that holds the part.
            field: The field it stands in.
            uid: The part's uid.
            label: What it is, for the undo message.

        Returns:
            The record without it.

        Raises:
            Refused: It tells of pay that is not for me to see.
        """
        parts: tuple[Any, ...] = getattr(holder, field)
        index = next(place for place, part in enumerate(parts) if part.uid == uid)
        scrap = self._context.make(
            DeletedPart,
            parent=holder.uid,
            parent_table=holder.table,
            field=field,
            index=index,
            # As it is read back: what is undone is compared with that, and JSON has no tuples.
            content=msgspec.json.decode(msgspec.json.encode(parts[index])),
            deleted=self._context.now(),
        )
        need_open_pay(self._context, [scrap])
        rest = replace(holder, **{field: (*parts[:index], *parts[index + 1 :])})
        self._context.keep(f"deleted {label}", rest, scrap)
        return self._context.store.get(type(holder), holder.uid)

    def _lying(self) -> list[Record]:
        return cast("list[Record]", self._context.store.trash())

    def all(self) -> list[TrashItem]:
        """What was deleted, newest first; what went together stands together."""
        together: dict[Any, list[Record]] = {}
        for record in self._lying():
            together.setdefault(record.deleted, []).append(record)
        newest_first = sorted(together.items(), key=lambda pair: pair[0], reverse=True)
        found = [tuple(sorted(records, key=_importance)) for _, records in newest_first]
        return [TrashItem(records, are_shut(self._context, records)) for records in found]

    def restore(self, thrown: TrashItem) -> None:
        """Put back what one deletion took away.

        Raises:
            Conflict: A scrap's record is itself in the trash.
            Refused: It is of a pay talk that is not for me to see.
        """
        need_open_pay(self._context, thrown.records)
        back: list[Record] = []
        for record in thrown.records:
            back.append(replace(record, deleted=None))
            if isinstance(record, DeletedPart):
                back.append(self._mended(record))
        self._context.keep("restored from the trash", *back)

    def purge(self, *thrown: TrashItem) -> int:
        """Delete for good what some deletions took away, and all that is kept of it alone.

        It is gone from the journal, its change log, the backups and what was left over, and
        cannot be undone. May take seconds; to be called from a worker thread.

        Returns:
            How many records are gone.

        Raises:
            ReadOnly: The journal is open for reading only.
            NotKept: It is not all gone yet; the next checkpoint goes on with it.
        """
        chosen = {record.uid: record for each in thrown for record in each.records}
        lying = self._lying()
        for record in lying:
            if belongs_to(record) & chosen.keys():
                chosen[record.uid] = record
        chosen |= {one.uid: one for uid in list(chosen) for one in self._kept_of(uid)}
        for record in lying:
            if isinstance(record, NoteVersion) and record.session in chosen:
                chosen[record.uid] = record
            if isinstance(record, DeletedPart) and record.parent in chosen:
                chosen[record.uid] = record
        scraps = [record for record in chosen.values() if isinstance(record, DeletedPart)]
        parts = [uid for scrap in scraps if (uid := self._part_gone(scrap))]
        self._context.done.forget(chosen.keys())
        self._context.store.purge(*chosen.values(), parts=parts)
        return len(chosen)

    def _kept_of(self, uid: str) -> list[Record]:
        """What is kept of a record alone: earlier wordings, parts that were once taken out."""
        store = self._context.store
        wordings = [one for one in store.about(NoteVersion, uid) if one.session == uid]
        return [*wordings, *(one for one in store.about(DeletedPart, uid) if one.parent == uid)]

    def _part_gone(self, scrap: DeletedPart) -> str:
        """The uid of a scrap's part; empty where its record has the part again."""
        uid = scrap.content.get("uid", "")
        try:
            holder = self._context.find_anywhere(scrap.parent_table, scrap.parent)
        except NotFound:
            return str(uid)
        held = getattr(holder, scrap.field, ())
        return "" if any(part.uid == uid for part in held) else str(uid)

    def _mended(self, scrap: DeletedPart) -> Record:
        """The record of a scrap with the part back in its place."""
        holder = self._context.find_anywhere(scrap.parent_table, scrap.parent)
        if holder.deleted is not None:
            raise Conflict("What this belonged to is in the trash too; restore that first.")
        if isinstance(holder, Negotiation) and decided(holder):
            raise Conflict("That pay talk is decided, so its figures stay; this stays here.")
        try:
            parts = list(msgspec.to_builtins(getattr(holder, scrap.field)))
            if all(part["uid"] != scrap.content["uid"] for part in parts):
                parts.insert(scrap.index, scrap.content)
            whole = msgspec.to_builtins(holder) | {scrap.field: parts}
            return msgspec.convert(whole, type(holder))
        except (AttributeError, KeyError, TypeError, msgspec.ValidationError):
            # The content of a scrap is not checked when the journal is read.
            raise Conflict("This does not fit what it belonged to; it stays here.") from None


def _importance(record: Record) -> tuple[int, str]:
    order = ("relationship", "person")
    rank = order.index(record.table) if record.table in order else len(order)
    if isinstance(record, NoteVersion):
        rank += 1
    return rank, record.uid

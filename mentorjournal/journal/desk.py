"""The desk all chapters work at: the store, the clock, new ids, and what can be undone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence, Set
from datetime import date, datetime, timedelta
from threading import Lock
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.models import RECORDS, Record
from mentorjournal.data.store import Lines, Replacement, Store
from mentorjournal.dates import utc
from mentorjournal.errors import BadInput, Conflict, NotFound, NotKept

UNDO_LIMIT = 100

R = TypeVar("R", bound=Record)


class Change(Struct, frozen=True):
    """One thing the person did.

    Attributes:
        label: What it was, for the undo message: "deleted Ana Lima".
        before: The records as they were; what the change created is not among them.
        after: The records as they became.
        replacements: Where it was decided between two versions: the lines that changed.
        whole: Where everything was changed at once: the whole journal as it was.
        revision: The journal's revision after such a change.
    """

    label: str
    before: tuple[Record, ...]
    after: tuple[Record, ...]
    replacements: tuple[Replacement, ...] = ()
    whole: Lines | None = None
    revision: int = 0


class Desk:
    """Reads and keeps records, stamps them with the time, and remembers how to go back.

    Args:
        store: Where records are kept.
        clock: Gives the present moment, aware, in the person's own zone.
        new_uid: Gives a new UUIDv7 as text.

    Attributes:
        undone: The uids of the records that the last `undo` brought back or took away.
    """

    def __init__(
        self, store: Store, clock: Callable[[], datetime], new_uid: Callable[[], str]
    ) -> None:
        self.store = store
        self.clock = clock
        self.new_uid = new_uid
        self.undone: frozenset[str] = frozenset()
        self._done: deque[Change] = deque(maxlen=UNDO_LIMIT)
        # A worker that deletes for good forgets while the screen's thread may remember.
        self._turn = Lock()

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

    def keep(self, label: str, *records: Record) -> None:
        """Keep records together, as one change that can be undone.

        Raises:
            BadInput: A record breaks a rule of its own.
            NotKept: The disk refused; nothing changed.
        """
        before = tuple(old for record in records if (old := self._kept(record)) is not None)
        after = self.keep_quietly(*records)
        with self._turn:
            self._done.append(Change(label, before, after))

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

    def change(self, record: R, label: str, **fields: Any) -> R:
        """Keep a changed copy of a record and return it.

        Raises:
            BadInput, NotKept: As `keep`.
        """
        try:
            changed = replace(record, **fields)
        except ValueError as error:
            raise BadInput(f"That does not fit: {error}.") from None
        if changed == record:
            return record
        self.keep(label, changed)
        return self.store.get(type(record), record.uid)

    def last_change(self) -> str:
        """What `undo` would take back, in words; empty when there is nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def last_is_whole(self) -> bool:
        """Whether `undo` would take back a change of everything at once."""
        return bool(self._done) and self._done[-1].whole is not None

    def undo(self) -> str:
        """Take back the last change.

        Returns:
            What was taken back, in words.

        Raises:
            NotFound: There is nothing to take back.
            Conflict: A record has changed since; nothing was taken back.
            NotKept: The disk refused; it can still be taken back.
        """
        if not self._done:
            raise NotFound("There is nothing to undo.")
        change, self.undone = self._done[-1], frozenset()
        if change.whole is not None:
            return self._undo_whole(change, change.whole)
        try:
            self._undo_part(change)
        except Conflict:
            self._done.pop()
            raise
        with self._turn:
            if self._done and self._done[-1] is change:
                self._done.pop()
        return change.label

    def _undo_part(self, change: Change) -> None:
        if change.replacements:
            self.store.conflicts.unresolve(change.replacements)
            return
        before = {record.uid: record for record in change.before}
        try:
            back = [self._taken_back(record, before.get(record.uid)) for record in change.after]
        except ValueError:
            words = f"It has changed since you {change.label}; nothing was undone."
            raise Conflict(words) from None
        self.keep_quietly(*back)
        self.undone = frozenset(record.uid for record in back)

    def _taken_back(self, after: Record, before: Record | None) -> Record:
        """A record without a change; what was changed in other fields since stays.

        Args:
            after: As the change left it.
            before: As it was; None if the change created it.

        Raises:
            ValueError: What the change changed has changed since.
        """
        kept = self._kept(after)
        names = [name for name in after.__struct_fields__ if name != "updated"]
        if before is not None:
            names = [name for name in names if getattr(before, name) != getattr(after, name)]
        if kept is None or any(getattr(kept, name) != getattr(after, name) for name in names):
            raise ValueError
        if before is None:
            return replace(kept, deleted=self.now())
        return replace(kept, **{name: getattr(before, name) for name in names})

    def retract(self, record: Record, labels: Collection[str], within: timedelta) -> bool:
        """Take back what was done to a record by mistake, as if it had never been done.

        Unlike `undo` it leaves nothing in the trash, and nothing to be undone.

        Args:
            record: As it is now.
            labels: What may be taken back.
            within: How long ago it may be.

        Returns:
            Whether it was: not if the record has changed since, or it was done otherwise.

        Raises:
            NotKept: The disk refused; nothing changed.
        """
        with self._turn:
            about = (one for one in reversed(self._done) if _only_of(one, record))
            change = next(about, None)
        if change is None or change.label not in labels:
            return False
        [after] = change.after
        if replace(record, updated=after.updated) != after:
            return False
        if abs(self.now() - after.updated) > within:
            return False
        if change.before:
            self.keep_quietly(*change.before)
        else:
            self.store.drop(record)
        with self._turn:
            self._done = deque((one for one in self._done if one is not change), UNDO_LIMIT)
        return True

    def remember_replacements(self, label: str, replacements: tuple[Replacement, ...]) -> None:
        """Remember a decision between two versions."""
        with self._turn:
            self._done.append(Change(label, (), (), replacements))

    def remember_whole(self, label: str, before: Lines) -> None:
        """Remember that everything was changed at once.

        Args:
            label: What it was.
            before: The records as they were.
        """
        with self._turn:
            revision = self.store.revision
            self._done.append(Change(label, (), (), whole=before, revision=revision))

    def _undo_whole(self, change: Change, before: Lines) -> str:
        with self._turn:
            self._done = deque((one for one in self._done if one is not change), UNDO_LIMIT)
        if self.store.revision != change.revision:
            raise Conflict(
                f"Something has changed since you {change.label}. To go back all the same, "
                "restore the backup that was made before it."
            )
        try:
            self.store.replace_contents(before)
        except NotKept:
            with self._turn:
                self._done.append(change)
            raise
        return change.label

    def forget(self, uids: Set[str]) -> None:
        """Forget changes to records that are deleted for good: nothing leads back to them.

        Changes of everything at once are forgotten too, since they hold every record.
        """
        with self._turn:
            self._done = deque(
                (
                    change
                    for change in self._done
                    if change.whole is None
                    and not any(one.uid in uids for one in (*change.before, *change.after))
                    and not any(
                        uid.encode() in line
                        for uid in uids
                        for one in change.replacements
                        for line in (one.before, one.after)
                    )
                ),
                maxlen=UNDO_LIMIT,
            )

    def _kept(self, record: Record) -> Record | None:
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


def _only_of(change: Change, record: Record) -> bool:
    """Whether a change was about this record and no other."""
    return len(change.after) == 1 and change.after[0].uid == record.uid


def put_in(parts: Sequence[Any], part: Any) -> tuple[Any, ...]:
    """Parts with one of the same uid replaced, or with it added at the end."""
    if any(other.uid == part.uid for other in parts):
        return tuple(part if other.uid == part.uid else other for other in parts)
    return (*parts, part)

"""The changes that can be undone, the last one on top."""

from __future__ import annotations

from collections import deque
from collections.abc import Set
from threading import Lock

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.models import Person, Record
from mentorjournal.data.store import EncodedTables, Replacement

UNDO_LIMIT = 100
"""So many changes are remembered."""


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
    whole: EncodedTables | None = None
    revision: int = 0

    def is_of(self, record: Record) -> bool:
        """Whether it was about this record and no other."""
        return len(self.after) == 1 and self.after[0].uid == record.uid

    def unites(self, uids: Set[str]) -> bool:
        """Whether it made the two persons of these uids one."""
        return any(
            isinstance(one, Person) and one.same_as is not None and {one.uid, one.same_as} == uids
            for one in self.after
        )

    def names(self, uids: Set[str]) -> bool:
        """Whether records of these uids are part of it, or stand in a line that changed."""
        return any(one.uid in uids for one in (*self.before, *self.after)) or any(
            uid.encode() in line
            for uid in uids
            for one in self.replacements
            for line in (one.before, one.after)
        )


class UndoStack:
    """Changes, for two threads: a worker deletes for good while the screen's thread may push."""

    def __init__(self) -> None:
        self._changes: deque[Change] = deque(maxlen=UNDO_LIMIT)
        self._turn = Lock()

    @property
    def last(self) -> Change | None:
        """The last change; None where there is none."""
        with self._turn:
            return self._changes[-1] if self._changes else None

    def push(self, change: Change) -> None:
        """Remember a change as the last one."""
        with self._turn:
            self._changes.append(change)

    def last_of(self, record: Record) -> Change | None:
        """The last change that was about this record and no other."""
        with self._turn:
            return next((one for one in reversed(self._changes) if one.is_of(record)), None)

    def add_to(
        self, united: Set[str], before: tuple[Record, ...], after: tuple[Record, ...]
    ) -> None:
        """Let what followed from the union of two persons be taken back with it.

        Args:
            united: Their uids; where their union is not remembered, nothing happens.
            before: Records as they were.
            after: The same as they became.
        """
        with self._turn:
            for number, change in enumerate(self._changes):
                if change.unites(united):
                    known = {record.uid for record in change.after}
                    more = [
                        [one for one in each if one.uid not in known] for each in (before, after)
                    ]
                    self._changes[number] = replace(
                        change, before=(*change.before, *more[0]), after=(*change.after, *more[1])
                    )

    def remove(self, change: Change) -> None:
        """Forget one change, if it is still remembered."""
        with self._turn:
            kept = [one for one in self._changes if one is not change]
            self._changes = deque(kept, UNDO_LIMIT)

    def forget(self, uids: Set[str]) -> None:
        """Forget changes to records that are deleted for good: nothing leads back to them.

        Changes of everything at once are forgotten too, since they hold every record.
        """
        with self._turn:
            kept = [one for one in self._changes if one.whole is None and not one.names(uids)]
            self._changes = deque(kept, UNDO_LIMIT)

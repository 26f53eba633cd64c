"""Taking back what was done."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from msgspec.structs import replace

from mentorjournal.data.records.models import Record, Session
from mentorjournal.data.store import EncodedTables
from mentorjournal.errors import Conflict, NotFound, NotKept, Refused
from mentorjournal.journal.context import Context
from mentorjournal.journal.pay_shut import need_open_pay, rehearsed_of, stays_out
from mentorjournal.journal.undo_stack import Change
from mentorjournal.mentoring.showing import PAY_STAYS_OUT


class Undo:
    """Takes back the last change.

    Args:
        context: Whose changes.

    Attributes:
        undone: The uids of the records that were brought back or taken away last.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self.undone: frozenset[str] = frozenset()

    def undo(self) -> str:
        """Take back the last change.

        Returns:
            What was taken back, in words.

        Raises:
            NotFound: There is nothing to take back.
            Conflict: A record has changed since; nothing was taken back.
            NotKept: The disk refused; it can still be taken back.
            Refused: It was about pay that is not for me to see any more; it is forgotten.
        """
        done = self._context.done
        if (change := done.last) is None:
            raise NotFound("There is nothing to undo.")
        self.undone = frozenset()
        if change.whole is not None:
            self._undo_whole(change, change.whole)
            return change.label
        try:
            if change.replacements:
                self._context.store.conflicts.unresolve(change.replacements)
            else:
                self._undo_records(change)
        except (Conflict, Refused):
            done.remove(change)
            raise
        done.remove(change)
        return change.label

    def _undo_records(self, change: Change) -> None:
        before = {record.uid: record for record in change.before}
        need_open_pay(self._context, change.after)
        self._need_open_rehearsals(change.after, before)
        try:
            back = [self._taken_back(record, before.get(record.uid)) for record in change.after]
        except ValueError:
            words = f"It has changed since you {change.label}; nothing was undone."
            raise Conflict(words) from None
        self._context.keep_quietly(*back)
        self.undone = frozenset(record.uid for record in back)

    def _need_open_rehearsals(self, after: Sequence[Record], before: Mapping[str, Record]) -> None:
        """See that rehearsals that were changed in a session are for me to see.

        Raises:
            Refused: They are not.
        """
        for session in after:
            if not isinstance(session, Session):
                continue
            old = before.get(session.uid)
            if old is None or getattr(old, "rehearsals", ()) == session.rehearsals:
                continue
            if stays_out(self._context, rehearsed_of(self._context, session)):
                raise Refused(PAY_STAYS_OUT)

    def _taken_back(self, after: Record, before: Record | None) -> Record:
        """A record without a change; what was changed in other fields since stays.

        Args:
            after: As the change left it.
            before: As it was; None if the change created it.

        Raises:
            ValueError: What the change changed has changed since.
        """
        kept = self._context.kept(after)
        names = [name for name in after.__struct_fields__ if name != "updated"]
        if before is not None:
            names = [name for name in names if getattr(before, name) != getattr(after, name)]
        if kept is None or any(getattr(kept, name) != getattr(after, name) for name in names):
            raise ValueError
        if kept.deleted is not None and after.deleted is None:
            # In the trash by now: nobody would see what came back.
            raise ValueError
        if before is None and after.deleted is not None:
            # A part that was deleted stands in its record again.
            return replace(kept, deleted=None)
        if before is None:
            return replace(kept, deleted=self._context.now())
        return replace(kept, **{name: getattr(before, name) for name in names})

    def _undo_whole(self, change: Change, before: EncodedTables) -> None:
        # It takes long, in a worker thread: whoever asks again meanwhile means another change.
        self._context.done.remove(change)
        if self._context.store.file.revision != change.revision:
            raise Conflict(
                f"Something has changed since you {change.label}. To go back all the same, "
                "restore the backup that was made before it."
            )
        try:
            self._context.store.replace_contents(before)
        except NotKept:
            self._context.done.push(change)
            raise


def retract(context: Context, record: Record, labels: Collection[str], within: timedelta) -> bool:
    """Take back what was done to a record by mistake, as if it had never been done.

    Unlike undo it leaves nothing in the trash, and nothing to be undone.

    Args:
        context: Whose changes.
        record: As it is now.
        labels: What may be taken back.
        within: How long ago it may be.

    Returns:
        Whether it was: not if the record has changed since, or it was done otherwise.

    Raises:
        NotKept: The disk refused; nothing changed.
    """
    change = context.done.last_of(record)
    if change is None or change.label not in labels:
        return False
    [after] = change.after
    if replace(record, updated=after.updated) != after:
        return False
    if abs(context.now() - after.updated) > within:
        return False
    if change.before:
        context.keep_quietly(*change.before)
    else:
        context.store.drop(record)
    context.done.remove(change)
    return True

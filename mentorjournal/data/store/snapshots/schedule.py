"""The snapshots that are made without a reason: one an hour while the journal changes, and one
when it is left. All of them are packed and thinned when there is time.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.contents import Contents, meta_at_head, meta_kept
from mentorjournal.data.store.snapshots.packing import pack_all
from mentorjournal.data.store.snapshots.retention import APART, Room, fit, thin
from mentorjournal.errors import CannotOpen


class SnapshotPolicy:
    """Knows when the next one is due; used by one thread at a time."""

    def __init__(self, home: JournalDir, room: Room) -> None:
        self._home = home
        self._room = room
        self.forget()

    def forget(self) -> None:
        """Look for the last one anew, as when it has been taken back."""
        self._known = False
        self._last: datetime | None = None
        self._same: datetime | None = None

    def before(self, now: datetime) -> str:
        """Keep the file that is about to be replaced, if the last snapshot is an hour old and says
        less; returns the snapshot's name, empty if there is none.

        Raises:
            OSError: It cannot be kept.
        """
        if not (self._is_old(now) and _apart(self._same, now)):
            return ""
        name = snapshots.regular_name(now)
        news = self._is_news(name)
        if news:
            snapshots.keep_link(self._home, name)
            self._made(now)
        self._same = now
        return name if news else ""

    def leaving(self, now: datetime) -> None:
        """Keep a copy of the file as it is, if the last snapshot is an hour old and says less.

        No link: another program that writes in place would change the snapshot too.

        Raises:
            OSError: It cannot be kept.
        """
        if self._is_old(now) and self._is_news(snapshots.regular_name(now)):
            raw = self._home.files.read_journal(self._home.target)
            snapshots.keep_copy(self._home, now, "", raw)
            self._made(now)

    def tidy(self, now: datetime, stop: Callable[[], bool]) -> None:
        """Thin the snapshots with age, pack them, and see that they fit into their room.

        Raises:
            Interrupted: `stop` said so; what is left to do is done another time.
            OSError: The disk refuses; every snapshot is still there, in one form or the other.
        """
        thin(self._home, _wall(now))
        pack_all(self._home, self._room.little, stop)
        fit(self._home, self._room)

    def _made(self, now: datetime) -> None:
        self._last = now
        thin(self._home, _wall(now))

    def _is_old(self, now: datetime) -> bool:
        """Whether the last snapshot is an hour old, or there is none."""
        if not self._known:
            found = snapshots.regular_names(self._home)
            named = snapshots.moment_of(found[0]) if found else None
            # Of another zone, or of the hour before a clock was changed, it is off by that.
            self._last = named.replace(tzinfo=now.tzinfo) if named else None
            self._known = True
        return _apart(self._last, now)

    def _is_news(self, name: str) -> bool:
        home = self._home
        found = snapshots.regular_names(home)
        if name in found:
            return False
        if not found:
            return True
        kept = snapshots.list_snapshots(home)
        last = next((one for one in kept if one.name == found[0]), None)
        if last is None:
            return True
        raw, contents = home.files.read_journal(home.target), Contents(home)
        try:
            if meta_kept(home.schema, contents, last) != meta_at_head(home.schema, raw, name):
                return True
            return contents.of(last) != raw
        except CannotOpen:
            return True


def _wall(now: datetime) -> datetime:
    """The time as the names have it, without its zone."""
    return now.replace(tzinfo=None)


def _apart(last: datetime | None, now: datetime) -> bool:
    """Whether an hour has passed, or the clock was wrong then."""
    return last is None or not timedelta() <= now - last < APART

"""The snapshots that are made without a reason: one an hour while the journal changes, and one
when it is left.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorjournal.data import snapshots
from mentorjournal.data.files import Files
from mentorjournal.data.place import Place

APART = timedelta(hours=1)


class Routine:
    """Knows when the next one is due; used by one thread at a time."""

    def __init__(self, files: Files, place: Place) -> None:
        self._files = files
        self._place = place
        self._known = False
        self._last: datetime | None = None
        self._same: datetime | None = None

    def before(self, now: datetime) -> str:
        """Keep the file that is about to be replaced, if the last snapshot is an hour old.

        Where that one says the same, the next hour begins.

        Returns:
            The snapshot's name; empty if there is none.

        Raises:
            OSError: It cannot be kept.
        """
        if not (self._is_old(now) and _apart(self._same, now)):
            return ""
        name = snapshots.regular_name(now)
        news = self._is_news(name)
        if news:
            snapshots.keep_link(self._files, self._place, name)
            self._made(now)
        self._same = _wall(now)
        return name if news else ""

    def leaving(self, now: datetime) -> None:
        """Keep a copy of the file as it is, if the last snapshot is an hour old and says less.

        No link: another program that writes in place would change the snapshot too.

        Raises:
            OSError: It cannot be kept.
        """
        if self._is_old(now) and self._is_news(snapshots.regular_name(now)):
            raw = self._files.read_journal(self._place.target)
            snapshots.keep_copy(self._files, self._place, now, "", raw)
            self._made(now)

    def _made(self, now: datetime) -> None:
        self._last = _wall(now)
        snapshots.thin(self._files, self._place, self._last)

    def _is_old(self, now: datetime) -> bool:
        """Whether the last snapshot is an hour old, or there is none."""
        if not self._known:
            found = snapshots.regular_names(self._files, self._place)
            self._last = snapshots.moment_of(found[0]) if found else None
            self._known = True
        return _apart(self._last, now)

    def _is_news(self, name: str) -> bool:
        files, place = self._files, self._place
        found = snapshots.regular_names(files, place)
        if name in found:
            return False
        if not found:
            return True
        last = place.backups / found[0]
        if files.stat(last).st_size != files.stat_journal(place.target).st_size:
            return True
        return files.read(last) != files.read_journal(place.target)


def _wall(now: datetime) -> datetime:
    """The time as the names have it, without its zone."""
    return now.replace(tzinfo=None)


def _apart(last: datetime | None, now: datetime) -> bool:
    """Whether an hour has passed, or the clock was wrong then."""
    return last is None or not timedelta() <= _wall(now) - last < APART

"""Snapshots: earlier states of the journal, in a folder beside it.

`2026-11-22.json` is the day's; `2026-11-22T181500-before-merge.json` was made before a change
to everything. Damaged and foreign files that were set aside stand here too, under the same
kind of name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from mentorjournal.data.files import Files, replace_file
from mentorjournal.data.place import Place

DAYS, WEEKS, MONTHS, OTHERS = 14, 8, 12, 20
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d{6})-([a-z0-9-]+))?\.json", re.ASCII)


@dataclass(frozen=True)
class Snapshot:
    """One snapshot, or something damaged or foreign that was set aside.

    Attributes:
        name: Its file name, by which it is restored.
        day: The day it was made on.
        reason: Why it was made, in words; "daily" for the day's.
        size: In bytes.
    """

    name: str
    day: date
    reason: str
    size: int

    @property
    def set_aside(self) -> bool:
        """Whether it is no snapshot of ours, but something that was set aside."""
        return self.reason.startswith(("set aside", "unread log"))


def list_snapshots(path: Path, files: Files | None = None) -> list[Snapshot]:
    """The snapshots of the journal at that path, newest first."""
    files = files or Files()
    backups = Place.at(path).backups
    found = []
    for name in reversed(files.names(backups)):
        if match := _NAME.fullmatch(name):
            with suppress(OSError, ValueError):
                size = files.stat(backups / name).st_size
                reason = (match[3] or "daily").replace("-", " ")
                found.append(Snapshot(name, date.fromisoformat(match[1]), reason, size))
    # Without the ending, "…-2" comes behind the one it was made after within a second.
    return sorted(found, key=lambda one: one.name.removesuffix(".json"), reverse=True)


def daily_name(now: datetime) -> str:
    """The name of the day's snapshot."""
    return f"{now.date().isoformat()}.json"


def reason_name(now: datetime, reason: str, taken: Iterable[str]) -> str:
    """A free name for a snapshot made for a reason such as "before-merge"."""
    stem = f"{now.date().isoformat()}T{now:%H%M%S}-{reason}"
    name, count = f"{stem}.json", 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}.json"
    return name


def keep_link(files: Files, place: Place, name: str) -> None:
    """Keep the journal file, which is about to be replaced, as the snapshot of that name.

    Raises:
        OSError: It cannot be kept.
    """
    files.make_folder(place.backups)
    try:
        files.link(place.target, place.backups / name)
    except FileExistsError:
        raise
    except OSError:
        replace_file(files, place.backups / name, [files.read(place.target)])
    files.sync_folder(place.backups)


def keep_copy(files: Files, place: Place, now: datetime, reason: str, data: bytes) -> str:
    """Keep this content as a snapshot made for that reason; returns its name.

    Raises:
        OSError: It cannot be kept.
    """
    files.make_folder(place.backups)
    name = reason_name(now, reason, files.names(place.backups))
    # Under its name it is whole or not there: a kill must not leave half a backup.
    replace_file(files, place.backups / name, [data])
    files.sync_folder(place.backups)
    return name


def thin(files: Files, place: Place) -> None:
    """Remove snapshots that are too many: fourteen days, eight weeks and twelve months stay.

    Of those made for a reason the newest twenty stay.
    """
    names = [name for name in files.names(place.backups) if _NAME.fullmatch(name)]
    daily = sorted((name for name in names if "T" not in name), reverse=True)
    others = sorted((name for name in names if "T" in name), reverse=True)
    stay = set(daily[:DAYS]) | set(others[:OTHERS])
    stay |= _newest_of_each(daily, WEEKS, lambda day: tuple(day.isocalendar())[:2])
    stay |= _newest_of_each(daily, MONTHS, lambda day: (day.year, day.month))
    for name in names:
        if name not in stay:
            files.remove(place.backups / name)


def _newest_of_each(
    daily: list[str], limit: int, period: Callable[[date], tuple[int, ...]]
) -> set[str]:
    """The newest name of each of the last so many periods."""
    newest: dict[tuple[int, ...], str] = {}
    for name in daily:
        with suppress(ValueError):
            newest.setdefault(period(date.fromisoformat(name[:10])), name)
    return set(list(newest.values())[:limit])

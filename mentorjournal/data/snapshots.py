"""Snapshots: earlier states of the journal, in a folder beside it.

`2026-11-22T181500.json` was made as time went by, as was `2026-11-22.json` by earlier versions;
`2026-11-22T181500-before-merge.json` was made before a change to everything. Damaged and foreign
files that were set aside stand here too, under the same kind of name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from mentorjournal.data.files import Files, is_file, replace_file
from mentorjournal.data.place import Place

FOREIGN = "from-elsewhere"
"""Why the file of another program is kept, that was merged into the journal or refused."""
HOURS, DAYS, WEEKS, MONTHS, OTHERS = 24, 14, 13, 24, 20
_NAME = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d{6})(?:-([a-z0-9-]+))?)?\.json", re.ASCII)

_UNFINISHED = re.compile(r"\..+\.\d+\.tmp", re.ASCII)

# The second of a kind within a second has "-2" behind its reason.
_ASIDE = ("set aside", "unread log")
_NOT_OURS = (*_ASIDE, FOREIGN.replace("-", " "), "fewer records")


class Snapshot(Struct, frozen=True):
    """One snapshot, or something damaged or foreign that was set aside.

    Attributes:
        name: Its file name, by which it is restored.
        day: The day it was made on.
        reason: Why it was made, in words; "hourly" or "daily" for those made as time went by.
        size: In bytes.
        time: The time of day, as "18:15"; empty if it is not known.
    """

    name: str
    day: date
    reason: str
    size: int
    time: str = ""

    @property
    def stem(self) -> str:
        """The name without its ending: so "…-2" comes behind the one it was made after."""
        return self.name.removesuffix(".json")

    @property
    def set_aside(self) -> bool:
        """Whether it is no snapshot of ours, but something that was set aside."""
        return self.reason.startswith(_ASIDE)

    @property
    def ours(self) -> bool:
        """Whether it is a state of this journal as it was here.

        What another program left in its place may be a whole journal, but one that was refused.
        """
        return not self.reason.startswith(_NOT_OURS)


def list_snapshots(path: Path, files: Files | None = None) -> list[Snapshot]:
    """The snapshots of the journal at that path, newest first."""
    files = files or Files()
    backups = Place.at(path).backups
    found = []
    for name in reversed(files.names(backups)):
        if match := _NAME.fullmatch(name):
            with suppress(OSError, ValueError):
                files.see(backups / name)
                size = files.stat(backups / name).st_size
                day, clock = date.fromisoformat(match[1]), match[2]
                reason = match[3] or ("hourly" if clock else "daily")
                time = f"{clock[:2]}:{clock[2:4]}" if clock else ""
                found.append(Snapshot(name, day, reason.replace("-", " "), size, time))
    return sorted(found, key=lambda one: one.stem, reverse=True)


def regular_name(now: datetime) -> str:
    """The name of a snapshot that is made as time goes by."""
    return f"{now.date().isoformat()}T{now:%H%M%S}.json"


def regular_names(files: Files, place: Place) -> list[str]:
    """The names of those, newest first."""
    found = [(moment_of(name), name) for name in files.names(place.backups)]
    names = [name for _, name in sorted(((at, one) for at, one in found if at), reverse=True)]
    return [name for name in names if is_file(files, place.backups / name)]


def moment_of(name: str) -> datetime | None:
    """When a snapshot was made that was made as time went by; None for any other name."""
    match = _NAME.fullmatch(name)
    if match is None or match[3]:
        return None
    clock = match[2] or "000000"
    try:
        return datetime.fromisoformat(f"{match[1]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}")
    except ValueError:
        return None


def reason_name(now: datetime, reason: str, taken: Iterable[str]) -> str:
    """A free name for a snapshot made for a reason such as "before-merge"."""
    stem = regular_name(now).removesuffix(".json") + (f"-{reason}" if reason else "")
    name, count = f"{stem}.json", 1
    while name in taken:
        count += 1
        name = f"{stem}-{count}.json"
    return name


def is_unfinished(name: str) -> bool:
    """Whether a file of that name among the backups is one we had not finished writing."""
    return _UNFINISHED.fullmatch(name) is not None


def keep_link(files: Files, place: Place, name: str) -> None:
    """Keep the journal file, which is about to be replaced, as the snapshot of that name.

    Raises:
        OSError: It cannot be kept.
    """
    _make_folder(files, place)
    try:
        files.link(place.target, place.backups / name)
        files.make_private(place.backups / name)
    except FileExistsError:
        raise
    except OSError:
        replace_file(files, place.backups / name, [files.read_journal(place.target)])
    files.sync_folder(place.backups)


def keep_copy(files: Files, place: Place, now: datetime, reason: str, data: bytes) -> str:
    """Keep this content as a snapshot made for that reason; returns its name.

    Raises:
        OSError: It cannot be kept.
    """
    _make_folder(files, place)
    name = reason_name(now, reason, files.names(place.backups))
    # Under its name it is whole or not there: a kill must not leave half a backup.
    replace_file(files, place.backups / name, [data])
    files.sync_folder(place.backups)
    return name


def _make_folder(files: Files, place: Place) -> None:
    files.make_folder(place.backups)
    # It may have been made by hand, or copied from elsewhere.
    files.make_private(place.backups)


def thin(files: Files, place: Place, now: datetime) -> None:
    """Remove snapshots that are too many.

    Of those made as time went by there stay all of the last day, one a day for fourteen days,
    one a week for a quarter, one a month for two years; of those made for a reason the newest
    twenty. `now` is the time without its zone, as the names have it.
    """
    regular = regular_names(files, place)
    moments = {name: moment for name in regular if (moment := moment_of(name))}
    names = [name for name in files.names(place.backups) if (m := _NAME.fullmatch(name)) and m[3]]
    stay = set(sorted(names, reverse=True)[:OTHERS])
    stay |= {name for name, at in moments.items() if abs(now - at) < timedelta(hours=HOURS)}
    stay |= _newest_of_each(moments, DAYS, lambda at: (at.year, at.month, at.day))
    stay |= _newest_of_each(moments, WEEKS, lambda at: tuple(at.isocalendar())[:2])
    stay |= _newest_of_each(moments, MONTHS, lambda at: (at.year, at.month))
    for name in (*regular, *names):
        if name not in stay and is_file(files, place.backups / name):
            files.remove(place.backups / name)


def _newest_of_each(
    moments: dict[str, datetime], limit: int, period: Callable[[datetime], tuple[int, ...]]
) -> set[str]:
    """The newest name of each of the last so many periods; `moments` has the newest first."""
    newest: dict[tuple[int, ...], str] = {}
    for name, moment in moments.items():
        newest.setdefault(period(moment), name)
    return set(list(newest.values())[:limit])

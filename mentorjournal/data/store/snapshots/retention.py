"""Which snapshots stay: fewer with age, and no more than there is room for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta

from msgspec import Struct

from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.contents import Contents, meta_kept
from mentorjournal.data.store.snapshots.snapshots import (
    Snapshot,
    all_kept,
    kept_files,
    list_snapshots,
    moment_of,
)
from mentorjournal.errors import CannotOpen

APART = timedelta(hours=1)
"""So far apart are those that are made as time goes by, unless the clock was changed."""
HOURS, DAYS, WEEKS, MONTHS, OTHERS = 24, 14, 13, 24, 20
TIMES = 3.0
"""So many times what the journal takes all its backups may take, where nobody chose otherwise."""
LITTLE = 64 * 1024
"""So much room they have in any case, in bytes; as long as they take less they are not packed."""
_COUNT = re.compile(r"(?<!form) \d+")


class Room(Struct, frozen=True):
    """How much the backups may take.

    Attributes:
        times: How many times what the journal takes.
        little: What they may take in any case, in bytes.
    """

    times: Callable[[], float] = lambda: TIMES
    little: int = LITTLE


def thin(home: JournalDir, now: datetime) -> None:
    """Remove snapshots that are too many.

    Of those made as time went by there stay all of the last day, one a day for fourteen days,
    one a week for a quarter, one a month for two years; of those made for a reason the newest
    twenty, and everything damaged. `now` is the time without its zone, as the names have it.
    """
    found = list_snapshots(home)
    moments = {one.name: moment for one, moment in _regular(home, found)}
    others = [one for one in found if one.name not in moments]
    stay = {one.name for one in others if one.set_aside}
    stay |= {one.name for one in [each for each in others if not each.set_aside][:OTHERS]}
    stay |= {name for name, at in moments.items() if abs(now - at) < timedelta(hours=HOURS)}
    stay |= _newest_of_each(moments, DAYS, lambda at: (at.year, at.month, at.day))
    stay |= _newest_of_each(moments, WEEKS, lambda at: tuple(at.isocalendar())[:2])
    stay |= _newest_of_each(moments, MONTHS, lambda at: (at.year, at.month))
    _remove(home, {one.stem for one in found if one.name not in stay})


def _regular(home: JournalDir, found: list[Snapshot]) -> list[tuple[Snapshot, datetime]]:
    """Those made as time went by and their moments, the newest first.

    In the hour that a clock repeats, names do not tell which is newer; there the number of the
    last commit does.
    """
    named = sorted(
        ((moment, one) for one in found if (moment := moment_of(one.name))),
        key=lambda each: (each[0], each[1].name),
        reverse=True,
    )
    groups: list[list[tuple[datetime, Snapshot]]] = []
    for moment, one in named:
        if groups and groups[-1][-1][0] - moment < APART:
            groups[-1].append((moment, one))
        else:
            groups.append([(moment, one)])
    return [(one, moment) for group in groups for moment, one in _by_commit(home, group)]


def _by_commit(
    home: JournalDir, group: list[tuple[datetime, Snapshot]]
) -> Iterator[tuple[datetime, Snapshot]]:
    """Snapshots with the one of the latest commit first; a single one is not read for that."""
    if len(group) == 1:
        yield from group
        return
    contents, commits = Contents(home), dict[str, int]()
    for _, one in group:
        with suppress(OSError, CannotOpen):
            commits[one.name] = meta_kept(home.schema, contents, one)["seq"]
    yield from sorted(group, key=lambda each: commits.get(each[1].name, -1), reverse=True)


def _newest_of_each(
    moments: dict[str, datetime], limit: int, period: Callable[[datetime], tuple[int, ...]]
) -> set[str]:
    """The newest name of each of the last so many periods; `moments` has the newest first."""
    newest: dict[tuple[int, ...], str] = {}
    for name, moment in moments.items():
        newest.setdefault(period(moment), name)
    return set(list(newest.values())[:limit])


def fit(home: JournalDir, room: Room) -> None:
    """Remove the oldest snapshots until the others fit into the room there is.

    There always stay: the newest, the newest of each reason, what these build on, and everything
    that was set aside, which takes no part of the room.
    """
    found = [one for one in list_snapshots(home) if not one.set_aside]
    sizes = {one.stem: one.size for one in found}
    if sum(sizes.values()) <= room.little:
        return
    times, journal = room.times(), home.files.stat_journal(home.target).st_size
    if sum(sizes.values()) <= times * journal:
        return
    allowed = max(room.little, times * max(journal, *_unpacked(home, found)))
    newest = next((one.stem for one, _ in _regular(home, found)), "")
    held = {newest, *_newest_of_each_reason(found)}
    bases = {one.stem: one.base for one in found if one.base}
    left = {one.stem for one in found}
    for one in reversed(found):
        needed = left | {bases[stem] for stem in left if stem in bases}
        if sum(sizes.get(stem, 0) for stem in needed) <= allowed:
            break
        if one.stem not in held:
            left.discard(one.stem)
    _remove(home, sizes.keys() - left)


def _unpacked(home: JournalDir, found: list[Snapshot]) -> list[int]:
    """The sizes of the journals that are kept whole, unpacked, in bytes.

    One that has lost its records by accident needs its backups more than before, not less.
    """
    sizes = [0]
    for one in found:
        if not one.base:
            end = home.files.read(home.backups / one.file)[-4:] if one.packed else b""
            sizes.append(int.from_bytes(end, "little") if one.packed else one.size)
    return sizes


def _newest_of_each_reason(found: list[Snapshot]) -> Iterator[str]:
    """The stems of those that stay however little room there is; `found` has the newest first."""
    newest: dict[str, str] = {}
    for one in found:
        if not moment_of(one.name):
            newest.setdefault(_COUNT.sub("", one.reason), one.stem)
    yield from newest.values()
    yield from [one.stem for one in found if one.ours][:1]


def _remove(home: JournalDir, stems: Iterable[str]) -> None:
    """Remove snapshots, apart from those on which others build that stay.

    Those that build on one go before it, for good: no power cut shall leave one that cannot be
    read any more.
    """
    going = set(stems)
    if not going:
        return
    staying = [kept for stem, kept in kept_files(home).items() if stem not in going]
    going -= {kept.base for kept in staying}
    gone = [kept for kept in all_kept(home) if kept.stem in going]
    needed = {kept.base for kept in gone}
    for kept in gone:
        if kept.stem not in needed:
            home.files.remove(home.backups / kept.file)
    if bases := [kept for kept in gone if kept.stem in needed]:
        home.files.sync_folder(home.backups)
        for kept in bases:
            home.files.remove(home.backups / kept.file)

"""Packs snapshots, so that a year of them takes little more room than the journal itself.

One that differs little from an earlier one is kept as what differs from that one, its base; the
others are kept whole, and become bases. A base is at most a month older than what builds on it,
so that damage to one file never reaches further than that, and no base builds on another.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import timedelta

from msgspec.structs import replace

from mentorjournal.data.store.disk.files import replace_file
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.snapshots.compression import Interrupted, compress
from mentorjournal.data.store.snapshots.contents import Contents
from mentorjournal.data.store.snapshots.delta import delta
from mentorjournal.data.store.snapshots.snapshots import Reason, Snapshot, all_kept, list_snapshots
from mentorjournal.errors import CannotOpen

REACH = timedelta(days=31)
"""So far back a base is looked for."""
SMALL = 4
"""What differs takes at most this part of what its base takes; else it becomes a base itself."""


def pack_all(home: JournalDir, little: int, stop: Callable[[], bool]) -> None:
    """Pack what is not packed yet, the oldest first; nothing where all together takes little.

    Raises:
        Interrupted: `stop` said so; the rest stays as it is.
        OSError: The disk refuses.
    """
    found = list_snapshots(home)
    if sum(one.size for one in found) <= little:
        return
    contents = Contents(home)
    needed = {one.base for one in all_kept(home)}
    for one in reversed([one for one in found if not one.packed]):
        if stop():
            raise Interrupted
        # A log that was set aside is there to be looked at, with any editor.
        if not (one.is_for(Reason.UNREAD_LOG) or _is_journal_itself(home, one)):
            Packer(home, contents, stop).pack(one, needed)


def _is_journal_itself(home: JournalDir, one: Snapshot) -> bool:
    """Whether it is still another name of the journal's file, which somebody may write to."""
    with suppress(FileNotFoundError):
        journal, here = (
            home.files.stat_journal(home.target),
            home.files.stat(home.backups / one.file),
        )
        return (journal.st_dev, journal.st_ino) == (here.st_dev, here.st_ino)
    return False


class Packer:
    """Packs one snapshot at a time; what was there goes when it has been read back."""

    def __init__(self, home: JournalDir, contents: Contents, stop: Callable[[], bool]) -> None:
        self._home, self._contents, self._stop = home, contents, stop

    def pack(self, one: Snapshot, needed: Collection[str] = ()) -> None:
        """Pack a snapshot; those on which others build, which are `needed`, stay whole."""
        raw = self._home.files.read(self._home.backups / one.file)
        base = None if one.stem in needed or not one.ours else self._base_of(one)
        if base is None or not self._as_delta(one, raw, base):
            self._keep(one, raw, f"{one.name}.gz", compress(raw, self._stop), "")

    def _base_of(self, one: Snapshot) -> Snapshot | None:
        """The newest whole one before it, of no more than a month ago."""
        for other in list_snapshots(self._home):
            if other.age < one.age and other.ours and other.file == f"{other.name}.gz":
                return other if one.day - other.day <= REACH else None
        return None

    def _as_delta(self, one: Snapshot, raw: bytes, base: Snapshot) -> bool:
        """Keep a snapshot as what differs from a base; False if that cannot be, or saves little."""
        try:
            tables = self._contents.base(base.stem)
        except (CannotOpen, OSError):
            # Whoever builds on what cannot be read any more could not be read either.
            return False
        differs = delta(raw, tables)
        if differs is None or len(differs) > len(raw) // 2:
            return False
        packed = compress(differs, self._stop)
        if len(packed) * SMALL > base.size:
            return False
        return self._keep(one, raw, f"{one.name}.since-{base.stem}.gz", packed, base.stem)

    def _keep(self, one: Snapshot, raw: bytes, name: str, packed: bytes, base: str) -> bool:
        """Put a packed file in the place of a snapshot; False if it does not hold the same."""
        files, backups = self._home.files, self._home.backups
        replace_file(files, backups / name, [packed])
        files.sync_folder(backups)
        kept = replace(one, file=name, base=base)
        try:
            same = self._contents.of(kept) == raw
        except CannotOpen:
            same = False
        # Where a kill came in between there may be two.
        for other in all_kept(self._home) if same else ():
            if other.stem == one.stem and other.file != name:
                files.remove(backups / other.file)
        if not same:
            files.remove(backups / name)
        return same

"""Snapshots: earlier states of the journal, in a folder beside it.

`2026-11-22T181500.json` was made as time went by, as was `2026-11-22.json` by earlier versions;
`2026-11-22T181500-before-merge.json` was made before a change to everything. Damaged and foreign
files that were set aside stand here too, under the same kind of name.

After a while they are packed: `….json.gz` is one by itself, and `….json.since-2026-11-01T090000.gz`
tells what differs from the one of that name. To the person they keep the name they were made under.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.store.disk.files import is_file, replace_file
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.errors import NotFound

_STEM = r"\d{4}-\d\d-\d\d(?:T\d{6}(?:-[a-z0-9-]+)?)?"
_FILE = re.compile(rf"({_STEM})\.json(\.gz|\.since-({_STEM})\.gz)?", re.ASCII)
_PARTS = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d{6})(?:-(.+))?)?", re.ASCII)

_NUMBERED = re.compile(r"(\d{4}-\d\d-\d\d(?:T\d{6})?)(.*?)(?:-(\d+))?", re.ASCII)
_UNFINISHED = re.compile(r"\..+\.\d+\.tmp", re.ASCII)


class Reason(StrEnum):
    """Why something is kept among the backups, as it stands in the file's name.

    The second of a kind within a second has "-2" behind it, and a form its number.
    """

    BEFORE_FORM = "before-form"
    BEFORE_MERGE = "before-merge"
    BEFORE_PURGE = "before-purge"
    BEFORE_RECOVERY = "before-recovery"
    BEFORE_RESTORE = "before-restore"
    SET_ASIDE = "set-aside"
    """It is damaged, or was never this journal."""
    UNREAD_LOG = "unread-log"
    FOREIGN = "from-elsewhere"
    """Another program's, that was merged into the journal or refused."""
    FEWER_RECORDS = "fewer-records"


_ASIDE = (Reason.SET_ASIDE, Reason.UNREAD_LOG)
_NOT_OURS = (*_ASIDE, Reason.FOREIGN, Reason.FEWER_RECORDS)


class Snapshot(Struct, frozen=True):
    """One snapshot, or something damaged or foreign that was set aside.

    Attributes:
        file: The name of its file.
        stem: The name under which it was made, without its ending.
        base: The stem of the snapshot from which it only tells what differs; or empty.
        size: What it takes on the disk, in bytes; 0 where nobody looked.
    """

    file: str
    stem: str
    base: str = ""
    size: int = 0

    @property
    def name(self) -> str:
        """The name by which it is restored, which is that of its file before it was packed."""
        return f"{self.stem}.json"

    @property
    def packed(self) -> bool:
        """Whether it is in the form of gzip."""
        return self.file.endswith(".gz")

    @property
    def _parts(self) -> re.Match[str]:
        match = _PARTS.fullmatch(self.stem)
        assert match
        return match

    @property
    def day(self) -> date:
        """The day it was made on."""
        return date.fromisoformat(self._parts[1])

    @property
    def time(self) -> str:
        """The time of day, as "18:15"; empty if it is not known."""
        clock = self._parts[2]
        return f"{clock[:2]}:{clock[2:4]}" if clock else ""

    @property
    def reason(self) -> str:
        """Why it was made, in words; "hourly" or "daily" for those made as time went by."""
        regular = "hourly" if self._parts[2] else "daily"
        return (self._parts[3] or regular).replace("-", " ")

    @property
    def age(self) -> tuple[str, str, int]:
        """Sorts older ones first, and of one second and one reason by their number."""
        match = _NUMBERED.fullmatch(self.stem)
        assert match
        return match[1], match[2], int(match[3] or 1)

    def is_for(self, *reasons: Reason) -> bool:
        """Whether it was made for one of these reasons."""
        return (self._parts[3] or "").startswith(reasons)

    @property
    def set_aside(self) -> bool:
        """Whether it is no snapshot of ours, but something that was set aside."""
        return self.is_for(*_ASIDE)

    @property
    def ours(self) -> bool:
        """Whether it is a state of this journal as it was here.

        What another program left in its place may be a whole journal, but one that was refused.
        """
        return not self.is_for(*_NOT_OURS)


def kept_as(file: str) -> Snapshot | None:
    """What a file of that name holds; None if it is no snapshot."""
    match = _FILE.fullmatch(file)
    with suppress(ValueError):
        if match and date.fromisoformat(match[1][:10]):
            return Snapshot(file, match[1], match[3] or "")
    return None


def name_of(file: str) -> str:
    """The name of the snapshot that a file of that name holds; the same if it is none."""
    kept = kept_as(file)
    return kept.name if kept else file


def kept_files(home: JournalDir) -> dict[str, Snapshot]:
    """The file of each snapshot, by its stem.

    Where a kill has left two, it is the one that was there first, which was still needed then.
    """
    found = all_kept(home)
    return {kept.stem: kept for kept in sorted(found, key=lambda one: one.file, reverse=True)}


def all_kept(home: JournalDir) -> list[Snapshot]:
    """Every file that is a snapshot and ours."""
    found = [kept for name in home.files.names(home.backups) if (kept := kept_as(name))]
    return [kept for kept in found if is_file(home.files, home.backups / kept.file)]


def list_snapshots(home: JournalDir) -> list[Snapshot]:
    """The snapshots of a journal, newest first."""
    found = []
    for kept in kept_files(home).values():
        with suppress(OSError):
            size = home.files.stat(home.backups / kept.file).st_size
            found.append(replace(kept, size=size))
    return sorted(found, key=lambda one: one.age, reverse=True)


def find_snapshot(home: JournalDir, name: str) -> Snapshot:
    """The snapshot of that name.

    Raises:
        NotFound: There is none.
        OSError: It cannot be told.
    """
    for one in list_snapshots(home):
        if one.name == name:
            return one
    raise NotFound(f"There is no backup named “{name[:80]}”. See “mentorjournal backups”.")


def regular_name(now: datetime) -> str:
    """The name of a snapshot that is made as time goes by."""
    return f"{now.date().isoformat()}T{now:%H%M%S}.json"


def regular_names(home: JournalDir) -> list[str]:
    """The names of those, newest first."""
    names = [f"{stem}.json" for stem in kept_files(home)]
    found = [(moment_of(name), name) for name in names]
    return [name for _, name in sorted(((at, one) for at, one in found if at), reverse=True)]


def moment_of(name: str) -> datetime | None:
    """When a snapshot was made that was made as time went by; None for any other name."""
    match = _PARTS.fullmatch(name.removesuffix(".json"))
    if match is None or match[3]:
        return None
    clock = match[2] or "000000"
    try:
        return datetime.fromisoformat(f"{match[1]}T{clock[:2]}:{clock[2:4]}:{clock[4:]}")
    except ValueError:
        return None


def reason_name(now: datetime, reason: str, taken: Iterable[str]) -> str:
    """A free name for a snapshot made for a reason such as "before-merge".

    Behind those of the same second, also where of these the first are gone already.
    """
    stem = regular_name(now).removesuffix(".json") + (f"-{reason}" if reason else "")
    numbered = re.compile(rf"{re.escape(stem)}(?:-(\d+))?\.json", re.ASCII)
    found = [match for each in taken if (match := numbered.fullmatch(name_of(each)))]
    number = max((int(match[1] or 1) for match in found), default=0) + 1
    return f"{stem}-{number}.json" if number > 1 else f"{stem}.json"


def is_unfinished(name: str) -> bool:
    """Whether a file of that name among the backups is one we had not finished writing."""
    return _UNFINISHED.fullmatch(name) is not None


def keep_link(home: JournalDir, name: str) -> None:
    """Keep the journal file, which is about to be replaced, as the snapshot of that name.

    Raises:
        OSError: It cannot be kept.
    """
    _make_folder(home)
    try:
        home.files.link(home.target, home.backups / name)
        home.files.make_private(home.backups / name)
    except FileExistsError:
        raise
    except OSError:
        replace_file(home.files, home.backups / name, [home.files.read_journal(home.target)])
    home.files.sync_folder(home.backups)


def keep_copy(home: JournalDir, now: datetime, reason: str, data: bytes) -> str:
    """Keep this content as a snapshot made for that reason; returns its name.

    Raises:
        OSError: It cannot be kept.
    """
    _make_folder(home)
    name = reason_name(now, reason, home.files.names(home.backups))
    # Under its name it is whole or not there: a kill must not leave half a backup.
    replace_file(home.files, home.backups / name, [data])
    home.files.sync_folder(home.backups)
    return name


def _make_folder(home: JournalDir) -> None:
    home.files.make_folder(home.backups)
    # It may have been made by hand, or copied from elsewhere.
    home.files.make_private(home.backups)

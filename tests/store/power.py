"""A disk that remembers in which order things reached it, and what a power cut may leave.

What POSIX allows after a cut: of each file any part of what was written since its last sync;
of each folder any of the changes to its names since its last sync, in no order. One rename is
taken to be one change, as on every file system with a journal of its own. Of a file to which
several lines were added the later may have reached the disk before the earlier: a hole of zeros.
"""

from __future__ import annotations

import linecache
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from types import FrameType

from mentorjournal.data.store.disk.files import Files, write_new_private

Names = dict[Path, int]
Change = dict[Path, int | None]
FOLDER = 0
HOLE = 3
"""The part of a file of which the beginning of what was added is missing."""
MOST_TOGETHER = 5
"""Of more changes than that only first parts, and all but one, are tried."""
FEW_TOGETHER = 2
"""The same where it is only to be seen that something fails."""


@dataclass
class Inode:
    """A file's content: as it is, and as it was when it was last synced."""

    now: bytes = b""
    synced: bytes = b""

    def left(self, part: int) -> bytes:
        """What a cut leaves: its synced content, half of the rest, all, or all with a hole."""
        if part == HOLE:
            return self._holed()
        if not self.now.startswith(self.synced):
            return self.now if part else self.synced
        rest = len(self.now) - len(self.synced)
        return self.now[: len(self.synced) + rest * part // 2]

    def _holed(self) -> bytes:
        lines = self.now[len(self.synced) :].splitlines(keepends=True)
        hole = bytes(len(lines[0]) + len(lines[1]) // 2)
        return self.synced + hole + self.now[len(self.synced) + len(hole) :]

    @property
    def parts(self) -> range:
        """What may be left of it: a hole only where whole lines stand behind it."""
        added = self.now.removeprefix(self.synced) if self.now.startswith(self.synced) else b""
        return range(HOLE + (added.count(b"\n") > HOLE))


@dataclass
class Disk:
    """Inodes, the names that are there for good, and changes to names that may be lost."""

    inodes: dict[int, Inode] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    pending: list[tuple[Path, Change]] = field(default_factory=list)
    folders: set[Path] = field(default_factory=set)
    most_together: int = MOST_TOGETHER

    def current(self) -> Names:
        """The names as the program sees them."""
        return self._after(range(len(self.pending)))

    def _after(self, happened: range | tuple[int, ...]) -> Names:
        names = dict(self.names)
        for number in happened:
            for path, inode in self.pending[number][1].items():
                if inode is None:
                    names.pop(path, None)
                else:
                    names[path] = inode
        return names

    def _subsets(self) -> Iterator[tuple[int, ...]]:
        every = range(len(self.pending))
        if len(every) <= self.most_together:
            for size in range(len(every) + 1):
                yield from combinations(every, size)
            return
        for number in every:
            yield tuple(every[:number])
            yield tuple(one for one in every if one != number)
        yield tuple(every)

    def after_a_cut(self) -> Iterator[dict[Path, bytes]]:
        """Every content of the disk that a cut now may leave, the reserve left out."""
        for happened in self._subsets():
            names = self._after(happened)
            gone = self.folders - names.keys()
            files = {
                path: self.inodes[number]
                for path, number in names.items()
                if number != FOLDER and not gone & {*path.parents}
            }
            loose = [path for path, inode in files.items() if inode.now != inode.synced]
            for parts in product(*(files[path].parts for path in loose)):
                part = dict(zip(loose, parts, strict=True))
                yield {path: inode.left(part.get(path, 2)) for path, inode in files.items()}


ASKING = {Files.make_folder.__code__, write_new_private.__code__}
"""What in the module of `Files` asks for syncs by itself; the rest does so for others."""


def site_of(frame: FrameType | None, call: str) -> str:
    """Which line of the product asks for a sync: module, function, and which one in it."""
    while frame and frame.f_code not in ASKING:
        if Path(frame.f_code.co_filename).name not in ("files.py", "power.py"):
            break
        frame = frame.f_back
    assert frame is not None
    code = frame.f_code
    asked = f"{Path(code.co_filename).stem}.{code.co_name} {call}"
    lines = range(code.co_firstlineno, frame.f_lineno + 1)
    text = [linecache.getline(code.co_filename, one) for one in lines]
    count = sum("sync_folder(" in one for one in text) if call == "folder" else 1
    return f"{asked} {count}" if count > 1 else asked


class RecordingFiles(Files):
    """The real files, with a model of the disk below them.

    `look` is called after each change. Syncs asked for at the site `left_out` do nothing.

    Attributes:
        sites: Where syncs were asked for.
    """

    def __init__(
        self, look: Callable[[Disk], None], left_out: str = "", *, exchanges: bool = True
    ) -> None:
        self.disk = Disk(most_together=FEW_TOGETHER if left_out or not exchanges else MOST_TOGETHER)
        self.sites: set[str] = set()
        self._look, self._left_out, self._exchanges = look, left_out, exchanges
        self._open: dict[int, tuple[Path, int]] = {}
        self._making: list[Path] = []
        self._count = FOLDER

    def _asked(self, call: str) -> bool:
        """Whether a sync is to be done."""
        site = site_of(sys._getframe(2), call)
        self.sites.add(site)
        return site != self._left_out

    def _change(self, folder: Path, change: Change) -> None:
        if not any(path.name.endswith(".reserve") for path in change):
            self.disk.pending.append((folder, change))
        self._look(self.disk)

    def _new(self, path: Path, descriptor: int) -> int:
        self._count += 1
        self.disk.inodes[self._count] = Inode()
        self._open[descriptor] = (path, self._count)
        self._change(path.parent, {path: self._count})
        return descriptor

    def _inode(self, descriptor: int) -> Inode:
        return self.disk.inodes[self._open[descriptor][1]]

    def make_folder(self, path: Path) -> None:
        self._making = [one for one in (*reversed(path.parents), path) if not one.exists()]
        super().make_folder(path)
        self._note_folders()

    def _note_folders(self) -> None:
        while self._making and self._making[0].exists():
            folder = self._making.pop(0)
            self.disk.folders.add(folder)
            self._change(folder.parent, {folder: FOLDER})

    def create(self, path: Path) -> int:
        return self._new(path, super().create(path))

    def open(self, path: Path) -> int:
        descriptor = super().open(path)
        if path not in self.disk.current():
            return self._new(path, descriptor)
        self._open[descriptor] = (path, self.disk.current()[path])
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        written = super().write(descriptor, data)
        self._inode(descriptor).now += data[:written]
        self._look(self.disk)
        return written

    def cut(self, descriptor: int, length: int) -> None:
        super().cut(descriptor, length)
        self._inode(descriptor).now = self._inode(descriptor).now[:length]

    def sync(self, descriptor: int) -> None:
        if self._asked("file"):
            self._inode(descriptor).synced = self._inode(descriptor).now
        self._look(self.disk)

    def sync_folder(self, folder: Path) -> None:
        self._note_folders()
        if not self._asked("folder"):
            return
        here = tuple(n for n, one in enumerate(self.disk.pending) if one[0] == folder)
        self.disk.names = self.disk._after(here)
        self.disk.pending = [one for one in self.disk.pending if one[0] != folder]
        self._look(self.disk)

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._change(target.parent, {target: self.disk.current()[source], source: None})

    def exchange(self, one: Path, other: Path) -> bool:
        if not self._exchanges or not super().exchange(one, other):
            return False
        names = self.disk.current()
        self._change(other.parent, {one: names[other], other: names[one]})
        return True

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        self._change(target.parent, {target: self.disk.current()[source]})

    def remove(self, path: Path) -> None:
        if path in self.disk.current():
            super().remove(path)
            self._change(path.parent, {path: None})

    def remove_journal(self, path: Path) -> None:
        if path in self.disk.current():
            super().remove_journal(path)
            self._change(path.parent, {path: None})

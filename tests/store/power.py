"""A disk that remembers in which order things reached it, and what a power cut may leave.

What POSIX allows after a cut: of each file any part of what was written since its last sync;
of each folder any first part of the changes to its names since its last sync.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mentorjournal.data.files import Files

Names = dict[Path, int]
Change = Callable[[Names], None]


@dataclass
class Inode:
    """A file's content: as it is, and as it was when it was last synced."""

    now: bytes = b""
    synced: bytes = b""


@dataclass
class Disk:
    """Inodes, the names that are there for good, and changes to names that may be lost."""

    inodes: dict[int, Inode] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    pending: list[tuple[Path, Change]] = field(default_factory=list)

    def current(self, count: int | None = None) -> Names:
        """The names after so many of the changes that may be lost."""
        names = dict(self.names)
        for _, change in self.pending[:count]:
            change(names)
        return names

    def after_a_cut(self) -> Iterator[dict[Path, bytes]]:
        """Every content of the disk that a cut now may leave."""
        for count in range(len(self.pending) + 1):
            for part in (0, 1, 2):
                yield {
                    path: _left(self.inodes[number], part)
                    for path, number in self.current(count).items()
                }


def _left(inode: Inode, part: int) -> bytes:
    """What is left of a file: its synced content, half of the rest, or all."""
    if not inode.now.startswith(inode.synced):
        return inode.now if part else inode.synced
    rest = len(inode.now) - len(inode.synced)
    return inode.now[: len(inode.synced) + rest * part // 2]


class RecordingFiles(Files):
    """The real files, with a model of the disk below them.

    `look` is called after each change. Syncs for which `ignored` is true do nothing.
    """

    def __init__(self, look: Callable[[Disk], None], ignored: Callable[[str], bool]) -> None:
        self.disk = Disk()
        self._look, self._ignored = look, ignored
        self._open: dict[int, tuple[Path, int]] = {}
        self._count = 0

    def _name(self, path: Path, change: Change) -> None:
        self.disk.pending.append((path.parent, change))
        self._look(self.disk)

    def _new(self, path: Path, descriptor: int) -> int:
        self._count += 1
        number = self._count
        self.disk.inodes[number] = Inode()
        self._open[descriptor] = (path, number)
        self._name(path, lambda names: names.__setitem__(path, number))
        return descriptor

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
        inode = self.disk.inodes[self._open[descriptor][1]]
        inode.now += data[:written]
        self._look(self.disk)
        return written

    def cut(self, descriptor: int, length: int) -> None:
        super().cut(descriptor, length)
        inode = self.disk.inodes[self._open[descriptor][1]]
        inode.now = inode.now[:length]

    def sync(self, descriptor: int) -> None:
        path, number = self._open[descriptor]
        if not self._ignored(path.name):
            self.disk.inodes[number].synced = self.disk.inodes[number].now
        self._look(self.disk)

    def sync_folder(self, folder: Path) -> None:
        if self._ignored("folder"):
            return
        for place, change in self.disk.pending:
            if place == folder:
                change(self.disk.names)
        self.disk.pending = [one for one in self.disk.pending if one[0] != folder]
        self._look(self.disk)

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        self._name(target, lambda names: _move(names, source, target))

    def exchange(self, one: Path, other: Path) -> bool:
        return False

    def link(self, source: Path, target: Path) -> None:
        super().link(source, target)
        number = self.disk.current()[source]
        self._name(target, lambda names: names.__setitem__(target, number))

    def remove(self, path: Path) -> None:
        super().remove(path)
        self._name(path, lambda names: names.__delitem__(path) if path in names else None)


def _move(names: Names, source: Path, target: Path) -> None:
    if source in names:
        names[target] = names.pop(source)

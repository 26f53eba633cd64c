"""The change log: every change is appended to it before anything else knows of it.

A log is a row of segments, `.journal.json.log.0007` and so on. Each line is a frame: the
CRC32 of what follows, a space, and ASCII JSON. The first of a segment names the journal; every
other is one commit: its number in the journal's life, its time, and its changes with whole
records. What is read of it is told in `reading`.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from mentorjournal.data.store.disk.files import write_all
from mentorjournal.data.store.format.change import Change, Key, stands
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.journal_dir import JournalDir

LOG_VERSION = 1


class Spot(Struct, frozen=True):
    """A place in a segment: its line, from 1, and its first byte, from 0."""

    path: Path
    line: int
    byte: int


class Entry(Struct, frozen=True):
    """One commit.

    Attributes:
        seq: Counts the commits of a journal from 1.
        changes: What it does.
        where: Where it was read; None for one that comes from elsewhere.
    """

    seq: int
    changes: tuple[Change, ...]
    where: Spot | None = None


def frame(payload: bytes) -> bytes:
    """A payload with its checksum, as a line of the log."""
    return b"%08x %s\n" % (zlib.crc32(payload), payload)


def frame_entry(seq: int, at: str, changes: Iterable[Change]) -> bytes:
    """The frame of one commit; records go in as they are, without being encoded again."""
    parts = []
    for change in changes:
        head = encode([change.verb, change.table, change.key, change.was])
        parts.append(head if change.encoded is None else b"%s, %s]" % (head[:-1], change.encoded))
    payload = b'{"seq": %d, "at": "%s", "changes": [%s]}'
    return frame(payload % (seq, at.encode("ascii"), b", ".join(parts)))


def standing(entries: Iterable[Entry], tables: EncodedTables, seq: int) -> Iterator[Change]:
    """The changes of commits that follow that one, each to be made before the next is asked for.

    From where a commit is missing on, only those that may be made all the same, see `stands`.
    """
    missing = False
    for entry in entries:
        missing, seq = missing or entry.seq > seq + 1, entry.seq
        for change in entry.changes:
            if not missing or stands(tables, change):
                yield change


def purged_by(entries: Iterable[Entry]) -> set[Key]:
    """What commits have deleted for good."""
    changes = [change for entry in entries for change in entry.changes]
    return {(one.table, one.key) for one in changes if one.verb == "purge"}


def segment_paths(home: JournalDir) -> list[Path]:
    """The segments there are, in their order."""
    stem = home.segment_stem
    found = [name for name in home.files.names(home.folder) if name.startswith(stem)]
    numbered = [name for name in found if _is_number(name.removeprefix(stem))]
    return [home.folder / name for name in sorted(numbered, key=lambda name: segment_number(name))]


def _is_number(ending: str) -> bool:
    """Whether it is written in plain digits; “²” is a digit too, and no number."""
    return ending.isascii() and ending.isdigit() and len(ending) < 20


def segment_number(name: str) -> int:
    """The number in a segment's name."""
    return int(name.rpartition(".")[2])


class _Segment(Struct):
    """A segment written by this program.

    `named` says whether its name is on the disk, `again` whether it began with what an earlier
    one holds too.
    """

    path: Path
    descriptor: int
    length: int = 0
    named: bool = False
    again: bool = False


class WriteAheadLog:
    """Appends commits; its caller sees to it that only one thread is in it at a time.

    Only `sync_now` may run beside the others.
    """

    def __init__(
        self,
        home: JournalDir,
        journal: str,
        number: int,
        inherited: Iterable[Entry] = (),
    ) -> None:
        """A writer whose first segment follows that number.

        `inherited` are the commits of earlier segments that the journal file does not hold;
        whoever wrote them may not have waited for the disk.
        """
        self._home = home
        self._journal = journal
        self._number = number
        self._writer = os.urandom(4).hex()
        self._open: _Segment | None = None
        self._unsynced: list[_Segment] = []
        self._frames = [(one.seq, frame_entry(one.seq, "", one.changes)) for one in inherited]
        self._inherited = bool(self._frames)
        self._doubtful = False
        self.size = 0

    def append(self, seq: int, data: bytes) -> None:
        """Add one commit.

        Raises:
            OSError: It was not added, and nothing of it is left behind.
        """
        self._write(data)
        self._frames.append((seq, data))

    def _write(self, data: bytes) -> None:
        segment = self._open or self._new_segment()
        try:
            write_all(self._home.files, segment.descriptor, data)
        except OSError:
            try:
                self._home.files.cut(segment.descriptor, segment.length)
            except OSError:
                self._open = None
            raise
        segment.length += len(data)
        self.size += len(data)

    def _new_segment(self) -> _Segment:
        self._number += 1
        path = self._home.segment(self._number)
        who = {"journal": self._journal, "writer": self._writer}
        head = frame(encode({"log": LOG_VERSION, **who}))
        descriptor = self._home.files.create(path)
        try:
            write_all(self._home.files, descriptor, head)
        except OSError:
            with suppress(OSError):
                self._home.files.close(descriptor)
            with suppress(OSError):
                self._home.files.remove(path)
            raise
        self._open = _Segment(path, descriptor, len(head))
        self._unsynced.append(self._open)
        return self._open

    def missing(self) -> bool:
        """Whether the segment in use has been taken away, as with a stick or by another program.

        What is written to it then goes nowhere, though the system does not say so.
        """
        # The thread of the screen may end the segment meanwhile.
        segment = self._open
        if segment is None:
            return False
        try:
            found = self._home.files.stat(segment.path)
        except (FileNotFoundError, NotADirectoryError):
            return True
        return found.st_ino != self._home.files.stat_open(segment.descriptor).st_ino

    def abandon(self) -> None:
        """Let go of segments that are missing; what was in them has to be written elsewhere."""
        self._frames, self._inherited, self._doubtful = [], False, False
        self.close()

    def seal(self) -> list[Path]:
        """End the segment; what comes next goes to a new one. Returns all segments so far."""
        self._open = None
        return segment_paths(self._home)

    def dirty(self) -> tuple[list[_Segment], int]:
        """The segments that wait for the disk, and the last commit in them.

        Where an earlier wait has failed, what waits is first written anew to a new segment:
        the system forgets after a failure, and a second wait for the same file would lie.

        Raises:
            OSError: It cannot be written; what waits still waits.
        """
        if self._inherited:
            for path in segment_paths(self._home):
                if all(path != segment.path for segment in self._unsynced):
                    self._unsynced.append(_Segment(path, self._home.files.open(path)))
            self._inherited = False
        if self._doubtful:
            old = list(self._unsynced)
            self._open = None
            self._write(b"".join(data for _, data in self._frames))
            if self._open is not None:
                self._open.again = True
            self._drop(old)
            self._doubtful = False
            for segment in old:
                if segment.again and not segment.named:
                    # All of it stands in the new one. A disk that never confirms anything
                    # would be filled with copies else.
                    with suppress(OSError):
                        self._home.files.remove(segment.path)
        return list(self._unsynced), self._frames[-1][0] if self._frames else 0

    def sync_now(self, segments: list[_Segment]) -> None:
        """Wait until these segments are on the disk.

        Raises:
            OSError: They may not be.
        """
        try:
            for segment in segments:
                self._home.files.sync(segment.descriptor)
            if any(not segment.named for segment in segments):
                self._home.files.sync_folder(self._home.folder)
        except OSError:
            self._doubtful = True
            raise

    def synced(self, segments: list[_Segment], seq: int) -> None:
        """Note that these segments are on the disk up to that commit."""
        for segment in segments:
            segment.named = True
        self._frames = [(number, data) for number, data in self._frames if number > seq]
        self._drop([segment for segment in segments if segment is not self._open])

    def forget(self, paths: list[Path], seq: int) -> None:
        """Let go of segments whose commits, up to that one, the journal file now holds."""
        self._frames = [(number, data) for number, data in self._frames if number > seq]
        self._inherited = False
        self._drop([segment for segment in self._unsynced if segment.path in paths])
        self.size = self._open.length if self._open else 0

    def close(self) -> None:
        """Close what is open."""
        self._open = None
        self._drop(list(self._unsynced))

    def _drop(self, segments: list[_Segment]) -> None:
        for segment in segments:
            if segment in self._unsynced:
                self._unsynced.remove(segment)
                with suppress(OSError):
                    self._home.files.close(segment.descriptor)

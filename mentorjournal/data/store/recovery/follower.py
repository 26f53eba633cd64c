"""Following a journal that another program writes: what it has kept since we last looked.

Nothing is written here. While there is a writer its change log says everything, also what it
has merged from elsewhere; the whole file is read only where the log no longer reaches back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from msgspec import Struct

from mentorjournal.data.store.disk.lock import holder
from mentorjournal.data.store.format.change import apply
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.reading import read_log
from mentorjournal.data.store.log.wal import Entry, segment_paths
from mentorjournal.data.store.recovery.load import load
from mentorjournal.data.store.recovery.loaded import Loaded, stamp_now
from mentorjournal.data.store.recovery.manifest import Stamp, read_manifest
from mentorjournal.errors import CannotOpen

Signature = tuple[object, ...]


class News(Struct, frozen=True):
    """What has happened since the last look.

    Attributes:
        writer: Who writes now: "process 4711 on thishost"; empty if nobody does.
        entries: Commits that follow what is known.
        loaded: The whole journal, where commits are not enough.
        stamp: The file's stamp.
    """

    writer: str
    entries: tuple[Entry, ...] = ()
    loaded: Loaded | None = None
    stamp: Stamp | None = None


class Follower:
    """Looks, again and again, in one thread."""

    def __init__(self, home: JournalDir, now: Callable[[], datetime]) -> None:
        self._home, self._now = home, now
        self._seen: Signature | None = None

    def poll_writer(self, seq: int, stamp: Stamp | None, journal: str) -> News | None:
        """What is new since that commit and stamp; None while it cannot be read, as in a
        checkpoint.

        The journal's uid is empty for one that did not exist.
        """
        try:
            writer = holder(self._home.files, self._home)
            signature = self._signature()
            here = signature[0]
            if signature == self._seen and (writer or here == stamp):
                return News(writer, stamp=stamp)
            news = self._read(writer, seq, stamp, journal)
        except (OSError, CannotOpen):
            return None
        self._seen = signature
        return news

    def forget(self) -> None:
        """Look at everything the next time."""
        self._seen = None

    def _signature(self) -> Signature:
        """What changes whenever the file or the log does."""
        sizes = []
        for path in segment_paths(self._home):
            found = self._home.files.stat(path)
            sizes.append((path.name, found.st_ino, found.st_size))
        return stamp_now(self._home), tuple(sizes)

    def _read(self, writer: str, seq: int, stamp: Stamp | None, journal: str) -> News:
        log = read_log(self._home)
        fresh = tuple(entry for entry in log.entries if entry.seq > seq)
        reached = seq + len(fresh)
        own = max((one.seq for one in read_manifest(self._home)), default=None)
        here = stamp_now(self._home)
        follows = not fresh or (fresh[0].seq == seq + 1 and fresh[-1].seq == reached)
        of_ours = bool(journal) and log.journals <= {journal}
        covered = own is not None and own <= reached if writer else here == stamp
        if follows and of_ours and (covered or here == stamp):
            return News(writer, fresh, stamp=here)
        loaded = load(self._home, self._now())
        if loaded.findings.gap and not loaded.findings.damaged:
            raise CannotOpen("File and log do not fit together yet.")
        for change in loaded.findings.normalized:
            apply(loaded.tables, change)
        return News(writer, loaded=loaded, stamp=loaded.stamp)

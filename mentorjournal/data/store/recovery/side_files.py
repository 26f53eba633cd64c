"""What stands beside a journal: seen before any of it is opened, and swept after a kill."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from mentorjournal.data.store.disk.files import is_file
from mentorjournal.data.store.disk.ownership import NotOurs
from mentorjournal.data.store.format.journal_file import read_encoded
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Inbox
from mentorjournal.data.store.log.wal import segment_paths
from mentorjournal.data.store.recovery.loaded import Loaded
from mentorjournal.data.store.recovery.manifest import digest_of, own_of
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen
from mentorjournal.text import plural


def look_beside(home: JournalDir) -> None:
    """See that all of it is this program's own: no link, no pipe, nothing of somebody else's.

    Raises:
        NotOurs: Something is not.
        OSError: It cannot be seen.
    """
    for trouble in strange_beside(home):
        raise trouble


def strange_beside(home: JournalDir) -> list[NotOurs]:
    """All that is not this program's own at the names it uses.

    Raises:
        OSError: It cannot be seen.
    """
    names = {*home.files.names(home.folder)}
    paths = [one for one in (home.lock, home.state, home.reserve) if one.name in names]
    folders = [one for one in (home.inbox, home.backups) if one.name in names]
    found = []
    for path in (*paths, *segment_paths(home), *folders):
        # What another program takes away meanwhile is no trouble.
        with suppress(FileNotFoundError):
            try:
                (home.files.see_folder if path in folders else home.files.see)(path)
            except NotOurs as error:
                found.append(error)
    return found


def strange_within(home: JournalDir) -> list[str]:
    """Sentences about what is among the requests and cannot be one; it is left as it is.

    Raises:
        OSError: It cannot be seen.
    """
    names = Inbox(home).strange()
    if not names:
        return []
    return [
        f"In “{home.inbox}”, {plural(len(names), 'thing is no request', 'things are no requests')}"
        " of this program: links, or what somebody else has put there. They are not read and left "
        "as they are; move them elsewhere."
    ]


def sweep(home: JournalDir, loaded: Loaded, now: datetime) -> list[str]:
    """Keep what could not be read, and remove what was not finished; returns under which names
    damaged segments of the log are kept.
    """
    _keep_displaced(home, loaded, now)
    kept = set_aside(home, now, {spot.path for spot in loaded.findings.damaged})
    Inbox(home).sweep()
    with suppress(OSError):
        for folder in (home.folder, home.backups):
            for name in home.files.names(folder):
                ours = folder == home.backups and snapshots.is_unfinished(name)
                if (ours or home.is_temporary(name)) and is_file(home.files, folder / name):
                    home.files.remove(folder / name)
        for path in loaded.findings.stale:
            home.files.remove(path)
    return kept


def set_aside(home: JournalDir, now: datetime, segments: Collection[Path]) -> list[str]:
    """Keep segments of the log among the backups, each once; returns their names there.

    Raises:
        OSError: One of them cannot be kept.
    """
    if not segments:
        return []
    known = {
        home.files.read(home.backups / one.file): one.name
        for one in snapshots.list_snapshots(home)
        if one.is_for(Reason.UNREAD_LOG) and is_file(home.files, home.backups / one.file)
    }
    names = []
    for path in sorted(segments):
        raw = home.files.read(path)
        if raw not in known:
            known[raw] = snapshots.keep_copy(home, now, Reason.UNREAD_LOG, raw)
        names.append(known[raw])
    return names


def _keep_displaced(home: JournalDir, loaded: Loaded, now: datetime) -> None:
    """Keep what another program wrote, where we were killed right after swapping it out."""
    for name in home.files.names(home.folder):
        path = home.folder / name
        if loaded.own is None or not home.is_temporary(name) or not is_file(home.files, path):
            continue
        raw = home.files.read(path)
        with suppress(CannotOpen):
            _, meta = read_encoded(home.schema, raw, name)
            own = own_of(loaded.noted, digest_of(raw))
            if meta["seq"] <= loaded.own.seq and own is None:
                snapshots.keep_copy(home, now, Reason.SET_ASIDE, raw)

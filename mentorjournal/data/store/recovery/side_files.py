"""What stands at the names beside a journal, seen before any of it is opened."""

from __future__ import annotations

from contextlib import suppress

from mentorjournal.data.store.disk.ownership import NotOurs
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Inbox
from mentorjournal.data.store.log.wal import segment_paths
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

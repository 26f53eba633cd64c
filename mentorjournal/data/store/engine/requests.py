"""Takes over what commands have submitted while this program was writing."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.engine.commits import Commits
from mentorjournal.data.store.format.keys import new_uid
from mentorjournal.data.store.log.inbox import Unreadable, rebased
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import NotKept


class _CannotSetAside(NotKept):
    """A request that cannot be read, and that cannot be kept elsewhere now."""


class Requests:
    """The requests in the inbox, as they become commits; for the thread that syncs."""

    def __init__(self, commits: Commits) -> None:
        self._commits = commits
        self._taken: set[str] = set()

    def drain(self) -> None:
        """Take over all of them; what has been taken over is safe before its request goes.

        Raises:
            NotKept: It cannot be kept here now; it stays where it is.
        """
        commits = self._commits
        if commits.read_only or not commits.state.meta:
            return
        with commits.work:
            try:
                waiting = commits.inbox.waiting()
            except OSError as error:
                raise NotKept(messages.REQUESTS_UNREAD.format(explain_os_error(error))) from error
            trouble = None
            for path in waiting:
                if path.name not in self._taken:
                    try:
                        self.take(path)
                    except _CannotSetAside as error:
                        # It says nothing that those behind it could build on.
                        trouble = error
                        continue
                    self._taken.add(path.name)
                if commits.sync().word == "safe":
                    with suppress(OSError):
                        commits.inbox.remove(path)
            if trouble is not None:
                raise trouble

    def take(self, path: Path) -> None:
        """Make the changes of one request.

        Raises:
            NotKept: They could not be made, or what cannot be read could not be set aside.
        """
        commits, state = self._commits, self._commits.state
        try:
            changes = commits.inbox.read(path, state.journal, state.copy)
        except FileNotFoundError:
            return
        except OSError as error:
            raise NotKept(messages.REQUESTS_UNREAD.format(explain_os_error(error))) from error
        except Unreadable:
            try:
                raw = commits.home.files.read(path)
                snapshots.keep_copy(commits.home, commits.now(), Reason.UNREAD_LOG, raw)
            except OSError as error:
                raise _CannotSetAside(
                    messages.REQUEST_NOT_SET_ASIDE.format(explain_os_error(error))
                ) from error
            commits.notices.append(messages.REQUEST_SET_ASIDE)
            return
        with state.guard:
            uids, ours = partial(new_uid, commits.now()), state.tables
            made = rebased(state.schema, changes, ours, state.known, state.purged, uids)
            commits.commit([*made])

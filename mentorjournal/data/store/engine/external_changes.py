"""What other programs do to the journal's file while it is open, merged into the journal."""

from __future__ import annotations

from mentorjournal.data.store.engine.commits import Commits
from mentorjournal.data.store.recovery.found_file import FoundFile, FoundMerge, find_file
from mentorjournal.data.store.recovery.loaded import stamp_now
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import NotKept, TooNew

STILL = 2
"""For so many beats a changed file must stand still: some programs write it bit by bit."""


class ExternalChanges:
    """Sees that the file has changed, and merges what it holds; for one thread at a time."""

    def __init__(self, commits: Commits) -> None:
        self._commits = commits
        self._seen, self._still = commits.manifest.stamp, 0
        # Sentences that tell that the journal is back; said once it is.
        self._unsaid: list[str] = []

    def changed(self) -> bool:
        """Whether the file has changed, and stood still since; asked at every beat."""
        here, stamp = stamp_now(self._commits.home), self._commits.manifest.stamp
        self._still = self._still + 1 if stamp != here == self._seen else 0
        self._seen = here
        return self._still >= STILL

    def stands_still(self) -> bool:
        """Whether the file is as we know it, or was changed and has stood still since."""
        here = stamp_now(self._commits.home)
        return here == self._commits.manifest.stamp or (here == self._seen and self._still >= STILL)

    def merge(self) -> None:
        """Take over what another program has done to the file.

        Raises:
            NotKept: A newer program has written it; nothing may be changed any more.
            OSError, CannotOpen: It could not be taken over.
        """
        commits, state, manifest = self._commits, self._commits.state, self._commits.manifest
        try:
            found = find_file(commits.home, commits.now(), state.journal, manifest)
        except TooNew as error:
            commits.read_only = str(error)
            state.revision += 1
            raise NotKept(str(error)) from error
        merged = self._merged(found)
        if merged.asked:
            commits.ask(merged.notice, merged.asked)
        if merged.changes:
            self.keep_ours(Reason.BEFORE_MERGE)
        with state.guard:
            # Somebody may have typed since.
            again = self._merged(found)
            if again.asked and not merged.asked:
                commits.ask(again.notice, again.asked)
            state.count_from(found.seq)
            commits.commit(again.changes)
            manifest.stamp, manifest.current = found.stamp, found.own
            manifest.aside = found.own is None
            if again.notice:
                told = self._unsaid if found.is_replaced(state.history) else commits.notices
                told.append(again.notice)
            state.history.seq = max(state.history.seq, found.seq)

    def _merged(self, found: FoundFile) -> FoundMerge:
        state = self._commits.state
        with state.guard:
            return found.merge_into(
                state.tables, state.known, state.purges, state.history, state.base
            )

    def tell_that_it_is_back(self) -> None:
        """Say what was said of files in whose place the journal has been put."""
        self._commits.notices += self._unsaid
        self._unsaid = []

    def keep_ours(self, reason: str) -> None:
        """Keep the journal as it is here, which the file need not be, among the backups.

        Raises:
            OSError: It could not be kept.
        """
        commits = self._commits
        snapshots.keep_copy(commits.home, commits.now(), reason, commits.state.content())

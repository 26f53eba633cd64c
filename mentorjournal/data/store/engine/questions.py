"""What is to be asked of the person before it is done to the journal, and what then is done."""

from __future__ import annotations

from collections.abc import Set
from contextlib import suppress

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.engine.checkpoint import Checkpointer
from mentorjournal.data.store.engine.commits import Commits
from mentorjournal.data.store.engine.requests import Requests
from mentorjournal.data.store.format.change import Change, Key, Versions
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.log.inbox import Question
from mentorjournal.data.store.recovery import mass_deletion
from mentorjournal.data.store.recovery.conflict_copies import CopiesBeside
from mentorjournal.data.store.recovery.mass_deletion import MassDeletion
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.contents import read_backup
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen, NotFound, NotKept

_TRIES = 5
"""So often a copy is compared anew with a journal that was changed meanwhile."""


class Questions:
    """Changes by others that are too many, copies beside the journal, records that were gone.

    Attributes:
        copies_beside: What to say of copies of the journal where nobody is asked about them.
    """

    def __init__(self, commits: Commits, checkpointer: Checkpointer, requests: Requests) -> None:
        self._commits, self._checkpointer, self._requests = commits, checkpointer, requests
        self._mass_deletion: MassDeletion | None = None
        self._copies = CopiesBeside(commits.home, commits.now)
        self.copies_beside: list[str] = []

    def ask_about_losses(self, found: MassDeletion) -> None:
        """Ask about what was gone when the journal was opened; its file is left alone so long."""
        self._mass_deletion = found
        self._checkpointer.blocked = found.words

    def all(self) -> list[Question]:
        """What is to be asked, oldest first."""
        commits, gone = self._commits, self._mass_deletion
        first = [Question(mass_deletion.QUESTION, gone.question)] if gone else []
        try:
            found = first + commits.inbox.questions(commits.state.journal)
        except OSError as error:
            # The questions stay where they are, and are asked once they can be read.
            commits.say_once(messages.QUESTIONS_UNREAD.format(explain_os_error(error)))
            return first
        found += self._copies.questions()
        commits.asks = bool(found)
        return found

    def answer(self, question: str, yes: bool) -> EncodedTables | None:
        """Make the changes that were asked about, or let go of them.

        Returns:
            The records as they were, where what was gone has been brought back.

        Raises:
            NotKept: They could not be made; the question stays.
        """
        if question == mass_deletion.QUESTION:
            return self._answer_losses(yes) if self._mass_deletion else None
        commits = self._commits
        with commits.work:
            if name := self._copies.asked_about(question):
                if yes:
                    self._take_copy(name)
                else:
                    # It is asked about again at the next start.
                    del self._copies.waiting[name]
                return None
            path = commits.inbox.path_of(question)
            if yes:
                self._checkpointer.checkpoint()
                self._checkpointer.snapshot(Reason.BEFORE_MERGE)
                self._requests.take(path)
                commits.see_safe()
            with suppress(OSError):
                commits.inbox.remove(path)
        return None

    def _answer_losses(self, yes: bool) -> EncodedTables | None:
        """Take over the file from which records are gone, or bring them back."""
        commits, gone = self._commits, self._mass_deletion
        assert gone is not None
        whole = None if yes else self._before_loss(gone)
        try:
            raw = commits.home.files.read_journal(commits.home.target)
            snapshots.keep_copy(commits.home, commits.now(), Reason.FEWER_RECORDS, raw)
        except OSError as error:
            raise NotKept(messages.NOT_CHANGED.format(explain_os_error(error))) from error
        before = None if whole is None else commits.replace_contents(whole)
        self._mass_deletion, self._checkpointer.blocked = None, ""
        commits.state.dirty = commits.manifest.aside = True
        # What cannot be written now is kept in the log, and tried again.
        with suppress(NotKept):
            self._checkpointer.checkpoint()
        return before

    def _before_loss(self, gone: MassDeletion) -> EncodedTables:
        """The journal with what is gone brought back from the snapshot."""
        state = self._commits.state
        try:
            found = read_backup(self._commits.home, gone.backup, self._commits.now())
        except (CannotOpen, NotFound) as error:
            raise NotKept(f"{messages.NOTHING_CHANGED} {error}") from error
        with state.guard:
            ours = {*state.known, *state.purges}
            return mass_deletion.brought_back(found[0], state.tables, ours)

    def look_for_copies(self) -> None:
        """Notice copies that a sync program has put beside the journal.

        Raises:
            OSError: They cannot be seen.
        """
        if not self._mass_deletion and self._copies.changed():
            self._commits.notices += self._copies.look(*self._as_it_is())
            self._commits.asks = self._commits.asks or bool(self._copies.waiting)

    def _as_it_is(self) -> tuple[EncodedTables, str, Versions, Set[Key]]:
        """What a copy is compared with; nothing of it changes any more."""
        state = self._commits.state
        with state.guard:
            known = {key: {*versions} for key, versions in state.known.items()}
            return state.copy(), state.journal, known, {*state.purged}

    def _take_copy(self, name: str) -> None:
        """Take in a copy by record; it is then kept among the backups.

        Raises:
            NotKept: It could not be done; the copy stays.
        """
        self._checkpointer.checkpoint()
        self._checkpointer.snapshot(Reason.BEFORE_MERGE)
        waiting = self._copies.waiting[name]
        try:
            for _ in range(_TRIES):
                copy, raw = self._copies.compared(waiting, *self._as_it_is())
                assert copy.merged is not None
                if self._commit_if_they_stand(copy.merged.changes):
                    break
            else:
                raise NotKept(messages.COPY_NOT_TAKEN_NOW.format(name))
            self._commits.see_safe()
            self._copies.set_aside(name, raw)
        except (OSError, CannotOpen) as error:
            raise NotKept(messages.COPY_NOT_TAKEN.format(name, explain_os_error(error))) from error
        self._commits.notices.append(messages.copy_taken(name, copy.merged.conflicts))

    def _commit_if_they_stand(self, changes: list[Change]) -> bool:
        """Commit changes if what each replaces is still there: somebody may have typed since."""
        state = self._commits.state
        with state.guard:
            stand = all(
                fingerprint(state.encoded(one.table, one.key)) == one.was for one in changes
            )
            if stand:
                self._commits.commit(changes)
            return stand

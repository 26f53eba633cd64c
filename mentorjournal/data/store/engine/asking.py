"""What is to be asked of the person before it is done to the journal."""

from __future__ import annotations

from mentorjournal.data.store.disk.save_state import why
from mentorjournal.data.store.engine.log_storage import LogStorage, Setting
from mentorjournal.data.store.format.change import Change
from mentorjournal.data.store.format.layout import Lines
from mentorjournal.data.store.recovery import mass_deletion
from mentorjournal.data.store.recovery.conflict_copies import CopiesBeside
from mentorjournal.data.store.recovery.loaded import Loaded
from mentorjournal.data.store.recovery.mass_deletion import MassDeletion
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.contents import read_backup
from mentorjournal.errors import CannotOpen, NotFound, NotKept


class AskingStorage(LogStorage):
    """A storage that keeps questions; what is answered is done by `JournalStorage`.

    Attributes:
        asks: Whether there may be questions.
        mass_deletion: What another program removed before the journal was opened, until the
            person has chosen; the file is left as it is so long.
        beside: What to say of such copies where nobody is asked.
        conflict_copies: Copies of the journal that a sync program has put beside it.
    """

    def __init__(self, setting: Setting, loaded: Loaded) -> None:
        """A storage of what was loaded."""
        super().__init__(setting, loaded)
        # Until somebody looks, there may be questions that an earlier run left.
        self.asks = True
        self.mass_deletion: MassDeletion | None = None
        self.beside: list[str] = []
        self.conflict_copies = CopiesBeside(setting.home, setting.now)

    def ask(self, question: str, changes: list[Change]) -> None:
        """Keep changes that are too many to be made without a question.

        Raises:
            OSError: They could not be kept.
        """
        self._inbox.submit(self._meta["journal"], changes, self._now(), question)
        self.asks = True

    def questions(self) -> list[tuple[str, str]]:
        """Id and words of what is to be asked, oldest first."""
        first = (
            [(mass_deletion.QUESTION, self.mass_deletion.question)] if self.mass_deletion else []
        )
        try:
            found = first + self._inbox.questions(self._meta.get("journal", ""))
        except OSError as error:
            # The questions stay where they are, and are asked once they can be read.
            self._say_once(f"What there is to ask about cannot be read: {why(error)}.")
            return first
        found += self.conflict_copies.questions()
        self.asks = bool(found)
        return found

    def before_loss(self) -> Lines:
        """The journal with what is gone brought back from the snapshot.

        Raises:
            NotKept: The snapshot cannot be read any more.
        """
        assert self.mass_deletion is not None
        try:
            found = read_backup(self._home, self.mass_deletion.backup, self._now())
        except (CannotOpen, NotFound) as error:
            raise NotKept(f"Nothing was changed. {error}") from error
        with self.guard:
            return mass_deletion.brought_back(found[0], self.tables, {*self._known, *self._purges})

    def keep_as_found(self) -> None:
        """Keep the file from which records are gone among the backups.

        Raises:
            NotKept: It could not be kept.
        """
        try:
            raw = self._home.files.read_journal(self._home.target)
            snapshots.keep_copy(self._home, self._now(), mass_deletion.REASON, raw)
        except OSError as error:
            raise NotKept(f"Nothing was changed, because {why(error)}.") from error

"""What the journal has of the notes that are shown, and whether the editor is ahead of it."""

from __future__ import annotations

from msgspec.structs import replace

from mentorjournal.data.records.models import Record
from mentorjournal.journal import Journal
from mentorjournal.text import clean


class NotesKeeper:
    """Hands what is typed to the journal, over the notes that it was typed over.

    Notes are what the journal has. Text is the same as the editor has it, whose line ends are all
    alike; as long as nothing is typed the notes keep theirs.

    Args:
        journal: Where the notes are kept.

    Attributes:
        uid: The session whose notes are shown; empty for none.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.uid = ""
        self._kept = ""
        self._handed = ""

    def show(self, uid: str, notes: str, text: str) -> None:
        """The editor shows notes of the journal from now on.

        Args:
            uid: Their session; empty for none.
            notes: The notes as the journal has them.
            text: The same as the editor has them.
        """
        self.uid, self._kept, self._handed = uid, notes, text

    def is_ahead(self, text: str) -> bool:
        """Whether the editor has a text that was not handed over yet."""
        return bool(self.uid) and text != self._handed

    def is_behind(self, notes: str, text: str) -> bool:
        """Whether the journal has other notes by now, and nothing was typed over the old ones."""
        return notes != self._kept and text == self._handed

    def hand_over(self, text: str) -> str | None:
        """Keep what the editor has.

        Returns:
            The notes to be shown from now on, where the journal keeps others than those: another
            program has changed them meanwhile. None where the editor may go on as it is.

        Raises:
            JournalError: It could not be kept; the editor is still ahead.
        """
        kept = self._journal.sessions.keep_notes(self.uid, text, over=self._kept).notes
        self._kept, self._handed = kept, text
        return None if kept in (text, clean(text)) else kept

    def unsaved(self, text: str) -> tuple[Record, ...]:
        """The session with a text for its notes, where the journal lacks that."""
        if not self.is_ahead(text):
            return ()
        return (replace(self._journal.sessions.get(self.uid), notes=clean(text)),)

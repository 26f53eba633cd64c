"""The backups: when they were made and why, and going back to one after a look at what changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import Backup, Preview, change_words
from mentorjournal.dates import show_date
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.file_parts import FileParts, with_file
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import plural
from mentorjournal.widgets.backup_list import BackupList, BackupRow
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import line

NOTHING = (
    "There are no backups yet. One is kept every hour while the journal changes, one when you "
    "leave, and one before everything that changes much at once."
)
FIRST = "\n\nThe journal as it is now is kept as a backup first, and undo takes it back."


@with_file
class BackupsScreen(JournalScreen):
    """The backups, the newest first; enter goes back to one, after a question."""

    WHERE: ClassVar[str] = "backups"
    HELP: ClassVar[str | None] = (
        "Every state of the journal that was kept: one an hour, fewer the older they are, and one "
        "before every large change. What was set aside is no state of this journal, but a damaged "
        "or foreign file."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("backups")

    DEFAULT_CSS = """
    BackupsScreen {
        Vertical { padding: 1 1 0 1; height: 1fr; }
        BackupList { height: 1fr; }
        #backups-heading { height: 1; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty #backups-heading, &.-empty BackupList { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.parts: FileParts = FileParts(self)

    def compose_body(self) -> ComposeResult:
        """The list, or what would stand in it."""
        yield from self.parts.compose()
        with Vertical():
            yield Static(id="backups-heading")
            yield BackupList()
            yield Empty(NOTHING)

    def read(self) -> None:
        """Have the backups read, in a thread: they are whole journals."""
        self.parts.fill()
        self.query_one(BackupList).focus()
        self._list()

    @work(thread=True, group="backups", exclusive=True)
    def _list(self) -> None:
        try:
            found = self.journal.backups.all()
        except JournalError as error:
            self._on_screen(self.say, error)
        else:
            self._on_screen(self._show, found)

    def _show(self, backups: list[Backup]) -> None:
        self.set_class(not backups, "-empty")
        self.query_one("#backups-heading", Static).update(
            line(("Backups", "bold"), ("   the newest first", "$muted"))
        )
        self.query_one(BackupList).fill([self._row(backup) for backup in backups])

    def _row(self, backup: Backup) -> BackupRow:
        snapshot = backup.snapshot
        return BackupRow(
            snapshot.name,
            f"{show_date(snapshot.day, self.journal.today())} {snapshot.time}".strip(),
            snapshot.reason,
            "not whole" if backup.records is None else plural(backup.records, "record"),
        )

    def fits(self, command: str) -> bool:
        """Where nothing stands, nothing can be done with it."""
        return self.query_one(BackupList).row is not None

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_backups_restore()

    def action_backups_restore(self) -> None:
        """Look at what going back to the highlighted backup would change."""
        row = self.query_one(BackupList).row
        if row is None:
            raise NotFound("There is no backup to go back to.")
        self.need_to_write()
        self._look(row.name)

    @work(thread=True, group="restore", exclusive=True)
    def _look(self, name: str) -> None:
        try:
            found = self.journal.backups.preview(name)
        except JournalError as error:
            self._on_screen(self.say, error)
        else:
            self._on_screen(self._ask, found)

    def _ask(self, preview: Preview) -> None:
        if preview.same:
            self.say("That backup is what the journal is now.", calm=True)
            return
        detail = "\n".join(change_words(preview, SCHEMA)) + FIRST
        question = f"Go back to {preview.name}?"

        def answered(yes: bool | None) -> None:
            if yes:
                self._restore(preview)

        dialog = ConfirmDialog(question, yes="go back", no="stay", detail=detail)
        self.app.push_screen(dialog, answered)

    @work(thread=True, group="restore", exclusive=True)
    def _restore(self, preview: Preview) -> None:
        try:
            self.journal.backups.restore(preview)
        except JournalError as error:
            self._on_screen(self.say, error)
        else:
            self._on_screen(self._restored)

    def _restored(self) -> None:
        self.say(f"The journal is as it was. {self.key('app.undo')} takes that back.", calm=True)
        self.tick()

    def _on_screen(self, call: Callable[..., object], *what: object) -> None:
        """Go on in the screen's thread, unless the program has ended meanwhile."""
        if self.app.is_running:
            self.app.call_from_thread(call, *what)

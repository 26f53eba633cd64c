"""The trash: what was deleted, when, and what went with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.records.models import (
    Assessment,
    DeletedPart,
    Goal,
    Negotiation,
    Person,
    Record,
    Relationship,
    RoleCheck,
    Session,
)
from mentorjournal.data.schema import SCHEMA
from mentorjournal.dates import on_the_wall, show_date
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.trash import TrashItem
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.file_parts import FileParts, with_file
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import plural
from mentorjournal.widgets.discreet import about_pay, speaks_of_pay
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.trash_list import TrashList, TrashRow

NOTHING = (
    "Nothing has been deleted. What you delete comes here first, with all that hangs on it, "
    "and can be put back."
)
FOR_GOOD = (
    "It is taken out of the journal, its change log and every backup, and nobody can bring it "
    "back: not with undo, nor from the trash, nor from a backup.\n\nWhat you exported or copied "
    "yourself stays where it is; so does what a git repository remembers."
)
NOT_FOR_ME = "not for you to see"
SCRAPS = {
    "readings": "reading",
    "steps": "step",
    "evidence": "evidence",
    "market": "market figure",
    "responsibilities": "responsibility",
}


@with_file
class TrashScreen(JournalScreen):
    """What was deleted, the latest first; enter puts it back."""

    WHERE: ClassVar[str] = "trash"
    HELP: ClassVar[str | None] = (
        "Everything that was deleted, the latest first. What was deleted together comes back "
        "together. For good means out of every backup as well."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("trash")

    DEFAULT_CSS = """
    TrashScreen {
        Vertical { padding: 1 1 0 1; height: 1fr; }
        TrashList { height: 1fr; }
        #trash-heading { height: 1; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty #trash-heading, &.-empty TrashList { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.parts: FileParts = FileParts(self)

    def compose_body(self) -> ComposeResult:
        """The list, or what would stand in it."""
        yield from self.parts.compose()
        with Vertical():
            yield Static(id="trash-heading")
            yield TrashList()
            yield Empty(NOTHING)

    def read(self) -> None:
        """Fill the list."""
        self.parts.fill()
        thrown = self.journal.trash.all()
        self.set_class(not thrown, "-empty")
        self.query_one("#trash-heading", Static).update(
            line(("Deleted", "bold"), ("   the latest first", "$muted"))
        )
        rows = self.query_one(TrashList)
        rows.fill([self._row(each) for each in thrown])
        rows.focus()

    def _row(self, thrown: TrashItem) -> TrashRow:
        chief = thrown.chief
        names = {each.uid: each.name for each in thrown.records if isinstance(each, Person)}
        rest = Counter(each.table for each in thrown.records[1:] if each.table != "person")
        with_it = ", ".join(plural(count, *words_of(table)) for table, count in rest.items())
        title = NOT_FOR_ME if thrown.shut else self._title(chief, names)
        of_sheet = getattr(chief, "parent_table", chief.table) == Negotiation.table
        return TrashRow(
            thrown=thrown,
            kind=_kind(chief, thrown.shut),
            title=title,
            with_it=f"with {with_it}" if with_it else "",
            when=self._when(chief.deleted),
            private=of_sheet or speaks_of_pay(title) or self._of_pay_goal(chief),
        )

    def _of_pay_goal(self, record: Record) -> bool:
        """Whether it is a part of a goal whose figures say what somebody earns."""
        if not isinstance(record, DeletedPart) or record.parent_table != Goal.table:
            return False
        try:
            return about_pay(self.journal.record(Goal, record.parent))
        except NotFound:
            return True

    def _title(self, record: Record, names: dict[str, str]) -> str:
        """What the person knows it by."""
        if isinstance(record, Relationship):
            return names.get(record.person) or self._name_of(record.uid)
        if isinstance(record, Session):
            day = show_date(record.on, self.journal.today())
            return f"{day} with {self._name_of(record.relationship)}"
        if isinstance(record, DeletedPart):
            return _scrap_title(record.content)
        if isinstance(record, Assessment | RoleCheck):
            return f"of {show_date(record.on, self.journal.today())}"
        for field in ("name", "title", "text", "area", "offer"):
            if found := getattr(record, field, ""):
                return str(found)
        about = getattr(record, "relationship", None)
        return f"with {self._name_of(about)}" if about else ""

    def _name_of(self, relationship: str) -> str:
        try:
            return self.name_of(self.journal.relationships.get(relationship))
        except NotFound:
            return "somebody"

    def _when(self, deleted: datetime | None) -> str:
        if deleted is None:
            return ""
        local = on_the_wall(deleted, self.journal.now())
        return f"{show_date(local.date(), self.journal.today())}, {local:%H:%M}"

    def fits(self, command: str) -> bool:
        """Where nothing stands, nothing can be done with it."""
        return self.query_one(TrashList).row is not None

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_trash_restore()

    def action_trash_restore(self) -> None:
        """Put the highlighted deletion back."""
        row = self.query_one(TrashList).row
        if row is None:
            raise NotFound("There is nothing to put back.")
        self.journal.trash.restore(row.thrown)
        self.say(f"The {row.kind} is back.", calm=True)
        self.tick()

    def action_trash_purge(self) -> None:
        """Delete the highlighted deletion for good, after a question."""
        row = self.query_one(TrashList).row
        if row is None:
            raise NotFound("There is nothing to delete for good.")
        what = f"{row.title} ({row.kind}{f', {row.with_it}' if row.with_it else ''})"
        covered = f"Delete this {row.kind} for good?" if row.private else ""
        self._ask_to_purge(f"Delete {what} for good?", [row.thrown], covered)

    def action_trash_empty(self) -> None:
        """Delete everything in the trash for good, after a question."""
        thrown = self.journal.trash.all()
        if not thrown:
            raise NotFound("There is nothing to delete for good.")
        kinds = Counter(_kind(record, each.shut) for each in thrown for record in each.records)
        forms = {table.words[0]: table.words for table in SCHEMA.tables.values()}
        words = ", ".join(
            plural(count, *forms.get(kind, (kind, f"{kind}s"))) for kind, count in kinds.items()
        )
        self._ask_to_purge(f"Delete everything in the trash for good: {words}?", thrown)

    def _ask_to_purge(self, question: str, thrown: Sequence[TrashItem], covered: str = "") -> None:
        self.need_to_write()

        def answered(yes: bool | None) -> None:
            if yes:
                self.say("Deleting for good; this may take a moment.", calm=True)
                self._purge(thrown)

        dialog = ConfirmDialog(
            question, yes="delete for good", no="keep", detail=FOR_GOOD, covered=covered
        )
        self.app.push_screen(dialog, answered)

    @work(thread=True, group="purge")
    def _purge(self, thrown: Sequence[TrashItem]) -> None:
        """Delete in a thread: every backup is written anew."""
        try:
            self.journal.trash.purge(*thrown)
        except JournalError as error:
            self._tell(error)
        else:
            self._tell("Deleted for good, out of the backups too.")

    def _tell(self, message: str | JournalError) -> None:
        """Say how it ended, unless the program has ended meanwhile; the store finishes it then."""
        if self.app.is_running:
            self.app.call_from_thread(self.say, message, calm=True)
            self.app.call_from_thread(self.tick)


def words_of(table: str) -> tuple[str, str]:
    """What a record of a table is called: for one, and for several."""
    return SCHEMA.tables[table].words


def _kind(record: Record, shut: bool) -> str:
    """What a record is called; of a pay talk that is not for me to see not even which part."""
    if shut:
        return words_of(Negotiation.table)[0]
    if isinstance(record, DeletedPart):
        return SCRAPS.get(record.field, record.field.rstrip("s"))
    return words_of(record.table)[0]


def _scrap_title(content: dict[str, Any]) -> str:
    """A part by its words, or by its value and day."""
    named = next((str(content[key]) for key in ("title", "text") if content.get(key)), "")
    told = [str(content[key]) for key in ("value", "source", "on") if content.get(key)]
    return named or ", ".join(told)

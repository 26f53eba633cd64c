"""What other programs did to the journal, and what was changed both here and there."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.store import Choice, Copied, Record
from mentorjournal.dates import on_the_wall, show_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.file_parts import FileParts, with_file
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.trash import words_of
from mentorjournal.widgets.conflict_pair import ConflictPair
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line, plain
from mentorjournal.widgets.row_list import Row, RowList

NOTHING = (
    "Nothing waits for a decision. Where another program, such as one that copies files between "
    "machines, changes a record that was changed here too, both versions are kept and shown here."
)
MOST_NOTICES = 4
DONE: dict[Choice, str] = {
    "mine": "Your version stays; theirs is in the trash.",
    "both": "Both versions stay.",
    "theirs": "Their version has taken the place of yours, which is in the trash.",
}
"""What is said once it is decided, in the order of the strip."""


@with_file
class ConflictsScreen(JournalScreen):
    """The records that were changed in two places, and the two versions of one of them."""

    WHERE: ClassVar[str] = "conflicts"
    PRIVATE: ClassVar[bool] = True
    HELP: ClassVar[str | None] = (
        "Each row was changed here and by another program. Below stands what differs. Left and "
        "right choose which version is kept, and enter keeps it. The "
        "version that is not kept goes to the trash, so nothing is lost either way."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("conflicts")

    DEFAULT_CSS = """
    ConflictsScreen {
        Vertical { padding: 1 1 0 1; height: 1fr; }
        #notices { height: auto; color: $muted; padding: 0 0 1 0; }
        #conflicts-heading { height: 1; }
        RowList { height: auto; max-height: 8; margin: 0 0 1 0; }
        #keep { height: 1; margin: 0 0 1 0; }
        #versions { height: 1fr; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty #conflicts-heading, &.-empty RowList, &.-empty #keep,
        &.-empty #versions { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.parts: FileParts = FileParts(self)
        self._copied: dict[str, Copied] = {}
        self._keep: Choice = "mine"

    def compose_body(self) -> ComposeResult:
        """What happened, the list, the two versions."""
        yield from self.parts.compose()
        with Vertical():
            yield Static(id="notices")
            yield Static(line(("Changed in two places", "bold")), id="conflicts-heading")
            yield RowList()
            yield Static(id="keep")
            with VerticalScroll(id="versions", can_focus=False):
                yield ConflictPair()
            yield Empty(NOTHING)

    def read(self) -> None:
        """Fill the list."""
        self.parts.fill()
        notices = self.journal.file.notices[-MOST_NOTICES:]
        self.query_one("#notices", Static).update(plain("\n".join(notices)))
        self.query_one("#notices").display = bool(notices)
        self._copied = {each.theirs.uid: each for each in self.journal.conflicts.all()}
        self.set_class(not self._copied, "-empty")
        rows = self.query_one(RowList)
        titles = self._titles()
        rows.fill(
            [Row(uid, partial(self._row, each, titles[uid])) for uid, each in self._copied.items()]
        )
        rows.focus()
        self._compare()
        self._show_strip()

    def _row(self, copied: Copied, title: str, width: int) -> Content:
        kind = fit(words_of(copied.theirs.table)[0], 14)
        return line((kind, "$muted"), fit(title, max(width - len(kind), 1)))

    def _titles(self) -> dict[str, str]:
        """What the person knows each by; where two are alike, with the time it began."""
        records = {uid: each.mine or each.theirs for uid, each in self._copied.items()}
        titles = {uid: self._title(record) for uid, record in records.items()}
        often = Counter(titles.values())
        return {
            uid: f"{title}, {self._time(records[uid])}" if often[title] > 1 else title
            for uid, title in titles.items()
        }

    def _time(self, record: Record) -> str:
        """When it began, or was written down."""
        now = self.journal.now()
        began = on_the_wall(getattr(record, "started", None) or record.created, now)
        if isinstance(record, Session) and began.date() == record.on:
            return f"{began:%H:%M}"
        return f"{show_date(began.date(), now.date())}, {began:%H:%M}"

    def _name_of(self, uid: str) -> str:
        """With whom a relationship is; empty where that is deleted for good."""
        try:
            relationships = self.journal.relationships
            return relationships.person(relationships.get(uid)).name
        except NotFound:
            return ""

    def _title(self, record: Record) -> str:
        """What the person knows it by."""
        if isinstance(record, Session):
            day = show_date(record.on, self.journal.today())
            return ", ".join(filter(None, (self._name_of(record.relationship), day)))
        if isinstance(record, Relationship):
            return self._name_of(record.uid)
        for field in ("name", "title", "text", "aim"):
            if found := getattr(record, field, ""):
                return str(found)
        return ""

    @on(LineList.Highlighted)
    def _compare(self) -> None:
        copied = self._copied.get(self.query_one(RowList).chosen)
        found = self.journal.conflicts.differences(copied) if copied else []
        self.query_one(ConflictPair).rows = [(each.name, each.mine, each.theirs) for each in found]

    def action_conflict_settle(self) -> None:
        """Keep the version that is chosen of the highlighted record."""
        copied = self._copied.get(self.query_one(RowList).chosen)
        if copied is None:
            raise NotFound("Nothing waits for a decision.")
        self.journal.conflicts.resolve(copied, self._keep)
        self.say(f"{DONE[self._keep]} {self.key('app.undo')} takes that back.", calm=True)
        self._keep = "mine"
        self.tick()

    def fits(self, command: str) -> bool:
        """Where nothing waits, nothing can be decided."""
        return bool(self._copied)

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.need_to_write()
            self.action_conflict_settle()

    def action_conflict_next(self) -> None:
        """Choose the next version."""
        self._step(1)

    def action_conflict_back(self) -> None:
        """Choose the version before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        choices = list(DONE)
        self._keep = choices[(choices.index(self._keep) + step) % len(choices)]
        self._show_strip()

    def _show_strip(self) -> None:
        """The three ways to decide, the chosen one between marks."""
        words = [
            (f"› {each} ‹", "bold $accent") if each == self._keep else (f"  {each}  ", "$muted")
            for each in DONE
        ]
        self.query_one("#keep", Static).update(line(("Keep ", "$muted"), *words))

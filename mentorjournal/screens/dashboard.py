"""The dashboard: what to do next, and how every relationship stands."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from mentorjournal.commands import Command
from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Record, Relationship
from mentorjournal.dates import WEEKDAYS, full_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.deliverables import OWNERS_PLACES
from mentorjournal.mentoring.next_steps import NextStep, next_steps
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dashboard_rows import goes_along, nearest, relationship_rows, year_of
from mentorjournal.screens.follow_up_rows import EVERYBODY
from mentorjournal.screens.header_model import TITLE, Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.incremental_loader import IncrementalLoader
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.page_parts import opening_parts
from mentorjournal.screens.parts import OLD_ONES, WRAP_UP
from mentorjournal.screens.relationship_actions import RelationshipActions
from mentorjournal.text import named, plural
from mentorjournal.widgets.call_later import call_in
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.next_list import NextList
from mentorjournal.widgets.plain import line, plain
from mentorjournal.widgets.relationship_table import RelationshipTable
from mentorjournal.widgets.year_bars import YearBars

NOBODY = (
    "Nobody is in the journal just now. Here you will see everybody you mentor and everybody "
    "who mentors you: the month of the roadmap, the last talk and the next, what is open."
)
# Seconds between two moments of reading, for a look at the keyboard.
PAUSE = 0.002
OF_SOMEBODY = ("session.start", "session.book", "export.open")
PLACE_OF = {
    "no plan": "plan",
    "no goals": "plan",
    "untouched goals": "plan",
    "goals behind": "plan",
    "pay date": "negotiation",
    "pay date ahead": "negotiation",
    "advice": "follow-ups",
}


@opening_parts
class DashboardScreen(JournalScreen):
    """A ranked list of what to do, and the table of relationships; one cursor through both.

    Attributes:
        actions: What can be done with the highlighted relationship.
    """

    WHERE: ClassVar[str] = "dashboard"
    HELP: ClassVar[str | None] = (
        "Above stands what to do next, the most pressing first; below, everybody. Up and down "
        "go through both lists, tab jumps between them. Keys are about the highlighted one. "
        "Open counts promised actions: mine, then theirs. The bars are the sessions of the "
        "last twelve months."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("dashboard")
    AUTO_FOCUS: ClassVar[str | None] = "RelationshipTable"

    DEFAULT_CSS = """
    DashboardScreen {
        #board { height: 1fr; padding: 1 1 0 1; }
        .heading { height: 1; }
        NextList { max-height: 30%; }
        #who { margin: 1 0 0 0; }
        RelationshipTable { height: 1fr; }
        YearBars { margin: 1 0 0 0; padding: 0 0 0 2; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty .filled { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._facts = JournalOverview(people={}, relationships=())
        self._reader = IncrementalLoader(journal)
        self.actions = RelationshipActions(self, lambda: self.relationship)

    def compose_body(self) -> ComposeResult:
        """Next, relationships, the year of the highlighted one."""
        with Vertical(id="board"):
            yield Static(id="next-heading", classes="heading filled")
            yield NextList(id="next")
            yield Static(id="who", classes="heading filled")
            yield Static(id="table-heading", classes="heading filled")
            yield RelationshipTable(id="table")
            yield YearBars(classes="filled")
            yield Empty(NOBODY, "person.add", "adds a person")

    def header_words(self) -> Heading:
        """The program, and the day."""
        today = self.journal.today()
        return Heading(TITLE, clock=f"{WEEKDAYS[today.weekday()]} {full_date(today)}")

    @property
    def _steps(self) -> NextList:
        return self.query_one(NextList)

    @property
    def _table(self) -> RelationshipTable:
        return self.query_one(RelationshipTable)

    def read(self) -> None:
        """Fill both lists."""
        today = self.journal.today()
        self._facts = facts = self._reader.facts()
        if not (self._reader.complete or self._reader.begun):
            call_in(self, PAUSE, self._read_on)
        steps = next_steps(facts, today)
        self.set_class(not facts.relationships and not steps, "-empty")
        self._steps.display = bool(steps)
        self._table.display = bool(facts.relationships)
        self._steps.fill(steps)
        self._table.fill(
            relationship_rows(facts, today, counted=self._reader.complete, hide=self.hidden)
        )
        self.query_one("#next-heading", Static).update(
            line(("Next", "bold"), (f"   {self._how_many(steps, today)}", "$muted"))
        )
        self.query_one("#who", Static).update(_heading(facts, today))
        self._keep_focus()
        self.call_after_refresh(self._follow)

    def _how_many(self, steps: Sequence[NextStep], today: date) -> str:
        if not steps and self._reader.complete:
            return "   ".join(filter(None, ("nothing is waiting", nearest(self._facts, today))))
        count = plural(len(steps), "thing")
        return count if self._reader.complete else f"{count}, reading the notes for more …"

    def _read_on(self) -> None:
        """Read notes for a moment; when all are read, fill the lists anew."""
        if self._reader.read_on():
            with self.show_errors():
                self.read()
        else:
            call_in(self, PAUSE, self._read_on)

    def _keep_focus(self) -> None:
        """Put the cursor where rows are; at first on the relationships."""
        focused = self.focused
        if isinstance(focused, LineList) and focused.display and focused.rows:
            return
        for rows in (self._table, self._steps):
            if rows.rows:
                rows.focus()
                return

    @on(LineList.Highlighted)
    def _follow(self) -> None:
        """Let the table and the year follow what is highlighted."""
        table = self._table
        step = self._steps.row
        if self._steps.has_focus and step is not None and step.relationship:
            table.highlight(step.relationship)
        row = table.row
        relationship = next(
            (b for b in self._facts.relationships if row and b.uid == row.uid), None
        )
        year = year_of(self._facts, relationship, self.journal.today()) if relationship else None
        self.query_one(YearBars).year = year
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Follow the list that has the cursor now."""
        self._follow()

    @on(RelationshipTable.Rearranged)
    def _head_table(self) -> None:
        """Name the columns where they stand."""
        self.query_one("#table-heading", Static).update(self._table.heading())

    @on(LineList.Passed)
    def _pass_on(self, event: LineList.Passed) -> None:
        """Go from one list into the other."""
        target = self._table if event.step > 0 else self._steps
        if event.rows is not target and target.rows:
            target.focus()

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_relationship_open()

    def fits(self, command: str) -> bool:
        """A promise can be ticked; a session needs somebody, and opening needs a row."""
        step, row = self.step, self._table.row
        if command == "follow_up.done":
            return step is not None and isinstance(step.follow_up, FollowUpItem)
        if command in OF_SOMEBODY:
            return step.relationship is not None if step is not None else row is not None
        return command != "relationship.open" or step is not None or row is not None

    # What keys are about

    @property
    def step(self) -> NextStep | None:
        """The highlighted step, while the cursor is among the steps."""
        return self._steps.row if self._steps.has_focus else None

    @property
    def relationship(self) -> Relationship:
        """The relationship of the highlighted step or row.

        Raises:
            NotFound: Nobody is there, or the step belongs to no relationship.
        """
        step, row = self.step, self._table.row
        if step is not None and step.relationship is None:
            raise NotFound("This is yours alone; go down to a relationship first.")
        uid = step.relationship if step is not None else row.uid if row is not None else None
        if uid is None:
            raise NotFound(f"Nobody is here yet; {self.key('person.add')} adds a person.")
        return self.journal.relationships.get(uid)

    def about(self) -> Relationship | None:
        """The relationship of the highlighted step or row."""
        with suppress(NotFound):
            return self.relationship
        return None

    def refuse(self, command: Command) -> None:
        """Say why; somebody whose call begins gets a place to type in all the same."""
        if not self.actions.takes_notes_for(command):
            super().refuse(command)

    def flush(self) -> None:
        """Hand over what was typed for a session that could not be begun.

        Raises:
            JournalError: It still cannot be.
        """
        self.actions.waiting.flush()

    def unsaved(self) -> tuple[Record, ...]:
        """The session that could not be begun, as one that has happened."""
        return self.actions.waiting.unsaved()

    # Commands

    action_session_start = done_by("actions", RelationshipActions.start)
    action_session_book = done_by("actions", RelationshipActions.book)
    action_session_log = done_by("actions", RelationshipActions.log)
    action_session_miss = done_by("actions", RelationshipActions.miss)
    action_relationship_edit = done_by("actions", RelationshipActions.edit)
    action_person_unite = done_by("actions", RelationshipActions.unite)
    action_export_open = done_by("actions", RelationshipActions.share)

    def action_relationship_open(self) -> None:
        """Open the relationship, or the place where the step can be taken."""
        if (step := self.step) is None:
            self.go("relationship", self.relationship.uid)
        elif step.action == "plan":
            self.actions.book()
        elif step.kind == "not recorded" and step.target:
            self.actions.ask_what_became(self.journal.sessions.get(step.target))
        elif step.kind == "running" and step.target:
            self.go("session", step.target)
        elif step.kind == "wrap up" and step.target:
            self.need_to_write()
            self.go("session", step.target, part=WRAP_UP)
        elif step.kind == "old promises":
            self.go("follow-ups", EVERYBODY, part=OLD_ONES)
        elif place := step.place or PLACE_OF.get(step.kind):
            self.go(place, self._place_uid(step, place))
        else:
            self._open_follow_up(step)

    def _place_uid(self, step: NextStep, place: str) -> str:
        """What the place of a step is to show: a sheet, or a part of what is its owner's."""
        if place == "negotiation":
            return step.target or ""
        if place not in OWNERS_PLACES or step.relationship is None:
            return step.relationship or ""
        return self.journal.relationships.get(step.relationship).owner

    def _open_follow_up(self, step: NextStep) -> None:
        """The note in which a promise or advice stands, or the form of its record."""
        item = step.follow_up
        record = item.record if item is not None else step.target
        if item is not None and item.session is not None:
            self.go("session", item.session, item.anchor)
        elif item is None and step.target in self._sessions_known(step):
            self.go("session", step.target or "")
        elif record is not None:
            self.need_to_write()
            from mentorjournal.screens.dialogs.follow_up import edit_follow_up_form

            form = edit_follow_up_form(self.journal, self.journal.follow_ups.get(record))
            self.app.push_screen(form, lambda _done: self.tick())

    def _sessions_known(self, step: NextStep) -> set[str]:
        return {each.uid for each in self._facts.sessions.get(step.relationship or "", ())}

    def action_follow_up_done(self) -> None:
        """Tick the highlighted promise."""
        step = self.step
        item = step.follow_up if step is not None else None
        if not isinstance(item, FollowUpItem):
            raise NotFound("Highlight a promise under Next first; this key ticks it.")
        self.journal.follow_ups.tick(item, True)
        self.say_changed(f"Done: {named(item.text)}")
        self.tick()

    def action_person_add(self) -> None:
        """Add a person."""
        from mentorjournal.screens.dialogs.add_person import begin_form

        self.app.push_screen(begin_form(self.journal), self._added)

    def action_me_edit(self) -> None:
        """Ask for the name that exports show."""
        from mentorjournal.screens.dialogs.add_person import name_form

        self.app.push_screen(name_form(self.journal))

    def _added(self, relationship: Relationship | None) -> None:
        self.tick()
        if relationship is not None:
            self._table.highlight(relationship.uid)
            self._table.focus()
            from mentorjournal.screens.dialogs.reporting_line import ask_two_views

            ask_two_views(self, "none", relationship)

    def action_relationship_delete(self) -> None:
        """Move the relationship to the trash, with all that hangs on it, after a question."""
        relationship = self.relationship
        name, count = self.name_of(relationship), len(self.journal.sessions.of(relationship))
        taken = f", with {plural(count, 'session')}" if count else ""

        def take() -> None:
            self.journal.trash.throw(relationship, name)
            self.say(
                f"{name} is in the trash{taken}. {self.key('app.undo')} brings it back.", calm=True
            )
            self.tick()

        detail = goes_along(self.journal, relationship, hide=self.hidden)
        self.taking.ask(f"{name}{taken}," if taken else name, take, detail=detail)


def _heading(facts: JournalOverview, today: date) -> Content:
    """How many there are, by what I am in them."""
    going_on = [each for each in facts.relationships if stage_on(each, today) == "active"]
    mentored = sum(relationship.my_role == "mentor" for relationship in going_on)
    counts = (f"{mentored} I mentor", f"{len(going_on) - mentored} mentoring me")
    resting = len(facts.relationships) - len(going_on)
    words = [*counts, *([f"{resting} resting"] if resting else [])]
    return line(("Relationships", "bold"), plain("   " + "   ".join(words), "$muted"))

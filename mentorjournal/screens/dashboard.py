"""The dashboard: today and this week, what to do next, and how everybody stands."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.events import ScreenResume
from textual.widgets import Static

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import WEEKDAYS, full_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.next_steps import NextStep, next_steps
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.standings import standings
from mentorjournal.mentoring.step_lines import MOST_LINES, MoreLines, step_lines
from mentorjournal.mentoring.this_week import MOST_COMING, coming_up
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dashboard_people import DashboardPeople
from mentorjournal.screens.dashboard_rows import NOBODY, next_words
from mentorjournal.screens.dashboard_steps import DashboardSteps
from mentorjournal.screens.header_model import TITLE, Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.incremental_loader import IncrementalLoader
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.page_parts import opening_parts
from mentorjournal.screens.relationship_actions import RelationshipActions, for_a_relationship
from mentorjournal.widgets.coming_list import ComingList
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.next_list import NextList
from mentorjournal.widgets.people_bar import PeopleBar
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.relationship_table import RelationshipTable
from mentorjournal.widgets.steady_text import SteadyText
from mentorjournal.widgets.step_question import StepQuestion
from mentorjournal.widgets.strip_line import StripLine

OF_SOMEBODY = ("session.start", "session.book", "export.open", "people.why")
PROMISES = ("step.redate", "step.hand")
NOT_IN_NEXT = ("session.start", "export.open")
"""What has its place in the footer while the cursor is in another list."""


@for_a_relationship
@opening_parts
class DashboardScreen(JournalScreen):
    """What is due, what to do next, and the table of people; one cursor through all three.

    Attributes:
        actions: What can be done with the highlighted relationship.
        steps: What can be done with the highlighted line of Next.
        people: Who stands in the table.
    """

    WHERE: ClassVar[str] = "dashboard"
    HELP: ClassVar[str | None] = (
        "Above stands who is due these days, then what to do next, the most pressing first, a line "
        "for each person; + says how much more there is. Below stands everybody. Up and down go "
        "through all three, tab jumps between them; keys are about the highlighted line. Open "
        "counts promised actions: mine, then theirs. The strip is the last twelve months."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("dashboard")
    AUTO_FOCUS: ClassVar[str | None] = "NextList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-usual")]

    DEFAULT_CSS = """
    DashboardScreen {
        #board { height: 1fr; padding: 1 0 0 1; }
        .heading { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        .block { height: auto; margin: 0 0 1 0; }
        ComingList { max-height: 5; }
        #next-lines { height: auto; max-height: 40vh; layers: lines question; }
        NextList { layer: lines; max-height: 40vh; }
        StepQuestion { layer: question; }
        PeopleBar { margin: 1 0 0 0; }
        &.-wide PeopleBar { layout: horizontal; }
        &.-wide PeopleBar.-usual #order { display: block; }
        &.-wide PeopleBar #finding { width: 26; padding: 0 0 0 2; }
        RelationshipTable { height: 1fr; min-height: 3; }
        #found-heading, FoundList { display: none; }
        FoundList { height: auto; max-height: 30%; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty .filled { display: none; }
        &.-low #board { padding: 0 0 0 1; }
        &.-low .block, &.-low PeopleBar { margin: 0; }
        &.-low ComingList { max-height: 1; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._facts = JournalOverview(people={}, relationships=())
        self._reader = IncrementalLoader(self, self._read_anew)
        self._steps: list[NextStep] = []
        self._unfolded: set[Uid] = set()
        self._all_steps = self._begun = False
        self.actions = RelationshipActions(self, lambda: self.relationship)
        self.steps = DashboardSteps(self)
        self.people = DashboardPeople(self)

    def compose_body(self) -> ComposeResult:
        """Today and this week, Next, people."""
        with Vertical(id="board"):
            with Vertical(id="today-block", classes="block filled"):
                yield Static(id="today-heading", classes="heading")
                yield ComingList()
            yield Static(id="next-heading", classes="heading filled")
            with Container(id="next-lines", classes="filled"):
                yield NextList()
                yield StepQuestion()
            yield PeopleBar(classes="filled")
            yield SteadyText(id="table-heading", classes="heading filled")
            yield RelationshipTable(id="table")
            yield SteadyText(id="found-heading", classes="heading")
            yield Empty(NOBODY, "person.add", "adds who mentors you, or whom you mentor")

    def header_words(self) -> Heading:
        """The program, and the day."""
        today = self.journal.today()
        return Heading(TITLE, clock=f"{WEEKDAYS[today.weekday()]} {full_date(today)}")

    @property
    def _coming(self) -> ComingList:
        return self.query_one(ComingList)

    @property
    def _next(self) -> NextList:
        return self.query_one(NextList)

    @property
    def _table(self) -> RelationshipTable:
        return self.query_one(RelationshipTable)

    def read(self) -> None:
        """Fill the three lists."""
        today = self.journal.today()
        self._facts = facts = self._reader.facts()
        self._steps = next_steps(facts, today)
        self.set_class(not facts.relationships and not self._steps, "-empty")
        self._fill_coming()
        self._fill_next()
        self.people.read(facts, standings(facts, self._steps, today), counted=self._reader.complete)
        self._keep_focus()
        self.call_after_refresh(self._follow)

    def _fill_coming(self) -> None:
        today = self.journal.today()
        coming = coming_up(self._facts, today, counted=self._reader.complete)
        self._coming.today = today
        self._coming.fill(coming[:MOST_COMING])
        self.query_one("#today-block").display = bool(coming)
        more = f"   {MOST_COMING} of {len(coming)}" if len(coming) > MOST_COMING else ""
        self.query_one("#today-heading", Static).update(
            line(("Today and this week", "bold"), (more, "$muted"))
        )

    def _fill_next(self) -> None:
        lines = self._next
        lines.today = self.journal.today()
        most = None if self._all_steps else MOST_LINES
        lines.fill(step_lines(self._steps, self._unfolded, most=most))
        self.query_one("#next-lines").display = bool(self._steps)
        words = next_words(
            self._facts, self._steps, self.journal.today(), complete=self._reader.complete
        )
        self.query_one("#next-heading", Static).update(
            line(("Next", "bold"), (f"   {words}", "$muted"))
        )

    def _read_anew(self) -> None:
        with self.show_errors():
            self.read()

    @on(ScreenResume)
    def _go_on_reading(self) -> None:
        self._reader.resume()
        self.people.found.resume()

    def _lists(self) -> list[LineList[Any]]:
        """The lists that have rows, from above to below."""
        every = (self._coming, self._next, self._table, self.people.found.hits)
        return [rows for rows in every if rows is not None and rows.row is not None]

    def _keep_focus(self) -> None:
        """Put the cursor where rows are; at first on what to do next."""
        focused = self.focused
        lists = self._lists()
        if (isinstance(focused, LineList) and focused not in lists) or not self._begun:
            for rows in (self._next, self._coming, self._table):
                if rows in lists:
                    self._begun = True
                    rows.focus()
                    return

    @on(LineList.Highlighted)
    def _follow(self) -> None:
        """Let the table follow what is highlighted above it."""
        if self.focused in (self._coming, self._next):
            about = self._highlighted()
            if about is not None:
                self._table.highlight(about)
        self.refresh_bindings()

    def on_descendant_focus(self) -> None:
        """Follow the list that has the cursor now."""
        self._follow()
        self.people.follow_focus()

    @on(RelationshipTable.Rearranged)
    def head_table(self) -> None:
        """Name the columns where they stand."""
        heading = self._table.heading() if self._table.rows else line(self.people.nobody())
        self.query_one("#table-heading", SteadyText).say(heading)

    @on(LineList.Passed)
    def _pass_on(self, event: LineList.Passed) -> None:
        """Go from one list into the next one, or the one before."""
        lists = self._lists()
        at = lists.index(event.rows) + event.step if event.rows in lists else -1
        if 0 <= at < len(lists):
            lists[at].enter(event.step)

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_relationship_open()

    def fits(self, command: str) -> bool:
        """What works on the highlighted line."""
        step = self.step
        if command == "follow_up.done":
            return self.steps.is_ticked_here(step)
        if command in PROMISES:
            return self.steps.can_change(step, command)
        if command == "step.put_off":
            return step is not None
        if command == "step.unfold":
            return step is not None and bool(getattr(self._next.row, "more", 0))
        if command == "row.copy":
            return step is not None or self._highlighted() is not None
        if command in OF_SOMEBODY:
            return self._highlighted() is not None
        return command != "relationship.open" or bool(self._lists())

    def in_footer(self, command: str) -> bool:
        """Among steps the keys of steps come first."""
        return not (self._next.has_focus and command in NOT_IN_NEXT)

    @property
    def step(self) -> NextStep | None:
        """The highlighted step, while the cursor is among the steps."""
        return self._next.step if self._next.has_focus else None

    def _highlighted(self) -> Uid | None:
        """The relationship of the highlighted line of the list that has the cursor."""
        if self._next.has_focus:
            return step.relationship if (step := self._next.step) else None
        if self._coming.has_focus and self._coming.row is not None:
            return self._coming.row.relationship.uid
        return self._table.chosen.uid if self._table.chosen is not None else None

    @property
    def relationship(self) -> Relationship:
        """The relationship of the highlighted line.

        Raises:
            NotFound: Nobody is there, or the line belongs to no relationship.
        """
        if (uid := self._highlighted()) is not None:
            return self.journal.relationships.get(uid)
        if self._next.has_focus:
            raise NotFound("This is yours alone; go down to a relationship first.")
        raise NotFound(f"Nobody is here; {self.key('person.add')} adds a person.")

    def about(self) -> Relationship | None:
        """The relationship of the highlighted line."""
        with suppress(NotFound):
            return self.relationship
        return None

    action_follow_up_done = done_by("steps", DashboardSteps.tick)
    action_step_redate = done_by("steps", DashboardSteps.redate)
    action_step_hand = done_by("steps", DashboardSteps.hand_on)
    action_row_copy = done_by("steps", DashboardSteps.copy)
    action_step_put_off = done_by("steps", DashboardSteps.ask_until)
    action_people_why = done_by("people", DashboardPeople.say_why)
    action_people_order = done_by("people", DashboardPeople.reorder)
    action_people_group = done_by("people", DashboardPeople.next_group)
    action_people_group_back = done_by("people", DashboardPeople.group_before)
    action_person_add = done_by("people", DashboardPeople.add)
    action_me_edit = done_by("people", DashboardPeople.edit_me)
    stop_typing = done_by("people", DashboardPeople.stop_typing)

    def find(self) -> bool:
        """Find people by what is typed, and sentences below; where that is done already, all."""
        if not self._facts.relationships or self.people.typing:
            return False
        self.people.open()
        return True

    def looked_for(self) -> str:
        """What people are found by."""
        return self.people.typed

    def may_go_back(self) -> bool:
        """Escape shows everybody again before it goes anywhere."""
        if not self.people.narrowed:
            return True
        self.people.forget()
        return False

    @on(PeopleBar.Typed)
    def _look_for(self, event: PeopleBar.Typed) -> None:
        self.people.look_for(event.text)

    @on(PeopleBar.Moved)
    def _move_match(self, event: PeopleBar.Moved) -> None:
        self._table.action_move(event.step)

    @on(PeopleBar.Kept)
    def _keep_found(self) -> None:
        self.people.keep()

    @on(PeopleBar.Everywhere)
    def _go_to_found(self) -> None:
        self.people.go_to_found()

    @on(PeopleBar.Closed)
    def _show_everybody(self) -> None:
        self.people.forget()

    @on(StripLine.Chosen)
    def _group_clicked(self, event: StripLine.Chosen) -> None:
        self.people.choose(event.part)  # type: ignore[arg-type]

    @on(StepQuestion.PutOff)
    def _put_off(self, event: StepQuestion.PutOff) -> None:
        with self.show_errors():
            self.steps.put_off(event.when, event.typed)

    @on(StepQuestion.LetGo)
    def _give_up(self, event: StepQuestion.LetGo) -> None:
        with self.show_errors():
            self.steps.give_up(event.reason)

    @on(StepQuestion.Closed)
    def _leave_question(self) -> None:
        self.steps.leave()

    def action_relationship_open(self) -> None:
        """Open the relationship, the session, or the place where the step can be taken."""
        if self._next.has_focus and isinstance(self._next.row, MoreLines):
            self._all_steps = True
            self._fill_next()
        elif (step := self.step) is not None:
            self.steps.open(step)
        elif self.people.found.hits is not None and self.people.found.hits.has_focus:
            self.people.found.open()
        elif self._coming.has_focus and self._coming.row is not None:
            self.go("session", self._coming.row.session.uid)
        else:
            self.go("relationship", self.relationship.uid)

    def action_step_unfold(self) -> None:
        """Show what else there is of the highlighted person, or fold it again."""
        step = self.step
        if step is not None and step.relationship is not None:
            self._unfolded ^= {step.relationship}
            self._fill_next()

    def action_relationship_delete(self) -> None:
        """Let go of the highlighted line of Next, or ask whether a relationship is to go."""
        if self._next.has_focus:
            self.steps.let_go()
        else:
            self.people.delete(self.relationship)

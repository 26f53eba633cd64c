"""Where a relationship stands, and why; on a wide terminal with its timeline beside that."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from mentorjournal.errors import NotFound
from mentorjournal.journal.stands import stands_facts
from mentorjournal.mentoring.stands import CALLS, WHY, Line, known, stands, this_month
from mentorjournal.mentoring.timeline import Entry, by_year
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.follow_up import add_follow_up_form
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.page_parts import PageParts, with_page
from mentorjournal.screens.parts import SUMS
from mentorjournal.screens.relationship_actions import RelationshipActions, for_a_relationship
from mentorjournal.screens.timeline_actions import TimelineActions
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.stands_list import StandsList
from mentorjournal.widgets.timeline_list import TimelineList

WIDE = 110
"""Columns from which the timeline stands beside."""


@for_a_relationship
@with_page
class RelationshipScreen(JournalScreen):
    """The first part of a relationship's page.

    Attributes:
        parts: Which relationship it is, and what else belongs to it.
        actions: What can be done with the relationship.
    """

    WHERE: ClassVar[str] = "relationship"
    HELP: ClassVar[str | None] = (
        "Where the two of you stand. The digits open the parts of this page, and [ and ] go from "
        "one to the next: the timeline of everything, what must come back, the plan. The word says "
        "how you are in touch, by which clock, and the bar since when: too soon, then open, then "
        "over. i unfolds how its days come about. Enter leads to what a row is about."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("relationship")
    AUTO_FOCUS: ClassVar[str | None] = "StandsList"

    DEFAULT_CSS = """
    RelationshipScreen {
        #page { height: 1fr; layout: horizontal; padding: 1 0 0 0; }
        StandsList { width: 1fr; }
        TimelineList { display: none; width: 1fr; margin: 0 1 0 2; }
        &.-wide StandsList { max-width: 80; width: 3fr; }
        &.-wide TimelineList { display: block; width: 2fr; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PageParts = PageParts(self)
        self.actions = RelationshipActions(self, lambda: self.parts.relationship)
        self.entries = TimelineActions(self)
        self._sums = False

    def compose_body(self) -> ComposeResult:
        """Parts, where it stands, and beside that the timeline."""
        yield from self.parts.compose()
        with Container(id="page"):
            yield StandsList()
            yield TimelineList()

    @property
    def entry(self) -> Entry | None:
        """What is highlighted in the timeline, while the cursor is there."""
        rows = self.query_one(TimelineList)
        return rows.entry if rows.has_focus else None

    @property
    def _line(self) -> Line | None:
        """What is highlighted where it stands, while the cursor is there."""
        row = self.query_one(StandsList).row
        return None if row is None or self.query_one(TimelineList).has_focus else row.line

    def show(self, uid: str = "") -> None:
        """Show a certain relationship; of another one from the top, and folded."""
        if uid != self.uid and self.is_mounted:
            self._sums = False
            for rows in (self.query_one(StandsList), self.query_one(TimelineList)):
                rows.fill(())
        super().show(uid)

    def read(self) -> None:
        """Fill what is known."""
        if not self.uid:
            return
        relationship, journal = self.parts.relationship, self.journal
        self.parts.fill()
        facts = stands_facts(journal, relationship)
        agree = self.key("tab.agreement") if self.parts.has("agreement") else ""
        lines = stands(facts, sums=self._sums, book=self.key("session.book"), agree=agree)
        month = [] if self.parts.has("roadmap") else this_month(facts)
        rest = [*month, *known(facts)]
        listed, timeline = self.query_one(StandsList), self.query_one(TimelineList)
        fresh = not listed.rows
        listed.show([*lines, *([Line()] if rest else []), *rest], self.key("stands.why"))
        timeline.today = journal.today()
        timeline.fill(list(by_year(journal.timeline.of(relationship))))
        if fresh:
            listed.begin_at("book", "session")
        if not timeline.has_focus:
            listed.focus()
        self.refresh_bindings()

    async def open_part(self, part: str) -> None:
        """Say how the days of the clocks come about."""
        if part == SUMS and not self._sums:
            self._sums = True
            self.read()

    # Keys

    def fits(self, command: str) -> bool:
        """A row that leads somewhere can be opened."""
        if command != "stands.open":
            return True
        line = self._line
        return self.entry is not None or (line is not None and self._leads(line))

    def _leads(self, line: Line) -> bool:
        return line.opens in ("session", "result", "book", WHY, CALLS) or self.parts.has(line.opens)

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_stands_open()

    def action_stands_open(self) -> None:
        """Go to what the highlighted row is about."""
        if self.entry is not None:
            self.entries.open()
            return
        line = self._line
        if line is None or not self._leads(line):
            raise NotFound("This leads nowhere else.")
        match line.opens:
            case "session":
                self.go("session", line.uid)
            case "result":
                self.actions.ask_what_became(self.journal.sessions.get(line.uid))
            case "book":
                self.actions.book()
            case "why" | "calls":
                self.action_stands_why()
            case place:
                self.parts.open(place)

    def action_stands_why(self) -> None:
        """Say how the days of the clocks come about; on the line of calls, count them too."""
        line = self._line
        if line is not None and line.opens == CALLS:
            self._count_calls()
            return
        self._sums = not self._sums
        self.read()

    def _count_calls(self) -> None:
        self.need_to_write()
        self.journal.relationships.answer_calls(self.parts.relationship.uid, counted=True)
        self.say_changed("Calls in between count now")
        self.tick()

    action_session_miss = done_by("entries", TimelineActions.result)

    def action_follow_up_add(self) -> None:
        """Add a promise, a piece of advice or a question."""
        self.need_to_write()
        form = add_follow_up_form(self.journal, self.parts.relationship)
        self.app.push_screen(form, lambda _made: self.tick())

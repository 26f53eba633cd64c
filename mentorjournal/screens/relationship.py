"""One relationship: overview, sessions, follow-ups, achievements."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from mentorjournal.commands import Command
from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.achievement import achievement_form
from mentorjournal.screens.dialogs.follow_up import add_follow_up_form, edit_follow_up_form
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.overview import overview
from mentorjournal.screens.relationship_actions import RelationshipActions
from mentorjournal.screens.relationship_tabs import RelationshipTabs
from mentorjournal.text import named
from mentorjournal.widgets.achievement_list import AchievementList
from mentorjournal.widgets.entry_lists import EntryLists
from mentorjournal.widgets.fact_sheet import FactSheet
from mentorjournal.widgets.follow_up_list import FollowUpList, in_order
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.read_text import ReadScroll
from mentorjournal.widgets.session_list import SessionList
from mentorjournal.widgets.tab_line import TabLine

ON_ENTRIES = ("entry_open", "entry_delete")


class RelationshipScreen(JournalScreen):
    """Everything of one relationship; on a wide terminal the overview stays beside the lists.

    Attributes:
        tabs: Which of them is open.
        actions: What can be done with the relationship.
    """

    WHERE: ClassVar[str] = "relationship"
    HELP: ClassVar[str | None] = (
        "The digits open the tabs, and [ and ] go from one to the next. In the lists, "
        "keys are about the highlighted line. What was typed in a session's notes is changed "
        "there: enter opens it."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("relationship")
    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    RelationshipScreen {
        #desk { layout: horizontal; height: 1fr; padding: 1 1 0 1; }
        #overview { width: 1fr; height: 1fr; }
        #overview FactSheet { padding: 0 1 0 0; }
        #lists { width: 1fr; height: 1fr; display: none; }
        TabLine { margin: 1 0 0 0; padding: 0 1; }
        &.-listing #lists { display: block; }
        &.-listing #overview { display: none; }
        &.-wide #overview { display: block; width: 2fr; max-width: 64; padding: 0 2 0 0; }
        &.-wide #lists { display: block; width: 3fr; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.tabs = RelationshipTabs(self)
        self.actions = RelationshipActions(self, lambda: self.relationship, self._booking)

    def compose_body(self) -> ComposeResult:
        """Tabs, overview, lists."""
        yield TabLine()
        with Container(id="desk"):
            with ReadScroll(id="overview"):
                yield FactSheet()
            yield EntryLists(id="lists")

    def header_words(self) -> Heading:
        """With whom."""
        with suppress(NotFound):
            return Heading(self.name_of(self.relationship))
        return Heading("relationship")

    @property
    def relationship(self) -> Relationship:
        """The relationship shown.

        Raises:
            NotFound: It is not there any more.
        """
        relationship = self.journal.relationships.get(self.uid)
        if relationship.deleted is not None:
            raise NotFound("That relationship is in the trash.")
        return relationship

    def about(self) -> Relationship | None:
        """The relationship shown."""
        with suppress(NotFound):
            return self.relationship
        return None

    def show(self, uid: str = "") -> None:
        """Show a certain relationship; another one begins with its overview."""
        if uid != self.uid:
            self.tabs.start_over()
        super().show(uid)

    def read(self) -> None:
        """Fill the overview and the lists."""
        if not self.uid:
            return
        relationship, today, journal = self.relationship, self.journal.today(), self.journal
        sessions = journal.sessions.of(relationship)
        follow_ups = in_order(journal.follow_ups.of(relationship))
        achievements = journal.achievements.shown_in(relationship)
        person = journal.relationships.person(relationship)
        year = journal.year(relationship)
        sections = overview(person, year, sessions, today, hide=self.hidden)
        self.query_one(FactSheet).fill(sections)
        self.query_one(EntryLists).fill(sessions[::-1], follow_ups, achievements[::-1], today)
        pending = sum(item.open for item in follow_ups)
        self.tabs.count(len(sessions), pending, len(achievements))
        self.tabs.show()

    # Tabs

    def on_resize(self) -> None:
        """Columns or tabs, as the width allows."""
        if self.uid:
            self.tabs.show()

    @on(TabLine.Chosen)
    def _tab_clicked(self, event: TabLine.Chosen) -> None:
        self.tabs.open(event.tab)

    action_tab_next = done_by("tabs", RelationshipTabs.next)
    action_tab_back = done_by("tabs", RelationshipTabs.back)
    action_tab_overview = done_by("tabs", RelationshipTabs.overview)
    action_tab_sessions = done_by("tabs", RelationshipTabs.sessions)
    action_tab_follow_ups = done_by("tabs", RelationshipTabs.follow_ups)
    action_tab_achievements = done_by("tabs", RelationshipTabs.achievements)

    # The highlighted entry

    @property
    def rows(self) -> LineList[Any] | None:
        """The list that keys are about; None in the overview."""
        return self.tabs.rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what needs a highlighted line where there is none."""
        if self.guard.stops(action):
            return None
        if not self.is_mounted or not self.uid:
            return True
        rows = self.rows
        if action in ON_ENTRIES and (rows is None or rows.row is None):
            return None
        if action == "follow_up_done" and not (isinstance(rows, FollowUpList) and rows.row):
            return None
        return True

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_entry_open()

    def action_entry_open(self) -> None:
        """Open the highlighted session, follow-up or achievement."""
        rows = self.rows
        if isinstance(rows, SessionList) and rows.row is not None:
            self.go("session", rows.row.uid)
        elif isinstance(rows, FollowUpList) and rows.row is not None:
            item = rows.row
            if item.record is None:
                self.go("session", item.session or "", item.anchor)
            else:
                record = self.journal.follow_ups.get(item.record)
                self._ask(edit_follow_up_form(self.journal, record))
        elif isinstance(rows, AchievementList) and rows.row is not None:
            self._ask(achievement_form(self.journal, made_in(self.relationship), rows.row))

    def _ask(self, form: Any) -> None:
        self.need_to_write()
        self.app.push_screen(form, lambda _made: self.tick())

    def action_entry_delete(self) -> None:
        """Move the highlighted entry to the trash."""
        rows = self.rows
        if isinstance(rows, FollowUpList) and rows.row is not None:
            item = rows.row
            if item.record is None:
                day = show_date(item.since, self.journal.today())
                raise NotFound(
                    f"This is a line in the notes of {day}; "
                    f"{self.key('entry.open')} opens them, and there it can be taken out."
                )
            if self.taking.is_sure(named(item.text)):
                self._throw(self.journal.follow_ups.get(item.record), named(item.text))
        elif isinstance(rows, SessionList) and rows.row is not None:
            session = rows.row
            day = show_date(session.on, self.journal.today())
            label = f"the session of {day}"
            name = self.name_of(self.relationship)
            self.taking.ask(f"{label} with {name}", lambda: self._throw(session, label))
        elif (
            isinstance(rows, AchievementList)
            and rows.row is not None
            and self.taking.is_sure("the achievement")
        ):
            self._throw(rows.row, "the achievement")

    def _throw(self, record: Any, label: str) -> None:
        self.journal.trash.throw(record, label)
        key = self.key("app.undo")
        what = f"{label[:1].upper()}{label[1:]}"
        self.say(f"{what} is in the trash. {key} brings it back.", calm=True)
        self.tick()

    def action_follow_up_done(self) -> None:
        """Tick the highlighted follow-up, or open it again."""
        rows = self.rows
        if isinstance(rows, FollowUpList) and rows.row is not None:
            item = rows.row
            self.journal.follow_ups.tick(item, item.open)
            if item.open and self.offer_achievement():
                self.say_changed(f"Done: {named(item.text)}")
            self.tick()

    def action_follow_up_add(self) -> None:
        """Add a follow-up."""
        self._ask(add_follow_up_form(self.journal, self.relationship))

    def action_export_open(self) -> None:
        """Share the summary of the highlighted session, or else of the last one."""
        rows = self.rows
        session = rows.row if isinstance(rows, SessionList) else None
        self.go("export", session.uid if session else self.uid)

    # The relationship

    action_session_start = done_by("actions", RelationshipActions.start)
    action_session_book = done_by("actions", RelationshipActions.book)
    action_session_log = done_by("actions", RelationshipActions.log)
    action_session_miss = done_by("actions", RelationshipActions.miss)
    action_relationship_edit = done_by("actions", RelationshipActions.edit)
    action_person_unite = done_by("actions", RelationshipActions.unite)

    def _booking(self) -> Session | None:
        """The highlighted session, which has to be a booked one; None where none is highlighted."""
        rows = self.rows
        if not isinstance(rows, SessionList) or rows.row is None:
            return None
        if rows.row.state != "planned":
            raise NotFound("The highlighted session is not a booked one.")
        return rows.row

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

"""One relationship: overview, sessions, follow-ups, achievements."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.screens.bond_screen import BondScreen
from mentorjournal.screens.dialogs.achievement import achievement_form
from mentorjournal.screens.dialogs.follow_up import add_follow_up_form, edit_follow_up_form
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.overview import overview
from mentorjournal.widgets.achievement_list import AchievementList
from mentorjournal.widgets.entry_lists import EntryLists
from mentorjournal.widgets.fact_sheet import FactSheet
from mentorjournal.widgets.follow_up_list import FollowUpList, in_order
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.read_text import ReadScroll
from mentorjournal.widgets.session_list import SessionList
from mentorjournal.widgets.tab_line import Tab, TabLine

TABS = ("overview", "sessions", "follow_ups", "achievements")
WIDE = 110
ON_ENTRIES = ("entry_open", "entry_delete")


class RelationshipScreen(BondScreen):
    """Everything of one relationship; on a wide terminal the overview stays beside the lists."""

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
        self._chosen = ""
        self._listed = "sessions"

    def compose_body(self) -> ComposeResult:
        """Tabs, overview, lists."""
        yield TabLine()
        with Container(id="desk"):
            with ReadScroll(id="overview"):
                yield FactSheet()
            yield EntryLists(id="lists")

    def crumb(self) -> str:
        """With whom."""
        try:
            return self.name_of(self.bond)
        except NotFound:
            return "relationship"

    @property
    def bond(self) -> Relationship:
        """The relationship shown.

        Raises:
            NotFound: It is not there any more.
        """
        bond = self.journal.relationships.get(self.uid)
        if bond.deleted is not None:
            raise NotFound("That relationship is in the trash.")
        return bond

    def show(self, uid: str = "") -> None:
        """Show a certain relationship; another one begins with its overview."""
        if uid != self.uid:
            self._chosen, self._listed = "", "sessions"
        super().show(uid)

    def read(self) -> None:
        """Fill the overview and the lists."""
        if not self.uid:
            return
        bond, today, journal = self.bond, self.journal.today(), self.journal
        sessions = journal.sessions.of(bond)
        follow_ups = in_order(journal.follow_ups.of(bond))
        achievements = journal.achievements.all(bond)
        year = Year(
            relationship=bond,
            plan=journal.plans.of(bond),
            goals=journal.goals.of(bond),
            achievements=achievements,
            negotiations=journal.negotiations.of(bond),
        )
        person = journal.relationships.person(bond)
        sections = overview(person, year, sessions, today, hide=self.hidden)
        self.query_one(FactSheet).fill(sections)
        self.query_one(EntryLists).fill(sessions[::-1], follow_ups, achievements[::-1], today)
        pending = sum(item.open for item in follow_ups)
        self._fill_tabs(len(sessions), pending, len(achievements))
        self._show_tab()

    def _fill_tabs(self, *counts: int) -> None:
        labels = ("overview", "sessions", "follow-ups", "achievements")
        self.query_one(TabLine).tabs = [
            Tab(tab, self.key(f"tab.{tab}"), label, count)
            for tab, label, count in zip(TABS, labels, (None, *counts), strict=True)
        ]

    # Tabs

    @property
    def _wide(self) -> bool:
        """Whether overview and lists stand side by side."""
        return self.size.width >= WIDE

    @property
    def _tab(self) -> str:
        """The open tab; until one is chosen what suits the width."""
        return self._chosen or ("sessions" if self._wide else "overview")

    def open_tab(self, tab: str) -> None:
        """Show a tab and put the cursor into it."""
        self._chosen = tab
        if tab != "overview":
            self._listed = tab
        self._show_tab()

    def _show_tab(self) -> None:
        self.set_class(self._wide, "-wide")
        self.set_class(self._tab != "overview", "-listing")
        self.query_one(EntryLists).open(self._listed)
        self.query_one(TabLine).current = self._tab
        rows = self.rows
        target = rows if rows is not None and rows.rows else self.query_one("#overview")
        if self.focused is not target:
            self.set_focus(target)
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Columns or tabs, as the width allows."""
        if self.uid:
            self._show_tab()

    @on(TabLine.Chosen)
    def _tab_clicked(self, event: TabLine.Chosen) -> None:
        self.open_tab(event.tab)

    def action_tab_next(self) -> None:
        """Go to the next tab."""
        self.open_tab(TABS[(TABS.index(self._tab) + 1) % len(TABS)])

    def action_tab_back(self) -> None:
        """Go to the tab before."""
        self.open_tab(TABS[TABS.index(self._tab) - 1])

    def action_tab_overview(self) -> None:
        """Show the overview."""
        self.open_tab("overview")

    def action_tab_sessions(self) -> None:
        """Show the sessions."""
        self.open_tab("sessions")

    def action_tab_follow_ups(self) -> None:
        """Show the follow-ups."""
        self.open_tab("follow_ups")

    def action_tab_achievements(self) -> None:
        """Show the achievements."""
        self.open_tab("achievements")

    # The highlighted entry

    @property
    def rows(self) -> LineList[Any] | None:
        """The list that keys are about; None in the overview."""
        if self._tab == "overview":
            return None
        return self.query_one(EntryLists).rows

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what needs a highlighted line where there is none."""
        if self.waits(action):
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
        with self.telling():
            self.action_entry_open()

    def action_entry_open(self) -> None:
        """Open the highlighted session, follow-up or achievement."""
        rows = self.rows
        if isinstance(rows, SessionList) and rows.row is not None:
            self.go("session", rows.row.uid)
        elif isinstance(rows, FollowUpList) and rows.row is not None:
            item = rows.row
            if item.record is None:
                self.go("session", item.session or "", item.spot)
            else:
                record = self.journal.follow_ups.get(item.record)
                self._ask(edit_follow_up_form(self.journal, record))
        elif isinstance(rows, AchievementList) and rows.row is not None:
            self._ask(achievement_form(self.journal, self.bond, rows.row))

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
            if self.taking.is_sure(f"the {item.kind}"):
                self._throw(self.journal.follow_ups.get(item.record), f"the {item.kind}")
        elif isinstance(rows, SessionList) and rows.row is not None:
            session = rows.row
            day = show_date(session.on, self.journal.today())
            label = f"the session of {day}"
            name = self.name_of(self.bond)
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
        self.say(f"{label.capitalize()} is in the trash. {key} brings it back.", calm=True)
        self.tick()

    def action_follow_up_done(self) -> None:
        """Tick the highlighted follow-up, or open it again."""
        rows = self.rows
        if isinstance(rows, FollowUpList) and rows.row is not None:
            self.journal.follow_ups.tick(rows.row, rows.row.open)
            self.tick()

    def action_follow_up_add(self) -> None:
        """Add a follow-up."""
        self._ask(add_follow_up_form(self.journal, self.bond))

    def action_export_open(self) -> None:
        """Share the summary of the highlighted session, or else of the last one."""
        rows = self.rows
        session = rows.row if isinstance(rows, SessionList) else None
        self.go("export", session.uid if session else self.uid)

    def booked_session(self) -> Session:
        """The highlighted session, or the first booked one where no session is highlighted.

        Raises:
            NotFound: None is booked, or the highlighted one is none that is.
        """
        rows = self.rows
        if not isinstance(rows, SessionList) or rows.row is None:
            return super().booked_session()
        if rows.row.state != "planned":
            raise NotFound("The highlighted session is not a booked one.")
        return rows.row

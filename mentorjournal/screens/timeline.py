"""The timeline of a relationship: everything that happened in it, newest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.introductions import done_words
from mentorjournal.mentoring.timeline import (
    FILTERS,
    Entry,
    Filter,
    by_year,
    last_talk,
    narrowed,
    usual_since,
)
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.since_form import since_form
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.kinds import Kinds
from mentorjournal.screens.page_parts import PageParts, with_page
from mentorjournal.screens.parts import DOORS
from mentorjournal.screens.relationship_actions import RelationshipActions, for_a_relationship
from mentorjournal.screens.timeline_actions import TimelineActions
from mentorjournal.screens.timeline_finder import TimelineFinder
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.find_line import FindLine
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.strip_line import Part, StripLine
from mentorjournal.widgets.timeline_list import TimelineList

NOTHING = "Nothing yet between you two."
NOTHING_LIKE_THAT = "Nothing here is like that: ← → show other kinds."
NO_DOORS = (
    "No door yet: an introduction to somebody who could help, for which both are asked first. "
    "{key} begins one: to whom, and what for."
)
ON_ENTRY = ("entry_open", "entry_delete", "entry_copy")
YEARS = 2
"""Years of which it is said how many entries stand below what is in sight."""


@for_a_relationship
@with_page
class TimelineScreen(JournalScreen):
    """Talks with their marked lines, promises, advice, questions, goals, what was achieved.

    Attributes:
        parts: Whose timeline it is, and what else belongs to the relationship.
        entries: What can be done with the highlighted entry.
        actions: What can be done with the relationship.
        finder: Finds words in it.
    """

    WHERE: ClassVar[str] = "timeline"
    HELP: ClassVar[str | None] = (
        "Everything that happened between the two of you, the newest first: talks, promises, "
        "advice, questions, goals and their readings, what was achieved. Left and right show one "
        "kind; where the strip says since, t asks for another day. Space unfolds the marked lines "
        "of a talk, and enter goes to the very line. What was typed in a session's notes is "
        "changed there."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("timeline")

    DEFAULT_CSS = """
    TimelineScreen {
        #timeline { height: 1fr; padding: 0 0 0 1; }
        #more { height: 1; color: $muted; }
        &.-empty #more, &.-none #more { display: none; }
        #none { color: $muted; padding: 0 2; display: none; }
        Empty { display: none; }
        &.-empty Empty, &.-none #none { display: block; }
        &.-empty StripLine, &.-empty TimelineList, &.-none TimelineList { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PageParts = PageParts(self)
        self.entries = TimelineActions(self)
        self.finder = TimelineFinder(self)
        self.actions = RelationshipActions(
            self, lambda: self.parts.relationship, self.entries.booking
        )
        self._chosen: Filter = ""
        self.kinds = Kinds[Filter](FILTERS, lambda: self._chosen, self._narrow)
        self._since: date | None = None
        self._unfolded: dict[str, bool] = {}

    def compose_body(self) -> ComposeResult:
        """Kinds, the list, or what would stand in it."""
        with Vertical(id="timeline"):
            yield StripLine()
            yield TimelineList()
            yield Static(id="none")
            yield Empty(NOTHING, "session.start", "begins a talk now")
            yield Static(id="more")
        yield FindLine("not in what is listed")

    # What is shown

    @property
    def _list(self) -> TimelineList:
        return self.query_one(TimelineList)

    @property
    def entry(self) -> Entry | None:
        """What is highlighted."""
        return self._list.entry

    def show(self, uid: str = "") -> None:
        """Show a certain relationship's; of another one everything, from the top."""
        if uid != self.uid:
            self._chosen, self._since = "", None
            self._unfolded.clear()
            if self.is_mounted:
                self._list.fill(())
        super().show(uid)

    def read(self) -> None:
        """Fill the list."""
        if not self.uid:
            return
        relationship, today = self.parts.relationship, self.journal.today()
        every = self.journal.timeline.of(relationship)
        lines = self.journal.timeline.lines(relationship) if self._chosen else ()
        since = self._since or usual_since(every, today)
        found = narrowed(every, lines, self._chosen, since)
        self.set_class(not every, "-empty")
        self.set_class(bool(every) and not found, "-none")
        key = self.key("follow_up.add")
        nothing = NO_DOORS.format(key=key) if self._chosen == "doors" else NOTHING_LIKE_THAT
        self.query_one("#none", Static).update(line(nothing))
        strip, rows = self.query_one(StripLine), self._list
        strip.parts = [
            Part(
                each,
                f"since {show_date(since, today)}" if each == self._chosen == "since" else label,
            )
            for each, label in FILTERS.items()
        ]
        strip.current = self._chosen
        rows.today = today
        rows.fill(list(by_year(self._unfold(relationship, found))))
        if not self.query_one(FindLine).has_focus_within:
            rows.focus()
        self.call_after_refresh(self._tell_more)
        self.refresh_bindings()

    @on(LineList.Highlighted)
    def _tell_more(self) -> None:
        """Say how many entries stand below what is in sight, by year."""
        counts = self._list.below()
        told = ", ".join(f"{count:,} more in {year}" for year, count in counts[:YEARS])
        rest = sum(count for _year, count in counts[YEARS:])
        told += f", {rest:,} before" if rest else ""
        self.query_one("#more", Static).update(line(f"▸ {told}" if told else ""))

    def on_resize(self) -> None:
        """Count again what is in sight."""
        self.call_after_refresh(self._tell_more)

    async def open_part(self, part: str) -> None:
        """Show the doors alone."""
        if part == DOORS:
            self._narrow("doors")

    def find(self) -> bool:
        """Find words in what is listed."""
        return self.finder.open()

    def looked_for(self) -> str:
        """What is typed to be found in it."""
        return self.query_one(FindLine).wanted

    @on(FindLine.Typed)
    def _look_for(self, event: FindLine.Typed) -> None:
        self.finder.look_for(event.text)

    @on(FindLine.Moved)
    def _go_on(self, event: FindLine.Moved) -> None:
        self.finder.go_on(event.step)

    @on(FindLine.Closed)
    def _found(self) -> None:
        self.finder.close()

    def _unfold(self, relationship: Relationship, found: Sequence[Entry]) -> Iterator[Entry]:
        """The entries, with the marked lines of talks that are unfolded; at first of the last."""
        last = last_talk(found)
        for entry in found:
            yield entry
            if entry.talk is not None and self._unfolded.get(entry.key, entry is last):
                yield from self.journal.timeline.inside(relationship, entry.talk)

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Dim what needs a highlighted line where there is none."""
        if action in ON_ENTRY and self.is_mounted and self.uid and self.entry is None:
            return None
        return super().check_action(action, parameters)

    def fits(self, command: str) -> bool:
        """A promise can be ticked, a talk unfolded, and a row opened."""
        entry = self.entry
        if self.query_one(FindLine).has_focus_within:
            return False  # Letters are typed.
        if command == "follow_up.done":
            return entry is not None and (entry.item is not None or entry.is_open_door)
        if command == "follow_up.redate":
            return self._chosen == "since" or (entry is not None and entry.dated)
        if command == "timeline.unfold":
            return entry is not None and entry.talk is not None
        return command != "entry.open" or entry is not None

    def label_of(self, command: str) -> str:
        """Of a door what is written down when it goes on; where doors are listed, that one."""
        if command == "follow_up.add" and self._chosen == "doors":
            return "a door"
        entry = self.entry if command == "follow_up.done" else None
        if entry is None or not entry.is_open_door:
            return ""
        door, relationship = self.journal.introductions.get(entry.about), self.parts.relationship
        return done_words(door, relationship, self.name_of(relationship))

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.entries.open()

    action_entry_open = done_by("entries", TimelineActions.open)
    action_entry_delete = done_by("entries", TimelineActions.delete)
    action_entry_copy = done_by("entries", TimelineActions.copy)
    action_follow_up_done = done_by("entries", TimelineActions.tick)
    action_session_miss = done_by("entries", TimelineActions.result)
    action_export_open = done_by("entries", TimelineActions.share)

    def action_follow_up_add(self) -> None:
        """Add a promise, a piece of advice or a question; where doors are listed, a door."""
        if self._chosen == "doors":
            self.actions.life.introduce()
        else:
            self.entries.add()

    def action_timeline_unfold(self) -> None:
        """Show the marked lines of the highlighted talk, or fold them again."""
        entry, rows = self.entry, self._list
        key = None if entry is None else entry.session.uid if entry.session else None
        if key is None:
            raise NotFound("Only a talk has lines to unfold.")
        shown = any(isinstance(row, Entry) and row.inside_of(key) for row in rows.rows)
        self._unfolded[key] = not shown
        if shown:
            rows.highlight(key)
        self.read()

    action_timeline_kind = done_by("kinds", Kinds.next)
    action_timeline_kind_back = done_by("kinds", Kinds.before)

    @on(StripLine.Chosen)
    def _strip_clicked(self, event: StripLine.Chosen) -> None:
        self._narrow(cast(Filter, event.part))

    def _narrow(self, chosen: Filter) -> None:
        self._chosen = chosen
        self.read()

    def action_follow_up_redate(self) -> None:
        """Ask for another date of a promise; where the strip says since, since when to list."""
        if self._chosen != "since":
            self.entries.redate()
            return
        today = self.journal.today()
        since = self._since or usual_since(self.journal.timeline.of(self.parts.relationship), today)
        self.app.push_screen(since_form(since, today, "since the last talk"), self._list_since)

    def _list_since(self, day: str | None) -> None:
        if day is not None:
            self._since = date.fromisoformat(day)
            self._narrow("since")

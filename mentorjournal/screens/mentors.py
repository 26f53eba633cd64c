"""Who mentors me, and which areas each of them covers."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.events import Event
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import NotFound
from mentorjournal.journal.giving import heard_by_me
from mentorjournal.mentoring.coverage import Coverage, Mentor, coverage
from mentorjournal.mentoring.events import following, in_order
from mentorjournal.mentoring.heard import Heard
from mentorjournal.mentoring.introductions import OpenedDoor, opened_for_me
from mentorjournal.mentoring.prospects import Prospect, Search, search
from mentorjournal.screens.ask_actions import AskActions
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.doors import go_on_with_door
from mentorjournal.screens.event_actions import EventActions
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.lifecycle_actions import LifecycleActions
from mentorjournal.screens.owner_parts import OwnerParts, with_parts
from mentorjournal.screens.parts import DOORS
from mentorjournal.screens.relationship_actions import RelationshipActions, for_a_relationship
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.mentor_table import MentorTable, covers
from mentorjournal.widgets.plain import hiding, plain, veil
from mentorjournal.widgets.prospect_list import DOOR, EVENT, HEARD, ProspectList

NO_MENTORS = (
    "Which area would you like help with? Enter takes the highlighted one, and asks who could "
    "help; an area of your own, say leading a team, is typed there."
)
AN_EVENT = "writes down an event at which somebody speaks whom you could ask"


@for_a_relationship
@with_parts
class MentorsScreen(JournalScreen):
    """Areas against mentors: what is agreed, what was touched, what nobody covers.

    Attributes:
        parts: Whose it is, and what else is theirs.
        actions: What can be done with whoever is highlighted.
    """

    WHERE: ClassVar[str] = "mentors"
    AUTO_FOCUS: ClassVar[str | None] = ""
    HELP: ClassVar[str | None] = (
        "Everybody who mentors you now, and the areas in which mentoring helps: those of the "
        "program, then your own. Two dots mean that it is a focus area of the mentoring, one that "
        "its words, or they as a tag (#career-planning), stand in the summary or the notes of a "
        "talk that you had, other than in lines private for ever. Left and right choose a mentor, "
        "whose page enter opens; in an area that nobody covers, that of somebody who could. a adds "
        "a prospect, for the highlighted area where nobody covers it: somebody to ask, with whom "
        "nothing is due before it begins. Below stands from which corner of your network they "
        "come, who could be asked or is, and what was asked before: r leads the highlighted one "
        "on, as it does a door that a mentor opens; x notes that a draft was sent; s shows an ask "
        "as it is drafted or was sent, and what is forwarded for a door. Heard twice is advice "
        "that several of your mentors gave, in these words or in others, so it weighs more. Not "
        "advised yet is an area on which no mentor who covers it advised, nor any in words. E "
        "writes down an event: on its day Next says when to stay for one question, and from which "
        "hour on to write. r says that it was done and what came of it, a makes its next speaker "
        "a prospect with where you heard them, d takes it away."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("mentors")

    DEFAULT_CSS = """
    MentorsScreen {
        #mentors { height: 1fr; padding: 1 0 0 0; }
        #covers { padding: 1 3 0 3; height: auto; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty #covers { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: OwnerParts = OwnerParts(self)
        self._coverage = Coverage((), ())
        self._search = Search({}, 0, (), ())
        self._doors: list[OpenedDoor] = []
        self._events: list[Event] = []
        self._heard = Heard()
        self.actions = RelationshipActions(self, self._person)
        self.asks = AskActions(self, self._needed)
        self.events = EventActions(self)
        self.life = LifecycleActions(self, self._mentor)

    def compose_body(self) -> ComposeResult:
        """The table, and in words what the chosen mentor covers."""
        yield from self.parts.compose()
        with Vertical(id="mentors"):
            yield Empty(NO_MENTORS, "event.add", AN_EVENT)
            yield MentorTable()
            yield Static(id="covers")
            yield ProspectList()

    def read(self) -> None:
        """Fill the table."""
        self.parts.fill()
        self._coverage = coverage(self.journal.overview.talks())
        self.set_class(not (self._coverage.mentors or self._coverage.prospects), "-empty")
        table = self.query_one(MentorTable)
        table.show(self._coverage, self.key("person.add"))
        asks = self.journal.asks.by_relationship()
        self._search = search(self.journal.overview.talks(), asks, self.journal.today())
        facts, doors = self.journal.overview.talks(), self.journal.introductions.by_relationship()
        self._doors = opened_for_me(facts, doors, self.journal.today())
        today = self.journal.today()
        self._events = in_order(self.journal.events.all(), today)
        self._heard = heard_by_me(self.journal, self._coverage)
        key = self.key("ask.next")
        self._people.show(self._search, self._doors, key, self._events, today, self._heard)
        if not self._people.has_focus or not self._people.chosen:
            table.focus()
        self._show_meant()

    def fits(self, command: str) -> bool:
        """A page can be opened, and another mentor chosen, where there is one."""
        if command in ("ask.next", "ask.note_sent"):
            if (door := self._door) is not None:
                return command == "ask.next" and bool(door.then)
            if (event := self._event) is not None:
                return command == "ask.next" and bool(following(event, self.journal.today()))
            one = self._prospect
            return one is not None and (
                command == "ask.next" or one.wants_second or self._is_drafted(one)
            )
        if command == "export.open":
            return bool(self._message)
        if command == "introduction.add":
            return bool(self._coverage.mentors)
        if command == "event.remove":
            return self._event is not None
        if command in ("mentor.next", "mentor.back"):
            return len(self._coverage.mentors) > 1
        return command != "relationship.open" or self._meant is not None

    def in_footer(self, command: str) -> bool:
        """What is done with the areas and the search comes first."""
        return command not in ("session.start", "session.book")

    def label_of(self, command: str) -> str:
        """Of a door what is written down when it goes on; after silence the answer, if it comes."""
        if command == "ask.note_sent" and (one := self._prospect) is not None:
            return "answered" if one.wants_second else ""
        door = self._door if command == "ask.next" else None
        return door.done if door is not None else ""

    @property
    def _people(self) -> ProspectList:
        return self.query_one(ProspectList)

    def _is_drafted(self, one: Prospect) -> bool:
        ask = self.journal.asks.current(one.relationship)
        return ask is not None and ask.is_draft

    @property
    def _prospect(self) -> Prospect | None:
        """Who is highlighted; among the areas whoever could help there, or the only one."""
        if self._people.has_focus:
            return self._search.of(self._people.chosen)
        meant, every = self._meant, self._search.prospects
        found = self._search.of(meant.relationship) if meant is not None else None
        return found or (every[0] if len(every) == 1 else None)

    @property
    def _door(self) -> OpenedDoor | None:
        """The door that is highlighted."""
        chosen = self._people.chosen.removeprefix(DOOR) if self._people.has_focus else ""
        return next((each for each in self._doors if each.introduction == chosen), None)

    @property
    def _event(self) -> Event | None:
        """The event that is highlighted."""
        chosen = self._people.chosen.removeprefix(EVENT) if self._people.has_focus else ""
        return next((each for each in self._events if each.uid == chosen), None)

    @property
    def _advice(self) -> FollowUpItem | None:
        """The advice of several mentors that is highlighted."""
        chosen = self._people.chosen.removeprefix(HEARD) if self._people.has_focus else ""
        return next((each.item for each in self._heard.twice if each.item.key == chosen), None)

    async def open_part(self, part: str) -> None:
        """Highlight a row below the areas, given by its id."""
        self.tick()
        self._people.highlight(part)
        if self._people.chosen == part:
            self._people.focus()

    @property
    def _message(self) -> str:
        """The uid of the ask or the door that is highlighted, of which something can be sent."""
        if (door := self._door) is not None:
            return door.introduction
        if self._people.has_focus and self._people.chosen.startswith("ask:"):
            return self._people.chosen.removeprefix("ask:")
        return (one.ask or "") if (one := self._prospect) is not None else ""

    def _mentor(self) -> Relationship:
        """The mentoring with the chosen mentor.

        Raises:
            NotFound: Nobody mentors me.
        """
        if (chosen := self.query_one(MentorTable).mentor) is None:
            raise NotFound("Nobody mentors you yet who could introduce you.")
        return self.journal.relationships.get(chosen.relationship)

    def _needed(self) -> Relationship:
        """The mentoring with that prospect.

        Raises:
            NotFound: It cannot be told who is meant.
        """
        if (one := self._prospect) is None:
            raise NotFound("Highlight a prospect first; tab leads to them.")
        return self.journal.relationships.get(one.relationship)

    def _person(self) -> Relationship:
        """The mentoring that is highlighted; among the areas with who is chosen, or could help.

        Raises:
            NotFound: Nobody is highlighted.
        """
        row = self._door or self._advice
        meant, chosen = self._meant, self._people.chosen if self._people.has_focus else ""
        if row is not None:
            uid = row.relationship
        elif chosen:
            uid = self._page_of(chosen) if self._event is None else None
        else:
            uid = meant.relationship if meant is not None else None
        if not uid:
            raise NotFound("Nobody is highlighted here; go to a person first.")
        return self.journal.relationships.get(uid)

    @on(LineList.Passed)
    def _pass_on(self, event: LineList.Passed) -> None:
        table = self.query_one(MentorTable)
        if event.rows is table and event.step > 0 and self._people.chosen:
            self._people.enter(event.step)
        elif event.rows is self._people and event.step < 0:
            table.enter(event.step)

    @property
    def _meant(self) -> Mentor | None:
        """Whose page enter opens: in an area that nobody covers, who could; else the chosen one."""
        table = self.query_one(MentorTable)
        area = table.area
        could = self._coverage.prospects_for(area) if area is not None and not area.covered else []
        return could[0] if could else table.mentor

    @on(LineList.Highlighted)
    def _show_meant(self) -> None:
        """Say in words whose page enter opens, and what they cover or could."""
        meant = self._meant
        shown = covers(meant, self._coverage) if meant is not None else plain("")
        covered = hiding(self) and speaks_of_pay(shown.plain)
        self.query_one("#covers", Static).update(plain(veil(shown.plain)) if covered else shown)
        self.refresh_bindings()

    def action_mentor_next(self) -> None:
        """Choose the next mentor."""
        self.query_one(MentorTable).choose(1)
        self._show_meant()

    def action_mentor_back(self) -> None:
        """Choose the mentor before."""
        self.query_one(MentorTable).choose(-1)
        self._show_meant()

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_relationship_open()

    def action_relationship_open(self) -> None:
        """Open the page of who is meant; where nobody is, ask who could help."""
        if (door := self._door) is not None:
            self.go("timeline", door.relationship, part=DOORS)
            return
        if (event := self._event) is not None:
            self.events.open(event)
            return
        if (advice := self._advice) is not None:
            uid = advice.session or advice.relationship or ""
            self.go("session" if advice.session else "relationship", uid, advice.anchor)
            return
        if self._people.has_focus and self._people.chosen:
            self.go("relationship", self._page_of(self._people.chosen))
            return
        if (meant := self._meant) is None:
            self.need_to_write()
            self.action_person_add()
        else:
            self.go("relationship", meant.relationship)

    def _page_of(self, chosen: str) -> str:
        """The mentoring of a row: of a prospect itself, of an ask the one that it asked for."""
        asked = {f"ask:{each.ask}": each.relationship for each in self._search.asked}
        return asked.get(chosen, chosen)

    def action_ask_next(self) -> None:
        """Lead the highlighted prospect on, or the highlighted door."""
        if (door := self._door) is not None:
            go_on_with_door(self, door.introduction)
        elif (event := self._event) is not None:
            self.events.next_move(event)
        else:
            self.asks.next_move()

    action_ask_note_sent = done_by("asks", AskActions.sent)

    def action_export_open(self) -> None:
        """Show the ask as it is drafted or was sent, or what is forwarded for a door.

        Raises:
            NotFound: There is none.
        """
        if not (uid := self._message):
            key = self.key("ask.next")
            raise NotFound(f"Highlight an ask that is written, or a door; {key} writes an ask.")
        self.go("export", uid)

    action_relationship_first_page = done_by("asks", AskActions.first_page)

    action_introduction_add = done_by("life", LifecycleActions.introduce)

    action_event_add = done_by("events", EventActions.add)

    def action_event_remove(self) -> None:
        """Move the highlighted event to the trash."""
        if (event := self._event) is None:
            raise NotFound("Highlight an event first; tab leads there.")
        if self.taking.is_sure(event.title):
            self.events.take_away(event)

    def action_person_add(self) -> None:
        """Add a prospect: a speaker of the highlighted event, or for the highlighted area."""
        if (event := self._event) is not None:
            self.events.prospect(event)
            return
        from mentorjournal.screens.dialogs.add_person import begin_form

        area = self.query_one(MentorTable).area
        focus = area.name if area is not None and not area.covered else ""
        form = begin_form(
            self.journal, my_role="protege", form="one-off", stage="prospect", focus=focus
        )
        self.app.push_screen(form, self._added)

    def _added(self, relationship: Relationship | None) -> None:
        self.tick()
        if relationship is not None:
            from mentorjournal.screens.dialogs.reporting_line import ask_two_views

            ask_two_views(self, "none", relationship)

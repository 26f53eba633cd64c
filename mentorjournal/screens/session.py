"""The session: notes being typed, and beside them what will be shared."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.css.query import NoMatches
from textual.events import Resize

from mentorjournal.data.marks import shared_parts
from mentorjournal.data.models import AgendaItem, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.screens.base import bindings
from mentorjournal.screens.dialogs.running import running_dialog
from mentorjournal.screens.dialogs.session_forms import agenda_form, details_form
from mentorjournal.screens.dialogs.wrap_up import WrapUpDialog
from mentorjournal.screens.note_finding import NoteFinding
from mentorjournal.screens.panel_pace import REST, PanelPace
from mentorjournal.text import plural
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.find_line import FindLine
from mentorjournal.widgets.line_hints import ROLES, everybody, handles
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.session_notes import SessionNotes
from mentorjournal.widgets.shared_view import MOST_LINES
from mentorjournal.widgets.side_panel import SidePanel

WIDE = 100
STILL_HERE = ("session", "export", "conflicts")
"""Where one is on the way somewhere with this session, and has not left it."""
PREPARED = "prepared "
"""Begins the id of a point that is not on the agenda before the session starts."""

PLACEHOLDER = (
    "Type away: a line is private unless it begins with a mark.\n"
    "!\u00a0key\u00a0point   >\u00a0advice   -\u00a0[\u00a0]\u00a0action   ?\u00a0question   "
    "=\u00a0decision   %\u00a0never\u00a0shared"
)
"""With spaces at which no row ends, so that each mark stands beside its word."""


class SessionScreen(NoteFinding):
    """One session's notes. What is typed is kept while it is typed; leaving asks nothing."""

    WHERE = "session"
    BINDINGS = bindings("session")
    HELP = (
        "Every line is private unless it begins with a mark: an exclamation mark for a key "
        "point, a greater-than sign for advice, - [ ] for an action, a question mark for a "
        "question parked for next time, an equals sign for a decision, each followed by a "
        "space. A line that begins with a percent sign is never shared. Actions take @me, "
        "@mentor, @protege or a name, and due: with a date, fri, 27 Nov or +2w. Alt with "
        "the arrows moves and indents lines; tab goes to the agenda, "
        "alt+p into all of the panel, where the arrows scroll."
    )
    DEFAULT_CSS = """
    SessionScreen {
        #desk { layout: horizontal; height: 1fr; }
        NotesEditor { width: 1fr; height: 1fr; }
        &.-narrow #desk { layout: vertical; }
        &.-narrow SidePanel {
            width: 100%;
            max-width: 100%;
            height: 50%;
            border-left: none;
            border-top: solid $panel;
            & > .heading.-below { margin: 0; }
            & > #last-heading, & > #last-part { display: none; }
            &:focus-within { height: 80%; }
            &:focus-within > #last-heading, &:focus-within > #last-part { display: block; }
        }
        SidePanel.-hidden { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._panel_wanted: bool | None = None
        self._counted, self._counted_at = "", ""
        self._pace = PanelPace()

    def compose_body(self) -> ComposeResult:
        """The notes, and the panel beside or below them."""
        with Container(id="desk"):
            yield SessionNotes(today=self.journal.today, id="notes", placeholder=PLACEHOLDER)
            yield SidePanel(id="panel", classes="-hidden")
        yield FindLine(id="find")

    def read(self) -> None:
        """Show the session as the journal has it."""
        super().read()
        if self.uid:
            self.query_one(SessionNotes).given_before = self._given_before
            self._offer_people()
            self._fill_panel()

    def _offer_people(self) -> None:
        """Let the editor offer the other person and the roles, then everybody else."""
        other = self.journal.relationships.person(self.relationship)
        others = (each for each in self.journal.people.all() if each.uid != other.uid)
        all_handles = handles([other, *others])
        editor = self.query_one(NotesEditor)
        editor.people = (*handles([other]), *ROLES, *all_handles)
        known = everybody(self.journal.people.everybody())
        if editor.known != known:
            editor.known = known
            editor.refresh()

    def _given_before(self, text: str) -> str:
        """Who gave this advice before, in words; empty where nobody else did."""
        given = self.journal.follow_ups.given_before(text, self.relationship)
        if given is None:
            return ""
        return f"given before: {given.who}, {show_date(given.on, self.journal.today())}"

    def leave(self, place: str) -> bool:
        """Let nothing be left of a session that was opened by mistake."""
        if not self.uid or place in STILL_HERE or self.unsaved():
            return False
        with self.telling(), suppress(NotFound):
            name, uid = self.journal.relationships.person(self.relationship).name, self.uid
            if self.journal.sessions.leave(uid):
                left = self.journal.sessions.find(uid)
                self.say(f"Nothing was written, so {_as_before(name, left)}.", calm=True)
                if left is None:
                    self.forget()
                    return True
        return False

    def crumb(self) -> str:
        """With whom, how, and when if it is over."""
        try:
            session, bond = self.session, self.relationship
        except NotFound:
            return "session"
        words = [self.journal.relationships.person(bond).name, CHANNEL_WORDS[session.channel]]
        if session.state != "running":
            words.append(show_date(session.on, self.journal.today()))
        if session.state in ("planned", "missed", "moved"):
            words.append(session.state)
        if session.state == "planned":
            words.append(f"{self.key('session.begin')} starts it")
        return " · ".join(words)

    def clock(self) -> str:
        """How long it has run, or how long it took."""
        try:
            session = self.session
        except NotFound:
            return ""
        if session.state == "running" and session.started is not None:
            seconds = max(0, int((self.journal.now() - session.started).total_seconds()))
            return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        return plural(session.length, "minute") if session.length is not None else ""

    def typed(self) -> None:
        """Let the panel follow, a little later."""
        if self._pace.typed(monotonic()):
            self.set_timer(REST, self._follow)

    def _follow(self) -> None:
        """Show what will be shared, or wait on while somebody types."""
        # The timer may still fire while the program ends and the screen is taken apart.
        if not (self.is_attached and self.app.is_running):
            return
        if (wait := self._pace.wait(monotonic())) > 0:
            self.set_timer(wait, self._follow)
        else:
            self._fill_shared()

    def aside(self) -> str:
        """How many words the notes have, told when the clock moves or typing rests."""
        clock = self.clock()
        if self.is_mounted and (clock != self._counted_at or not self.typing()):
            count = self.query_one(NotesEditor).words
            self._counted_at = clock
            self._counted = plural(count, "word") if count else ""
        return self._counted

    # The panel

    @on(Resize)
    def _resized(self, event: Resize) -> None:
        self.set_class(event.size.width < WIDE, "-narrow")
        self._place_panel()

    def _place_panel(self) -> None:
        wide = self.size.width >= WIDE
        shown = wide if self._panel_wanted is None else self._panel_wanted
        self.query_one(SidePanel).set_class(not shown, "-hidden")
        if shown:
            self._fill_panel()

    def _fill_panel(self) -> None:
        if (panel := self._fill_shared()) is not None:
            session = self.session
            panel.show_agenda((*session.agenda, *self._prepared(session)))
            panel.show_last(*self._last_time(session))

    def _fill_shared(self) -> SidePanel | None:
        """Show what will be shared; gives the panel, unless there is none to be seen."""
        begun = monotonic()
        try:
            panel = self.query_one(SidePanel)
            if panel.has_class("-hidden") or not self.uid:
                self._pace.followed(0.0)
                return None
            session = self.session
        except (NoMatches, NotFound):
            return None
        editor = self.query_one(NotesEditor)
        notes = editor.text
        live = self.journal.exports.live_summary(session, notes, most=MOST_LINES + 1)
        here = shared_parts(notes, notes_shared=session.notes_shared).at(editor.cursor_location[0])
        panel.show_shared(live.document, live.shared_lines, live.lines, here)
        self._pace.followed(monotonic() - begun)
        return panel

    def _prepared(self, session: Session) -> list[AgendaItem]:
        """What a planned session will come back to by itself, once it starts."""
        if session.state != "planned":
            return []
        own = {point.text.casefold() for point in session.agenda}
        found = self.journal.agenda_for(self.relationship)
        new = [point for point in found if point.text.casefold() not in own]
        # The same ids each time, so that the highlight stays.
        return [replace(point, uid=f"{PREPARED}{at}") for at, point in enumerate(new)]

    def _last_time(self, session: Session) -> tuple[str, str]:
        """When the session before this one was, and what its summary or notes say."""
        held = [
            other
            for other in self.journal.sessions.of(self.relationship)
            if other.state == "happened" and other.uid != session.uid and other.on <= session.on
        ]
        if not held:
            return "none before this one", ""
        last = held[-1]
        when = f"{show_date(last.on, self.journal.today())}, {CHANNEL_WORDS[last.channel]}"
        if self.hidden and not last.summary.strip():
            return when, "Private notes are hidden."
        said = last.summary.strip() or last.notes.strip() or "Nothing was written down."
        return when, "\n".join(discreet(self, row) for row in said.split("\n"))

    @on(AgendaList.Ticked)
    def _agenda_ticked(self, event: AgendaList.Ticked) -> None:
        with self.telling():
            _not_prepared(event.point)
            self.journal.sessions.tick_point(self.uid, event.point, event.done)
        self.tick()

    # Commands

    def action_session_mark(self) -> None:
        """Give the line its next mark."""
        self.query_one(NotesEditor).cycle_mark()

    def action_session_private(self) -> None:
        """Make the line private for ever, or take that back."""
        self.query_one(NotesEditor).toggle_private()

    def action_session_panel(self) -> None:
        """Show or hide the panel."""
        panel = self.query_one(SidePanel)
        self._panel_wanted = panel.has_class("-hidden")
        if panel.has_focus_within and not self._panel_wanted:
            self.query_one(NotesEditor).focus()
        self._place_panel()

    def action_session_read_panel(self) -> None:
        """Go into the panel, on through its parts, and back to the notes."""
        panel = self.query_one(SidePanel)
        if panel.has_class("-hidden"):
            self._panel_wanted = True
            self._place_panel()
        if not panel.go_on():
            self.query_one(NotesEditor).focus()

    def action_session_share_notes(self) -> None:
        """Share unmarked lines too, or keep them private."""
        shared = not self.session.notes_shared
        self.flush()
        self.journal.sessions.edit(self.uid, notes_shared=shared)
        self.tick()
        self.say(
            "Unmarked lines of this session are shared now. Lines with % never are."
            if shared
            else "Unmarked lines of this session are private again.",
            calm=True,
        )

    def action_agenda_tick(self) -> None:
        """Tick the highlighted point of the agenda."""
        agenda = self.query_one(AgendaList)
        if agenda.has_focus:
            agenda.tick()

    def action_agenda_remove(self) -> None:
        """Take the highlighted point off the agenda."""
        agenda = self.query_one(AgendaList)
        if agenda.has_focus and (point := agenda.chosen) is not None:
            _not_prepared(point.uid)
            # Else what was typed just before would be kept after it, and undoing be refused.
            self.flush()
            self.journal.sessions.drop_point(self.uid, point.uid)
            self.say(f"Off the agenda. {self.key('app.undo')} brings it back.", calm=True)
            self.tick()

    def action_agenda_add(self) -> None:
        """Add a point to the agenda."""
        self.app.push_screen(agenda_form(self.journal, self.uid))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A planned session can be started, one that is not planned can be wrapped up."""
        if self.waits(action):
            return None
        if action in ("session_begin", "session_wrap_up") and self.uid:
            try:
                planned = self.session.state == "planned"
            except NotFound:
                return None
            return planned == (action == "session_begin")
        return super().check_action(action, parameters)

    def action_session_begin(self) -> None:
        """Start the planned session that is shown, or offer the one that is running."""
        self.flush()
        running = self.journal.sessions.running()
        if running is not None:
            dialog = running_dialog(self.journal, running)
            self.app.push_screen(
                dialog, lambda yes: self.go("session", running.uid) if yes else None
            )
            return
        agenda = self.journal.agenda_for(self.relationship)
        self.journal.sessions.begin(self.uid, agenda)
        self.tick()
        self.refresh_bindings()

    def action_session_details(self) -> None:
        """Change the day, the channel and how long it took."""
        self.flush()
        self.app.push_screen(details_form(self.journal, self.session))

    def action_session_wrap_up(self) -> None:
        """End the session, then look at what can be shared."""
        self.query_one(NotesEditor).settle()
        self.flush()
        dialog = WrapUpDialog(self.journal, self.session, self.relationship)
        self.app.push_screen(dialog, self._wrapped_up)

    def _wrapped_up(self, warning: str | None) -> None:
        if warning is None:
            return
        self.tick()
        if warning:
            self.say(warning)
        self.go("export", self.uid)

    def action_session_export(self) -> None:
        """Look at what can be shared."""
        self.query_one(NotesEditor).settle()
        self.flush()
        self.go("export", self.uid)


def _as_before(name: str, left: Session | None) -> str:
    """What is left of a session in which nothing was done, in words."""
    if left is None:
        return f"no session with {name} was kept"
    return (
        f"the session with {name} is {'over' if left.state == 'happened' else left.state} as before"
    )


def _not_prepared(point: str) -> None:
    """Leave alone what is only looked at beforehand.

    Raises:
        Refused: The point is not on the agenda yet.
    """
    if point.startswith(PREPARED):
        raise Refused("This point comes onto the agenda by itself when the session starts.")

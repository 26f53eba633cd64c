"""The session: notes being typed, and beside them what will be shared."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.css.query import NoMatches
from textual.events import AppBlur, Resize, ScreenSuspend
from textual.timer import Timer

from mentorjournal.data.models import Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.documents.summary import CHANNEL_WORDS
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen, bindings
from mentorjournal.screens.dialogs.session_forms import agenda_form, details_form, wrap_up_form
from mentorjournal.text import plural
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.side_panel import SidePanel

KEEP_AFTER = 0.2
"""Seconds after a key until what was typed is kept; further keys do not put it off."""
PANEL_AFTER = 0.15
RETRY_AFTER = 1.0
WIDE = 100

PLACEHOLDER = (
    "Type away: a line is private unless it begins with a mark.\n"
    "! key point   > advice   - [ ] action   ? question   = decision   % never shared"
)


class SessionScreen(JournalScreen):
    """One session's notes. What is typed is kept while it is typed; leaving asks nothing."""

    WHERE = "session"
    BINDINGS = bindings("session")
    HELP = (
        "Every line is private unless it begins with a mark: an exclamation mark for a key "
        "point, a greater-than sign for advice, - [ ] for an action, a question mark for a "
        "question parked for next time, an equals sign for a decision, each followed by a "
        "space. A line that begins with a percent sign is never shared. Actions take @me, "
        "@mentor, @protege or a name, and due: with a date, fri, tomorrow or +2w. Alt with "
        "the arrows moves and indents lines; tab goes to the agenda."
    )
    DEFAULT_CSS = """
    SessionScreen {
        #desk { layout: horizontal; height: 1fr; }
        NotesEditor { width: 1fr; height: 1fr; }
        &.-narrow #desk { layout: vertical; }
        &.-narrow SidePanel {
            width: 100%;
            max-width: 100%;
            height: 45%;
            border-left: none;
            border-top: solid $panel;
            & > #last-heading, & > #last-part { display: none; }
        }
        SidePanel.-hidden { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._panel_wanted: bool | None = None
        self._loaded = ""
        self._kept = ""
        self._handed = ""
        self._keeping: Timer | None = None
        self._showing: Timer | None = None

    def compose_body(self) -> ComposeResult:
        """The notes, and the panel beside or below them."""
        with Container(id="desk"):
            yield NotesEditor(today=self.journal.today, id="notes", placeholder=PLACEHOLDER)
            yield SidePanel(id="panel", classes="-hidden")

    @property
    def session(self) -> Session:
        """The session shown, as the journal has it.

        Raises:
            NotFound: It is not there any more.
        """
        session = self.journal.sessions.get(self.uid)
        if session.deleted is not None:
            raise NotFound("That session is in the trash.")
        return session

    @property
    def relationship(self) -> Relationship:
        """The relationship it belongs to."""
        return self.journal.relationships.get(self.session.relationship)

    def show(self, uid: str = "") -> None:
        """Show a certain session from now on; what was typed in another is kept first."""
        if uid != self.uid:
            with self.telling():
                self.flush()
        super().show(uid)

    def read(self) -> None:
        """Show the session as the journal has it, unless what is on screen is newer."""
        if not self.uid:
            return
        session = self.session
        editor = self.query_one(NotesEditor)
        if self._loaded != self.uid:
            # A quick hand types before the screen has read what it shows.
            ahead = "" if self._loaded else editor.text
            self._load(session.notes)
            editor.move_cursor(editor.document.end)
            editor.focus()
            if ahead:
                editor.insert(ahead)
        elif session.notes != self._kept and editor.text == self._handed:
            self._load(session.notes)
        editor.share_all(session.notes_shared)
        editor.read_only = self.journal.read_only
        self._fill_panel()

    def _load(self, notes: str) -> None:
        """Put notes of the journal into the editor."""
        self.query_one(NotesEditor).load(notes)
        self._loaded, self._kept, self._handed = self.uid, notes, notes

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

    # Keeping what is typed

    def on_mount(self) -> None:
        """Follow the editor key by key, so that the header is never behind what it shows."""
        self.watch(self.query_one(NotesEditor), "edits", self._typed, init=False)

    def _typed(self) -> None:
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self._keep)
            self.tick()
        if self._showing is None:
            self._showing = self.set_timer(PANEL_AFTER, self._fill_panel)

    def typing(self) -> bool:
        """Whether the editor is ahead of the journal."""
        return self._keeping is not None

    def _keep(self) -> None:
        """Hand the notes to the journal; the header says it if that fails, and it is retried."""
        try:
            self.flush()
        except JournalError:
            self._keeping = self.set_timer(RETRY_AFTER, self._keep)
        self.tick()

    def flush(self) -> None:
        """Keep what is in the editor now.

        Raises:
            NotKept: It could not be kept; it stays on the screen.
        """
        if not self._loaded:
            return
        notes = self.query_one(NotesEditor).text
        if notes != self._handed:
            self._kept = self.journal.sessions.keep_notes(self._loaded, notes).notes
            self._handed = notes
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    @on(ScreenSuspend)
    @on(AppBlur)
    def _left(self) -> None:
        with self.telling():
            self.query_one(NotesEditor).settle()
            self.flush()

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
        self._showing = None
        try:
            panel = self.query_one(SidePanel)
            if panel.has_class("-hidden") or not self.uid:
                return
            session = self.session
        except (NoMatches, NotFound):
            return
        notes = self.query_one(NotesEditor).text
        live = self.journal.exports.live_summary(session, notes)
        panel.show_shared(live.document, live.shared_lines, live.lines)
        panel.show_agenda(session.agenda)
        panel.show_last(*self._last_time(session))

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
        return when, last.summary.strip() or last.notes.strip() or "Nothing was written down."

    @on(AgendaList.Ticked)
    def _agenda_ticked(self, event: AgendaList.Ticked) -> None:
        with self.telling():
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

    def action_agenda_add(self) -> None:
        """Add a point to the agenda."""
        self.app.push_screen(agenda_form(self.journal, self.uid))

    def action_session_details(self) -> None:
        """Change the day, the channel and how long it took."""
        self.flush()
        self.app.push_screen(details_form(self.journal, self.session))

    def action_session_wrap_up(self) -> None:
        """End the session, then look at what can be shared."""
        self.query_one(NotesEditor).settle()
        self.flush()
        dialog = wrap_up_form(self.journal, self.session, self.relationship)
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

"""A session's notes, and beside them what will be shared, the agenda, and last time."""

from __future__ import annotations

from time import monotonic

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.css.query import NoMatches
from textual.events import Key, Paste, Resize

from mentorjournal.data.notes.marks import shared_parts
from mentorjournal.data.records.models import AgendaItem, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.screens.dialogs.session_forms import agenda_form
from mentorjournal.screens.note_finding import NoteFinding
from mentorjournal.screens.panel_pace import REST, PanelPace
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.find_line import FindLine
from mentorjournal.widgets.note_words import in_words
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.session_notes import SessionNotes
from mentorjournal.widgets.shared_view import MOST_LINES
from mentorjournal.widgets.side_panel import SidePanel

WIDE = 100
PREPARED = "prepared "
"""Begins the id of a point that is not on the agenda before the session starts."""

PLACEHOLDER = (
    "Type away: a line is private unless it begins with a mark.\n"
    "!\u00a0key\u00a0point   >\u00a0advice   -\u00a0[\u00a0]\u00a0action   ?\u00a0question   "
    "=\u00a0decision   %\u00a0never\u00a0shared"
)
"""With spaces at which no row ends, so that each mark stands beside its word."""


class NotesAndPanel(NoteFinding):
    """Notes whose panel follows them; narrow terminals have it below, on a key."""

    DEFAULT_CSS = """
    NotesAndPanel {
        #desk { layout: horizontal; height: 1fr; }
        NotesEditor { width: 1fr; height: 1fr; }
        &.-narrow #desk { layout: vertical; }
        &.-narrow WrapUpForm {
            width: 100%;
            height: 50%;
            border-left: none;
            border-top: solid $panel;
            .head { margin: 0; }
        }
        SidePanel.-hidden { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._panel_wanted: bool | None = None
        self._pace = PanelPace()

    def compose_body(self) -> ComposeResult:
        """The notes, and the panel beside or below them."""
        with Container(id="desk"):
            yield SessionNotes(today=self.journal.today, id="notes", placeholder=PLACEHOLDER)
            yield SidePanel(id="panel", classes="-hidden")
        yield FindLine(id="find")

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

    @on(Resize)
    def _resized(self, event: Resize) -> None:
        narrow = event.size.width < WIDE
        self.set_class(narrow, "-narrow")
        self.query_one(SidePanel).lie_below(narrow)
        self.place_panel()

    def place_panel(self) -> None:
        """Show the panel, unless it is not wanted or its place is taken."""
        wide = self.size.width >= WIDE
        shown = wide if self._panel_wanted is None else self._panel_wanted
        shown = shown and not self.place_taken()
        self.query_one(SidePanel).set_class(not shown, "-hidden")
        if shown:
            self.fill_panel()

    def place_taken(self) -> bool:
        """Whether something else stands in the panel's place; made to be overridden."""
        return False

    def fill_panel(self) -> None:
        """Show in the panel what the journal has, and what the notes share."""
        if (panel := self._fill_shared()) is not None:
            session = self.session
            points = (*session.agenda, *self._prepared(session))
            panel.show_agenda(points, self.journal.older_points(session))
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
        shared = shared_parts(notes, notes_shared=session.notes_shared)
        panel.show_shared(
            live.document,
            live.shared_lines,
            live.lines,
            here=shared.at(editor.cursor_location[0]),
            open_fence=shared.open_fence,
        )
        self._pace.followed(monotonic() - begun)
        return panel

    def _prepared(self, session: Session) -> list[AgendaItem]:
        """What a planned session will come back to by itself, once it starts."""
        if session.state != "planned":
            return []
        found = self.journal.agenda_for(self.relationship)
        new = self.journal.sessions.agenda.beside(session, found)
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
        noted = in_words(last.notes, self.journal.today())
        said = last.summary.strip() or noted or "Nothing was written down."
        return when, "\n".join(discreet(self, row) for row in said.split("\n"))

    @on(AgendaList.Ticked)
    def _agenda_ticked(self, event: AgendaList.Ticked) -> None:
        with self.telling():
            _not_prepared(event.point)
            self.journal.sessions.agenda.tick(self.uid, event.point, event.done)
        self.tick()

    def action_session_panel(self) -> None:
        """Show or hide the panel."""
        panel = self.query_one(SidePanel)
        self._panel_wanted = panel.has_class("-hidden")
        if panel.has_focus_within and not self._panel_wanted:
            self.query_one(NotesEditor).focus()
        self.place_panel()

    async def action_session_read_panel(self) -> None:
        """Go into the panel, on through its parts, and back to the notes."""
        panel = self.query_one(SidePanel)
        if panel.has_class("-hidden"):
            self._panel_wanted = True
            self.place_panel()
        if not panel.go_on():
            self.query_one(NotesEditor).focus()

    def on_key(self, event: Key) -> None:
        """In the panel, let escape lead back to the notes, and what is typed go there.

        A hand that types does not look where the cursor is. Space ticks, and the page goes on.
        """
        if not self.query_one(SidePanel).has_focus_within or event.key == "space":
            return
        if event.key == "escape":
            self.query_one(NotesEditor).focus()
        elif event.is_printable and "+" not in event.key:
            editor = self.query_one(NotesEditor)
            editor.end_selection()
            editor.focus()
            editor.post_message(Key(event.key, event.character))
        else:
            return
        event.stop()

    def takes_raw_paste(self, text: str) -> bool:
        """Whether what came in one read is a paste, while the panel has the focus."""
        editor = self.query_one(NotesEditor)
        return self.query_one(SidePanel).has_focus_within and editor.takes_raw_paste(text)

    def on_paste(self, event: Paste) -> None:
        """What is pasted in the panel goes into the notes, like what is typed there."""
        if self.query_one(SidePanel).has_focus_within:
            editor = self.query_one(NotesEditor)
            editor.end_selection()
            editor.focus()
            editor.post_message(Paste(event.text))
            event.stop()

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
            self.journal.sessions.agenda.drop(self.uid, point.uid)
            self.say(f"Off the agenda. {self.key('agenda.undo')} here brings it back.", calm=True)
            self.tick()

    async def action_agenda_undo(self) -> None:
        """Take back the last change; in the notes the key is the editor's own."""
        if self.query_one(SidePanel).has_focus_within:
            await self.app.run_action("app_undo")

    def action_agenda_add(self) -> None:
        """Add a point to the agenda, and see it there."""

        def added(session: Session | None) -> None:
            if session is None:
                return
            self._panel_wanted = True
            self.tick()
            self.place_panel()
            self.query_one(SidePanel).point_out(len(session.agenda) - 1)

        self.app.push_screen(agenda_form(self.journal, self.uid), added)


def _not_prepared(point: str) -> None:
    """Leave alone what is only looked at beforehand.

    Raises:
        Refused: The point is not on the agenda yet.
    """
    if point.startswith(PREPARED):
        raise Refused("This point comes onto the agenda by itself when the session starts.")

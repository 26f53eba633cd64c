"""The panel beside a session's notes: what will be shared, the agenda, and last time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from msgspec.structs import replace
from rich.cells import cell_len
from textual.css.query import NoMatches
from textual.events import Key, Paste

from mentorjournal.data.notes.note_words import in_words
from mentorjournal.data.notes.sharing import Shared
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import AgendaItem, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.screens.dialogs.session_forms import agenda_form
from mentorjournal.screens.panel_pace import REST, PanelPace
from mentorjournal.text import named
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.call_later import call_in
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.plain import fit, plain
from mentorjournal.widgets.shared_view import MOST_LINES
from mentorjournal.widgets.side_panel import SidePanel

if TYPE_CHECKING:
    from mentorjournal.screens.session import SessionScreen

WIDE = 100
"""Columns from which the panel stands beside the notes; else it lies below, on a key."""
EMPTY_PAGE = (
    "Type away: a line is private unless it begins with a mark.\n"
    "!\u00a0key\u00a0point   >\u00a0advice   -\u00a0[\u00a0]\u00a0action   ?\u00a0question   "
    "=\u00a0decision   %\u00a0never\u00a0shared"
)
"""What stands where nothing is typed yet; no row ends between a mark and its word."""
GUTTER = 8
"""Columns beside the text of the notes."""
PREPARED = "prepared "
"""Begins the id of a point that is not on the agenda before the session starts."""


class PanelController:
    """Decides whether the panel is shown and what stands in it, and takes the keys pressed in it.

    Args:
        screen: The screen with notes and panel.

    Attributes:
        pace: When the panel follows what is typed.
    """

    def __init__(self, screen: SessionScreen) -> None:
        self._screen = screen
        self._wanted: bool | None = None
        self.pace = PanelPace()
        self._shown: tuple[Shared, str] | None = None

    @property
    def _panel(self) -> SidePanel:
        return self._screen.query_one(SidePanel)

    @property
    def _editor(self) -> NotesEditor:
        return self._screen.query_one(NotesEditor)

    # Where it stands, and what stands in it

    def fit(self, width: int) -> None:
        """Lie beside the notes or below them, as the width of the screen in columns allows."""
        narrow = width < WIDE
        self._screen.set_class(narrow, "-narrow")
        self._panel.lie_below(narrow)
        self.place()

    def place(self) -> None:
        """Show the panel, unless it is not wanted or the wrap-up stands in its place."""
        screen = self._screen
        wide = screen.size.width >= WIDE
        shown = wide if self._wanted is None else self._wanted
        shown = shown and screen.wrapping_up.form is None
        self._panel.set_class(not shown, "-hidden")
        self.fill()

    def fill(self) -> None:
        """Show in the panel what the journal has, and what the notes share."""
        self._fill_empty_page()
        if (panel := self._fill_shared()) is not None:
            session = self._screen.session
            points = (*session.agenda, *self._prepared(session))
            panel.show_agenda(points, self._screen.journal.overview.older_points(session))
            panel.show_last(*self._last_time(session))

    def _fill_empty_page(self) -> None:
        """Say where nothing is typed yet what was said last time, unless the panel says it."""
        screen = self._screen
        try:
            panel, editor, session = self._panel, self._editor, screen.session
        except (NoMatches, NotFound):
            return
        if session.notes:
            return
        words = EMPTY_PAGE
        if panel.has_class("-hidden") and (last := self._last(session)) is not None:
            when, said = self._told(last)
            first = said.partition("\n")[0]
            behind = f"   {screen.key('session.panel')} shows it"
            room = screen.size.width - GUTTER - cell_len(behind)
            words += "\n" + fit(f"Last time {when}: {first}", room).rstrip()
            words += behind
        editor.placeholder = plain(words)

    def typed(self) -> None:
        """Let the panel follow, a little later."""
        if self.pace.typed(monotonic()):
            call_in(self._screen, REST, self._follow)

    def _follow(self) -> None:
        """Show what will be shared, or wait on while somebody types."""
        screen = self._screen
        # The timer may still fire while the program ends and the screen is taken apart.
        if not (screen.is_attached and screen.app.is_running):
            return
        if (wait := self.pace.wait(monotonic())) > 0:
            call_in(screen, wait, self._follow)
        else:
            self._fill_shared(typed=True)

    def _fill_shared(self, *, typed: bool = False) -> SidePanel | None:
        """Show what will be shared; gives the panel, unless there is none to be seen.

        Args:
            typed: Whether only something was typed since; most of that changes nothing here.
        """
        begun, screen = monotonic(), self._screen
        try:
            panel = self._panel
            if panel.has_class("-hidden") or not screen.uid:
                self.pace.followed(0.0)
                return None
            session = screen.session
        except (NoMatches, NotFound):
            return None
        editor = self._editor
        shared = editor.index.shared(notes_shared=session.notes_shared)
        here = shared.at(editor.cursor_location[0])
        # What is known of lines beside the notes may belong to other lines with any key.
        if not typed or session.lines or self._shown != (shared, here):
            self._shown = shared, here
            live = screen.journal.exports.live_summary(session, editor.index, most=MOST_LINES + 1)
            panel.show_shared(
                live.document,
                live.shared_lines,
                live.lines,
                here=here,
                open_fence=shared.open_fence,
            )
        self.pace.followed(monotonic() - begun)
        return panel

    def _prepared(self, session: Session) -> list[AgendaItem]:
        """What a planned session will come back to by itself, once it starts."""
        if session.state != "planned":
            return []
        journal = self._screen.journal
        found = journal.overview.agenda_for(self._screen.relationship)
        new = journal.sessions.agenda.beside(session, found)
        # The same ids each time, so that the highlight stays.
        return [replace(point, uid=f"{PREPARED}{at}") for at, point in enumerate(new)]

    def _last_time(self, session: Session) -> tuple[str, str]:
        """When the session before this one was, and what its summary or notes say."""
        last = self._last(session)
        return ("none before this one", "") if last is None else self._told(last)

    def _last(self, session: Session) -> Session | None:
        """The session that was held before this one."""
        held = [
            other
            for other in self._screen.journal.sessions.of(self._screen.relationship)
            if other.state == "happened" and other.uid != session.uid and other.on <= session.on
        ]
        return held[-1] if held else None

    def _told(self, last: Session) -> tuple[str, str]:
        screen, journal = self._screen, self._screen.journal
        when = f"{show_date(last.on, journal.today())}, {CHANNEL_WORDS[last.channel]}"
        if screen.hidden and not last.summary.strip():
            return when, "Private notes are hidden."
        noted = in_words(last.notes, journal.today())
        said = last.summary.strip() or noted or "Nothing was written down."
        return when, "\n".join(discreet(screen, row) for row in said.split("\n"))

    # Keys

    def show_or_hide(self) -> None:
        """Show or hide the panel."""
        panel = self._panel
        self._wanted = panel.has_class("-hidden")
        if panel.has_focus_within and not self._wanted:
            self._editor.focus()
        self.place()

    def show_point(self, uid: Uid) -> None:
        """Put the cursor on a point of the agenda, if it is still on it."""
        points = [each.uid for each in self._screen.session.agenda]
        if uid in points:
            self._wanted = True
            self.place()
            self._panel.point_out(points.index(uid))
            self._panel.query_one(AgendaList).focus()

    async def go_in(self) -> None:
        """Go into what stands beside the notes, on through its parts, and back to the notes."""
        if self._screen.wrapping_up.form is not None:
            await self._screen.wrapping_up.go_in()
            return
        panel = self._panel
        if panel.has_class("-hidden"):
            self._wanted = True
            self.place()
        if not panel.go_on():
            self._editor.focus()

    def take_key(self, event: Key) -> None:
        """In the panel, let escape lead back to the notes, and what is typed go there.

        A hand that types does not look where the cursor is. Space ticks, and the page goes on.
        """
        if not self._panel.has_focus_within or event.key == "space":
            return
        if event.key == "escape":
            self._editor.focus()
        elif event.is_printable and "+" not in event.key:
            self._to_notes().post_message(Key(event.key, event.character))
        else:
            return
        event.stop()

    def takes_raw_paste(self, text: str) -> bool:
        """Whether what came in one read is a paste, while the panel has the focus."""
        return self._panel.has_focus_within and self._editor.takes_raw_paste(text)

    def take_paste(self, event: Paste) -> None:
        """What is pasted in the panel goes into the notes, like what is typed there."""
        if self._panel.has_focus_within:
            self._to_notes().post_message(Paste(event.text))
            event.stop()

    def _to_notes(self) -> NotesEditor:
        """Put the cursor into the notes, where what comes next replaces nothing."""
        editor = self._editor
        editor.lines.end_selection()
        editor.focus()
        return editor

    # The agenda

    def ticked(self, point: str, done: bool) -> None:
        """Keep that a point of the agenda was ticked, or opened again."""
        screen = self._screen
        with screen.show_errors():
            _not_prepared(point)
            screen.journal.sessions.agenda.tick(screen.uid, point, done)
        screen.tick()

    def tick(self) -> None:
        """Tick the highlighted point of the agenda."""
        agenda = self._screen.query_one(AgendaList)
        if agenda.has_focus:
            agenda.tick()

    def remove(self) -> None:
        """Take the highlighted point off the agenda."""
        screen = self._screen
        agenda = screen.query_one(AgendaList)
        if agenda.has_focus and (point := agenda.chosen) is not None:
            _not_prepared(point.uid)
            # Else what was typed just before would be kept after it, and undoing be refused.
            screen.flush()
            screen.journal.sessions.agenda.drop(screen.uid, point.uid)
            key = screen.key("agenda.undo")
            screen.say(
                f"Off the agenda: {named(point.text)}. {key} here brings it back.", calm=True
            )
            screen.tick()

    async def undo(self) -> None:
        """Take back the last change; in the notes the key is the editor's own."""
        if self._panel.has_focus_within:
            await self._screen.app.run_action("app_undo")

    def add(self) -> None:
        """Add a point to the agenda, and see it there."""
        screen = self._screen

        def added(session: Session | None) -> None:
            if session is None:
                return
            self._wanted = True
            screen.tick()
            self.place()
            self._panel.point_out(len(session.agenda) - 1)

        screen.app.push_screen(agenda_form(screen.journal, screen.uid), added)


def _not_prepared(point: str) -> None:
    """Leave alone what is only looked at beforehand.

    Raises:
        Refused: The point is not on the agenda yet.
    """
    if point.startswith(PREPARED):
        raise Refused("This point comes onto the agenda by itself when the session starts.")

"""The session: its head, and what can be done with it while its notes are typed."""

from __future__ import annotations

from contextlib import suppress

from textual import on
from textual.events import DescendantFocus, Key

from mentorjournal.commands import commands_of
from mentorjournal.data.records.models import Session
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.screens.call_start import CallStart
from mentorjournal.screens.clock_elsewhere import time_run
from mentorjournal.screens.dialogs.session_forms import details_form
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.notes_and_panel import NotesAndPanel
from mentorjournal.screens.parts import WRAP_UP
from mentorjournal.screens.wrap_up_form import WrapUpForm
from mentorjournal.screens.wrapping_up import WrappingUp
from mentorjournal.text import plural
from mentorjournal.widgets.agenda_list import AgendaList
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.key_queue import of_one_read
from mentorjournal.widgets.line_hints import ROLES, everybody, handles
from mentorjournal.widgets.mark_signs import KEYS, NAMES, WORDS
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.safe_app import SafeApp
from mentorjournal.widgets.session_notes import SessionNotes

OWN_ACTIONS = {command.action for command in commands_of("session")}
MARK_ANSWERS = tuple(
    ("space" if sign == " " else sign, NAMES[kind], WORDS[kind] or NAMES[kind])
    for sign, kind in KEYS.items()
)
"""The keys that name a mark, with its name and the short one."""
SECOND_ESCAPE = 2.0
"""Seconds within which a second escape leaves a running session."""
BESIDE_THE_FIELDS = ("session_read_panel", "session_wrap_up", "session_export")
"""What this screen still does while the cursor is in the fields of the wrap-up."""
STILL_HERE = ("session", "export", "conflicts")
"""Where one is on the way somewhere with this session, and has not left it."""


class SessionScreen(NotesAndPanel):
    """One session's notes. What is typed is kept while it is typed; leaving asks nothing."""

    WHERE = "session"
    BINDINGS = bindings("session")
    HELP = (
        "Every line is private unless it begins with one of the marks below and a space. An "
        "action takes @me, @mentor, @protege or a name, and due: with a date, fri, 27 Nov or "
        "+2w. Tab and shift+tab indent lines, alt with up and down moves them. Alt+o goes into "
        "the panel, on through its parts and back; there the arrows move, and what is no command "
        "goes into the notes."
    )

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._counted, self._counted_at = "", ""
        self._warned: Key | None = None
        self.wrapping_up = WrappingUp(self)

    def on_mount(self) -> None:
        """Follow the editor when it asks for a mark."""
        self.watch(self.query_one(NotesEditor), "asks_mark", self._tell_marks, init=False)

    def read(self) -> None:
        """Show the session as the journal has it."""
        super().read()
        if self.uid:
            self.query_one(SessionNotes).given_before = self._given_before
            self._offer_people()
            self.fill_panel()
            if self.wrapping_up.form is not None:
                self.wrapping_up.form.follow()

    def tick(self) -> None:
        """As on all screens; the footer follows what is filled in."""
        super().tick()
        if self.is_mounted:
            self.wrapping_up.tell_footer()

    def show(self, uid: str = "") -> None:
        """Show a certain session; the wrap-up of another one waits, half filled."""
        if uid != self.uid and self.is_mounted:
            self.wrapping_up.close()
        super().show(uid)

    def flush(self) -> None:
        """Keep what is in the editor, and in the fields of the wrap-up.

        Raises:
            NotKept: What is in the editor could not be kept; it stays on the screen.
        """
        if self.wrapping_up.form is not None:
            self.wrapping_up.form.keep()
        super().flush()

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

    def may_go_back(self) -> bool:
        """Whether escape leaves: while the clock runs only the second of two does.

        The first says so. The second counts if it comes soon, alone and in another read of the
        terminal: an escape that is pressed in a hurry, or sent twice, leaves nobody's call.
        """
        if self.wrapping_up.form is not None:
            self.call_later(self.wrapping_up.go_in)
            return False
        try:
            running = self.session.state == "running"
        except NotFound:
            return True
        assert isinstance(self.app, SafeApp)
        keys = self.app.key_queue
        key, warned = keys.key, self._warned
        if not running or key is None or key.key not in self.keys("app.back"):
            return True
        soon = warned is not None and key.time - warned.time < SECOND_ESCAPE
        if warned is not None and soon and keys.before is warned and not of_one_read(key, warned):
            return True
        self._warned = key
        name = self.journal.relationships.person(self.relationship).name.split()[0]
        self.say(f"{name}'s clock runs on; {self.key('app.back')} again leaves.", calm=True)
        return False

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
        today = self.journal.today()
        wrapping_up = self.wrapping_up.form is not None
        if session.state != "running" and not (wrapping_up and session.on == today):
            words.append(show_date(session.on, today))
        if session.state in ("planned", "missed", "moved"):
            words.append(session.state)
        if session.state == "planned":
            words.append(f"{self.key('session.begin')} starts it")
        if wrapping_up:
            words.append("wrap up")
        return " · ".join(words)

    def clock(self) -> str:
        """How long it has run, or how long it took."""
        if self.wrapping_up.form is not None and (ended := self.wrapping_up.clock()):
            return ended
        try:
            session = self.session
        except NotFound:
            return ""
        if session.state == "running" and session.started is not None:
            return time_run(session, self.journal.now())
        return plural(session.length, "minute") if session.length is not None else ""

    def aside(self) -> str:
        """How many words the notes have, told when the clock moves or typing rests."""
        clock = self.clock()
        if self.is_mounted and (clock != self._counted_at or not self.typing()):
            count = self.query_one(NotesEditor).words
            self._counted_at = clock
            self._counted = plural(count, "word") if count else ""
        return self._counted

    def remarks(self) -> tuple[str, ...]:
        """That unmarked lines are shared here, which nothing at their edge says."""
        with suppress(NotFound):
            if self.session.notes_shared:
                return ("notes shared",)
        return ()

    # Commands

    def action_session_mark(self) -> None:
        """Give the line its next mark."""
        self.query_one(NotesEditor).cycle_mark()

    def action_session_tick(self) -> None:
        """Tick the action of the line, or open it again; in the agenda, its point.

        Raises:
            Refused: There is no action on the line.
        """
        agenda = self.query_one(AgendaList)
        if agenda.has_focus:
            agenda.tick()
        elif not self.query_one(NotesEditor).tick_actions():
            raise Refused(
                f"No action stands on this line; {self.key('session.set_mark')} - makes it one."
            )

    def action_session_set_mark(self) -> None:
        """Let the next key name the mark of the line."""
        self.query_one(NotesEditor).ask_mark()

    def _tell_marks(self, asked: bool) -> None:
        """Say at the foot which keys name a mark, as long as the next one does."""
        self.query_one(Footer).answers = ("mark", MARK_ANSWERS) if asked else None

    def action_session_private(self) -> None:
        """Make the line private for ever, or take that back."""
        self.query_one(NotesEditor).toggle_private()

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A session that is not planned can be wrapped up."""
        if self.waits(action):
            return None
        if self.wrapping_up.here and action not in BESIDE_THE_FIELDS and action in OWN_ACTIONS:
            return None
        if action == "session_wrap_up" and self.uid:
            try:
                return self.session.state != "planned"
            except NotFound:
                return None
        return super().check_action(action, parameters)

    def action_session_begin(self) -> None:
        """Start the planned session that is shown, or another call; asks where one is running."""
        self.flush()
        calls, running = CallStart(self), self.journal.sessions.running()
        if self.session.state != "planned":
            calls.with_somebody()
        elif running is None:
            self._begin()
        else:
            calls.instead_of(running, self.name_of(self.relationship), self._begin)

    def _begin(self, typed: str = "") -> None:
        agenda = self.journal.agenda_for(self.relationship)
        begun = self.journal.sessions.begin(self.uid, agenda)
        if typed:
            CallStart(self).go_into(begun, typed)
        self.tick()
        self.refresh_bindings()

    def action_session_details(self) -> None:
        """Change the day, the channel and how long it took."""
        self.flush()
        self.app.push_screen(details_form(self.journal, self.session))

    # The wrap-up

    async def action_session_wrap_up(self) -> None:
        """End the session, and ask beside its notes for what comes of it."""
        self.query_one(NotesEditor).settle()
        self.flush()
        await self.wrapping_up.open()

    async def open_part(self, part: str) -> None:
        """Open the wrap-up."""
        if part == WRAP_UP and self.uid:
            with self.telling():
                await self.action_session_wrap_up()

    async def action_session_read_panel(self) -> None:
        """Go into what stands beside the notes, on through its parts, and back to the notes."""
        if self.wrapping_up.form is not None:
            await self.wrapping_up.go_in()
        else:
            await super().action_session_read_panel()

    def half_filled(self) -> bool:
        """Whether the wrap-up holds what nothing keeps."""
        form = self.wrapping_up.form
        return form is not None and form.fields.changed and not form.fields.lasting

    def place_taken(self) -> bool:
        """Whether the wrap-up stands in the panel's place."""
        return self.wrapping_up.form is not None

    @on(WrapUpForm.ToNotes)
    def _up_to_notes(self) -> None:
        self.query_one(NotesEditor).focus()

    @on(WrapUpForm.Left)
    def _later(self) -> None:
        self.wrapping_up.close()
        with self.telling():
            if self.session.to_wrap_up:
                key = self.key("session.begin")
                words = f"The wrap-up waits as a next step. {key} goes on with the talk."
                self.say(words, calm=True)
        self.tick()

    @on(WrapUpForm.Asked)
    async def _save_wrap_up(self) -> None:
        with self.telling():
            await self.wrapping_up.save()

    @on(WrapUpForm.Saved)
    def _wrapped_up(self, event: WrapUpForm.Saved) -> None:
        self.wrapping_up.close()
        self.tick()
        if event.warning:
            self.say(event.warning)
        self.go("export", self.uid)

    @on(DescendantFocus)
    def _tell_footer(self) -> None:
        self.wrapping_up.tell_footer()

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

"""What all screens over the journal share: header, footer, bindings, reading, errors, going."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus, Key, ScreenResume
from textual.widgets import Static, TextArea

from mentorjournal.commands import BY_ID, Command, commands_of, keys_of
from mentorjournal.data.records.models import Record, Relationship
from mentorjournal.data.store import NOT_SAFE
from mentorjournal.errors import JournalError, NotFound, ReadOnly, Refused
from mentorjournal.journal import Journal
from mentorjournal.screens.clock_elsewhere import ClockElsewhere
from mentorjournal.screens.conflict_words import conflict_words
from mentorjournal.screens.going import GoTo, Spot
from mentorjournal.screens.key_bindings import writing
from mentorjournal.screens.taking_away import TakingAway
from mentorjournal.text import for_terminal
from mentorjournal.widgets.footer import Footer, chosen_keys, show_key
from mentorjournal.widgets.header import Header
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import hiding, plain
from mentorjournal.widgets.safe_screen import SafeScreen

R = TypeVar("R", bound=Record)

TYPING = "…"
"""In the place of "kept" while something typed is on its way to the journal."""


class JournalScreen(SafeScreen[None]):
    """A screen that shows something of the journal.

    A subclass sets `WHERE` and `BINDINGS = bindings(WHERE)`, composes its widgets in
    `compose_body` and fills them in `read`, which is called when the screen is first shown and
    whenever what it shows may have changed; it must be able to run any number of times.

    Args:
        journal: What is shown and changed.

    Attributes:
        journal: The journal.
        uid: The record shown; empty where the screen is not about one.
        demo: Whether this is the made-up journal.
        trouble: Why what was typed here could not be kept; empty if all was.
        taking: Makes sure that something is meant to go.
    """

    WHERE: ClassVar[str] = ""
    HELP: ClassVar[str | None] = ""
    PRIVATE: ClassVar[bool] = False
    DEFAULT_CSS = """
    JournalScreen {
        & > #veil { display: none; padding: 1 2; color: $muted; }
        &.-veiled > * { display: none; }
        &.-veiled > Header, &.-veiled > Footer, &.-veiled > #veil { display: block; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self.uid = ""
        self.demo = False
        self.trouble = ""
        self._read_at: tuple[object, ...] = ()
        self._hiding = False
        self.taking = TakingAway(self)
        self._elsewhere = ClockElsewhere(journal)

    def compose(self) -> ComposeResult:
        """Header, the screen's own widgets, footer."""
        yield Header()
        yield Static(id="veil")
        yield from self.compose_body()
        yield Footer(self.WHERE)

    def compose_body(self) -> ComposeResult:
        """The screen's own widgets."""
        raise NotImplementedError

    def read(self) -> None:
        """Read the journal and fill the widgets.

        Raises:
            JournalError: What was to be shown is not there any more; the app goes to the
                dashboard and says so.
        """
        raise NotImplementedError

    def present(self, record: R) -> R:
        """A record that is about to be shown.

        Raises:
            NotFound: It is in the trash.
        """
        if record.deleted is not None:
            raise NotFound("That is in the trash now.")
        return record

    def about(self) -> Relationship | None:
        """The relationship that is shown or highlighted, for what can be done everywhere."""
        return None

    def name_of(self, bond: Relationship) -> str:
        """The other person's name."""
        return self.journal.relationships.person(bond).name

    def fits(self, command: str) -> bool:
        """Whether a command has something to do on what is highlighted, for the footer."""
        return True

    def find(self) -> bool:
        """Look for something in what is shown; whether there is a way of its own for that here."""
        return False

    def crumb(self) -> str:
        """Where I am, for the header: "Ana Lima · plan"."""
        return "mentorjournal"

    def remarks(self) -> tuple[str, ...]:
        """Words the header shows for as long as this is shown: "private"."""
        return ()

    def clock(self) -> str:
        """What the header shows of time; nothing, unless the screen has something."""
        return ""

    def aside(self) -> str:
        """A figure for the header that nobody has to look at."""
        return ""

    def typing(self) -> bool:
        """Whether something was typed that the journal does not hold yet."""
        return False

    def flush(self) -> None:
        """Hand everything typed to the journal, before the screen is left or the program ends.

        Raises:
            JournalError: It could not be kept.
        """

    def may_go_back(self) -> bool:
        """Whether the key that goes back may leave this; made to be overridden."""
        return True

    def leave(self, place: str) -> bool:
        """The person goes to another place, or ends the program (empty).

        Returns:
            Whether what was shown here is gone with that, so that no way leads back to it.
        """
        return False

    def unsaved(self) -> tuple[Record, ...]:
        """What was typed and could not be kept, as records for a copy elsewhere."""
        return ()

    def show(self, uid: str = "") -> None:
        """Show a certain record from now on."""
        self.uid = uid
        self.tick()

    def point_at(self, spot: Spot) -> None:
        """Put the cursor to a line of what is shown, where there are lines."""

    def half_filled(self) -> bool:
        """Whether something typed into fields here would be lost with the program."""
        return False

    async def open_part(self, part: str) -> None:
        """Open a part of what is shown, where there is one of that name."""

    def tick(self) -> None:
        """Bring header and content up to date; cheap when nothing has changed."""
        # The app's clock may still tick while the program ends and screens are taken apart.
        if not (self.is_mounted and self.is_attached and self.app.is_running):
            return
        now = self._state_read()
        if now != self._read_at:
            # Set first: what cannot be shown is said once, not at every tick.
            self._read_at = now
            if self.hidden != self._hiding:
                self._hiding = self.hidden
                self.hide()
            try:
                self.read()
            except JournalError as error:
                self.say(error)
                if self.uid:
                    self.uid = ""
                    self.post_message(GoTo("dashboard"))
                return
            self._read_at = self._state_read()
        self._fill_header()

    def _state_read(self) -> tuple[object, ...]:
        """What decides whether to read again."""
        return self.uid, self.journal.revision, self.journal.today(), self.hidden

    def shows_change_of(self, revision: int) -> None:
        """Read nothing again because of the one change that the screen shows already.

        Args:
            revision: The revision of the journal before that change.
        """
        if self._read_at[1:2] == (revision,) and self.journal.revision == revision + 1:
            self._read_at = (self._read_at[0], revision + 1, *self._read_at[2:])

    @property
    def hidden(self) -> bool:
        """Whether what is private is hidden just now."""
        return hiding(self)

    def nothing_hidden(self) -> None:
        """Make sure that what is private may be shown.

        Raises:
            Refused: The hide key is on.
        """
        if self.hidden:
            key = self.key("app.hide")
            raise Refused(f"That would show what is hidden just now; {key} shows it again.")

    def hide(self) -> None:
        """Follow the hide key: a screen that is private as a whole shows nothing."""
        self.set_class(self.hidden and self.PRIVATE, "-veiled")
        words = f"This is private and hidden; {self.key('app.hide')} shows it."
        self.query_one("#veil", Static).update(plain(words))
        self.refresh_bindings()
        for widget in self.query("*"):
            widget.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what changes the journal where it may only be read, and, while a private screen
        is hidden, everything of its own: nothing is done blindly.
        """
        if self.waits(action):
            return None
        if self.PRIVATE and self.is_attached and self.hidden:
            own = {command.action for command in commands_of(self.WHERE)}
            return None if action in own else super().check_action(action, parameters)
        return super().check_action(action, parameters)

    def waits(self, action: str) -> bool:
        """Whether a command of this screen changes the journal, which may only be read."""
        return self.journal.read_only and action in writing(self.WHERE)

    def need_to_write(self) -> None:
        """See that the journal may be changed, before something is opened to change it.

        Raises:
            ReadOnly: It may not.
        """
        if self.journal.read_only:
            raise ReadOnly(self.reading_words())

    def reading_words(self) -> str:
        """Why the journal may only be read, and which key changes that when."""
        key = self.key("app.take_over")
        if self.journal.may_take_over:
            words = f"{key} lets you write here."
        elif self.journal.writer:
            words = f"Once that has ended, {key} lets you write here."
        else:
            words = f"Once that is mended, {key} lets you write here."
        return f"{self.journal.why_read_only} {words}"

    def _fill_header(self) -> None:
        header = self.query_one(Header)
        state = self.journal.state
        header.where = "hidden" if self.hidden and self.PRIVATE else self.crumb()
        header.clock = self.clock()
        header.quiet = self.aside()
        read_only = self._read_only_words()
        hidden = ("private text hidden",) if self.hidden else ()
        demo = ("demo",) if self.demo else ()
        held = ("not in the file: write-protected",) if self.journal.protected else ()
        conflicts = conflict_words(self)
        header.notes = (
            *self._elsewhere.words(self.uid),
            *hidden,
            *self.remarks(),
            *demo,
            *held,
            *conflicts,
            *read_only,
        )
        trouble = self._all_trouble()
        header.amiss = "not safe" if trouble.startswith(NOT_SAFE) else "not saved"
        header.trouble = trouble.removeprefix("Not saved, because ").removeprefix(NOT_SAFE)
        word = TYPING if self.typing() else state.word
        header.kept = "" if read_only or trouble else word

    def tell_typing(self) -> None:
        """Say in the header that something typed is on its way; nothing else of it is looked at.

        The first letter after a pause waits for this.
        """
        if self.journal.read_only or self._all_trouble():
            self.tick()
        elif self.is_mounted:
            self.query_one(Header).kept = TYPING

    def _all_trouble(self) -> str:
        """Why something is not saved or not safe, here or elsewhere; empty if all is well."""
        state = self.journal.state
        if self.journal.read_only and self.typing():
            return self.journal.why_read_only
        if state.word == "unsaved":
            return state.reason
        # A later change may have been kept while what was typed elsewhere still waits.
        return self.trouble or str(getattr(self.app, "trouble", "")) or state.reason

    def _read_only_words(self) -> tuple[str, ...]:
        """That nothing may be changed here, who writes instead, and the key that changes it."""
        if not self.journal.read_only:
            return ()
        if self.journal.may_take_over:
            return "read only", f"{self.key('app.take_over')} to write here"
        writer = self.journal.writer
        cause = f"{writer} writes" if writer else self.journal.read_only_because
        return ("read only", *([cause] if cause else []))

    def on_key(self, event: Key) -> None:
        """Say why, where a key or typing changes nothing because the journal is only read."""
        if not self.journal.read_only:
            return
        chosen = chosen_keys(self.app)
        for command in commands_of(self.WHERE):
            if command.writes and event.key in keys_of(command, chosen):
                event.stop()
                with self.telling():
                    self.refuse(command)
                return
        if event.is_printable and isinstance(self.focused, TextArea):
            self.say(self.reading_words())

    def refuse(self, command: Command) -> None:
        """Say why a command cannot be run while the journal may only be read."""
        self.need_to_write()

    @on(LineList.Highlighted)
    @on(DescendantFocus)
    def _look_at_keys(self) -> None:
        """Another row, or another list, may have other keys that work on it."""
        self.refresh_bindings()

    @on(ScreenResume)
    def _resumed(self) -> None:
        self.tick()

    def say(self, message: str | JournalError, *, calm: bool = False) -> None:
        """Show a sentence for a few seconds, letter by letter.

        Args:
            message: The sentence, or an error whose message is one.
            calm: Whether it is good news; errors never are.
        """
        good = calm and isinstance(message, str)
        self.notify(
            for_terminal(str(message)),
            severity="information" if good else "warning",
            markup=False,
        )

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Show a `JournalError` raised inside instead of letting it through.

        Actions need it not, the app does this for all of them; message handlers and callbacks
        of dialogs do.
        """
        try:
            yield
        except JournalError as error:
            self.say(error)

    def keys(self, command: str) -> tuple[str, ...]:
        """All keys in force for a command."""
        return keys_of(BY_ID[command], chosen_keys(self.app))

    def key(self, command: str) -> str:
        """The key in force for a command, as it is shown."""
        return show_key(next(iter(self.keys(command)), ""))

    def go(self, place: str, uid: str = "", spot: Spot | None = None, part: str = "") -> None:
        """Ask the app for another place."""
        self.post_message(GoTo(place, uid, spot, part))

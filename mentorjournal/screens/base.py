"""What all screens over the journal share: header, footer, bindings, reading, errors, going."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.events import DescendantFocus, Key, ScreenResume
from textual.widgets import Static

from mentorjournal.commands import BY_ID, Command, commands_of, keys_of
from mentorjournal.data.records.models import Record, Relationship
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.going import GoTo, NoteAnchor
from mentorjournal.screens.header_model import HeaderModel, Heading
from mentorjournal.screens.hide_key import follow_hide_key
from mentorjournal.screens.taking_away import TakingAway
from mentorjournal.screens.write_guard import WriteGuard
from mentorjournal.text import for_terminal
from mentorjournal.widgets.footer import Footer, chosen_keys, show_key
from mentorjournal.widgets.header import Header
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import hiding
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

if TYPE_CHECKING:
    from mentorjournal.journal.just_done import JustDone
    from mentorjournal.screens.place_parts import PlaceParts

R = TypeVar("R", bound=Record)


def not_deleted(record: R) -> R:
    """A record that is about to be shown.

    Raises:
        NotFound: It is in the trash.
    """
    if record.deleted is not None:
        raise NotFound("That is in the trash now.")
    return record


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
        parts: What belongs to the same thing and is a place of its own; None where nothing does.
        taking: Makes sure that something is meant to go.
        header: Fills the header.
        guard: Keeps the screen from changing a journal that may only be read.
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
        self.parts: PlaceParts | None = None
        self.taking = TakingAway(self)
        self.header = HeaderModel(self)
        self.guard = WriteGuard(self)

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

    def about(self) -> Relationship | None:
        """The relationship that is shown or highlighted, for what can be done everywhere."""
        return self.parts.about() if self.parts is not None else None

    def done_here(self) -> JustDone | None:
        """What is done where the cursor is, and could be kept as an achievement."""
        return None

    def offer_achievement(self) -> str:
        """The end of a message about what was ticked or met: how it becomes an achievement."""
        if self.journal.just_done() is None:
            return ""
        return f" {self.key('achievement.add')}: an achievement."

    def say_changed(self, what: str) -> None:
        """Say what was changed, how that is taken back, and what could become of it."""
        undo = self.key("app.undo")
        self.say(f"{what}. {undo} takes it back.{self.offer_achievement()}", calm=True)

    def name_of(self, relationship: Relationship) -> str:
        """The other person's name."""
        return self.journal.relationships.person(relationship).name

    def fits(self, command: str) -> bool:
        """Whether a command has something to do on what is highlighted, for the footer."""
        return True

    def label_of(self, command: str) -> str:
        """What the footer calls a command on what is highlighted; empty for its usual label."""
        return ""

    def in_footer(self, command: str) -> bool:
        """Whether what fits has its place in the footer, where there is no room for all."""
        return True

    def find(self) -> bool:
        """Look for something in what is shown; whether there is a way of its own for that here.

        Not where one looks for it already: then it is looked for everywhere.
        """
        return False

    def looked_for(self) -> str:
        """What is looked for here just now, to be looked for everywhere; empty for nothing."""
        return ""

    def header_words(self) -> Heading:
        """What the header says of this screen: of a part whose it is and which, else its name in
        the table of commands.
        """
        return self.parts.header_words() if self.parts is not None else Heading(self.WHERE)

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

    def point_at(self, anchor: NoteAnchor) -> None:
        """Put the cursor to a line of what is shown, where there are lines."""

    def stop_typing(self) -> object:
        """Take the cursor out of a line by which something is found, where it is in one."""

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
                follow_hide_key(self)
            try:
                self.read()
            except JournalError as error:
                self.say(error)
                if self.uid:
                    self.uid = ""
                    self.post_message(GoTo("dashboard"))
                return
            self._read_at = self._state_read()
        self.header.fill()

    def _state_read(self) -> tuple[object, ...]:
        """What decides whether to read again."""
        return self.uid, self.journal.file.revision, self.journal.today(), self.hidden

    def shows_change_of(self, revision: int) -> None:
        """Read nothing again because of the one change that the screen shows already.

        Args:
            revision: The revision of the journal before that change.
        """
        if self._read_at[1:2] == (revision,) and self.journal.file.revision == revision + 1:
            self._read_at = (self._read_at[0], revision + 1, *self._read_at[2:])

    @property
    def hidden(self) -> bool:
        """Whether what is private is hidden just now."""
        return hiding(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what changes the journal where it may only be read, and, while a private screen
        is hidden, everything of its own but the way to other parts: nothing is done blindly.
        """
        if self.guard.stops(action):
            return None
        if self.PRIVATE and self.is_attached and self.hidden and not action.startswith("tab_"):
            own = {command.action for command in commands_of(self.WHERE)}
            return None if action in own else super().check_action(action, parameters)
        return super().check_action(action, parameters)

    def need_to_write(self) -> None:
        """See that the journal may be changed, before something is opened to change it.

        Raises:
            ReadOnly: It may not.
        """
        self.guard.need_to_write()

    def on_key(self, event: Key) -> None:
        """Say why, where a key or typing changes nothing because the journal is only read."""
        self.guard.answer(event)

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
    def show_errors(self) -> Iterator[None]:
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

    def go(
        self,
        place: str,
        uid: str = "",
        anchor: NoteAnchor | None = None,
        part: str = "",
        *,
        beside: bool = False,
    ) -> None:
        """Ask the app for another place."""
        self.post_message(GoTo(place, uid, anchor, part, beside=beside))

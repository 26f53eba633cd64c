"""What is typed for a session that cannot be begun yet, until it can."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import ScreenResume
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.errors import JournalError
from mentorjournal.screens.dialogs.leave_typed import leave_typed
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.footer import Footer, chosen_keys, show_key
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.text_box import TextBox
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

RETRY_AFTER = 1.0


class WaitingDialog(ModalScreen[None], SafeScreen[None]):
    """Takes the notes of somebody whose call has begun, though nothing can be written.

    It tries again by itself; once the session is begun it has the notes, and it is opened.

    Args:
        name: With whom.
        why: Why it cannot be begun, as a sentence.
        begin: Begins the session with these notes, and takes them again when it has been begun.
        typed: What was typed for it already.
    """

    WHERE: ClassVar[str] = "waiting"
    HELP: ClassVar[str | None] = (
        "Type your notes here. The session begins with them as soon as the journal can be "
        "written, and a copy of the journal saved meanwhile holds them."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("waiting", "app.save_copy", "app.take_over")

    DEFAULT_CSS = """
    WaitingDialog {
        align: center middle;
        & > #panel {
            width: 88;
            max-width: 100%;
            height: 20;
            max-height: 100%;
            padding: 1 2;
            background: $background;
        }
        #heading { height: auto; text-style: bold; }
        #why { height: auto; color: $warning; padding: 1 0 0 0; }
        #what { height: auto; color: $muted; padding: 0 0 1 0; }
        TextBox { height: 1fr; max-height: 100%; }
        Footer { dock: none; padding: 0; margin: 1 0 0 0; }
    }
    """

    def __init__(self, name: str, why: str, begin: Callable[[str], None], typed: str = "") -> None:
        super().__init__()
        self._whom, self._why, self._begin, self._typed = name, why, begin, typed
        self.begun = False

    def compose(self) -> ComposeResult:
        """Why, what to do, and a place to type."""
        with Vertical(id="panel"):
            yield Static(plain(f"The session with {self._whom} cannot be begun yet"), id="heading")
            yield Static(plain(self._why), id="why")
            yield Static(plain(self._what()), id="what")
            yield TextBox(self._typed)
            yield Footer("waiting", palette=False)

    def _what(self) -> str:
        key = show_key(keys_of(BY_ID["app.save_copy"], chosen_keys(self.app))[0])
        return (
            "Type here: it stays on the screen, not saved, and goes into the session once that "
            f"can be begun. {key} saves a copy of everything elsewhere, this too."
        )

    def on_mount(self) -> None:
        """Try again and again."""
        self.set_interval(RETRY_AFTER, self._try)

    @property
    def notes(self) -> str:
        """What was typed."""
        return self.query_one(TextBox).text if self.is_mounted else ""

    def keep(self) -> None:
        """Hand over what was typed.

        Raises:
            JournalError: The session still cannot be begun.
        """
        try:
            self._begin(self.notes)
        except JournalError as error:
            self._why = str(error)
            self.query_one("#why", Static).update(plain(self._why))
            raise
        self.begun = True

    def _try(self) -> None:
        if not self.begun and self.is_active:
            try:
                self.keep()
            except JournalError:
                return

    @on(ScreenResume)
    def _over(self) -> None:
        """The session has been opened meanwhile: go."""
        if self.begun:
            self.dismiss(None)

    def action_waiting_leave(self) -> None:
        """Leave; what was typed is given up after a question only."""
        leave_typed(self, self.notes, lambda: self.dismiss(None))

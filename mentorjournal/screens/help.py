"""Help: what this screen is for, and every key that works on it."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.commands import APP, DIALOGS, Command, commands_of, keys_of
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.footer import Footer, chosen_keys, show_key
from mentorjournal.widgets.plain import fit, line, plain
from mentorjournal.widgets.safe_screen import SafeScreen

KEY_WIDTH = 14
PANEL_WIDTH = 92


class HelpScreen(ModalScreen[None], SafeScreen[None]):
    """The keys of one screen and of the whole program, with what they do.

    Args:
        where: The screen or dialog in the command table; empty for only the program's keys.
        text: What the screen is for, in a few sentences.
    """

    WHERE: ClassVar[str] = "help"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        & > #panel {
            width: 92;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $background;
        }
        #commands { height: auto; scrollbar-size-vertical: 1; }
        #commands > Static { height: auto; }
        Footer { dock: none; padding: 0; margin: 1 0 0 0; }
    }
    """

    def __init__(self, where: str, text: str) -> None:
        super().__init__()
        self._where = where
        self._text = text

    def compose(self) -> ComposeResult:
        """The text, the screen's keys, the program's keys."""
        with Vertical(id="panel"):
            with VerticalScroll(id="commands"):
                if self._text:
                    yield Static(line(self._text, "\n"))
                yield Static(id="keys")
            yield Footer("help", palette=False)

    def on_resize(self) -> None:
        """Leave room for the key that closes this."""
        self.query_one("#commands").styles.max_height = max(3, self.size.height - 4)
        # The panel's padding, the scroll bar, and a cell to spare.
        room = min(PANEL_WIDTH, self.size.width) - KEY_WIDTH - 6
        rows = self._rows("Here", commands_of(self._where), room)
        if self._where not in DIALOGS:
            rows += self._rows("Everywhere", commands_of(APP), room)
        self.query_one("#keys", Static).update(plain("\n").join(rows))

    def _rows(self, heading: str, commands: Sequence[Command], room: int) -> list[Content]:
        """A heading and a row for each command, its help wrapped beside its keys."""
        if not commands:
            return []
        chosen = chosen_keys(self.app)
        rows = [line((heading, "bold"))]
        for command in commands:
            keys = " ".join(show_key(key) for key in keys_of(command, chosen))
            for text in wrap(command.help, max(20, room)):
                rows.append(line((fit(keys, KEY_WIDTH), "$accent"), text))
                keys = ""
        return [*rows, plain("")]

    def action_help_leave(self) -> None:
        """Close."""
        self.dismiss(None)

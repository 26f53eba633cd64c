"""The first thing a person sees: what this is, and how to begin."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.data.records.models import Relationship
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.add_person import begin_form
from mentorjournal.screens.dialogs.reporting_line import ask_two_views
from mentorjournal.screens.header_model import TITLE, Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.plain import fit, line, plain

WHAT = (
    "Notes while you talk, what was promised, where the plan stands, and a summary "
    "that says exactly what you want to share. For mentors, for protégés, for both. "
    "Everything stays in one file on this computer. Nothing is sent anywhere."
)
BEGIN = (
    (("person.add",), "add the first person: someone you mentor, or who mentors you"),
    (("me.open", "tab.mentors"), "nobody mentors you yet: find whom to ask, and write the ask"),
    (("negotiation.open",), "prepare a pay talk, with a mentor or alone"),
    (("import.open",), "take over notes that you have elsewhere"),
    (("demo.open",), "look around in a made-up journal first"),
    (("app.help",), "help; it is one key away on every screen"),
)
"""What begins the journal: the keys, one after the other, and what they do."""


class WelcomeScreen(JournalScreen):
    """Shown for as long as the journal is empty."""

    WHERE: ClassVar[str] = "welcome"
    HELP: ClassVar[str | None] = (
        "Your journal is empty. It begins with a person: somebody whose mentor you are, "
        "or who is yours."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("welcome")

    DEFAULT_CSS = """
    WelcomeScreen {
        Vertical { align: center middle; }
        #welcome { width: 80; max-width: 100%; height: auto; padding: 0 1; }
    }
    """

    def compose_body(self) -> ComposeResult:
        """What this is, and the keys that begin it."""
        with Vertical():
            yield Static(id="welcome")

    def header_words(self) -> Heading:
        """The program."""
        return Heading(TITLE)

    def read(self) -> None:
        """Show the text with the keys that are in force."""
        rows = [plain(WHAT), plain("")]
        for commands, does in BEGIN:
            keys = " ".join(map(self.key, commands))
            rows.append(line((fit(keys, 5), "bold $accent"), does))
        self.query_one("#welcome", Static).update(plain("\n").join(rows))

    def action_person_add(self) -> None:
        """Add somebody, and go on to the dashboard."""
        self.app.push_screen(begin_form(self.journal), self._added)

    def _added(self, relationship: Relationship | None) -> None:
        if relationship is not None:
            ask_two_views(self, "none", relationship, lambda: self.go("dashboard"))

    def action_demo_open(self) -> None:
        """Leave for the made-up journal."""
        self.app.exit("demo")

"""What a command is, and where commands can be."""

from __future__ import annotations

from msgspec import Struct

FOOTER_LIMIT = 5
APP = "app"

DIALOGS = (
    "form",
    "ask",
    "booking",
    "wrap-up",
    "what-if",
    "choose",
    "finder",
    "versions",
    "wordings",
    "waiting",
    "confirm",
    "help",
)
TYPING = (
    "form",
    "ask",
    "booking",
    "wrap-up",
    "choose",
    "finder",
    "session",
    "assessment",
    "waiting",
    "cards",
    "find",
)
"""Where text is typed, so that no letter can be a command."""
EDITING = ("enter", "backspace", "delete", "left", "right")
"""Keys that change a text or the place in it, besides those that move."""
PLACES = (
    "welcome",
    "dashboard",
    "relationship",
    "timeline",
    "agreement",
    "roadmap",
    "follow-ups",
    "session",
    "plan",
    "checks",
    "assessment",
    "role-check",
    "skills",
    "achieved",
    "pay-talks",
    "mentors",
    "giving",
    "negotiation",
    "packages",
    "offers",
    "preparation",
    "rehearsals",
    "cards",
    "export",
    "find",
    "trash",
    "backups",
    "conflicts",
    "import",
)

PAGE = ("relationship", "timeline", "follow-ups", "roadmap", "agreement")
"""Places that show parts of a relationship's page, side by side."""

OWNER = ("plan", "checks", "achieved", "pay-talks", "mentors", "giving")
"""Places that show parts of what is somebody's, side by side."""

TALK = ("negotiation", "packages", "offers", "preparation", "rehearsals")
"""Places that show parts of a pay talk, side by side."""

FILE = ("trash", "backups", "conflicts")
"""Places that show parts of the file itself, side by side."""

_TITLES = {
    APP: "Everywhere",
    "negotiation": "Pay talk",
    "role-check": "Role check",
    "pay-talks": "Pay talks",
    "cards": "Rehearsal card",
    "export": "Share",
}


def title_of(where: str) -> str:
    """What people call a place or a dialog of the table."""
    return _TITLES.get(where, where.capitalize())


class Command(Struct, frozen=True):
    """Something a person can do.

    Attributes:
        id: Stable name, used in the settings file. `session.start` runs `action_session_start`.
        keys: The keys it has unless the person chose others, separated by commas; empty for
            what is in the palette only.
        label: One or two words for the footer.
        help: What it does, as a sentence without a full stop.
        where: The screens it belongs to; `app` means everywhere but in dialogs.
        footer: Its rank in the footer, which shows the first five that work just now; 0 for
            not shown there.
        writes: Whether it changes the journal, so that it waits where that may only be read.
        types: Whether it opens something to type into, so that letters behind it are text.
        title: What the palette calls it, in one to four words; the label if left out.
        words: Other words people look for it by, separated by blanks.
        idle: Why it has nothing to do where it cannot be run: "nothing to undo".
    """

    id: str
    keys: str
    label: str
    help: str
    where: tuple[str, ...]
    footer: int = 0
    writes: bool = False
    types: bool = False
    title: str = ""
    words: str = ""
    idle: str = ""

    @property
    def name(self) -> str:
        """What the palette and the help call it."""
        return self.title or self.label[0].upper() + self.label[1:]

    @property
    def action(self) -> str:
        """The action it runs; everything that is everybody's runs on the app."""
        name = self.id.replace(".", "_")
        return f"app.{name}" if APP in self.where else name

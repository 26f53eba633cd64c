"""Parts of one thing that are places of their own, side by side, one digit each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from msgspec import Struct

from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.widgets.tab_line import Tab, TabLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

S = TypeVar("S", bound=type[JournalScreen])


def _nothing(_journal: Journal, _uid: str) -> None:
    """No figure stands with this part."""


class PlacePart(Struct, frozen=True):
    """A part; a place of its own.

    Attributes:
        place: The place, one of the table of commands.
        label: What it is called on screen.
        count: How many things are in it; None to say nothing.
        id: What its command is called behind `tab.`, where that is not the place.
        mine_only: Whether only I have it, and nobody whom I mentor.
        private: Whether how much is in it is not for others to see.
        leads_to: Gives what its place is to show, for a part that belongs to something else
            and from which the way leads back; None for one that lies beside the others.
    """

    place: str
    label: str
    count: Callable[[Journal, str], int | None] = _nothing
    id: str = ""
    mine_only: bool = False
    private: bool = False
    leads_to: Callable[[Journal, str], str] | None = None

    @property
    def command(self) -> str:
        """The command that opens it."""
        return f"tab.{(self.id or self.place).replace('-', '_')}"

    @property
    def action(self) -> str:
        """The action of a screen that opens it."""
        return f"action_{self.command.replace('.', '_')}"


class PartLine(TabLine):
    """The parts with their digits; left out where there is one only."""

    DEFAULT_CSS = """
    PartLine { margin: 1 0 0 0; padding: 0 1; display: none; }
    PartLine.-several { display: block; }
    """


class PlaceParts(ABC):
    """The line of parts, and the way from one to the others.

    Args:
        screen: One that shows a part.

    Attributes:
        PARTS: In the order of their digits.
        screen: The screen.
    """

    PARTS: ClassVar[tuple[PlacePart, ...]] = ()

    def __init__(self, screen: JournalScreen) -> None:
        self.screen = screen
        self._here = next(part for part in self.PARTS if part.place == screen.WHERE)

    @property
    @abstractmethod
    def of(self) -> str:
        """The id of what they are parts of.

        Raises:
            NotFound: It is not there any more.
        """

    @property
    @abstractmethod
    def name(self) -> str:
        """What they are parts of, for the header.

        Raises:
            NotFound: It is not there any more.
        """

    @abstractmethod
    def about(self) -> Relationship | None:
        """The relationship for what can be done everywhere; None where there is none."""

    def there_are(self) -> list[PlacePart]:
        """The parts that this has."""
        return list(self.PARTS)

    def has(self, place: str) -> bool:
        """Whether a place is one of its parts."""
        return any(part.place == place for part in self.there_are())

    def header_words(self, aside: str = "", *remarks: str) -> Heading:
        """What the header says: "Ana Lima › plan".

        Args:
            aside: What stands at the right and nobody has to look at.
            remarks: Words that hold for as long as this is shown: "private".
        """
        try:
            name = self.name
        except NotFound:
            return Heading(self._here.label)
        return Heading(f"{name} › {self._here.label}", aside=aside, remarks=remarks)

    def compose(self) -> ComposeResult:
        """The line of parts."""
        yield PartLine()

    def fill(self) -> None:
        """Say with each part how much is in it, and which key opens it."""
        screen, of = self.screen, self.of
        shown = self.there_are()
        found = screen.query_one(PartLine)
        found.tabs = [
            Tab(part.place, screen.key(part.command), part.label, self._count(part, of))
            for part in shown
        ]
        found.current = self._here.place
        found.set_class(len(shown) > 1, "-several")

    def _count(self, part: PlacePart, of: str) -> int | None:
        """How much is in a part; not said of what is private while others look on."""
        veiled = self.screen.hidden and (self.screen.PRIVATE or part.private)
        return None if veiled else part.count(self.screen.journal, of)

    def open(self, place: str) -> None:
        """Go to another part; the way back stays as it is, unless it is part of something else."""
        part = next((part for part in self.there_are() if part.place == place), None)
        if part is None:
            raise NotFound("Only you have that part.")
        if part.leads_to is not None:
            self.screen.go(place, part.leads_to(self.screen.journal, self.of))
        elif place != self._here.place:
            self.screen.go(place, self.of, beside=True)

    def next(self) -> None:
        """Go to the next part."""
        self._step(1)

    def back(self) -> None:
        """Go to the part before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        beside = [part for part in self.there_are() if part.leads_to is None]
        self.open(beside[(beside.index(self._here) + step) % len(beside)].place)


def leading_to(parts: tuple[PlacePart, ...]) -> Callable[[S], S]:
    """Gives screens of a part the actions that lead to the others, and clicks on them.

    Such a screen has to hold its `PlaceParts` as `parts`.
    """

    def opens(part: PlacePart) -> Callable[[PlaceParts], None]:
        return lambda held: held.open(part.place)

    def clicked(here: JournalScreen, event: TabLine.Chosen) -> None:
        with here.show_errors():
            if here.parts is not None:
                here.parts.open(event.tab)

    def decorated(screen: S) -> S:
        for part in parts:
            setattr(screen, part.action, done_by("parts", opens(part)))
        setattr(screen, "action_tab_next", done_by("parts", PlaceParts.next))  # noqa: B010
        setattr(screen, "action_tab_back", done_by("parts", PlaceParts.back))  # noqa: B010
        setattr(screen, "on_tab_line_chosen", clicked)  # noqa: B010
        return screen

    return decorated

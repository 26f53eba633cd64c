"""The parts of what is somebody's: plan and what goes with it, side by side, one digit each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.coverage import mentors_of
from mentorjournal.mentoring.showing import offered
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.widgets.tab_line import Tab, TabLine

if TYPE_CHECKING:
    from textual.app import ComposeResult

S = TypeVar("S", bound=type[JournalScreen])


def _nothing(_journal: Journal, _owner: OwnerId) -> None:
    """No figure stands with this part."""


class PartOfOwner(Struct, frozen=True):
    """A part of what is somebody's; a place of its own.

    Attributes:
        place: The place, one of the table of commands.
        label: What it is called on screen.
        count: How many things are in it; None to say nothing.
        mine_only: Whether only I have it, and nobody whom I mentor.
    """

    place: str
    label: str
    count: Callable[[Journal, OwnerId], int | None] = _nothing
    mine_only: bool = False

    @property
    def command(self) -> str:
        """The command that opens it."""
        return f"tab.{self.place.replace('-', '_')}"


def _achieved(journal: Journal, owner: OwnerId) -> int:
    return sum(not each.planned for each in journal.achievements.of(owner))


def _pay_talks(journal: Journal, owner: OwnerId) -> int | None:
    """How many pay talks there are; nothing where they are not for me to see."""
    if journal.negotiations.stay_out(owner):
        return None
    return len(journal.negotiations.of(owner))


def _mentors(journal: Journal, _owner: OwnerId) -> int:
    """How many mentor me now."""
    every = journal.relationships
    return len(mentors_of(every.all(), lambda one: every.person(one).name))


PARTS: tuple[PartOfOwner, ...] = (
    PartOfOwner("plan", "plan"),
    PartOfOwner("checks", "checks"),
    PartOfOwner("achieved", "achieved", _achieved),
    PartOfOwner("pay-talks", "pay talks", _pay_talks),
    PartOfOwner("mentors", "mentors", _mentors, mine_only=True),
)
"""In the order of their digits."""


class PartLine(TabLine):
    """The parts with their digits; left out where there is one only."""

    DEFAULT_CSS = """
    PartLine { margin: 1 0 0 0; padding: 0 1; display: none; }
    PartLine.-several { display: block; }
    """


def relationship_about(journal: Journal, owner: OwnerId) -> Relationship | None:
    """A relationship with the person who owns something; none for what is mine."""
    if owner == ME:
        return None
    return next(iter(offered(owner, journal.relationships.all())), None)


class OwnerParts:
    """Whose a part is, and the way from it to the others.

    Args:
        screen: One that shows a part; its `uid` is the owner's id.
    """

    def __init__(self, screen: JournalScreen) -> None:
        self._screen = screen
        self._here = next(part for part in PARTS if part.place == screen.WHERE)

    @property
    def owner(self) -> OwnerId:
        """Whose it is.

        Raises:
            NotFound: That person is not there any more.
        """
        return self._screen.journal.people.owner(self._screen.uid)

    def about(self) -> Relationship | None:
        """A relationship with the person whose it is; none for what is mine."""
        return relationship_about(self._screen.journal, self.owner)

    def header_words(self, aside: str = "", *remarks: str) -> Heading:
        """What the header says: "Ana Lima › plan".

        Args:
            aside: What stands at the right and nobody has to look at.
            remarks: Words that hold for as long as this is shown: "private".
        """
        try:
            owner = self.owner
        except NotFound:
            return Heading(self._here.label)
        name = self._screen.journal.people.owner_name(owner)
        return Heading(f"{name} › {self._here.label}", aside=aside, remarks=remarks)

    def compose(self) -> ComposeResult:
        """The line of parts."""
        yield PartLine()

    def fill(self) -> None:
        """Say with each part how much is in it, and which key opens it."""
        screen, owner = self._screen, self.owner
        shown = self._of(owner)
        found = screen.query_one(PartLine)
        found.tabs = [
            Tab(part.place, screen.key(part.command), part.label, part.count(screen.journal, owner))
            for part in shown
        ]
        found.current = self._here.place
        found.set_class(len(shown) > 1, "-several")

    def open(self, place: str) -> None:
        """Go to another part; the way back stays as it is."""
        if all(part.place != place for part in self._of(self.owner)):
            raise NotFound("Only you have that part.")
        if place != self._here.place:
            self._screen.go(place, self.owner, beside=True)

    def next(self) -> None:
        """Go to the next part."""
        self._step(1)

    def back(self) -> None:
        """Go to the part before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        shown = self._of(self.owner)
        self.open(shown[(shown.index(self._here) + step) % len(shown)].place)

    @staticmethod
    def _of(owner: OwnerId) -> list[PartOfOwner]:
        return [part for part in PARTS if owner == ME or not part.mine_only]


def with_parts(screen: S) -> S:
    """Give the screen of a part the actions that lead to the others, and clicks on them.

    It has to hold an `OwnerParts` as `parts`.
    """

    def opens(part: PartOfOwner) -> Callable[[OwnerParts], None]:
        return lambda parts: parts.open(part.place)

    def clicked(here: JournalScreen, event: TabLine.Chosen) -> None:
        parts: OwnerParts = getattr(here, "parts")  # noqa: B009 - not every screen has some
        with here.show_errors():
            parts.open(event.tab)

    for part in PARTS:
        action = part.command.replace(".", "_")
        setattr(screen, f"action_{action}", done_by("parts", opens(part)))
    setattr(screen, "action_tab_next", done_by("parts", OwnerParts.next))  # noqa: B010
    setattr(screen, "action_tab_back", done_by("parts", OwnerParts.back))  # noqa: B010
    setattr(screen, "on_tab_line_chosen", clicked)  # noqa: B010
    return screen

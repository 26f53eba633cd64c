"""The parts of a pay talk: sheet, packages side by side, offers, preparation, rehearsals."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from mentorjournal.commands import BY_ID
from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.outcomes import frozen_on
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.showing import offered
from mentorjournal.screens.copying import copy_words
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.pay_talk_choice import PayTalkChoice, named_talk
from mentorjournal.screens.place_parts import PlacePart, PlaceParts, S, leading_to
from mentorjournal.screens.rehearsal_start import begin_rehearsal
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.no_pay import NoPay

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def _hinge(talk: Negotiation, today: date) -> str:
    """The day a talk hinges on: when it was frozen, or by when to decide."""
    if (frozen := frozen_on(talk)) is not None:
        return f"frozen {show_date(frozen, today)}"
    return f"decide by {show_date(talk.decide_by, today)}" if talk.decide_by else ""


def _offers(journal: Journal, uid: str) -> int | None:
    """How many offers there are on a sheet, or on the open one of an owner."""
    talk = named_talk(journal, uid)[1]
    return len(talk.offers) or None if talk is not None else None


def _rehearsed(journal: Journal, uid: str) -> int | None:
    """How often it was rehearsed; None for never, and where that is not for me to see."""
    return len(journal.negotiations.rehearsals.of(*named_talk(journal, uid))) or None


PARTS: tuple[PlacePart, ...] = (
    PlacePart("negotiation", "sheet", id="sheet"),
    PlacePart("packages", "packages"),
    PlacePart("offers", "offers", _offers),
    PlacePart("preparation", "preparation"),
    PlacePart("rehearsals", "rehearsal", _rehearsed, id="rehearsal"),
)
"""In the order of their digits."""

OUTCOME = "outcome"
"""The row of how a talk ended, which alone changes once it is decided."""

STILL = frozenset({"outcome.edit", "negotiation.next", "negotiation.delete"})
"""Commands that change something of a talk that is decided."""

OF_A_ROW = frozenset({"alternative.edit", "alternative.delete", "offer.open", "offer.delete"})
"""Commands for what is highlighted, which may be how it ended."""


def with_talk_parts(screen: S) -> S:
    """For the screen of a part: the actions that lead to the others, and those that all share."""
    shared = {
        "rehearsal_begin": PayTalkParts.rehearse,
        "export_open": PayTalkParts.share,
        "row_copy": PayTalkParts.copy,
        "negotiation_choose": PayTalkParts.choose,
        "negotiation_next": PayTalkParts.begin_next,
    }
    for action, does in shared.items():
        setattr(screen, f"action_{action}", done_by("parts", does))
    return leading_to(PARTS)(screen)


class PayTalkParts(PlaceParts):
    """Which pay talk a part is about, and the way from it to the others.

    The screen's `uid` is the sheet's, or the owner's id for the open one.

    Attributes:
        choice: Which sheet, and whose.
    """

    PARTS: ClassVar[tuple[PlacePart, ...]] = PARTS

    def __init__(self, screen: JournalScreen) -> None:
        super().__init__(screen)
        self.choice = PayTalkChoice(screen)

    @property
    def of(self) -> str:
        """What the screen shows; a sheet or an owner."""
        return self.screen.uid

    @property
    def refused(self) -> bool:
        """Whether the owner's pay is not for me to see."""
        return self.screen.journal.negotiations.stay_out(self.choice.owner)

    @property
    def none(self) -> bool:
        """Whether there is no sheet that I could see."""
        return not self.refused and self.choice.talk is None

    def fill(self) -> None:
        """Say how much is in each part, and whether the talk is decided."""
        super().fill()
        talk = self.choice.talk
        self.screen.set_class(talk is not None and decided(talk), "-frozen")

    def fits(self, command: str, row: str) -> bool:
        """Whether a command has something to do; of a talk that is decided only the outcome is.

        Args:
            command: Its id.
            row: What is highlighted.
        """
        if not (BY_ID[command].writes and self.screen.has_class("-frozen")):
            return True
        return command in STILL or (row == OUTCOME and command in OF_A_ROW)

    def show_none(self, *, filled: bool = False) -> bool:
        """Say where there is nothing to show why that is so, and give whether it is.

        Args:
            filled: Whether there is something to show even where there is no sheet.
        """
        refused, none = self.refused, self.none and not filled
        mine = self.choice.owner == ME
        self.screen.query_one(NoPay).show(mine=mine, none=none, refused=refused)
        self.screen.set_class(refused or none, "-none")
        # Where there is nothing, other keys work.
        self.screen.refresh_bindings()
        return refused or none

    @property
    def talk(self) -> Negotiation:
        """The sheet shown.

        Raises:
            NotFound: There is none.
            Refused: It is not for me to see.
        """
        self.screen.journal.negotiations.need_to_see(self.choice.owner)
        talk = self.choice.talk
        if talk is None:
            key = self.screen.key("negotiation.edit")
            raise NotFound(f"There is no BATNA sheet yet; {key} begins one.")
        return talk

    def rehearse(self) -> None:
        """Begin a rehearsal of the talk, with cards."""
        begin_rehearsal(self.screen, self.talk)

    def copy(self) -> None:
        """Copy what the highlighted row says.

        Raises:
            NotFound: Nothing is highlighted.
            Refused: The hide key is on, or it is too long.
        """
        rows = self.screen.focused
        if not (isinstance(rows, LineList) and (text := rows.words())):
            raise NotFound("Nothing is highlighted.")
        copy_words(self.screen, text, private=True)

    def share(self) -> None:
        """Share the sheet, after a look at exactly what is shared."""
        self.screen.go("export", self.talk.uid)

    def choose(self) -> None:
        """Show another sheet of the same owner, or begin one."""
        self.choice.ask()

    def begin_next(self) -> None:
        """Begin next year's sheet as a copy of this one."""
        self.choice.begin_next()

    @property
    def name(self) -> str:
        """What the talk is, and whose, where it is not mine or there is none."""
        owner = self.choice.owner
        talk = None if self.refused else self.choice.talk
        title = "pay talk" if talk is None else talk.title
        if owner == ME and talk is not None:
            return title
        return f"{self.screen.journal.people.owner_name(owner)} › {title}"

    def header_words(self, aside: str = "", *remarks: str) -> Heading:
        """What the talk is, and the day to decide by; all of it is private."""
        with suppress(NotFound):
            talk = None if self.refused else self.choice.talk
            if talk is not None:
                aside = _hinge(talk, self.screen.journal.today())
        return super().header_words(aside, "private", *remarks)

    def about(self) -> Relationship | None:
        """The relationship in which it is prepared; of a protégé's sheet, the one with them."""
        journal = self.screen.journal
        with suppress(NotFound):
            if self.choice.owner != ME:
                about = offered(self.choice.owner, journal.relationships.all())
                return about[0] if about else None
            if (talk := self.choice.talk) is not None:
                return journal.negotiations.prepared_with(talk)
        return None

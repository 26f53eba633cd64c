"""The offers and counters of a pay talk, each with the verdict of its day."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from mentorjournal.commands import commands_of
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.offers import concession_checks, offer_whys
from mentorjournal.mentoring.outcomes import outcome_why
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.pay_why import Why
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.pay_talk_parts import PayTalkParts, with_talk_parts
from mentorjournal.screens.sheet_rows import SheetRows
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.no_pay import NoPay
from mentorjournal.widgets.offer_list import OfferList
from mentorjournal.widgets.sheet_checks import SheetChecks
from mentorjournal.widgets.sheet_why import SheetWhy

OWN = frozenset(each.action for each in commands_of("offers") if not each.action.startswith("tab_"))


@with_talk_parts
class OffersScreen(JournalScreen):
    """Every offer in a line; what it was held against is that of its day, and stays.

    Attributes:
        parts: Which sheet, and whose, and what else belongs to it.
        rows: Opens and deletes what a row stands for.
    """

    WHERE: ClassVar[str] = "offers"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = "OfferList"
    HELP: ClassVar[str | None] = (
        "Every offer of theirs and every counter of yours, the newest last. What is worth as much "
        "to you as your BATNA on that day calls for accept; what is short of it for counter, and "
        "for walk where not even the most they are thought to pay reaches your least. That "
        "verdict stays, whatever becomes of the sheet; a package that is put right is counted "
        "with the figures of that day. Below it stand the concessions you plan, each smaller "
        "than the last. i unfolds an offer into its parts and years."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("offers")

    DEFAULT_CSS = """
    OffersScreen {
        #offers { height: 1fr; padding: 1 0 0 0; }
        Empty.none-yet { display: none; padding: 0 2 1 2; }
        &.-no-offer Empty.none-yet { display: block; }
        SheetChecks, SheetWhy { margin: 1 0 0 0; }
        SheetChecks.-none, SheetWhy { display: none; }
        &.-why SheetWhy { display: block; }
        &.-why SheetChecks { display: none; }
        &.-odd OfferList { max-height: 70%; }
        &.-why OfferList { max-height: 40%; }
        &.-none #offers { display: none; }
    }
    """

    action_negotiation_edit = done_by("rows", SheetRows.edit_talk)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PayTalkParts = PayTalkParts(self)
        self.rows = SheetRows(self, self.parts)
        self._whys: tuple[Why, ...] = ()

    def compose_body(self) -> ComposeResult:
        """The offers, what is odd about concessions, how it came about; or why there is nothing."""
        yield from self.parts.compose()
        yield NoPay("tab.sheet", "shows the sheet, which begins with that")
        with Vertical(id="offers"):
            yield Empty(
                "No offer yet: theirs and yours stand here, each with what it called for.",
                "offer.add",
                "writes down the first",
            ).add_class("none-yet")
            yield (offers := OfferList())
            yield SheetChecks()
            yield (why := SheetWhy())
        offers.turns = why

    def read(self) -> None:
        """Show the offers, or say why there are none."""
        self.parts.fill()
        if not self.parts.show_none():
            self._fill()

    def _fill(self) -> None:
        talk, today = self.parts.talk, self.journal.today()
        sheet = work_out(talk, today)
        self.set_class(not talk.offers, "-no-offer")
        self.query_one(OfferList).show(sheet, today)
        checks = self.query_one(SheetChecks)
        checks.checks = () if decided(talk) else concession_checks(sheet)
        self._whys = (*offer_whys(talk, today), *outcome_why(sheet, today))
        checks.set_class(not checks.checks, "-none")
        self.set_class(bool(checks.checks), "-odd")
        if not self._whys:
            self.remove_class("-why")
        self._show_why()

    def _show_why(self) -> None:
        """Show how offers were judged, while that is open: the highlighted one first."""
        if self.has_class("-why"):
            kind, _, uid = self.query_one(OfferList).chosen.partition(":")
            self.query_one(SheetWhy).show(self._whys, uid or kind)

    # Moving about

    @on(LineList.Passed)
    def _pass_on(self, event: LineList.Passed) -> None:
        offers, below = self.query_one(OfferList), self.query_one(SheetWhy)
        if event.rows is offers and event.step > 0 and self.has_class("-why"):
            below.focus()
        elif event.rows is below and event.step < 0:
            offers.focus()

    @on(LineList.Highlighted)
    def _follow(self, event: LineList.Highlighted) -> None:
        if event.rows is self.query_one(OfferList):
            self._show_why()
            self.refresh_bindings()

    @on(LineList.Opened)
    def _clicked(self, event: LineList.Opened) -> None:
        if event.rows is self.query_one(OfferList):
            with self.show_errors():
                self.action_offer_open()

    def may_go_back(self) -> bool:
        """What was unfolded is folded first."""
        if self.has_class("-why"):
            self._fold()
            return False
        return super().may_go_back()

    def _fold(self) -> None:
        self.remove_class("-why")
        self.query_one(OfferList).focus()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what needs a sheet while there is none."""
        if action in OWN and self.has_class("-none"):
            return None
        return super().check_action(action, parameters)

    def fits(self, command: str) -> bool:
        """Nothing is unfolded where there is no offer, and none is made once it is decided."""
        if command == "sheet.why":
            return bool(self._whys)
        return self.parts.fits(command, self.query_one(OfferList).chosen)

    def in_footer(self, command: str) -> bool:
        """The talk itself is rather edited from the sheet, and rehearsed in its own part."""
        return command not in ("negotiation.edit", "rehearsal.begin")

    def action_offer_open(self) -> None:
        """Edit what is highlighted."""
        self.rows.open(self.query_one(OfferList).chosen)

    def action_offer_add(self) -> None:
        """Write down an offer."""
        self.rows.open("offer:")

    def action_concessions_edit(self) -> None:
        """Plan the concessions."""
        self.rows.open("concessions")

    def action_offer_delete(self) -> None:
        """Delete what is highlighted."""
        self.rows.delete(self.query_one(OfferList).chosen)

    def action_outcome_edit(self) -> None:
        """Write down how it ended."""
        self.rows.open("outcome")

    def action_sheet_why(self) -> None:
        """Unfold how each offer was judged, the highlighted one first; or fold that again."""
        if self.has_class("-why"):
            self._fold()
        elif self._whys:
            self.add_class("-why")
            self._show_why()

"""What is prepared for a pay talk: both sides, evidence, market, trades, what they may say."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mentorjournal.journal.negotiations import need_open
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.pay_talk_parts import PayTalkParts, with_talk_parts
from mentorjournal.screens.sheet_rows import SheetRows
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.no_pay import NoPay
from mentorjournal.widgets.preparation_list import PreparationList

MANY = {
    "alternative": "alternative",
    "market": "figure",
    "trade": "trade",
    "objection": "objection",
}
"""Kinds of which there can be more than one, each with what one of them is called."""
WORDS, TALK, TRADE = "words", "talk", "trade"
ADDED = (
    Item("market:", "A market figure"),
    Item("words:evidence", "Evidence"),
    Item("trade:", "Something to give or to get"),
    Item("objection:", "What they may say"),
)
"""What can be added where of what is highlighted there is one only."""


@with_talk_parts
class PreparationScreen(JournalScreen):
    """What to have thought of before the talk, besides its figures.

    Attributes:
        parts: Which sheet, and whose, and what else belongs to it.
        rows: Opens and deletes what a row stands for.
    """

    WHERE: ClassVar[str] = "preparation"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = "PreparationList"
    HELP: ClassVar[str | None] = (
        "Who decides and until when; what you and they want, what could be done, by what it is "
        "measured; what speaks for you, linked to what you have achieved: A, in every part of a "
        "pay talk, writes such a thing down and links it at once; the market's figures, of which "
        "three from different sources make it solid; what to give and to get, in your order; and "
        "what they may say, with your reply. Enter opens and d d deletes what is highlighted, a "
        "adds one more of what its heading says, alt+up and alt+down move a trade. The best "
        "trades are cheap for one side and dear to the other."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("preparation")

    DEFAULT_CSS = """
    PreparationScreen {
        PreparationList { margin: 1 0 0 0; }
        &.-none PreparationList { display: none; }
    }
    """

    action_negotiation_edit = done_by("rows", SheetRows.edit_talk)
    action_market_add = done_by("rows", SheetRows.add_market)
    action_trade_add = done_by("rows", SheetRows.add_trade)
    action_objection_add = done_by("rows", SheetRows.add_objection)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PayTalkParts = PayTalkParts(self)
        self.rows = SheetRows(self, self.parts)

    def compose_body(self) -> ComposeResult:
        """All that is prepared; or why there is nothing."""
        yield from self.parts.compose()
        yield NoPay("tab.sheet", "shows the sheet, which begins with that")
        yield PreparationList()

    def read(self) -> None:
        """Show what is prepared, or say why there is nothing."""
        self.parts.fill()
        if self.parts.show_none():
            return
        talk = self.parts.talk
        achievements = self.journal.achievements.of(talk.owner)
        self._list.show(work_out(talk, self.journal.today()), achievements)

    @property
    def _list(self) -> PreparationList:
        return self.query_one(PreparationList)

    @on(LineList.Highlighted)
    def _follow(self) -> None:
        self.refresh_bindings()

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_preparation_open()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what needs a sheet while there is none, and moving what has no order."""
        if action in OWN and self.has_class("-none"):
            return None
        if action in MOVES and not self._trade:
            return None
        return super().check_action(action, parameters)

    def fits(self, command: str) -> bool:
        """Nothing of a talk that is decided is changed."""
        return self.parts.fits(command, self._list.chosen)

    def label_of(self, command: str) -> str:
        """What is added is what the heading above says."""
        if command != "preparation.add":
            return ""
        kind, _, subject = self._list.chosen.partition(":")
        name = subject.partition(":")[0] if kind == WORDS else MANY.get(kind, "")
        return f"add {name}" if name else ""

    @property
    def _trade(self) -> str:
        """The uid of the highlighted trade; empty where it is none."""
        kind, _, uid = self._list.chosen.partition(":")
        return uid if kind == TRADE else ""

    def action_preparation_open(self) -> None:
        """Open what is highlighted."""
        self.rows.open(self._list.chosen)

    def action_preparation_add(self) -> None:
        """Add one more of what is highlighted, or to what is written there; ask what, where it
        could be neither.
        """
        kind = self._list.chosen.partition(":")[0]
        if kind == TALK:
            self.need_to_write()
            need_open(self.parts.talk)
            self.app.push_screen(ChooseDialog("Add what?", ADDED), self._add)
        else:
            self.rows.open(f"{kind}:" if kind in MANY else self._list.chosen)

    def _add(self, row: str | None) -> None:
        if row is not None:
            with self.show_errors():
                self.rows.open(row)

    def action_preparation_delete(self) -> None:
        """Delete what is highlighted."""
        self.rows.delete(self._list.chosen)

    def action_preparation_up(self) -> None:
        """Move the highlighted trade up."""
        self._move(-1)

    def action_preparation_down(self) -> None:
        """Move the highlighted trade down."""
        self._move(1)

    def _move(self, step: int) -> None:
        self.need_to_write()
        self.journal.negotiations.move_trade(self.parts.talk.uid, self._trade, step)
        self.tick()


OWN = frozenset(f"preparation_{verb}" for verb in ("open", "add", "delete", "up", "down")) | {
    "negotiation_edit",
    "market_add",
    "trade_add",
    "objection_add",
    "export_open",
}
MOVES = ("preparation_up", "preparation_down")

"""What would be, on the sheet of a pay talk: opened, moved, taken over or closed."""

from __future__ import annotations

from contextlib import suppress
from decimal import Decimal
from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Negotiation
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.batna_changes import change_words
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.mentoring.trade_offs import equal_words, trade_words
from mentorjournal.mentoring.what_if import (
    FIGURES,
    Lever,
    Name,
    changed_fields,
    read_value,
    show_value,
    stepped,
    stride_of,
    suppose,
    value_of,
    what_follows,
)
from mentorjournal.screens.what_if_board import WhatIfBoard
from mentorjournal.widgets.alternative_table import STAYING, AlternativeTable
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.supposed_figures import Moved, Supposed

if TYPE_CHECKING:
    from mentorjournal.screens.negotiation import NegotiationScreen

LABELS: dict[Name, str] = {"limit": "limit, likely"}
OPEN = "-what-if"


class WhatIf:
    """Figures of a sheet that are supposed to be others. Nothing of it is saved until it is taken.

    Args:
        screen: The sheet's.
    """

    def __init__(self, screen: NegotiationScreen) -> None:
        self._screen = screen
        self._talk = ""
        self._moves: dict[Lever, Decimal | None] = {}
        self._seen: tuple[Negotiation, Sheet] | None = None
        # What stood where something is being typed.
        self._before: dict[Lever, Decimal | None] = {}
        # How far each step leads, for as long as nothing else moves the figure.
        self._strides: dict[Lever, Decimal] = {}

    @property
    def open(self) -> bool:
        """Whether something is supposed, or about to be."""
        return bool(self._talk)

    @property
    def _board(self) -> WhatIfBoard:
        return self._screen.query_one(WhatIfBoard)

    @property
    def _table(self) -> AlternativeTable:
        return self._screen.query_one(AlternativeTable)

    def begin(self) -> None:
        """Open it at the chance of what is highlighted, or of an alternative.

        Raises:
            JournalError: There is no sheet.
        """
        screen = self._screen
        talk = screen.talk
        self._talk, self._moves, self._strides = talk.uid, {}, {}
        if self._table.chosen == STAYING and talk.alternatives:
            best = work_out(talk, screen.journal.today()).batna.uid
            self._table.highlight(best or talk.alternatives[0].uid)
        # The table is led from here, and marks its row as one that is.
        self._table.can_focus = False
        screen.add_class(OPEN)
        screen.query_one(Footer).turn_to("what-if", self._board)
        self._board.shown = None
        screen.read()
        self._board.begin()

    def close(self) -> None:
        """Close it; the sheet stands there as it is."""
        if self.open:
            self.end()
            self._screen.read()
            self._table.focus()

    def end(self) -> None:
        """Suppose nothing any more, and say so where something was."""
        if self.open:
            if self._moves:
                self._screen.say(
                    "What was supposed is forgotten; the sheet is as it was.", calm=True
                )
            self._talk, self._moves = "", {}
            self._table.can_focus = True
            self._screen.remove_class(OPEN)
            self._screen.query_one(Footer).turn_to(self._screen.WHERE)

    def suppose(self, talk: Negotiation) -> Negotiation:
        """The talk as it would be; of another talk than that nothing is supposed."""
        if talk.uid != self._talk:
            self.end()
        return suppose(talk, self._moves)

    def show(self, talk: Negotiation, after: Sheet) -> None:
        """Show what is moved and what follows.

        Args:
            talk: The talk as it is.
            after: The sheet as it would be.
        """
        self._seen = talk, after
        self.follow()

    def follow(self) -> None:
        """Show the chance of what is highlighted by now, and what is expected of it."""
        if not self.open or self._seen is None:
            return
        talk, after = self._seen
        supposed, uid = after.negotiation, self._table.chosen
        known = {each.uid: each for each in talk.alternatives}
        levers = [Lever(name) for name in FIGURES]
        if uid in known:
            levers.insert(0, Lever("chance", uid))
        moved = tuple(
            _moved(lever, talk, supposed, known[uid].title if uid in known else "")
            for lever in levers
        )
        before = work_out(talk, after.on)
        equal = equal_words(supposed)
        more = (
            change_words(after, uid),
            trade_words(supposed),
            f"Equal: {equal}" if equal else "",
        )
        follows = what_follows(before, after, uid)
        self._board.shown = Supposed(moved, follows, tuple(filter(None, more)))
        if self._screen.hidden:
            self._board.drop()
        if self._screen.focused is None:
            self.hold()

    def hold(self) -> None:
        """Keep the cursor in what is moved, wherever a click leads."""
        if self.open and not self._screen.hidden and not self._board.has_focus:
            self._board.focus()

    # What is moved

    def answer(self, event: WhatIfBoard.Wanted) -> None:
        """Do what is wanted.

        Raises:
            JournalError: It cannot be done.
        """
        match event.what:
            case "step":
                self._step(event)
            case "typed":
                self._type(event)
            case "none":
                self._empty(event.lever)
            case "next":
                self._turn(event.by)
            case "take":
                self._take()
            case "leave":
                self.close()

    def _set(self, lever: Lever, value: Decimal | None) -> None:
        if value == value_of(self._screen.talk, lever):
            self._moves.pop(lever, None)
        else:
            self._moves[lever] = value
        self._screen.read()

    def _supposed(self) -> Negotiation:
        return suppose(self._screen.talk, self._moves)

    def _step(self, event: WhatIfBoard.Wanted) -> None:
        talk = self._supposed()
        sheet = work_out(talk, self._screen.journal.today())
        stride = self._strides.setdefault(event.lever, stride_of(talk, event.lever))
        value = stepped(sheet, event.lever, event.by, stride, big=event.big)
        self._set(event.lever, value)

    def _type(self, event: WhatIfBoard.Wanted) -> None:
        """Let what was typed take the place of a figure; where it is none, let that be as before.

        Half a figure may be none yet, so that is not said here: the board does when it is left.
        """
        self._strides.pop(event.lever, None)
        if event.begins:
            self._before[event.lever] = value_of(self._supposed(), event.lever)
        value = self._before[event.lever]
        with suppress(BadInput):
            value = read_value(event.lever, event.text) if event.text else value
        self._set(event.lever, value)

    def _empty(self, lever: Lever) -> None:
        if lever.name in ("chance", "years"):
            raise BadInput("Only a target, a limit or a cap can be none.")
        self._strides.pop(lever, None)
        self._set(lever, None)

    def _turn(self, by: int) -> None:
        uids = [each.uid for each in self._screen.talk.alternatives]
        if uids:
            chosen = self._table.chosen
            at = uids.index(chosen) + by if chosen in uids else 0
            self._table.highlight(uids[at % len(uids)])

    def _take(self) -> None:
        """Let the sheet say so, in one change, and close."""
        screen = self._screen
        screen.need_to_write()
        talk = screen.talk
        fields = changed_fields(talk, self._moves)
        if not fields:
            screen.say("Nothing is supposed to be different from the sheet.")
            return
        screen.journal.negotiations.edit(talk.uid, **fields)
        self._moves = {}
        self.close()
        screen.tick()
        screen.say_changed("The sheet says what was supposed")


def _moved(lever: Lever, talk: Negotiation, supposed: Negotiation, title: str) -> Moved:
    now, before = (show_value(lever, value_of(each, lever)) for each in (supposed, talk))
    was = "" if now == before else f"was {before}"
    if lever.name == "chance":
        return Moved(lever, f"chance of {title}", title, now, was)
    label = LABELS.get(lever.name, lever.name)
    return Moved(lever, label, label, now, was)

"""The BATNA sheet of a pay talk: alternatives, figures, the picture, and all that goes with it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.events import DescendantFocus

from mentorjournal.commands import commands_of
from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Negotiation
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_gaps import next_gap
from mentorjournal.mentoring.pay_why import Why, checks_why, why_of
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.pay_talk_choice import ask_to_delete
from mentorjournal.screens.pay_talk_parts import PayTalkParts, with_talk_parts
from mentorjournal.screens.sheet_rows import SheetRows
from mentorjournal.screens.what_if import WhatIf
from mentorjournal.screens.what_if_board import WhatIfBoard
from mentorjournal.widgets.alternative_table import STAYING, AlternativeTable
from mentorjournal.widgets.batna_changes import BatnaChanges
from mentorjournal.widgets.key_figures import KeyFigures
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.no_pay import NoPay
from mentorjournal.widgets.row_list import RowList
from mentorjournal.widgets.sheet_asks import FirstCheck, SheetGap
from mentorjournal.widgets.sheet_why import SheetWhy
from mentorjournal.widgets.zopa_line import ZopaLine

WHY_OF = {KeyFigures: "ask", FirstCheck: "checks"}
"""Which figure is explained first, by the list with the cursor."""
OWN = frozenset(
    each.action for each in commands_of("negotiation") if not each.action.startswith("tab_")
)
SUPPOSED = frozenset(each.action for each in commands_of("what-if"))
BEGINS = ("alternative_edit", "negotiation_edit", "negotiation_choose")


@with_talk_parts
class NegotiationScreen(JournalScreen):
    """One sheet of an owner; `uid` is the sheet's, or the owner's id for the open one.

    Attributes:
        parts: Which sheet, and whose, and what else belongs to it.
        rows: Opens and deletes what a row stands for.
        what_if: What is supposed to be other than the sheet says.
    """

    WHERE: ClassVar[str] = "negotiation"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = ""
    HELP: ClassVar[str | None] = (
        "On top stand the figures to walk in with; enter there sets target, what they open "
        "with and their limit. In the picture, what stands above another is the same amount: T is "
        "your target, A your ask, 0 what you earn, 1 their first offer. The table compares "
        "what you could do: the first year beside an average one, and what each is worth when "
        "chance, waiting and effort are counted. The best is your BATNA; the least to accept here "
        "follows from it. Enter opens and d d deletes what is highlighted, a adds an alternative. "
        "i unfolds how each figure comes about and what to look at again. w supposes other "
        "figures, of which nothing is saved: left and right move one, digits take its place, tab "
        "goes to the chance of another offer, and everything follows; x lets the sheet say so, esc "
        "leaves it as it was. What is missing is asked below, one question at a time. All of it is "
        "an estimate, not advice."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("negotiation")

    DEFAULT_CSS = """
    NegotiationScreen {
        #sheet { height: 1fr; padding: 1 0 0 0; }
        AlternativeTable, FirstCheck, SheetGap { margin: 1 0 0 0; }
        SheetWhy, WhatIfBoard { display: none; margin: 1 0 0 0; }
        &.-bare KeyFigures, &.-bare ZopaLine, &.-bare AlternativeTable,
        &.-alone BatnaChanges { display: none; }
        &.-why SheetWhy { display: block; }
        &.-why BatnaChanges, &.-why ZopaLine, &.-why FirstCheck,
        &.-why SheetGap { display: none; }
        &.-what-if WhatIfBoard { display: block; }
        &.-veiled WhatIfBoard { display: none; }
        &.-what-if FirstCheck, &.-what-if SheetGap, &.-what-if BatnaChanges { display: none; }
        &.-none #sheet, &.-refused #sheet { display: none; }
        &.-low #sheet { padding: 0; }
        &.-low AlternativeTable, &.-low FirstCheck, &.-low SheetGap,
        &.-low SheetWhy, &.-low WhatIfBoard { margin: 0; }
        &.-low.-what-if AlternativeTable { max-height: 5; }
    }
    """

    action_market_add = done_by("rows", SheetRows.add_market)
    action_trade_add = done_by("rows", SheetRows.add_trade)
    action_objection_add = done_by("rows", SheetRows.add_objection)

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PayTalkParts = PayTalkParts(self)
        self.rows = SheetRows(self, self.parts)
        self.what_if = WhatIf(self)
        self._shown = ""
        self._whys: tuple[Why, ...] = ()
        # The row on which i was pressed, and the figure that was asked for there.
        self._asked = "", ""

    def compose_body(self) -> ComposeResult:
        """Figures, picture, table, question, check; or why there is nothing."""
        yield from self.parts.compose()
        yield NoPay("alternative.edit")
        with VerticalScroll(id="sheet", can_focus=False):
            yield (figures := KeyFigures())
            yield ZopaLine()
            yield (table := AlternativeTable(id="alternatives"))
            yield BatnaChanges()
            yield SheetGap()
            yield FirstCheck()
            yield (why := SheetWhy())
        figures.turns = table.turns = why
        yield WhatIfBoard()

    # What is shown

    @property
    def talk(self) -> Negotiation:
        """The sheet shown.

        Raises:
            NotFound: There is none.
            Refused: It is not for me to see.
        """
        return self.parts.talk

    def read(self) -> None:
        """Work the sheet out and show it, or say why there is none."""
        refused, none = self.parts.refused, self.parts.none
        self.parts.fill()
        self.set_class(refused, "-refused")
        self.set_class(none, "-none")
        self.query_one(NoPay).show(mine=self.parts.choice.owner == ME, none=none, refused=refused)
        self.refresh_bindings()
        if refused or none:
            self._shown = ""
            self.what_if.end()
            return
        talk = self.talk
        sheet = work_out(self.what_if.suppose(talk), self.journal.today())
        self.query_one(AlternativeTable).show(sheet)
        self.query_one(KeyFigures).sheet = sheet
        self.query_one(ZopaLine).sheet = sheet
        self.query_one(BatnaChanges).sheet = sheet
        self.query_one(FirstCheck).show(sheet.checks, self.key("sheet.why"))
        gap = next_gap(talk)
        mine = self.parts.choice.owner == ME
        self.query_one(SheetGap).show(gap, self.key("alternative.edit"), mine=mine)
        # A first sheet shows no row of dashes and noughts, only what it asks.
        self.set_class(gap is not None and gap.kind == "today", "-bare")
        self.set_class(not talk.alternatives, "-alone")
        self._whys = (*why_of(sheet), *checks_why(sheet))
        self._show_why()
        self.what_if.show(talk, sheet)
        if self._shown != talk.uid or not self._list.display:
            self._shown = talk.uid
            # What the figures on top wait for leads; later the question waits below what there is.
            leads = gap is not None and gap.needed
            self.query_one(SheetGap if leads else AlternativeTable).focus()

    def on_resize(self) -> None:
        """Save empty lines where rows are scarce."""
        self.set_class(self.size.height < 28, "-low")

    # Moving about

    @on(LineList.Passed)
    def _pass_on(self, event: LineList.Passed) -> None:
        lists = [each for each in self.query(RowList) if each.display and each.rows]
        at = lists.index(event.rows) + event.step if event.rows in lists else -1
        if not 0 <= at < len(lists):
            return
        if event.rows is self.query_one(SheetWhy):
            # What is unfolded is about the row that is highlighted.
            lists[at].focus()
        else:
            lists[at].enter(event.step)

    @property
    def _list(self) -> RowList:
        """The list with the cursor, or else the table."""
        here = next((each for each in self.query(RowList) if each.has_focus), None)
        return here or self.query_one(AlternativeTable)

    @on(LineList.Highlighted)
    def _follow(self, event: LineList.Highlighted) -> None:
        if event.rows is self.query_one(AlternativeTable):
            self._show_why()
            self.what_if.follow()

    @on(DescendantFocus)
    def _hold(self) -> None:
        self.what_if.hold()

    @on(WhatIfBoard.Wanted)
    def _suppose(self, event: WhatIfBoard.Wanted) -> None:
        with self.show_errors():
            self.what_if.answer(event)

    def _show_why(self) -> None:
        """Show how figures come about, while that is open: what was asked for first, and once
        the cursor has moved what is highlighted.
        """
        if self.has_class("-why"):
            chosen = self.query_one(AlternativeTable).chosen
            row, about = self._asked
            self.query_one(SheetWhy).show(self._whys, about if row == chosen else chosen)

    def may_go_back(self) -> bool:
        """What was unfolded is folded first, and what was supposed is forgotten."""
        if self.what_if.open:
            self.what_if.close()
            return False
        if self.has_class("-why"):
            self._fold()
            return False
        return super().may_go_back()

    def _fold(self) -> None:
        self.remove_class("-why")
        self.query_one(AlternativeTable).focus()

    @on(LineList.Opened)
    def _clicked(self) -> None:
        if not self.what_if.open:
            with self.show_errors():
                self.action_alternative_edit()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what needs a sheet while there is none, and while something is supposed."""
        if action in SUPPOSED and self.hidden:
            return None
        own = action in OWN
        bare = action == "sheet_what_if" and self.has_class("-bare")
        if (own and self.what_if.open) or bare:
            return None
        idle = self.has_class("-none") and action not in BEGINS
        if own and (idle or self.has_class("-refused")):
            return None
        return super().check_action(action, parameters)

    def fits(self, command: str) -> bool:
        """Where there is no sheet, one key begins it; one that is decided is not edited."""
        if self.has_class("-none"):
            return command == "alternative.edit"
        if command == "alternative.till" and not self._is_an_offer:
            return False
        return self.parts.fits(command, self.row)

    def in_footer(self, command: str) -> bool:
        """What has a part of its own leaves room here for what if and for sharing."""
        return command not in ("outcome.edit", "rehearsal.begin")

    @property
    def row(self) -> str:
        """What is highlighted where the cursor is."""
        if not isinstance(self._list, AlternativeTable | SheetWhy):
            return self._list.chosen
        chosen = self.query_one(AlternativeTable).chosen
        return chosen if chosen == STAYING else f"alternative:{chosen}"

    def action_alternative_add(self) -> None:
        """Add an alternative."""
        self.rows.open("alternative:")

    def action_alternative_edit(self) -> None:
        """Edit what is highlighted, or begin a sheet where there is none."""
        if self.has_class("-none"):
            self.parts.choice.begin()
        else:
            self.rows.open(self.row)

    @property
    def _is_an_offer(self) -> bool:
        kind, _, uid = self.row.partition(":")
        return kind == "alternative" and bool(uid)

    def action_alternative_till(self) -> None:
        """Say till when the highlighted offer stands.

        Raises:
            NotFound: None is highlighted.
        """
        if not self._is_an_offer:
            raise NotFound("Only an alternative ends on a day; highlight one first.")
        self.rows.open(self.row, at="expires")

    def action_alternative_delete(self) -> None:
        """Delete what is highlighted; a question or a check is no thing."""
        asks = isinstance(self._list, FirstCheck | SheetGap)
        self.rows.delete("" if asks else self.row)

    def action_sheet_why(self) -> None:
        """Unfold how the figures come about, those highlighted first; or fold that again."""
        if self.has_class("-why"):
            self._fold()
            return
        table = self.query_one(AlternativeTable)
        self._asked = table.chosen, WHY_OF.get(type(self._list), table.chosen)
        self.add_class("-why")
        self._show_why()
        table.focus()

    def action_sheet_what_if(self) -> None:
        """Suppose other figures; what was unfolded is folded."""
        self.remove_class("-why")
        self.what_if.begin()

    def action_target_edit(self) -> None:
        """Set target, first offer and their limit."""
        self.rows.open("numbers")

    def action_package_edit(self) -> None:
        """Edit what today's position pays."""
        self.rows.open(STAYING)

    def action_outcome_edit(self) -> None:
        """Write down how it ended."""
        self.rows.open("outcome")

    def action_negotiation_edit(self) -> None:
        """Edit the talk itself, or begin a sheet where there is none."""
        if self.has_class("-none"):
            self.parts.choice.begin()
        else:
            self.rows.open("talk")

    def action_negotiation_delete(self) -> None:
        """Delete the whole sheet, after a question."""
        ask_to_delete(self, self.talk)

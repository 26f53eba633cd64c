"""What to look at again before a pay talk, and what its sheet asks next, one line each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from mentorjournal.mentoring.pay_gaps import Gap
from mentorjournal.mentoring.pay_sheet import Check
from mentorjournal.text import plural
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList


class FirstCheck(RowList):
    """The gravest check, and how many more there are; the id of its row says where it leads."""

    MARK_STAYS = False
    DEFAULT_CSS = """
    FirstCheck { padding: 0 1; max-height: 1; }
    FirstCheck.-none { display: none; }
    """

    def show(self, checks: Sequence[Check], key: str) -> None:
        """Show the first of these.

        Args:
            checks: The gravest first.
            key: The key that unfolds them all.
        """
        self.set_class(not checks, "-none")
        more = f"   {key} why"
        if len(checks) > 1:
            more += f"   {plural(len(checks) - 1, 'check')} more"
        self.fill([Row(each.leads, partial(_check, each, more)) for each in checks[:1]])


def _check(check: Check, more: str, width: int) -> Content:
    words = fit(check.text, min(len(check.text), max(width - len(more) - 2, 1)))
    return line(("! ", "bold $warning"), words, (more, "$muted"))


class SheetGap(RowList):
    """The next question of a sheet; the id of its row says where it is answered."""

    MARK_STAYS = False
    DEFAULT_CSS = """
    SheetGap { padding: 0 1; max-height: 1; }
    SheetGap.-none { display: none; }
    """

    def show(self, gap: Gap | None, key: str, *, mine: bool) -> None:
        """Ask this.

        Args:
            gap: What is missing; None where nothing is.
            key: The key that answers.
            mine: Whether it is my pay.
        """
        self.set_class(gap is None, "-none")
        rows = []
        if gap is not None:
            question = gap.question if mine else gap.theirs
            rows = [Row(gap.leads, partial(_question, question, key))]
        self.fill(rows)


def _question(question: str, key: str, width: int) -> Content:
    words = fit(question, min(len(question), max(width - len(key) - 2, 1)))
    return line((words, "bold"), "  ", (key, "bold $accent"))

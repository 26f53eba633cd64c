"""The alternatives of a pay talk with what each is worth; to stay as today is the first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.content import Content

from mentorjournal.mentoring.batna_changes import holds_down_to
from mentorjournal.mentoring.pay_sheet import Option, Sheet
from mentorjournal.money import show_money, show_share
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList

STAYING = "staying"
GAP = "  "
HEADINGS = ("Base", "Year 1", "Average", "Chance", "Expected")
WORD, WORDS = len("BATNA"), len("your BATNA down to 100 %")
"""Cells of what is said at the end of a row, in short and in full."""
LEAST_TITLE = 18
"""Cells of a title beside which that is said in full."""
SHORTEST_TITLE = 10
"""Cells that a title has at least, before figures go."""
LEFT_OUT = (0, 3, 1)
"""Which of the figures go where there is no room for all, the first one first: a figure is never
cut, nor the word at the end; base and first year stand among the packages, too.
"""


class AlternativeTable(RowList):
    """One row for each course of action; the id of staying is "staying"."""

    DEFAULT_CSS = """
    AlternativeTable { padding: 0 1; max-height: 8; }
    """

    def show(self, sheet: Sheet) -> None:
        """Show the options of this sheet."""
        cells = [_cells(sheet, option) for option in sheet.options]
        table = (HEADINGS, *cells)
        columns = [max(len(row[column]) for row in table) for column in range(len(HEADINGS))]
        rows = [Row("", partial(_heading, columns))]
        for option, texts in zip(sheet.options, cells, strict=True):
            shown = partial(_row, sheet, option, texts, columns)
            rows.append(Row(option.uid or STAYING, shown))
        self.fill(rows)


def batna_words(sheet: Sheet) -> str:
    """What makes the BATNA one, for the end of its row."""
    down_to = holds_down_to(sheet)
    return f"your BATNA {down_to.words('down to')}" if down_to else "your BATNA"


def _cells(sheet: Sheet, option: Option) -> tuple[str, ...]:
    package = option.alternative.package if option.alternative else sheet.negotiation.now
    return (
        show_money(package.base),
        show_money(option.pay.first_year),
        show_money(option.pay.average),
        show_share(option.chance) if option.alternative else "",
        show_money(option.expected),
    )


def _row(
    sheet: Sheet, option: Option, texts: tuple[str, ...], columns: Sequence[int], width: int
) -> Content:
    best = option is sheet.batna
    note = "ended" if option.expired else batna_words(sheet) if best else ""
    columns = _fitting(width, columns)
    room = width - _numbers_width(columns)
    note_room = _note_room(width, columns)
    if len(note) > note_room:
        note = "BATNA" if best else note
    title = max(room - (note_room + len(GAP) if note_room else 0), 1)
    style = "$muted" if option.expired else ""
    shown = [(text, cells) for text, cells in zip(texts, columns, strict=True) if cells]
    numbers = [(fit(text, cells, right=True), style) for text, cells in shown]
    # The expected value is what the options are compared by.
    numbers[-1] = (numbers[-1][0], style or "bold")
    pieces = [line((fit(option.title, title), style)), *(line(each) for each in numbers)]
    if note_room:
        pieces.append(line((fit(note, note_room), "bold $accent" if best else "$muted")))
    return Content(GAP).join(pieces)


def _fitting(width: int, columns: Sequence[int]) -> Sequence[int]:
    """The columns with no cell for those that are left out at this width."""
    left = list(columns)
    for at in LEFT_OUT:
        if width - _numbers_width(left) < SHORTEST_TITLE + len(GAP) + WORD:
            left[at] = 0
    return left


def _numbers_width(columns: Sequence[int]) -> int:
    return sum(cells + len(GAP) for cells in columns if cells)


def _note_room(width: int, columns: Sequence[int]) -> int:
    """Room for words at the end of a row: the long ones, the short ones, or none."""
    left = width - _numbers_width(columns) - len(GAP)
    if left - LEAST_TITLE >= WORDS:
        return WORDS
    return WORD if left - SHORTEST_TITLE >= WORD else 0


def _heading(columns: Sequence[int], width: int) -> Content:
    columns = _fitting(width, columns)
    note_room = _note_room(width, columns)
    title = width - _numbers_width(columns) - (note_room + len(GAP) if note_room else 0)
    words = [fit("What I could do", max(title, 1))]
    heads = zip(HEADINGS, columns, strict=True)
    words += [fit(heading, cells, right=True) for heading, cells in heads if cells]
    return line((GAP.join(words), "$muted"))

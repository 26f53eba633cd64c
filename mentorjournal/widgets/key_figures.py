"""The figures a pay talk is entered with: least to accept, target, ask, ZOPA."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from textual.content import Content
from textual.events import Resize

from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_money, show_share
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.row_list import Row, RowList

NUMBERS = "numbers"
"""The id of the row: what is opened there are target, first offer, cap and limit."""
USUAL = 78
"""Cells of a line before it is known how many there are."""

WIDE_GAP, GAP = " " * 5, " " * 3

_HELD = {
    "cap": " at your cap",
    "market": " at the market's P90",
    "quarter": " a quarter over the target",
    "target": " the target itself",
}
_NO_ASK = {
    "below least": "none, target below the least",
    "open above": "none, they open above: aim higher",
}


class KeyFigures(RowList):
    """Label and figure side by side on one line, on more where they need it."""

    MARK_STAYS = False
    DEFAULT_CSS = """
    KeyFigures { padding: 0; max-height: 4; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Sheet | None = None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet of which the figures are shown."""
        return self._sheet

    @sheet.setter
    def sheet(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._fill()

    def lead(self, row: Row, sign: str) -> str:
        """The sign of the cursor alone, so that the figures begin where the header does."""
        return sign

    def on_resize(self, event: Resize) -> None:
        """Break the line anew."""
        self._fill()
        super().on_resize(event)

    def _fill(self) -> None:
        if self._sheet is None:
            return
        # As long as it has no row it has no width either.
        lines = figure_lines(self._sheet, self.row_room or USUAL)
        # They are one thing, so that only the first line is highlighted.
        self.fill(
            [Row("" if at else NUMBERS, partial(_shown, each)) for at, each in enumerate(lines)]
        )


def _shown(content: Content, _width: int) -> Content:
    return content


def figure_lines(sheet: Sheet, width: int) -> list[Content]:
    """The figures at a width: what holds the ask gives way first, then the room between them."""
    unit = line((f"base, {sheet.negotiation.currency}", "$muted"))
    full, short = [*_pieces(sheet, held=True)], [*_pieces(sheet, held=False)]
    for pieces, gap in ((full, WIDE_GAP), (full, GAP), (short, WIDE_GAP), (short, GAP)):
        figures = line(gap).join(pieces)
        room = width - figures.cell_length - unit.cell_length
        if room >= len(GAP):
            return [line(figures, " " * room, unit)]
    lines = [short[0]]
    for piece in (*short[1:], unit):
        if lines[-1].cell_length + len(GAP) + piece.cell_length <= width:
            lines[-1] = line(lines[-1], GAP, piece)
        else:
            lines.append(piece)
    return lines


def _pieces(sheet: Sheet, *, held: bool) -> Iterator[Content]:
    yield _figure("Least", show_money(sheet.reservation.base))
    if sheet.negotiation.target is not None:
        yield _figure("Target", show_money(sheet.negotiation.target))
    if sheet.ask is not None:
        words = _HELD.get(sheet.ask_bound or "", "") if held else ""
        yield line(_figure("Ask", show_money(sheet.ask)), (words, "$muted"))
    elif sheet.ask_bound is not None:
        yield _figure("Ask", _NO_ASK.get(sheet.ask_bound, "none yet"))
    elif sheet.negotiation.target is not None:
        words = " needs what they open with" if held else ""
        yield line(_figure("Ask", "–"), (words, "$muted"))
    if sheet.zone is not None:
        yield _figure("ZOPA", sheet.zone.verdict)
    if sheet.share is not None:
        yield _figure("Won", show_share(sheet.share))


def _figure(label: str, figure: str) -> Content:
    return line((f"{label} ", "$muted"), (figure, "bold"))

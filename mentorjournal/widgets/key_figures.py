"""The figures a pay talk is entered with: least to accept, target, ask, ZOPA."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_money, show_share
from mentorjournal.widgets.plain import line

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


class KeyFigures(Widget):
    """Label and figure side by side on one line, on more where they need it."""

    DEFAULT_CSS = """
    KeyFigures { height: auto; padding: 0 0 0 1; }
    """

    sheet: reactive[Sheet | None] = reactive[Sheet | None](None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the figures need."""
        return len(figure_lines(self.sheet, width)) if self.sheet else 0

    def render(self) -> Content:
        """The figures."""
        if self.sheet is None:
            return Content()
        return Content("\n").join(figure_lines(self.sheet, self.content_size.width))


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
    if sheet.zone is not None:
        yield _figure("ZOPA", sheet.zone.verdict)
    if sheet.share is not None:
        yield _figure("Won", show_share(sheet.share))


def _figure(label: str, figure: str) -> Content:
    return line((f"{label} ", "$muted"), (figure, "bold"))

"""The figures a pay talk is entered with: least to accept, target, ask, ZOPA, chances."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.mentoring.batna_changes import changes_words
from mentorjournal.mentoring.pay_sheet import Sheet, Zone
from mentorjournal.money import show_money, show_share
from mentorjournal.widgets.plain import line, plain, wrapped

GAP = "   "


class KeyFigures(Widget):
    """Label and figure side by side, then what would change the BATNA."""

    DEFAULT_CSS = """
    KeyFigures { height: auto; padding: 0 1 0 3; }
    """

    sheet: reactive[Sheet | None] = reactive[Sheet | None](None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the figures need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The figures."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        if self.sheet is None:
            return []
        lines: list[Content] = []
        for piece in _pieces(self.sheet):
            if lines and lines[-1].cell_length + len(GAP) + piece.cell_length <= width:
                lines[-1] = line(lines[-1], GAP, piece)
            else:
                lines.append(piece)
        return [*lines, *wrapped(plain(changes_words(self.sheet)), width)]


def zone_words(zone: Zone) -> str:
    """The zone of possible agreement in words: "117,200–132,000, possible"."""
    if zone.overlap is not None:
        low, high = zone.overlap
        return f"{show_money(low)}–{show_money(high)}, {zone.verdict}"
    if zone.verdict == "possible":
        return f"only above {show_money(zone.limit.likely)}"
    return "none"


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


def _pieces(sheet: Sheet) -> list[Content]:
    pieces = [_figure("Least to accept here", show_money(sheet.reservation.base))]
    if sheet.negotiation.target is not None:
        pieces.append(_figure("Target", show_money(sheet.negotiation.target)))
    if sheet.ask is not None:
        held = _HELD.get(sheet.ask_bound or "", "")
        pieces.append(line(_figure("Ask", show_money(sheet.ask)), (held, "$muted")))
    elif sheet.ask_bound is not None:
        pieces.append(_figure("Ask", _NO_ASK.get(sheet.ask_bound, "none yet")))
    if sheet.zone is not None:
        pieces.append(_figure("ZOPA", zone_words(sheet.zone)))
    if sheet.share is not None:
        pieces.append(_figure("Won", show_share(sheet.share)))
    words = f"base in {sheet.negotiation.currency} a year; estimates, not advice"
    pieces.append(line((words, "$muted")))
    return pieces


def _figure(label: str, figure: str) -> Content:
    return line((f"{label} ", "$muted"), (figure, "bold"))

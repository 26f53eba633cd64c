"""A pay talk as a picture: what they can pay, what I need, where the two overlap, the market.

Everything lies on one line of numbers, so that what stands above another is the same amount.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.data.records.negotiations import Limit
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_money, show_number, show_share
from mentorjournal.widgets.canvas import Canvas
from mentorjournal.widgets.plain import fit
from mentorjournal.widgets.scales import Span, beside, ticks

MARGIN = 9
WORDS = 26
LEAST_PLOT = 34
APART = 8
# The left edge has room for the name of the lowest mark.
LEFT_EDGE, RIGHT_EDGE = 5, 2
VERDICTS = {"certain": "certain", "possible": "possible, not certain", "none": "none"}
THOUSAND = Decimal(1000)


class ZopaLine(Widget):
    """The picture of one sheet; nothing before there are two amounts to compare."""

    DEFAULT_CSS = """
    ZopaLine { height: auto; padding: 0 1 0 3; }
    """

    sheet: reactive[Sheet | None] = reactive[Sheet | None](None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there is something to show on."""
        return len(picture(self.sheet, width)) if self.sheet else 0

    def render(self) -> Content:
        """The picture at the width there is."""
        if self.sheet is None:
            return Content()
        return Content("\n").join(picture(self.sheet, self.content_size.width))


def picture(sheet: Sheet, width: int) -> list[Content]:
    """The rows of the picture.

    Args:
        sheet: What is shown.
        width: In cells.
    """
    amounts = [amount for amount in _amounts(sheet) if amount > 0]
    if len(set(amounts)) < 2 or width < MARGIN + 20:
        return []
    words = WORDS if width >= MARGIN + LEAST_PLOT + WORDS else 0
    low, high = min(amounts), max(amounts)
    cells = width - MARGIN - words
    cell = (high - low) / (cells - LEFT_EDGE - RIGHT_EDGE)
    span = Span(max(low - LEFT_EDGE * cell, Decimal(0)), high + RIGHT_EDGE * cell, cells)
    return _Drawing(sheet, span, words).rows()


def _amounts(sheet: Sheet) -> Iterator[Decimal]:
    negotiation = sheet.negotiation
    yield sheet.reservation.base
    if limit := negotiation.limit:
        yield from (limit.low, limit.likely, limit.high)
    yield from (amount for _percent, amount in sheet.market.points)
    yield from (amount for _label, amount in _marks(sheet))


def _marks(sheet: Sheet) -> list[tuple[str, Decimal]]:
    """Amounts that play a part in the talk, the most important first."""
    outcome = sheet.negotiation.outcome
    marks = (
        ("target", sheet.negotiation.target),
        ("ask", sheet.ask),
        ("offer", outcome.offer if outcome else None),
        ("now", sheet.negotiation.now.base or None),
        ("first", sheet.negotiation.first_offer),
    )
    return [(label, amount) for label, amount in marks if amount is not None]


class _Drawing:
    """One picture being drawn."""

    def __init__(self, sheet: Sheet, span: Span, words: int) -> None:
        self.sheet, self.span, self.words = sheet, span, words
        self.canvas = Canvas(MARGIN + span.cells + words, 7)
        self.row = 0

    def rows(self) -> list[Content]:
        self._ticks()
        if self.sheet.negotiation.limit:
            self._they(self.sheet.negotiation.limit)
        self._you()
        self._overlap()
        self._market()
        self._talk()
        return self.canvas.rows()[: self.row]

    def _put(self, cell: int, text: str, style: str) -> None:
        self.canvas.put(MARGIN + cell, self.row, text, style)

    def _bar(self, first: int, last: int, char: str, style: str) -> None:
        self._put(first, char * (last - first + 1), style)

    def _end(self, label: str, words: str = "") -> None:
        """Name the row, say it in words where there is room, and go on to the next."""
        self.canvas.put(0, self.row, label, "$muted")
        if self.words:
            start = MARGIN + self.span.cells + 2
            self.canvas.put(start, self.row, fit(words, self.words - 2), "$muted")
        self.row += 1

    def _ticks(self) -> None:
        shown = ticks(self.span, APART)
        thousands = all(tick % THOUSAND == 0 for tick in shown) and self.span.high >= 10 * THOUSAND
        labels = [
            (self.span.at(tick), show_number(tick / THOUSAND) if thousands else show_number(tick))
            for tick in shown
        ]
        currency = self.sheet.negotiation.currency
        self._put(0, beside(labels, self.span.cells), "$muted")
        self._end("", f"thousand {currency}" if thousands else currency)

    def _they(self, limit: Limit) -> None:
        low, likely, high = (self.span.at(x) for x in (limit.low, limit.likely, limit.high))
        self._bar(0, high, "╌", "$foreground")
        self._bar(0, low, "─", "$foreground")
        self._put(high, "┤", "$foreground")
        self._put(likely, "●", "bold $foreground")
        self._end("they", f"up to {show_money(limit.likely)}, likely")

    def _you(self) -> None:
        least = self.sheet.reservation.base
        first, last = self.span.at(least), self.span.cells - 1
        self._bar(first, last, "─", "$accent")
        self._put(last, "▶", "$accent")
        self._put(first, "├", "$accent")
        self._end("you", f"from {show_money(least)}")

    def _overlap(self) -> None:
        zone = self.sheet.zone
        if zone is None:
            self._end("overlap", "their limit is unknown")
            return
        at, limit = self.span.at, zone.limit
        if zone.verdict != "none":
            self._bar(at(zone.least), at(limit.high), "░", "$accent")
        if zone.overlap is not None:
            self._bar(at(zone.least), at(limit.likely), "█", "$accent")
        self._end("overlap", VERDICTS[zone.verdict])

    def _market(self) -> None:
        market = self.sheet.market
        if not market.points or not market.rises:
            return
        spots = [(self.span.at(amount), f"P{percent}") for percent, amount in market.points]
        self._bar(spots[0][0], spots[-1][0], "╌", "$muted")
        # The middle matters most where there is no room for all names.
        labels = beside(sorted(spots, key=lambda spot: spot[1] != "P50"), self.span.cells)
        for cell, char in enumerate(labels):
            if char != " ":
                self._put(cell, char, "$foreground")
        compa = self.sheet.compa
        self._end("market", f"now is {show_share(compa)} of P50" if compa is not None else "")

    def _talk(self) -> None:
        marks = [(self.span.at(amount), label) for label, amount in _marks(self.sheet)]
        row = [" "] * self.span.cells
        for cell, _label in marks:
            row[cell] = "▲"
        for cell, label in marks:
            self._beside_mark(row, cell, label)
        for cell, char in enumerate(row):
            self._put(cell, char, "$accent" if char == "▲" else "$muted")
        place = self.sheet.target_percentile
        self._end("", f"target is percentile {round(place)}" if place is not None else "")

    def _beside_mark(self, row: list[str], cell: int, label: str) -> None:
        """Write a label right of its mark, or left of it, or not at all."""
        for start in (cell + 2, cell - len(label) - 1):
            around = row[max(start - 1, 0) : start + len(label) + 1]
            own = [char for at, char in enumerate(around, max(start - 1, 0)) if at != cell]
            fits = start >= 0 and start + len(label) <= len(row)
            if fits and all(char == " " for char in own):
                row[start : start + len(label)] = label
                return

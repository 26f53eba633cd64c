"""A pay talk as a picture: what they can pay, what I need, where the two overlap, offers, market.

Everything lies on one line of numbers, so that what stands above another is the same amount.
What a row shows it also says in words, where there is room for them.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.data.records.negotiations import Limit
from mentorjournal.mentoring.pay_picture import (
    limit_words,
    market_words,
    mine_words,
    offer_words,
    offers_made,
    overlap_words,
)
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_number
from mentorjournal.widgets.canvas import Canvas
from mentorjournal.widgets.plain import fit
from mentorjournal.widgets.scales import Span, beside, ticks

MARGIN = 10
GAP = 1
WORDS = 28
LEAST_PLOT = 34
APART = 8
# The left edge has room for the name of the lowest mark.
LEFT_EDGE, RIGHT_EDGE = 5, 2
THOUSAND = Decimal(1000)


class ZopaLine(Widget):
    """The picture of one sheet; nothing before there are two amounts to compare."""

    DEFAULT_CSS = """
    ZopaLine { height: auto; padding: 0 0 0 1; }
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
    words = WORDS if width >= MARGIN + LEAST_PLOT + GAP + WORDS else 0
    low, high = min(amounts), max(amounts)
    cells = width - MARGIN - (GAP + words if words else 0)
    cell = (high - low) / (cells - LEFT_EDGE - RIGHT_EDGE)
    span = Span(max(low - LEFT_EDGE * cell, Decimal(0)), high + RIGHT_EDGE * cell, cells)
    return _Drawing(sheet, span, words).rows()


def _amounts(sheet: Sheet) -> Iterator[Decimal]:
    talk = sheet.negotiation
    yield sheet.reservation.base
    if limit := talk.limit:
        yield from (limit.low, limit.likely, limit.high)
    yield from (amount for _percent, amount in sheet.market.points)
    yield from (amount for amount in (talk.target, sheet.ask) if amount is not None)
    yield talk.now.base
    yield from offers_made(sheet)


class _Drawing:
    """One picture being drawn."""

    def __init__(self, sheet: Sheet, span: Span, words: int) -> None:
        self.sheet, self.span, self.words = sheet, span, words
        self.canvas = Canvas(MARGIN + span.cells + (GAP + words if words else 0), 6)
        self.row = 0

    def rows(self) -> list[Content]:
        talk = self.sheet.negotiation
        self._ticks()
        if talk.limit:
            self._they(talk.limit)
        self._you()
        self._overlap()
        if talk.now.base > 0 or offers_made(self.sheet):
            self._offers()
        if self.sheet.market.points:
            self._market()
        return self.canvas.rows()[: self.row]

    def _put(self, cell: int, text: str, style: str) -> None:
        self.canvas.put(MARGIN + cell, self.row, text, style)

    def _bar(self, first: int, last: int, char: str, style: str) -> None:
        self._put(first, char * (last - first + 1), style)

    def _end(self, label: str, words: str) -> None:
        """Name the row, say it in words where there is room, and go on to the next."""
        self.canvas.put(0, self.row, label, "$muted")
        if self.words:
            start = MARGIN + self.span.cells + GAP
            self.canvas.put(start, self.row, fit(words, self.words), "$muted")
        self.row += 1

    def _ticks(self) -> None:
        shown = ticks(self.span, APART)
        thousands = all(tick % THOUSAND == 0 for tick in shown) and self.span.high >= 10 * THOUSAND
        labels = [
            (self.span.at(tick), show_number(tick / THOUSAND) if thousands else show_number(tick))
            for tick in shown
        ]
        self._put(0, beside(labels, self.span.cells), "$muted")
        self._end("", "thousand" if thousands else "")

    def _they(self, limit: Limit) -> None:
        low, likely, high = (self.span.at(x) for x in (limit.low, limit.likely, limit.high))
        self._bar(0, high, "╌", "$foreground")
        self._bar(0, low, "─", "$foreground")
        self._put(high, "┤", "$foreground")
        self._put(likely, "●", "bold $foreground")
        self._end("they", limit_words(limit, self.words))

    def _you(self) -> None:
        talk, least = self.sheet.negotiation, self.sheet.reservation.base
        first, last = self.span.at(least), self.span.cells - 1
        self._bar(first, last, "─", "$accent")
        self._put(last, "▶", "$accent")
        self._put(first, "├", "$accent")
        for letter, amount in (("A", self.sheet.ask), ("T", talk.target)):
            if amount is not None:
                self._put(self.span.at(amount), letter, "bold $accent")
        self._end("you", mine_words(self.sheet, self.words))

    def _overlap(self) -> None:
        zone = self.sheet.zone
        if zone is not None and zone.verdict != "none":
            at, limit = self.span.at, zone.limit
            self._bar(at(zone.least), at(limit.high), "░", "$accent")
            if zone.overlap is not None:
                self._bar(at(zone.least), at(limit.likely), "█", "$accent")
        self._end("overlap", overlap_words(zone, self.words))

    def _offers(self) -> None:
        """Today's base is number 0; the newest has its number also where others have no room."""
        base = self.sheet.negotiation.now.base
        offers = offers_made(self.sheet)
        numbered = [*enumerate(offers, 1)] if base <= 0 else [*enumerate((base, *offers))]
        row = [" "] * self.span.cells
        for _number, amount in numbered:
            row[self.span.at(amount)] = "▲"
        named: set[int] = set()
        for number, amount in reversed(numbered):
            cell, text = self.span.at(amount), str(number)
            around = row[max(cell - len(text), 0) : cell]
            if cell not in named and around == [" "] * len(text):
                row[cell - len(text) : cell] = text
            named.add(cell)
        # Where marks stand close together, the newest is told from the others all the same.
        last, newest = self.span.at(numbered[-1][1]), str(numbered[-1][0])
        if last >= len(newest):
            row[last - len(newest) : last] = newest
        for cell, char in enumerate(row):
            self._put(cell, char, "$accent" if char == "▲" else "$muted")
        self._end("offers", offer_words(self.sheet, self.words))

    def _market(self) -> None:
        market = self.sheet.market
        spots = [(self.span.at(amount), f"P{percent}") for percent, amount in market.points]
        if market.rises:
            self._bar(spots[0][0], spots[-1][0], "╌", "$muted")
            # The middle matters most where there is no room for all names.
            labels = beside(sorted(spots, key=lambda spot: spot[1] != "P50"), self.span.cells)
            for cell, char in enumerate(labels):
                if char != " ":
                    self._put(cell, char, "$foreground")
        self._end("market", market_words(self.sheet, self.words))

"""A compositor that draws the pieces that changed and sends the cells that did.

Upstream: issue 5625, on updating regions of a widget only, would make part of this unnecessary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import cast

from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from textual._compositor import ChopsUpdate, Compositor, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

Row = dict[int, Strip]
"""Pieces of one row of the screen, by the column each begins at."""
Wanted = dict[int, dict[int, Strip | None]]
"""Pieces to draw, by row and column; None until they are."""

# One cell each in every terminal, so that cells can be counted by letters.
_PLAIN = re.compile(
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u0451\u2013\u2014\u2022\u2026\u2500-\u25ff]*"
)


class Sent:
    """What the terminal was sent last, as far as that is known."""

    def __init__(self) -> None:
        self._rows: dict[int, Row] = {}

    def forget(self) -> None:
        """Something else may stand in the terminal now."""
        self._rows.clear()

    def note(self, y: int, row: Row) -> None:
        """Note what a whole row shows from now on."""
        self._rows[y] = dict(row)

    def new_cells(self, y: int, row: Row) -> Iterator[tuple[int, Strip]]:
        """What to send, and at which column, for a row to show these pieces from now on."""
        known = self._rows.setdefault(y, {})
        for x, strip in row.items():
            before = known.get(x)
            if before is None or before.cell_length != strip.cell_length:
                end = x + strip.cell_length
                under = [at for at in known if at < end and x < at + known[at].cell_length]
                for at in under:
                    del known[at]
                yield x, strip
            elif changed := _changed(before, strip):
                yield x + changed.start, strip.crop(changed.start, changed.stop)
            known[x] = strip


class SparseUpdate(ChopsUpdate):
    """Sends of some pieces only what the terminal does not show yet.

    Args:
        rows: The pieces by row.
        sent: What the terminal shows; it is brought up to date when this is sent.
    """

    def __init__(self, rows: Mapping[int, Row], sent: Sent) -> None:
        super().__init__([], [], [])
        self._rows = rows
        self._sent = sent

    def render_segments(self, console: Console) -> str:
        """What to write to the terminal."""
        return "".join(
            Control.move_to(x, y).segment.text + strip.render(console)
            for y, row in self._rows.items()
            for x, strip in self._sent.new_cells(y, row)
        )


class FullUpdate(LayoutUpdate):
    """Sends everything, and notes it.

    Args:
        rows: All rows.
        region: The whole screen.
        sent: What the terminal shows.
    """

    def __init__(self, rows: Sequence[Row], region: Region, sent: Sent) -> None:
        super().__init__([row.values() for row in rows], region)
        self._rows = rows
        self._sent = sent

    def render_segments(self, console: Console) -> str:
        """What to write to the terminal."""
        for y, row in enumerate(self._rows):
            self._sent.note(y, row)
        return super().render_segments(console)


class SparseCompositor(Compositor):
    """Composes exactly what Textual's own does, in less time and fewer bytes.

    That one (8.2) draws every widget in every row between the first and the last row that
    changed, and then throws away what did not: a letter typed at the foot of the screen while
    the header changes costs a full screen. And it sends rows from edge to edge, which is felt
    over a slow line. This one leans on private parts of `textual._compositor`.

    Attributes:
        sent: What the terminal shows.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sent = Sent()
        self._seen_of: object = None
        self._seen_now: list[tuple[Widget, Region, Region]] = []

    def render_full_update(self, simplify: bool = False) -> LayoutUpdate:
        """Everything, for a terminal of which nothing is known."""
        if simplify:
            return super().render_full_update(simplify)
        self._dirty_regions.clear()
        region = self.size.region
        rows = self._render_chops(region, lambda _y: True)
        return FullUpdate(cast("Sequence[Row]", rows), region, self.sent)

    def render_partial_update(self) -> ChopsUpdate | None:
        """What has changed since the last update; None if nothing has."""
        screen = self.size.region
        regions = [region.intersection(screen) for region in self._dirty_regions]
        self._dirty_regions.clear()
        wanted: Wanted = {}
        for y, begin, end in self._regions_to_spans(filter(None, regions)):
            cuts = self.cuts[y]
            row = wanted.setdefault(y, {})
            for left, right in pairwise(cuts):
                if left < end and begin < right:
                    row[left] = None
        if not wanted:
            return None
        self._draw(wanted)
        return SparseUpdate(cast("dict[int, Row]", wanted), self.sent)

    def _render_chops(
        self, crop: Region, is_rendered_line: Callable[[int], bool]
    ) -> Sequence[Mapping[int, Strip]]:
        """Whole rows; those that are not asked for stay empty."""
        wanted: Wanted = {
            y: dict.fromkeys(self.cuts[y][:-1]) for y in crop.line_range if is_rendered_line(y)
        }
        self._draw(wanted)
        return cast("Sequence[Row]", [wanted.get(y, {}) for y in range(self.size.height)])

    def _draw(self, wanted: Wanted) -> None:
        """Draw pieces, widgets in front first; one that is covered is not drawn at all."""
        empty = {y for y, row in wanted.items() if row}
        for widget, region, seen in self._seen():
            if not empty:
                return
            first, last = seen.column_span
            top, bottom = seen.line_span
            rows = sorted(
                y
                for y in empty
                if top <= y < bottom
                and any(first <= x < last and piece is None for x, piece in wanted[y].items())
            )
            for band in _bands(rows):
                drawn = seen.intersection(Region(seen.x, band.start, seen.width, len(band)))
                strips = widget.render_lines(drawn.translate((-region.x, -region.y)))
                for y, strip in zip(band, strips, strict=False):
                    self._put(wanted[y], y, drawn, strip)
            empty -= {y for y in rows if None not in wanted[y].values()}

    def _seen(self) -> list[tuple[Widget, Region, Region]]:
        """The widgets, those in front first, where each lies, and what is seen of it."""
        visible = self.visible_widgets
        if visible is not self._seen_of:
            self._seen_of = visible
            self._seen_now = [
                (widget, region, region.intersection(clip))
                for widget, (region, clip) in visible.items()
            ]
        return self._seen_now

    def _put(self, row: dict[int, Strip | None], y: int, seen: Region, strip: Strip) -> None:
        """Fill what is still empty of a row."""
        first, last = seen.column_span
        cuts = [cut for cut in self.cuts[y] if first <= cut <= last]
        pieces = strip.divide([cut - seen.x for cut in cuts[1:]])
        for cut, piece in zip(cuts, pieces, strict=False):
            if cut in row and row[cut] is None:
                row[cut] = piece


def _bands(rows: Iterable[int]) -> Iterator[range]:
    """The runs of neighbouring rows."""
    run: range | None = None
    for y in rows:
        if run is not None and y == run.stop:
            run = range(run.start, y + 1)
        else:
            if run is not None:
                yield run
            run = range(y, y + 1)
    if run is not None:
        yield run


def _changed(old: Strip, new: Strip) -> range | None:
    """The cells in which two strips of one length differ; None if they are the same."""
    if old == new:
        return None
    if not (_PLAIN.fullmatch(old.text) and _PLAIN.fullmatch(new.text)):
        return range(new.cell_length)
    first = _alike(iter(old), iter(new))
    last = new.cell_length - _alike(_backwards(old), _backwards(new))
    return range(first, max(first, last))


def _backwards(strip: Strip) -> Iterator[Segment]:
    return (Segment(segment.text[::-1], segment.style) for segment in reversed(list(strip)))


def _alike(old: Iterator[Segment], new: Iterator[Segment]) -> int:
    """How many letters two runs of segments share at their beginning, in letter and style."""
    shared = 0
    left = right = Segment("")
    while True:
        left = left if left.text else next(old, Segment(""))
        right = right if right.text else next(new, Segment(""))
        length = min(len(left.text), len(right.text))
        if not length or left.style != right.style:
            return shared
        if left.text[:length] != right.text[:length]:
            pairs = zip(left.text, right.text, strict=False)
            return shared + next(at for at, pair in enumerate(pairs) if pair[0] != pair[1])
        shared += length
        left = Segment(left.text[length:], left.style)
        right = Segment(right.text[length:], right.style)

"""What will be shared, as it stands at this moment, beside the notes."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from functools import lru_cache
from itertools import islice
from operator import is_

from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from mentorjournal.documents.document import Block, Bullets, Document, Heading, Item, Written
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.plain import Piece, hiding, line, wrapped
from mentorjournal.widgets.readable import Readable

MOST_LINES = 300
"""How many lines are shown; the export shows all of them."""
_NOTHING_YET = (
    line(("Nothing yet. Begin a line with ! for a key point,", "$muted")),
    line(("> advice, - [ ] action, ? question, = decision.", "$muted")),
)
_MORE = line(("and more: see the export", "$muted"))


class SharedView(Readable, ScrollView, can_focus=False):
    """The sections of a session's summary, in a narrow column.

    It changes with every few keys, so it draws rows itself, wraps only those that are new and
    repaints only those that differ.
    """

    DEFAULT_CSS = """
    SharedView {
        padding: 0;
        overflow-x: hidden;
        background: $background;
        scrollbar-gutter: stable;
        &:focus { background: $surface; }
    }
    """

    class Grown(Message):
        """What is shown takes another number of rows."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own word
        super().__init__(id=id)
        self._document: Document | None = None
        self._flat = False
        self._rows: list[Content] = []
        self._ends: list[int] = []
        self._wanted = ""
        self._strips: list[Strip] = []
        self._drawn: dict[Hashable, list[Strip]] = {}
        self._drawn_width = 0

    def show(self, document: Document, here: str = "") -> None:
        """Show what the document says, without its title and head.

        Args:
            document: Its sections.
            here: What is being typed of it, to be brought into sight; empty for nothing.
        """
        self._document = document
        blocks = _flat_rows(document) if self._flat else _rows(document)
        rows = list(islice(blocks, MOST_LINES + 1))
        if hiding(self):
            rows = [self._discreet(row) for row in rows]
        if len(rows) > MOST_LINES:
            rows[-1] = _MORE
        rows = rows or list(_NOTHING_YET)
        same = len(rows) == len(self._rows) and all(map(is_, rows, self._rows))
        self._rows = rows
        # Whoever scrolls here reads; what was never drawn yet is shown at the right place.
        self._wanted = "" if self.has_focus and self._strips else here
        if same:
            self._reveal()
        else:
            self._draw()

    def lie_flat(self, flat: bool) -> None:
        """Say what each row is at its end, instead of in headings, where there are few rows."""
        if flat != self._flat:
            self._flat = flat
            if self._document is not None:
                self.show(self._document)

    @property
    def needs(self) -> int:
        """How many rows all of it takes."""
        return len(self._strips)

    def _reveal(self) -> None:
        """Bring the row that is wanted into sight, its end where it is long."""
        if not self._wanted or len(self._ends) != len(self._rows):
            return
        said, self._wanted = self._squeezed(self._wanted), ""
        last_first = reversed(range(len(self._rows)))
        at = next((at for at in last_first if said in self._squeezed(self._rows[at].plain)), -1)
        if at < 0:
            return
        top = self._ends[at - 1] if at else 0
        height = self._ends[at] - top
        room = max(1, self.size.height)
        region = Region(0, top + max(0, height - room), 1, min(height, room))
        self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def _squeezed(self, text: str) -> str:
        return " ".join(discreet(self, text).split())

    def _discreet(self, row: Content) -> Content:
        covered = discreet(self, row.plain)
        return row if covered == row.plain else line(covered)

    @property
    def text(self) -> str:
        """What is shown, wrapped as it is on the screen."""
        return "\n".join(strip.text.rstrip() for strip in self._strips)

    @property
    def allow_vertical_scroll(self) -> bool:
        """Whether there is more than is seen; Textual asks for a scrollbar, which comes late."""
        return self.max_scroll_y > 0

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Draw what comes into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.refresh()

    def on_resize(self) -> None:
        """Wrap anew."""
        self._draw()

    def notify_style_update(self) -> None:
        """Draw anew in other colours."""
        self._drawn.clear()
        super().notify_style_update()
        self._draw()

    def _draw(self) -> None:
        width = self.scrollable_content_region.width
        if not width or not self.is_attached:
            return
        before = self._drawn if self._drawn_width == width else {}
        self._drawn, self._drawn_width = {}, width
        strips: list[Strip] = []
        self._ends = []
        for row in self._rows:
            key = (self._flat, row.plain, *row.spans)
            drawn = before.get(key)
            if drawn is None:
                shown = _pushed_out(row, width) if self._flat else row
                drawn = Visual.to_strips(self, shown, width, None, self.visual_style)
            self._drawn[key] = drawn
            strips += drawn
            self._ends.append(len(strips))
        old, self._strips = self._strips, strips
        self.virtual_size = Size(width, len(strips))
        if len(old) != len(strips):
            self.post_message(self.Grown())
        self._reveal()
        self._repaint(old)

    def _repaint(self, old: list[Strip]) -> None:
        """Repaint what differs from the strips drawn before."""
        top = self.scroll_offset.y
        for y in range(top, top + self.size.height):
            was, now = (strips[y] if y < len(strips) else None for strips in (old, self._strips))
            if was is not now and was != now:
                self.refresh(Region(0, y - top, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw one row of the widget."""
        y += self.scroll_offset.y
        width = self.scrollable_content_region.width
        if y >= len(self._strips):
            return Strip.blank(width, self.rich_style)
        return self._strips[y].extend_cell_length(width, self.rich_style).crop(0, width)


def _rows(document: Document) -> Iterator[Content]:
    for block in document.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[Content]:
    match block:
        case Heading(text):
            yield _heading(text)
        case Bullets(items):
            yield from map(_item, items)
        case Written(markdown):
            yield from map(_row, markdown.strip().split("\n", MOST_LINES + 1))
        case _:
            return


KINDS = {
    "Summary": "summary",
    "Decisions": "decision",
    "Key points": "key point",
    "Advice": "advice",
    "Actions": "action",
    "For next time": "question",
    "Notes": "note",
}
"""What stands below a heading, in a word."""
_END = "\t"
"""Stands between what a row says and the word for what it is."""


def _flat_rows(document: Document) -> Iterator[Content]:
    """Rows without headings; each of a section ends with what it is."""
    word = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            word = KINDS.get(block.text, block.text)
        else:
            for row in _block(block):
                yield _with_word(row, word)


def _with_word(row: Content, word: str) -> Content:
    return line(row, _END, (word, "$muted")) if word and row.plain.strip() else row


def _pushed_out(row: Content, width: int) -> Content:
    """A row whose last word stands at the right."""
    said, _, word = row.plain.rpartition(_END)
    if not said:
        return row
    first, *more = wrapped(row[: len(said)], width - len(word) - 2)
    gap = " " * (width - first.cell_length - len(word))
    return Content("\n").join([line(first, gap, row[len(said) + 1 :]), *more])


# Of what stands there nearly all stood there a moment ago, and making content takes time.
@lru_cache(maxsize=32)
def _heading(text: str) -> Content:
    return line((text, "$muted"))


@lru_cache(maxsize=2 * MOST_LINES)
def _row(text: str) -> Content:
    return line(text)


@lru_cache(maxsize=2 * MOST_LINES)
def _item(item: Item) -> Content:
    sign = "· " if item.done is None else "■ " if item.done else "□ "
    pieces: list[Piece] = [(sign, "$accent")]
    if item.lead:
        pieces.append((f"{item.lead}: ", "$accent"))
    pieces.append(item.text.replace("\n", "\n  "))
    if item.tail:
        pieces.append((f", {item.tail}", "$muted"))
    return line(*pieces)

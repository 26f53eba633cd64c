"""The pictures of 1, 5 and 10 years, side by side or one at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import partial
from itertools import zip_longest
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.commands import moving
from mentorjournal.data.records.base import HORIZONS, Horizon
from mentorjournal.data.records.plans import Picture, PlanVersion
from mentorjournal.mentoring.words import PICTURE_DETAILS
from mentorjournal.text import one_line, plural
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.plain import line, plain, wrapped

GAP = 4
WIDE = 94


class PictureColumns(Widget, can_focus=True):
    """Three pictures, one of them highlighted; left and right move.

    With the cursor here the pictures are shown at more length.

    Attributes:
        horizon: The highlighted one.
        version: The pictures as they stand; None before the first.
        page: The page of the highlighted one that is shown, where it is longer than its room.
    """

    DEFAULT_CSS = """
    PictureColumns { height: auto; padding: 0 1 0 3; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Nearer", show=False),
        Binding("right", "move(1)", "Further", show=False),
        Binding(moving.FIRST, "move(-2)", "First", show=False),
        Binding(moving.LAST, "move(2)", "Last", show=False),
        Binding(moving.NEXT_PAGE, "page(1)", "Next page", show=False),
        Binding(moving.PAGE_UP, "page(-1)", "Page before", show=False),
        Binding(moving.DOWN, "pass_on", "Below", show=False),
    ]

    class Passed(Message):
        """The person wants to go on to what stands below."""

    horizon: reactive[Horizon] = reactive[Horizon](1, layout=True)
    version: reactive[PlanVersion | None] = reactive[PlanVersion | None](None, layout=True)
    page: reactive[int] = reactive(0, layout=True)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._columns: list[tuple[int, int, Horizon]] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as are shown at this width."""
        return len(self._lines(width, viewport.height))

    def render(self) -> Content:
        """The columns, or the one that is highlighted below a line of tabs."""
        rows = self._lines(self.content_size.width, self.screen.size.height)
        return Content("\n").join(rows)

    def action_move(self, step: int) -> None:
        """Highlight the next horizon; at the ends nothing happens."""
        at = HORIZONS.index(self.horizon) + step
        self.horizon = HORIZONS[min(max(at, 0), len(HORIZONS) - 1)]

    def action_page(self, step: int) -> None:
        """Show the next page of the highlighted picture, or the one before."""
        rows = len(self._body(self.horizon, self._width_of_one(self.content_size.width)))
        last = max(rows - 2, 0) // self._stride
        self.page = min(max(self.page + step, 0), last)

    def turn_to(self, years: int, words: str) -> bool:
        """Highlight a picture at the page on which words stand.

        Returns:
            Whether they do stand in it.
        """
        self.horizon, self.page = next(each for each in HORIZONS if each == years), 0
        said = self.version.picture(self.horizon).words if self.version else ()
        if not any(words in one_line(each) for each in said):
            return False
        # How many rows it takes is known once it has its width and the focus.
        self.call_after_refresh(self._turn_to, words)
        return True

    def _turn_to(self, words: str) -> None:
        text, begins = "", []
        for row in self._body(self.horizon, self._width_of_one(self.content_size.width)):
            begins.append(len(text))
            text += f"{one_line(row.plain)} " if row.plain.strip() else ""
        row_there = bisect_right(begins, max(text.find(words), 0)) - 1
        self.page = max(row_there, 0) // self._stride

    def watch_horizon(self) -> None:
        """Begin with the first page."""
        self.page = 0

    def action_pass_on(self) -> None:
        """Tell that the person wants to go on."""
        self.post_message(self.Passed())

    def on_focus(self) -> None:
        """Show more."""
        self.refresh(layout=True)

    def on_blur(self) -> None:
        """Show less."""
        self.page = 0
        self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        """Highlight the picture clicked on."""
        offset = event.get_content_offset(self)
        for start, end, horizon in self._columns:
            if offset is not None and start <= offset.x < end and (self._wide or not offset.y):
                self.horizon = horizon

    @property
    def _wide(self) -> bool:
        return self.content_size.width >= WIDE

    def _most(self, screen_height: int) -> int:
        """Rows there are at most."""
        return max(screen_height // 2, 8) if self.has_focus else max(screen_height // 5, 5)

    @property
    def _stride(self) -> int:
        """Rows from one page to the next: the last one, which may be cut, stands on both."""
        return self._most(self.screen.size.height) - 2

    @staticmethod
    def _width_of_one(width: int) -> int:
        return (width - 2 * GAP) // 3 if width >= WIDE else width

    def _shown(self, horizon: Horizon, width: int, most: int) -> list[Content]:
        """So many rows of a picture, from the page on that is shown."""
        start = self.page * self._stride if horizon == self.horizon else 0
        return _cut(self._body(horizon, width)[start:], most - 1, width)

    def _lines(self, width: int, screen_height: int) -> list[Content]:
        most = self._most(screen_height)
        return self._abreast(width, most) if width >= WIDE else self._tabbed(width, most)

    def _abreast(self, width: int, most: int) -> list[Content]:
        each = self._width_of_one(width)
        starts = [index * (each + GAP) for index in range(3)]
        self._columns = [(s, s + each, h) for s, h in zip(starts, HORIZONS, strict=True)]
        columns = [
            [self._heading(horizon, "In "), *self._shown(horizon, each, most)]
            for horizon in HORIZONS
        ]
        return [
            Content(" " * GAP).join(_padded(piece or Content(), each) for piece in row)
            for row in zip_longest(*columns)
        ]

    def _tabbed(self, width: int, most: int) -> list[Content]:
        names = [self._heading(horizon, "In ") for horizon in HORIZONS]
        edge, self._columns = 0, []
        for name, horizon in zip(names, HORIZONS, strict=True):
            self._columns.append((edge, edge + name.cell_length, horizon))
            edge += name.cell_length + GAP
        tabs = Content(" " * GAP).join(names)
        return [tabs, *self._shown(self.horizon, width, most)]

    def _heading(self, horizon: Horizon, before: str) -> Content:
        here = horizon == self.horizon
        style = "$muted"
        if here and self.has_focus:
            style = "bold underline $accent"
        elif here and not self._wide:
            style = "bold $foreground"
        return plain(before + plural(horizon, "year"), style)

    def _body(self, horizon: Horizon, width: int) -> list[Content]:
        picture = self.version.picture(horizon) if self.version else Picture(horizon=horizon)
        return picture_lines(self, picture, width)


def picture_lines(widget: Widget, picture: Picture, width: int) -> list[Content]:
    """A picture in lines of at most `width` cells; what speaks of pay follows the hide key."""
    parts = list(_parts(picture, partial(discreet, widget))) or [plain("Not drawn yet.", "$muted")]
    return [row.rstrip() for part in parts for row in wrapped(part, width)]


def _parts(picture: Picture, shown: Callable[[str], str]) -> Iterator[Content]:
    """The picture in paragraphs: title, the picture itself, its details."""
    if picture.title.strip():
        yield plain(shown(picture.title.strip()), "bold")
    if picture.text.strip():
        yield plain(shown(picture.text.strip()))
    for field, label in PICTURE_DETAILS:
        if text := getattr(picture, field).strip():
            yield line((f"{label}: ", "$muted"), shown(text))


def _cut(lines: list[Content], most: int, width: int) -> list[Content]:
    """At most so many lines; the last one says when there is more."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1].rstrip()
    return [*lines[: most - 1], line(last[: max(width - 2, 0)], (" …", "$muted"))]


def _padded(content: Content, width: int) -> Content:
    content = content.rstrip()
    return content.pad_right(max(width - content.cell_length, 0))

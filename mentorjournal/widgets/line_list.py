"""A list of any length in which every row is one line, drawn only when it comes into sight."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from mentorjournal.commands import moving
from mentorjournal.widgets.plain import line

T = TypeVar("T")

MARK = "› "
QUIET_MARK = "· "
"""Where the list would go on, while the cursor is elsewhere."""
STEPS = {"up": -1, "down": 1}
PAGES = {"pageup": -1, "pagedown": 1}
ROW = "line-list--row"
HERE = "line-list--here"
UNCUT = 400
"""Cells in which a row has room for all that it says."""


class LineList(ScrollView, Generic[T], can_focus=True, inherit_bindings=False):
    """Rows of one line each, one of them highlighted. What they look like is the subclass's.

    A subclass gives `draw`, and `key_of`, by which the highlight stays on the same thing when
    the rows are filled again; and `takes`, where some rows are headings. Nothing happens on
    enter here: that key belongs to the screen, where a person may have changed it. With the
    class `-led` it never has the cursor, and whoever has it hands keys to `led_by`.

    Attributes:
        MARK_STAYS: Whether the highlight is marked while the cursor is elsewhere.
        rows: What is shown.
        turns: The list whose pages its keys for pages turn while it is shown; None for its own.
    """

    ALLOW_SELECT = False
    MARK_STAYS: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(moving.UP, "move(-1)", "Up", show=False),
        Binding(moving.DOWN, "move(1)", "Down", show=False),
        Binding(moving.PAGE_UP, "page(-1)", "Page up", show=False),
        Binding(moving.PAGE_DOWN, "page(1)", "Page down", show=False),
        Binding(moving.FIRST, "jump(0)", "First", show=False),
        Binding(moving.LAST, "jump(-1)", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {ROW, HERE}
    DEFAULT_CSS = """
    LineList {
        height: auto;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        background: $background;
        color: $foreground;
        text-wrap: nowrap;
        &:focus > .line-list--here, &.-led > .line-list--here {
            background: $block-cursor-background;
        }
        &:focus:nocolor > .line-list--here, &.-led:nocolor > .line-list--here {
            text-style: reverse;
        }
    }
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False)

    class Highlighted(Message):
        """Another row is highlighted, or none."""

        def __init__(self, rows: LineList[Any]) -> None:
            super().__init__()
            self.rows = rows

    class Opened(Message):
        """A row was clicked on twice."""

        def __init__(self, rows: LineList[Any]) -> None:
            super().__init__()
            self.rows = rows

    class Passed(Message):
        """A move went past the first row (step -1) or the last one (step 1)."""

        def __init__(self, rows: LineList[Any], step: int) -> None:
            super().__init__()
            self.rows = rows
            self.step = step

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.can_focus = not self.has_class("-led")
        self.rows: Sequence[T] = ()
        self.turns: LineList[Any] | None = None
        self._gone: list[str] = []

    def draw(self, row: T, width: int) -> Content:
        """A row as a line of at most `width` cells."""
        raise NotImplementedError

    def key_of(self, row: T) -> str:
        """What tells a row from the others, also after the list is filled again."""
        raise NotImplementedError

    def takes(self, row: T) -> bool:
        """Whether a row can be highlighted; a heading cannot."""
        return True

    def at_edge(self, row: T) -> bool:
        """Whether a row begins at the edge, where others have the mark; so may a heading."""
        return False

    def lead(self, row: T, sign: str) -> str:
        """What stands before a row: the sign of the cursor, or a blank in its place."""
        return f"{sign} "

    def prepare(self, width: int) -> None:
        """Work out columns for rows of that many cells; called before rows are drawn anew."""

    @property
    def row(self) -> T | None:
        """The highlighted row."""
        return None if self.highlighted is None else self.rows[self.highlighted]

    def words(self) -> str:
        """What the highlighted row says, uncut, one blank between columns; empty for none."""
        if self.row is None:
            return ""
        self.prepare(UNCUT)
        shown = self.draw(self.row, UNCUT)
        self.prepare(self.row_room)
        return " ".join(shown.plain.split())

    def fill(self, rows: Sequence[T]) -> None:
        """Show these rows; the highlight stays on its thing, or at its place."""
        before, at, looked = self.rows, self.highlighted, self.looks()
        here = self._where_to(self.row, rows)
        # Also where the number stays the same, another row may stand there now.
        self.set_reactive(LineList.highlighted, None)
        self.rows = rows
        # Everything is laid out anew only where there are more rows now, or fewer.
        self.virtual_size = Size(0, len(rows))
        self.prepare(self.row_room)
        if looked is None or looked != self.looks():
            self.refresh()
        else:
            self._refresh_changed(before, at)
        if rows:
            self.highlighted = self.nearest(min(here, len(rows) - 1), 1)
        if at is not None and self.highlighted is None:
            self.post_message(self.Highlighted(self))

    def looks(self) -> object:
        """All that rows are drawn by besides themselves; None where that cannot be told.

        Where it is as before when the list is filled again, rows that were there are left alone.
        """
        return None

    def _refresh_changed(self, before: Sequence[T], highlighted: int | None) -> None:
        """Draw those in sight anew that differ from what stood in their place."""
        top = self.scroll_offset.y
        for index in range(top, top + self.size.height):
            was, now = before[index : index + 1], self.rows[index : index + 1]
            if index == highlighted or list(was) != list(now):
                self.refresh_lines(index, 1)

    def _where_to(self, before: T | None, rows: Sequence[T]) -> int:
        """The place of what was highlighted among new rows.

        What has gone from under the highlight has it again when it comes back, as after undo,
        unless the person has moved on meanwhile.
        """
        at = {self.key_of(row): index for index, row in reversed(list(enumerate(rows)))}
        here = self.highlighted or 0
        back = next((key for key in reversed(self._gone) if key in at), None)
        if back is not None:
            here = at[back]
            del self._gone[self._gone.index(back) :]
        elif before is not None and (key := self.key_of(before)) in at:
            here = at[key]
        elif before is not None:
            self._gone.append(key)
        return here

    def highlight(self, key: str) -> None:
        """Highlight the row of that key, if there is one."""
        self._gone.clear()
        for index, row in enumerate(self.rows):
            if self.key_of(row) == key:
                self.highlighted = index

    def point_at_one_of(self, uids: Collection[str]) -> None:
        """Highlight the row of one of these things, now or when it is shown again.

        Args:
            uids: What they are known by; the key of a row ends with one, behind a colon or alone.
        """
        about = [
            index
            for index, row in enumerate(self.rows)
            if self.key_of(row).rpartition(":")[2] in uids
        ]
        if about and self.highlighted not in about:
            self._gone.clear()
            self.highlighted = about[0]
        elif not about:
            self._gone += uids

    def watch_highlighted(self, old: int | None, new: int | None) -> None:
        """Draw the two rows anew, bring the new one into sight, and tell."""
        for index in (old, new):
            if index is not None:
                self.refresh_lines(index, 1)
        self._show_highlighted()
        self.post_message(self.Highlighted(self))

    def _show_highlighted(self) -> None:
        if self.highlighted is not None and self.size:
            region = Region(0, self.highlighted, 1, 1)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def redraw(self) -> None:
        """Fit the columns anew and draw all rows."""
        self.prepare(self.row_room)
        self.refresh()

    @property
    def row_room(self) -> int:
        """Cells for a row, without the mark."""
        return max(0, self.scrollable_content_region.width - len(MARK))

    def on_resize(self, event: Resize) -> None:
        """Fit the columns to the new width."""
        self.redraw()
        self._show_highlighted()

    def on_focus(self) -> None:
        """Let the highlight stand out."""
        self.refresh()

    def on_blur(self) -> None:
        """Let the highlight step back."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line of what is in sight."""
        index = self.scroll_offset.y + y
        here = index == self.highlighted
        style = self.get_visual_style(ROW, HERE) if here else self.get_visual_style(ROW)
        width = self.scrollable_content_region.width
        if index >= len(self.rows):
            return Strip.blank(width, style.rich_style)
        leads = self.has_focus or not self.can_focus
        marked = here and (leads or self.MARK_STAYS)
        row = self.rows[index]
        if self.at_edge(row):
            content = self.draw(row, width)
        else:
            sign = (MARK if leads else QUIET_MARK)[0] if marked else " "
            shown = self.draw(row, self.row_room)
            mark = self.lead(row, sign)
            content = line((mark, "bold $accent" if leads else "$muted"), shown)
        strips = Visual.to_strips(self, content, width, 1, style, pad=True)
        return strips[0].crop(0, width)

    def action_move(self, step: int) -> None:
        """Highlight the next row in a direction; past the end, tell."""
        self._gone.clear()
        here = -1 if self.highlighted is None else self.highlighted
        index = self._toward(here + step, step)
        if index is not None:
            self.highlighted = index
            return
        # What stands above the first row may be a heading, and is to be seen again.
        if step < 0:
            self.scroll_to(y=0, animate=False, immediate=True)
        self.post_message(self.Passed(self, step))

    def action_page(self, pages: int) -> None:
        """Move by as many rows as are in sight."""
        if self.turns is not None and self.turns.display:
            self.turns.action_page(pages)
            return
        self._gone.clear()
        if self.rows:
            step = pages * max(1, self.scrollable_content_region.height - 1)
            index = max(0, min((self.highlighted or 0) + step, len(self.rows) - 1))
            self.highlighted = self.nearest(index, 1 if pages > 0 else -1)

    def action_jump(self, index: int) -> None:
        """Highlight the first (0) or the last row (-1)."""
        self._gone.clear()
        if self.rows:
            at = range(len(self.rows))[index]
            self.highlighted = self.nearest(at, 1 if index == 0 else -1)

    def enter(self, step: int) -> None:
        """Take the cursor from another list: at the first row from above (1), else at the last."""
        self.action_jump(0 if step > 0 else -1)
        self.focus()

    def led_by(self, event: Key) -> None:
        """Take a key that moves the highlight, while something else has the cursor."""
        if event.key in STEPS:
            event.stop()
            self.action_move(STEPS[event.key])
        elif event.key in PAGES:
            event.stop()
            self.action_page(PAGES[event.key])

    def _toward(self, index: int, step: int) -> int | None:
        """The first row from an index on, in one direction, that can be highlighted."""
        while 0 <= index < len(self.rows):
            if self.takes(self.rows[index]):
                return index
            index += step
        return None

    def nearest(self, index: int, step: int) -> int | None:
        """As `_toward`, and where there is none in the other direction."""
        found = self._toward(index, step)
        return self._toward(index, -step) if found is None else found

    def on_click(self, event: Click) -> None:
        """Highlight the row clicked on; twice opens it."""
        offset = event.get_content_offset(self)
        index = -1 if offset is None else self.scroll_offset.y + offset.y
        if 0 <= index < len(self.rows) and self.takes(self.rows[index]):
            self._gone.clear()
            self.highlighted = index
            if event.chain == 2:
                self.post_message(self.Opened(self))

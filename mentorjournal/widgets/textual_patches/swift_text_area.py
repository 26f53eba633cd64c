"""A TextArea that repaints the rows an edit or a cursor move touched, and no others.

Textual's own repaints itself whole on every key, which is felt over a slow line and with long
notes. This one keeps its behaviour and draws soft-wrapped plain text in colours by line. It
leans on private parts of `textual.widgets.TextArea` (8.2), named where they are used.

Upstream: issue 4086, "Investigate reducing TextArea updates", would make this unnecessary.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable
from itertools import pairwise
from textwrap import wrap
from typing import NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Region, Size, Spacing
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Location, Selection

from mentorjournal.widgets.graphemes import whole
from mentorjournal.widgets.plain import veil
from mentorjournal.widgets.textual_patches import letter_methods

GUTTER = 2
AHEAD = 8
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


class Look(NamedTuple):
    """How a line is drawn: what stands before its first row, its style, and that of the text.

    A background of the text reaches to the end of the row.
    """

    edge: str
    edge_style: Style
    style: Style


class SwiftTextArea(TextArea):
    """Plain text with soft wrapping and a narrow gutter for a word or sign on each line."""

    validate_selection = letter_methods.validate_selection
    delete = letter_methods.delete
    get_cursor_word_left_location = letter_methods.get_cursor_word_left_location
    get_cursor_word_right_location = letter_methods.get_cursor_word_right_location
    action_delete_word_right = letter_methods.action_delete_word_right

    _kept_styles: dict[Hashable, Style] | None = None

    # Drawn as part of their lines, which are repainted as they change.
    suggestion: reactive[str] = reactive("", repaint=False)
    selection = reactive(Selection(), init=False, always_update=True, repaint=False)

    def look_of(self, line_index: int) -> Look:
        """How the line is drawn. Made to be overridden."""
        return Look("", Style.null(), self.rich_style)

    def marks_on(self, line_index: int) -> list[tuple[int, int, Style]]:
        """Spans of a line drawn in a style of their own: column, column behind, style."""
        return []

    def tail_of(self, line_index: int) -> tuple[str, Style]:
        """What stands behind a line although it is not text. Made to be overridden."""
        return "", Style.null()

    def veils(self, line_index: int) -> bool:
        """Whether only the shape of the line is shown. Made to be overridden."""
        return False

    @property
    def gutter_width(self) -> int:
        """Cells kept free left of the text, the blank beside it included."""
        return GUTTER

    # Colours are worked out from those of all widgets around. Textual forgets them with every
    # key; but other colours repaint everything, so until then they are as they were.

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Repaint the regions, or everything, in colours that may be others now."""
        if not regions:
            self._kept_styles = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Work out the colours anew."""
        self._kept_styles = None
        super().notify_style_update()

    def refresh_lines(self, y_start: int, line_count: int = 1) -> None:
        """Repaint rows of the wrapped text; the scrollbar beside them is as it was."""
        width = self.scrollable_content_region.width
        self.refresh(Region(0, y_start - self.scroll_offset.y, width, line_count))

    @property
    def rich_style(self) -> Style:
        """The colours of plain text."""
        return self._kept_style((), lambda: super(SwiftTextArea, self).rich_style)

    def get_component_rich_style(
        self, *names: str, partial: bool = False, default: Style | None = None
    ) -> Style:
        """The colours of something that stands in the text."""
        found = super().get_component_rich_style
        return self._kept_style(
            (names, partial, default), lambda: found(*names, partial=partial, default=default)
        )

    def _kept_style(self, key: Hashable, find: Callable[[], Style]) -> Style:
        if self._kept_styles is None:
            self._kept_styles = {}
        if key not in self._kept_styles:
            self._kept_styles[key] = find()
        return self._kept_styles[key]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw rows without re-reading the colours from CSS each time, as TextArea would."""
        return ScrollView.render_lines(self, crop)

    def render_line(self, y: int) -> Strip:
        """Draw one row of the widget."""
        width = self.scrollable_content_region.size.width
        base = self.rich_style
        if self._empty:
            return self._empty_row(y, width, base)
        rows = self.wrapped_document._offset_to_line_info
        row = y + self.scroll_offset.y
        if row >= len(rows):
            return Strip.blank(width, base)
        line_index, section = rows[row]
        look = self.look_of(line_index)
        style = base + look.style
        gutter = self.gutter_width
        edge = look.edge if section == 0 else ""
        pieces = self._pieces(line_index, section, style)
        veiled = self.veils(line_index)
        if veiled:
            pieces = [Segment(veil(piece.text), piece.style) for piece in pieces]
        segments = [Segment(f"{edge:<{gutter}}", base + look.edge_style), *pieces]
        rest = style if look.style.bgcolor is not None else base
        if not veiled and section == len(self.wrapped_document.get_offsets(line_index)):
            tail, tail_style = self.tail_of(line_index)
            if tail:
                segments += [Segment(" ", rest), Segment(tail, rest + tail_style)]
        strip = Strip(segments)
        return strip.extend_cell_length(width, rest).crop(0, width)

    def _empty_row(self, y: int, width: int, base: Style) -> Strip:
        """A row of the placeholder, with the cursor at its beginning."""
        room = max(1, width - self.gutter_width)
        words = [row for line in str(self.placeholder).split("\n") for row in wrap(line, room)]
        text = words[y].replace("\u00a0", " ") if y < len(words) else ""
        muted = base + self.get_component_rich_style("text-area--placeholder")
        segments = [Segment(" " * self.gutter_width, base)]
        if y == 0 and self._draw_cursor:
            cursor = self.get_component_rich_style("text-area--cursor")
            segments += [Segment(text[:1] or " ", cursor), Segment(text[1:], muted)]
        else:
            segments.append(Segment(text, muted))
        return Strip(segments).extend_cell_length(width, base).crop(0, width)

    def _pieces(self, line_index: int, section: int, style: Style) -> list[Segment]:
        """One wrapped section of a line, cut where selection and cursor begin and end."""
        line = self.document.get_line(line_index)
        offsets = self.wrapped_document.get_offsets(line_index)
        start = offsets[section - 1] if section else 0
        last = section >= len(offsets)
        end = len(line) if last else offsets[section]
        text = line[start:end] + (" " if last else "")
        overlays = self._overlays(line_index, len(line))
        cuts = {start, start + len(text)}
        for begin, stop, _ in overlays:
            cuts |= {edge for edge in (begin, stop) if start < edge < start + len(text)}
        edges = sorted(cuts)
        tabs = iter(self._tab_widths(line_index, line, start))
        segments = []
        for left, right in pairwise(edges):
            piece = text[left - start : right - start]
            if "\t" in piece:
                piece = "".join(" " * next(tabs) if char == "\t" else char for char in piece)
            # No width was counted for these, and a sign in their place would shift the row.
            piece = _DIRECTIONS.sub("", piece)
            over = [extra for begin, stop, extra in overlays if begin <= left and right <= stop]
            segments.append(Segment(piece, Style.combine([style, *over]) if over else style))
        return segments

    def _tab_widths(self, line_index: int, line: str, start: int) -> list[int]:
        if "\t" not in line:
            return []
        return self.wrapped_document.get_tab_widths(line_index)[line[:start].count("\t") :]

    def _overlays(self, line_index: int, length: int) -> list[tuple[int, int, Style]]:
        """Where selection and cursor lie on a line: first column, column behind, style."""
        found = self.marks_on(line_index)
        first, last = sorted(self.selection)
        if first != last and first[0] <= line_index <= last[0]:
            begin = first[1] if line_index == first[0] else 0
            stop = last[1] if line_index == last[0] else length + 1
            found.append((begin, stop, self.get_component_rich_style("text-area--selection")))
        row, column = self.selection.end
        if row == line_index and self._draw_cursor:
            cursor = self.get_component_rich_style("text-area--cursor")
            found.append((*_around(self.document.get_line(row), column), cursor))
        return found

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed as text; Textual asks this of every key that is bound, each time.

        Tab indents, or goes on, without being text.
        """
        return character is not None and character.isprintable() and not self.read_only

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """No bracket is matched: to find that one has no match takes as long as the text is."""
        return None

    @property
    def _empty(self) -> bool:
        return self.document.line_count == 1 and not self.document.get_line(0)

    def _rows_in_all(self) -> int:
        """Rows of the wrapped document, which the document itself would count each time."""
        return len(self.wrapped_document._offset_to_line_info)

    def _refresh_size(self) -> None:
        height = self._rows_in_all()
        # Room behind the end, so that the screen need not scroll with each line typed there.
        ahead = self._ahead() if height > self.scrollable_content_region.height else 0
        self.virtual_size = Size(0, height + ahead)
        self._refresh_scrollbars()

    def _ahead(self) -> int:
        """How many rows below the cursor come into view when it leaves the screen."""
        return min(AHEAD, self.scrollable_content_region.height // 3)

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Scroll to the cursor, and a little further where it leaves the screen below."""
        row, column = self.cursor_location
        if row >= self.document.line_count or column > len(self.document.get_line(row)):
            # In the middle of undo, when the scrollbar goes; the cursor is put right next.
            return Offset()
        top = self.scroll_offset.y
        bottom = top + self.scrollable_content_region.height
        self._recompute_cursor_offset()  # type: ignore[no-untyped-call]
        x, y = self._cursor_offset
        if top <= y < bottom and not center:
            return Offset()  # Wrapped lines never scroll to the side.
        if center or y < bottom:
            return super().scroll_cursor_visible(center, animate)
        return self.scroll_to_region(
            Region(x, y, 3, 1 + self._ahead()),
            spacing=Spacing(right=self.gutter_width),
            animate=animate,
            force=True,
        )

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and repaint what that moved."""
        height = self._rows_in_all()
        empty = self._empty
        result = super().edit(edit)
        if empty or self._empty:
            # The placeholder comes or goes.
            self.refresh()
            return result
        top = self._row_of(edit.top[0])
        if self._rows_in_all() != height:
            rows = self.scroll_offset.y + self.size.height - top
        else:
            below = result.end_location[0] + 1
            rows = self._row_of(below) - top if below < self.document.line_count else height - top
        self.refresh_lines(top, max(1, rows))
        return result

    def _undo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._undo_batch(edits)
        self.refresh()
        self.edits_undone()

    def _redo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._redo_batch(edits)
        self.refresh()
        self.edits_undone()

    def edits_undone(self) -> None:
        """Edits were taken back, or done again. Made to be overridden."""

    def cursor_moved(self, before: Selection) -> None:
        """The selection, of which the cursor is the end, is another one. Made to be overridden.

        Args:
            before: What it was.
        """

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        self._repaint_cursor(previous_selection, selection)
        self.cursor_moved(previous_selection)

    def _repaint_cursor(self, previous_selection: Selection, selection: Selection) -> None:
        """Repaint the lines in which cursor or selection are shown otherwise."""
        if not self.is_mounted:
            return
        lines = {previous_selection.end[0], selection.end[0]}
        if not (previous_selection.is_empty and selection.is_empty):
            lines |= {previous_selection.start[0], selection.start[0]}
            self.repaint_lines(min(lines), max(lines))
            return
        for line in lines:
            self.repaint_lines(line, line)

    def repaint_lines(self, first: int, last: int) -> None:
        """Repaint the rows of the lines from `first` to `last`, as far as they still exist."""
        end = self.document.line_count - 1
        first, last = min(first, end), min(last, end)
        top = self._row_of(first)
        bottom = self._row_of(last) + len(self.wrapped_document.get_offsets(last))
        self.refresh_lines(top, bottom + 1 - top)

    def _row_of(self, line_index: int) -> int:
        """The first row of a line, in rows of the wrapped document."""
        rows = self.wrapped_document._line_index_to_offsets[line_index]
        return rows[0] if rows else 0


def _around(line: str, column: int) -> tuple[int, int]:
    """The letter at a column with all that is drawn in its cells, such as accents."""
    if column >= len(line) or line.isascii():
        return column, column + 1
    begin, end = whole(line, column, column + 1)
    while 0 < begin < len(line) and not cell_len(line[begin]) and line[begin] != "\t":
        begin -= 1
    while end < len(line) and not cell_len(line[end]) and line[end] != "\t":
        end += 1
    return begin, end

"""Changes, moves and puts in whole lines of a text area."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.widgets import TextArea
from textual.widgets.text_area import Selection

from mentorjournal.data.notes.marks import (
    MARKS,
    Kind,
    box_of,
    is_ticked,
    next_mark,
    set_marks,
    ticked_box,
    toggle_private,
    with_mark,
)
from mentorjournal.data.notes.merge import row_after

WAITING = frozenset(mark for mark in MARKS.values() if mark)


class LineChanges:
    """Each change of lines is one step to undo, and leaves the cursor at the same letters.

    A selection ends with it, so that a letter typed next takes no lines away; the cursor stands
    at the end of its last line, and the next change means the same lines, unless it has moved.

    Args:
        area: Where the lines are.
    """

    def __init__(self, area: TextArea) -> None:
        self._area = area
        self._meant: tuple[int, int] | None = None

    def cursor_moved(self) -> None:
        """The next change means the lines at the cursor."""
        self._meant = None

    def end_selection(self) -> None:
        """Select nothing and mean no lines any more; the cursor stays, and so do the letters."""
        self._meant = None
        if not self._area.selection.is_empty:
            self._area.move_cursor(self._area.cursor_location)

    def put_in(self, text: str) -> None:
        """Put lines in at the cursor, below a line that says something; one step to undo.

        The cursor goes to the first place that waits to be filled.

        Args:
            text: Whole lines; in empty notes they are all there is.
        """
        row = self._area.cursor_location[0]
        if not self._area.text.strip():
            first, start, end = 0, (0, 0), self._area.document.end
        elif line := self._area.document.get_line(row):
            first, text = row + 1, f"\n{text}"
            start = end = (row, len(line))
        else:
            first, start, end = row, (row, 0), (row, 0)
        self._area.history.checkpoint()
        self._area.replace(text, start, end, maintain_selection_offset=False)
        self._area.history.checkpoint()
        added = text.removeprefix("\n").split("\n")
        empty = (at for at, line in enumerate(added) if not line or line in WAITING)
        at = next(empty, len(added) - 1)
        self._area.move_cursor((first + at, len(added[at])))

    def replace_all(self, text: str) -> None:
        """Put another text in the place of all of it, as one step to undo."""
        row = self._area.cursor_location[0]
        self._area.history.checkpoint()
        self._area.replace(text, (0, 0), self._area.document.end, maintain_selection_offset=False)
        self._area.history.checkpoint()
        self._area.move_cursor((min(row, self._area.document.line_count - 1), 0))

    def cycle_mark(self) -> None:
        """Give all lines of the selection the mark that comes next to the first one's."""
        first, last = self._selected_rows()
        lines = [self._area.document.get_line(row) for row in range(first, last + 1)]
        mark = next_mark(next((line for line in lines if line.strip()), ""))
        alone = len(lines) == 1
        self._change_lines(lambda line: with_mark(line, mark) if alone or line.strip() else line)

    def tick_actions(self) -> bool:
        """Tick the actions of the selection, or open them again if the first is done.

        Returns:
            Whether there is any.
        """
        first, last = self._selected_rows()
        lines = [self._area.document.get_line(row) for row in range(first, last + 1)]
        boxes = [box_of(line) for line in lines]
        done = next((not is_ticked(box) for box in boxes if box), None)
        if done is None:
            return False
        ticked = [
            ticked_box(box, done=done) + line[len(box) :] if box else line
            for box, line in zip(boxes, lines, strict=True)
        ]
        self._put_selected(first, last, ticked)
        return True

    def set_mark(self, kind: Kind) -> None:
        """Give the lines of the selection this very mark, see `set_marks`."""
        first, last = self._selected_rows()
        lines = [self._area.document.get_line(row) for row in range(first, last + 1)]
        self._put_selected(first, last, set_marks(lines, kind))

    def toggle_private(self) -> None:
        """Make the lines of the selection private for ever, or take that back."""
        self._change_lines(toggle_private)

    def indent(self, step: int) -> None:
        """Move the lines of the selection two columns in or out."""
        if step > 0:
            first, last = self._selected_rows()
            self._change_lines(lambda line: "  " + line if line or first == last else line)
        else:
            self._change_lines(lambda line: line.removeprefix(" ").removeprefix(" "))

    def move(self, step: int) -> None:
        """Move the lines of the selection one up or down."""
        first, last = self._selected_rows()
        lines = [self._area.document.get_line(row) for row in range(first, last + 1)]
        if step < 0 < first:
            above = self._area.document.get_line(first - 1)
            self._put_selected(first - 1, last, [*lines, above], shift=-1)
        elif step > 0 and last + 1 < self._area.document.line_count:
            below = self._area.document.get_line(last + 1)
            self._put_selected(first, last + 1, [below, *lines], shift=1)

    def _selected_rows(self) -> tuple[int, int]:
        if self._meant is not None and self._meant[1] < self._area.document.line_count:
            return self._meant
        start, end = sorted(self._area.selection)
        # A selection that ends before the first letter of a line does not mean that line.
        last = end[0] - 1 if end[1] == 0 and end[0] > start[0] else end[0]
        return start[0], last

    def _change_lines(self, change: Callable[[str], str]) -> None:
        first, last = self._selected_rows()
        rows = range(first, last + 1)
        self._put_selected(first, last, [change(self._area.document.get_line(row)) for row in rows])

    def _put_selected(self, first: int, last: int, lines: list[str], shift: int = 0) -> None:
        """Replace lines as `put` does, and end the selection that they are of."""
        begin, end = self._selected_rows()
        several = self._meant is not None or not self._area.selection.is_empty
        self.put(first, last, lines, shift)
        if several and not self._area.read_only:
            begin, end = begin + shift, end + shift
            self._area.move_cursor((end, len(self._area.document.get_line(end))))
            self._meant = begin, end

    def put(self, first: int, last: int, lines: list[str], shift: int = 0) -> None:
        """Replace whole lines as one change; the cursor stays at the same letters.

        Args:
            first: The first line to replace.
            last: The last one, included.
            lines: What to put there.
            shift: How many rows the selection moves.
        """
        if self._area.read_only:
            return
        old = [self._area.document.get_line(row) for row in range(first, last + 1)]
        start, end = self._area.selection
        meant = self._meant
        self._area.history.checkpoint()
        self._area.replace("\n".join(lines), (first, 0), (last, len(old[-1])))

        def moved(row: int, column: int) -> tuple[int, int]:
            if shift or not first <= row <= last:
                return row + shift, column
            new = lines[row - first]
            grown = len(new) - len(old[row - first])
            return row, max(0, min(column + grown, len(new)))

        self._area.selection = Selection(moved(*start), moved(*end))
        self._meant = meant
        self._area.history.checkpoint()


def place_after(old: Sequence[str], new: Sequence[str], place: tuple[int, int]) -> tuple[int, int]:
    """Where a letter stands after lines have changed elsewhere."""
    row, column = place
    now = row_after(old, new, row)
    # Behind the last letter is behind the last letter, though somebody has gone on there.
    behind = column == len(old[row]) and old[row] != new[now]
    return now, len(new[now]) if behind else min(column, len(new[now]))

"""The editor of live notes: marks in colour and sign, lists that go on, dates understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from time import monotonic
from typing import Any, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.reactive import reactive
from textual.timer import Timer

from mentorjournal.data.marks import (
    MARKS,
    Kind,
    cycle_mark,
    kind_of,
    settle_dates,
    toggle_private,
)
from mentorjournal.text import clean
from mentorjournal.widgets.line_kinds import LineKinds
from mentorjournal.widgets.swift_text_area import Look, SwiftTextArea

SIGNS: dict[Kind, str] = {
    "action": "□",
    "key": "!",
    "advice": "›",
    "question": "?",
    "decision": "=",
    "private": "%",
    "plain": " ",
}
"""The sign at the edge of each line; a sign other than % says that the line is shared."""

WAITING = frozenset(mark for mark in MARKS.values() if mark)
EXACT_AFTER = 0.1
EXACT_PER_COST = 8
_ITEM = re.compile(r"(\s*)(- \[[ xX]\] |[-*+] |(\d{1,6})([.)]) )")
_OTHER_MARK = re.compile(r"\s*(?:- \[ \] |[-*+] |\d{1,6}[.)] )([!>?=%-])")


class NotesEditor(SwiftTextArea):
    """Notes being typed.

    What a line is shows at once; only what depends on a code fence is read again as soon as
    typing rests, so that a key costs the same however long the notes are.

    Args:
        today: Gives the day that words such as `due:fri` count from.
        options: Passed to the text area.
    """

    DEFAULT_CSS = """
    NotesEditor {
        border: none;
        padding: 0 0 0 1;
        background: $background;
        color: $foreground;
        &:focus { border: none; }
        .notes--shared { color: $accent; }
        .notes--private { color: $muted; }
        .notes--done { color: $muted; text-style: strike; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"notes--shared", "notes--private", "notes--done"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up", "move_lines(-1)", "Move line up", show=False),
        Binding("alt+down", "move_lines(1)", "Move line down", show=False),
        Binding("alt+right", "indent(1)", "Indent", show=False),
        Binding("alt+left", "indent(-1)", "Outdent", show=False),
    ]

    edits: reactive[int] = reactive(0, repaint=False)
    """Goes up with each change by the person, at once: what watches it is never behind."""

    def __init__(self, *, today: Callable[[], date], **options: Any) -> None:
        super().__init__(soft_wrap=True, highlight_cursor_line=False, **options)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.notes_shared = False
        self._today = today
        self._kinds = LineKinds(self.document.lines)
        self._exact: Timer | None = None
        self._pause = EXACT_AFTER

    def load(self, notes: str) -> None:
        """Show other notes, without this counting as a change by the person."""
        with self.prevent(SwiftTextArea.Changed):
            self.load_text(notes)
        self._kinds = LineKinds(self.document.lines)
        self.refresh()

    def share_all(self, shared: bool) -> None:
        """Show whether unmarked lines are shared too."""
        if shared != self.notes_shared:
            self.notes_shared = shared
            self.refresh()

    def look_of(self, line_index: int) -> Look:
        """The sign and colour of a line's kind."""
        kind = self._kinds[line_index] if line_index < len(self._kinds) else "plain"
        line = self.document.get_line(line_index)
        if kind == "plain":
            shared = self.notes_shared and line.strip()
            return Look("│" if shared else " ", Style.null())
        own = kind_of(line) == kind
        sign = SIGNS[kind] if own else "│" if kind != "private" else "%"
        if kind == "private":
            return Look(sign, self.get_component_rich_style("notes--private", partial=True))
        if kind == "action" and own and line[3:4] in "xX":
            return Look("■", self.get_component_rich_style("notes--done", partial=True))
        return Look(sign, self.get_component_rich_style("notes--shared", partial=True))

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and what its lines are."""
        first, last = edit.top[0], edit.bottom[0]
        old = self.document.lines[first : last + 1]
        result = super().edit(edit)
        end = result.end_location[0]
        changed = self._kinds.replaced(first, old, self.document.lines, end)
        if changed.start < first or changed.stop > end + 1:
            self._repaint(changed.start, changed.stop - 1)
        if self._kinds.fenced:
            self._read_again()
        self.edits += 1
        return result

    def _undo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._undo_batch(edits)
        self._read_exactly()
        self.edits += 1

    def _redo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._redo_batch(edits)
        self._read_exactly()
        self.edits += 1

    def _read_again(self) -> None:
        if self._exact is not None:
            self._exact.stop()
        self._exact = self.set_timer(self._pause, self._read_exactly)

    def _read_exactly(self) -> None:
        """Read what every line is, and repaint the lines that were drawn as something else."""
        begun = monotonic()
        changed = self._kinds.read_all(self.document.lines)
        self._pause = max(EXACT_AFTER, EXACT_PER_COST * (monotonic() - begun))
        if changed:
            self._repaint(changed.start, changed.stop - 1)

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        left = previous_selection.end[0]
        if left != selection.end[0] and self.is_mounted and not self.read_only:
            self.call_later(self._settle_line, left)

    def _settle_line(self, row: int) -> None:
        """Rewrite `due:fri` to its date, once the line has been left."""
        if row >= self.document.line_count or row == self.cursor_location[0]:
            return
        line = self.document.get_line(row)
        if "due:" in line and (settled := settle_dates(line, self._today())) != line:
            self._put_lines(row, row, [settled])

    def settle(self) -> None:
        """Rewrite `due:` words of the line with the cursor too, as when the notes are left."""
        row = self.cursor_location[0]
        line = self.document.get_line(row)
        if (settled := settle_dates(line, self._today())) != line:
            self._put_lines(row, row, [settled])

    def put_in(self, text: str) -> None:
        """Put lines in at the cursor, below a line that says something; one step to undo.

        The cursor goes to the first place that waits to be filled.

        Args:
            text: Whole lines; in empty notes they are all there is.
        """
        row = self.cursor_location[0]
        if not self.text.strip():
            first, start, end = 0, (0, 0), self.document.end
        elif line := self.document.get_line(row):
            first, text = row + 1, f"\n{text}"
            start = end = (row, len(line))
        else:
            first, start, end = row, (row, 0), (row, 0)
        self.history.checkpoint()
        self.replace(text, start, end, maintain_selection_offset=False)
        self.history.checkpoint()
        added = text.removeprefix("\n").split("\n")
        empty = (at for at, line in enumerate(added) if not line or line in WAITING)
        at = next(empty, len(added) - 1)
        self.move_cursor((first + at, len(added[at])))

    def replace_all(self, text: str) -> None:
        """Put another text in the place of all of it, as one step to undo."""
        row = self.cursor_location[0]
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
        self.history.checkpoint()
        self.move_cursor((min(row, self.document.line_count - 1), 0))

    def cycle_mark(self) -> None:
        """Give the lines of the selection their next mark."""
        self._change_lines(cycle_mark)

    def toggle_private(self) -> None:
        """Make the lines of the selection private for ever, or take that back."""
        self._change_lines(toggle_private)

    def action_indent(self, step: int) -> None:
        """Move the lines of the selection two columns in or out."""
        if step > 0:
            self._change_lines(lambda line: "  " + line if line else line)
        else:
            self._change_lines(lambda line: line.removeprefix(" ").removeprefix(" "))

    def action_move_lines(self, step: int) -> None:
        """Move the lines of the selection one up or down."""
        first, last = self._selected_rows()
        lines = [self.document.get_line(row) for row in range(first, last + 1)]
        if step < 0 < first:
            above = self.document.get_line(first - 1)
            self._put_lines(first - 1, last, [*lines, above], shift=-1)
        elif step > 0 and last + 1 < self.document.line_count:
            below = self.document.get_line(last + 1)
            self._put_lines(first, last + 1, [below, *lines], shift=1)

    def _selected_rows(self) -> tuple[int, int]:
        start, end = sorted(self.selection)
        # A selection that ends before the first letter of a line does not mean that line.
        last = end[0] - 1 if end[1] == 0 and end[0] > start[0] else end[0]
        return start[0], last

    def _change_lines(self, change: Callable[[str], str]) -> None:
        first, last = self._selected_rows()
        rows = range(first, last + 1)
        self._put_lines(first, last, [change(self.document.get_line(row)) for row in rows])

    def _put_lines(self, first: int, last: int, lines: list[str], shift: int = 0) -> None:
        """Replace whole lines as one change; the cursor stays at the same letters.

        Args:
            first: The first line to replace.
            last: The last one, included.
            lines: What to put there.
            shift: How many rows the selection moves.
        """
        if self.read_only:
            return
        old = [self.document.get_line(row) for row in range(first, last + 1)]
        start, end = self.selection
        self.history.checkpoint()
        self.replace("\n".join(lines), (first, 0), (last, len(old[-1])))

        def moved(row: int, column: int) -> tuple[int, int]:
            if shift or not first <= row <= last:
                return row + shift, column
            new = lines[row - first]
            grown = len(new) - len(old[row - first])
            return row, max(0, min(column + grown, len(new)))

        self.selection = Selection(moved(*start), moved(*end))
        self.history.checkpoint()

    async def _on_key(self, event: events.Key) -> None:
        if event.key.startswith("alt+"):
            # TextArea would type the letter, which a terminal sends along.
            event.prevent_default()
            return
        if self.read_only or not self.selection.is_empty or event.key not in ("enter", "space"):
            return
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if event.key == "space":
            begun = _begun_anew(line) if column == len(line) else None
            if begun is None:
                return
            self.replace(begun, (row, 0), (row, column))
        else:
            item = _ITEM.match(line)
            if item is None or column < item.end():
                return
            self._continue_list(row, column, line, item)
        event.stop()
        event.prevent_default()

    def _continue_list(self, row: int, column: int, line: str, item: re.Match[str]) -> None:
        """Begin the next item of a list, or end the list where the item is empty."""
        if not line[item.end() :].strip():
            self.replace("", (row, 0), (row, len(line)), maintain_selection_offset=False)
            self.move_cursor((row, 0))
            return
        indent, mark, number, dot = item.groups()
        if number:
            mark = f"{int(number) + 1}{dot} "
        elif mark.startswith("- ["):
            mark = "- [ ] "
        self.replace(f"\n{indent}{mark}", (row, column), (row, column))

    async def _on_paste(self, event: events.Paste) -> None:
        event.text = clean(event.text)
        await super()._on_paste(event)
        event.prevent_default()


def _begun_anew(line: str) -> str | None:
    """What a space makes of a list item that Enter began and that is still empty.

    A mark typed there is meant as a mark: were it not, a line begun with % would be shared
    as an action. A space alone makes the line belong to the item above.
    """
    if typed := _OTHER_MARK.fullmatch(line):
        return f"{typed[1]} "
    if item := _ITEM.fullmatch(line):
        return f"{item[1]}  "
    return None

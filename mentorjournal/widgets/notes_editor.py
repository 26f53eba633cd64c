"""The editor of live notes: marks in colour and sign, lists that go on, dates understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from rich.style import Style
from textual import events
from textual.document._document import EditResult, Selection
from textual.document._edit import Edit
from textual.reactive import reactive

from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.notes.marks import settle_dates
from mentorjournal.text import clean
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_editing import LineEditing, place_after
from mentorjournal.widgets.line_hints import who_fits
from mentorjournal.widgets.line_looks import STYLES, LinePainter
from mentorjournal.widgets.list_items import begun_anew, item_begin, next_item
from mentorjournal.widgets.mark_signs import KEYS, WORDS
from mentorjournal.widgets.plain import hiding
from mentorjournal.widgets.swift_text_area import GUTTER, Look

INDENTS = {"tab": 1, "shift+tab": -1}
_DUE = "due:"
WORDY = 60
"""From so many columns of the terminal on there is room for words at the edge."""


class NotesEditor(LineEditing):
    """Notes being typed.

    What each line is shows at once, and a key costs the same however long the notes are.

    Args:
        today: Gives the day that words such as `due:fri` count from.
        people: Handles to offer behind `@`, without the sign; the roles come after them.
        options: Passed to the text area.

    Attributes:
        people: As above; may be set at any time.
        known: What may stand behind `@`, folded; None as long as that is not judged.
        index: What each line is, and what is shared; brought up to date with each change.
    """

    DEFAULT_CSS = """
    NotesEditor {
        border: none;
        padding: 0 0 0 1;
        background: $background;
        color: $foreground;
        &:focus { border: none; }
        .notes--edge { color: $muted; }
        .notes--todo { color: $accent; }
        .notes--action { color: $accent; }
        .notes--key { text-style: bold; }
        .notes--advice { text-style: italic; }
        .notes--question { color: $accent; text-style: italic; }
        .notes--decision { text-style: bold italic; }
        .notes--private { color: $muted; }
        .notes--done { color: $muted; text-style: strike; }
        .notes--code { background: $surface; }
        .notes--sign { text-style: dim; }
        .notes--who { text-style: bold; }
        .notes--due { text-style: underline; }
        .notes--late { color: $warning; text-style: underline; }
        .notes--wrong { color: $warning; text-style: underline; }
        .notes--warn { color: $warning; }
        .notes--hint { color: $muted; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"notes--{name}" for name in STYLES}
    edits: reactive[int] = reactive(0, repaint=False)
    """Goes up with each change by the person, at once: what watches it is never behind."""
    asks_mark: reactive[bool] = reactive(False, repaint=False)
    """Whether the next key names the mark that the line is to have."""

    def __init__(
        self, *, today: Callable[[], date], people: Sequence[str] = (), **options: Any
    ) -> None:
        self.people = tuple(people)
        self.known: frozenset[str] | None = None
        self._offered: list[str] = []
        self._painter = LinePainter(self._style, today)
        super().__init__(soft_wrap=True, highlight_cursor_line=False, **options)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.notes_shared = False
        # Nobody listens: `edits` says more, at once, and to whom it concerns.
        self.disable_messages(self.Changed, self.SelectionChanged)
        self._today = today
        self.index = NotesIndex(self.document.lines)
        self._words: int | None = None

    def load(self, notes: str) -> None:
        """Show other notes, without this counting as a change by the person."""
        self.load_text(notes)
        self.index = NotesIndex(self.document.lines)
        self._words = None
        self.refresh()

    def load_changed(self, notes: str) -> None:
        """Show these notes after a change elsewhere; cursor and view stay with their lines."""
        old, (start, end), row = self.document.lines, self.selection, self._cursor_height()
        following = self.read_only and end == self.document.end
        self.load(notes)
        new = self.document.lines
        self.selection = Selection(*(place_after(old, new, place) for place in (start, end)))
        if following:
            self.move_cursor(self.document.end)
        else:
            self.scroll_to(y=self.scroll_y + self._cursor_height() - row, animate=False)

    def _cursor_height(self) -> int:
        """On which row of the window the cursor stands; it may be outside."""
        return self.wrapped_document.location_to_offset(self.selection.end).y - self.scroll_offset.y

    def share_all(self, shared: bool) -> None:
        """Show whether unmarked lines are shared too."""
        if shared != self.notes_shared:
            self.notes_shared = shared
            self.refresh()

    def veils(self, line_index: int) -> bool:
        """While the hide key is on, lines not shared or about pay show their shape only."""
        if not hiding(self):
            return False
        kind = self.index.kind_at(line_index)
        if kind == "private" or (kind == "plain" and not self.notes_shared):
            return True
        return speaks_of_pay(self.document.get_line(line_index))

    @property
    def gutter_width(self) -> int:
        """Cells for the word at the edge, or the sign where there is little room."""
        return len(WORDS["action"]) + 1 if self._painter.wordy else GUTTER

    def on_resize(self) -> None:
        """Have room for words at the edge, or for signs only; Textual wraps the text after this."""
        self._painter.wordy = self.app.size.width >= WORDY
        self.refresh()

    def look_of(self, line_index: int) -> Look:
        """The word at the edge and the style of a line's kind."""
        kind, code = self.index.kind_at(line_index), self.index.is_code(line_index)
        return self._painter.look(self.document.get_line(line_index), kind, code=code)

    def marks_on(self, line_index: int) -> list[tuple[int, int, Style]]:
        """Sign, owner and date of a line, what in it means nothing, and what was found."""
        found = super().marks_on(line_index)
        if self.index.is_code(line_index):
            return found
        row, column = self.cursor_location
        at = column if row == line_index else None
        line, kind = self.document.get_line(line_index), self.index.kind_at(line_index)
        return self._painter.parts(line, kind, at, self.known) + found

    def tail_of(self, line_index: int) -> tuple[str, Style]:
        """Who may be meant, and which date is understood; a hint, no text."""
        row, column = self.cursor_location
        here = row == line_index and self.has_focus
        if here and self._offered:
            return self._painter.offer(self._offered)
        if self.index.is_code(line_index):
            opened = self.index.open_fence
            said = opened == line_index or (here and opened is not None and opened < line_index)
            return self._painter.fence_tail(opened if said else None)
        line, kind = self.document.get_line(line_index), self.index.kind_at(line_index)
        return self._painter.tail(line, kind, column if here else None, self.known)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"notes--{name}", partial=True)

    def update_suggestion(self) -> None:
        """Offer whoever fits what is being typed behind `@`."""
        row, column = self.cursor_location
        line = self.document.get_line(row) if row < self.document.line_count else ""
        begun, self._offered = who_fits(line, column, self.people)
        self.suggestion = self._offered[0][len(begun) :] if self._offered else ""

    @property
    def words(self) -> int:
        """How many words there are."""
        if self._words is None:
            self._words = _words(self.document.lines)
        return self._words

    def edit(self, edit: Edit) -> EditResult:
        """Change the text, and what its lines are."""
        first, last = edit.top[0], edit.bottom[0]
        old = self.document.lines[first : last + 1]
        result = super().edit(edit)
        end = result.end_location[0]
        if self._words is not None:
            self._words += _words(self.document.lines[first : end + 1]) - _words(old)
        changed = self.index.replaced(first, len(old), self.document.lines[first : end + 1])
        if changed.start < first or changed.stop > end + 1:
            self._repaint(changed.start, changed.stop - 1)
        if end > first and _DUE in edit.text.casefold():
            # Lines that came in whole, as from a paste or a template, are never left.
            self.call_later(self._settle_lines, first, end)
        self.edits += 1
        return result

    def _undo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._undo_batch(edits)
        self._words = None
        self.index.become(self.document.lines)
        self.edits += 1

    def _redo_batch(self, edits: list[Edit]) -> None:  # type: ignore[override]
        super()._redo_batch(edits)
        self._words = None
        self.index.become(self.document.lines)
        self.edits += 1

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        super()._watch_selection(previous_selection, selection)
        self.update_suggestion()
        left = previous_selection.end[0]
        if left != selection.end[0] and self.is_mounted and not self.read_only:
            self.call_later(self._settle_line, left)

    def _settle_line(self, row: int) -> None:
        """Rewrite `due:fri` to its date, once the line has been left."""
        self._settle_lines(row, row)

    def settle(self) -> None:
        """Rewrite all `due:` words, as when the notes are left."""
        self._settle_lines(0, self.document.line_count - 1, here=True)

    def _settle_lines(self, first: int, last: int, *, here: bool = False) -> None:
        """Rewrite the `due:` words of lines to their dates, as one step to undo.

        Args:
            first: The first line.
            last: The last one, included.
            here: Whether the line with the cursor too.
        """
        last = min(last, self.document.line_count - 1)
        cursor = None if here else self.cursor_location[0]
        dated = [
            row
            for row in range(first, last + 1)
            if row != cursor and _DUE in self.document.get_line(row).casefold()
        ]
        lines = {}
        for row in dated:
            line = self.document.get_line(row)
            if (
                self.index.kind_at(row) == "action"
                and (new := settle_dates(line, self._today())) != line
            ):
                lines[row] = new
        if lines:
            rows = range(min(lines), max(lines) + 1)
            new_lines = [lines.get(row) or self.document.get_line(row) for row in rows]
            self._put_lines(rows[0], rows[-1], new_lines)

    def ask_mark(self) -> None:
        """Let the next key name the mark; one that names none, or a paste, ends this."""
        self.focus()
        self.asks_mark = True

    def _answered(self, event: events.Key) -> bool:
        """Set the mark that a key names; whether that is all the key does."""
        self.asks_mark = False
        kind = KEYS.get(event.character or "") if "+" not in event.key else None
        if kind is not None:
            self.set_mark(kind)
        return kind is not None or event.key == "escape"

    def on_blur(self) -> None:
        """Ask no longer: the next key goes elsewhere."""
        self.asks_mark = False

    async def _on_key(self, event: events.Key) -> None:
        if (self.asks_mark and self._answered(event)) or self._obeys(event):
            event.stop()
            event.prevent_default()
            return
        if event.key.startswith("alt+"):
            # TextArea would type the letter, which a terminal sends along.
            event.prevent_default()
            return
        if self.read_only or not self.selection.is_empty or event.key not in ("enter", "space"):
            return
        row, column = self.cursor_location
        line = self.document.get_line(row)
        if self.index.is_code(row):
            return
        if event.key == "space":
            begun = begun_anew(line) if column == len(line) else None
            if begun is None:
                return
            self.replace(begun, (row, 0), (row, column))
        else:
            begin = item_begin(line)
            if not begin or column < len(begin):
                return
            self._continue_list(row, column, line, begin)
        event.stop()
        event.prevent_default()

    def _obeys(self, event: events.Key) -> bool:
        """Do what a key does that types nothing; whether it does anything."""
        if event.key == "tab" and self._offered and not self.read_only:
            self._take_offered()
        elif event.key in INDENTS:
            # A hand that indents does not look where the cursor goes: it stays here.
            self.action_indent(INDENTS[event.key])
        else:
            return event.key == "escape" and self._let_go()
        return True

    def _let_go(self) -> bool:
        """Let go of what escape closes first: a selection, or names that are offered."""
        if self.selection.is_empty and not self._offered:
            self.end_selection()
            return False
        self.end_selection()
        self._offered, self.suggestion = [], ""
        self._repaint(self.cursor_location[0], self.cursor_location[0])
        return True

    def _take_offered(self) -> None:
        """Put in the handle offered first, in its own spelling."""
        row, column = self.cursor_location
        at = self.document.get_line(row).rindex("@") + 1
        self.replace(self._offered[0], (row, at), (row, column), maintain_selection_offset=False)
        self.move_cursor((row, len(self.document.get_line(row))))

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; behind an `@` that is being typed, take the handle offered first."""
        if self._offered and not select and self.selection.is_empty and not self.read_only:
            self._take_offered()
        else:
            super().action_cursor_right(select)

    def _continue_list(self, row: int, column: int, line: str, begin: str) -> None:
        """Begin the next item of a list, or end the list where the item is empty."""
        if not line[len(begin) :].strip():
            self.replace("", (row, 0), (row, len(line)), maintain_selection_offset=False)
            self.move_cursor((row, 0))
            return
        self.replace(f"\n{next_item(begin)}", (row, column), (row, column))

    def takes_raw_paste(self, text: str) -> bool:
        """Whether a paste that is not marked as one is one here."""
        return not self.read_only

    async def _on_paste(self, event: events.Paste) -> None:
        self.asks_mark = False
        # The text area ends lines at these too, and would lose one at the very end.
        event.text = clean(event.text).replace("\u2028", "\n").replace("\u2029", "\n")
        await super()._on_paste(event)
        event.prevent_default()
        event.stop()


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)

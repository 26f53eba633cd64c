"""The editor of live notes: marks in colour and sign, lists that go on, dates understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.reactive import reactive
from textual.widgets.text_area import Edit, EditResult, Selection

from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.text import clean
from mentorjournal.widgets.advice_before import AdviceBefore
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.due_dates import DueDates, has_due
from mentorjournal.widgets.handle_offer import HandleOffer
from mentorjournal.widgets.line_changes import LineChanges, place_after
from mentorjournal.widgets.line_looks import STYLES, LinePainter
from mentorjournal.widgets.list_items import begun_anew, item_begin, next_item
from mentorjournal.widgets.mark_signs import KEYS, WORDS
from mentorjournal.widgets.plain import hiding, plain
from mentorjournal.widgets.text_finder import TextFinder
from mentorjournal.widgets.textual_patches import letter_methods
from mentorjournal.widgets.textual_patches.swift_text_area import GUTTER, Look, SwiftTextArea
from mentorjournal.widgets.word_motions import TEXT_WORDS

INDENTS = {"tab": 1, "shift+tab": -1}
WORDY = 60
"""From so many columns of the terminal on there is room for words at the edge."""


class NotesEditor(SwiftTextArea):
    """Notes being typed.

    What each line is shows at once, and a key costs the same however long the notes are.

    Args:
        today: Gives the day that words such as `due:fri` count from.
        people: Handles to offer behind `@`, without the sign; the roles come after them.
        options: Passed to the text area.

    Attributes:
        index: What each line is, and what is shared; brought up to date with each change.
        find: Finds words.
        lines: Changes whole lines.
        dates: Writes out what is due.
        offer: Who may be meant by an `@`.
        advice_before: Who gave the same advice before.
        known: What may stand behind `@`, folded; None as long as that is not judged.
        notes_shared: Whether unmarked lines are shared too, see `share_all`.
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
        .finding--match { background: $panel; text-style: underline; }
        .finding--here { background: $accent; color: $background; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"notes--{name}" for name in STYLES),
        "finding--match",
        "finding--here",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("alt+up", "move_lines(-1)", "Move line up", show=False),
        Binding("alt+down", "move_lines(1)", "Move line down", show=False),
        *TEXT_WORDS,
        Binding("alt+shift+right", "indent(1)", "Indent", show=False),
        Binding("alt+shift+left", "indent(-1)", "Outdent", show=False),
        Binding("ctrl+home", "go_begin(False)", "Begin of the text", show=False),
        Binding("ctrl+end", "go_end(False)", "End of the text", show=False),
        Binding("ctrl+shift+home", "go_begin(True)", "Select to the begin", show=False),
        Binding("ctrl+shift+end", "go_end(True)", "Select to the end", show=False),
    ]
    edits: reactive[int] = reactive(0, repaint=False)
    """Goes up with each change by the person, at once: what watches it is never behind."""
    asks_mark: reactive[bool] = reactive(False, repaint=False)
    """Whether the next key names the mark that the line is to have."""

    on_click = letter_methods.on_click

    def __init__(
        self, *, today: Callable[[], date], people: Sequence[str] = (), **options: Any
    ) -> None:
        self.find = TextFinder(self, lambda name: self._style("finding", name))
        self.lines = LineChanges(self)
        self.offer = HandleOffer(self, people)
        self.advice_before = AdviceBefore()
        self.known: frozenset[str] | None = None
        self._painter = LinePainter(lambda name: self._style("notes", name), today)
        super().__init__(soft_wrap=True, highlight_cursor_line=False, **options)
        self.dates = DueDates(self, self.lines, lambda: self.index, today)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self.notes_shared = False
        # Nobody listens: `edits` says more, at once, and to whom it concerns.
        self.disable_messages(self.Changed, self.SelectionChanged)
        self.index = NotesIndex(self.document.lines)
        self._words: int | None = None

    def _style(self, group: str, name: str) -> Style:
        return self.get_component_rich_style(f"{group}--{name}", partial=True)

    def load(self, notes: str) -> None:
        """Show other notes, without this counting as a change by the person."""
        self.advice_before.forget()
        self.load_text(notes)
        self.find.forget()
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
        line, on = self.document.get_line(line_index), self.index.goes_on(line_index)
        return self._painter.look(line, kind, code=code, on=on)

    def marks_on(self, line_index: int) -> list[tuple[int, int, Style]]:
        """Sign, owner and date of a line, what in it means nothing, and what was found."""
        found = self.find.marks_on(line_index)
        if self.index.is_code(line_index):
            return found
        row, column = self.cursor_location
        at = column if row == line_index else None
        line, kind = self.document.get_line(line_index), self.index.kind_at(line_index)
        return self._painter.parts(line, kind, at, self.known) + found

    def tail_of(self, line_index: int) -> tuple[str, Style]:
        """Who gave this advice before or may be meant, which date is understood; no text."""
        row, column = self.cursor_location
        here = row == line_index and self.has_focus
        line, kind = self.document.get_line(line_index), self.index.kind_at(line_index)
        if (before := self.advice_before.said_of(line)) and not hiding(self):
            return plain(before).plain, self._style("notes", "hint")
        if here and self.offer.names:
            return self._painter.offer(self.offer.names)
        if self.index.is_code(line_index):
            opened = self.index.open_fence
            said = opened == line_index or (here and opened is not None and opened < line_index)
            return self._painter.fence_tail(opened if said else None)
        on = self.index.goes_on(line_index)
        return self._painter.tail(line, kind, column if here else None, self.known, on=on)

    def update_suggestion(self) -> None:
        """Offer whoever fits what is being typed behind `@`."""
        self.suggestion = self.offer.follow()

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
        self.find.forget()
        result = super().edit(edit)
        end = result.end_location[0]
        if self._words is not None:
            self._words += _words(self.document.lines[first : end + 1]) - _words(old)
        changed = self.index.replaced(first, len(old), self.document.lines[first : end + 1])
        if changed.start < first or changed.stop > end + 1:
            self.repaint_lines(changed.start, changed.stop - 1)
        if end > first and has_due(edit.text):
            # Lines that came in whole, as from a paste or a template, are never left.
            self.call_later(self.dates.settle, first, end)
        self.edits += 1
        return result

    def edits_undone(self) -> None:
        """Take in what the lines are by now."""
        self.find.forget()
        self._words = None
        self.index.become(self.document.lines)
        self.edits += 1

    def cursor_moved(self, before: Selection) -> None:
        """Offer whom a line asks for; one that was left is done."""
        self.lines.cursor_moved()
        self.update_suggestion()
        left = before.end[0]
        if left != self.selection.end[0] and self.is_mounted and not self.read_only:
            self.call_later(self._leave_line, left)

    def _leave_line(self, row: int) -> None:
        """Do what waits until a line has been left."""
        self.dates.settle(row, row)
        gone = row >= self.document.line_count or row == self.cursor_location[0]
        if not gone and self.advice_before.look_back(self.document.get_line(row)):
            self.refresh()

    def ask_mark(self) -> None:
        """Let the next key name the mark; one that names none, or a paste, ends this."""
        self.focus()
        self.asks_mark = True

    def _answered(self, event: events.Key) -> bool:
        """Set the mark that a key names; whether that is all the key does."""
        self.asks_mark = False
        kind = KEYS.get(event.character or "") if "+" not in event.key else None
        if kind is not None:
            self.lines.set_mark(kind)
        return kind is not None or event.key == "escape"

    def on_blur(self) -> None:
        """Ask no longer: the next key goes elsewhere."""
        self.asks_mark = False

    def on_key(self, event: events.Key) -> None:
        """Do what a key does here; Textual types the letters that are left."""
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
        if event.key == "tab" and self.offer.take():
            return True
        if event.key in INDENTS:
            # A hand that indents does not look where the cursor goes: it stays here.
            self.lines.indent(INDENTS[event.key])
            return True
        return event.key == "escape" and self._let_go()

    def _let_go(self) -> bool:
        """Let go of what escape closes first: a selection, or names that are offered."""
        closes = not self.selection.is_empty or bool(self.offer.names)
        self.lines.end_selection()
        if closes:
            self.offer.withdraw()
            self.repaint_lines(self.cursor_location[0], self.cursor_location[0])
        return closes

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right; behind an `@` that is being typed, take the handle offered first."""
        if select or not self.selection.is_empty or not self.offer.take():
            super().action_cursor_right(select)

    def action_indent(self, step: int) -> None:
        """Move the lines of the selection two columns in or out."""
        self.lines.indent(step)

    def action_move_lines(self, step: int) -> None:
        """Move the lines of the selection one up or down."""
        self.lines.move(step)

    def action_go_begin(self, select: bool) -> None:
        """Go to the begin of the text, selecting all that lies between or not."""
        self.move_cursor((0, 0), select=select)

    def action_go_end(self, select: bool) -> None:
        """Go to the end of the text, selecting all that lies between or not."""
        self.move_cursor(self.document.end, select=select)

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

    def on_paste(self, event: events.Paste) -> None:
        """Clean what is pasted; Textual puts it in after this."""
        self.asks_mark = False
        # The text area ends lines at these too, and would lose one at the very end.
        event.text = clean(event.text).replace("\u2028", "\n").replace("\u2029", "\n")
        event.stop()


def _words(lines: Sequence[str]) -> int:
    return sum(len(line.split()) for line in lines)

"""What text areas do otherwise, so that the cursor and what is taken away are whole letters.

Private of Textual (8.2) is how a text area takes something away because of a key.

Upstream: whole letters were declined in issue 4694; this stays until there are such letters.

Each function is a method of the text areas that name it in their body; so they need no base
class of ours for it.
"""

from __future__ import annotations

from textual.events import Click
from textual.widgets import TextArea
from textual.widgets.text_area import EditResult, Location, Selection

from mentorjournal.widgets.graphemes import span, stood
from mentorjournal.widgets.word_motions import before_word, behind_word, next_word, word_at


def validate_selection(area: TextArea, selection: Selection) -> Selection:
    """Keep the cursor out of what is one letter to a person, see `graphemes`."""
    return stood(area.document.lines, area.selection, selection)


def delete(
    area: TextArea, start: Location, end: Location, *, maintain_selection_offset: bool = True
) -> EditResult:
    """Take away a span, and all of a letter of which that is a part."""
    begin, stop = span(area.document.lines, start, end)
    return TextArea.delete(area, begin, stop, maintain_selection_offset=maintain_selection_offset)


def get_cursor_word_left_location(area: TextArea) -> Location:
    """Where going left by a word leads; an accent is no word of its own."""
    return before_word(area.document.lines, area.cursor_location)


def get_cursor_word_right_location(area: TextArea) -> Location:
    """Where going right by a word leads."""
    return next_word(area.document.lines, area.cursor_location)


def action_delete_word_right(area: TextArea) -> None:
    """Take away what is selected, or up to the end of the word at the cursor or behind it."""
    if area.selection.is_empty:
        end = behind_word(area.document.lines, area.cursor_location)
        area._delete_via_keyboard(area.cursor_location, end)
    else:
        TextArea.action_delete_word_right(area)


def on_click(area: TextArea, event: Click) -> None:
    """A double click takes a word."""
    if event.chain == 2:
        row, column = area.cursor_location
        begin, end = word_at(area.document.get_line(row), column)
        area.selection = Selection((row, begin), (row, end))

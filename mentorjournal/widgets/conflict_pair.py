"""What differs between two versions of a record, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.plain import line, plain, wrapped

GAP = 4

Rows = Sequence[tuple[str, str, str]]


class ConflictPair(Widget):
    """Field by field: mine at the left, theirs at the right.

    Attributes:
        rows: Name of the field, my text, their text.
    """

    DEFAULT_CSS = """
    ConflictPair { height: auto; }
    """

    rows: reactive[Rows] = reactive[Rows]((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the longer texts need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Both columns."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        each = max((width - GAP) // 2, 10)
        found = []
        for name, mine, theirs in self.rows:
            found.append(
                line(
                    _padded(plain(f"{name}, mine", "$muted"), each), " " * GAP, ("theirs", "$muted")
                )
            )
            columns = (_wrapped(mine, each), _wrapped(theirs, each))
            for left, right in zip_longest(*columns, fillvalue=Content()):
                found.append(line(_padded(left, each), " " * GAP, right))
            found.append(Content())
        return found


def _wrapped(text: str, width: int) -> list[Content]:
    shown = plain(text) if text else plain("nothing", "$muted")
    return [piece for each in shown.split("\n", allow_blank=True) for piece in wrapped(each, width)]


def _padded(content: Content, width: int) -> Content:
    return content.pad_right(max(width - content.cell_length, 0))

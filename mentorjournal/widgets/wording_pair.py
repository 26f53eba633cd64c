"""An earlier wording of notes and the present one, side by side."""

from __future__ import annotations

from difflib import SequenceMatcher
from itertools import zip_longest

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.plain import line, plain, wrapped

GAP = 3
MOST_COMPARED = 2_000
"""Lines; longer notes stand side by side without being compared."""
MOST_SHOWN = 3_000

Row = tuple[str | None, str | None, bool]


class WordingPair(Widget):
    """Both texts line by line; what differs stands out, with a sign as well as a colour.

    Attributes:
        pair: The earlier text and the present one.
    """

    DEFAULT_CSS = """
    WordingPair { height: auto; }
    """

    pair: reactive[tuple[str, str] | None] = reactive[tuple[str, str] | None](None, layout=True)

    def __init__(self) -> None:
        super().__init__()
        self._drawn: tuple[object, list[Content]] = (None, [])

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the texts need."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Both columns."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        if self._drawn[0] != (self.pair, width):
            self._drawn = (self.pair, width), self._draw(width)
        return self._drawn[1]

    def _draw(self, width: int) -> list[Content]:
        if self.pair is None:
            return []
        each = max((width - GAP) // 2, 10)
        rows: list[Content] = []
        for then, now, same in _beside(*self.pair):
            left = _column(then, each, "" if same else "- ")
            right = _column(now, each, "" if same else "+ ")
            for one, other in zip_longest(left, right, fillvalue=Content()):
                rows.append(line(one.pad_right(max(each - one.cell_length, 0)), " " * GAP, other))
            if len(rows) > MOST_SHOWN:
                return [*rows[:MOST_SHOWN], plain("and more", "$muted")]
        return rows


def _column(text: str | None, width: int, sign: str) -> list[Content]:
    """A line of a text, wrapped; what differs carries a sign."""
    if text is None:
        return [Content()]
    shown = plain(text.expandtabs(4), "$accent" if sign else "$muted")
    rows = wrapped(shown, width - 2) if text else [Content()]
    return [line(sign if index == 0 and sign else "  ", part) for index, part in enumerate(rows)]


def _beside(then: str, now: str) -> list[Row]:
    """The lines of both texts, those that are the same beside each other."""
    old, new = then.split("\n"), now.split("\n")
    if len(old) + len(new) > MOST_COMPARED:
        return [(one, other, one == other) for one, other in zip_longest(old, new)]
    rows: list[Row] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs = zip_longest(old[a:b], new[c:d])
        rows += [(one, other, tag == "equal") for one, other in pairs]
    return rows

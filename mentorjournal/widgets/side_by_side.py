"""Two versions of anything side by side, with the words that have changed marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec import Struct
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.text import Changed, changed_words
from mentorjournal.widgets.discreet import discreet, speaks_of_pay
from mentorjournal.widgets.plain import fit, hiding, line, plain, wrapped

GAP = 4
ABREAST = 56
"""Cells from which on two columns stand beside each other; the later one below otherwise."""
GONE, MADE = "$muted strike", "$accent underline"
SIGNS = {GONE: ("{-", "-}"), MADE: ("{+", "+}")}
"""What marks a changed word where there are no colours."""


class Side(Struct, frozen=True):
    """One of the two.

    Attributes:
        name: What it is: "version 1 of Fri 13 Mar".
        remark: Why it came about; may be empty.
        parts: What it says: pairs of a label, empty for none, and a text.
    """

    name: str
    remark: str
    parts: tuple[tuple[str, str], ...]


class SideBySide(Widget):
    """The earlier one at the left, the later one at the right; one of them is chosen anew by keys.

    Attributes:
        pair: The two.
        side: Which of them the keys change: 0 or 1.
    """

    DEFAULT_CSS = """
    SideBySide { height: auto; }
    """

    pair: reactive[tuple[Side, Side] | None] = reactive[tuple[Side, Side] | None](None, layout=True)
    side: reactive[int] = reactive(0, layout=True)

    _asked: tuple[object, ...] = ()
    _found: Sequence[Content] = ()

    def on_mount(self) -> None:
        """Follow the hide key."""
        if hasattr(self.app, "hidden"):
            self.watch(self.app, "hidden", self._follow_hiding, init=False)

    def _follow_hiding(self) -> None:
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the texts need."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Both."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> Sequence[Content]:
        """The rows of both; worked out once for their height and their painting."""
        asked = (self.pair, self.side, width, hiding(self))
        if asked != self._asked:
            self._asked, self._found = asked, self._worked_out(width)
        return self._found

    def _worked_out(self, width: int) -> list[Content]:
        if self.pair is None:
            return []
        abreast = width >= ABREAST
        each = (width - GAP) // 2 if abreast else width
        left, right = self._column(0, each), self._column(1, each)
        if not abreast:
            return [*_flat(left), Content(), *_flat(right)]
        rows = []
        for one, other in zip(left, right, strict=True):
            for before, after in zip_longest(one, other, fillvalue=Content()):
                room = max(each - before.cell_length, 0)
                rows.append(line(before.pad_right(room), " " * GAP, after))
        return rows

    def _column(self, side: int, width: int) -> list[list[Content]]:
        """Its head and its parts, each as rows."""
        assert self.pair is not None
        here = self.pair[side]
        name = fit(here.name, max(width - 4, 1)).rstrip()
        chosen = side == self.side
        head = line((f"› {name} ‹", "bold $accent")) if chosen else line(f"  {name}")
        remark = plain(discreet(self, here.remark), "$muted")
        return [
            [head, *(wrapped(remark, width) if here.remark else []), Content()],
            *(self._part(at, side, width) for at in range(len(here.parts))),
        ]

    def _part(self, at: int, side: int, width: int) -> list[Content]:
        assert self.pair is not None
        texts = [one.parts[at][1] for one in self.pair]
        label = self.pair[side].parts[at][0]
        if not any(text.strip() for text in texts):
            return []
        shown = plain(f"{label}: ", "$muted") if label else Content()
        if not texts[side].strip():
            said = line(shown, ("–", "$muted"))
        elif hiding(self) and speaks_of_pay(*texts):
            said = line(shown, discreet(self, texts[side]))
        else:
            said = line(shown, *self._marked(changed_words(*texts)[side], (GONE, MADE)[side]))
        return [row for part in said.split("\n", allow_blank=True) for row in wrapped(part, width)]

    def _marked(self, pieces: Changed, style: str) -> Iterator[Content]:
        before, behind = SIGNS[style] if self.app.no_color else ("", "")
        for text, changed in pieces:
            yield plain(f"{before}{text}{behind}", style) if changed else plain(text)


def _flat(parts: list[list[Content]]) -> list[Content]:
    return [row for part in parts for row in part]

"""What would change the BATNA of a pay talk, in a sentence."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.mentoring.batna_changes import changes_words
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.widgets.plain import plain, wrapped


class BatnaChanges(Widget):
    """The sentence; it wraps, as nothing of it may be lost."""

    DEFAULT_CSS = """
    BatnaChanges { height: auto; padding: 0 1; }
    """

    sheet: reactive[Sheet | None] = reactive[Sheet | None](None, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentence needs."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The sentence."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return wrapped(plain(changes_words(self.sheet)), width) if self.sheet else []

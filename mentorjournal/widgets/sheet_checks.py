"""What to look at again before a pay talk, as sentences."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.widgets.plain import line, plain, wrapped


class SheetChecks(Widget):
    """The checks of a sheet; they wrap, as nothing of them may be lost.

    Attributes:
        checks: The sentences, the gravest first.
    """

    DEFAULT_CSS = """
    SheetChecks { height: auto; padding: 0 1; }
    """

    checks: reactive[Sequence[str]] = reactive[Sequence[str]]((), layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the sentences need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The sentences."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        return [
            line(("! " if at == 0 else "  ", "bold $warning"), row)
            for check in self.checks
            for at, row in enumerate(wrapped(plain(check), max(width - 2, 10)))
        ]

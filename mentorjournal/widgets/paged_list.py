"""A list of options in which one can turn pages at any time."""

from __future__ import annotations

from textual.widgets import OptionList


class PagedList(OptionList):
    """Textual's list, which of itself fails on a page up or down before it has been laid out."""

    def action_page_up(self) -> None:
        """Go up by what fits on it, once that is known."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go down likewise."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

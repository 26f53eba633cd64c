"""A text that is read, not typed: the keys of lists scroll it."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widgets.text_area import Selection

from mentorjournal.commands import moving
from mentorjournal.widgets.textual_patches.swift_text_area import SwiftTextArea

SCROLLING: tuple[Binding, ...] = (
    Binding(moving.UP, "scroll_up", "Up", show=False),
    Binding(moving.DOWN, "scroll_down", "Down", show=False),
    Binding(moving.FIRST, "scroll_home", "Begin", show=False),
    Binding(moving.LAST, "scroll_end", "End", show=False),
    Binding(moving.PAGE_UP, "page_up", "Page up", show=False),
    Binding(moving.NEXT_PAGE, "page_down", "Page down", show=False),
)


class ReadText(SwiftTextArea, inherit_bindings=False):
    """Plain text without a cursor; what is selected with the mouse can be copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *SCROLLING,
        Binding("ctrl+c,super+c", "copy", "Copy", show=False),
    ]

    def __init__(self, **options: Any) -> None:
        super().__init__(read_only=True, show_cursor=False, **options)

    def load_text(self, text: str) -> None:
        """Show another text; what was selected is no part of it.

        TextArea (8.2) leaves the selection where no cursor is shown, and fails to copy it then.
        """
        self.selection = Selection.cursor((0, 0))
        super().load_text(text)


class ReadScroll(VerticalScroll, inherit_bindings=False):
    """Whatever is longer than the screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*SCROLLING]

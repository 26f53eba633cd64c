"""With NO_COLOR set, the terminal's own colours: weight, slant and reverse say the rest."""

from __future__ import annotations

from collections.abc import Mapping

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_BOLD = ("accent", "warning", "error")
_REVERSED = ("accent", "block-cursor-background", "input-cursor-background")
_SELECTED = "input-selection-background"
_FIELDS = ("background", "surface", "panel")
_HEAVY, _TURNED = Style(bold=True), Style(reverse=True)


class NoColour(LineFilter):
    """Takes every colour away, where Textual's own filter makes them grey.

    Args:
        variables: The colours of the theme, by name: what they mean is said in another way.
    """

    def __init__(self, variables: Mapping[str, str]) -> None:
        super().__init__()
        self._known: dict[Style, Style] = {}
        colours = {name: Color.parse(variables[name]) for name in (*_BOLD, *_REVERSED, *_FIELDS)}
        colour, _, percent = variables[_SELECTED].partition(" ")
        selected = Color.parse(colour).with_alpha(int(percent.rstrip("%")) / 100)
        self._bold = {colours[name].rich_color for name in _BOLD}
        self._turned = {colours[name].rich_color for name in _REVERSED}
        # The selection lets through what lies under it.
        self._turned |= {(colours[name] + selected).rich_color for name in _FIELDS}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, in the terminal's own colours."""
        return [
            Segment(text, style and self._plain(style), control)
            for text, style, control in segments
        ]

    def _plain(self, style: Style) -> Style:
        if (known := self._known.get(style)) is None:
            known = style.without_color
            if _is_one_of(style.color, self._bold):
                known += _HEAVY
            if _is_one_of(style.bgcolor, self._turned):
                known += _TURNED
            self._known[style] = known
        return known


def _is_one_of(colour: RichColor | None, colours: set[RichColor]) -> bool:
    return colour is not None and colour in colours

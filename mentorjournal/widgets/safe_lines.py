"""Lines on their way to the terminal, in which no text is a command.

Control characters in text reach the terminal through many of Textual's widgets (8.2), so every
line is filtered once more.
"""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from mentorjournal.text import for_terminal

# All that `for_terminal` replaces, and the two that would leave the line they are in.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class SafeLines(LineFilter):
    """Replaces control characters and bidirectional overrides by visible signs."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, safe to be written to a terminal."""
        if not any(_UNSAFE.search(segment.text) for segment in segments):
            return segments
        return [
            Segment(_shown(text), style, control) if not control else Segment(text, style, control)
            for text, style, control in segments
        ]


def _shown(text: str) -> str:
    return for_terminal(text).replace("\t", " ").replace("\n", "␊")

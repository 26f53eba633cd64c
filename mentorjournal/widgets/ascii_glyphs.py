"""With ASCII glyphs, for terminals that show no others: a plain sign for each of the program's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_SIGNS: Mapping[int, str] = str.maketrans(
    {
        **dict.fromkeys("›▸▶→", ">"),
        **dict.fromkeys("‹◂◀←", "<"),
        **dict.fromkeys("▲△↑⇧", "^"),
        **dict.fromkeys("▾▼↓", "v"),
        **dict.fromkeys("–—‒―‐‑−─╌", "-"),
        **dict.fromkeys("━═", "="),
        **dict.fromkeys("│┃┊┆├┤┬┴┼┘┌┐╮╯╰╭", "|"),
        **dict.fromkeys("█▉▊▋▓▒", "#"),
        **dict.fromkeys("▌▍▎▐░", ":"),
        **dict.fromkeys("▏▕", "|"),
        **dict.fromkeys("▁▂▃", "c"),
        **dict.fromkeys("▄▅▆▇▀", "M"),
        **dict.fromkeys("●•", "*"),
        **dict.fromkeys("○◌", "o"),
        **dict.fromkeys("“”„‟", '"'),
        **dict.fromkeys("‘’‚‛′", "'"),
        "□": "_",
        "■": "x",
        "×": "x",
        "·": ".",
        "…": "~",
        "└": "`",
        "\N{NO-BREAK SPACE}": " ",
    }
)
_SCROLLBAR = re.compile("[▁-▐]")
_CALM = re.compile("(?:(?<= )|^)·(?= )")


class AsciiGlyphs(LineFilter):
    """Puts a sign of ASCII in the place of each glyph, in as many cells.

    Names and words keep their letters: only signs, lines, blocks and quotation marks change.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line, in plain signs."""
        line = "".join(segment.text for segment in segments)
        if line.isascii():
            return segments
        plain = plain_signs(line)
        shown = []
        begun = 0
        for text, style, control in segments:
            shown.append(Segment(plain[begun : begun + len(text)], style, control))
            begun += len(text)
        return shown


def plain_signs(line: str) -> str:
    """A line in plain signs, which takes as many cells as before."""
    if len(line) == 1:
        # A line of its own as wide as a cell is that of a scrollbar, whose colours say it all.
        return _SCROLLBAR.sub(" ", line).translate(_SIGNS)
    return _CALM.sub("-", line).translate(_SIGNS)

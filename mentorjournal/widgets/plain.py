"""The two doors through which text from people reaches a widget, and cutting to width.

A `str` handed to a widget is parsed as markup: a name such as `[/x]` ends the program, and
`[@click=…]` runs an action. `Content` is shown as it is.
"""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size
from textual.content import Content
from textual.message_pump import MessagePump

from mentorjournal.text import for_terminal

VEIL = "▒"
Piece = str | Content | tuple[str, str]


def plain(text: str, style: str = "") -> Content:
    """Text for any widget, shown letter by letter, control characters made visible.

    Args:
        text: Anything, from anybody.
        style: A style of ours, such as "$muted" or "bold $warning".
    """
    return Content.styled(for_terminal(text), style)


def line(*pieces: Piece) -> Content:
    """One content made of several pieces: text, (text, style), or content."""
    return Content.assemble(*(_piece(piece) for piece in pieces))


def _piece(piece: Piece) -> Content:
    if isinstance(piece, Content):
        return piece
    return plain(*piece) if isinstance(piece, tuple) else plain(piece)


def wrapped(content: Content, width: int) -> list[Content]:
    """A content as rows of at most `width` cells; of one cell where there is less room.

    Textual's own (8.2) fails where there is none, as in a terminal of one column.
    """
    return content.wrap(max(1, width))


def veil(text: str) -> str:
    """The shape of a text and none of its letters, as wide as the text itself."""
    return "".join(char if char.isspace() else VEIL * cell_len(char) for char in for_terminal(text))


def hiding(widget: MessagePump) -> bool:
    """Whether what is private is hidden just now, for people who look at a shared screen."""
    return bool(getattr(widget.app, "hidden", False))


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Text of exactly `width` cells: padded, or cut with an ellipsis; for columns.

    Wide and combining characters count as the terminal shows them.

    Args:
        text: Anything; line breaks become spaces.
        width: In cells; below one gives an empty text.
        right: Whether to pad on the left, as for numbers.
    """
    if width < 1:
        return ""
    text = for_terminal(text).replace("\n", " ").expandtabs(1)
    room = width - cell_len(text)
    if room >= 0:
        return " " * room + text if right else text + " " * room
    return set_cell_size(text, width - 1) + "…"

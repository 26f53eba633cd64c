"""Where a person wants to be: what a screen asks the app for."""

from __future__ import annotations

from textual.message import Message

NoteAnchor = tuple[int, str]
"""A line of notes: its number, from 0, and how it reads, should it have moved since."""
AT_END: NoteAnchor = (-1, "")
"""Behind the last letter of the notes."""
EVERYBODY = "everybody"
"""In the place of a relationship's uid: the follow-ups of all of them."""


class GoTo(Message):
    """The person wants to be elsewhere; the app takes them there.

    Args:
        place: A place of the command table: "relationship".
        uid: The record to show there.
        anchor: Where in it, as for `point_at`.
        part: What to open there, as for `open_part`.
        beside: Whether it takes the place of what is shown, on the way back too.
    """

    def __init__(
        self,
        place: str,
        uid: str = "",
        anchor: NoteAnchor | None = None,
        part: str = "",
        *,
        beside: bool = False,
    ) -> None:
        super().__init__()
        self.place = place
        self.uid = uid
        self.anchor = anchor
        self.part = part
        self.beside = beside

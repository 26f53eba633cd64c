"""Texts that move nothing around them as long as they take as much room as before."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from mentorjournal.widgets.plain import wrapped


class SteadyText(Static):
    """A text of its own full width, whose height follows it.

    A new text of a `Static` has the whole screen laid out anew; here only one that takes more
    or fewer rows does, so that words which change with every letter cost no more than a row.
    """

    _said = Content()

    def say(self, words: Content) -> None:
        """Show these words instead of what stands here."""
        if words == self._said:
            return
        before, self._said = self._said, words
        width = self.content_size.width
        moves = not width or len(wrapped(before, width)) != len(wrapped(words, width))
        self.update(words, layout=moves)


class SteadyWidth(Static):
    """Words on one row, as wide as they are; other words of that width move nothing."""

    _said = Content()

    def say(self, words: Content) -> None:
        """Show these words instead of what stands here."""
        if words != self._said:
            moves = words.cell_length != self._said.cell_length
            self._said = words
            self.update(words, layout=moves)

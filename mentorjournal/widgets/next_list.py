"""What to do next, ranked: one line each, with the key that does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.mentoring.steps import PRESSING, NextStep
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, hiding, line, veil

HINTS: Mapping[str, tuple[str, str]] = {
    "done": ("follow_up.done", "done"),
    "plan": ("session.book", "book"),
    "open": ("relationship.open", "open"),
}
"""For each action of a step the command that does it, and the word for that here."""
HINT_WIDTH = 12
LEAST_WITH_HINT = 70


class NextList(LineList[NextStep]):
    """The most pressing thing first; what is late or going stale carries an exclamation mark."""

    MARK_STAYS: ClassVar[bool] = False

    _detail = 0

    def key_of(self, row: NextStep) -> str:
        """What is asked for and of which record."""
        line_of_note = getattr(row.follow_up, "line", None)
        return f"{row.kind} {row.target} {line_of_note} {row.relationship}"

    def prepare(self, width: int) -> None:
        """The details get what they need, but never more than two fifths of the line."""
        wanted = max((cell_len(row.detail) for row in self.rows), default=0)
        self._detail = min(wanted, width * 2 // 5)

    def draw(self, row: NextStep, width: int) -> Content:
        """Mark, what to do, how late it is, and the key."""
        hint = HINT_WIDTH if width >= LEAST_WITH_HINT else 0
        room = width - len("! ") - len("  ") - self._detail - hint
        pressing = row.tier <= PRESSING
        private = row.private or speaks_of_pay(row.text.partition("\n")[0])
        show = veil if private and hiding(self) else str
        return line(
            ("! ", "bold $warning") if pressing else ("· ", "$muted"),
            fit(show(row.text.partition("\n")[0]), room),
            "  ",
            (fit(show(row.detail), self._detail), "$warning" if pressing else "$muted"),
            self._hint(row) if hint else "",
        )

    def _hint(self, row: NextStep) -> Content:
        command, word = HINTS[row.action]
        key = show_key(keys_of(BY_ID[command], chosen_keys(self.app))[0])
        return line("  ", (key, "bold $accent"), (f" {word}", "$muted"))

"""Achievements: what was done, and what it changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorjournal.data.records.models import Achievement, Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context
from mentorjournal.text import LINE_LIMIT, optional_line, required_line

LINES = ("impact", "evidence", "seen_by")


class Achievements:
    """The catalogue of what was achieved."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self, relationship: Relationship | None = None) -> list[Achievement]:
        """All achievements, or those of one relationship; oldest first."""
        wanted = relationship.uid if relationship else None
        every = self._context.store.all(Achievement)
        return sorted(
            (done for done in every if wanted in (None, done.relationship)),
            key=lambda done: (done.on, done.uid),
        )

    def add(
        self,
        text: str,
        *,
        on: date | None = None,
        relationship: Relationship | None = None,
        **lines: str,
    ) -> Achievement:
        """Write down something done.

        Args:
            text: What was done.
            on: The day; today if left out.
            relationship: The mentoring in which it came about.
            lines: `impact`, `evidence`, `seen_by`.

        Raises:
            BadInput: The text is empty, a line too long, or the day yet to come.
        """
        on = on or self._context.today()
        if on > self._context.today():
            raise BadInput("An achievement cannot lie in the future.", "on")
        done = self._context.make(
            Achievement,
            text=required_line(text, "what was achieved", field="text", limit=LINE_LIMIT),
            on=on,
            relationship=relationship.uid if relationship else None,
            **_checked(lines),
        )
        self._context.keep("added an achievement", done)
        return done

    def edit(self, uid: str, **fields: Any) -> Achievement:
        """Change fields of an achievement.

        Raises:
            BadInput: As `add`.
        """
        done = self._context.store.get(Achievement, uid)
        if "text" in fields:
            fields["text"] = required_line(
                fields["text"], "what was achieved", field="text", limit=LINE_LIMIT
            )
        if fields.get("on", done.on) > self._context.today():
            raise BadInput("An achievement cannot lie in the future.", "on")
        return self._context.change(done, "edited an achievement", **_checked(fields))


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        key: optional_line(value, "this line", field=key) if key in LINES else value
        for key, value in fields.items()
    }

"""Achievements: what was done, and what it changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.models import Achievement, Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.showing import Showing, is_shown_in
from mentorjournal.text import LINE_LIMIT, optional_line, required_line

LINES = ("impact", "evidence", "seen_by")


class Achievements:
    """The catalogue of what was achieved."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, owner: OwnerId) -> list[Achievement]:
        """An owner's achievements, oldest first."""
        owned = (done for done in self._context.store.all(Achievement) if done.owner == owner)
        return sorted(owned, key=lambda done: (done.on, done.uid))

    def shown_in(self, relationship: Relationship) -> list[Achievement]:
        """The achievements that a relationship is about and that are shown in it."""
        return [done for done in self.of(relationship.owner) if is_shown_in(done, relationship)]

    def add(
        self,
        showing: Showing,
        text: str,
        *,
        on: date | None = None,
        **lines: str,
    ) -> Achievement:
        """Write down something done.

        Args:
            showing: Whose it is, and who sees it.
            text: What was done.
            on: The day; today if left out.
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
            owner=showing.owner,
            shown_to=showing.shown_to,
            for_management=showing.for_management,
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

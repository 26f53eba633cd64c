"""Achievements: what was done, and what it changed."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.models import Achievement, Negotiation, Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.showing import Showing, is_shown_in
from mentorjournal.text import LINE_LIMIT, optional_line, required_line

LINES = ("impact", "evidence", "link", "seen_by")


class Achievements:
    """The catalogue of what was achieved, and the chances that are planned."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def get(self, uid: str) -> Achievement:
        """The achievement of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Achievement, uid)

    def of(self, owner: OwnerId) -> list[Achievement]:
        """An owner's achievements, oldest first; what is planned is among them."""
        return sorted(self._context.owned(Achievement, owner), key=lambda done: (done.on, done.uid))

    def for_goal(self, uid: Uid) -> list[Achievement]:
        """What was achieved for a goal, oldest first; what is only planned is not among it."""
        every = self._context.store.all(Achievement)
        done = (each for each in every if each.goal == uid and not each.planned)
        return sorted(done, key=lambda each: (each.on, each.uid))

    def shown_in(self, relationship: Relationship) -> list[Achievement]:
        """The achievements that a relationship is about and that are shown in it."""
        return [done for done in self.of(relationship.owner) if is_shown_in(done, relationship)]

    def add(
        self,
        showing: Showing,
        text: str,
        *,
        on: date | None = None,
        evidence_of: Uid | None = None,
        **fields: Any,
    ) -> Achievement:
        """Write down something done, or a chance that is planned.

        Args:
            showing: Whose it is, and who sees it.
            text: What was done.
            on: The day; today if left out.
            evidence_of: The pay talk for which it speaks; linked in the same change, if it can be.
            fields: More fields of `Achievement`.

        Raises:
            BadInput: The text is empty, a line too long, or the day yet to come and nothing
                planned.
        """
        done = self._context.make(
            Achievement,
            text=required_line(text, "what was achieved", field="text", limit=LINE_LIMIT),
            on=on or self._context.today(),
            owner=showing.owner,
            shown_to=showing.shown_to,
            **{"for_management": showing.for_management} | _checked(fields),
        )
        self._fits(done)
        label = "planned a chance to be seen" if done.planned else "added an achievement"
        self._context.keep(label, done, *self._linked(done, evidence_of))
        return done

    def _linked(self, done: Achievement, uid: Uid | None) -> tuple[Negotiation, ...]:
        """The pay talk with this as evidence; none where it is not linked."""
        if uid is None:
            return ()
        # Kept off the start path: a dashboard knows achievements, and no rules of pay talks.
        from mentorjournal.mentoring.preparation import with_evidence

        talk = self._context.store.get(Negotiation, uid)
        linked = with_evidence(talk, done)
        return () if linked == talk or talk.deleted is not None else (linked,)

    def edit(self, uid: str, *, label: str = "edited an achievement", **fields: Any) -> Achievement:
        """Change fields of an achievement.

        Raises:
            BadInput: As `add`.
        """
        done = self.get(uid)
        if "text" in fields:
            fields["text"] = required_line(
                fields["text"], "what was achieved", field="text", limit=LINE_LIMIT
            )
        fields = _checked(fields)
        self._fits(replace(done, **fields))
        return self._context.change(done, label, **fields)

    def _fits(self, done: Achievement) -> None:
        """See that what is planned can be planned, and that all else lies behind.

        Raises:
            BadInput: It does not.
        """
        today = self._context.today()
        if done.planned and done.kind == "done":
            raise BadInput(
                "Planned can be executive exposure or visibility; what you mean to do is a goal "
                "or an action.",
                "planned",
            )
        if not done.planned and done.on > today:
            raise BadInput("An achievement cannot lie in the future.", "on")
        if done.evidence_on is not None and done.evidence_on > today:
            raise BadInput("Evidence cannot be of a day that is yet to come.", "evidence_on")


def _checked(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        key: optional_line(value, "this line", field=key) if key in LINES else value
        for key, value in fields.items()
    }

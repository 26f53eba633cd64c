"""Role checks: what a role answers for, what of it fits, and what is missing."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.checks import Responsibility, RoleCheck, Verdict
from mentorjournal.data.records.models import Goal
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal.context import Context, put_in
from mentorjournal.journal.goals import Goals
from mentorjournal.journal.trash import Trash
from mentorjournal.mentoring.showing import Showing
from mentorjournal.text import LINE_LIMIT, NAME_LIMIT, long_text, optional_line, required_line


class RoleChecks:
    """The role checks of the journal.

    Args:
        context: Store, clock and ids.
        goals: Where a gap becomes a goal.
        trash: Where a responsibility goes that is taken out.
    """

    def __init__(self, context: Context, goals: Goals, trash: Trash) -> None:
        self._context = context
        self._goals = goals
        self._trash = trash

    def get(self, uid: str) -> RoleCheck:
        """The role check of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(RoleCheck, uid)

    def of(self, owner: OwnerId) -> list[RoleCheck]:
        """An owner's role checks, oldest first."""
        return sorted(self._context.owned(RoleCheck, owner), key=lambda one: (one.on, one.uid))

    def begin(self, owner: OwnerId) -> RoleCheck:
        """Begin a role check, with the responsibilities of the last one where there is one.

        Which of them fit, and what is missing, is looked at anew.
        """
        before = self.of(owner)
        texts = [each.text for each in before[-1].responsibilities] if before else []
        made = self._context.make(
            RoleCheck,
            owner=owner,
            on=self._context.today(),
            responsibilities=tuple(
                Responsibility(uid=self._context.new_uid(), text=text) for text in texts
            ),
        )
        self._context.keep("began a role check", made)
        return self.get(made.uid)

    def edit(
        self,
        uid: str,
        *,
        on: date,
        comment: str,
        verdict: Verdict | None = None,
        turn: str | None = None,
    ) -> RoleCheck:
        """Change the day and what is said of all of it.

        Args:
            uid: The role check's.
            on: Its day.
            comment: What is said of all of it.
            verdict: Whether to stay or to change; None for as it was.
            turn: What would have to happen for another verdict; None for as it was.

        Raises:
            BadInput: The day is yet to come, or a text is too long.
        """
        if on > self._context.today():
            raise BadInput("A role check cannot lie in the future.", "on")
        now = self.get(uid)
        comment = long_text(comment, "a comment", field="comment").strip("\n")
        said = now.turn if turn is None else optional_line(turn, "this line", field="turn")
        return self._context.change(
            now,
            "edited the role check",
            on=on,
            comment=comment,
            verdict=now.verdict if verdict is None else verdict,
            turn=said,
        )

    def put(self, uid: str, part: Responsibility) -> RoleCheck:
        """Add a responsibility, or replace the one of its uid.

        Raises:
            BadInput: A text is empty or too long.
        """
        text = required_line(part.text, "a responsibility", field="text", limit=LINE_LIMIT)
        part = replace(part, text=text, gap=optional_line(part.gap, "a gap", field="gap"))
        check = self.get(uid)
        parts = put_in(check.responsibilities, part)
        return self._context.change(check, "edited the role check", responsibilities=parts)

    def remove(self, uid: str, part: str) -> RoleCheck:
        """Move a responsibility to the trash.

        Raises:
            NotFound: There is none of that uid.
        """
        check = self.get(uid)
        self._part(check, part)
        return self._trash.delete_part(check, "responsibilities", part, "a responsibility")

    def goal_from_gap(self, uid: str, part: str, showing: Showing) -> Goal:
        """Make a goal, still a draft, of what is missing, and link the two, as one change.

        Args:
            uid: The role check's.
            part: The uid of the responsibility with the gap.
            showing: Who sees the goal.

        Raises:
            NotFound: There is no such responsibility.
            BadInput: Nothing is missing, or a goal closes the gap already.
        """
        check = self.get(uid)
        lacking = self._part(check, part)
        if not lacking.gap:
            raise BadInput("Nothing is said to be missing here, so there is no goal to make of it.")
        if self.goal_of(lacking) is not None:
            raise BadInput("A goal closes this gap already.")
        title = _title(lacking.gap)
        metric = lacking.gap if title != lacking.gap else ""
        goal = self._goals.drafted(showing, title, metric=metric)
        parts = put_in(check.responsibilities, replace(lacking, goal=goal.uid))
        linked: dict[str, Any] = {"responsibilities": parts}
        self._context.keep("made a goal of a gap", goal, replace(check, **linked))
        return self._goals.get(goal.uid)

    def goal_of(self, part: Responsibility) -> Goal | None:
        """The goal that closes a gap; None where there is none, or it is in the trash."""
        try:
            goal = self._goals.get(part.goal) if part.goal else None
        except NotFound:
            return None
        return goal if goal is not None and goal.deleted is None else None

    def _part(self, check: RoleCheck, uid: str) -> Responsibility:
        for part in check.responsibilities:
            if part.uid == uid:
                return part
        raise NotFound("That responsibility is not there any more.")


def _title(gap: str) -> str:
    """A gap as the title of a goal, which has less room; the whole is then what is measured."""
    return gap if len(gap) <= NAME_LIMIT else f"{gap[: NAME_LIMIT - 1]}…"

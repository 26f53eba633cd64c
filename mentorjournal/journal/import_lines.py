"""Actions and achievements of other programs that stand in no notes, as records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorjournal.data.notes.words import assignee, handles_of
from mentorjournal.data.records.base import ME, Assignee, OwnerId, Uid
from mentorjournal.data.records.models import Achievement, FollowUp, Relationship
from mentorjournal.imports.reading import Deed, Task
from mentorjournal.journal.achievements import Achievements
from mentorjournal.journal.context import Context
from mentorjournal.journal.follow_ups import FollowUps
from mentorjournal.journal.import_days import AHEAD
from mentorjournal.journal.import_people import NotTaken
from mentorjournal.journal.import_plan import mark
from mentorjournal.text import one_line


class ImportLines:
    """Drafts what is to be done and what was achieved; what is here already is not drafted.

    Args:
        context: Clock and ids.
        follow_ups: What is to be done already.
        achievements: What was achieved already.
    """

    def __init__(self, context: Context, follow_ups: FollowUps, achievements: Achievements) -> None:
        self._context, self._follow_ups, self._achievements = context, follow_ups, achievements
        self._actions: dict[Uid | None, set[str]] = {}
        self._done: dict[OwnerId, set[str]] = {}
        self.tasks: list[FollowUp] = []
        self.deeds: list[Achievement] = []

    def add_task(
        self, task: Task, relationship: Relationship | None, called: Sequence[str]
    ) -> bool:
        """Draft an action, unless it is here.

        Args:
            task: The action.
            relationship: With whom; None for mine alone.
            called: What the other person is called, their name first.

        Returns:
            Whether it is taken.
        """
        uid = relationship.uid if relationship else None
        if uid not in self._actions:
            self._actions[uid] = self._known_actions(relationship)
        whose: Assignee = "me"
        if relationship is not None:
            whose = assignee(task.owner, relationship.my_role, handles_of(*called))
        # Of somebody who is not in this mentoring it is up to me to see to it.
        stranger = task.owner and whose == "me"
        text = f"@{task.owner} {task.text}" if stranger else task.text
        told = mark(f"{text}\n{task.due}")
        if not {text, told}.isdisjoint(self._actions[uid]):
            return False
        self._actions[uid] |= {text, told}
        self.tasks.append(
            self._context.make(
                FollowUp,
                relationship=uid,
                text=text,
                assignee=whose,
                due=task.due,
                imported=told,
            )
        )
        return True

    def _known_actions(self, relationship: Relationship | None) -> set[str]:
        """The words of the actions that are there, and the marks of those that were taken."""
        uid = relationship.uid if relationship else None
        items = self._follow_ups.of(relationship) if relationship else []
        items = [*items, *self._follow_ups.of_records(uid)]
        said = {one_line(each.text) for each in items if each.kind == "action"}
        records = (self._follow_ups.get(each.record) for each in items if each.record)
        return said | {each.imported for each in records if each.imported}

    def add_deed(self, deed: Deed, relationship: Relationship | None) -> bool:
        """Draft what was achieved, shown to nobody, unless it is here.

        Args:
            deed: What was achieved.
            relationship: In which mentoring; None for mine.

        Returns:
            Whether it is taken.

        Raises:
            NotTaken: Its day is still to come.
        """
        if deed.on > self._context.today():
            raise NotTaken(AHEAD)
        owner = relationship.owner if relationship else ME
        if owner not in self._done:
            every = self._achievements.of(owner)
            self._done[owner] = {_said(each.on, each.text) for each in every}
            self._done[owner] |= {each.imported for each in every if each.imported}
        said = _said(deed.on, deed.text)
        if not {said, mark(said)}.isdisjoint(self._done[owner]):
            return False
        self._done[owner] |= {said, mark(said)}
        self.deeds.append(
            self._context.make(
                Achievement,
                owner=owner,
                on=deed.on,
                text=deed.text,
                impact=deed.impact,
                imported=mark(said),
            )
        )
        return True


def _said(on: date, text: str) -> str:
    return f"{on.isoformat()} {one_line(text)}"

"""What was ticked, met or closed a moment ago, so that it can be kept as an achievement."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from mentorjournal.data.notes import marks
from mentorjournal.data.notes.follow_up_items import FollowUpItem, from_record, from_session
from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.models import FollowUp, Goal, Record, Relationship, Session
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.goals import standing

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal

A_MOMENT = timedelta(minutes=10)
"""So long what was done last is what somebody means who writes down an achievement."""


class JustDone(Struct, frozen=True):
    """Something that could be an achievement.

    Attributes:
        text: Its words.
        owner: Whose achievement it would be.
        relationship: The relationship in which it was promised; None for a goal, or for mine alone.
        goal: The goal that was met or closed.
        follow_up: The action's record, or what is kept beside its line.
        session: The session in whose notes the action stands.
    """

    text: str
    owner: OwnerId
    relationship: Relationship | None = None
    goal: Goal | None = None
    follow_up: Uid | None = None
    session: Uid | None = None


def just_done(context: Context, journal: Journal) -> JustDone | None:
    """What the last change has ticked, met or closed; None where it has not, or long ago.

    Once something else is changed, also by keeping it as an achievement or by undo, it is not
    the last change any more.
    """
    change = context.done.last
    if change is None or not change.after:
        return None
    if abs(context.now() - change.after[0].updated) > A_MOMENT:
        return None
    before = {record.uid: record for record in change.before}
    for record in change.after:
        if (old := before.get(record.uid)) is not None and record.deleted is None:
            found = next(_done(journal, old, record), None)
            if found is not None:
                return found
    return None


def _done(journal: Journal, old: Record, new: Record) -> Iterator[JustDone]:
    if isinstance(new, Goal) and isinstance(old, Goal):
        today = journal.today()
        now_met = standing(new, today).status == "met" != standing(old, today).status
        if now_met or (new.state == "closed" != old.state):
            yield JustDone(new.title, new.owner, goal=new)
    elif isinstance(new, FollowUp) and isinstance(old, FollowUp):
        about = journal.relationships.get(new.relationship) if new.relationship else None
        yield from _ticked(about, [from_record(old)], [from_record(new)])
    elif isinstance(new, Session) and isinstance(old, Session) and new.notes != old.notes:
        about = journal.relationships.get(new.relationship)
        person = journal.relationships.person(about)
        handles = marks.handles_of(*person.called)
        items = (from_session(one, about.my_role, handles) for one in (old, new))
        yield from _ticked(about, *map(list, items))


def _ticked(
    relationship: Relationship | None, before: list[FollowUpItem], after: list[FollowUpItem]
) -> Iterator[JustDone]:
    """The actions among them that were open and are done; of mine, and of whom I mentor."""
    pending = {(item.line, item.record) for item in before if item.open}
    for item in after:
        if (item.line, item.record) not in pending:
            continue
        if (found := of_item(relationship, item)) is not None:
            yield found


def of_item(relationship: Relationship | None, item: FollowUpItem) -> JustDone | None:
    """The achievement that an action could be: mine, or of somebody I mentor; else None."""
    owner = ME if item.assignee == "me" or relationship is None else relationship.owner
    if item.kind != "action" or item.state != "done" or (item.assignee == "them" and owner == ME):
        return None
    return JustDone(
        item.text.partition("\n")[0],
        owner,
        relationship=relationship,
        follow_up=item.record or item.history,
        session=item.session,
    )

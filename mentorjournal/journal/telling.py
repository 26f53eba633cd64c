"""What a reader of a document may be told of the follow-ups of a relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.documents.audience import Audience

if TYPE_CHECKING:
    from datetime import date

    from mentorjournal.journal.journal import Journal


class Before(Struct, frozen=True):
    """What was before a session.

    Attributes:
        last_on: The day of the session before; None for the first one.
        promised: What was written down until then and may be told, closed or open.
    """

    last_on: date | None
    promised: tuple[FollowUpItem, ...]


def told(
    journal: Journal, relationship: Relationship, audience: Audience
) -> tuple[FollowUpItem, ...]:
    """Open follow-ups of a relationship that an audience may be told of."""
    return tuple(item for item in tellable(journal, relationship, audience) if item.open)


def before(
    journal: Journal, relationship: Relationship, session: Session, audience: Audience
) -> Before:
    """What was promised in the sessions before one, or beside them, and may be told."""
    earlier: list[Session] = []
    for each in journal.sessions.of(relationship):
        if each.uid == session.uid:
            break
        if each.state == "happened":
            earlier.append(each)
    uids = {each.uid for each in earlier}
    return Before(
        earlier[-1].on if earlier else None,
        tuple(
            item
            for item in tellable(journal, relationship, audience)
            if (item.session in uids if item.session else item.since < session.on)
        ),
    )


def tellable(
    journal: Journal, relationship: Relationship, audience: Audience
) -> list[FollowUpItem]:
    """Follow-ups of a relationship, closed or open, that an audience may be told of."""
    sessions = journal.sessions.of(relationship)
    # What was prepared in notes has not been said to anybody yet.
    prepared = {each.uid for each in sessions if each.state not in ("happened", "running")}
    private = () if audience == "me" else journal.reviews.of(relationship.owner)
    reviews = {each.uid for each in private}
    return [
        item
        for item in journal.follow_ups.of(relationship)
        if item.session not in prepared and item.record not in reviews
    ]

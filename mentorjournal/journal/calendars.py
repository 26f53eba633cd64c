"""What the calendar of a relationship, or mine, is made from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import FollowUp, Relationship, Session
from mentorjournal.documents.audience import Audience
from mentorjournal.documents.calendar import Booked, CalendarFacts, Due, Side, build
from mentorjournal.documents.document import Built
from mentorjournal.documents.pair import Alone
from mentorjournal.errors import NotFound
from mentorjournal.journal.exports import pair_of
from mentorjournal.journal.telling import told
from mentorjournal.mentoring.follow_up_ids import with_ids
from mentorjournal.times import own_zone

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


def calendar_of(journal: Journal, relationship: Relationship | None, audience: Audience) -> Built:
    """The calendar of a relationship; mine, with everybody, where none is given.

    Raises:
        NotFound: Nothing is booked or due.
        Refused: The audience may not have it.
    """
    now = journal.now()
    sides = [_side(journal, relationship, audience)] if relationship else _all(journal)
    filled = tuple(side for side in sides if side.booked or side.due)
    built = build(CalendarFacts(filled, relationship, now, own_zone(now)), audience)
    if not filled:
        whom = f" with {journal.relationships.person(relationship).name}" if relationship else ""
        raise NotFound(f"Nothing is booked or due{whom}.")
    return built


def _all(journal: Journal) -> list[Side]:
    sides = [_side(journal, each, "me") for each in journal.relationships.all()]
    alone = [item for item in journal.follow_ups.all() if item.relationship is None and item.open]
    return [*sides, Side(Alone(journal.people.me()), due=_due(journal, alone, alone))]


def _side(journal: Journal, relationship: Relationship, audience: Audience) -> Side:
    sessions, today = journal.sessions.of(relationship), journal.today()
    booked = [one for one in sessions if one.state == "planned" and one.on >= today]
    moved = {one.next_session: one for one in sessions if one.state == "moved"}
    return Side(
        pair_of(journal, relationship),
        tuple(Booked(one, _first(one, moved)) for one in booked),
        _due(journal, journal.follow_ups.of(relationship), told(journal, relationship, audience)),
    )


def _first(session: Session, moved: dict[str | None, Session]) -> Session:
    """The session that was booked first, where this one is where it was moved to."""
    seen = {session.uid}
    while (before := moved.get(session.uid)) is not None and before.uid not in seen:
        session = before
        seen.add(before.uid)
    return session


def _due(
    journal: Journal, every: Iterable[FollowUpItem], meant: Iterable[FollowUpItem]
) -> tuple[Due, ...]:
    """Those of the follow-ups that are meant and are actions with a day, by their ids.

    Args:
        journal: Where everything is.
        every: All follow-ups of their sessions, without which ids are wrong.
        meant: Those that are to be in it.
    """
    keys = {item.key for item in meant}
    found = []
    for uid, item in with_ids(every).items():
        if item.kind != "action" or item.due is None or item.key not in keys:
            continue
        kept: Session | FollowUp
        if item.session is not None and item.record is None:
            kept = journal.sessions.get(item.session)
        else:
            kept = journal.follow_ups.get(uid)
        found.append(Due(item, uid, kept.created, kept.updated))
    return tuple(found)

"""Whose pay is not for me to see, and which records tell it."""

from __future__ import annotations

from collections.abc import Sequence

from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import (
    DeletedPart,
    Negotiation,
    Person,
    Record,
    Relationship,
    Session,
)
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.showing import PAY_STAYS_OUT, pay_stays_out


def stays_out(context: Context, owner: OwnerId) -> bool:
    """Whether an owner's pay is not for me to see, see `mentoring.showing`.

    Where no mentoring with that person is left, what it was in the trash decides.
    """
    if owner == ME:
        return False
    store = context.store
    about = [each for each in store.all(Relationship) if each.owner == owner]
    if not about:
        about = [each for each in store.trash() if isinstance(each, Relationship)]
    return pay_stays_out(owner, about)


def are_shut(context: Context, records: Sequence[Record]) -> bool:
    """Whether records that are put away or back together tell pay that is not for me to see.

    A mentoring, or a person, takes its pay talks along, which stay shut where they are.
    """
    if any(isinstance(record, Relationship | Person) for record in records):
        return False
    return any(_is_shut(context, record) for record in records)


def need_open_pay(context: Context, records: Sequence[Record]) -> None:
    """See that records that are put away or back together tell no pay that I may not see.

    Raises:
        Refused: They do.
    """
    if are_shut(context, records):
        raise Refused(PAY_STAYS_OUT)


def _is_shut(context: Context, record: Record) -> bool:
    """Whether a record is a pay talk, or a deleted part of one, that is not for me to see."""
    try:
        owner = _pay_of(context, record)
    except NotFound:
        # Nobody can say any more whose it was.
        return True
    return owner is not None and stays_out(context, owner)


def _pay_of(context: Context, record: Record) -> OwnerId | None:
    """Whose pay a record tells; None if it tells nobody's.

    Raises:
        NotFound: What it belonged to is gone.
    """
    if isinstance(record, Negotiation):
        return record.owner
    if isinstance(record, DeletedPart):
        if record.parent_table == Negotiation.table:
            return context.store.get(Negotiation, record.parent).owner
        if record.parent_table == Session.table and record.field == "rehearsals":
            return rehearsed_of(context, context.store.get(Session, record.parent))
    return None


def rehearsed_of(context: Context, session: Session) -> OwnerId:
    """Whose pay is rehearsed in a session.

    Raises:
        NotFound: The relationship is gone.
    """
    return context.store.get(Relationship, session.relationship).owner

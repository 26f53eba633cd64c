"""What a form is about, as it is kept when the form is saved, and not when it was opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, TypeVarTuple, cast

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import Part, Record
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal

P = TypeVar("P", bound=Part)
Ts = TypeVarTuple("Ts")


def as_kept(journal: Journal, *about: *Ts) -> tuple[*Ts]:
    """Records, parts of them and follow-ups, read again; all else as it is handed in.

    Args:
        journal: Where they are kept.
        about: What a form was opened for. A part is looked for in the records beside it.

    Raises:
        NotFound: One of them was deleted meanwhile.
    """
    given = cast(tuple[Any, ...], about)
    records = [journal.record(type(each), each.uid) for each in given if isinstance(each, Record)]
    left = iter(records)
    return cast(tuple[*Ts], tuple(_as_kept(journal, each, left, records) for each in given))


def _as_kept(
    journal: Journal, one: object, left: Iterator[Record], records: Sequence[Record]
) -> object:
    if isinstance(one, Record):
        return next(left)
    if isinstance(one, FollowUpItem):
        return _item(journal, one)
    return _part(one, records) if isinstance(one, Part) else one


def _part(one: P, records: Sequence[Record]) -> P:
    """A part as it stands in its record; of some there is one a day, and that tells which."""
    name = "uid" if hasattr(one, "uid") else "on"
    for record in records:
        for field in record.__struct_fields__:
            parts = getattr(record, field)
            for part in parts if isinstance(parts, tuple) else ():
                if type(part) is type(one) and getattr(part, name) == getattr(one, name):
                    return part
    raise NotFound("That is not there any more.")


def _item(journal: Journal, item: FollowUpItem) -> FollowUpItem:
    """A follow-up as it is now; a line that is not to be found stays, and saving it says so."""
    follow_ups = journal.follow_ups
    if item.record is not None:
        return follow_ups.item_of(follow_ups.get(item.record))
    if item.relationship is None:
        return item
    every = follow_ups.of(journal.relationships.get(item.relationship))
    known = (each for each in every if each.key == item.key)
    return next((each for each in known if item.history or each.text == item.text), item)

"""Follow-ups as a list: narrowed by kind, those of the same words together, in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.mentoring.advice import leaders
from mentorjournal.mentoring.recency import is_old, recency

Filter = Literal["", "mine", "theirs", "question", "advice", "late", "old", "closed"]
"""What the list can be narrowed to; empty for all that is open."""
_NARROWER: tuple[Filter, ...] = ("mine", "theirs", "question", "advice", "late", "old")


class FollowUpRow(Struct, frozen=True):
    """A follow-up in the list.

    Attributes:
        item: The follow-up.
        who: The other person's name; "Me" for what is mine alone.
        others: Advice that says the same from other mentors of mine, and their names.
    """

    item: FollowUpItem
    who: str
    others: tuple[tuple[FollowUpItem, str], ...] = ()

    @property
    def items(self) -> tuple[FollowUpItem, ...]:
        """All that the row stands for."""
        return (self.item, *(item for item, _ in self.others))

    @property
    def names(self) -> str:
        """Everybody it is from, the first one first."""
        return ", ".join((self.who, *(name for _, name in self.others if name)))


def kind_of(item: FollowUpItem) -> Filter:
    """The kind to which the list can be narrowed so that the item still stands in it."""
    if item.kind != "action":
        return item.kind
    return "mine" if item.assignee == "me" else "theirs"


def fits(item: FollowUpItem, chosen: Filter, today: date) -> bool:
    """Whether an open item stands in the list while it is narrowed so."""
    if chosen == "late":
        return item.due is not None and item.due < today
    if chosen == "old":
        return is_old(item.due, item.since, today)
    return chosen in ("", kind_of(item))


def sorted_out(
    items: Sequence[FollowUpItem],
    names: Mapping[str | None, str],
    mentors: frozenset[str],
    today: date,
) -> Mapping[Filter, list[FollowUpRow]]:
    """The rows for each of what the list can be narrowed to; see `rows_of`."""
    pending = rows_of(items, names, mentors, today)
    closed = rows_of(items, names, mentors, today, closed=True)
    narrow = {each: narrowed(pending, each, today) for each in _NARROWER}
    return {"": pending, "closed": closed, **narrow}


def rows_of(
    items: Iterable[FollowUpItem],
    names: Mapping[str | None, str],
    mentors: frozenset[str],
    today: date,
    *,
    closed: bool = False,
) -> list[FollowUpRow]:
    """The rows of what is open, or of what is not.

    Late ones stand first, then those with a date, then the newest, then what has grown old.

    Args:
        items: Follow-ups.
        names: The other person's name, by relationship.
        mentors: The relationships in which I am the protégé; the same advice from several
            of them is one row.
        today: The local day.
        closed: Whether to give those that are closed instead, those closed last first.
    """
    listed = sorted((item for item in items if item.open != closed), key=lambda item: item.since)
    heard = [each for each in listed if each.kind == "advice" and each.relationship in mentors]
    same = leaders(tuple(each.text for each in heard)) if len(heard) > 1 else ()
    led = {item.key: heard[at].key for item, at in zip(heard, same, strict=False)}
    groups: dict[object, list[FollowUpItem]] = {}
    for item in listed:
        groups.setdefault(led.get(item.key, item.key), []).append(item)
    rows = [_row(group, names) for group in groups.values()]
    return sorted(rows, key=lambda row: _rank(row.item, today))


def narrowed(rows: Iterable[FollowUpRow], chosen: Filter, today: date) -> list[FollowUpRow]:
    """Those of the open rows that stand in the list while it is narrowed so, old ones by age."""
    found = [row for row in rows if fits(row.item, chosen, today)]
    if chosen == "old":
        found.sort(key=lambda row: row.item.due or row.item.since)
    return found


def _row(group: list[FollowUpItem], names: Mapping[str | None, str]) -> FollowUpRow:
    first, seen = group[0], {group[0].relationship}
    others = []
    for item in group[1:]:
        # Given twice by the same mentor is still said by one.
        name = "" if item.relationship in seen else names.get(item.relationship, "Somebody")
        seen.add(item.relationship)
        others.append((item, name))
    return FollowUpRow(first, names.get(first.relationship, "Somebody"), tuple(others))


def _rank(item: FollowUpItem, today: date) -> tuple[int, int]:
    if not item.open:
        return 4, -(item.closed or item.since).toordinal()
    return recency(item.due, item.since, today)

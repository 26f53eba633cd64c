"""The rows of the list of follow-ups: chosen, those of the same words together, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.mentoring.advice import wording
from mentorjournal.mentoring.recency import recency

EVERYBODY = "everybody"
"""In the place of a relationship's uid: those of all of them."""

MOST_OF_A_KIND = 10
Kind = Literal["", "mine", "theirs", "question", "advice"]
State = Literal["open", "closed", "all"]
KINDS: Mapping[Kind, str] = {
    "": "all kinds",
    "mine": "my actions",
    "theirs": "their actions",
    "question": "questions",
    "advice": "advice",
}
STATES: Mapping[State, str] = {"open": "open", "closed": "closed", "all": "open and closed"}


class FollowUpRow(Struct, frozen=True):
    """A follow-up in the list.

    Attributes:
        item: The follow-up.
        who: The other person's name; "Me" for what is mine alone.
        others: Advice in the same words from other mentors of mine, and their names.
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


def kind_of(item: FollowUpItem) -> Kind:
    """What the list can be narrowed to so that the item still stands in it."""
    if item.kind != "action":
        return item.kind
    return "mine" if item.owner == "me" else "theirs"


def rows_of(
    items: Iterable[FollowUpItem],
    names: Mapping[str | None, str],
    mentors: frozenset[str],
    today: date,
    *,
    kind: Kind = "",
    state: State = "open",
) -> list[FollowUpRow]:
    """The rows to show: late ones, by date, the newest, what has grown old; closed ones last.

    Args:
        items: Follow-ups.
        names: The other person's name, by relationship.
        mentors: The relationships in which I am the protégé; the same advice from several
            of them is one row.
        today: The local day.
        kind: Which kinds.
        state: Whether they have to be open.
    """
    chosen = [
        item
        for item in items
        if (not kind or kind_of(item) == kind)
        and (state == "all" or item.open == (state == "open"))
    ]
    groups: dict[object, list[FollowUpItem]] = {}
    for item in sorted(chosen, key=lambda item: item.since):
        groups.setdefault(_same(item, mentors), []).append(item)
    rows = [_row(group, names) for group in groups.values()]
    return sorted(rows, key=lambda row: _rank(row.item, today))


def first_ones(rows: Iterable[FollowUpRow]) -> list[FollowUpRow]:
    """Of each kind as many as can be looked through: ten, the first ones."""
    counts: Counter[Kind] = Counter()
    first = []
    for row in rows:
        kind = kind_of(row.item)
        counts[kind] += 1
        if counts[kind] <= MOST_OF_A_KIND:
            first.append(row)
    return first


def _same(item: FollowUpItem, mentors: frozenset[str]) -> object:
    """What advice that is shown once has in common; each other item stands for itself."""
    if item.kind == "advice" and item.relationship in mentors and (words := wording(item.text)):
        return words, item.open
    return item.key


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

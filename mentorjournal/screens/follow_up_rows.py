"""The rows of the list of follow-ups: chosen, those of the same words together, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Literal

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Session
from mentorjournal.dates import show_date
from mentorjournal.mentoring.advice import wording
from mentorjournal.mentoring.recency import OLD, is_old, recency
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.widgets.follow_up_board import Fold
from mentorjournal.widgets.note_around import Around
from mentorjournal.widgets.strip_line import Part

EVERYBODY = "everybody"
"""In the place of a relationship's uid: those of all of them."""
NOTHING = (
    "Here stands everything that must come back: what was promised, advice until somebody has "
    "told what came of it, questions until they have an answer. In a session's notes begin a "
    "line with - [ ] , > or ? and it stands here too."
)

Filter = Literal["", "mine", "theirs", "question", "advice", "late", "old", "closed"]
FILTERS: Mapping[Filter, str] = {
    "": "all",
    "mine": "mine",
    "theirs": "theirs",
    "question": "questions",
    "advice": "advice",
    "late": "late",
    "old": "old",
    "closed": "closed",
}
"""What the list can be narrowed to, by what the strip calls it."""
COUNTED = ("mine", "theirs", "question", "advice", "late", "old")
KINDS: tuple[Filter, ...] = ("mine", "theirs", "question", "advice")
MOST_OF_A_KIND = 10
"""So many of a kind are shown among all kinds until more are asked for."""
MORE: Mapping[Filter, str] = {
    "mine": "of mine",
    "theirs": "of theirs",
    "question": "questions",
    "advice": "pieces of advice",
}


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
    groups: dict[object, list[FollowUpItem]] = {}
    for item in sorted(items, key=lambda item: item.since):
        if item.open != closed:
            groups.setdefault(_same(item, mentors), []).append(item)
    rows = [_row(group, names) for group in groups.values()]
    return sorted(rows, key=lambda row: _rank(row.item, today))


def narrowed(rows: Iterable[FollowUpRow], chosen: Filter, today: date) -> list[FollowUpRow]:
    """Those of the open rows that stand in the list while it is narrowed so, old ones by age."""
    found = [row for row in rows if fits(row.item, chosen, today)]
    if chosen == "old":
        found.sort(key=lambda row: row.item.due or row.item.since)
    return found


def folded(
    rows: Iterable[FollowUpRow], today: date, unfolded: Set[str]
) -> list[FollowUpRow | Fold]:
    """The rows of all kinds as they are shown: ten of a kind, how many more, and how many are old.

    Args:
        rows: All rows, in order.
        today: The local day.
        unfolded: Kinds of which all are shown.
    """
    shown: list[FollowUpRow | Fold] = []
    count, old = dict.fromkeys(KINDS, 0), 0
    for row in rows:
        kind = kind_of(row.item)
        old += fits(row.item, "old", today)
        count[kind] += 1
        if count[kind] <= MOST_OF_A_KIND or kind in unfolded:
            shown.append(row)
    for kind in KINDS:
        rest = count[kind] - MOST_OF_A_KIND
        if rest > 0 and kind not in unfolded:
            shown.append(Fold(kind, "more", f"+{rest:,} {MORE[kind]}"))
    if old:
        words = f"{old:,} open for more than {OLD.days} days; enter sorts them out"
        shown.append(Fold("old", "old", words))
    return shown


def staying(
    shown: Iterable[FollowUpRow | Fold],
    every: Iterable[FollowUpRow],
    changed: Set[str],
    stood: Sequence[FollowUpRow | Fold],
) -> list[FollowUpRow | Fold]:
    """The rows with those that have just gone out of them back where they stood.

    So nothing moves under the hand, and what was done can be seen and done the other way.

    Args:
        shown: The rows as they are by now.
        every: All rows there are.
        changed: The places of those that stay, see `place_of`.
        stood: The rows as they stood before.
    """
    rows = list(shown)
    places = [place_of(row) for row in rows]
    stay = {place: row for row in every if (place := place_of(row)) in changed}
    before = [place_of(row) for row in stood]
    for at, place in enumerate(before):
        if place in stay and place not in places:
            above = next((each for each in reversed(before[:at]) if each in places), None)
            here = 0 if above is None else places.index(above) + 1
            rows.insert(here, stay[place])
            places.insert(here, place)
    return rows


def note_around(row: FollowUpRow, session: Session | None, today: date) -> Around:
    """What was said just before and after, or what there is instead.

    Args:
        row: The follow-up.
        session: In whose notes it stands; None where it stands in none.
        today: The local day.
    """
    item = row.item
    if session is None or item.line is None:
        words = tuple(item.text.splitlines())
        return Around("Not from a note", words, 0, len(words) - 1, shared=True)
    head = f"{row.who}, {show_date(session.on, today)}, {CHANNEL_WORDS[session.channel]}"
    lines, last = tuple(session.notes.splitlines()), item.line + item.text.count("\n")
    return Around(head, lines, item.line, last, shared=session.notes_shared)


def place_of(row: FollowUpRow | Fold) -> str:
    """Where a row is kept, which is the same before and after it is ticked or reported."""
    if isinstance(row, Fold):
        return f"fold {row.id}"
    return row.item.record or f"{row.item.session} {row.item.line}"


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


def strip_parts(counts: Mapping[Filter, int]) -> Sequence[Part]:
    """The words of the strip; how many there are stands behind most."""
    return [
        Part(each, label, counts[each] if each in COUNTED else None, each == "late")
        for each, label in FILTERS.items()
    ]


def keys_of(rows: Iterable[FollowUpRow]) -> Iterator[str]:
    """What tells the follow-ups of rows from one another."""
    return (row.item.key for row in rows)

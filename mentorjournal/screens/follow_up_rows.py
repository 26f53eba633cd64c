"""The rows of the list of follow-ups as they are shown: folded, staying, with the note around."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date

from mentorjournal.data.records.models import Session
from mentorjournal.dates import show_date
from mentorjournal.mentoring.follow_up_lists import Filter, FollowUpRow, fits, kind_of
from mentorjournal.mentoring.recency import OLD
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.widgets.follow_up_board import Fold
from mentorjournal.widgets.note_around import Around
from mentorjournal.widgets.strip_line import Part

NOTHING = (
    "Here stands everything that must come back: what was promised, advice until somebody has "
    "told what came of it, questions until they have an answer. In a session's notes begin a "
    "line with - [ ] , > or ? and it stands here too."
)

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
    if not changed:
        return rows
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


def strip_parts(counts: Mapping[Filter, int]) -> Sequence[Part]:
    """The words of the strip; how many there are stands behind most."""
    return [
        Part(each, label, counts[each] if each in COUNTED else None, each == "late")
        for each, label in FILTERS.items()
    ]

"""Who decides about somebody, which of the work they have seen, and when they will see more.

Nothing of that is kept: what was seen is read from the achievements that name who saw them,
the next chance from what is planned.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import lru_cache

from msgspec import Struct

from mentorjournal.data.records.achievements import Achievement, AchievementKind, Decider, Setting
from mentorjournal.data.records.models import FollowUp
from mentorjournal.dates import add_months, full_date
from mentorjournal.text import spellings

KIND_WORDS: dict[AchievementKind, str] = {
    "done": "done",
    "exposure": "executive exposure",
    "visibility": "visibility",
}
SETTING_WORDS: dict[Setting, str] = {"": "", "inside": "inside", "outside": "outside"}
YEAR = 12
"""Months that are looked back on."""
_BETWEEN = re.compile(r"\s*(?:[,;/+&\n]|\band\b)\s*", re.IGNORECASE)
_BEFORE = re.compile(r"(?:the\s+|@)", re.IGNORECASE)


def evidence_words(one: Achievement) -> str:
    """What shows it, of which day, and where to see it."""
    day = f"({full_date(one.evidence_on)})" if one.evidence_on else ""
    return " ".join(part for part in (one.evidence, day, one.link) if part)


class Chance(Struct, frozen=True):
    """When somebody who decides will see something.

    Attributes:
        on: The planned day.
        words: What it is: "review", or what is planned.
    """

    on: date
    words: str


class Exposure(Struct, frozen=True):
    """What one who decides has seen.

    Attributes:
        decider: Who.
        name, role: As they are called today.
        seen: What they saw, the latest first.
        months: How much of it in each of the last twelve months, the oldest first.
        chance: Their next chance; None where nothing is planned.
        show: What they could be shown: the latest achievement that they have not seen.
    """

    decider: Decider
    name: str
    role: str
    seen: tuple[Achievement, ...]
    months: tuple[int, ...]
    chance: Chance | None
    show: Achievement | None

    @property
    def last(self) -> Achievement | None:
        """What they saw last."""
        return self.seen[0] if self.seen else None


class Called(Struct, frozen=True):
    """What somebody is called: the name and role to show, and all names they answer to."""

    name: str
    role: str = ""
    others: tuple[str, ...] = ()


def review_words(who: str) -> str:
    """What a review is called where nobody says what is to be shown."""
    return f"Go through what was achieved with {who}"


def what_to_show(review: FollowUp) -> str:
    """What is to be shown in a review, in the person's own words; empty for all there is."""
    return "" if review.text == review_words(review.review_with) else review.text


def seen_names(seen_by: str) -> list[str]:
    """The names in a line that says who saw something: "Maya, and the board" are two."""
    parts = (_leading_word_gone(part.strip(" .")) for part in _BETWEEN.split(seen_by))
    return [name for name in parts if name]


def _leading_word_gone(name: str) -> str:
    found = _BEFORE.match(name)
    return name[found.end() :] if found else name


class Recogniser:
    """Tells who is meant by the names that stand beside achievements.

    A whole name in any spelling, or a first or last name that only one of them has. Somebody
    within a longer phrase is not meant: "a colleague of Maya" has seen it, and Maya has not.

    Args:
        called: What each of them is called, by whatever tells them apart.
    """

    def __init__(self, called: dict[str, Called]) -> None:
        self._who: dict[str, str] = {}
        parts: dict[str, set[str]] = {}
        for key, one in called.items():
            names = [name for name in (one.name, *one.others) if name]
            for spelling in _all_spellings(names):
                self._who.setdefault(spelling, key)
            for word in _all_spellings(word for name in names for word in name.split()):
                parts.setdefault(word, set()).add(key)
        for word, keys in parts.items():
            if len(keys) == 1:
                self._who.setdefault(word, next(iter(keys)))

    def meant(self, seen_by: str) -> set[str]:
        """Which of them a line names."""
        named = (
            self._who.get(spelling) for name in seen_names(seen_by) for spelling in _ways(name)
        )
        return {key for key in named if key is not None}


def _all_spellings(names: Iterable[str]) -> set[str]:
    plain = (seen_names(name) or [name] for name in names)
    return {way for found in plain for name in found for way in _ways(name) if way}


@lru_cache(maxsize=4096)
def _ways(name: str) -> frozenset[str]:
    """The spellings of a name; the same few stand beside most achievements."""
    return spellings(name)


def exposure(
    deciders: Sequence[Decider],
    called: Callable[[Decider], Called],
    achievements: Iterable[Achievement],
    reviews: Iterable[FollowUp],
    today: date,
) -> list[Exposure]:
    """What each of those who decide has seen, in their order.

    Args:
        deciders: Those who decide about one owner.
        called: What one of them is called today.
        achievements: The owner's, what is planned among them.
        reviews: The owner's reviews with management.
        today: The local day.
    """
    names = {decider.uid: called(decider) for decider in deciders}
    known = Recogniser(names)
    ordered = sorted(achievements, key=lambda one: (one.on, one.uid), reverse=True)
    done = [one for one in ordered if not one.planned and one.on <= today]
    saw = {one.uid: known.meant(one.seen_by) for one in ordered}
    chances: dict[str, list[Chance]] = {uid: [] for uid in names}
    for one in ordered:
        if one.planned and one.on >= today:
            for uid in saw[one.uid]:
                chances[uid].append(Chance(one.on, one.text))
    for review in reviews:
        if review.state == "open" and review.due is not None and review.due >= today:
            for uid in known.meant(review.review_with):
                chances[uid].append(Chance(review.due, "review"))
    found = []
    for decider in deciders:
        seen = tuple(one for one in done if decider.uid in saw[one.uid])
        unseen = (one for one in done if decider.uid not in saw[one.uid])
        found.append(
            Exposure(
                decider=decider,
                name=names[decider.uid].name,
                role=names[decider.uid].role,
                seen=seen,
                months=months_of((one.on for one in seen), today),
                chance=min(chances[decider.uid], key=lambda each: each.on, default=None),
                show=next(unseen, None),
            )
        )
    return found


def months_of(days: Iterable[date], today: date) -> tuple[int, ...]:
    """How many of these days lie in each of the last twelve months, the oldest first."""
    first = add_months(today.replace(day=1), 1 - YEAR)
    counts = [0] * YEAR
    for day in days:
        at = (day.year - first.year) * YEAR + day.month - first.month
        if 0 <= at < YEAR:
            counts[at] += 1
    return tuple(counts)


def open_gaps(seen: Iterable[Exposure], since: date) -> list[Exposure]:
    """Those who have seen nothing since a day, and for whom nothing is planned either."""
    return [
        each for each in seen if each.chance is None and (each.last is None or each.last.on < since)
    ]

"""Which areas my mentors cover, and which nobody does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from mentorjournal.data.notes.marks import parse
from mentorjournal.data.records.base import Stage, Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.mentoring.areas import with_own
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.text import fold_name

_BETWEEN_WORDS = re.compile(r"[\W_]+")


class Mentor(Struct, frozen=True):
    """Somebody who mentors me now, or could.

    Attributes:
        person: The person's uid.
        name: The person's name.
        relationship: The mentoring with them; the first where there are several.
        stage: Whether it has begun: a prospect could be asked, or is asked.
    """

    person: Uid
    name: str
    relationship: Uid
    stage: Stage = "active"


class Area(Struct, frozen=True):
    """An area, and by the persons' uids who covers it.

    Attributes:
        agreed: With whom it is a focus area.
        touched: With whom else it came up in a talk.
        prospects: Who could help with it: prospects, and those who are asked.
    """

    name: str
    agreed: tuple[Uid, ...] = ()
    touched: tuple[Uid, ...] = ()
    prospects: tuple[Uid, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether anybody covers it."""
        return bool(self.agreed or self.touched)


class Coverage(Struct, frozen=True):
    """My mentors by name, and the areas: those of the program, then those of my own.

    Attributes:
        prospects: Who could be one, by name; nobody who is one already.
    """

    mentors: tuple[Mentor, ...]
    areas: tuple[Area, ...]
    prospects: tuple[Mentor, ...] = ()

    def prospects_for(self, area: Area) -> list[Mentor]:
        """Those who could help with an area."""
        return [each for each in self.prospects if each.person in area.prospects]


def mentors_of(
    relationships: Iterable[Relationship], who: Callable[[Relationship], str]
) -> tuple[Mentor, ...]:
    """Everybody who mentors me now: active or paused, by name.

    Args:
        relationships: All of them.
        who: Gives the other person's name.
    """
    return _by_name(_mentoring_me(relationships), who)


def _by_name(
    relationships: Iterable[Relationship], who: Callable[[Relationship], str]
) -> tuple[Mentor, ...]:
    found: dict[Uid, Mentor] = {}
    for one in relationships:
        found.setdefault(one.person, Mentor(one.person, who(one), one.uid, one.stage))
    return tuple(sorted(found.values(), key=lambda mentor: (fold_name(mentor.name), mentor.person)))


def coverage(facts: JournalOverview) -> Coverage:
    """Which areas my mentors cover.

    An area is agreed with a mentor where it is a focus area of the mentoring, and touched where
    its words, or they as a tag, stand in the summary or the notes of a session that took place.
    Lines that are private for ever do not count. Somebody with whom it would be a focus area,
    but who has not said yes, covers nothing so far.
    """
    mentoring = _mentoring_me(facts.relationships)
    mentors = mentors_of(mentoring, facts.who)
    agreed: dict[Uid, set[str]] = {}
    said: dict[Uid, list[str]] = {}
    for one in mentoring:
        agreed.setdefault(one.person, set()).update(_words(area) for area in one.focus)
        held = [each for each in facts.sessions.get(one.uid, ()) if each.state == "happened"]
        said.setdefault(one.person, []).extend(_said(each.notes, each.summary) for each in held)
    possible = [
        one
        for one in _mentoring_me(facts.relationships, ("prospect", "asked"))
        if one.person not in agreed
    ]
    prospects = _by_name(possible, facts.who)
    for one in possible:
        agreed.setdefault(one.person, set()).update(_words(area) for area in one.focus)
    areas = with_own(area for one in (*mentoring, *possible) for area in one.focus)
    named = tuple(_area(name, mentors, prospects, agreed, said) for name in areas)
    return Coverage(mentors, named, prospects)


def _mentoring_me(
    relationships: Iterable[Relationship], stages: Sequence[Stage] = ("active", "paused")
) -> list[Relationship]:
    return [one for one in relationships if one.my_role == "protege" and one.stage in stages]


def _area(
    name: str,
    mentors: Sequence[Mentor],
    prospects: Sequence[Mentor],
    focus: dict[Uid, set[str]],
    said: dict[Uid, list[str]],
) -> Area:
    wanted = _words(name)
    first = tuple(each.person for each in mentors if wanted in focus[each.person])
    touched = tuple(
        each.person
        for each in mentors
        if each.person not in first and any(wanted in text for text in said[each.person])
    )
    return Area(
        name,
        first,
        touched,
        tuple(each.person for each in prospects if wanted in focus[each.person]),
    )


def _words(text: str) -> str:
    """Folded words with a blank around each, so that whole words are found."""
    words = _BETWEEN_WORDS.sub(" ", fold_name(text)).strip()
    # What has no letters, such as a picture, stands for itself.
    return f" {words or text.strip()} "


@lru_cache(maxsize=4096)
def _said(notes: str, summary: str) -> str:
    """What was said in a session, as words; each is read once."""
    lines = [block.source for block in parse(notes) if block.kind != "private"]
    return _words("\n".join((summary, *lines)))

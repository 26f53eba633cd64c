"""The two groups of people: whom I mentor and who mentors me, with how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mentorjournal.mentoring.capacity import Load, load_of
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.standings import Standing
from mentorjournal.text import plural


class PeopleGroup(Struct, frozen=True):
    """A group.

    Attributes:
        title: What I am to them: "I mentor".
        words: How many there are, and what I gave them this month.
        members: Who they are.
        over: Whether that is more than I said I can give.
    """

    title: str
    words: str
    members: tuple[Standing, ...]
    over: bool = False


def groups_of(facts: JournalOverview, found: Iterable[Standing], today: date) -> list[PeopleGroup]:
    """Those of the two groups in which there is somebody.

    Args:
        facts: What is known.
        found: Whom to put into groups; they keep their order.
        today: The local day.
    """
    every = list(found)
    groups = []
    for role, title in (("mentor", "I mentor"), ("protege", "Mentoring me")):
        members = tuple(one for one in every if one.relationship.my_role == role)
        if members:
            load = _load(facts, members, today) if role == "mentor" else None
            words = _counted(members, load)
            given = load.hours_words(today) if load else ""
            words += f"   {given}" if given else ""
            groups.append(PeopleGroup(title, words, members, over=bool(load and load.is_over)))
    return groups


def _load(facts: JournalOverview, members: Iterable[Standing], today: date) -> Load:
    """What they take of what I said I can give."""
    return load_of((one.relationship for one in members), facts.capacity, today, facts.sessions)


def _counted(members: Iterable[Standing], load: Load | None) -> str:
    """How many there are: "2 of 3 slots, 1 one-off, 2 asked, 1 prospect, 1 resting"."""
    every = list(members)
    stages = Counter(one.status.stage for one in every)
    active = [one for one in every if not one.rests]
    once = sum(one.relationship.form == "one-off" for one in active)
    words = [(load or Load(len(active) - once, once)).slots_words]
    resting = sum(one.rests and not one.waits for one in every)
    words += [f"{stages['asked']} asked"] if stages["asked"] else []
    words += [plural(stages["prospect"], "prospect")] if stages["prospect"] else []
    words += [f"{resting} resting"] if resting else []
    words += ["over"] if load is not None and load.is_over else []
    return ", ".join(words)

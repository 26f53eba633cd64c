"""The two groups of people: whom I mentor and who mentors me, with how many there are of each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mentorjournal.dates import FULL_MONTHS
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.standings import Standing


class PeopleGroup(Struct, frozen=True):
    """A group.

    Attributes:
        title: What I am to them: "I mentor".
        words: How many there are, and what I gave them this month.
        members: Who they are.
    """

    title: str
    words: str
    members: tuple[Standing, ...]


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
            given = _given(facts, members, today) if role == "mentor" else ""
            groups.append(PeopleGroup(title, _counted(members) + given, members))
    return groups


def _counted(members: Iterable[Standing]) -> str:
    """How many there are: "2, 1 one-off, 1 resting"."""
    every = list(members)
    active = [one for one in every if not one.rests]
    once = sum(one.relationship.form == "one-off" for one in active)
    words = [f"{len(active) - once}"]
    words += [f"{once} one-off"] if once else []
    words += [f"{len(every) - len(active)} resting"] if len(active) < len(every) else []
    return ", ".join(words)


def _given(facts: JournalOverview, members: Iterable[Standing], today: date) -> str:
    """The hours of this month's sessions with them; empty where there are none."""
    minutes = sum(
        session.length or 0
        for one in members
        for session in facts.sessions.get(one.relationship.uid, ())
        if session.state == "happened" and session.on.replace(day=1) == today.replace(day=1)
    )
    if not minutes:
        return ""
    return f"   {minutes // 60}:{minutes % 60:02} h in {FULL_MONTHS[today.month - 1]}"

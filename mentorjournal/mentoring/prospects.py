"""Who could mentor me: from which corner I know them, how far I am, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.asks import Ask, Source
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Person, Relationship
from mentorjournal.dates import show_date
from mentorjournal.mentoring.asks import SILENT_AFTER, SOURCES, came_of
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.text import fold_name, plural

NextMove = Literal["ask", "second, shorter", "answer"]
"""What leads a prospect on: to be asked, to be asked again in short, or what they answered."""
MOVES: Mapping[NextMove, str] = MappingProxyType(
    {"ask": "ask", "second, shorter": "second, shorter", "answer": "what came back"}
)
"""The same, as a key's label says it."""


class Prospect(Struct, frozen=True):
    """Somebody whom I could ask, or have asked.

    Attributes:
        relationship: The mentoring that it would be.
        name: Who.
        words: How far it is, and `brief` the same where there is little room.
        move: What comes next.
        ask: The uid of the newest ask; None where there is none.
        waits_long: Whether nothing came back for so long that another word is worth it.
    """

    relationship: Uid
    name: str
    words: str
    brief: str
    move: NextMove
    ask: Uid | None = None
    waits_long: bool = False

    @property
    def wants_second(self) -> bool:
        """Whether a second ask is due, while an answer to the first may come after all."""
        return self.move == "second, shorter"


class Asked(Struct, frozen=True):
    """An ask that was answered.

    Attributes:
        ask: Its uid.
        relationship: What it asked for.
        name: Whom.
        words: What came of it.
    """

    ask: Uid
    relationship: Uid
    name: str
    words: str


class Search(Struct, frozen=True):
    """How far I am in finding mentors.

    Attributes:
        corners: How many people of each corner mentor me, did, or could; every corner is there.
        unsaid: Of how many of them no corner was said.
        prospects: Who could, or is asked: those who are silent first, then by name.
        asked: What was asked and answered, newest first.
    """

    corners: Mapping[Source, int]
    unsaid: int
    prospects: tuple[Prospect, ...]
    asked: tuple[Asked, ...]

    @property
    def corner_words(self) -> str:
        """All corners in a line, the empty ones too."""
        return " · ".join(f"{SOURCES[each]} {count or '–'}" for each, count in self.corners.items())

    def of(self, relationship: Uid) -> Prospect | None:
        """How far it is with one of them."""
        return next((each for each in self.prospects if each.relationship == relationship), None)


def could_be_asked(relationship: Relationship) -> bool:
    """Whether somebody could mentor me who has not said yes or no so far."""
    return relationship.my_role == "protege" and relationship.stage in ("prospect", "asked")


def search(facts: JournalOverview, asks: Mapping[Uid, Sequence[Ask]], today: date) -> Search:
    """How far I am.

    Args:
        facts: People and relationships.
        asks: By relationship, oldest first.
        today: The local day.
    """
    mine = [one for one in facts.relationships if one.my_role == "protege"]
    people = {one.person: facts.people[one.person] for one in mine if one.person in facts.people}
    sources = [person.source for person in people.values()]
    open_ones = [
        prospect_of(one, facts.people[one.person], asks.get(one.uid, ()), today)
        for one in mine
        if could_be_asked(one) and one.person in facts.people
    ]
    answered = [(ask, one) for one in mine for ask in asks.get(one.uid, ()) if ask.answer]
    answered.sort(key=lambda pair: (_newest(pair[0]), pair[0].uid), reverse=True)
    return Search(
        {source: sources.count(source) for source in SOURCES},
        sources.count(""),
        tuple(sorted(open_ones, key=lambda each: (not each.waits_long, fold_name(each.name)))),
        tuple(
            Asked(ask.uid, one.uid, facts.who(one), came_of(ask, today)) for ask, one in answered
        ),
    )


def _newest(ask: Ask) -> date:
    """The day of an answer; other programs may leave it out."""
    return ask.answered or ask.sent or date.min


def prospect_of(
    relationship: Relationship, person: Person, asks: Sequence[Ask], today: date
) -> Prospect:
    """How far it is with one of them.

    Args:
        relationship: In stage prospect or asked.
        person: The other person.
        asks: In which it was asked for, oldest first.
        today: The local day.
    """
    ask = asks[-1] if asks else None
    uid = ask.uid if ask is not None else None
    asked = relationship.asked or (ask.sent if ask is not None else None)
    if relationship.stage == "asked" and asked is not None:
        again = ask.again if ask is not None and ask.waits else None
        last = again or asked
        silent = today - last
        words = f"{'asked again' if again else 'asked'} {show_date(last, today)}"
        brief = f"{plural(silent.days, 'day')} silent" if silent.days > 0 else words
        words += f", {brief}" if silent.days > 0 else ""
        long = silent >= SILENT_AFTER
        shorter = long and ask is not None and ask.waits and not again
        move: NextMove = "second, shorter" if shorter else "answer"
        return Prospect(relationship.uid, person.name, words, brief, move, uid, long)
    draft = came_of(ask, today) if ask is not None and ask.is_draft else ""
    known = (draft, SOURCES.get(person.source, ""), person.role, relationship.why_them)
    words = ", ".join(part for part in known if part) or "nothing said of them yet"
    return Prospect(relationship.uid, person.name, words, words, "ask", uid)

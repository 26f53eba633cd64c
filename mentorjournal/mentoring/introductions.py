"""How far an introduction is, what it waits for, and the few words that are forwarded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from msgspec import Struct

from mentorjournal.data.records.base import MyRole, Uid
from mentorjournal.data.records.introductions import DOORS, Became, Door, Introduction
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import later, local_day, show_date
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.steps import NextStep, step_for
from mentorjournal.text import first_word

WAITS = timedelta(days=7)
"""So long a door may stand half open before it is a step."""
THANKS_WITHIN = timedelta(days=30)
"""Within so many days the one who opened it is thanked."""
A_YEAR = timedelta(days=365)
"""So long a door that is through stands among those that are opened."""
MOST_WORDS = 60
"""What is forwarded is read on a telephone, between two other things."""
LONGEST_NAME = 6
"""Of a name so many words are told in it."""

GONE: Mapping[Door, str] = MappingProxyType(
    {
        "asked": "asked for",
        "target_yes": "they said yes",
        "protege_yes": "the protégé said yes",
        "made": "made",
        "met": "met",
        "thanked": "thanked",
    }
)
"""How far it is, in words."""
BOTH_YES = "both said yes"
_NEXT: Mapping[Door, str] = MappingProxyType(
    {
        "asked": "ask for it",
        "target_yes": "ask whether they would like to",
        "protege_yes": "ask whether it would be welcome",
        "made": "bring the two together",
        "met": "hear whether they met",
        "thanked": "thank for it",
    }
)
"""What comes next, in words."""
BECAME: Mapping[Became, str] = MappingProxyType(
    {
        "contact": "became a contact",
        "prospect": "became a prospect",
        "mentor": "became a mentor",
        "boss": "became a boss",
    }
)


class OpenedDoor(Struct, frozen=True):
    """An introduction in a list of several.

    Attributes:
        introduction: Its uid.
        relationship: The mentoring in which it is opened.
        way: From whom to whom: "Ben → Priya Nair".
        words: How far it is.
        then: What comes next; empty where nothing does.
        late: Whether thanks are overdue.
        done: What is written down when it goes on by one: "Orla said yes".
        became: What they became to me.
        came: Whether it was said what came of it.
    """

    introduction: Uid
    relationship: Uid
    way: str
    words: str
    then: str
    late: bool
    became: Became = ""
    came: bool = False
    done: str = ""


def opened_for_me(
    facts: JournalOverview, doors: Mapping[Uid, Iterable[Introduction]], today: date
) -> list[OpenedDoor]:
    """The doors that my mentors open for me: what waits first, then those of the last year.

    Who became something to me stays there, so that it is seen out of whose network they came.

    Args:
        facts: People and relationships.
        doors: By relationship.
        today: The local day.
    """
    return _opened(
        facts,
        [
            one
            for one in _where_i_am("protege", facts, doors)
            if following(one) is not None or one.became or (moved(one) or today) >= today - A_YEAR
        ],
        today,
    )


def opened_by_me(
    facts: JournalOverview, doors: Mapping[Uid, Iterable[Introduction]], today: date
) -> list[OpenedDoor]:
    """The doors that I open for whom I mentor: what waits first, then the newest.

    Args:
        facts: People and relationships.
        doors: By relationship.
        today: The local day.
    """
    return _opened(facts, reversed(_where_i_am("mentor", facts, doors)), today)


def _where_i_am(
    my_role: MyRole, facts: JournalOverview, doors: Mapping[Uid, Iterable[Introduction]]
) -> list[Introduction]:
    """The doors of all mentorings in which I am that, oldest first."""
    mine = [each.uid for each in facts.relationships if each.my_role == my_role]
    return sorted((one for uid in mine for one in doors.get(uid, ())), key=lambda one: one.uid)


def _opened(facts: JournalOverview, doors: Iterable[Introduction], today: date) -> list[OpenedDoor]:
    """Doors as they are listed: what waits first, else in the order in which they come."""
    bonds = {each.uid: each for each in facts.relationships}
    return [
        _listed(one, bonds[one.relationship], facts.who(bonds[one.relationship]), today)
        for one in sorted(doors, key=lambda one: following(one) is None)
    ]


def _listed(one: Introduction, relationship: Relationship, who: str, today: date) -> OpenedDoor:
    by = thanks_by(one)
    return OpenedDoor(
        introduction=one.uid,
        relationship=one.relationship,
        way=f"{first_word(who)} → {one.to}",
        words=came_of(one, today),
        then=next_words(one),
        late=by is not None and by < today,
        became=one.became,
        came=bool(one.outcome or one.became),
        done=done_words(one, relationship, who),
    )


def reached(one: Introduction) -> Door | None:
    """How far it is; None before anything was done."""
    return next((door for door in reversed(DOORS) if getattr(one, door) is not None), None)


def following(one: Introduction) -> Door | None:
    """What comes next; None once it was thanked for, or one of them said no.

    Nobody is brought together before both said yes, whoever was asked first.
    """
    return next(iter(_left(one)), None)


def _left(one: Introduction) -> tuple[Door, ...]:
    """All that comes next, in order."""
    if one.declined is not None:
        return ()
    at = reached(one)
    rest = DOORS if at is None else DOORS[DOORS.index(at) + 1 :]
    return ("target_yes", *rest) if at == "protege_yes" and one.target_yes is None else rest


def gone_words(one: Introduction) -> str:
    """How far it is, in words; empty before anything was done."""
    at = reached(one)
    if at == "protege_yes" and one.target_yes is not None:
        return BOTH_YES
    return GONE[at] if at else ""


def moved(one: Introduction) -> date | None:
    """The last day on which it went on, or ended with a no; None before anything was done."""
    days = (*(getattr(one, door) for door in DOORS), one.declined)
    return max(filter(None, days), default=None)


def thanks_by(one: Introduction) -> date | None:
    """The last good day for thanks; None where there is nothing to thank for, or it was done."""
    given = one.met or one.made
    if given is None or one.thanked is not None or one.declined is not None:
        return None
    return later(given, THANKS_WITHIN)


def state_words(one: Introduction, today: date) -> str:
    """How far it is, and how it goes on: "made, thank by Wed 30 Dec"."""
    if one.declined is not None:
        return f"declined {show_date(one.declined, today)}"
    done = gone_words(one) or "not asked yet"
    by = thanks_by(one)
    if by is not None:
        return f"{done}, thank by {show_date(by, today)}"
    if one.became:
        return f"{done}, {BECAME[one.became]}"
    return done


def came_of(one: Introduction, today: date) -> str:
    """What they became, and what came of it in the person's words; else how far it is."""
    if one.outcome:
        return ": ".join(filter(None, (BECAME.get(one.became, ""), one.outcome)))
    return state_words(one, today)


def next_words(one: Introduction) -> str:
    """What comes next, in words; empty where nothing does."""
    door = following(one)
    return _NEXT[door] if door else "say what came of it" if wants_outcome(one) else ""


def wants_outcome(one: Introduction) -> bool:
    """Whether it was thanked for, and nothing is said yet of what came of it."""
    return one.thanked is not None and one.declined is None and not (one.outcome or one.became)


def done_words(one: Introduction, relationship: Relationship, who: str) -> str:
    """What is written down when it goes on by one: "Orla said yes"; empty where nothing is left.

    Args:
        one: The introduction.
        relationship: In which it is opened.
        who: The other person's name.
    """
    mine, name = relationship.my_role == "protege", first_word(who)
    words: Mapping[Door, str] = {
        "asked": f"asked {name}" if mine else f"{name} asked",
        "target_yes": f"{first_word(one.to)} said yes",
        "protege_yes": "I said yes" if mine else f"{name} said yes",
        "made": "made",
        "met": "we met" if mine else "they met",
        "thanked": "thanked",
    }
    door = following(one)
    return words[door] if door else "what came of it" if wants_outcome(one) else ""


def waiting(
    introductions: Iterable[Introduction], relationship: Relationship, who: str, today: date
) -> Iterator[NextStep]:
    """Doors that stand half open for a week, and thanks that are owed.

    Args:
        introductions: Those of the relationship.
        relationship: The mentoring.
        who: The other person's name.
        today: The local day.
    """
    for one in introductions:
        if (by := thanks_by(one)) is not None and (one.met is not None or today >= by - WAITS):
            yield step_for(
                "door thanks",
                relationship,
                f"{who}: thank for {one.to}",
                f"by {show_date(by, today)}",
                target=one.uid,
                on=by,
            )
            continue
        door, since = following(one), moved(one) or local_day(one.created)
        if door is not None and today - since >= WAITS:
            yield step_for(
                "door waits",
                relationship,
                f"{who}: {one.to}, {_NEXT[door]}",
                f"since {show_date(since, today)}",
                target=one.uid,
                on=later(since, WAITS),
            )


def blurb(one: Introduction, protege: str) -> str:
    """A draft of what is forwarded to who is to be met, of at most sixty words.

    Where the protégé wants to be is not in it: that is for the two alone.

    Args:
        one: The introduction.
        protege: Who would like to meet them; empty where their name is not known.
    """
    name = " ".join(protege.split()[:LONGEST_NAME])
    asks = f"{first_word(name)} would ask you" if name else "They would ask you"
    lines = [
        f"I mentor {name or 'somebody who would like to meet you'}.",
        f"{asks}: {_end(one.why, 12)}" if one.why else "",
        "Would twenty minutes be all right, by video or over a coffee?",
        "A no is fine, and so is somebody else's name.",
    ]
    return "\n\n".join(line for line in lines if line)


def _end(text: str, most: int) -> str:
    """The first words of a text on one line, without the full stop behind."""
    words = text.split()
    cut = " ".join(words[:most])
    return f"{cut}…" if len(words) > most else cut.rstrip(".")

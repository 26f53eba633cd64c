"""How every relationship stands: whom to show, in which order, and who is meant by some letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from datetime import date
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.mentoring.cadence import CadenceStatus
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.steps import NEEDS_ME, NextStep
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.text import fold_name, spellings

Group = Literal["everyone", "mentor", "protege", "needs me", "resting"]
Order = Literal["limit", "name", "last", "open"]
ORDERS: Mapping[Order, str] = MappingProxyType(
    {"limit": "next limit", "name": "name", "last": "last contact", "open": "open"}
)
"""What the people can be ordered by, and what each order is called."""


class Standing(Struct, frozen=True):
    """How one relationship stands today.

    Attributes:
        relationship: The relationship.
        who: The other person's name.
        status: Its cadence.
        needs_me: Whether something waits for me there that is more than the month's work.
        mine, theirs: Open actions of either side.
    """

    relationship: Relationship
    who: str
    status: CadenceStatus
    needs_me: bool
    mine: int
    theirs: int

    @property
    def rests(self) -> bool:
        """Whether it is paused, completed, or has not begun."""
        return self.status.stage != "active"

    @property
    def waits(self) -> bool:
        """Whether it has not begun: it could be asked for, or an answer is awaited."""
        return self.status.stage in ("prospect", "asked")

    @property
    def limit(self) -> date:
        """The day that counts next: of what is booked, or until when there is time."""
        now = self.status
        if now.next is not None and now.stale_since is None:
            return now.next.on
        return now.clock.last_good if now.clock is not None else date.max


def standings(facts: JournalOverview, steps: Iterable[NextStep], today: date) -> list[Standing]:
    """How each relationship of the journal stands.

    Args:
        facts: What is known.
        steps: What is to be done next.
        today: The local day.
    """
    counts = facts.open_actions()
    needing = {step.relationship for step in steps if step.tier <= NEEDS_ME}
    found = []
    for relationship in facts.relationships:
        status = facts.status(relationship, today)
        mine, theirs = counts.get(relationship.uid, (0, 0))
        found.append(
            Standing(
                relationship,
                facts.who(relationship),
                status,
                relationship.uid in needing,
                mine,
                theirs,
            )
        )
    return found


def belongs(standing: Standing, group: Group) -> bool:
    """Whether a relationship is one of a group."""
    match group:
        case "needs me":
            return standing.needs_me
        case "resting":
            return standing.rests and not standing.waits
        case "mentor" | "protege":
            return standing.relationship.my_role == group
    return True


def ordered(found: Iterable[Standing], by: Order) -> list[Standing]:
    """The relationships in an order; those that rest come last, and equals by name."""

    def key(one: Standing) -> tuple[bool, float, str]:
        last = one.status.last
        within: dict[Order, float] = {
            "limit": one.limit.toordinal(),
            "name": 0,
            # Whom I have not heard of for longest comes first.
            "last": last.on.toordinal() if last else 0,
            "open": -(one.mine + one.theirs),
        }
        return one.rests and by != "name", within[by], fold_name(one.who)

    return sorted(found, key=key)


def whom(facts: JournalOverview, found: Sequence[Standing]) -> Callable[[str], dict[Uid, int]]:
    """What finds relationships by some letters of a name, tag, area or state, however spelled.

    Args:
        facts: What is known.
        found: The relationships among which to look.

    Returns:
        Gives the uids of those that have every word that was typed, with 0 where each begins a
        word of the name, and 1 for others: who is called so goes first.
    """
    texts = {one.relationship.uid: (_called(one), _said(facts, one)) for one in found}

    def look(typed: str) -> dict[Uid, int]:
        wanted = [spellings(word) for word in typed.split()]
        return {
            uid: int(not _has(wanted, called, " "))
            for uid, (called, text) in texts.items()
            if _has(wanted, text)
        }

    return look


def _has(wanted: Iterable[Set[str]], text: str, before: str = "") -> bool:
    """Whether a text has each of these words in one of its spellings, behind that sign."""
    return all(any(f"{before}{word}" in text for word in words) for words in wanted)


def _called(one: Standing) -> str:
    return " ".join(["", *sorted(spellings(one.who))])


def _said(facts: JournalOverview, one: Standing) -> str:
    """All by which a relationship is found, folded."""
    person = facts.people.get(one.relationship.person)
    called = (*person.called, person.role, person.organisation) if person else ()
    words = (
        one.who,
        *called,
        # Found with the sign before it and without.
        *(f"#{tag}" for tag in (person.tags if person else ())),
        *one.relationship.focus,
        one.status.word,
        ROLE_WORDS[one.relationship.my_role],
    )
    return "\n".join(each for word in words for each in sorted(spellings(word)))

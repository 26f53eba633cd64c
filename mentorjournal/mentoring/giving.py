"""What I have given as a mentor, and what was given to me: advice, one-offs, and the line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import MyRole, Uid
from mentorjournal.data.records.models import Person, Relationship
from mentorjournal.dates import show_date
from mentorjournal.mentoring.asks import SOURCES
from mentorjournal.mentoring.capacity import Load
from mentorjournal.mentoring.follow_up_words import became
from mentorjournal.mentoring.introductions import OpenedDoor
from mentorjournal.mentoring.mentor_line import MentorLine
from mentorjournal.text import fold_name, one_line, plural

NOT_SAID = "not said"


class AdviceCount(Struct, frozen=True):
    """What became of advice.

    Attributes:
        given: How many pieces there are.
        tried: Of how many something was done, or came.
        helped: How many have helped.
        reported: Of how many whoever gave it has heard what came of it.
    """

    given: int = 0
    tried: int = 0
    helped: int = 0
    reported: int = 0

    @property
    def words(self) -> str:
        """It in words: "41 pieces of advice: 12 tried, 9 helped, 8 reported back"."""
        if not self.given:
            return "no advice yet"
        pieces = plural(self.given, "piece of advice", "pieces of advice")
        return f"{pieces}: {self.tried} tried, {self.helped} helped, {self.reported} reported back"


class AdvicePiece(Struct, frozen=True):
    """A piece of advice that went from one to the other.

    Attributes:
        item: The advice, with what became of it.
        who: The other person: to whom I gave it, or who gave it to me.
    """

    item: FollowUpItem
    who: str

    @property
    def came(self) -> str:
        """What was done with it and what came of that, on one line; empty where it is not known.

        Private.
        """
        return one_line("; ".join(filter(None, (self.item.tried, self.item.result))))


class OneOff(Struct, frozen=True):
    """A one-off of this year.

    Attributes:
        relationship: The relationship.
        name: The other person's name.
        on: The day it began; None where that is not known.
        corner: From which corner of my network, in a word; empty where that was not said.
        met: How we met, in a line; empty where that was not said. Private.
        came: What came of it, or else what became of its advice; empty where neither was said.
            Private.
    """

    relationship: Uid
    name: str
    on: date | None
    corner: str = ""
    met: str = ""
    came: str = ""


class Giving(Struct, frozen=True):
    """All of it.

    Attributes:
        load: How much of what I can give is taken.
        given: What became of my advice.
        heard: What became of the advice of my mentors.
        pieces: My advice piece by piece: first that of which something is known, newest first.
        heard_pieces: That of my mentors, in the same order.
        doors: Those that I opened for whom I mentor: first what waits.
        one_offs: Those of this year that I gave, the newest first.
        line: Who mentored my mentors, they, I, my protégés, theirs.
    """

    load: Load
    given: AdviceCount
    heard: AdviceCount
    pieces: tuple[AdvicePiece, ...]
    heard_pieces: tuple[AdvicePiece, ...]
    doors: tuple[OpenedDoor, ...]
    one_offs: tuple[OneOff, ...]
    line: MentorLine


def count_advice(items: Iterable[FollowUpItem]) -> AdviceCount:
    """What became of these, of which only advice counts.

    What has helped was tried, and so was that of which something came.
    """
    advice = [item for item in items if item.kind == "advice"]
    return AdviceCount(
        given=len(advice),
        tried=sum(bool(item.tried or item.result or item.helped) for item in advice),
        helped=sum(item.helped for item in advice),
        reported=sum(item.reported is not None for item in advice),
    )


def pieces_of(items: Iterable[tuple[FollowUpItem, str]]) -> tuple[AdvicePiece, ...]:
    """Advice piece by piece: first that of which something is known, the newest of each first.

    Args:
        items: Follow-ups, each with the other person's name; only advice is taken.
    """
    found = [AdvicePiece(item, who) for item, who in items if item.kind == "advice"]
    found.sort(key=lambda each: each.item.since, reverse=True)
    return tuple(sorted(found, key=lambda each: not became(each.item)))


def doors_words(doors: Sequence[OpenedDoor]) -> str:
    """How many there are, and of how many something came: "3 so far; something came of 1"."""
    came = sum(door.came for door in doors)
    return f"{len(doors)} so far" + (f"; something came of {came}" if came else "")


def to_thank_for(items: Iterable[FollowUpItem], since: date) -> tuple[FollowUpItem, ...]:
    """Advice of which something came that was not told by a day: what has helped, if any has.

    Args:
        items: In the order in which it is told.
        since: The day of the last thanks.
    """
    told = [
        item
        for item in items
        if item.kind == "advice"
        and (item.tried or item.result or item.helped)
        and (item.reported or date.max) > since
    ]
    return tuple([item for item in told if item.helped] or told)


def one_offs_of(
    relationships: Iterable[Relationship],
    person_of: Callable[[Relationship], Person],
    follow_ups_of: Callable[[Relationship], Iterable[FollowUpItem]],
    today: date,
) -> tuple[OneOff, ...]:
    """The one-offs that I gave this year, the newest first, those of one day by name.

    What became more is among them.

    Args:
        relationships: Those of the journal.
        person_of: Gives the other person.
        follow_ups_of: Gives what must come back of one; asked where nothing was said of a one-off.
        today: The local day.
    """
    found = []
    for each in relationships:
        on = each.start if each.form == "one-off" else each.one_off_since
        if each.my_role != "mentor" or (each.form != "one-off" and on is None):
            continue
        if each.stage in ("prospect", "asked") or each.was_declined:
            continue
        if on is not None and on.year != today.year:
            continue
        person = person_of(each)
        corner, met = SOURCES.get(person.source, ""), " ".join(person.how_met.split())
        came = _came(each, follow_ups_of, today)
        found.append(OneOff(each.uid, person.name, on, corner, met, came))
    found.sort(key=lambda one: fold_name(one.name))
    return tuple(sorted(found, key=lambda one: one.on or date.min, reverse=True))


def _came(
    each: Relationship,
    follow_ups_of: Callable[[Relationship], Iterable[FollowUpItem]],
    today: date,
) -> str:
    """What was said of it, or else what became of the advice that came furthest."""
    if each.form != "one-off":
        since = f" since {show_date(each.start, today)}" if each.start else ""
        return f"goes on as mentoring{since}"
    if said := " ".join(each.learned.split()):
        return said
    advice = (item for item in follow_ups_of(each) if item.kind == "advice" and became(item))
    best = max(advice, key=lambda item: (item.helped, item.reported is not None), default=None)
    return f"advice {became(best)}" if best is not None else ""


def one_offs_words(one_offs: Iterable[OneOff]) -> str:
    """How many, from where, the commonest first, and of how many something came."""
    every = list(one_offs)
    if not every:
        return "none this year"
    words = [f"{len(every)} this year"]
    if any(one.corner for one in every):
        counted = Counter(one.corner or NOT_SAID for one in every)
        told = [f"{corner} {count}" for corner, count in counted.most_common()]
        words.append(f"from {', '.join(told)}")
    came = sum(bool(one.came) for one in every)
    words.append(f"something came of {came}" if came else "nothing said of what came of it")
    return "; ".join(words)


def is_in_line(relationship: Relationship, my_role: MyRole) -> bool:
    """Whether somebody belongs to the line: a mentoring that began and lasts, or has gone on.

    One talk makes nobody a link, but what was paid forward of it does.
    """
    if relationship.my_role != my_role or relationship.stage in ("prospect", "asked"):
        return False
    if relationship.was_declined:
        return False
    said = relationship.paid_forward or relationship.first_protege or relationship.mentored_by
    return relationship.form == "recurring" or bool(said)

"""What was read from another program's files: what can be taken, what cannot, and where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from msgspec import Struct

from mentorjournal.data.records.base import Channel, MyRole
from mentorjournal.mentoring.exchange import Taken

_SHOWN = 5
_SEVERAL = {"line": "lines", "entry": "entries"}


class Place(Struct, frozen=True):
    """Where something stands in its source.

    Attributes:
        first, last: Its lines, or the numbers of its entries, from 1, both included.
        file: Which file of a folder; empty where there is one only.
        unit: What is counted: "line" or "entry".
    """

    first: int
    last: int
    file: str = ""
    unit: str = "line"

    @property
    def words(self) -> str:
        """As it is said: "line 4", "lines 4–9", "Ana.md, line 4"."""
        unit = _SEVERAL[self.unit] if self.last > self.first else self.unit
        return f"{self.file}, {unit} {self.numbers}" if self.file else f"{unit} {self.numbers}"

    @property
    def numbers(self) -> str:
        """Its lines alone: "4", "4–9"."""
        return f"{self.first}–{self.last}" if self.last > self.first else f"{self.first}"


class Left(Struct, frozen=True):
    """Something that is not taken.

    Attributes:
        place: Where it stands.
        why: Why it is not taken, as a clause; what has the same reason is said together.
    """

    place: Place
    why: str


class About(Struct, frozen=True, kw_only=True):
    """What is common to all that is taken.

    Attributes:
        place: Where it stands.
        names: Whom it may be about, by where it stands, the surest first.
        told: How many of the first of these the source says outright: it is about all of them.
        new_name: Under which of these somebody new could be added; empty for none.
        mentioned: The words behind `@` in it, without the sign.
        on: The day; None where it has none.
        my_role: What I am to them if they are new, where the source knows that.
    """

    place: Place
    names: tuple[str, ...] = ()
    told: int = 0
    new_name: str = ""
    mentioned: tuple[str, ...] = ()
    on: date | None = None
    my_role: MyRole | None = None


class Entry(About, frozen=True, kw_only=True):
    """What was written of a day, in our marks.

    Attributes:
        on: The day.
        text: What it says, as notes of a session.
        id: What the source calls it; empty where it gives no ids.
        channel: How it was talked; None where nothing is said of that.
        minutes: How long it took.
    """

    on: date
    text: str
    id: str = ""
    channel: Channel | None = None
    minutes: int | None = None


class Card(About, frozen=True, kw_only=True):
    """Somebody, as an address book knows them; `new_name` is their name.

    Attributes:
        details: Other fields of `Person`, by name; each can be kept.
    """

    details: dict[str, str] = {}


class Task(About, frozen=True, kw_only=True):
    """Something to be done of no day; of nobody, it is mine alone.

    Attributes:
        text: What, on one line.
        due: The last good day.
        owner: Who is to do it, as behind `@` in notes; empty for me.
    """

    text: str
    due: date | None = None
    owner: str = ""


class Deed(About, frozen=True, kw_only=True):
    """Something that was achieved; of nobody, by me.

    Attributes:
        on: The day.
        text: What, on one line.
        impact: What it changed.
    """

    on: date
    text: str
    impact: str = ""


class Reading(Struct, frozen=True, kw_only=True):
    """A source, read.

    Attributes:
        source: What it is, as a noun with its article: "a journal of jrnl".
        entries: What was written of days.
        cards: Who is in it.
        tasks: What is to be done, of no day.
        deeds: What I achieved.
        left: What is not taken, whoever it is about.
        remarks: What is to be said of the whole, each a sentence.
        shared: What another person's mentorjournal tells, which has no entries; None where it is
            of another program.
    """

    source: str
    entries: tuple[Entry, ...] = ()
    cards: tuple[Card, ...] = ()
    tasks: tuple[Task, ...] = ()
    deeds: tuple[Deed, ...] = ()
    left: tuple[Left, ...] = ()
    remarks: tuple[str, ...] = ()
    shared: Taken | None = None


def places_words(places: Sequence[Place], most: int = _SHOWN) -> str:
    """Several places in short: "lines 4, 9–12 and 3 more".

    Args:
        places: They, at least one.
        most: So many are named.
    """
    named: list[str] = []
    for (file, unit), group in groupby(places[:most], lambda each: (each.file, each.unit)):
        of_file = list(group)
        if len(of_file) == 1:
            named.append(of_file[0].words)
            continue
        numbers = ", ".join(each.numbers for each in of_file)
        several = f"{_SEVERAL[unit]} {numbers}"
        named.append(f"{file}, {several}" if file else several)
    more = len(places) - most
    return "; ".join(named) + (f" and {more:,} more" if more > 0 else "")


def together(left: Iterable[Left]) -> dict[str, list[Place]]:
    """What is not taken, by the reason, in the order in which reasons first come."""
    found: dict[str, list[Place]] = {}
    for each in left:
        found.setdefault(each.why, []).append(each.place)
    return found


def sorted_out(source: str, found: Iterable[About | Left]) -> Reading:
    """A reading of what was found in one file, in any order.

    Args:
        source: What it is, as a noun with its article.
        found: All of it.
    """
    found = list(found)
    return Reading(
        source=source,
        entries=tuple(each for each in found if isinstance(each, Entry)),
        cards=tuple(each for each in found if isinstance(each, Card)),
        tasks=tuple(each for each in found if isinstance(each, Task)),
        deeds=tuple(each for each in found if isinstance(each, Deed)),
        left=tuple(each for each in found if isinstance(each, Left)),
    )

"""What was read from another program's files: what can be taken, what cannot, and where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.base import Channel
from mentorjournal.text import plural

_SHOWN = 5


class Place(Struct, frozen=True):
    """Where something stands in its source.

    Attributes:
        first, last: Its lines, or the numbers of its entries, from 1, both included.
        file: Which file of a folder; empty where there is one only.
        unit: What is counted.
    """

    first: int
    last: int
    file: str = ""
    unit: str = "line"

    @property
    def words(self) -> str:
        """As it is said: "line 4", "lines 4–9", "Ana.md, line 4"."""
        numbers = f"{self.first}–{self.last}" if self.last > self.first else str(self.first)
        unit = f"{self.unit}s" if self.last > self.first else self.unit
        return f"{self.file}, {unit} {numbers}" if self.file else f"{unit} {numbers}"


class Left(Struct, frozen=True):
    """Something that is not taken.

    Attributes:
        place: Where it stands.
        why: Why it is not taken, as a clause; what has the same reason is said together.
    """

    place: Place
    why: str


class Entry(Struct, frozen=True, kw_only=True):
    """What was written of a day, in our marks.

    Attributes:
        place: Where it stands.
        on: The day.
        text: What it says, as notes of a session.
        names: Whom it may be about, by where it stands, the surest first.
        new_name: Under which of these somebody new could be added; empty for none.
        mentioned: The words behind `@` in it, without the sign.
        id: What the source calls it; empty where it gives no ids.
        channel: How it was talked; None where nothing is said of that.
        minutes: How long it took.
    """

    place: Place
    on: date
    text: str
    names: tuple[str, ...] = ()
    new_name: str = ""
    mentioned: tuple[str, ...] = ()
    id: str = ""
    channel: Channel | None = None
    minutes: int | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """A source, read.

    Attributes:
        source: What it is, as a noun with its article: "a journal of jrnl".
        entries: What was written of days.
        left: What is not taken, whoever it is about.
        remarks: What is to be said of the whole, each a sentence.
    """

    source: str
    entries: tuple[Entry, ...] = ()
    left: tuple[Left, ...] = ()
    remarks: tuple[str, ...] = ()


def places_words(places: Sequence[Place], most: int = _SHOWN) -> str:
    """Several places in short: "lines 4, 9–12 and 3 more".

    Args:
        places: They, at least one.
        most: So many are named.
    """
    named: list[str] = []
    before: tuple[str, str] | None = None
    for place in places[:most]:
        numbers = f"{place.first}–{place.last}" if place.last > place.first else f"{place.first}"
        same = before == (place.file, place.unit)
        several = plural(2, place.unit).removeprefix("2 ") if len(places) > 1 else place.unit
        named.append(numbers if same else place.words if place.file else f"{several} {numbers}")
        before = place.file, place.unit
    more = len(places) - len(named)
    return ", ".join(named) + (f" and {more:,} more" if more else "")


def together(left: Iterable[Left]) -> dict[str, list[Place]]:
    """What is not taken, by the reason, in the order in which reasons first come."""
    found: dict[str, list[Place]] = {}
    for each in left:
        found.setdefault(each.why, []).append(each.place)
    return found

"""Taking over what other programs have written: looked at first, then kept as one change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.notes.marks import parse, settle_notes
from mentorjournal.data.notes.tracking import follow
from mentorjournal.data.records.base import MyRole, Uid
from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.errors import Conflict
from mentorjournal.imports.notes import below
from mentorjournal.imports.reading import Entry, Left, Place, Reading
from mentorjournal.journal.context import Context
from mentorjournal.journal.import_people import ImportPeople, NotWhom
from mentorjournal.text import TEXT_LIMIT

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal

DONE = "imported from another program"
_AHEAD = "its day is still to come"
_RUNNING = "a session of that day is going on; end it first"
_TOO_LONG = "it is too long for the notes of a session"
_MARK = 16


class TakenDays(Struct, frozen=True):
    """What is taken of one person.

    Attributes:
        name: Whom it is about.
        new: Whether they are new in the journal.
        days: The days of which something is taken, in order.
        entries: How many entries.
        actions: How many actions stand in them.
        added_to: On how many of these days it is added to the notes of a session that is there.
    """

    name: str
    new: bool
    days: tuple[date, ...]
    entries: int
    actions: int
    added_to: int


class ImportPlan(Struct, frozen=True):
    """What an import would do.

    Attributes:
        reading: What was read.
        relationship: Whom it is about where it names nobody.
        role: What I am to people who are new; None where nobody is added.
        records: What would be kept, new and changed.
        taken: What is taken, by person.
        here: What is in the journal already.
        left: What is not taken, with the reason.
    """

    reading: Reading
    relationship: Relationship | None
    role: MyRole | None
    records: tuple[Record, ...]
    taken: tuple[TakenDays, ...]
    here: tuple[Place, ...]
    left: tuple[Left, ...]


class _Day:
    """The notes of one person and day while they are put together.

    Args:
        relationship: With whom.
        on: The day.
        session: The session whose notes go on; None for a new one.
    """

    def __init__(self, relationship: Relationship, on: date, session: Session | None) -> None:
        self.relationship, self.on, self.session = relationship, on, session
        self.notes = session.notes if session else ""
        self.entries: list[Entry] = []
        self.actions = 0

    def add(self, entry: Entry) -> None:
        """Put an entry below what is there."""
        text = settle_notes(entry.text, self.on)
        self.notes = below(self.notes, text)
        self.entries.append(entry)
        self.actions += sum(block.kind == "action" for block in parse(text))

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of all entries, with those that the session has."""
        before = self.session.imported if self.session else ()
        return (*before, *map(mark_of, self.entries))


class _Known:
    """What is in the sessions with one person, to find out what comes again.

    Args:
        sessions: They.
    """

    def __init__(self, sessions: Sequence[Session]) -> None:
        self._marks = {mark for each in sessions for mark in each.imported}
        self._notes: dict[date, str] = {}
        for each in sessions:
            self._notes[each.on] = f"{self._notes.get(each.on, '')}\n{each.notes}\n"

    def has(self, entry: Entry) -> bool:
        """Whether an entry is there; it is from now on."""
        mark = mark_of(entry)
        known = mark in self._marks
        self._marks.add(mark)
        text = f"\n{settle_notes(entry.text, entry.on)}\n"
        return known or text in self._notes.get(entry.on, "")


class Imports:
    """Plans what is taken over, and does it.

    Args:
        context: Store, clock and ids.
        journal: Its people and sessions.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal

    def plan(
        self,
        reading: Reading,
        relationship: Relationship | None = None,
        role: MyRole | None = None,
    ) -> ImportPlan:
        """What taking over would do; nothing is changed.

        Args:
            reading: What was read.
            relationship: Whom it is about where it names nobody.
            role: What I am to people who are new; None to add nobody.
        """
        journal, today = self._journal, self._journal.today()
        people = ImportPeople(journal.people, journal.relationships, today, role)
        days: dict[tuple[Uid, date], _Day] = {}
        here: list[Place] = []
        left = list(reading.left)
        known: dict[Uid, _Known] = {}
        for entry in sorted(reading.entries, key=lambda each: each.on):
            try:
                with_whom = people.of(entry, relationship)
                if self._is_here(entry, with_whom, known):
                    here.append(entry.place)
                    continue
                day = self._day(days, entry, with_whom, today)
            except NotWhom as error:
                left.append(Left(entry.place, str(error)))
                continue
            day.add(entry)
        # Who is new and of whom nothing is taken is not added.
        taken = [day for day in days.values() if day.entries]
        begun = {day.relationship.uid for day in taken}
        drafts = _needed(people.drafts, begun)
        return ImportPlan(
            reading=reading,
            relationship=relationship,
            role=role,
            records=(*drafts, *(record for day in taken for record in self._records(day))),
            taken=tuple(_taken(taken, people)),
            here=tuple(here),
            left=tuple(sorted(left, key=lambda each: (each.place.file, each.place.first))),
        )

    def take(self, plan: ImportPlan) -> None:
        """Do what a plan says, as one change; a snapshot is kept first.

        Raises:
            Conflict: The journal was changed since the plan was made, so that it would be another.
            ReadOnly: The journal is open for reading only.
            NotKept: The disk refused, for the snapshot or for the change; nothing was changed.
        """
        again = self.plan(plan.reading, plan.relationship, plan.role)
        if (again.taken, again.here, again.left) != (plan.taken, plan.here, plan.left):
            raise Conflict("The journal has changed meanwhile. Look at it once more.")
        store = self._context.store
        store.file.snapshot("before-import")
        before = store.tables_copy()
        self._context.keep_quietly(*again.records)
        self._context.changed_whole(DONE, before)

    def _is_here(self, entry: Entry, relationship: Relationship, known: dict[Uid, _Known]) -> bool:
        """Whether an entry was taken before, also further up, or its text stands in its day."""
        if relationship.uid not in known:
            known[relationship.uid] = _Known(self._journal.sessions.of(relationship))
        return known[relationship.uid].has(entry)

    def _day(
        self,
        days: dict[tuple[Uid, date], _Day],
        entry: Entry,
        relationship: Relationship,
        today: date,
    ) -> _Day:
        """The day that an entry goes to.

        Raises:
            NotWhom: It can go to none.
        """
        if entry.on > today:
            raise NotWhom(_AHEAD)
        key = relationship.uid, entry.on
        if key not in days:
            sessions = self._journal.sessions.of(relationship)
            held = [each for each in sessions if each.on == entry.on]
            if any(each.state == "running" for each in held):
                raise NotWhom(_RUNNING)
            happened = [each for each in held if each.state == "happened"]
            days[key] = _Day(relationship, entry.on, happened[-1] if happened else None)
        if len(days[key].notes) + len(entry.text) + 2 > TEXT_LIMIT:
            raise NotWhom(_TOO_LONG)
        return days[key]

    def _records(self, day: _Day) -> Iterator[Record]:
        minutes = next((each.minutes for each in day.entries if each.minutes is not None), None)
        channel = next((each.channel for each in day.entries if each.channel), "call")
        if day.session is None:
            yield self._context.make(
                Session,
                relationship=day.relationship.uid,
                on=day.on,
                channel=channel,
                minutes=minutes,
                notes=day.notes,
                imported=day.marks,
            )
            return
        yield from self._journal.sessions.versions.before(day.session, day.notes)
        lines = follow(day.session.notes, day.notes, day.session.lines, self._context.now())
        yield replace(day.session, notes=day.notes, lines=lines, imported=day.marks)


def mark_of(entry: Entry) -> str:
    """By what an entry is known when it comes again: its own id, or its day and text."""
    said = entry.id or f"{entry.on.isoformat()}\n{entry.text}"
    return sha256(said.encode(errors="replace")).hexdigest()[:_MARK]


def _needed(drafts: Sequence[Record], begun: set[Uid]) -> Iterator[Record]:
    """The drafted records of the relationships that begin."""
    persons = {one.person for one in drafts if isinstance(one, Relationship) and one.uid in begun}
    for one in drafts:
        names = {one.uid, getattr(one, "relationship", None), getattr(one, "owner", None)}
        if names & (begun | persons):
            yield one


def _taken(days: Sequence[_Day], people: ImportPeople) -> Iterator[TakenDays]:
    new = {relationship.uid for relationship in people.added.values()}
    by_person: dict[Uid, list[_Day]] = {}
    for day in days:
        by_person.setdefault(day.relationship.uid, []).append(day)
    for uid, each in by_person.items():
        yield TakenDays(
            name=people.name_of(each[0].relationship),
            new=uid in new,
            days=tuple(day.on for day in each),
            entries=sum(len(day.entries) for day in each),
            actions=sum(day.actions for day in each),
            added_to=sum(day.session is not None for day in each),
        )

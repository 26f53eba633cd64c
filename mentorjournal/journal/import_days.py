"""Entries of other programs as sessions: one a day and person, none twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from mentorjournal.data.notes.marks import parse, settle_notes
from mentorjournal.data.notes.tracking import follow
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Record, Relationship, Session
from mentorjournal.imports.notes import closed
from mentorjournal.imports.reading import Entry
from mentorjournal.journal.context import Context
from mentorjournal.journal.import_people import NotTaken
from mentorjournal.journal.import_plan import mark
from mentorjournal.journal.sessions import Sessions
from mentorjournal.text import TEXT_LIMIT

AHEAD = "its day is still to come"
_RUNNING = "a session of that day is going on; end it first"
_BETWEEN = "\n\n"
_TOO_LONG = "it is too long for the notes of a session"


class ImportDay:
    """The notes of one person and day while they are put together.

    Args:
        relationship: With whom.
        on: The day.
        session: The session whose notes go on; None for a new one.
    """

    def __init__(self, relationship: Relationship, on: date, session: Session | None) -> None:
        self.relationship, self.on, self.session = relationship, on, session
        before = session.notes if session else ""
        self._parts = [closed(before)] if before.strip() else []
        self._size = len(before)
        self.entries: list[Entry] = []
        self.actions = 0

    def add(self, entry: Entry) -> None:
        """Put an entry below what is there.

        Raises:
            NotTaken: The notes would be too long.
        """
        text = settle_notes(entry.text, self.on)
        if self._size + len(text) > TEXT_LIMIT:
            raise NotTaken(_TOO_LONG)
        if text.strip():
            self._parts.append(closed(text))
            self._size += len(self._parts[-1]) + len(_BETWEEN)
        self.entries.append(entry)
        self.actions += sum(block.kind == "action" for block in parse(text))

    @property
    def notes(self) -> str:
        """What stands there with all of it."""
        return _BETWEEN.join(self._parts)

    @property
    def marks(self) -> tuple[str, ...]:
        """The marks of all entries, with those that the session has."""
        before = self.session.imported if self.session else ()
        return (*before, *map(_mark_of, self.entries))


class _Known:
    """What is in the sessions with one person, to find out what comes again.

    Args:
        sessions: They.
    """

    def __init__(self, sessions: Sequence[Session]) -> None:
        # Of another file of this journal, sessions are here by their ids.
        self._marks = {known for each in sessions for known in (mark(each.uid), *each.imported)}
        self._notes: dict[date, str] = {}
        for each in sessions:
            self._notes[each.on] = f"{self._notes.get(each.on, '')}\n{each.notes}\n"

    def has(self, entry: Entry) -> bool:
        """Whether an entry is there; it is from now on."""
        told = _mark_of(entry)
        if told in self._marks:
            return True
        self._marks.add(told)
        text = f"\n{settle_notes(entry.text, entry.on)}\n"
        return bool(text.strip()) and text in self._notes.get(entry.on, "")


class ImportDays:
    """Puts entries together, by person and day.

    Args:
        context: Clock and ids.
        sessions: Those that are there.
    """

    def __init__(self, context: Context, sessions: Sessions) -> None:
        self._context, self._sessions = context, sessions
        self._known: dict[Uid, _Known] = {}
        self._days: dict[tuple[Uid, date], ImportDay] = {}

    @property
    def taken(self) -> list[ImportDay]:
        """The days of which something is taken, in order."""
        return [day for day in self._days.values() if day.entries]

    def add(self, entry: Entry, relationship: Relationship) -> bool:
        """Take an entry, unless it is here: taken before, also further up, or in its day's notes.

        Args:
            entry: The entry.
            relationship: Whose.

        Returns:
            Whether it is taken.

        Raises:
            NotTaken: It cannot be.
        """
        if relationship.uid not in self._known:
            self._known[relationship.uid] = _Known(self._sessions.of(relationship))
        if self._known[relationship.uid].has(entry):
            return False
        self._day(entry, relationship).add(entry)
        return True

    def _day(self, entry: Entry, relationship: Relationship) -> ImportDay:
        """The day that an entry goes to.

        Raises:
            NotTaken: It can go to none.
        """
        if entry.on > self._context.today():
            raise NotTaken(AHEAD)
        key = relationship.uid, entry.on
        if key not in self._days:
            held = [each for each in self._sessions.of(relationship) if each.on == entry.on]
            if any(each.state == "running" for each in held):
                raise NotTaken(_RUNNING)
            happened = [each for each in held if each.state == "happened"]
            self._days[key] = ImportDay(relationship, entry.on, happened[-1] if happened else None)
        return self._days[key]

    def records(self) -> Iterator[Record]:
        """What is kept: sessions, and how the notes of those that are there were worded before."""
        for day in self.taken:
            yield from self._of_day(day)

    def _of_day(self, day: ImportDay) -> Iterator[Record]:
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
        yield from self._sessions.versions.before(day.session, day.notes)
        lines = follow(day.session.notes, day.notes, day.session.lines, self._context.now())
        yield replace(day.session, notes=day.notes, lines=lines, imported=day.marks)


def _mark_of(entry: Entry) -> str:
    return mark(entry.id or f"{entry.on.isoformat()}\n{entry.text}")

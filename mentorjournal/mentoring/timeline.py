"""Everything that happened between two people as one list: talks, promises, goals, states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.notes.marks import Block, Kind, parse
from mentorjournal.data.notes.note_words import opening
from mentorjournal.data.records.base import FollowUpKind
from mentorjournal.data.records.models import Session
from mentorjournal.mentoring.follow_up_words import outcome

Filter = Literal["", "talks", "advice", "promises", "questions", "goals", "doors", "since"]
FILTERS: Mapping[Filter, str] = MappingProxyType(
    {
        "": "everything",
        "talks": "talks",
        "advice": "advice",
        "promises": "promises",
        "questions": "questions",
        "goals": "goals",
        "doors": "doors",
        "since": "since…",
    }
)
"""What can be listed, as the strip says it."""
FILTER_OF: Mapping[FollowUpKind, Filter] = MappingProxyType(
    {"action": "promises", "advice": "advice", "question": "questions"}
)
LINES: frozenset[Filter] = frozenset(FILTER_OF.values())
"""Filters that list lines of notes beside records."""
CHANNELS: Mapping[str, str] = MappingProxyType({"face-to-face": "meeting"})
STATES: Mapping[str, str] = MappingProxyType(
    {"planned": "booked", "running": "running", "missed": "missed", "moved": "moved"}
)
"""How a session that did not happen is told."""
HELD = ("happened", "running")


class Entry(Struct, frozen=True, kw_only=True):
    """One line of the timeline.

    Attributes:
        key: What tells it from the others.
        on: Its day.
        filter: The kind by which it is listed; empty for what is in everything only.
        word: What it is, in a word; empty for a line of notes, of which `mark` says it.
        text: Its words; of a talk `said` gives them.
        tail: How it stands: "6 days late".
        late: Whether that is a warning.
        past: Whether nothing of it is open any more.
        kept_private: Whether what it says is nobody else's.
        mark: The kind of a line of notes.
        inside: Whether it stands below its talk, without a day of its own.
        session: The talk, of which this is a line where `mark` is set.
        anchor: The line of its notes, and how that reads.
        item: The promise, advice or question.
        place: Where it lives, one of the places; empty where `session` or `item` says it.
        uid: What that place is to show.
        about: What is meant there: the record.
    """

    key: str
    on: date
    filter: Filter = ""
    word: str = ""
    text: str = ""
    tail: str = ""
    late: bool = False
    past: bool = False
    kept_private: bool = False
    mark: Kind | None = None
    inside: bool = False
    session: Session | None = None
    anchor: tuple[int, str] | None = None
    item: FollowUpItem | None = None
    place: str = ""
    uid: str = ""
    about: str = ""

    @property
    def talk(self) -> Session | None:
        """The talk that this is; None for a line of one, and for all else."""
        return self.session if self.mark is None else None

    @property
    def dated(self) -> bool:
        """Whether it is a promise, which has a date."""
        return self.item is not None and self.item.kind == "action"

    @property
    def is_open_door(self) -> bool:
        """Whether it is an introduction for which something is left to do."""
        return self.place == "introduction" and not self.past

    def inside_of(self, talk: str) -> bool:
        """Whether it is a line that stands below a certain talk."""
        return self.inside and self.session is not None and self.session.uid == talk


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By day, the latest on top; of one day what was written down last, states below all else.

    Uids begin with the time at which they were made. A state holds from the begin of its day.
    """
    return sorted(
        entries, key=lambda entry: (entry.on, entry.word != "state", entry.key), reverse=True
    )


def of_session(session: Session) -> Entry:
    """A talk, held or not."""
    word = CHANNELS.get(session.channel, session.channel)
    return Entry(
        key=session.uid,
        on=session.on,
        filter="talks",
        word=word,
        tail=STATES.get(session.state, ""),
        past=session.state in ("missed", "moved"),
        session=session,
    )


def of_item(item: FollowUpItem, name: str, today: date) -> Entry:
    """A promise, a piece of advice or a question, with a day of its own.

    Args:
        item: It.
        name: What the other person is called.
        today: The local day.
    """
    theirs = item.kind == "action" and item.assignee != "me"
    text = item.text.partition("\n")[0]
    return Entry(
        key=item.key,
        on=item.since,
        filter=FILTER_OF[item.kind],
        text=f"{name}: {text}" if theirs else text,
        tail=outcome(item, today),
        late=item.open and item.due is not None and item.due < today,
        past=not item.open,
        mark=item.kind,
        item=item,
    )


def said(entry: Entry, today: date) -> str:
    """What an entry says, in a line; of a talk its length or hour, and how it began in words."""
    if (session := entry.talk) is None:
        return entry.text
    words = [f"{session.length} min"] if session.length and session.state == "happened" else []
    words += [session.at] if session.at and session.state == "planned" else []
    words += filter(None, [session.reason, begins(session, today)])
    return "  ".join(words)


def is_private(entry: Entry) -> bool:
    """Whether what an entry says is nobody else's: a private line, unshared notes, a reason."""
    if (talk := entry.talk) is not None:
        return bool(talk.reason) or not talk.summary.strip()
    return entry.kept_private or entry.mark == "private"


def begins(session: Session, today: date) -> str:
    """How the summary of a talk begins, or else its notes, in words."""
    rows = (row.strip() for row in session.summary.splitlines())
    return next(filter(None, rows), "") or opening(session.notes, today)


def lines_of(
    session: Session, items: Sequence[FollowUpItem], name: str, today: date
) -> list[Entry]:
    """The marked lines of a talk, in their order.

    Args:
        session: The talk.
        items: What must come back of its notes.
        name: What the other person is called.
        today: The local day.
    """
    by_line = {item.line: of_item(item, name, today) for item in items}
    return [
        _inside(session, block, by_line.get(block.first))
        for block in parse(session.notes)
        if block.kind != "plain" and block.text.strip()
    ]


def _inside(session: Session, block: Block, known: Entry | None) -> Entry:
    return Entry(
        key=f"{session.uid} {block.first}" if known is None else known.key,
        on=session.on,
        text=block.text.partition("\n")[0] if known is None else known.text,
        tail="" if known is None else known.tail,
        late=known is not None and known.late,
        past=known is not None and known.past,
        mark=block.kind,
        inside=True,
        session=session,
        anchor=(block.first, block.source.splitlines()[0]),
        item=None if known is None else known.item,
    )


def narrowed(
    entries: Sequence[Entry], lines: Iterable[Entry], chosen: Filter, since: date
) -> list[Entry]:
    """What a filter lets through, newest first.

    Args:
        entries: The whole timeline.
        lines: Promises, advice and questions of the notes, each with its day.
        chosen: The filter.
        since: The day for "since…".
    """
    if chosen == "":
        return list(entries)
    if chosen == "since":
        return [entry for entry in entries if entry.on >= since]
    found = [entry for entry in entries if entry.filter == chosen]
    if chosen in LINES:
        found = newest_first([*found, *(line for line in lines if line.filter == chosen)])
    return found


def last_talk(entries: Iterable[Entry]) -> Entry | None:
    """The latest talk that was held, of entries that stand newest first."""
    talks = (each for each in entries if each.talk is not None)
    return next((each for each in talks if each.talk and each.talk.state in HELD), None)


def usual_since(entries: Iterable[Entry], today: date) -> date:
    """The day since which it is new: that of the last talk, or today."""
    last = last_talk(entries)
    return last.on if last is not None else today


class Year(Struct, frozen=True):
    """The heading of a year."""

    year: int


Row = Entry | Year


def by_year(entries: Iterable[Entry]) -> Iterator[Row]:
    """Entries that stand newest first, with a heading before each year."""
    year = 0
    for entry in entries:
        if entry.on.year != year:
            year = entry.on.year
            yield Year(year)
        yield entry

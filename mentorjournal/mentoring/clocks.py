"""The clocks of a relationship: the days in which the next contact is welcome.

Seed Y: meet face to face once a month to every three months (more overtaxes the mentor, less
lets the relationship grow stale), talk by phone every two weeks to monthly in between. Months
are calendar months. A clock counts from a real contact, never from a planned one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Cadence, Relationship, Session
from mentorjournal.dates import add_months, later, local_day
from mentorjournal.mentoring.pauses import DAY, Span, moved

ClockName = Literal["meeting", "call", "first talk"]
OwnWord = Literal["new", "quiet", "fresh", "open", "due soon", "stale"]
Word = Literal[OwnWord, "booked", "booked late", "too soon"]

DEFAULT = Cadence()
NEW_FOR = timedelta(days=28)
"""So long a relationship is new without a talk."""
DUE_SOON = {"meeting": timedelta(days=14), "call": timedelta(days=3)}
"""How many of the last good days are those in which it is due soon."""
WORST_FIRST: Sequence[Word] = (
    *("stale", "quiet", "booked late", "due soon"),
    *("too soon", "booked", "new", "open", "fresh"),
)
"""Of two clocks the worse word stands. Stale and quiet are alike, and so are all after due soon."""


def severity(word: Word) -> int:
    """How bad a word is: 0 for stale and quiet, 1 for booked late, 2 for due soon, 3 for others."""
    return min(max(0, WORST_FIRST.index(word) - 1), 3)


class Clock(Struct, frozen=True):
    """The days in which the next contact is welcome.

    Attributes:
        name: What it asks for: a meeting face to face; a call, or any talk; the first talk of all.
        since: The day it counts from.
        contact: Its own last contact, of that day; None for the first talk.
        opens: The first day that is not too soon.
        last_good: The last day before it is stale, or quiet.
        due_soon: The first of the last days, in which it is due soon.
        counts: Whether it is a clock of the rhythm; otherwise it only tells what is too soon.
    """

    name: ClockName
    since: date
    contact: Session | None
    opens: date
    last_good: date
    due_soon: date
    counts: bool = False

    @property
    def stale_from(self) -> date:
        """The first stale day."""
        return later(self.last_good, DAY)

    def word(self, today: date) -> OwnWord:
        """The word for today, as if nothing were booked."""
        if self.name == "first talk":
            return "quiet" if today > self.last_good else "new"
        if today > self.last_good:
            return "stale"
        if today < self.opens:
            return "fresh"
        return "due soon" if today >= self.due_soon else "open"


class Clocks(Struct, frozen=True):
    """The clocks that run in a relationship.

    Attributes:
        first_talk: Runs until there is a talk; afterwards its days are still those in which the
            relationship is new.
        meeting: From the last meeting; in a rhythm of meetings, before the first, from the last
            talk.
        call: From the last talk.
        are_one: Whether the two are one clock, by what we do, whose word is the better one and
            whose name and days are those of the one that ends later.
    """

    first_talk: Clock | None = None
    meeting: Clock | None = None
    call: Clock | None = None
    are_one: bool = False

    @property
    def both(self) -> list[Clock]:
        """The meeting and the call clock, where they run."""
        return [clock for clock in (self.meeting, self.call) if clock is not None]

    @property
    def counting(self) -> list[Clock]:
        """Those that decide; before any talk that of the first one."""
        if not self.both:
            return [self.first_talk] if self.first_talk else []
        return [clock for clock in self.both if clock.counts]

    def word(self, clock: Clock, today: date) -> OwnWord:
        """The word of one of those that decide, as if nothing were booked."""
        words = [each.word(today) for each in self.both] if self.are_one else []
        return max([clock.word(today), *words], key=severity)

    def new_until(self, today: date) -> date | None:
        """The last day on which it is new, whatever was entered; None once that has passed."""
        first = self.first_talk
        return first.last_good if first is not None and first.word(today) == "new" else None

    def last_good(self, clock: Clock, today: date) -> date:
        """The last good day of one of those that decide; while it is new not before that ends."""
        return max(clock.last_good, self.new_until(today) or clock.last_good)

    def serves(self, session: Session, clock: Clock) -> bool:
        """Whether a booked session is what one of those that decide asks for.

        A meeting always is. A call is, but where they have met and a meeting is asked for.
        """
        if session.channel in ("face-to-face", "message"):
            return session.channel == "face-to-face"
        met = clock.contact is not None and clock.contact.channel == "face-to-face"
        return self.are_one or clock.name != "meeting" or not met

    def of_channel(self, channel: Channel) -> Clock | None:
        """The clock that says what is too soon for a channel."""
        if channel == "message":
            return None
        return self.meeting if channel == "face-to-face" else self.call


def clocks_of(relationship: Relationship, real: Sequence[Session], spans: Sequence[Span]) -> Clocks:
    """The clocks that run in a relationship with a cadence.

    Args:
        relationship: A recurring one, not completed, with a rhythm.
        real: Its contacts, oldest first.
        spans: Its paused days, in order.
    """
    rhythm = relationship.rhythm
    first = _first_talk(relationship, spans)
    talks = [session for session in real if session.channel != "message"]
    if not talks:
        return Clocks(first_talk=first)
    meetings = [session for session in talks if session.channel == "face-to-face"]
    counted_from = meetings or (talks if rhythm in ("meetings", "meetings-and-calls") else [])
    meeting = _meeting(relationship.cadence or DEFAULT, counted_from, spans)
    call = _call(relationship.cadence or DEFAULT, talks, spans)
    if rhythm == "what-we-do":
        # Of the two only the one that ends later is named.
        later = meeting is not None and meeting.last_good >= call.last_good
        return Clocks(first, _counting(meeting, later), _counting(call, not later), True)
    return Clocks(
        first, _counting(meeting, rhythm != "calls"), _counting(call, rhythm != "meetings")
    )


def _counting(clock: Clock | None, counts: bool) -> Clock | None:
    return replace(clock, counts=counts) if clock else None


def _meeting(cadence: Cadence, talks: Sequence[Session], spans: Sequence[Span]) -> Clock | None:
    if not talks:
        return None
    last = talks[-1]
    ends = [
        moved(each.on, add_months(each.on, cadence.meet_within), spans)
        for each in _deciding(talks, spans)
    ]
    return _clock("meeting", last, add_months(last.on, cadence.meet_after), max(ends))


def _call(cadence: Cadence, talks: Sequence[Session], spans: Sequence[Span]) -> Clock:
    last = talks[-1]
    ends = [moved(each.on, _call_end(cadence, each.on), spans) for each in _deciding(talks, spans)]
    return _clock("call", last, later(last.on, timedelta(days=cadence.call_after)), max(ends))


def _call_end(cadence: Cadence, since: date) -> date:
    if cadence.call_within is None:
        return add_months(since, 1)
    return later(since, timedelta(days=cadence.call_within))


def _deciding(talks: Sequence[Session], spans: Sequence[Span]) -> Sequence[Session]:
    """The talks of which one ends last.

    Where days are paused that need not be the last one: a month counted from within a pause may
    have fewer days than one counted from before it, and a later talk must never end sooner.
    """
    return talks if spans else talks[-1:]


def _clock(name: Literal["meeting", "call"], last: Session, opens: date, last_good: date) -> Clock:
    return Clock(
        name=name,
        since=last.on,
        contact=last,
        opens=opens,
        last_good=last_good,
        due_soon=later(last_good - DUE_SOON[name], DAY),
    )


def _first_talk(relationship: Relationship, spans: Sequence[Span]) -> Clock:
    """New for 28 days from the latest of the days it was entered, asked for, and began."""
    entered = local_day(relationship.created)
    since = max(entered, relationship.start or entered, relationship.asked or entered)
    last_good = moved(since, later(since, NEW_FOR), spans)
    return Clock(
        name="first talk",
        since=since,
        contact=None,
        opens=since,
        last_good=last_good,
        due_soon=later(last_good, DAY),
    )

"""The days from which one is chosen for the next session, and what is said of each.

Sessions that are booked are taken as held from their day on: what is booked for today opens the
window of the next call in two weeks. Nothing is forbidden.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.clocks import Clock
from mentorjournal.mentoring.pauses import pause_on
from mentorjournal.mentoring.proposed_day import check_date
from mentorjournal.mentoring.usual import Usual
from mentorjournal.recurrence import Every

ClockName = Literal["meeting", "call"]
"""The clocks that have a row; before the first talk there is none."""
Welcome = Literal["too soon", "good", "late"]

DAY = timedelta(days=1)
_FURTHEST = 366
"""Days ahead within which one is proposed."""
_WORKING_DAYS = 5
_USUAL_MINUTES = 60
"""So long a session takes of which nothing is known."""


class Booked(Struct, frozen=True):
    """A session that lies ahead, and with whom it is."""

    session: Session
    name: str


class BookingDays:
    """What speaks for and against each day.

    Args:
        relationship: With whom a session is booked.
        sessions: Theirs, oldest first.
        today: The local day.
        others: What is booked with other people.
        moving: The booked session that moves; none where one is added.
    """

    def __init__(
        self,
        relationship: Relationship,
        sessions: Sequence[Session],
        today: date,
        others: Sequence[Booked] = (),
        moving: Session | None = None,
    ) -> None:
        self._relationship, self.today = relationship, today
        left = moving.uid if moving is not None else ""
        self._sessions = [each for each in sessions if each.uid != left]
        self.booked = [each for each in self._sessions if _lies_ahead(each, today)]
        self._by_day: dict[date, list[Booked]] = {}
        for each in others:
            self._by_day.setdefault(each.session.on, []).append(each)
        self._clocks: dict[int, Mapping[ClockName, Clock]] = {}

    def _held_by(self, day: date) -> list[Session]:
        """The sessions as they are on a day: what is booked until then has taken place."""
        return [
            replace(each, state="happened")
            if each.state == "running" or (_lies_ahead(each, self.today) and each.on <= day)
            else each
            for each in self._sessions
        ]

    def _last_held(self, day: date) -> date:
        """Today, or the last day until a day on which something is booked."""
        return max([self.today, *(each.on for each in self.booked if each.on <= day)])

    def clocks(self, day: date) -> Mapping[ClockName, Clock]:
        """The clocks that run on a day, with their windows."""
        # They are the same until something booked has taken place.
        held = sum(1 for each in self.booked if each.on <= day)
        if held not in self._clocks:
            base = self._last_held(day)
            now = cadence_status(self._relationship, self._held_by(base), base).clocks
            windows: tuple[tuple[ClockName, Clock | None], ...] = (
                ("meeting", now.meeting),
                ("call", now.call),
            )
            self._clocks[held] = {name: each for name, each in windows if each is not None}
        return self._clocks[held]

    def welcome(self, clock: ClockName, day: date) -> Welcome | None:
        """How a day suits a clock; None where that does not run."""
        window = self.clocks(day).get(clock)
        if window is None:
            return None
        if day < window.opens:
            return "too soon"
        return "good" if day <= window.last_good else "late"

    def away(self, day: date) -> bool:
        """Whether this mentoring is paused on a day."""
        return pause_on(self._relationship, day) is not None

    def elsewhere(self, day: date) -> Sequence[Booked]:
        """What is booked with other people on a day."""
        return self._by_day.get(day, ())

    def with_them(self, day: date) -> Session | None:
        """What is booked with this person on a day."""
        return next((each for each in self.booked if each.on == day), None)

    def proposed(self, usual: Usual, channel: Channel | None = None) -> date:
        """The first good day, if it can be on the weekday on which they usually talk.

        It is good for the clock of the channel, not paused, not booked with this person nor soon
        before what is, and with nobody else at their usual hour. Where there is none left, it is
        the first such day after the last good one.

        Args:
            usual: What the two usually do.
            channel: How it will be held; as the last time if left out.
        """
        channel = channel or usual.channel
        own = _own(channel)
        days = [
            day
            for number in range(1, _FURTHEST)
            if self._free(day := self.today + number * DAY, usual)
            and self.soon_before(day, channel) is None
        ]
        welcome = {day: self._suits(own, day) for day in days}
        good = [day for day in days if welcome[day] in ("good", None)]
        late = [day for day in days if welcome[day] == "late"]
        for found in (_on_usual_days(good, usual), good, _on_usual_days(late, usual), late):
            if (first := next(iter(found), None)) is not None:
                return first
        return self.today + DAY

    def _suits(self, own: ClockName | None, day: date) -> Welcome | None:
        """How a day suits the clock of a channel, or else the one that runs instead."""
        if own is None:
            return None
        found = self.welcome(own, day)
        return self.welcome("call", day) if found is None and own == "meeting" else found

    def _free(self, day: date, usual: Usual) -> bool:
        if self.away(day) or self.with_them(day) is not None:
            return False
        return not any(_clash(each.session, usual) for each in self.elsewhere(day))

    def soon_before(self, day: date, channel: Channel) -> Session | None:
        """What is booked so soon after a day that a session of that day would overtax."""
        own = _own(channel)
        window = self.clocks(day).get(own) if own is not None else None
        if window is None:
            return None
        soon = day + (window.opens - window.since)
        served = (each for each in self.booked if _serves(each, own))
        return next((each for each in served if day < each.on < soon), None)

    def against(self, day: date, channel: Channel) -> str:
        """What speaks against a day, as a sentence; empty if nothing does."""
        before = day - DAY
        held, base = self._held_by(before), self._last_held(before)
        return check_date(self._relationship, held, day, channel, base)

    def said(
        self,
        day: date,
        channel: Channel,
        every: Every | None = None,
        *,
        time: str = "",
        hide: bool = False,
    ) -> Iterator[tuple[str, bool]]:
        """What is said of a day, in sentences, each with whether it is a warning.

        Args:
            day: The day.
            channel: How the session will be held.
            every: How often it is booked.
            time: The time of day, in words, where it is to be said.
            hide: Whether to leave out what is never shared: what speaks against it, and names.
        """
        against = "" if hide else self.against(day, channel)
        words = ", ".join(filter(None, (show_date(day, self.today), time, ago(day, self.today))))
        after = self.soon_before(day, channel)
        good = "" if against or after or hide else self._good_for(day, channel)
        yield (f"{words}: {good}." if good else f"{words}.", False)
        if against:
            yield against, True
        if self.away(day) and not hide:
            yield "You have agreed to rest then.", True
        if (there := self.with_them(day)) is not None:
            yield f"A {what(there)} is booked for that day already.", False
        if after is not None and not hide:
            yield (
                f"Soon after it comes the {what(after)} of {show_date(after.on, self.today)}.",
                True,
            )
        if (others := self.elsewhere(day)) and not hide:
            names = (" ".join(filter(None, (each.name, each.session.at))) for each in others)
            yield f"That day also {', '.join(names)}.", False
        if every is not None:
            later = ", ".join(show_date(each, self.today) for each in every.row(day)[1:])
            yield f"Then {later}.", False

    def _good_for(self, day: date, channel: Channel) -> str:
        """Which clocks a day is good for."""
        running = self.clocks(day)
        good = [name for name in running if self.welcome(name, day) == "good"]
        if channel == "message" or not good:
            return ""
        if len(running) == 1:
            return "in good time"
        return "good for both clocks" if len(good) > 1 else f"good for the {good[0]}"


def next_booked(sessions: Sequence[Session], today: date) -> list[Session]:
    """The next meeting and the next talk or message that are booked, the sooner one first.

    Args:
        sessions: Of one relationship, oldest first.
        today: The local day.
    """
    ahead = [each for each in sessions if _lies_ahead(each, today)]
    kinds = (True, False)
    found = (next((s for s in ahead if (what(s) == "meeting") == kind), None) for kind in kinds)
    return sorted(filter(None, found), key=ahead.index)


def _lies_ahead(session: Session, today: date) -> bool:
    return session.state == "planned" and session.on >= today


def _own(channel: Channel) -> ClockName | None:
    if channel == "message":
        return None
    return "meeting" if channel == "face-to-face" else "call"


def _serves(session: Session, clock: ClockName | None) -> bool:
    """Whether a session is what a clock asks for; a meeting is a talk as well."""
    return session.channel != "message" and (clock == "call" or _own(session.channel) == clock)


def what(session: Session) -> str:
    """What a session is called by its channel: a meeting, or the channel."""
    return "meeting" if session.channel == "face-to-face" else session.channel


def _on_usual_days(days: Sequence[date], usual: Usual) -> list[date]:
    """Those on the usual weekday, or on working days where none is usual."""
    if usual.weekday is None:
        return [day for day in days if day.weekday() < _WORKING_DAYS]
    return [day for day in days if day.weekday() == usual.weekday]


def _clash(session: Session, usual: Usual) -> bool:
    """Whether a booked session takes place at the usual hour."""
    if session.at is None or usual.at is None:
        return False
    begin, other = _minutes(usual.at), _minutes(session.at)
    mine = usual.minutes or _USUAL_MINUTES
    theirs = session.planned_minutes or _USUAL_MINUTES
    return begin < other + theirs and other < begin + mine


def _minutes(at: str) -> int:
    hour, minute = at.split(":")
    return int(hour) * 60 + int(minute)

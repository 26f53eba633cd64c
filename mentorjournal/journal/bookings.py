"""Sessions that lie ahead: planned, moved, missed.

Several can be planned with one person, a meeting beside calls; moving one leaves the others.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput, Conflict
from mentorjournal.journal.context import need_in_use
from mentorjournal.journal.session_queries import SessionQueries
from mentorjournal.mentoring.booking_days import Booked, BookingDays, what
from mentorjournal.mentoring.their_time import time_words
from mentorjournal.recurrence import IN_A_ROW, Every
from mentorjournal.text import optional_line

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal

MOST_MINUTES = 24 * 60


class Bookings:
    """The sessions that are agreed on and have not taken place.

    Args:
        sessions: All sessions.
    """

    def __init__(self, sessions: SessionQueries) -> None:
        self._sessions, self._context = sessions, sessions.context

    def plan(
        self,
        relationship: Relationship,
        on: date,
        channel: Channel = "call",
        *,
        at: str | None = None,
        minutes: int | None = None,
        every: Every | None = None,
    ) -> Session:
        """Book a session beside those that are booked, or a row of them.

        One that is booked for that day, and not for another time of it, is changed instead.

        Args:
            relationship: With whom.
            on: The day.
            channel: How it will be held.
            at: The local time, as "17:00".
            minutes: How long it is to take.
            every: How often; books the next three, as one change.

        Returns:
            The first of them.

        Raises:
            BadInput: The day is over, or the length makes no sense.
        """
        if on < self._context.today():
            raise BadInput("That day is over; log the session instead.", "on")
        days = every.row(on) if every else [on]
        planned = self._sessions.planned(relationship.uid)
        slot: dict[str, Any] = {"channel": channel, "at": at, "planned_minutes": sensible(minutes)}
        made = []
        for day in days:
            there = next((s for s in planned if _meets(s, day, at)), None)
            if there is None:
                made.append(
                    self._context.make(
                        Session, relationship=relationship.uid, on=day, state="planned", **slot
                    )
                )
            else:
                said = {name: value for name, value in slot.items() if value is not None}
                made.append(replace(there, **said))
        if any(self._context.kept(session) != session for session in made):
            label = "planned a session" if len(made) == 1 else f"planned {len(made)} sessions"
            self._context.keep(label, *made)
        return self._sessions.get(made[0].uid)

    def miss(self, uid: str, reason: str = "") -> Session:
        """Say that a planned session did not take place. Its agenda stays with it.

        Raises:
            Conflict: It is not a planned one.
        """
        session = self._sessions.get(uid)
        if session.state != "planned":
            raise Conflict("Only a planned session can be missed.")
        return self._context.change(
            session,
            "marked a session as missed",
            state="missed",
            reason=optional_line(reason, "a reason", field="reason"),
        )

    def move(self, uid: str, on: date, channel: Channel, reason: str = "", **slot: Any) -> Session:
        """Move a planned session to another day or time; its agenda goes along.

        The old day stays in the list as moved, with the reason; of another time of the same day
        nothing stays.

        Args:
            uid: The session.
            on: The day.
            channel: How it will be held.
            reason: Why it moves.
            slot: `at` and `planned_minutes` where they change.

        Returns:
            The session on the new day.

        Raises:
            Conflict: It is not a planned one.
            BadInput: The new day is over, nothing would change, the length makes no sense, or it is
                in the trash.
        """
        session = self._sessions.get(uid)
        if session.state != "planned":
            raise Conflict("Only a planned session can be moved.")
        need_in_use(session)
        sensible(slot.get("planned_minutes"))
        here = replace(session, channel=channel, **slot)
        if on < self._context.today() or (on == session.on and here == session):
            raise BadInput("Please give another day or time, today or later.", "on")
        if on == session.on:
            self._context.keep("moved a session", here)
            return self._sessions.get(uid)
        left, moved = self._moved(session, replace(here, on=on), reason)
        self._context.keep("moved a session", left, moved)
        return self._sessions.get(moved.uid)

    def with_next(
        self, session: Session, on: date, channel: Channel, at: str | None = None
    ) -> list[Session]:
        """A session and the planned one that follows it, which is made or moved; neither is kept.

        Args:
            session: The one that ends.
            on: The day of the next one.
            channel: How that will be held.
            at: Its local time; empty for none, None for the one it has, if any.

        Raises:
            BadInput: The day is before the session that ends.
        """
        if on < session.on:
            raise BadInput("The next date is before this session.", "next_on")
        planned = self._sessions.next_booked(session, on, channel)
        if planned is None:
            planned = self._context.make(
                Session,
                relationship=session.relationship,
                on=on,
                state="planned",
                channel=channel,
                at=at or None,
            )
            changed = [planned]
        else:
            time = planned.at if at is None else at or None
            here = replace(planned, on=on, channel=channel, at=time)
            changed = [here] if planned.on == on else self._moved(planned, here)
        return [replace(session, next_session=changed[-1].uid), *changed]

    def _moved(self, session: Session, there: Session, reason: str = "") -> list[Session]:
        """A planned session as it stays behind, moved, and the one on its new day.

        Args:
            session: The session.
            there: The same as it is to be.
            reason: Why it moves.
        """
        fields = ("relationship", "on", "channel", "at", "planned_minutes")
        moved = self._context.make(
            Session,
            state="planned",
            agenda=session.agenda,
            notes=session.notes,
            lines=session.lines,
            **{name: getattr(there, name) for name in fields},
        )
        left = replace(
            session,
            state="moved",
            reason=optional_line(reason, "a reason", field="reason"),
            agenda=(),
            notes="",
            lines=(),
            next_session=moved.uid,
        )
        return [left, moved]


def booking_days(
    journal: Journal, relationship: Relationship, moving: Session | None = None
) -> BookingDays:
    """The days from which one is chosen for the next session with somebody.

    Args:
        journal: Where everything is.
        relationship: With whom.
        moving: The booked session that moves; none where one is added.
    """
    today = journal.today()
    others = [
        Booked(session, journal.relationships.person(other).name)
        for other in journal.relationships.all()
        if other.uid != relationship.uid
        for session in journal.sessions.of(other)
        if session.state == "planned" and session.on >= today
    ]
    return BookingDays(relationship, journal.sessions.of(relationship), today, others, moving)


def booked_words(
    journal: Journal, relationship: Relationship, session: Session, *, hide: bool = False
) -> tuple[str, bool]:
    """What is said of a session that was booked, and whether something speaks against its day.

    Args:
        journal: Where everything is.
        relationship: With whom.
        session: The session.
        hide: Whether to leave out what is never shared.
    """
    days = booking_days(journal, relationship, session)
    person = journal.relationships.person(relationship)
    time = time_words(session, person, journal.now())
    said = list(days.said(session.on, session.channel, time=time, hide=hide))
    sentences = [words for words, _warns in said]
    if days.booked:
        also = [f"{show_date(s.on, days.today)} {what(s)}" for s in days.booked[:IN_A_ROW]]
        sentences.append(f"Also booked: {', '.join(also)}.")
    return " ".join(sentences), any(warns for _words, warns in said)


def _meets(session: Session, on: date, at: str | None) -> bool:
    """Whether a booking for that day and time is this one."""
    return session.on == on and (at is None or session.at in (None, at))


def sensible(minutes: int | None) -> int | None:
    """The length of a session in minutes.

    Raises:
        BadInput: No session lasts so long.
    """
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise BadInput("A session lasts between 0 and 1,440 minutes.", "minutes")
    return minutes

"""The sessions of the demo journal: booked, held live, logged, missed and moved.

A session in the content is held live unless it says otherwise: `logged` means written down
that evening, `state` planned, missed or moved that it did not take place. `books` says that
the session behind it in the file was agreed on at its end; `later` is added to its notes a day
after.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Session
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.demo.calendar import moment
from mentorjournal.demo.pay_talk import card_of
from mentorjournal.demo.telling import Bond, Content, Telling, only

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
DISCUSSED = "x "


def tell_sessions(telling: Telling, relationship: Bond, sessions: Sequence[Content]) -> None:
    """Put all sessions of a relationship on the walk, oldest first in the content."""
    for place, content in enumerate(sessions):
        following = sessions[place + 1] if content.get("books") else None
        if content.get("logged"):
            _logged(telling, relationship, content)
        elif "state" in content:
            _not_held(telling, relationship, content, following)
        else:
            _Live(telling, relationship, content, following).tell()


def tell_bookings(telling: Telling, relationship: Bond, bookings: Sequence[Content]) -> None:
    """Put on the walk what was booked apart from the end of any session."""
    for content in bookings:
        day = telling.calendar.working_day(content["on"])
        fields = only(content, ("at", "minutes"))
        telling.evening(
            content["booked"],
            partial(_book, telling, relationship, day, content["channel"], fields),
        )


def _book(
    telling: Telling, relationship: Bond, on: date, channel: Channel, fields: Content
) -> None:
    telling.journal.sessions.bookings.plan(relationship(), on, channel, **fields)


def _logged(telling: Telling, relationship: Bond, content: Content) -> None:
    day = telling.calendar.working_day(content["on"])
    fields = only(content, ("channel", "minutes", "notes", "summary"))
    telling.walk.at(
        day, "21:00", lambda: telling.journal.sessions.log(relationship(), on=day, **fields)
    )


def _not_held(
    telling: Telling, relationship: Bond, content: Content, following: Content | None
) -> None:
    """A planned session that is missed or moved; one that lies ahead needs no more."""
    day = telling.calendar.working_day(content["on"])
    sessions = telling.journal.sessions

    def missed() -> None:
        sessions.bookings.miss(_planned(telling, relationship).uid, content["reason"])

    def moved() -> None:
        uid = _planned(telling, relationship).uid
        sessions.edit(uid, state="moved", reason=content["reason"])
        if following is not None:
            on = telling.calendar.working_day(following["on"])
            sessions.bookings.plan(relationship(), on, following["channel"])

    if content["state"] == "missed":
        telling.walk.at(day, "20:00", missed)
    elif content["state"] == "moved":
        telling.walk.at(day - timedelta(days=1), "12:00", moved)


def _planned(telling: Telling, relationship: Bond) -> Session:
    planned = [
        each for each in telling.journal.sessions.of(relationship()) if each.state == "planned"
    ]
    return planned[-1]


class _Live:
    """One session from its start to its end."""

    def __init__(
        self, telling: Telling, relationship: Bond, content: Content, following: Content | None
    ) -> None:
        self._telling = telling
        self._bond = relationship
        self._content = content
        self._following = following
        self._uid = ""

    def tell(self) -> None:
        """Put start and end on the walk."""
        day = self._telling.calendar.working_day(self._content["on"])
        start = moment(day, self._content["at"])
        self._telling.walk.at_moment(start, self._start)
        self._telling.walk.at_moment(start + self._content["minutes"] * MINUTE, self._end)
        if "later" in self._content:
            self._telling.walk.at_moment(start + DAY, self._add)

    def _start(self) -> None:
        channel = self._content["channel"]
        self._uid = self._telling.journal.sessions.start(self._bond(), channel).uid
        for point in self._content.get("agenda", ()):
            self._point(self._uid, point)

    def _end(self) -> None:
        sessions = self._telling.journal.sessions
        sessions.keep_notes(self._uid, self._content["notes"])
        if self._content.get("shared"):
            sessions.edit(self._uid, notes_shared=True)
        if "role_play" in self._content:
            self._play(self._content["role_play"])
        texts = only(self._content, ("summary", "reflection"))
        if self._following is None:
            sessions.end(self._uid, **texts)
            return
        on = self._telling.calendar.working_day(self._following["on"])
        channel = self._following["channel"]
        ended = sessions.end(
            self._uid,
            next_on=on,
            next_channel=channel,
            next_at=self._following.get("at"),
            **texts,
        )
        if "state" in self._following and ended.next_session:
            for point in self._following.get("agenda", ()):
                self._point(ended.next_session, point)

    def _play(self, content: Content) -> None:
        """A meeting is rehearsed with cards of the program."""
        journal = self._telling.journal
        # As in the pay talk: uids of their own would change all that come after them.
        uid, *uids = (f"{self._uid[:-4]}{number:04x}" for number in range(len(content["card"]) + 1))
        cards = tuple(map(card_of, uids, content["card"]))
        texts = only(content, ("scene", "who", "learned"))
        rehearsal = Rehearsal(uid=uid, on=journal.today(), cards=cards, **texts)
        journal.sessions.edit(self._uid, role_plays=(rehearsal,))

    def _add(self) -> None:
        """A day later something is added to the notes, which keeps the wording before."""
        notes = f"{self._content['notes'].rstrip()}\n{self._content['later']}"
        self._telling.journal.sessions.keep_notes(self._uid, notes)

    def _point(self, uid: str, point: str) -> None:
        """A point of the agenda; one that begins with an x is ticked."""
        sessions = self._telling.journal.sessions
        session = sessions.agenda.add(uid, point.removeprefix(DISCUSSED))
        if point.startswith(DISCUSSED):
            sessions.agenda.tick(uid, session.agenda[-1].uid, True)

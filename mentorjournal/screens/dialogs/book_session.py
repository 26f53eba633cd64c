"""The form that books the next session and says how its day fits the rhythm."""

from __future__ import annotations

from datetime import date
from typing import cast

from msgspec.structs import replace
from textual import on
from textual.events import DescendantFocus
from textual.widgets import Input

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, parse_date, show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.proposed_day import check_date
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.session_forms import CHANNELS
from mentorjournal.screens.dialogs.typed import needed_date, typed_channel, usual_channel
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.plain import hiding

ON_HINT = "2026-12-01, fri, tomorrow, +2w."
WHY = "Why it moves; private. The agenda goes along, and the old day stays in the list."


class BookDialog(FormDialog[Session]):
    """Books a day; while it is typed, the foot says what speaks against it. Nothing is forbidden.

    Args:
        journal: Where it is kept.
        relationship: With whom.
    """

    def __init__(self, journal: Journal, relationship: Relationship) -> None:
        self._journal = journal
        self._relationship = relationship
        self._booked: Session | None = None
        sessions = journal.sessions.of(relationship)
        booked = cadence_status(relationship, sessions, journal.today()).next
        self._booked = booked
        channel = booked.channel if booked else usual_channel(sessions)
        fields = [
            Field(
                "on",
                "Day",
                value=booked.on.isoformat() if booked else "",
                hint=ON_HINT,
                required=True,
            ),
            Field("channel", "Channel", "choice", channel, options=CHANNELS),
        ]
        if booked:
            fields.append(Field("reason", "Why", hint=WHY, private=True))
        name = journal.relationships.person(relationship).name
        title = f"Move the session with {name}" if booked else f"Book a session with {name}"
        super().__init__(title, fields, self._book, draft=f"book {relationship.uid}")

    def _book(self, values: dict[str, str]) -> Session:
        day = needed_date(values, "on", self._journal.today())
        bookings, channel = self._journal.sessions.bookings, typed_channel(values)
        if self._booked is None or day == self._booked.on:
            return bookings.plan(self._relationship, day, channel)
        return bookings.move(self._booked.uid, day, channel, values["reason"])

    @on(Input.Changed)
    @on(Choice.Changed)
    @on(DescendantFocus)
    def _judge(self) -> None:
        """Say which day was typed and what speaks against it, as soon as it is one."""
        last = self.rows[-1]
        if last.field.id == "reason" and last.editor.has_focus:
            return
        values = self.values
        try:
            day = parse_date(values["on"], self._journal.today())
        except BadInput:
            self.tell(ON_HINT)
            return
        channel = cast(Channel, values["channel"])
        today = self._journal.today()
        shown = f"{show_date(day, today)}, {ago(day, today)}"
        if hiding(self):
            self.tell(f"{shown}.")
            return
        warning = warning_for(self._journal, self._relationship, day, channel)
        self.tell(warning or f"{shown}: in good time.", wrong=bool(warning))


def warning_for(journal: Journal, relationship: Relationship, day: date, channel: Channel) -> str:
    """What speaks against a day for the next session; empty if nothing does."""
    # What runs now will have happened, also where nothing was written down in it yet.
    held = [
        replace(s, state="happened") if s.state == "running" else s
        for s in journal.sessions.of(relationship)
    ]
    return check_date(relationship, held, day, channel, journal.today())

"""The form that says what became of a booked session: it happened, was missed, or moves."""

from __future__ import annotations

from mentorjournal.data.records.models import Session
from mentorjournal.dates import show_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.session_forms import CHANNELS
from mentorjournal.screens.dialogs.typed import typed_channel, typed_date

CHOICES = (("happened", "happened"), ("missed", "missed"), ("moved", "moves to another day"))


def what_became_form(journal: Journal, session: Session) -> FormDialog[Session]:
    """A form that ends with the session as it is now; a moved one on its new day."""
    relationship = journal.relationships.get(session.relationship)
    name = journal.relationships.person(relationship).name
    passed = session.on < journal.today()
    fields = (
        Field(
            "what",
            "What became of it",
            "choice",
            "happened" if passed else "moved",
            hint="Left and right change it. The agenda of a moved one goes along.",
            options=CHOICES,
        ),
        Field("on", "New day", hint="Where it moves: 2026-12-01, fri, +2w."),
        Field("channel", "Channel", "choice", session.channel, options=CHANNELS),
        Field("reason", "Why", hint="Where it was missed or moves; private.", private=True),
    )

    def settle(values: dict[str, str]) -> Session:
        day = typed_date(values, "on", journal.today())
        channel = typed_channel(values)
        if values["what"] == "moved":
            if day is None:
                raise BadInput("Please give the new day.", "on")
            return journal.sessions.bookings.move(session.uid, day, channel, values["reason"])
        if values["what"] == "missed":
            return journal.sessions.bookings.miss(session.uid, values["reason"])
        return journal.sessions.edit(session.uid, state="happened", channel=channel)

    return FormDialog(
        f"{name}, booked for {show_date(session.on, journal.today())}",
        fields,
        settle,
        draft=f"what became of {session.uid}",
    )

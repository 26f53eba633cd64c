"""The forms of a session: its day and channel, a point for its agenda."""

from __future__ import annotations

from mentorjournal.data.records.models import Session
from mentorjournal.dates import parse_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.money import parse_minutes, parse_number
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog

CHANNELS = tuple(CHANNEL_WORDS.items())


def details_form(journal: Journal, session: Session) -> FormDialog[Session]:
    """Changes the day, the channel and the length of a session."""
    fields = [
        Field("on", "Day", value=session.on.isoformat(), required=True),
        Field("channel", "Channel", "choice", session.channel, options=CHANNELS),
    ]
    if session.state == "happened":
        fields.append(
            Field(
                "minutes",
                "Minutes",
                value=length_of(session),
                hint="How long it took.",
                reads=parse_number,
            )
        )

    def submit(values: dict[str, str]) -> Session:
        past = session.state != "planned"
        on = parse_date(values["on"], journal.today(), past=past, field="on")
        changed: dict[str, object] = {"on": on, "channel": values["channel"]}
        if values.get("minutes", length_of(session)) != length_of(session):
            changed["minutes"] = parse_minutes(values["minutes"], field="minutes")
        return journal.sessions.edit(session.uid, **changed)

    return FormDialog(
        "Day and channel",
        fields,
        submit,
        draft=f"details {session.uid}",
        anew=lambda: details_form(journal, *as_kept(journal, session)),
    )


def length_of(session: Session) -> str:
    """The length of a session as a form shows it."""
    return "" if session.length is None else str(session.length)


def agenda_form(journal: Journal, session: str) -> FormDialog[Session]:
    """Adds a point to a session's agenda."""
    return FormDialog(
        "Add to the agenda",
        [Field("text", "Point", required=True)],
        lambda values: journal.sessions.agenda.add(session, values["text"]),
        draft=f"agenda {session}",
    )

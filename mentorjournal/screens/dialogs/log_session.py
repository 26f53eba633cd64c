"""The form that writes down a session that has happened already."""

from __future__ import annotations

from mentorjournal.data.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.session_forms import CHANNELS, parse_minutes
from mentorjournal.screens.dialogs.typed import needed_date, typed_channel, usual_channel


def log_form(journal: Journal, relationship: Relationship) -> FormDialog[Session]:
    """A form that ends with the session."""
    name = journal.relationships.person(relationship).name
    channel = usual_channel(journal.sessions.of(relationship))
    fields = (
        Field("on", "Day", value="today", hint="2026-12-01, yesterday, fri, -3d.", required=True),
        Field("channel", "Channel", "choice", channel, options=CHANNELS),
        Field("minutes", "Minutes", hint="How long it took, if you know."),
        Field(
            "summary",
            "Summary",
            "text",
            hint="In the protégé's words: what was it about, what comes of it? It is shared.",
        ),
        Field(
            "notes",
            "Notes",
            "text",
            hint="Private, but for lines that begin with a mark: ! key point, > advice, "
            "- [ ] action, ? question, = decision.",
        ),
    )

    def log(values: dict[str, str]) -> Session:
        return journal.sessions.log(
            relationship,
            on=needed_date(values, "on", journal.today(), past=True),
            channel=typed_channel(values),
            minutes=parse_minutes(values["minutes"]),
            notes=values["notes"],
            summary=values["summary"],
        )

    return FormDialog(f"Log a session with {name}", fields, log, draft=f"log {relationship.uid}")

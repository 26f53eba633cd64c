"""The form that writes down a session that has happened already."""

from __future__ import annotations

from textual import on

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import parse_date
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.templates import find_templates
from mentorjournal.mentoring.usual import usual_channel
from mentorjournal.money import parse_minutes, parse_number
from mentorjournal.paths import template_folder
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.session_forms import CHANNELS
from mentorjournal.screens.dialogs.typed import needed_date, typed_channel
from mentorjournal.widgets.choice import Choice
from mentorjournal.widgets.field_row import FieldRow
from mentorjournal.widgets.text_box import TextBox


class LogDialog(FormDialog[Session]):
    """Ends with the session; a template goes into the notes as long as they say nothing else.

    Args:
        journal: Where it is kept.
        relationship: With whom.
    """

    def __init__(self, journal: Journal, relationship: Relationship) -> None:
        self._journal = journal
        self._relationship = relationship
        self._whom = journal.relationships.person(relationship).name
        self._found = find_templates(template_folder())
        self._filled = ""
        super().__init__(
            f"Log a session with {self._whom}",
            self._asked(),
            self._log,
            draft=f"log {relationship.uid}",
        )

    def _asked(self) -> tuple[Field, ...]:
        channel = usual_channel(self._journal.sessions.of(self._relationship))
        templates = [(each.id, each.title) for each in self._found.templates]
        return (
            Field(
                "on", "Day", value="today", hint="2026-12-01, yesterday, fri, -3d.", required=True
            ),
            Field("channel", "Channel", "choice", channel, options=CHANNELS),
            Field(
                "minutes",
                "Minutes",
                hint="How long it took, if you know.",
                reads=parse_number,
            ),
            Field(
                "summary",
                "Summary",
                "text",
                hint="In the protégé's words: what was it about, what comes of it? It is shared.",
            ),
            Field(
                "template",
                "Template",
                "choice",
                hint=" ".join(("Goes into empty notes.", *self._found.problems)),
                options=(("", "none"), *templates),
            ),
            Field(
                "notes",
                "Notes",
                "text",
                hint="Private, but for lines that begin with a mark: ! key point, > advice, "
                "- [ ] action, ? question, = decision.",
                private=True,
            ),
        )

    def _log(self, values: dict[str, str]) -> Session:
        return self._journal.sessions.log(
            self._relationship,
            on=needed_date(values, "on", self._journal.today(), past=True),
            channel=typed_channel(values),
            minutes=parse_minutes(values["minutes"], field="minutes"),
            notes=values["notes"],
            summary=values["summary"],
        )

    @on(Choice.Changed)
    def _fill(self) -> None:
        """Put the chosen template into the notes, unless they say something of their own."""
        rows = {row.field.id: row for row in self.query(FieldRow)}
        notes = rows["notes"]
        if notes.value not in ("", self._filled):
            return
        template = self._found.get(rows["template"].value)
        try:
            day = parse_date(rows["on"].value, self._journal.today(), past=True)
        except BadInput:
            day = self._journal.today()
        text = template.filled(self._whom, day) if template is not None else ""
        if text != notes.value:
            notes.value = self._filled = text
            if isinstance(notes.editor, TextBox):
                notes.editor.move_cursor(notes.editor.document.end)

"""The form that adds a person and the mentoring with them."""

from __future__ import annotations

from typing import cast, get_args

from mentorjournal.data.base import Form, MyRole
from mentorjournal.data.models import Relationship
from mentorjournal.dates import HINT, parse_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.screens.dialogs.form import Field, FormDialog

ROLES = tuple(ROLE_WORDS.items())
FORMS = tuple((word, word) for word in get_args(Form))
FIELDS = (
    Field("name", "Name", required=True, hint="As you call them."),
    Field(
        "my_role",
        "I am their",
        "choice",
        options=ROLES,
        hint="A mentor helps; a protégé is helped. Left and right change it.",
    ),
    Field(
        "form",
        "It is",
        "choice",
        options=FORMS,
        hint="Recurring has a rhythm and a plan; one-off is one question and one talk.",
    ),
    Field("role", "Their role", hint="What they do: “product manager”."),
    Field("organisation", "Organisation"),
    Field("how_met", "How we met"),
    Field("aim", "What it is for", hint="In a line. For a one-off, the question."),
    Field("focus", "First focus area", hint="Such as negotiation or career planning."),
    Field("start", "Since", value="today", hint=HINT),
)


def begin_form(journal: Journal) -> FormDialog[Relationship]:
    """A form that ends with the new relationship."""

    def begin(values: dict[str, str]) -> Relationship:
        today = journal.today()
        start = parse_date(values["start"] or "today", today, past=True, field="start")
        details = {key: values[key] for key in ("role", "organisation", "how_met")}
        return journal.relationships.begin(
            values["name"],
            cast(MyRole, values["my_role"]),
            form=cast(Form, values["form"]),
            start=start,
            details=details,
            aim=values["aim"],
            focus=(values["focus"],),
        )

    return FormDialog("Add a person", FIELDS, begin)

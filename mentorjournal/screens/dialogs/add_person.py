"""The form that adds a person and the mentoring with them."""

from __future__ import annotations

from typing import cast, get_args

from msgspec.structs import replace

from mentorjournal.data.records.base import Form, MyRole, Stage
from mentorjournal.data.records.models import Capacity, Person, Relationship
from mentorjournal.dates import HINT, parse_date
from mentorjournal.errors import Unclear
from mentorjournal.journal import Journal
from mentorjournal.mentoring.asks import SOURCES
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, written
from mentorjournal.screens.dialogs.focus_areas import FocusAreas
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.text import NAME_LIMIT, optional_line

SLOTS = 1000
"""Nobody mentors more people than that at a time."""
ROLES = tuple(ROLE_WORDS.items())
FORMS = tuple((word, word) for word in get_args(Form))
STAGES = (("active", "it has begun"), ("prospect", "prospect"))
LINES = (
    ("none", "none"),
    ("my-manager", "my manager"),
    ("my-report", "my report"),
    ("managers-manager", "my manager's manager"),
)
REPORTING_LINE = Field(
    "reporting_line",
    "Reporting line",
    "choice",
    hint="Whether one of you manages the other at work.",
    options=LINES,
)
SOURCE = Field(
    "source",
    "From",
    "choice",
    options=(("", "–"), *SOURCES.items()),
    hint="Which corner of your network: those you know, or somebody you met for this.",
    when=lambda values: values["my_role"] == "protege",
)
DETAILS = ("role", "organisation", "how_met", "source", "found_at")
FOUND_AT = Field(
    "found_at",
    "Found at",
    hint="Which directory or platform, its link, and what a membership costs.",
    private=True,
    when=lambda values: values["source"] in ("alumni", "online", "platform"),
)
FIELDS = (
    Field("name", "Name", required=True, anew=False, hint="As you call them."),
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
    Field(
        "stage",
        "So far",
        "choice",
        options=STAGES,
        hint="A prospect is somebody to ask; nothing is due before it begins.",
    ),
    Field("role", "Their role", hint="What they do: “product manager”."),
    Field("organisation", "Organisation"),
    Field("how_met", "How we met", hint="In a line: “we spoke after her talk on incidents”."),
    SOURCE,
    FOUND_AT,
    Field(
        "why_them",
        "What I saw",
        hint="Your ask begins with it, worded as here: “your talk on incidents”.",
        private=True,
        when=lambda values: values["stage"] == "prospect",
    ),
    Field(
        "aim",
        "What it is for",
        hint="In a line. For a one-off, the question itself: “How do you begin…?”",
    ),
)
LATER = (
    REPORTING_LINE,
    Field(
        "start", "Since", value="today", hint=HINT, when=lambda values: values["stage"] == "active"
    ),
)


MY_NAME = Field("my_name", "Your own name", hint="As exports show it; empty for “Mentor” or so.")


def name_form(journal: Journal) -> FormDialog[Person]:
    """A form for the name of whoever keeps the journal, and how much mentoring they can give."""
    me = journal.people.me()
    given = (me.capacity if me else None) or Capacity()
    fields = (
        replace(MY_NAME, value=me.name if me else "", required=True),
        Field(
            "recurring",
            "I can mentor",
            value="" if given.recurring is None else str(given.recurring),
            hint="So many people at a time; empty for as many as come. It warns, and never stops.",
            reads=parse_number,
        ),
        Field(
            "one_off",
            "One-off talks",
            value="" if given.one_off is None else str(given.one_off),
            hint="So many at a time beside them; empty for as many as come.",
            reads=parse_number,
        ),
        Field(
            "hours",
            "Hours a month",
            value=written(given.hours),
            hint="What you give in all; the talks of this month are counted against it.",
            reads=parse_number,
        ),
        Field(
            "otherwise",
            "Besides",
            value=given.otherwise,
            hint="Without mentoring: a word on a draft, a name, sitting there when they speak.",
        ),
    )

    def save(values: dict[str, str]) -> Person:
        answers = Answers(values, journal.today())
        capacity = Capacity(
            recurring=answers.most("recurring", SLOTS),
            one_off=answers.most("one_off", SLOTS),
            hours=answers.amount("hours"),
            otherwise=answers.line("otherwise"),
        )
        return journal.people.call_me(values["my_name"], capacity)

    return FormDialog("You", fields, save, draft="Your name", anew=lambda: name_form(journal))


def begin_form(journal: Journal, **given: str) -> FormDialog[Relationship]:
    """A form that ends with the new relationship.

    Args:
        journal: Where it is begun.
        given: What stands in fields at first, by their ids: `my_role="protege"`.
    """
    areas = FocusAreas(journal, filter(None, [given.pop("focus", "")]))

    def begin(values: dict[str, str]) -> Relationship:
        stage, today = cast(Stage, values["stage"]), journal.today()
        start = parse_date(values["start"] or "today", today, past=True, field="start")
        my_name = optional_line(
            values.get("my_name", ""), "your name", field="my_name", limit=NAME_LIMIT
        )
        details = {key: values[key] for key in DETAILS}
        relationship = journal.relationships.begin(
            values["name"],
            cast(MyRole, values["my_role"]),
            form=cast(Form, values["form"]),
            start=start if stage == "active" else None,
            stage=stage,
            details=details,
            aim=values["aim"],
            why_them=values["why_them"],
            focus=areas.chosen(values),
            reporting_line=values["reporting_line"],
        )
        if my_name:
            journal.people.call_me(my_name)
        return relationship

    def ask_who(name: str) -> None:
        if (known := journal.people.nearly_named(name)) is not None:
            said = (f"{known.name}, who is here already", "somebody else")
            raise Unclear(name, (known.name, name), "name", said=said)

    fields = (*FIELDS, *areas.fields, *LATER)
    first, *rest = (replace(one, value=given.get(one.id, one.value)) for one in fields)
    asked = [replace(first, reads=ask_who), *rest]
    return FormDialog("Add a person", asked if journal.people.me() else [*asked, MY_NAME], begin)

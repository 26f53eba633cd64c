"""The form that changes a person and the mentoring with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec.structs import replace

from mentorjournal.commands import BY_ID
from mentorjournal.data.records.models import Cadence, Person, Relationship
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence_words import RHYTHM_WORDS
from mentorjournal.mentoring.clocks import DEFAULT
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.add_person import FORMS, FOUND_AT, REPORTING_LINE, ROLES, SOURCE
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.focus_areas import FocusAreas
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import (
    shown_date,
    typed_count,
    typed_date,
    typed_words,
)

ABOVE = ("my-manager", "managers-manager")
SHORTEST_MONTH = 28
MEETINGS_COUNT = ("what-we-do", "meetings", "meetings-and-calls")
CALLS_COUNT = ("what-we-do", "meetings-and-calls", "calls")
PERSON_LINES = (
    "name",
    "handle",
    "role",
    "organisation",
    "how_met",
    "source",
    "found_at",
    "email",
    "phone",
    "zone",
)
NEVER = "Never exported to anybody."
ZONE_HINT = "Where they live, as Lisbon or Europe/Lisbon: their time is shown beside yours."


def edit_form(journal: Journal, relationship: Relationship) -> FormDialog[Relationship]:
    """A form that ends with the changed relationship; person and relationship change together."""
    person = journal.relationships.person(relationship)
    areas = FocusAreas(journal, relationship.focus)

    def save(values: dict[str, str]) -> Relationship:
        details: dict[str, Any] = {key: values[key] for key in PERSON_LINES}
        details["handle"] = details["handle"].strip().removeprefix("@")
        details["tags"] = typed_words(values, "tags")
        details["notes"] = values["person_notes"]
        taken = journal.people.named(details["name"])
        if taken is not None and taken.uid != person.uid:
            raise BadInput(
                f"{taken.name} is in the journal already. If that is the same person, leave this "
                f"form: “{BY_ID['person.unite'].name}” in the palette makes the two one.",
                "name",
            )
        return journal.relationships.edit(
            relationship.uid,
            details=details,
            focus=areas.chosen(values),
            **_bond_values(values, relationship, journal.today()),
        )

    return FormDialog(
        person.name,
        [
            *_person_fields(person),
            *_bond_fields(relationship, areas),
            *_rhythm_fields(relationship),
        ],
        save,
        draft=f"edit {relationship.uid}",
        anew=lambda: edit_form(journal, *as_kept(journal, relationship)),
    )


def _person_fields(person: Person) -> list[Field]:
    return [
        Field("name", "Name", value=person.name, required=True, hint="As you call them."),
        Field("role", "Their role", value=person.role, hint="What they do."),
        Field("organisation", "Organisation", value=person.organisation),
        Field("how_met", "How we met", value=person.how_met, private=True),
        replace(SOURCE, value=person.source, when=None),
        replace(FOUND_AT, value=person.found_at),
        Field("email", "E-mail", value=person.email, hint=NEVER, private=True),
        Field("phone", "Phone", value=person.phone, hint=NEVER, private=True),
        Field("zone", "Time zone", value=person.zone, hint=ZONE_HINT),
        Field("handle", "Handle", value=person.handle, hint="What stands behind @ in notes."),
        Field("tags", "Tags", value=", ".join(person.tags), hint="Words, parted by commas."),
        Field("person_notes", "About them", "text", person.notes, hint="Private.", private=True),
    ]


def _bond_fields(relationship: Relationship, areas: FocusAreas) -> list[Field]:
    return [
        Field("my_role", "I am their", "choice", relationship.my_role, options=ROLES),
        Field(
            "form",
            "It is",
            "choice",
            relationship.form,
            hint="A one-off that becomes recurring keeps its history.",
            options=FORMS,
        ),
        Field(
            "start",
            "Since",
            value=shown_date(relationship.start),
            hint=f"Month 1 begins here. {HINT}",
        ),
        Field("aim", "What it is for", value=relationship.aim, hint="In a line."),
        Field(
            "why_them",
            "Why them",
            value=relationship.why_them,
            hint="Why just this person, and why you would do it; private.",
            private=True,
        ),
        Field(
            "observed",
            "What I see",
            "text",
            relationship.observed,
            hint="Willing to learn, open to other ways, wanting to get on? For you alone.",
            private=True,
            when=lambda values: values["my_role"] == "mentor",
        ),
        *areas.fields,
        replace(REPORTING_LINE, value=relationship.reporting_line),
        Field(
            "manager_agreed",
            "My manager agrees",
            value=shown_date(relationship.manager_agreed),
            hint="The day my manager said yes; empty until then.",
            when=lambda values: values["reporting_line"] == "managers-manager",
        ),
        Field(
            "ask_later",
            "Ask later",
            "toggle",
            "yes" if relationship.ask_later else "",
            hint="Ask them again once neither works for the other; Next reminds you then.",
            when=lambda values: values["reporting_line"] in ABOVE,
        ),
        Field(
            "notes",
            "Notes",
            "text",
            relationship.notes,
            hint="About the mentoring; private.",
            private=True,
        ),
    ]


def _rhythm_fields(relationship: Relationship) -> list[Field]:
    cadence = relationship.cadence or DEFAULT
    return [
        Field(
            "rhythm",
            "Rhythm",
            "choice",
            relationship.rhythm,
            hint="What goes stale. By what we do: only when meetings and calls are both overdue.",
            options=tuple(RHYTHM_WORDS.items()),
            when=lambda values: values["form"] == "recurring",
        ),
        Field(
            "meet_after",
            "Meet after",
            value=str(cadence.meet_after),
            hint="Months. Meeting face to face sooner than this overtaxes the mentor.",
            reads=parse_number,
            when=_meetings_count,
        ),
        Field(
            "meet_within",
            "Meet within",
            value=str(cadence.meet_within),
            hint="Months. Without meeting for longer than this it grows stale.",
            reads=parse_number,
            when=_meetings_count,
        ),
        Field(
            "call_after",
            "Call after",
            value=str(cadence.call_after),
            hint="Days. A call or video sooner than this is too soon.",
            reads=parse_number,
            when=_calls_count,
        ),
        Field(
            "call_within",
            "Call within",
            value=str(cadence.call_within or ""),
            hint="Days after a talk by which the next is due; empty for a calendar month.",
            ghost="a month",
            reads=parse_number,
            when=_calls_count,
        ),
    ]


def _meetings_count(values: Mapping[str, str]) -> bool:
    return values["form"] == "recurring" and values["rhythm"] in MEETINGS_COUNT


def _calls_count(values: Mapping[str, str]) -> bool:
    return values["form"] == "recurring" and values["rhythm"] in CALLS_COUNT


def _bond_values(
    values: Mapping[str, str], relationship: Relationship, today: date
) -> dict[str, Any]:
    words = ("my_role", "form", "aim", "why_them", "observed", "reporting_line", "notes")
    return {
        **{key: values[key] for key in (*words, "rhythm")},
        "start": typed_date(values, "start", today, past=True),
        "manager_agreed": typed_date(values, "manager_agreed", today, past=True),
        "ask_later": values["ask_later"] == "yes",
        "cadence": _cadence(values, relationship.cadence or DEFAULT),
    }


def _cadence(values: Mapping[str, str], before: Cadence) -> Cadence | None:
    """The numbers typed, and as they were before where they are not asked for; None for the usual.

    Raises:
        BadInput: A number does not fit, or a window would end before it begins.
    """
    cadence = before
    if _meetings_count(values):
        cadence = replace(
            cadence,
            meet_after=typed_count(values, "meet_after", 0, 60, DEFAULT.meet_after),
            meet_within=typed_count(values, "meet_within", 1, 60, DEFAULT.meet_within),
        )
    if _calls_count(values):
        cadence = replace(
            cadence,
            call_after=typed_count(values, "call_after", 0, 730, DEFAULT.call_after),
            call_within=typed_count(values, "call_within", 1, 730, 0) or None,
        )
    if cadence.meet_within < cadence.meet_after:
        raise BadInput("This must not be less than the months above.", "meet_within")
    if (cadence.call_within or SHORTEST_MONTH) < cadence.call_after:
        raise BadInput("This must not be less than the days above.", "call_within")
    return None if cadence == DEFAULT else cadence

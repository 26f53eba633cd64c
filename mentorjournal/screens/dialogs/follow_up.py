"""The forms that add and change a follow-up that does not stand in a session's notes."""

from __future__ import annotations

from typing import Any, cast

from mentorjournal.data.base import Owner
from mentorjournal.data.models import FollowUp, FollowUpKind, Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date, typed_date

KINDS = (("action", "action"), ("advice", "advice"), ("question", "question"))
STATES = (("open", "open"), ("done", "done"), ("dropped", "dropped"))
DUE_HINT = "2026-12-01, fri, +2w; empty for no date. For actions."


def add_follow_up_form(journal: Journal, relationship: Relationship) -> FormDialog[FollowUp]:
    """A form that ends with the new follow-up."""
    name = journal.relationships.person(relationship).name
    fields = (
        Field("text", "What", required=True, hint="In a line."),
        Field("kind", "It is", "choice", "action", options=KINDS),
        Field(
            "owner",
            "Whose",
            "choice",
            "me",
            hint="For actions: who has promised it.",
            options=(("me", "mine"), ("them", f"{name}'s")),
        ),
        Field("due", "Due", hint=DUE_HINT),
    )

    def add(values: dict[str, str]) -> FollowUp:
        return journal.follow_ups.add(
            relationship,
            values["text"],
            kind=cast(FollowUpKind, values["kind"]),
            owner=cast(Owner, values["owner"]),
            due=typed_date(values, "due", journal.today()),
        )

    return FormDialog("Add a follow-up", fields, add, draft=f"follow-up of {relationship.uid}")


def edit_follow_up_form(journal: Journal, follow_up: FollowUp) -> FormDialog[FollowUp]:
    """A form that ends with the changed follow-up; it asks what its kind can have."""

    def save(values: dict[str, str]) -> FollowUp:
        changed: dict[str, Any] = dict(values)
        for day in {"due", "reported"} & values.keys():
            changed[day] = typed_date(values, day, journal.today(), past=day == "reported")
        if values["state"] != follow_up.state:
            changed["closed"] = None if values["state"] == "open" else journal.today()
        return journal.follow_ups.edit(follow_up.uid, **changed)

    return FormDialog(
        f"Edit this {follow_up.kind}",
        [
            Field("text", "What", value=follow_up.text, required=True),
            *_fields_of_kind(follow_up),
            Field("state", "It is", "choice", follow_up.state, options=STATES),
        ],
        save,
        draft=f"follow-up {follow_up.uid}",
    )


def _fields_of_kind(follow_up: FollowUp) -> list[Field]:
    if follow_up.kind == "action":
        owners = (("me", "mine"), ("them", "theirs"))
        return [
            Field("owner", "Whose", "choice", follow_up.owner, options=owners),
            Field("due", "Due", value=shown_date(follow_up.due), hint=DUE_HINT),
        ]
    if follow_up.kind == "question":
        return [Field("answer", "Answer", value=follow_up.answer)]
    return [
        Field("tried", "Tried", value=follow_up.tried, hint="What was done with it."),
        Field("result", "Result", value=follow_up.result, hint="What came of it."),
        Field(
            "reported",
            "Reported on",
            value=shown_date(follow_up.reported),
            hint="The day whoever gave the advice heard what came of it.",
        ),
    ]

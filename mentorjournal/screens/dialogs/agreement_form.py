"""The forms of an agreement: its terms, all or some of them, and a review."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import HINT, add_months
from mentorjournal.journal import Journal
from mentorjournal.mentoring.agreements import TERMS, Names
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import shown_date

WIDTH = 16
NEXT_REVIEW = 6
"""Months after which another review is proposed."""
_DAYS = ("review", "ends")
_LINES = ("length", "reply", "review_note")
_LABELS = {
    "rhythm": "Rhythm",
    "length": "Length",
    "prepares": "Prepares",
    "confidential": "Confidential",
    "boundaries": "Boundaries",
    "reply": "Reply",
    "review": "Review",
    "review_note": "That is",
    "ends": "Ends",
    "ending": "Ending before",
}
_HINTS = {
    "their_aim": "What they want of it.",
    "my_aim": "What you want of it, or will do for it.",
    "rhythm": "How often, and how: “meetings every six weeks, a call in between”.",
    "length": "Of a talk: “45 min”.",
    "prepares": "Who prepares, by when, and who keeps the dates.",
    "confidential": "What stays between you, and who may be told what.",
    "boundaries": "What is left out.",
    "reply": "Within what time you answer each other.",
    "review": f"The day on which you look at this again; Next reminds you. {HINT}",
    "review_note": "“At half-time”.",
    "ends": f"The last day; Next reminds you. {HINT}",
    "ending": "How either may end it, without fault: “either may end it, no reason owed”.",
}


def agreement_form(
    journal: Journal,
    relationship: Relationship,
    now: Agreement,
    names: Names,
    fields: Collection[str] = TERMS,
) -> FormDialog[Agreement]:
    """A form that ends with the newest version.

    Args:
        journal: Where it is kept.
        relationship: Whose.
        now: The newest version.
        names: How the two are called.
        fields: Those that are asked for, in their order; the cursor is in the first.
    """

    def save(values: dict[str, str]) -> Agreement:
        answers = Answers(values, journal.today())
        terms: dict[str, Any] = {
            each: answers.day(each) if each in _DAYS else values[each] for each in fields
        }
        return journal.agreements.change(relationship, values.get("reason", ""), **terms)

    def newest() -> Agreement:
        return journal.agreements.current(relationship) or now

    asked = [_field(each, now, names) for each in fields]
    if now.agreed is not None:
        reason = "Why it changes; private. What is agreed stays as a version of its own."
        asked.append(Field("reason", "Why it changes", hint=reason, private=True))
    whole = len(fields) == len(TERMS)
    return FormDialog(
        f"Agreement with {journal.relationships.person(relationship).name}",
        asked,
        save,
        draft=f"agreement {now.uid} {'' if whole else ' '.join(sorted(fields))}".strip(),
        anew=lambda: agreement_form(journal, relationship, newest(), names, fields),
        labels=WIDTH,
    )


def _field(name: str, now: Agreement, names: Names) -> Field:
    aims = {"their_aim": f"{names.them}'s aim", "my_aim": f"{names.me}'s aim"}
    label = (_LABELS | aims)[name]
    value = getattr(now, name)
    if name in _DAYS:
        return Field(name, label, value=shown_date(value), anew=True, hint=_HINTS[name])
    if name in _LINES:
        return Field(name, label, value=value, hint=_HINTS[name])
    return Field(name, label, "prose", value, hint=_HINTS[name])


def review_form(
    journal: Journal, relationship: Relationship, now: Agreement, names: Names
) -> FormDialog[Agreement]:
    """A form that ends with a version that says the same, once both have said how it works."""
    after = add_months(journal.today(), NEXT_REVIEW)
    if now.ends is not None and after > now.ends:
        after = now.ends
    proposed = after if after > journal.today() else None
    fields = (
        Field(
            "my_view",
            f"{names.me} says",
            "prose",
            hint="How it works, as you see it; private.",
            private=True,
        ),
        Field(
            "their_view",
            f"{names.them} says",
            "prose",
            hint="How it works, as they see it; private.",
            private=True,
        ),
        Field(
            "review",
            "Next review",
            value=shown_date(proposed),
            anew=True,
            hint=f"The day on which you look at it the next time; empty for none. {HINT}",
        ),
    )

    def save(values: dict[str, str]) -> Agreement:
        return journal.agreements.look_again(
            relationship,
            review=Answers(values, journal.today()).day("review"),
            my_view=values["my_view"],
            their_view=values["their_view"],
        )

    return FormDialog(
        "Looked at again, and it still holds",
        fields,
        save,
        intro="Where something is to change, leave this, and edit it instead.",
        draft=f"review {now.uid}",
        labels=WIDTH,
    )

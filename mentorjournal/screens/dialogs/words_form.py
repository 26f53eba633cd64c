"""The form of what is said in a pay talk: interests, options, criteria, evidence."""

from __future__ import annotations

from mentorjournal.data.records.models import Negotiation
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.form import Field, FormDialog

HINTS = {
    "my_interests": ("My interests", "Why you want it, behind the number."),
    "their_interests": ("Their interests", "What they need, which you may help with."),
    "options": ("Options", "What would be good for both of you."),
    "criteria": ("Criteria", "What both of you could call fair."),
    "evidence": ("Evidence", "What you have done, with numbers."),
}


def words_form(journal: Journal, talk: Negotiation, first: str = "") -> FormDialog[Negotiation]:
    """Changes interests, options, criteria and evidence.

    Args:
        journal: Where it is kept.
        talk: The sheet.
        first: The field that stands first; they keep their order otherwise.
    """
    order = sorted(HINTS, key=lambda field: field != first)
    fields = [
        Field(field, HINTS[field][0], "text", getattr(talk, field), hint=HINTS[field][1])
        for field in order
    ]

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        return journal.negotiations.edit(
            talk.uid, **{field: answers.text(field) for field in HINTS}
        )

    return FormDialog(
        "Interests, options, criteria, evidence", fields, submit, draft=f"words {talk.uid}"
    )

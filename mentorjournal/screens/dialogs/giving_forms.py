"""The forms of what I give: my page as a mentor, and who mentors whom in the line."""

from __future__ import annotations

from typing import cast

from mentorjournal.data.records.giving import ThankedHow, ThankYou
from mentorjournal.data.records.models import MentorPage, Relationship
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.journal.giving import draft_of_thanks
from mentorjournal.mentoring.mentor_page import PARTS
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import needed_date, shown_date

WIDTH = 22
_HINTS = {
    "offer": "What could you give? In which form, how often, for whom; a line is enough.",
    "why": "What you get of it, and what somebody once gave you.",
    "worked": "What you did that went well, and would do again.",
    "mistakes": "What you would not do again, and what it taught you.",
    "younger": "What you wish somebody had told you earlier.",
    "angle": "What you see that other mentors may not.",
    "not_known": "Saying so helps others to find somebody better.",
}
_LABELS = {"not_known": "What I do not know"}


def page_form(journal: Journal) -> FormDialog[MentorPage | None]:
    """A form that ends with my page as a mentor."""
    return FormDialog(
        "Your page as a mentor",
        _page_fields(journal),
        lambda values: journal.people.page.write(**values),
        draft="mentor's page",
        labels=WIDTH,
        anew=lambda: page_form(journal),
    )


def _page_fields(journal: Journal) -> tuple[Field, ...]:
    page = journal.people.page.mine()
    fields = [
        Field(
            part,
            _LABELS.get(part, label[0].upper() + label[1:]),
            "prose",
            getattr(page, part) if page else "",
            hint=_HINTS[part],
        )
        for part, label in PARTS.items()
    ]
    who = Field(
        "who_knows",
        "Who does",
        value=page.who_knows if page else "",
        hint="By name; goes to the other person only, never to a manager or anyone.",
    )
    return (*fields, who)


def line_form(journal: Journal, relationship: Relationship) -> FormDialog[Relationship]:
    """A form about a link of the line: who came before, whether it was paid forward, and to whom.

    Args:
        journal: Where it is kept.
        relationship: With me.
    """
    name = journal.relationships.person(relationship).name

    def save(values: dict[str, str]) -> Relationship:
        return journal.circle.pay_forward(
            relationship.uid,
            Answers(values, journal.today()).day("paid_forward", past=True),
            first_protege=values["first_protege"],
            mentored_by=values.get("mentored_by"),
        )

    return FormDialog(
        f"{name} in the line of mentors",
        _line_fields(relationship),
        save,
        draft=f"line {relationship.uid}",
        labels=WIDTH,
        anew=lambda: line_form(journal, *as_kept(journal, relationship)),
    )


def _line_fields(relationship: Relationship) -> tuple[Field, ...]:
    mine = relationship.my_role == "protege"
    who = "you mentor" if mine else "they mentor"
    before = Field(
        "mentored_by",
        "Mentored by",
        value=relationship.mentored_by,
        hint="Who mentored them once, by name.",
    )
    forward = (
        Field(
            "paid_forward",
            "Paid forward since",
            value=shown_date(relationship.paid_forward),
            anew=True,
            hint=f"The day since which {who} somebody; empty for not yet. {HINT}",
        ),
        Field(
            "first_protege",
            f"Whom {who}",
            value=relationship.first_protege,
            hint="The first one, by name.",
        ),
    )
    return (before, *forward) if mine else forward


def thanks_form(
    journal: Journal, relationship: Relationship, old: ThankYou | None = None
) -> FormDialog[Relationship]:
    """A form with a draft of thanks; it ends once they are said or sent.

    Args:
        journal: Where it is kept.
        relationship: Whom they are for.
        old: Thanks that were kept, to be read or put right; None to give thanks.
    """
    name = journal.relationships.person(relationship).name
    fields = (
        Field(
            "how",
            "It was",
            "choice",
            old.how if old else "said",
            options=(("said", "said"), ("sent", "sent")),
        ),
        Field(
            "on",
            "On",
            value=shown_date(old.on if old else journal.today()),
            required=True,
            anew=True,
            hint=HINT,
        ),
        Field(
            "text",
            "In these words",
            "text",
            old.text if old else draft_of_thanks(journal, relationship),
            hint="Make them yours. They are kept here, private; to send them, share “thank-you”.",
            private=True,
        ),
    )

    def save(values: dict[str, str]) -> Relationship:
        on = needed_date(values, "on", journal.today(), past=True)
        how, text = cast(ThankedHow, values["how"]), values["text"]
        if old is None:
            return journal.circle.thank(relationship.uid, on, how=how, text=text)
        return journal.circle.rewrite(relationship.uid, old.uid, on, how=how, text=text)

    title = f"How you thanked {name}" if old else f"Thank {name}"
    return FormDialog(
        title,
        fields,
        save,
        draft=f"thanks {old.uid if old else relationship.uid}",
        labels=WIDTH,
        anew=(lambda: thanks_form(journal, *as_kept(journal, relationship, old))) if old else None,
    )

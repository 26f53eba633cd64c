"""The form of a page that says how it could work: a draft, to be put into one's own words."""

from __future__ import annotations

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import Field, FormDialog

WIDTH = 24
_HINTS = {
    "aim": "From your ask. Emptied, each part is drafted anew.",
    "mine": "What you prepare, and what you do with advice. From the agreement where one is begun.",
    "yours": "What it asks of somebody who may never have mentored.",
    "often": "From the agreement where one is begun, or the size of your ask.",
    "year": "The themes of the roadmap.",
    "between": "What is confidential, what is left out, how soon you reply.",
    "ending": "How either of you may stop.",
}


def first_page_form(journal: Journal, relationship: Relationship) -> FormDialog[Relationship]:
    """A form that ends with whom the page is for, once it is written or left as it was drafted.

    Raises:
        NotFound: There is nobody to write it for.
    """

    def save(values: dict[str, str]) -> Relationship:
        journal.agreements.first_pages.write(relationship, **values)
        return relationship

    name = journal.relationships.person(relationship).name
    return FormDialog(
        f"How it could work with {name}",
        _fields(journal, relationship),
        save,
        draft=f"first page {relationship.uid}",
        labels=WIDTH,
        anew=lambda: first_page_form(journal, journal.relationships.get(relationship.uid)),
    )


def _fields(journal: Journal, relationship: Relationship) -> tuple[Field, ...]:
    return tuple(
        Field(each.field, each.heading, "prose", each.text, hint=_HINTS[each.field])
        for each in journal.agreements.first_pages.sections(relationship)
        if each.text
    )

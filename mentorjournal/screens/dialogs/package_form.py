"""The form of what today's position pays."""

from __future__ import annotations

from mentorjournal.data.records.models import Negotiation
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.package_fields import package_fields, read_package


def package_form(journal: Journal, talk: Negotiation) -> FormDialog[Negotiation]:
    """Changes what today's position pays; to stay on it is always an alternative."""

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        return journal.negotiations.set_now(talk.uid, read_package(answers))

    return FormDialog(
        "What today's position pays",
        package_fields(talk.now),
        submit,
        intro=f"A year, before tax, in {talk.currency}.",
        draft=f"now {talk.uid}",
    )

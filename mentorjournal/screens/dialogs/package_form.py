"""The form of what today's position pays."""

from __future__ import annotations

from mentorjournal.data.records.models import Negotiation
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.form_parts import FormParts
from mentorjournal.screens.dialogs.package_fields import PackageFields


def package_form(journal: Journal, talk: Negotiation) -> FormDialog[Negotiation]:
    """Changes what today's position pays; to stay on it is always an alternative."""
    package = PackageFields(talk.now, talk.years, talk.currency)

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        return journal.negotiations.set_now(talk.uid, package.read(answers))

    return FormDialog(
        "Today",
        package.part.fields,
        submit,
        draft=f"now {talk.uid}",
        parts=FormParts(package.part),
    )

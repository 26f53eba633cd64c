"""The form of what today's position pays."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from mentorjournal.data.records.models import Negotiation
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.answers import Answers
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.form_parts import FormParts
from mentorjournal.screens.dialogs.package_fields import PackageFields, typed_package


def package_form(journal: Journal, talk: Negotiation) -> FormDialog[Negotiation]:
    """Changes what today's position pays; to stay on it is always an alternative."""
    package = PackageFields(talk.now, talk.years, talk.currency)
    fields = (*package.part.fields, _nothing_else(talk))
    part = replace(package.part, fields=fields)

    def submit(values: dict[str, str]) -> Negotiation:
        answers = Answers(values, journal.today())
        now, alone = package.read(answers), answers.flag("base_only")
        return journal.negotiations.edit(talk.uid, now=now, base_only=alone and now.base_alone)

    return FormDialog(
        "Today",
        fields,
        submit,
        draft=f"now {talk.uid}",
        parts=FormParts(part),
        anew=lambda: package_form(journal, *as_kept(journal, talk)),
    )


def _nothing_else(talk: Negotiation) -> Field:
    """Whether the base is all there is, so that it is not asked for again."""
    return Field(
        "base_only",
        "Base alone",
        "toggle",
        "yes" if talk.base_only else "",
        hint="Yes, where you know that there is nothing else; then it is not asked again.",
        width=9,
        aside=_not_so,
    )


def _not_so(values: Mapping[str, str]) -> str:
    package, unread = typed_package(values)
    more = values["base_only"] == "yes" and not (package.base_alone or unread)
    return "more stands above" if more else ""

"""The form that asks which file or folder is taken over, and whom it is about."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from msgspec import Struct

from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.models import Relationship
from mentorjournal.errors import Ambiguous, BadInput, NotFound
from mentorjournal.imports.files import typed_path
from mentorjournal.imports.forms import FORM_WORDS, form_of
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.form import Field, FormDialog

_BY_PATH = ""
_ROLES = (("", "add nobody"), ("mentor", "I mentor them"), ("protege", "they mentor me"))


class Source(Struct, frozen=True):
    """What is to be taken over.

    Attributes:
        typed: The path, as it was typed.
        path: The file or folder.
        form: What it is, one of `imports.forms.FORMS`.
        relationship: Whom it is about where it names nobody.
        role: What I am to people who are new; None to add nobody.
    """

    typed: str
    path: Path
    form: str
    relationship: Relationship | None
    role: MyRole | None


def import_form(journal: Journal, before: Source | None) -> FormDialog[Source]:
    """Gives what is to be taken over; nothing is read yet.

    Args:
        journal: Where it is to come.
        before: What was chosen last.
    """

    def submit(values: dict[str, str]) -> Source:
        path = typed_path(values["path"])
        if not path.exists():
            raise BadInput("There is no such file or folder.", "path")
        return Source(
            typed=values["path"],
            path=path,
            form=values["form"] or form_of(path),
            relationship=_whose(journal, values["who"]),
            role=cast(MyRole, values["role"]) or None,
        )

    whose = before.relationship if before else None
    chosen = before.form if before and before.form != form_of(before.path) else _BY_PATH
    fields = [
        Field(
            "path",
            "File or folder",
            value=before.typed if before else "",
            required=True,
            anew=True,
            hint="Where it is: ~/vault/1-1 for a folder of notes, ~/journal.txt for jrnl.",
        ),
        Field(
            "form",
            "What it is",
            "choice",
            value=chosen,
            options=((_BY_PATH, "as its name says"), *FORM_WORDS.items()),
        ),
        Field(
            "who",
            "Whose, else",
            value=journal.relationships.person(whose).name if whose else "",
            hint="Whom it is about where it names nobody, or who has shared it; may stay empty.",
        ),
        Field(
            "role",
            "Who is new",
            "choice",
            value=(before.role or "") if before else "",
            options=_ROLES,
            hint="What you are to people whom it names and who are not in your journal yet.",
        ),
    ]
    return FormDialog(
        "Import from elsewhere",
        fields,
        submit,
        intro="Notes, promises and people that you have elsewhere. What would come is shown first.",
        remembers=False,
    )


def _whose(journal: Journal, typed: str) -> Relationship | None:
    """The relationship with whom somebody means.

    Raises:
        BadInput: It is not clear who that is.
    """
    if not typed.strip():
        return None
    try:
        return journal.relationships.find(typed)
    except (NotFound, Ambiguous) as error:
        said = str(error).partition(" See who is with:")[0]
        add = " Add them on the dashboard first." if isinstance(error, NotFound) else ""
        raise BadInput(f"{said}{add}", "who") from None

"""The agreement of two people: what they expect of each other, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.agreements import (
    ROWS,
    TERMS,
    VIEWS,
    Names,
    distance,
    fields_by_line,
    is_review_due,
    row_text,
    state_of,
    version_words,
    views_text,
)
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.page_parts import PageParts, with_page
from mentorjournal.screens.parts import EARLIER
from mentorjournal.screens.relationship_actions import RelationshipActions, for_a_relationship
from mentorjournal.widgets.agreement_list import AgreementList, AgreementRow
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList

NONE_YET = "What you expect of each other, in one page."
NOT_IN_FOOTER = ("session.start", "session.book")
"""Keys that work here as on the other parts, and of which the footer has no room to tell."""


@for_a_relationship
@with_page
class AgreementScreen(JournalScreen):
    """The newest version; the others are one key away.

    Attributes:
        parts: Whose agreement, and what else belongs to the relationship.
        actions: What can be done with the relationship.
    """

    WHERE: ClassVar[str] = "agreement"
    HELP: ClassVar[str | None] = (
        "What the two of you expect of each other. It begins as a draft of what you do already. "
        "x says that both stand by it; what is changed after that is a version of its own, with "
        "its reason, and v shows two of them side by side. s makes it a page to agree on by "
        "mail. On the day of its review, and before its end, Next reminds you; x then says that "
        "it still holds."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("agreement")
    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    AgreementScreen {
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty AgreementList { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PageParts = PageParts(self)
        self.actions = RelationshipActions(self, lambda: self.parts.relationship)
        self._versions: Sequence[Agreement] = ()

    def compose_body(self) -> ComposeResult:
        """The terms, or how they begin."""
        yield Empty(NONE_YET, "agreement.open", "begins it from what you already do")
        yield AgreementList()

    def header_words(self) -> Heading:
        """Whose agreement, which version, and how it stands."""
        if not self._versions:
            return self.parts.header_words()
        newest = self._versions[-1]
        words = version_words(self._versions, len(self._versions) - 1, self.journal.today())
        return self.parts.header_words(words, state_of(newest))

    @property
    def names(self) -> Names:
        """How the two are called."""
        return self.journal.agreements.names(self.parts.relationship)

    def read(self) -> None:
        """Fill the rows."""
        if not self.uid:
            return
        self._versions = self.journal.agreements.of(self.parts.relationship)
        self.set_class(not self._versions, "-empty")
        rows = self.query_one(AgreementList)
        if self._versions:
            rows.show(_rows(self._versions[-1], self.names, self.journal.today()))
            rows.focus()
        self.refresh_bindings()

    async def open_part(self, part: str) -> None:
        """Put the cursor on a line, given by the uid of a version, a field and its words."""
        self.tick()
        version, _blank, rest = part.partition(" ")
        field, _blank, words = rest.partition(" ")
        if not self._versions or self._newest.uid != version:
            self.say(EARLIER.format(key=self.key("agreement.versions")), calm=True)
        else:
            label = next((row.label for row in ROWS if field in row.fields), VIEWS)
            self.query_one(AgreementList).point_at(label, field, words)

    # Keys

    def fits(self, command: str) -> bool:
        """Two versions can be compared, and what is agreed is not agreed again."""
        if command == "agreement.versions":
            return len(self._versions) > 1
        if command == "agreement.agree":
            return bool(self._versions) and (
                self._newest.agreed is None or is_review_due(self._newest, self.journal.today())
            )
        if command == "export.open":
            return bool(self._versions)
        return command not in NOT_IN_FOOTER

    @property
    def _newest(self) -> Agreement:
        """The newest version.

        Raises:
            NotFound: There is none.
        """
        if not self._versions:
            key = self.key("agreement.open")
            raise NotFound(f"There is no agreement yet; {key} begins it from what you do.")
        return self._versions[-1]

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_agreement_open()

    def action_agreement_open(self) -> None:
        """Edit the highlighted part; where there is no agreement, begin it."""
        self.need_to_write()
        if not self._versions:
            self.journal.agreements.begin(self.parts.relationship)
            self.say_changed("A draft of what you do already")
            self.tick()
            return
        rows = self.query_one(AgreementList)
        if rows.part == VIEWS:
            self.action_agreement_review()
            return
        fields = next(row.fields for row in ROWS if row.label == rows.part)
        self._edit(sorted(fields, key=lambda field: field != rows.field))

    def action_agreement_edit(self) -> None:
        """Edit the whole of it."""
        self.need_to_write()
        self._edit(TERMS)

    def _edit(self, fields: Sequence[str]) -> None:
        from mentorjournal.screens.dialogs.agreement_form import agreement_form

        relationship, newest = self.parts.relationship, self._newest
        self._ask(agreement_form(self.journal, relationship, newest, self.names, fields))

    def _ask(self, form: Any) -> None:
        self.app.push_screen(form, lambda _made: self.tick())

    def action_agreement_versions(self) -> None:
        """Show two versions side by side."""
        from mentorjournal.screens.dialogs.agreement_versions import agreement_versions

        if len(self._versions) < 2:
            raise NotFound("There is one version only." if self._versions else NONE_YET)
        name = self.name_of(self.parts.relationship)
        self.app.push_screen(
            agreement_versions(self._versions, self.names, name, self.journal.today())
        )

    def action_agreement_agree(self) -> None:
        """Both stand by it; where a review has come, ask how it works."""
        self.need_to_write()
        newest = self._newest
        if newest.agreed is not None and is_review_due(newest, self.journal.today()):
            self.action_agreement_review()
            return
        self.journal.agreements.agree(self.parts.relationship)
        self.say_changed(f"Agreed with {self.name_of(self.parts.relationship)}")
        self.tick()

    def action_agreement_review(self) -> None:
        """Ask how it works, and say that it still holds."""
        from mentorjournal.screens.dialogs.agreement_form import review_form

        self.need_to_write()
        newest = self._newest
        if newest.agreed is None:
            raise NotFound(f"This is a draft; {self.key('agreement.agree')} says it is agreed.")
        self._ask(review_form(self.journal, self.parts.relationship, newest, self.names))

    def action_export_open(self) -> None:
        """Share it, to be agreed on."""
        self.go("export", self._newest.uid)


def _rows(newest: Agreement, names: Names, today: date) -> list[AgreementRow]:
    """The rows of the newest version; days say how far they are."""
    rows = []
    for row in ROWS:
        day = {"Review": newest.review, "Ends": newest.ends}.get(row.label)
        rows.append(
            AgreementRow(
                row.label,
                row_text(row, newest, names, today),
                fields_by_line(row, newest),
                aside=distance(day, today) if day else "",
                late=day is not None and day < today,
            )
        )
    if views := views_text(newest, names):
        rows.append(AgreementRow(VIEWS, views, private=True))
    return rows

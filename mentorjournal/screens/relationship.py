"""Where a relationship stands: who, how, what this month is about."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from mentorjournal.commands import Command
from mentorjournal.data.records.models import Record, Relationship
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.follow_up import add_follow_up_form
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.overview import overview
from mentorjournal.screens.page_parts import PageParts, with_page
from mentorjournal.screens.relationship_actions import RelationshipActions
from mentorjournal.widgets.fact_sheet import FactSheet
from mentorjournal.widgets.read_text import ReadScroll


@with_page
class RelationshipScreen(JournalScreen):
    """The first part of a relationship's page.

    Attributes:
        parts: Which relationship it is, and what else belongs to it.
        actions: What can be done with the relationship.
    """

    WHERE: ClassVar[str] = "relationship"
    HELP: ClassVar[str | None] = (
        "Where the two of you stand. The digits open the parts of this page, and [ and ] go from "
        "one to the next: the timeline of everything, what must come back, the plan."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("relationship")
    AUTO_FOCUS: ClassVar[str | None] = "ReadScroll"

    DEFAULT_CSS = """
    RelationshipScreen {
        ReadScroll { height: 1fr; padding: 1 1 0 1; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts = PageParts(self)
        self.actions = RelationshipActions(self, lambda: self.parts.relationship)

    def compose_body(self) -> ComposeResult:
        """Parts, and what is known."""
        yield from self.parts.compose()
        with ReadScroll():
            yield FactSheet()

    def header_words(self) -> Heading:
        """With whom."""
        return self.parts.header_words()

    def about(self) -> Relationship | None:
        """The relationship shown."""
        return self.parts.about()

    def read(self) -> None:
        """Fill what is known."""
        if not self.uid:
            return
        relationship, journal = self.parts.relationship, self.journal
        self.parts.fill()
        person = journal.relationships.person(relationship)
        sessions = journal.sessions.of(relationship)
        year, today = journal.year(relationship), journal.today()
        self.query_one(FactSheet).fill(overview(person, year, sessions, today, hide=self.hidden))

    def action_follow_up_add(self) -> None:
        """Add a promise, a piece of advice or a question."""
        self.need_to_write()
        form = add_follow_up_form(self.journal, self.parts.relationship)
        self.app.push_screen(form, lambda _made: self.tick())

    action_export_open = done_by("actions", RelationshipActions.share)
    action_session_start = done_by("actions", RelationshipActions.start)
    action_session_book = done_by("actions", RelationshipActions.book)
    action_session_log = done_by("actions", RelationshipActions.log)
    action_session_miss = done_by("actions", RelationshipActions.miss)
    action_relationship_edit = done_by("actions", RelationshipActions.edit)
    action_person_unite = done_by("actions", RelationshipActions.unite)

    def refuse(self, command: Command) -> None:
        """Say why; somebody whose call begins gets a place to type in all the same."""
        if not self.actions.takes_notes_for(command):
            super().refuse(command)

    def flush(self) -> None:
        """Hand over what was typed for a session that could not be begun.

        Raises:
            JournalError: It still cannot be.
        """
        self.actions.waiting.flush()

    def unsaved(self) -> tuple[Record, ...]:
        """The session that could not be begun, as one that has happened."""
        return self.actions.waiting.unsaved()

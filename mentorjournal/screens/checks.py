"""The checks of an owner: assessments, role checks and skills, newest first."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mentorjournal.data.records.models import Assessment, RoleCheck
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.mentoring.checks import SKILLS, CheckRow, check_rows
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.check_actions import BeginningChecks
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.owner_parts import OwnerParts, with_parts
from mentorjournal.widgets.check_list import CheckList
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList

NOTHING = "Half-time and year's end are laid against the goals you have then."


@with_parts
class ChecksScreen(JournalScreen):
    """A list of what there is; enter opens one, and a begins one.

    Attributes:
        parts: Whose checks they are, and what else is theirs.
        beginning: Begins what is checked.
    """

    WHERE: ClassVar[str] = "checks"
    HELP: ClassVar[str | None] = (
        "Assessments, role checks and the skills of whoever this is about, the newest first. An "
        "assessment takes the goals that are pursued on the day it is begun; once it is closed, "
        "nothing in it changes any more, whatever becomes of the goals."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("checks")

    DEFAULT_CSS = """
    ChecksScreen {
        CheckList { margin: 1 0 0 0; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty CheckList { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: OwnerParts = OwnerParts(self)
        self.beginning = BeginningChecks(self)

    def compose_body(self) -> ComposeResult:
        """The parts, the list, or what would stand in it."""
        yield from self.parts.compose()
        yield CheckList()
        yield Empty(NOTHING, "check.add", "begins one.")

    def read(self) -> None:
        """Fill the list."""
        self.parts.fill()
        journal, owner = self.journal, self.parts.owner
        relationships = journal.relationships.all()
        rows = check_rows(
            journal.assessments.of(owner),
            journal.role_checks.of(owner),
            journal.skills.of(owner),
            names={one.uid: self.name_of(one) for one in relationships},
            goals={goal.uid for goal in journal.goals.of(owner)},
            today=journal.today(),
        )
        self.set_class(not rows, "-empty")
        self.query_one(CheckList).show(rows, journal.today())
        self.query_one(CheckList).focus()
        self.refresh_bindings()

    def fits(self, command: str) -> bool:
        """Where nothing stands, nothing can be done with it."""
        return command == "check.add" or self.query_one(CheckList).row is not None

    @property
    def row(self) -> CheckRow:
        """The highlighted entry.

        Raises:
            NotFound: There is none.
        """
        row = self.query_one(CheckList).row
        if row is None:
            raise NotFound(f"There is no check yet; {self.key('check.add')} begins one.")
        return row

    @property
    def _record(self) -> Assessment | RoleCheck:
        """What is highlighted, where that is one record.

        Raises:
            Refused: It is the skills.
        """
        row = self.row
        if row.place == "assessment":
            return self.journal.assessments.get(row.uid)
        if row.place == "role-check":
            return self.journal.role_checks.get(row.uid)
        raise Refused("The ratings of each skill stand in there, and go one by one.")

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_check_open()

    # Commands

    def action_check_open(self) -> None:
        """Open what is highlighted."""
        row = self.row
        self.go(row.place, self.parts.owner if row.place == SKILLS else row.uid)

    action_check_add = done_by("beginning", BeginningChecks.ask)

    def action_check_delete(self) -> None:
        """Move an assessment or a role check to the trash, after a question."""
        record, row = self._record, self.row
        kind = "assessment" if row.place == "assessment" else "role check"

        def take() -> None:
            self.journal.trash.throw(record, f"the {kind}")
            self.tick()
            undo = self.key("app.undo")
            self.say(f"The {kind} is in the trash. {undo} brings it back.", calm=True)

        day = show_date(row.on, self.journal.today())
        name = f"{row.what}, {day}" if row.place == "assessment" else f"of {day}"
        self.taking.ask(f"the {kind} ({name})", take, covered=f"the {kind}")

    def action_export_open(self) -> None:
        """Share the goals with their last assessment; of all else only the year tells."""
        row = self.row
        skills = self.journal.skills.of(self.parts.owner)
        self.go("export", skills[0].uid if row.place == SKILLS else row.uid)

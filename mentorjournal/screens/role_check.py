"""A role check: what a role answers for, whether that fits the year, and gaps that become goals."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Responsibility
from mentorjournal.data.records.models import Relationship, RoleCheck
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.showing import Showing, made_in
from mentorjournal.screens.base import JournalScreen, not_deleted
from mentorjournal.screens.dialogs.check_forms import responsibility_form, role_check_form
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.shown_to import my_showing
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.owner_parts import relationship_about
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.role_list import GAP, PART, RoleList


class RoleCheckScreen(JournalScreen):
    """Responsibilities, with their gaps below them."""

    WHERE: ClassVar[str] = "role-check"
    PRIVATE: ClassVar[bool] = True
    HELP: ClassVar[str | None] = (
        "What the role answers for today, and whether each of it carries the picture of one year. "
        "Below it stands what is missing; there a makes a goal of it, everywhere else it adds a "
        "responsibility. It is for you alone."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("role-check")
    DEFAULT_CSS = """
    RoleCheckScreen RoleList { margin: 1 0 0 0; }
    """

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield RoleList()

    @property
    def check(self) -> RoleCheck:
        """The role check that is shown.

        Raises:
            NotFound: It is not there any more.
        """
        return not_deleted(self.journal.role_checks.get(self.uid))

    @property
    def _part(self) -> Responsibility | None:
        """The responsibility that is highlighted, or whose gap is."""
        _, uid = self.query_one(RoleList).part
        return next((part for part in self.check.responsibilities if part.uid == uid), None)

    def about(self) -> Relationship | None:
        """The relationship with the person whose role it is; none for mine."""
        return relationship_about(self.journal, self.check.owner if self.uid else ME)

    def header_words(self) -> Heading:
        """Whose role, and of when."""
        try:
            check = self.check
            name = self.journal.people.owner_name(check.owner)
        except NotFound:
            return Heading("role check")
        day = show_date(check.on, self.journal.today())
        return Heading(f"{name} › checks › role check", aside=day, remarks=("private",))

    def read(self) -> None:
        """Fill the list."""
        check = self.check
        goals = {goal.uid: goal.title for goal in self.journal.goals.of(check.owner)}
        self.query_one(RoleList).show(check, goals)
        self.query_one(RoleList).focus()
        self.refresh_bindings()

    def fits(self, command: str) -> bool:
        """Only a responsibility can be taken away."""
        return command != "role.delete" or self.query_one(RoleList).part[0] == PART

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_role_open()

    # Commands

    def action_role_open(self) -> None:
        """Edit what is highlighted."""
        part = self._part
        if part is None:
            self.action_role_edit()
        else:
            self._show(responsibility_form(self.journal, self.check, part))

    def action_role_edit(self) -> None:
        """Edit the day, and what is said of all of it."""
        self._show(role_check_form(self.journal, self.check))

    def action_role_add(self) -> None:
        """Make a goal of the highlighted gap; elsewhere add a responsibility."""
        part = self._part
        if part is None or self.query_one(RoleList).part[0] != GAP:
            self._show(responsibility_form(self.journal, self.check))
            return
        self.need_to_write()
        goal = self.journal.role_checks.goal_from_gap(self.uid, part.uid, self._showing)
        self.tick()
        undo = self.key("app.undo")
        self.say(f"“{goal.title}” is a goal now, still a draft. {undo} undoes it.", calm=True)

    @property
    def _showing(self) -> Showing:
        """Who sees a goal that is made here."""
        about = self.about()
        return my_showing(self.journal) if about is None else made_in(about)

    def action_role_delete(self) -> None:
        """Move the highlighted responsibility to the trash.

        Raises:
            NotFound: None is highlighted.
        """
        part = self._part
        if part is None:
            raise NotFound("There is no responsibility here to take away.")
        if self.taking.is_sure("this responsibility"):
            self.journal.role_checks.remove(self.uid, part.uid)
            self.tick()
            undo = self.key("app.undo")
            self.say(f"The responsibility is in the trash. {undo} brings it back.", calm=True)

    def _show(self, form: FormDialog[RoleCheck]) -> None:
        self.need_to_write()
        self.app.push_screen(form, lambda _saved: self.tick())

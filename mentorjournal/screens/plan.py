"""The plan of me or somebody I mentor: the pictures of 1, 5 and 10 years and the goals."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Goal, Plan
from mentorjournal.data.records.plans import Picture, PlanVersion
from mentorjournal.dates import show_date
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.showing import Showing
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.picture_form import picture_form, picture_of
from mentorjournal.screens.dialogs.plan_versions import PlanVersionsDialog
from mentorjournal.screens.dialogs.shown_to import showing_of, shown_to_names
from mentorjournal.screens.found_in_plan import show_in_plan
from mentorjournal.screens.goal_actions import GoalActions
from mentorjournal.screens.goal_parts import delete_part, part_form, part_name
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.held_actions import done_by
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.opened_goal import OpenedGoal
from mentorjournal.screens.owner_parts import OwnerParts, with_parts
from mentorjournal.text import plural
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.goal_detail import GoalDetail
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_table import GoalTable
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.picture_columns import PictureColumns
from mentorjournal.widgets.plain import fit

NO_GOALS = (
    "No goal of this year yet. A goal here can be measured: where it stands now, where it "
    "shall stand, and by when. Three to five are enough for a year."
)

BESIDE = 24
"""Cells of the header for what stands beside the name and the version."""
LOW, TALL = 28, 40
"""Rows of a screen that has no blank row to spare, and of one with room for many goals."""


@with_parts
class PlanScreen(JournalScreen):
    """Pictures above, goals below them, and the highlighted goal at length.

    Attributes:
        parts: Whose plan it is, and what else is theirs.
        goals: What can be done with the goals.
        opened: The goal that has the screen for itself.
    """

    WHERE: ClassVar[str] = "plan"
    AUTO_FOCUS: ClassVar[str | None] = ""
    HELP: ClassVar[str | None] = (
        "Above stand the pictures of 1, 5 and 10 years; left and right go from one to the "
        "next, and x says that they are still true. "
        "Below are the goals of this year: the bar is how far it is, the line in it what was to "
        "be expected by now. Tab goes on to the readings, steps, evidence, pitch and confidence "
        "of the highlighted goal, where a adds one. Enter opens a goal, with its months; escape "
        "closes it. e edits it, t gives it another due day, i says why it stands as it does, "
        "d d deletes what is highlighted, alt+up and alt+down move a goal, "
        "and space unfolds the goals of earlier years."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("plan")

    DEFAULT_CSS = """
    PlanScreen {
        #plan { height: 1fr; padding: 1 0 0 0; }
        GoalTable { margin: 1 0 0 0; }
        GoalDetail { margin: 1 0 0 0; }
        &.-empty GoalTable, &.-empty GoalDetail { display: none; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-low #plan { padding: 0; }
        &.-tall GoalTable { max-height: 40%; }
        &.-opened PictureColumns, &.-opened GoalTable, &.-opened PartLine { display: none; }
        &.-opened GoalDetail { margin: 0; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._shown = ""
        self.parts: OwnerParts = OwnerParts(self)
        self.goals = GoalActions(self)
        self.opened = OpenedGoal(self)

    def compose_body(self) -> ComposeResult:
        """Pictures, goals, the highlighted goal."""
        yield from self.parts.compose()
        with VerticalScroll(id="plan", can_focus=False):
            yield PictureColumns()
            yield GoalTable(id="goals")
            yield Empty(NO_GOALS, "goal.add", "adds a goal")
            yield GoalDetail()

    # What is shown

    @property
    def showing(self) -> Showing:
        """Who sees what is made here."""
        return showing_of(self.journal, self.parts.owner)

    @property
    def version(self) -> PlanVersion | None:
        """The pictures as they stand; None before the first."""
        plan = self.journal.plans.of(self.parts.owner)
        return plan.current if plan else None

    @property
    def goal(self) -> Goal:
        """The highlighted goal.

        Raises:
            NotFound: There is none.
        """
        table = self.query_one(GoalTable)
        if table.on_fold:
            raise NotFound("Here are the goals of earlier years; space shows them, or folds them.")
        if not table.chosen:
            raise NotFound(f"There is no goal here; {self.key('goal.add')} adds one.")
        return self.journal.goals.get(table.chosen)

    @property
    def picture(self) -> Picture:
        """The highlighted picture, an empty one where none was drawn."""
        horizon = self.query_one(PictureColumns).horizon
        return picture_of(self.journal, self.parts.owner, horizon)

    @property
    def part(self) -> str:
        """The row of the highlighted part of the goal, while the cursor is there."""
        entries = self.query_one(GoalEntries)
        return entries.chosen if entries.has_focus else ""

    def read(self) -> None:
        """Fill pictures, goals and the highlighted goal."""
        self.parts.fill()
        goals = self.journal.goals.of(self.parts.owner)
        self.query_one(PictureColumns).version = self.version
        self.set_class(not goals, "-empty")
        self.query_one(GoalTable).show(goals, self.journal.today())
        self.show_goal()
        if self._shown != self.parts.owner:
            self._shown = self.parts.owner
            self.query_one(GoalTable if goals else PictureColumns).focus()
        elif not goals and not self.query_one(PictureColumns).has_focus:
            self.query_one(PictureColumns).focus()
        self.refresh_bindings()

    def header_words(self) -> Heading:
        """Whose plan, and of when; of an opened goal its name."""
        plan = self.journal.plans.of(self.uid or ME)
        heading = self.parts.header_words()
        if self.opened.uid:
            title = self.goals.title(self.journal.goals.get(self.opened.uid))
            return replace(heading, where=f"{heading.where} › {title}")
        if plan is None or plan.current is None:
            return heading
        day = show_date(plan.current.on, self.journal.today())
        aside = f"version {len(plan.versions)} of {day}"
        if plan.current.reason:
            aside += f", “{discreet(self, plan.current.reason)}”"
        room = self.size.width - len(heading.where) - BESIDE
        return replace(heading, aside=fit(aside, max(room, 0)).rstrip())

    def on_resize(self) -> None:
        """Save the empty line at the top where rows are scarce."""
        self.set_class(self.size.height < LOW, "-low")
        self.set_class(self.size.height >= TALL, "-tall")

    @on(LineList.Highlighted)
    def _follow(self, event: LineList.Highlighted) -> None:
        # The parts are filled anew for each goal, and tell of it too.
        if event.rows is self.query_one(GoalTable):
            with self.show_errors():
                self.show_goal()

    def show_goal(self) -> None:
        """Show the parts of the goal that is highlighted."""
        uid = self.query_one(GoalTable).chosen
        self.opened.follow(uid)
        self.query_one(GoalDetail).display = bool(uid)
        if uid:
            goal = self.journal.goals.get(uid)
            shown_to = shown_to_names(self.journal, goal.shown_to)
            of_it = [each.on for each in self.journal.achievements.for_goal(uid)]
            self.query_one(GoalDetail).show(goal, self.journal.today(), shown_to, of_it)

    async def open_part(self, part: str) -> None:
        """Go to a goal, given by its uid, to a part of it, or to words of a picture."""
        self.tick()
        show_in_plan(self, part)

    def may_go_back(self) -> bool:
        """An opened goal is closed first."""
        if self.opened.uid:
            self.opened.close()
            return False
        return super().may_go_back()

    # Moving about

    @on(PictureColumns.Passed)
    def _to_goals(self) -> None:
        if self.query_one(GoalTable).rows:
            self.query_one(GoalTable).focus()

    @on(LineList.Passed)
    def _pass_on(self, event: LineList.Passed) -> None:
        goals, entries = self.query_one(GoalTable), self.query_one(GoalEntries)
        if event.rows is goals:
            if event.step < 0:
                self.query_one(PictureColumns).focus()
            elif entries.rows:
                entries.focus()
        elif event.step < 0 and not self.opened.uid:
            goals.focus()

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_picture_edit()

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what needs a goal while there is none."""
        goes = ("goal_add", "goal_delete", "goal_edit", "goal_tick")
        if action.startswith("goal_") and action not in goes and self.has_class("-empty"):
            return None
        return super().check_action(action, parameters)

    def fits(self, command: str) -> bool:
        """A step can be ticked, a goal read, and pictures compared where there are two."""
        with suppress(NotFound):
            if command == "goal.tick" and self.query_one(PictureColumns).has_focus:
                return self.version is not None
            if command == "goal.tick":
                table = self.query_one(GoalTable)
                return self.part.startswith("step:") or (table.has_focus and bool(table.chosen))
            if command in ("goal.reading", "goal.due", "goal.why"):
                among_goals = not self.query_one(PictureColumns).has_focus
                return among_goals and bool(self.query_one(GoalTable).chosen)
            if command == "goal.edit":
                chosen = self.query_one(GoalTable).chosen
                return bool(chosen) or self.query_one(PictureColumns).has_focus
            if command == "plan.versions":
                plan = self.journal.plans.of(self.parts.owner)
                return plan is not None and len(plan.versions) > 1
        return True

    def action_picture_edit(self) -> None:
        """Open what is highlighted: a goal, or the form of a picture or of a part of a goal."""
        if self.query_one(GoalTable).has_focus and self.query_one(GoalTable).on_fold:
            self.query_one(GoalTable).action_unfold()
        elif self.query_one(PictureColumns).has_focus:
            self._edit_picture()
        elif self.part:
            goal = self.goal
            self.goals.open(part_form(self.journal, self.showing, goal, self.part), goal)
        elif self.opened.uid:
            self.goals.edit()
        else:
            self.opened.open()

    def _edit_picture(self) -> None:
        self.goals.open(picture_form(self.journal, self.showing, self.picture))

    def action_goal_edit(self) -> None:
        """Edit the whole of what is highlighted: the picture, or the goal."""
        if self.query_one(PictureColumns).has_focus:
            self._edit_picture()
        else:
            self.goals.edit()

    action_goal_add = done_by("goals", GoalActions.add)
    action_goal_up = done_by("goals", GoalActions.move_up)
    action_goal_down = done_by("goals", GoalActions.move_down)
    action_goal_order = done_by("goals", GoalActions.reorder)
    action_goal_reading = done_by("goals", GoalActions.reading)
    action_goal_due = done_by("goals", GoalActions.due)
    action_row_copy = done_by("goals", GoalActions.copy)
    action_goal_why = done_by("goals", GoalActions.why)
    action_goal_pitch = done_by("goals", GoalActions.pitch)
    action_goal_confidence = done_by("goals", GoalActions.confidence)
    action_goal_step = done_by("goals", GoalActions.step)
    action_goal_evidence = done_by("goals", GoalActions.evidence)

    def action_goal_tick(self) -> None:
        """Tick the highlighted step; among the pictures, say that they are still true."""
        if not self.query_one(PictureColumns).has_focus:
            self.goals.tick()
        else:
            self._still_true()

    def action_goal_delete(self) -> None:
        """Delete what is highlighted: a goal, a part of it, or a picture."""
        if self.query_one(PictureColumns).has_focus:
            years = plural(self.picture.horizon, "year")
            if self.taking.is_sure(f"the picture of {years}"):
                self._gone(self._empty_picture())
        elif self.part:
            goal, part = self.goal, self.part
            if self.taking.is_sure(part_name(goal, part, self.journal.today())):
                self._gone(delete_part(self.journal, goal, part))
        else:
            self._ask_for_the_goal(self.goal)

    def _ask_for_the_goal(self, goal: Goal) -> None:
        def take() -> None:
            self.journal.trash.throw(goal, "the goal")
            self._gone("The goal is in the trash.")

        self.taking.ask(f"the goal “{goal.title}”", take, covered="the goal")

    def _gone(self, said: str) -> None:
        self.tick()
        self.say(f"{said} {self.key('app.undo')} brings it back.", calm=True)

    def _empty_picture(self) -> str:
        picture = self.picture
        if not any(picture.words):
            raise NotFound("There is no picture to delete.")
        self.journal.plans.draw(self.showing, Picture(horizon=picture.horizon))
        years = plural(picture.horizon, "year")
        return f"The picture of {years} is empty; earlier versions keep theirs."

    def action_plan_versions(self) -> None:
        """Compare versions of the pictures: at first then and now, and any two by keys."""
        owner = self.parts.owner
        plan = self.journal.plans.of(owner)
        if plan is None or len(plan.versions) < 2:
            raise NotFound("There is no earlier version yet; a new one begins with each change.")
        self.app.push_screen(
            PlanVersionsDialog(
                "Me" if owner == ME else self.journal.people.get(owner).name,
                plan,
                self.journal.plans.session_words,
                self.journal.today(),
                horizon=self.query_one(PictureColumns).horizon,
                confirm=self._still_true,
            )
        )

    def _still_true(self) -> Plan:
        self.need_to_write()
        before = self.journal.plans.of(self.parts.owner)
        plan = self.journal.plans.confirm(self.parts.owner)
        if plan == before:
            self.say("You have said so today already; nothing was changed.", calm=True)
            return plan
        self.tick()
        undo = self.key("app.undo")
        self.say(f"Looked at again, still true: a version of its own. {undo} undoes it.", calm=True)
        return plan

    def action_export_open(self) -> None:
        """Share the goals, after a look at exactly what is shared."""
        owner = self.parts.owner
        goals, plan = self.journal.goals.of(owner), self.journal.plans.of(owner)
        what = next(iter(goals), plan)
        if what is None:
            raise NotFound(f"There is nothing to share yet; {self.key('goal.add')} adds a goal.")
        self.go("export", self.query_one(GoalTable).chosen or what.uid)

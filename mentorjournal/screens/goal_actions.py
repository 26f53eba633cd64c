"""What can be done with the goals of a plan and with the parts of the highlighted one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mentorjournal.commands import BY_ID
from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import Step
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.goal_why import why_words
from mentorjournal.mentoring.goals import OVER, reading_remark, state_again
from mentorjournal.screens.copying import copy_words
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.due_form import due_form
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.goal_form import goal_form
from mentorjournal.screens.dialogs.pitch_form import pitch_form
from mentorjournal.screens.dialogs.proof_forms import confidence_form, evidence_form, step_form
from mentorjournal.screens.dialogs.reading_form import reading_form
from mentorjournal.screens.goal_parts import part_of
from mentorjournal.screens.hide_key import need_to_show
from mentorjournal.text import named
from mentorjournal.widgets.discreet import about_pay
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_table import GoalTable
from mentorjournal.widgets.picture_columns import PictureColumns
from mentorjournal.widgets.plain import veil

if TYPE_CHECKING:
    from mentorjournal.screens.plan import PlanScreen


class GoalActions:
    """Runs commands about goals.

    Args:
        screen: The screen on which a goal, and maybe a part of it, is highlighted.
    """

    def __init__(self, screen: PlanScreen) -> None:
        self._screen = screen

    def title(self, goal: Goal) -> str:
        """What a goal is called; only its shape where it is about pay and the hide key is on."""
        return veil(goal.title) if self._screen.hidden and about_pay(goal) else goal.title

    def open(
        self,
        form: FormDialog[Any],
        about: Goal | None = None,
        saved: Callable[[Any], None] = lambda _made: None,
    ) -> None:
        """Open a form; one about a goal whose figures are pay is covered by the hide key.

        Args:
            form: The form.
            about: The goal it is about; None where it is about none.
            saved: What is done with what it makes.
        """
        screen = self._screen
        screen.need_to_write()
        if about is not None and about_pay(about):
            form.cover()

        def closed(made: Any) -> None:
            with screen.show_errors():
                screen.tick()
                if made is not None:
                    self._say_what_became(about, made)
                    saved(made)

        screen.app.push_screen(form, closed)

    def _say_what_became(self, before: Goal | None, made: object) -> None:
        """Say where a goal went that is not pursued any more, and offer what was achieved with it.

        Args:
            before: As it was.
            made: What it has become; nothing is said where that is no goal, or not changed.
        """
        screen = self._screen
        if before is None or not isinstance(made, Goal) or made == before:
            return
        if made.state in OVER and before.state not in OVER:
            screen.say_changed(f"{made.state.capitalize()}, and among those of earlier years")
        elif (done := screen.journal.just_done()) and done.goal and done.goal.uid == made.uid:
            offer = screen.offer_achievement()
            screen.say(f"Reached: {named(self.title(made))}.{offer}", calm=True)

    def add(self) -> None:
        """Add a goal; among the parts of one, a part of it."""
        if self._screen.query_one(GoalEntries).has_focus:
            self._add_part()
        else:
            self._add_goal()

    def _add_part(self) -> None:
        """Ask which part it is to be, that of the highlighted kind first."""
        screen = self._screen
        screen.need_to_write()
        parts = {
            "reading": self.reading,
            "step": self.step,
            "evidence": self.evidence,
            "pitch": self.pitch,
            "confidence": self.confidence,
        }
        items = [Item(each, BY_ID[f"goal.{each}"].name) for each in parts]
        highlighted = screen.part.split(":")[0]
        dialog = ChooseDialog("What is to be added?", items, highlighted=highlighted)

        def chosen(part: str | None) -> None:
            if part is not None:
                with screen.show_errors():
                    parts[part]()

        screen.app.push_screen(dialog, chosen)

    def _add_goal(self) -> None:
        """Add a goal and go to it."""
        screen = self._screen

        def added(goal: Goal | None) -> None:
            screen.tick()
            if goal is not None:
                screen.query_one(GoalTable).highlight(goal.uid)
                screen.query_one(GoalTable).focus()

        screen.app.push_screen(goal_form(screen.journal, screen.showing), added)

    def _close(self, goal: Goal) -> None:
        """Close a goal, or pursue one again that is not pursued."""
        screen = self._screen
        screen.need_to_write()
        if goal.state in OVER:
            made = screen.journal.goals.edit(goal.uid, state=state_again(goal))
            said = f"{made.state.capitalize()} again"
            if made.state == "draft":
                said += f", and {screen.key('goal.edit')} agrees it"
            screen.tick()
            screen.say_changed(said)
        else:
            made = screen.journal.goals.edit(goal.uid, state="closed")
            screen.tick()
            self._say_what_became(goal, made)

    def move_up(self) -> None:
        """Move the highlighted goal up among those of its year."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the highlighted goal down among those of its year."""
        self._move(1)

    def _move(self, step: int) -> None:
        screen = self._screen
        screen.need_to_write()
        if screen.query_one(GoalTable).order != "own":
            raise Refused(f"{screen.key('goal.order')} shows your own order again, to move them.")
        screen.journal.goals.move(screen.goal.uid, step)
        screen.tick()

    def reorder(self) -> None:
        """Show the goals in the next order; their owner's own is kept."""
        self._screen.query_one(GoalTable).reorder()

    def edit(self) -> None:
        """Edit the highlighted goal."""
        screen, goal = self._screen, self._screen.goal
        self.open(goal_form(screen.journal, screen.showing, goal), goal)

    def reading(self) -> None:
        """Write down where the highlighted goal stands."""
        before = self._screen.goal

        def saved(goal: Goal) -> None:
            new = next((each for each in goal.readings if each not in before.readings), None)
            if new is not None and (said := reading_remark(goal, new.on)):
                self._screen.say(said, calm=True)

        self.open(reading_form(self._screen.journal, before), before, saved)

    def due(self) -> None:
        """Give the highlighted goal another due day."""
        self._open_about(due_form)

    def why(self) -> None:
        """Say why the highlighted goal stands as it does.

        Raises:
            Refused: Its figures are pay, and the hide key is on.
        """
        screen, goal = self._screen, self._screen.goal
        if about_pay(goal):
            need_to_show(screen)
        screen.say(" ".join(why_words(goal, screen.journal.today())), calm=True)

    def copy(self) -> None:
        """Copy the title of the goal, or what the highlighted part or picture says.

        Raises:
            NotFound: Nothing is drawn or written there.
            Refused: It is about pay, and the hide key is on; or it is too long.
        """
        screen = self._screen
        if screen.query_one(PictureColumns).has_focus:
            if not (text := "\n".join(filter(None, screen.picture.words))):
                raise NotFound("There is no picture to copy.")
            copy_words(screen, text)
            return
        goal, parts = screen.goal, screen.query_one(GoalEntries)
        text = (parts.words() if parts.has_focus else "") or goal.title
        copy_words(screen, text, private=about_pay(goal))

    def pitch(self) -> None:
        """Edit how the highlighted goal is put to management."""
        self._open_about(pitch_form)

    def confidence(self) -> None:
        """Write down how sure one is."""
        self._open_about(confidence_form)

    def step(self) -> None:
        """Add a step to the highlighted goal."""
        self._open_about(step_form)

    def evidence(self) -> None:
        """Add something that shows progress."""
        self._open_about(evidence_form)

    def _open_about(self, form: Callable[[Journal, Goal], FormDialog[Goal]]) -> None:
        goal = self._screen.goal
        self.open(form(self._screen.journal, goal), goal)

    def tick(self) -> None:
        """Tick the highlighted step as done today, or take that back; close a goal, or open it."""
        screen, goal = self._screen, self._screen.goal
        if not screen.part and screen.query_one(GoalTable).has_focus:
            self._close(goal)
            return
        step = part_of(goal, screen.part)
        if not isinstance(step, Step):
            raise NotFound("Go to a step of a goal first; tab leads there.")
        done = None if step.done else screen.journal.today()
        made = screen.journal.goals.put(goal.uid, replace(step, done=done))
        screen.tick()
        self._say_what_became(goal, made)

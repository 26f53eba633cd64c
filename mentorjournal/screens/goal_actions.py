"""What can be done with the goals of a plan and with the parts of the highlighted one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from mentorjournal.commands import BY_ID
from mentorjournal.data.records.models import Goal
from mentorjournal.data.records.plans import GoalState, Step
from mentorjournal.errors import NotFound
from mentorjournal.mentoring.goals import OVER, missing, reading_remark
from mentorjournal.screens.dialogs.choose import ChooseDialog, Item
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.dialogs.goal_form import goal_form
from mentorjournal.screens.dialogs.pitch_form import pitch_form
from mentorjournal.screens.dialogs.proof_forms import confidence_form, evidence_form, step_form
from mentorjournal.screens.dialogs.reading_form import reading_form
from mentorjournal.screens.goal_parts import part_of
from mentorjournal.text import named
from mentorjournal.widgets.discreet import about_pay
from mentorjournal.widgets.goal_entries import GoalEntries
from mentorjournal.widgets.goal_table import GoalTable

if TYPE_CHECKING:
    from mentorjournal.screens.plan import PlanScreen


class GoalActions:
    """Runs commands about goals.

    Args:
        screen: The screen on which a goal, and maybe a part of it, is highlighted.
    """

    def __init__(self, screen: PlanScreen) -> None:
        self._screen = screen

    def open(
        self, form: FormDialog[Any], saved: Callable[[Any], None] = lambda _made: None
    ) -> None:
        """Open a form about the highlighted goal, whose heading is covered where that is pay.

        Args:
            form: The form.
            saved: What is done with what it makes.
        """
        screen = self._screen
        screen.need_to_write()
        chosen = screen.query_one(GoalTable).chosen
        if chosen and about_pay(screen.journal.goals.get(chosen)):
            form.cover()

        def closed(made: Any) -> None:
            self._kept(changed=made is not None)
            if made is not None:
                saved(made)

        screen.app.push_screen(form, closed)

    def _kept(self, *, changed: bool) -> None:
        """Show what a form has changed; what is met or closed with that can be an achievement."""
        screen = self._screen
        screen.tick()
        if changed and (offer := screen.offer_achievement()):
            screen.say(f"Reached: {named(screen.goal.title)}.{offer}", calm=True)

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
            again: GoalState = "draft" if missing(goal) else "agreed"
            screen.journal.goals.edit(goal.uid, state=again)
            said = f"{again.capitalize()} again"
        else:
            screen.journal.goals.edit(goal.uid, state="closed")
            said = "Closed, and among those of earlier years"
        screen.tick()
        screen.say_changed(said)

    def move_up(self) -> None:
        """Move the highlighted goal up among those of its year."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the highlighted goal down among those of its year."""
        self._move(1)

    def _move(self, step: int) -> None:
        screen = self._screen
        screen.need_to_write()
        screen.journal.goals.move(screen.goal.uid, step)
        screen.tick()

    def edit(self) -> None:
        """Edit the highlighted goal."""
        screen = self._screen
        self.open(goal_form(screen.journal, screen.showing, screen.goal))

    def reading(self) -> None:
        """Write down where the highlighted goal stands."""
        before = self._screen.goal

        def saved(goal: Goal) -> None:
            new = next((each for each in goal.readings if each not in before.readings), None)
            if new is not None and (said := reading_remark(goal, new.on)):
                self._screen.say(said, calm=True)

        self.open(reading_form(self._screen.journal, before), saved)

    def pitch(self) -> None:
        """Edit how the highlighted goal is put to management."""
        self.open(pitch_form(self._screen.journal, self._screen.goal))

    def confidence(self) -> None:
        """Write down how sure one is."""
        self.open(confidence_form(self._screen.journal, self._screen.goal))

    def step(self) -> None:
        """Add a step to the highlighted goal."""
        self.open(step_form(self._screen.journal, self._screen.goal))

    def evidence(self) -> None:
        """Add something that shows progress."""
        self.open(evidence_form(self._screen.journal, self._screen.goal))

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
        screen.journal.goals.put(goal.uid, replace(step, done=done))
        self._kept(changed=True)

"""What is done with a line of Next: opened, ticked, put off, let go."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorjournal.data.records.base import ME
from mentorjournal.dates import parse_date, show_date
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.mentoring.deliverables import OWNERS_PLACES
from mentorjournal.mentoring.pay_steps import DECISION
from mentorjournal.mentoring.steps import NextStep
from mentorjournal.screens.doors import go_on_with_door
from mentorjournal.screens.going import EVERYBODY
from mentorjournal.screens.lifecycle_actions import LifecycleActions
from mentorjournal.screens.parts import DOORS, OLD_ONES, WRAP_UP
from mentorjournal.text import named
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.next_list import NextList
from mentorjournal.widgets.step_question import StepQuestion, When

if TYPE_CHECKING:
    from mentorjournal.data.notes.follow_up_items import FollowUpItem
    from mentorjournal.screens.dashboard import DashboardScreen

CHOOSE = ("← →", "choose", "choose")
TAKE = ("enter", "take", "take")
LEAVE = ("esc", "leave it", "leave")
PLACE_OF: Mapping[str, str] = {
    "no plan": "plan",
    "no goals": "plan",
    "untouched goals": "plan",
    "goals behind": "plan",
    "pay date": "negotiation",
    "pay date ahead": "negotiation",
    "pay question": "negotiation",
    "advice": "follow-ups",
    "year over": "roadmap",
    "no agreement": "agreement",
    "agreement review": "agreement",
    "agreement end": "agreement",
    "door waits": "timeline",
    "door thanks": "timeline",
}
DOOR_STEPS = ("door waits", "door thanks")
EVENT_STEPS = ("event today", "event")
DONE_AT_ONCE: Mapping[str, Callable[[LifecycleActions], None]] = {
    "thanks": LifecycleActions.thank,
    "consent": LifecycleActions.consent,
    "thank-you": LifecycleActions.write_thanks,
    "first protege": LifecycleActions.pay_forward,
}
"""Steps that are done where they stand, though they are no promises."""
OPENED_HERE = ("thank-you", "first protege")
"""Of these, what is opened where it stands too: there is nowhere else to go."""


class DashboardSteps:
    """Acts on the highlighted line of Next.

    Args:
        screen: The dashboard.
    """

    def __init__(self, screen: DashboardScreen) -> None:
        self._screen = screen
        self._asked: NextStep | None = None

    @property
    def _list(self) -> NextList:
        return self._screen.query_one(NextList)

    @property
    def _question(self) -> StepQuestion:
        return self._screen.query_one(StepQuestion)

    def needed(self) -> NextStep:
        """The highlighted step.

        Raises:
            NotFound: None is.
        """
        if (step := self._screen.step) is None:
            raise NotFound("Highlight a line under Next first; this key is about that.")
        return step

    def open(self, step: NextStep) -> None:
        """Go where it can be done."""
        screen = self._screen
        if step.action == "plan":
            screen.actions.book()
        elif step.kind == "not recorded" and step.target:
            screen.actions.ask_what_became(screen.journal.sessions.get(step.target))
        elif step.kind in OPENED_HERE:
            DONE_AT_ONCE[step.kind](screen.actions.life)
        elif step.kind == "running" and step.target:
            screen.go("session", step.target)
        elif step.kind == "wrap up" and step.target:
            screen.need_to_write()
            screen.go("session", step.target, part=WRAP_UP)
        elif step.kind == "old promises":
            screen.go("follow-ups", EVERYBODY, part=OLD_ONES)
        elif place := step.place or PLACE_OF.get(step.kind):
            screen.go(place, self._place_uid(step, place), part=_part_of(step, place))
        elif step.target == step.relationship and step.relationship is not None:
            screen.go("relationship", step.relationship)
        else:
            self._open_follow_up(step)

    def _place_uid(self, step: NextStep, place: str) -> str:
        """What the place of a step is to show: a sheet, or a part of what is its owner's."""
        if place == "negotiation":
            return step.target or ""
        if step.kind in EVENT_STEPS:
            return ME
        if place not in OWNERS_PLACES or step.relationship is None:
            return step.relationship or ""
        return self._screen.journal.relationships.get(step.relationship).owner

    def _open_follow_up(self, step: NextStep) -> None:
        """The note in which a promise or advice stands, or the form of its record."""
        screen, item = self._screen, step.follow_up
        record = item.record if item is not None else step.target
        if item is not None and item.session is not None:
            screen.go("session", item.session, item.anchor)
        elif record is not None:
            screen.need_to_write()
            from mentorjournal.screens.dialogs.follow_up import edit_follow_up_form

            form = edit_follow_up_form(screen.journal, screen.journal.follow_ups.get(record))
            screen.app.push_screen(form, lambda _done: screen.tick())

    @staticmethod
    def is_ticked_here(step: NextStep | None) -> bool:
        """Whether the key that ticks has something to do on a line."""
        return step is not None and (
            step.follow_up is not None
            or step.kind in (*DONE_AT_ONCE, *DOOR_STEPS, *EVENT_STEPS)
            or step.part == DECISION
        )

    @staticmethod
    def can_change(step: NextStep | None, command: str) -> bool:
        """Whether a promise has a date to change, or somebody to be handed on to."""
        kind = step.follow_up.kind if step is not None and step.follow_up is not None else ""
        if command == "step.redate":
            return kind == "action"
        return kind == "question" or (
            kind == "action" and step is not None and step.relationship is not None
        )

    def tick(self) -> None:
        """Tick the highlighted promise.

        Raises:
            NotFound: None is highlighted.
        """
        step = self._screen.step
        if step is not None and step.kind in DONE_AT_ONCE:
            DONE_AT_ONCE[step.kind](self._screen.actions.life)
            return
        if step is not None and step.kind in EVENT_STEPS:
            self._go_on_with_event(step)
            return
        if step is not None and step.kind in DOOR_STEPS:
            go_on_with_door(self._screen, step.target or "")
            return
        if step is not None and step.part == DECISION and step.target:
            self._screen.journal.negotiations.tick_next_step(step.target)
            self._screen.say_changed("Done: what the decision asked for")
            return
        item = _promise(step)
        if item is None:
            raise NotFound("Highlight a promise under Next first; this key ticks it.")
        if item.kind == "question":
            self._answer_or_tell(item)
            return
        self._screen.journal.follow_ups.tick(item, True)
        self._screen.say_changed(f"Done: {named(item.text)}")
        self._screen.tick()

    def redate(self) -> None:
        """Ask for another date of the highlighted promise."""
        from mentorjournal.screens.promise_changes import redate

        redate(self._screen, self._needed_promise())

    def hand_on(self) -> None:
        """Hand the highlighted promise over to the other side, or a question on."""
        from mentorjournal.screens.promise_changes import hand_on

        hand_on(self._screen, self._needed_promise())

    def copy(self) -> None:
        """Copy what the highlighted line says, in Next and of what is found; else the name.

        Raises:
            NotFound: Nobody is highlighted.
            Refused: It is hidden just now, or too long.
        """
        from mentorjournal.screens.copying import copy_words

        screen = self._screen
        hits = screen.people.found.hits
        if hits is not None and hits.has_focus and hits.row is not None:
            copy_words(screen, hits.row.text or hits.row.who, private=hits.row.private)
            return
        if (step := screen.step) is None:
            copy_words(screen, screen.name_of(screen.relationship))
            return
        promise = _promise(step)
        copy_words(screen, promise.text if promise else step.text, private=step.private)

    def _needed_promise(self) -> FollowUpItem:
        if (item := _promise(self._screen.step)) is None:
            raise NotFound("Highlight a promise under Next first; this key is about that.")
        return item

    def _go_on_with_event(self, step: NextStep) -> None:
        """Say that I stayed, or that I wrote, as the line asks."""
        from mentorjournal.screens.event_actions import EventActions

        event = self._screen.journal.events.get(step.target or "")
        actions = EventActions(self._screen)
        if step.part == "write":
            actions.wrote(event)
        else:
            actions.next_move(event)

    def _answer_or_tell(self, item: FollowUpItem) -> None:
        """Ask what was learned; once it is known, say that it was told."""
        screen = self._screen
        if item.learned:
            screen.journal.follow_ups.tell(item)
            screen.say_changed(f"Told: {named(item.text)}")
            screen.tick()
            return
        from mentorjournal.screens.dialogs.follow_up import answer_form

        screen.need_to_write()
        screen.app.push_screen(answer_form(screen.journal, item), lambda _done: screen.tick())

    # Not now, or never

    def ask_until(self) -> None:
        """Ask until when the highlighted line is put off."""
        self._asked = step = self.needed()
        self._place_question("Put off", CHOOSE)
        self._question.ask_until(step.who, with_talk=step.relationship is not None)

    def let_go(self) -> None:
        """Ask why the highlighted line is let go when the letter was pressed twice."""
        step = self.needed()
        if not self._screen.taking.is_sure(self._called(step)):
            return
        self._asked = step
        self._place_question("Let go")
        self._question.ask_why(step.who)

    def _called(self, step: NextStep) -> str:
        """What a message calls a line; what speaks of pay is not named while others look on."""
        covered = self._screen.hidden and (step.private or speaks_of_pay(step.what))
        return "This line" if covered else named(step.what)

    def _place_question(self, what: str, *keys: tuple[str, str, str]) -> None:
        """Put the question where the line stands, and its keys at the foot."""
        rows = self._list
        self._screen.query_one(Footer).answers = (what, (*keys, TAKE, LEAVE))
        row = (rows.highlighted or 0) - rows.scroll_offset.y
        self._question.styles.offset = (0, row)

    def put_off(self, when: When, typed: str) -> None:
        """Let the line rest; a day that cannot be read leaves the question open."""
        step, journal = self._asked, self._screen.journal
        if step is None:
            return
        until = self._day(when, typed)
        journal.steps.put_off(step, until)
        self.leave()
        today = journal.today()
        back = "with the next talk" if until is None else f"on {show_date(until, today)}"
        self._screen.say_changed(f"{self._called(step)} is back {back}")
        self._screen.tick()

    def _day(self, when: When, typed: str) -> date | None:
        """The day on which a line is back; None for the next talk.

        Raises:
            BadInput: What was typed is no day.
        """
        today = self._screen.journal.today()
        match when:
            case "tomorrow":
                return today + timedelta(days=1)
            case "week":
                return today + timedelta(days=7 - today.weekday())
            case "talk":
                return None
        if not typed.strip():
            raise BadInput("Give a day, such as fri or 2w; esc leaves the line as it is.")
        return parse_date(typed, today)

    def give_up(self, reason: str) -> None:
        """Let the line go for a reason; without one the question stays open, but for a promise."""
        if (step := self._asked) is None:
            return
        journal = self._screen.journal
        if (promise := _promise(step)) is not None and promise.open:
            # It would come back as a line if only the step was let go, so the promise itself goes.
            journal.follow_ups.drop(promise, reason=reason)
        else:
            journal.steps.let_go(step, reason)
        self.leave()
        self._screen.say_changed(f"Let go: {self._called(step)}")
        self._screen.tick()

    def leave(self) -> None:
        """Close the question; the list has the cursor again, unless that has gone elsewhere."""
        self._asked = None
        here = self._question.has_focus_within
        self._question.close()
        self._screen.query_one(Footer).answers = None
        if here or self._screen.focused is None:
            self._list.focus()


def _promise(step: NextStep | None) -> FollowUpItem | None:
    """The promise that a line is about."""
    # Kept off the start path, with all that reads notes.
    from mentorjournal.data.notes.follow_up_items import FollowUpItem

    item = step.follow_up if step is not None else None
    return item if isinstance(item, FollowUpItem) else None


def _part_of(step: NextStep, place: str) -> str:
    """What is to be opened or highlighted in the place of a step."""
    if step.kind in DOOR_STEPS:
        return DOORS
    return step.target or "" if place == "plan" else ""

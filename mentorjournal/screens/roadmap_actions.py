"""What can be done with a month of a roadmap, and with what belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.models import Session
from mentorjournal.data.records.roadmaps import YearDecision
from mentorjournal.dates import add_months, show_date
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal.own_outline import begin_own_outline
from mentorjournal.mentoring.deliverables import OWNERS_PLACES, ROADMAP, place_of
from mentorjournal.mentoring.pauses import DAY
from mentorjournal.mentoring.roadmap import NOT_BEGUN, order_of
from mentorjournal.mentoring.roadmap_state import Deliverable, MonthStand, RoadmapStand
from mentorjournal.paths import shown
from mentorjournal.text import plural
from mentorjournal.widgets.discreet import discreet
from mentorjournal.widgets.month_list import (
    ASKED,
    CHOICES,
    FOLD,
    LEFT,
    MONTH,
    PROMPT,
    YEAR,
    read_id,
)

if TYPE_CHECKING:
    from mentorjournal.screens.roadmap import RoadmapScreen

ON_MONTH = ("roadmap.up", "roadmap.down", "roadmap.repeat", "roadmap.date", "roadmap.unfold")


class RoadmapActions:
    """Carries out what keys on a row of the roadmap mean.

    Args:
        screen: The roadmap.
    """

    def __init__(self, screen: RoadmapScreen) -> None:
        self._screen = screen

    # The highlighted row

    @property
    def _row(self) -> str:
        return self._screen.rows.chosen

    @property
    def _stand(self) -> RoadmapStand:
        stand = self._screen.stand
        if stand is None:
            key = self._screen.key("roadmap.open")
            raise NotFound(f"There is no roadmap yet; {key} starts one.")
        return stand

    @property
    def _month(self) -> MonthStand:
        """The month that is highlighted, or to which what is highlighted belongs.

        Raises:
            NotFound: There is none.
        """
        kind, month, _ = read_id(self._row or "none")
        found = self._stand.month(month) if kind in (MONTH, ASKED, LEFT, PROMPT) else None
        if found is None:
            raise NotFound("Please highlight a month first.")
        return found

    @property
    def _deliverable(self) -> Deliverable | None:
        kind, month, index = read_id(self._row or "none")
        stand = self._screen.stand
        found = stand.month(month) if stand is not None and kind in (ASKED, LEFT) else None
        return found.deliverables[index] if found is not None else None

    @property
    def booked(self) -> Session | None:
        """The next session that is booked."""
        journal, today = self._screen.journal, self._screen.journal.today()
        planned = journal.sessions.planned(self._screen.parts.relationship.uid)
        return next((session for session in planned if session.on >= today), None)

    def fits(self, command: str) -> bool:
        """Whether a command has something to do on the highlighted row."""
        if self._screen.stand is None:
            return not command.startswith("roadmap.") or command == "roadmap.open"
        kind = read_id(self._row or "none")[0]
        one = self._deliverable
        if command == "roadmap.tick":
            return one is not None and one.met is None and one.state != "waived"
        if command == "roadmap.waive":
            return kind in (MONTH, ASKED, LEFT) and (one is None or one.state != "done")
        if command in ON_MONTH:
            return kind == MONTH or (command == "roadmap.unfold" and kind == FOLD)
        return True

    def _changing(self) -> None:
        """See that something of the year may be changed.

        Raises:
            Refused: It is a year that is over, with another behind it.
        """
        self._screen.need_to_write()
        if not self._screen.is_last:
            raise Refused("That year is over; what is said of it stays as it is.")

    # Keys

    def open(self) -> None:
        """Go where the highlighted row lives."""
        screen = self._screen
        if screen.stand is None:
            self._start()
            return
        kind, _, index = read_id(self._row or "none")
        if kind in (MONTH, FOLD):
            screen.unfold(self._row)
        elif kind == YEAR:
            self._what_next(CHOICES[screen.choice])
        elif kind == PROMPT:
            self._to_agenda(self._month.now.month.prompts[index].text)
        elif (one := self._deliverable) is not None:
            self._go_to(one)

    def _go_to(self, one: Deliverable) -> None:
        screen, place = self._screen, place_of(one.asked)
        relationship = screen.parts.relationship
        if place in OWNERS_PLACES:
            screen.go(place, relationship.owner)
        elif one.met is None:
            key = screen.key("roadmap.tick")
            screen.say(f"No record can prove that; {key} says that it is done.", calm=True)
        elif place == ROADMAP:
            screen.say("That is said here, once the year has run out.", calm=True)
        else:
            screen.go(place, relationship.uid)

    def _to_agenda(self, text: str) -> None:
        screen, booked = self._screen, self.booked
        if booked is None:
            key = screen.key("session.book")
            raise NotFound(f"No session is booked; {key} books one, and its agenda fills itself.")
        if any(item.text == text for item in booked.agenda):
            screen.go("session", booked.uid)
            return
        screen.need_to_write()
        screen.journal.sessions.agenda.add(booked.uid, text)
        screen.tick()
        day = show_date(booked.on, screen.journal.today())
        screen.say_changed(f"On the agenda of {day}")

    def tick(self) -> None:
        """Say that what no record can prove is done, or that it is not."""
        one = self._deliverable
        if one is None:
            raise NotFound("Please highlight what a month leaves behind first.")
        if one.met is not None:
            key = self._screen.key("roadmap.open")
            raise Refused(f"That is met by its record; {key} leads there.")
        self._changing()
        self._screen.journal.roadmaps.tick(self._screen.parts.relationship, one.month, one.text)
        self._screen.tick()

    def waive(self) -> None:
        """Waive a deliverable or skip a month, with a reason; or ask for it again."""
        screen, one = self._screen, self._deliverable
        month = self._month
        if one is not None and one.state == "done":
            raise Refused("That is done; there is nothing to waive.")
        if read_id(self._row)[0] == PROMPT:
            raise Refused("A question is left out on the agenda; here go months and deliverables.")
        self._changing()
        roadmaps, relationship = screen.journal.roadmaps, screen.parts.relationship
        if one is not None and one.state == "waived":
            if screen.taking.is_sure("the reason; it is asked for again"):
                roadmaps.ask_again(relationship, one.month, one.text)
                screen.tick()
                screen.say_changed("It is asked for again")
        elif one is None and month.now.skipped is not None:
            if screen.taking.is_sure("the reason; the month is taken up again"):
                roadmaps.ask_again(relationship, month.now.id)
                screen.tick()
                screen.say_changed("The month is taken up again")
        elif screen.taking.is_sure("this deliverable" if one is not None else "this month"):
            self._ask_reason(month, one)

    def _ask_reason(self, month: MonthStand, one: Deliverable | None) -> None:
        from mentorjournal.screens.dialogs.roadmap_forms import skip_form, waive_form

        screen = self._screen
        journal, relationship = screen.journal, screen.parts.relationship
        if one is not None:
            form = waive_form(journal, relationship, one)
        else:
            form = skip_form(journal, relationship, month)
        screen.app.push_screen(form, lambda _said: screen.tick())

    def up(self) -> None:
        """Let the month change places with the one before."""
        self._swap(-1)

    def down(self) -> None:
        """Let the month change places with the next one."""
        self._swap(1)

    def _swap(self, step: int) -> None:
        stand, month = self._stand, self._month
        at = stand.months.index(month) + step
        if not 0 <= at < len(stand.months):
            raise Refused("There is no month on that side.")
        other = stand.months[at]
        for each in (month, other):
            if each.now.over:
                raise Refused(
                    f"Month {each.now.id[0]} is over; only months that run or are to come change "
                    "places."
                )
            if each.now.slot.with_budget:
                raise Refused(
                    f"Month {each.now.id[0]} stands there because of the day the budget closes."
                )
        self._changing()
        order = order_of(stand.year.said)
        one, two = order.index(month.now.id), order.index(other.now.id)
        order[one], order[two] = order[two], order[one]
        numbers = [number for number, _ in order]
        self._set_order(numbers, f"swapped months {month.now.id[0]} and {other.now.id[0]}")

    def repeat(self) -> None:
        """Let the month come once more: behind itself, or next where it is over."""
        stand, month = self._stand, self._month
        self._changing()
        order = order_of(stand.year.said)
        at = order.index(month.now.id)
        current = stand.current
        if current is not None:
            at = max(at, order.index(current.now.id))
        elif month.now.over:
            at = len(order) - 1
        numbers = [number for number, _ in order]
        numbers.insert(at + 1, month.now.id[0])
        self._set_order(numbers, f"repeated month {month.now.id[0]}")
        self._screen.say_changed(f"Month {month.now.id[0]} comes once more")

    def _set_order(self, numbers: list[int], label: str) -> None:
        screen = self._screen
        screen.journal.roadmaps.set_order(screen.parts.relationship, numbers, label)
        screen.tick()

    def date(self) -> None:
        """Let the month end on another day."""
        stand, month = self._stand, self._month
        self._changing()
        behind = stand.months[: stand.months.index(month) + 1]
        if any(each.now.slot.with_budget for each in behind):
            raise Refused("These months follow from the day the budget closes.")
        from mentorjournal.screens.dialogs.roadmap_forms import days_form

        screen = self._screen
        form = days_form(screen.journal, screen.parts.relationship, month)
        screen.app.push_screen(form, lambda _said: screen.tick())

    def unfold(self) -> None:
        """Show or fold away what belongs to the month."""
        kind, _, _ = read_id(self._row or "none")
        if kind in (MONTH, FOLD):
            self._screen.unfold(self._row)

    def why(self) -> None:
        """Say why the month or deliverable stands as it does."""
        one, month = self._deliverable, self._month
        kind, _, index = read_id(self._row)
        if kind == PROMPT:
            words = month.now.month.prompts[index].text
        else:
            words = _why_deliverable(one) if one is not None else self._why_month(month)
        self._screen.say(discreet(self._screen, words), calm=True)

    def _why_month(self, month: MonthStand) -> str:
        today = self._screen.journal.today()
        slot = month.now.slot
        began, ends = show_date(slot.begins, today), show_date(slot.ends, today)
        words = [f"Month {month.now.id[0]}, {began} to {ends}: {month.state}."]
        if month.now.skipped is not None:
            words.append(f"Skipped: {month.now.skipped.reason}.")
        else:
            words.append(f"{month.done} of {plural(month.asked_for, 'deliverable')} done.")
        words += [f"Open: {each.text}." for each in month.deliverables if each.is_open]
        if slot.with_budget:
            words.append("It stands there because of the day the budget closes.")
        return " ".join(words)

    # Years

    def left(self) -> None:
        """The choice before, or the year before."""
        self._step(-1)

    def right(self) -> None:
        """The next choice, or the next year."""
        self._step(1)

    def _step(self, step: int) -> None:
        screen = self._screen
        if read_id(self._row or "none")[0] == YEAR:
            screen.choice = (screen.choice + step) % len(CHOICES)
            screen.fill()
        else:
            screen.to_year(step)

    def _what_next(self, choice: str) -> None:
        """Say what comes behind a year that has run out."""
        screen, year = self._screen, self._stand.year
        self._changing()
        relationship, journal = screen.parts.relationship, screen.journal
        if choice == "again":
            today, ended = journal.today(), year.months[-1].slot.ends
            on = ended + DAY if add_months(ended, 1) >= today else today
            journal.lifecycle.begin_year(relationship.uid, on)
            screen.to_last_year()
            screen.say_changed(f"A new year begins on {show_date(on, today)}")
            return
        decision: YearDecision = "enough" if choice == "enough" else "otherwise"
        journal.roadmaps.decide(relationship, decision)
        screen.tick()
        screen.say_changed(f"Noted: {decision}")
        screen.actions.life.open("completed" if decision == "enough" else None)

    def _start(self) -> None:
        """Ask for the day on which the mentoring began."""
        from mentorjournal.screens.dialogs.roadmap_forms import start_form

        screen = self._screen
        screen.need_to_write()
        relationship = screen.parts.relationship
        if relationship.form == "one-off":
            raise Refused("One talk needs no roadmap; one that goes on has twelve months.")
        if relationship.stage in NOT_BEGUN:
            edit = screen.key("relationship.stage")
            raise Refused(f"The roadmap begins with the mentoring; {edit} says that it has begun.")
        form = start_form(screen.journal, relationship)
        screen.app.push_screen(form, lambda _said: screen.tick())

    def outline(self) -> None:
        """Say where one's own outline is, and begin one where there is none."""
        path, new = begin_own_outline()
        words = "A copy to edit lies in" if new else "Yours is"
        self._screen.say(f"{words} {shown(path)}; new years go by it.", calm=True)


def _why_deliverable(one: Deliverable) -> str:
    if one.state == "waived" and one.said is not None:
        return f"{one.text}: waived, {one.said.reason}"
    if one.met is None:
        return f"{one.text}: {one.state}; no record can prove it."
    there = "its record is there" if one.met else "its record is not there yet"
    return f"{one.text}: {one.state}; {there}."

"""Next steps that complete the circle: thanks for what came of it, and a protégé's first protégé.

Y: thanks are always a good idea, and the biggest one is to become a mentor. Nobody is nagged: a
step stands for one occasion, goes by itself after a while, and is let go for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import show_date
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.goals import ALL, progress
from mentorjournal.mentoring.roadmap import YearNow
from mentorjournal.mentoring.steps import NextStep, step_for
from mentorjournal.text import named

THANKS_MONTHS = (6, 12)
"""Months of the roadmap at whose beginning thanks are suggested: a door is opened, a year ends."""
SUGGESTED_FOR = timedelta(days=60)
"""So long thanks are suggested; after that the moment has passed."""
SECOND_HALF = 7
"""The first month of the second half of a year."""


class Occasion(Struct, frozen=True):
    """A moment to say thanks.

    Attributes:
        on: Its day.
        words: What it is: "month 6".
        part: What tells it from other occasions with the same person.
    """

    on: date
    words: str
    part: str


def met_on(goal: Goal, today: date) -> date | None:
    """The first day on which all of a goal was reached; None where it is not, or not any more."""
    if goal.state in ("draft", "dropped") or not _is_reached(goal, today):
        return None
    days = {reading.on for reading in goal.readings} | {
        step.done for step in goal.steps if step.done
    }
    return next((day for day in sorted(days) if day <= today and _is_reached(goal, day)), None)


def _is_reached(goal: Goal, day: date) -> bool:
    reached = progress(goal, day)
    return reached is not None and reached >= ALL


def thanks_after_a_talk(
    relationship: Relationship, sessions: Sequence[Session], who: str, today: date
) -> Iterator[NextStep]:
    """Thanks for a one-off in which I was the protégé, from the day of the talk.

    Args:
        relationship: In any stage.
        sessions: Its sessions.
        who: The other person's name.
        today: The local day.
    """
    if relationship.form != "one-off":
        return
    talks = [
        session.on
        for session in sessions
        if session.state == "happened" and session.channel != "message"
    ]
    if talks:
        on = max(talks)
        talk = Occasion(on, f"your talk of {show_date(on, today)}", "one-off")
        yield from _suggested(relationship, [talk], who, today)


def circle_steps(year: Year, now: YearNow | None, who: str, today: date) -> Iterator[NextStep]:
    """What completes the circle of an active, recurring mentoring.

    Args:
        year: Its records.
        now: The year of its roadmap; None where it has none.
        who: The other person's name.
        today: The local day.
    """
    relationship = year.relationship
    if relationship.my_role == "mentor":
        yield from _first_protege(relationship, now, who)
        return
    occasions = [*_of_months(now), *_of_goals(year, today)]
    yield from _suggested(relationship, occasions, who, today)


def _of_months(now: YearNow | None) -> Iterator[Occasion]:
    for month in now.months if now is not None else ():
        number, turn = month.id
        if number in THANKS_MONTHS and turn == 1 and month.began and month.skipped is None:
            part = f"month {number} of year {now.number}" if now else ""
            yield Occasion(month.slot.begins, f"month {number}", part)


def _of_goals(year: Year, today: date) -> Iterator[Occasion]:
    """Goals that are met, each where it was made: with several mentors it is told to one."""
    for goal in year.goals:
        on = met_on(goal, today)
        if on is not None and goal.shown_to[:1] == (year.relationship.uid,):
            yield Occasion(on, f"{named(goal.title)} is met", f"goal {goal.uid}")


def _suggested(
    relationship: Relationship, occasions: Sequence[Occasion], who: str, today: date
) -> Iterator[NextStep]:
    """Thanks for the latest occasion; those before it are over with it, thanked for or not."""
    if relationship.my_role != "protege" or relationship.thanks_owed is not None:
        return
    until_now = (one for one in occasions if one.on <= today)
    latest = max(until_now, key=lambda one: one.on, default=None)
    if latest is None or today - latest.on > SUGGESTED_FOR:
        return
    if relationship.thanked is None or relationship.thanked < latest.on:
        yield step_for(
            "thank-you",
            relationship,
            f"{who}: say thank you",
            latest.words,
            action="done",
            on=latest.on,
            part=latest.part,
        )


def _first_protege(relationship: Relationship, now: YearNow | None, who: str) -> Iterator[NextStep]:
    """Asks once, in the second half of a year, whether a protégé mentors somebody by now."""
    current = now.current if now is not None else None
    if current is None or current.id[0] < SECOND_HALF:
        return
    if relationship.paid_forward is None and not relationship.first_protege:
        yield step_for(
            "first protege",
            relationship,
            f"{who}: a first protégé of their own?",
            "the second half of the year",
            action="done",
        )

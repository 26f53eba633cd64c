"""Next steps about the work: a plan, goals, and what this month of the roadmap asks for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import full_date, local_day, show_date
from mentorjournal.mentoring.deliverables import Year, place_of
from mentorjournal.mentoring.goals import parted, standing
from mentorjournal.mentoring.roadmap_state import MonthStand, RoadmapStand
from mentorjournal.mentoring.steps import NextStep, step_for
from mentorjournal.text import plural

PLAN_FROM_MONTH = 2
BEHIND = ("behind", "partly", "missed")
"""The words for goals that ask to be looked at."""
SESSIONS_WITHOUT_TOUCH = 3


def work_on_the_plan(
    year: Year, now: RoadmapStand | None, who: str, sessions: Sequence[Session], today: date
) -> Iterator[NextStep]:
    """What the plan and the goals of a relationship's protégé ask for.

    Args:
        year: Its records.
        now: How its roadmap stands; None where it has none.
        who: The other person's name.
        sessions: Its sessions.
        today: The local day.
    """
    if now is not None and (current := now.year.current) is not None:
        month = current.id[0]
        if month >= PLAN_FROM_MONTH or now.year.number > 1:
            yield from _missing(year, who, month)
    yield from _untouched(year, who, sessions, today)
    yield from _behind(year, who, today)


def work_of_the_month(
    relationship: Relationship, now: RoadmapStand, who: str, today: date
) -> Iterator[NextStep]:
    """What this month of the roadmap asks for; once the year has run out, what comes next.

    Args:
        relationship: An active one.
        now: How its roadmap stands.
        who: The other person's name.
        today: The local day.
    """
    if now.year.asks_what_next:
        yield step_for(
            "year over",
            relationship,
            f"{who}: the year is over; again, otherwise, or enough?",
            f"since {show_date(now.year.months[-1].slot.ends, today)}",
            on=now.year.months[-1].slot.ends,
            part=f"year {now.year.number}",
        )
    elif now.current is not None:
        yield from _of_the_month(now, now.current, relationship, who)


def last_touched(goal: Goal) -> date:
    """The last day on which anything was done about a goal, its wording included."""
    days = [local_day(goal.updated), *(reading.on for reading in goal.readings)]
    days += [piece.on for piece in goal.evidence]
    days += [confidence.on for confidence in goal.confidence]
    days += [step.done for step in goal.steps if step.done]
    return max([*days, goal.pitch.pitched or goal.start])


def _missing(year: Year, who: str, month: int) -> Iterator[NextStep]:
    relationship = year.relationship
    if year.plan is None or year.plan.current is None:
        yield step_for("no plan", relationship, f"{who}: no plan yet", f"month {month}")
    elif all(goal.state == "dropped" for goal in year.goals):
        yield step_for("no goals", relationship, f"{who}: no goals yet", f"month {month}")


def _untouched(
    year: Year, who: str, sessions: Sequence[Session], today: date
) -> Iterator[NextStep]:
    running = parted(year.goals, today)[0]
    if not running:
        return
    touched = max(map(last_touched, running))
    since = [
        session
        for session in sessions
        if session.state == "happened" and session.channel != "message"
        if touched < session.on <= today
    ]
    if len(since) >= SESSIONS_WITHOUT_TOUCH:
        yield step_for(
            "untouched goals",
            year.relationship,
            f"{who}: no goal touched for {len(since)} sessions",
            f"last on {full_date(touched)}",
            on=touched,
        )


def _behind(year: Year, who: str, today: date) -> Iterator[NextStep]:
    late = [goal for goal in parted(year.goals, today)[0] if standing(goal, today).status in BEHIND]
    if late:
        first = min(late, key=lambda goal: goal.due or date.max)
        what = f"“{first.title}” is" if len(late) == 1 else f"{plural(len(late), 'goal')} are"
        yield step_for(
            "goals behind",
            year.relationship,
            f"{who}: {what} behind",
            f"due {full_date(first.due)}" if first.due else "",
            target=first.uid,
            on=first.due or date.max,
        )


def _of_the_month(
    now: RoadmapStand, month: MonthStand, relationship: Relationship, who: str
) -> Iterator[NextStep]:
    """The month's theme while something of it is open, or is left over of earlier months."""
    left = now.left_over
    if month.now.skipped is not None or (month.done == month.asked_for and not left):
        return
    counts = [
        f"{month.done} of {plural(month.asked_for, 'deliverable')}" if month.asked_for else "",
        f"{len(left)} left over" if left else "",
    ]
    yield step_for(
        "deliverables",
        relationship,
        f"{who}, month {month.now.id[0]}: {month.now.month.theme}",
        ", ".join(filter(None, counts)),
        on=month.now.slot.ends,
        part=f"month {month.now.id}",
        place=next(
            (place_of(each.asked) for each in (*month.deliverables, *left) if each.is_open), ""
        ),
    )

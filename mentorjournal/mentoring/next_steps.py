"""What should I do next? A ranked list, from promises that are late to advice not reported.

Each step stands on a record or on a missing one. Nothing of it is stored: a step disappears
when what it asks for is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.dates import show_date
from mentorjournal.mentoring.cadence import rhythm
from mentorjournal.mentoring.contact_steps import dates_to_find, open_sessions
from mentorjournal.mentoring.overview import FollowUpLike, JournalOverview
from mentorjournal.mentoring.pay_steps import pay_dates
from mentorjournal.mentoring.showing import pay_stays_out
from mentorjournal.mentoring.steps import RANKS, Action, Kind, NextStep, step_for
from mentorjournal.mentoring.work_steps import work_of_the_month, work_on_the_plan
from mentorjournal.text import plural

__all__ = ["Action", "FollowUpLike", "JournalOverview", "Kind", "NextStep", "next_steps"]

ADVICE_RESTS = timedelta(days=14)


def next_steps(facts: JournalOverview, today: date) -> list[NextStep]:
    """Everything to do now, the most pressing first."""
    steps = [*_promises(facts, today), *_advice(facts, today), *_pay(facts, today)]
    planned: set[OwnerId] = set()
    for relationship in facts.relationships:
        who = facts.who(relationship)
        sessions = facts.sessions.get(relationship.uid, ())
        steps += open_sessions(relationship, who, sessions, today)
        if relationship.stage != "active":
            continue
        steps += dates_to_find(relationship, who, rhythm(relationship, sessions, today), today)
        if relationship.form == "recurring":
            year = facts.year(relationship)
            steps += work_of_the_month(year, who, today)
            if relationship.owner not in planned:
                # Of three mentors' protégé one plan is asked for, and a goal is behind once.
                planned.add(relationship.owner)
                steps += work_on_the_plan(year, who, sessions, today)
    return sorted(steps, key=lambda step: (step.rank, step.on, step.text.casefold()))


def _pay(facts: JournalOverview, today: date) -> Iterator[NextStep]:
    """The days of pay talks, under the name of whose pay it is, however many prepare it."""
    for talk in facts.negotiations:
        if pay_stays_out(talk.owner, facts.relationships):
            continue
        about = None
        if talk.owner != ME:
            about = next((each for each in facts.relationships if each.owner == talk.owner), None)
        yield from pay_dates(talk, facts.who(about), about.uid if about else None, today)


def _promises(facts: JournalOverview, today: date) -> Iterator[NextStep]:
    """My open actions that are due today or were before."""
    in_use = {relationship.uid: relationship for relationship in facts.relationships}
    for item in facts.follow_ups:
        mine = item.kind == "action" and item.open and item.assignee == "me"
        if not mine or item.due is None or item.due > today:
            continue
        about = in_use.get(item.relationship) if item.relationship else None
        late = (today - item.due).days
        due = f"due {show_date(item.due, today)}, {plural(late, 'day')} late"
        yield NextStep(
            kind="promise",
            rank=RANKS["promise"],
            text=f"{facts.who(about)}: {item.text}",
            detail=due if late else "due today",
            action="done",
            relationship=item.relationship,
            target=item.record or item.session,
            follow_up=item,
            on=item.due,
        )


def _advice(facts: JournalOverview, today: date) -> Iterator[NextStep]:
    """Advice that has rested for two weeks and was not reported on, by relationship."""
    resting: dict[Uid, list[FollowUpLike]] = defaultdict(list)
    for item in facts.follow_ups:
        rested = today - item.since >= ADVICE_RESTS
        if item.kind == "advice" and item.open and item.relationship and rested:
            resting[item.relationship].append(item)
    for relationship in facts.relationships:
        items = resting.get(relationship.uid)
        if not items or relationship.stage == "completed":
            continue
        oldest = min(items, key=lambda item: item.since)
        said = "advice given" if relationship.my_role == "mentor" else "advice received"
        pieces = "" if len(items) == 1 else f", and {len(items) - 1} more"
        yield step_for(
            "advice",
            relationship,
            f"{facts.who(relationship)}: {said}, not reported on: {oldest.text}",
            f"since {show_date(oldest.since, today)}{pieces}",
            target=oldest.record or oldest.session,
            on=oldest.since,
        )

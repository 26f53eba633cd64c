"""What should I do next? A ranked list, from what runs now to what is missing.

Each step stands on a record or on a missing one. Nothing of it is stored but what was decided
about it: a step disappears when what it asks for is there, and rests while it is put off.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import show_date
from mentorjournal.mentoring.agreement_steps import agreement_steps
from mentorjournal.mentoring.cadence import CadenceStatus
from mentorjournal.mentoring.circle_steps import circle_steps, thanks_after_a_talk
from mentorjournal.mentoring.contact_steps import (
    dates_to_find,
    meeting_to_find,
    open_sessions,
)
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.events import event_steps
from mentorjournal.mentoring.finding_out import coming_back, finding_out_steps
from mentorjournal.mentoring.introductions import waiting
from mentorjournal.mentoring.lifecycle import what_waits
from mentorjournal.mentoring.overview import FollowUpLike, JournalOverview
from mentorjournal.mentoring.pay_steps import pay_dates, pay_question
from mentorjournal.mentoring.recency import OLD
from mentorjournal.mentoring.resting_steps import awake
from mentorjournal.mentoring.roadmap import YearNow
from mentorjournal.mentoring.roadmap_state import so_far
from mentorjournal.mentoring.showing import pay_stays_out
from mentorjournal.mentoring.steps import Action, Kind, NextStep, order, step_for
from mentorjournal.mentoring.work_steps import work_of_the_month, work_on_the_plan
from mentorjournal.text import plural

__all__ = ["Action", "FollowUpLike", "JournalOverview", "Kind", "NextStep", "next_steps"]

ADVICE_RESTS = timedelta(days=14)
DAY = timedelta(days=1)


def next_steps(facts: JournalOverview, today: date) -> list[NextStep]:
    """Everything to do now, the most pressing first."""
    about = {relationship.uid: relationship for relationship in facts.relationships}
    steps = [*_promises(facts, about, today), *_advice(facts, today), *_pay(facts, today)]
    names = {uid: facts.who(relationship) for uid, relationship in about.items()}
    for uid, items in facts.follow_ups.items():
        asked = facts.remembered.of(coming_back, uid or ME, items)
        steps += finding_out_steps(asked, about, names, today)
    steps += event_steps(facts.events, today)
    planned: set[OwnerId] = set()
    for relationship in facts.relationships:
        known = _known(facts, relationship, today)
        # Of three mentors' protégé one plan is asked for, and a goal is behind once.
        with_plan = known.has_roadmap and relationship.owner not in planned
        if with_plan:
            planned.add(relationship.owner)
        steps += facts.remembered.of(_steps_of, relationship.uid, known, with_plan, today)
    named = [replace(step, who=facts.who(about.get(step.relationship or ""))) for step in steps]
    shown = awake(named, facts.decisions, facts.sessions, today)
    return sorted(shown, key=lambda step: order(step, today))


class _Known(Struct, frozen=True):
    """All that the steps of one relationship follow from."""

    records: Year
    who: str
    sessions: Sequence[Session]
    now: CadenceStatus
    year: YearNow | None
    asks: Sequence[Ask]

    @property
    def has_roadmap(self) -> bool:
        """Whether there is work to do in it now, month by month."""
        return self.now.stage == "active" and self.records.relationship.form == "recurring"


def _known(facts: JournalOverview, relationship: Relationship, today: date) -> _Known:
    return _Known(
        facts.year(relationship),
        facts.who(relationship),
        facts.sessions.get(relationship.uid, ()),
        facts.status(relationship, today),
        facts.year_now(relationship, today),
        facts.asks.get(relationship.uid, ()),
    )


def _steps_of(known: _Known, with_plan: bool, today: date) -> list[NextStep]:
    """What is to be done about one relationship, in no order."""
    records, who, sessions, now = known.records, known.who, known.sessions, known.now
    relationship = records.relationship
    steps = [
        *open_sessions(relationship, who, sessions, today),
        *what_waits(relationship, who, today, known.asks),
        *thanks_after_a_talk(relationship, sessions, who, today),
        *waiting(records.introductions, relationship, who, today),
    ]
    if now.stage != "active":
        return steps
    steps += dates_to_find(relationship, who, now, today)
    steps += meeting_to_find(relationship, who, sessions, now, today)
    if known.has_roadmap:
        roadmap = so_far(known.year, records, today) if known.year is not None else None
        if roadmap is not None:
            steps += work_of_the_month(relationship, roadmap, who, today)
        steps += circle_steps(records, known.year, who, today)
        steps += agreement_steps(relationship, records.agreements, who, today)
        if with_plan:
            steps += work_on_the_plan(records, roadmap, who, sessions, today)
    return steps


def _pay(facts: JournalOverview, today: date) -> Iterator[NextStep]:
    """The days and questions of pay talks, each once and under the name of whose pay it is."""
    for talk in facts.negotiations:
        if pay_stays_out(talk.owner, facts.relationships):
            continue
        about = None
        if talk.owner != ME:
            about = next((each for each in facts.relationships if each.owner == talk.owner), None)
        yield from pay_dates(talk, facts.who(about), about.uid if about else None, today)
        yield from pay_question(talk, facts.who(about))


def _promises(
    facts: JournalOverview, about: Mapping[Uid, Relationship], today: date
) -> Iterator[NextStep]:
    """Open actions: mine from the day before they are due, theirs when they are late.

    What has been late for long is no urgent thing any more; all of that is one line.
    """
    old = 0
    for uid, items in facts.follow_ups.items():
        for item, due in facts.remembered.of(_dated, uid or ME, items):
            if today - due > OLD:
                old += 1
            elif due <= (today + DAY if item.assignee == "me" else today - DAY):
                yield _promise(facts.who(about.get(uid or "")), item, due, today)
    if old:
        yield NextStep(
            kind="old promises",
            text=f"{plural(old, 'old promise')}, sort {'it' if old == 1 else 'them'} out",
            detail=f"late for more than {OLD.days} days",
            action="open",
            relationship=None,
            target=None,
        )


def _dated(items: Sequence[FollowUpLike]) -> list[tuple[FollowUpLike, date]]:
    """The open actions that have a date, and that."""
    return [
        (item, item.due)
        for item in items
        if item.kind == "action" and item.open and item.due is not None
    ]


def _promise(who: str, item: FollowUpLike, due: date, today: date) -> NextStep:
    late = (today - due).days
    if late > 0:
        detail = f"due {show_date(due, today)}, {plural(late, 'day')} late"
    else:
        detail = "due tomorrow" if late else "due today"
    mine = item.assignee == "me"
    whose = "" if mine else "theirs: "
    return NextStep(
        kind="promise" if mine else "their promise",
        text=f"{who}: {whose}{item.text}",
        detail=detail,
        action="done",
        relationship=item.relationship,
        target=item.record or item.session,
        follow_up=item,
        on=due,
    )


def _advice(facts: JournalOverview, today: date) -> Iterator[NextStep]:
    """Advice that has rested for two weeks and was not reported on, by relationship."""
    for relationship in facts.relationships:
        every = facts.follow_ups.get(relationship.uid, ())
        items = facts.remembered.of(_resting, relationship.uid, every, today)
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


def _resting(items: Sequence[FollowUpLike], today: date) -> list[FollowUpLike]:
    """The open advice of one relationship that has rested."""
    return [
        item
        for item in items
        if item.kind == "advice" and item.open and today - item.since >= ADVICE_RESTS
    ]

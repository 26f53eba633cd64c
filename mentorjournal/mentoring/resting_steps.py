"""Which lines of Next rest, because they were put off or let go; they come back by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.models import Session
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.mentoring.steps import NextStep


def awake(
    steps: Iterable[NextStep],
    decisions: Sequence[StepDecision],
    sessions: Mapping[Uid, Sequence[Session]],
    today: date,
) -> list[NextStep]:
    """The steps without those that rest.

    Args:
        steps: All there are.
        decisions: What was decided about them.
        sessions: By relationship.
        today: The local day.
    """
    by_step: dict[str, list[StepDecision]] = {}
    for decision in decisions:
        by_step.setdefault(decision.step, []).append(decision)
    return [
        step
        for step in steps
        if not any(
            rests(step, decision, sessions.get(step.relationship or "", ()), today)
            for decision in by_step.get(step.id, ())
        )
    ]


def rests(step: NextStep, decision: StepDecision, sessions: Iterable[Session], today: date) -> bool:
    """Whether a step rests because of a decision about it.

    Args:
        step: The step as it is today.
        decision: One about this step.
        sessions: Those of its relationship.
        today: The local day.
    """
    if step.tier < decision.tier:
        return False
    if decision.rest == "let go":
        return step.on == decision.on
    if decision.rest == "day":
        return decision.until is not None and today < decision.until
    return not any(_is_talk_after(decision, session, today) for session in sessions)


def _is_talk_after(decision: StepDecision, session: Session, today: date) -> bool:
    """Whether a session is the next talk after a decision: it was begun since, or is due today."""
    if session.channel == "message":
        return False
    if session.state == "planned":
        return decision.made < session.on <= today
    if session.state not in ("happened", "running"):
        return False
    began = session.started or session.created
    return session.on > decision.made or (session.on == decision.made and began > decision.updated)

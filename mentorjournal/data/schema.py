"""What the store keeps for this program: its tables, their records, and older forms of them."""

from __future__ import annotations

from typing import Any

from mentorjournal.data.migrations import to_owners
from mentorjournal.data.records.models import (
    Achievement,
    Agreement,
    Ask,
    Assessment,
    Decider,
    DeletedPart,
    Event,
    FirstPage,
    FollowUp,
    Given,
    Goal,
    Introduction,
    MentorPage,
    Negotiation,
    NoteVersion,
    Outline,
    Person,
    Plan,
    Relationship,
    RoadmapYear,
    RoleCheck,
    Session,
    Skill,
)
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.data.session_merge import merge_sessions
from mentorjournal.data.store.format.schema import Schema, Step, Table

MIGRATIONS: tuple[Step, ...] = (to_owners,)
"""The first leads from form 1 to 2, the next from 2 to 3, and so on."""


def _ended(session: dict[str, Any]) -> dict[str, Any]:
    """Another program's session beside ours: one runs at a time, and that is ours, or neither."""
    if session.get("state") != "running":
        return session
    return {**session, "state": "happened", "ended": session["updated"]}


_BEHIND = "{old} {mark}"
SCHEMA = Schema(
    [
        Table(kind=Person, words=("person", "people"), mark=("name", _BEHIND)),
        Table(kind=Relationship, words=("relationship", "relationships"), mark=("aim", _BEHIND)),
        Table(
            kind=Session,
            words=("session", "sessions"),
            # The line of its notes is private for ever.
            mark=("notes", "% {mark}\n{old}"),
            merge=merge_sessions,
            beside=_ended,
        ),
        Table(kind=NoteVersion, words=("earlier wording", "earlier wordings"), parent=("session",)),
        Table(kind=FollowUp, words=("follow-up", "follow-ups"), mark=("text", _BEHIND)),
        Table(kind=Plan, words=("plan", "plans")),
        Table(kind=Goal, words=("goal", "goals"), mark=("title", _BEHIND)),
        Table(kind=Achievement, words=("achievement", "achievements"), mark=("text", _BEHIND)),
        Table(kind=Decider, words=("decider", "deciders"), mark=("name", _BEHIND)),
        Table(kind=Negotiation, words=("pay talk", "pay talks"), mark=("title", _BEHIND)),
        Table(kind=Assessment, words=("assessment", "assessments"), mark=("mine", _BEHIND)),
        Table(kind=RoleCheck, words=("role check", "role checks"), mark=("comment", _BEHIND)),
        Table(kind=Skill, words=("skill", "skills"), mark=("area", _BEHIND)),
        Table(kind=StepDecision, words=("decision about Next", "decisions about Next")),
        Table(kind=Agreement, words=("agreement", "agreements"), mark=("reason", _BEHIND)),
        Table(kind=MentorPage, words=("mentor's page", "mentor's pages"), mark=("offer", _BEHIND)),
        Table(kind=Ask, words=("ask", "asks"), mark=("question", _BEHIND)),
        Table(kind=FirstPage, words=("first page", "first pages"), mark=("aim", _BEHIND)),
        Table(kind=Introduction, words=("introduction", "introductions"), mark=("to", _BEHIND)),
        Table(kind=Event, words=("event", "events"), mark=("title", _BEHIND)),
        Table(kind=Given, words=("paper given", "papers given")),
        Table(kind=RoadmapYear, words=("year of a roadmap", "years of roadmaps")),
        Table(kind=Outline, words=("outline", "outlines")),
        Table(kind=DeletedPart, words=("part", "parts"), parent=("parent", "owner")),
    ],
    MIGRATIONS,
    parts=DeletedPart.table,
)
"""The journal."""

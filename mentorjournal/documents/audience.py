"""Who may see what: the one allow-list that every document is built from.

What is not in the table is private, so a new kind of content stays private until somebody
decides. "Me" sees everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, Protocol

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import GoalState
from mentorjournal.errors import Refused
from mentorjournal.mentoring.showing import Shown, is_shown_in

Audience = Literal["me", "other", "manager", "anyone"]
AUDIENCES: tuple[Audience, ...] = ("me", "other", "manager", "anyone")

Kind = Literal[
    "summary",
    "agenda",
    "goals",
    "year",
    "agreement",
    "ask",
    "working-together",
    "achievements",
    "profile",
    "thanks",
    "introduction",
    "batna",
    "case",
    "calendar",
    "journal",
]
Answer = Literal["yes", "marked", "chosen", "asked", "no"]
"""Shared; where the record is marked for management; where the person chose it; only after a
question each time; never."""
_STRICTNESS: tuple[Answer, ...] = ("yes", "marked", "chosen", "asked", "no")

WORDS: Mapping[Audience, str] = MappingProxyType(
    {"me": "me", "other": "the other person", "manager": "my manager", "anyone": "anyone"}
)
TITLES: Mapping[Kind, str] = MappingProxyType(
    {
        "summary": "session summary",
        "agenda": "agenda",
        "goals": "goal review",
        "year": "year review",
        "agreement": "agreement",
        "ask": "ask",
        "working-together": "page on how it could work",
        "achievements": "achievements",
        "profile": "mentor's page",
        "thanks": "thank-you",
        "introduction": "introduction",
        "batna": "BATNA sheet",
        "case": "case for the talk",
        "calendar": "calendar",
        "journal": "whole journal",
    }
)


_WHY: Mapping[str, str] = MappingProxyType(
    {
        "pay": "it says what you earn and what you would settle for.",
        "meeting": "what was said in a session is between the two of you.",
        "goals": "goals are for you, the other person and your manager.",
        "agreement": "it is between the two of you.",
        "ask": "it is for the person who is asked.",
        "thanks": "it is between the two of you.",
        "introductions": "it names people whom that reader need not know.",
    }
)


def _row(other: Answer, manager: Answer, anyone: Answer) -> Mapping[Audience, Answer]:
    return MappingProxyType({"other": other, "manager": manager, "anyone": anyone})


ALLOWED: Mapping[str, Mapping[Audience, Answer]] = MappingProxyType(
    {
        "meeting": _row("yes", "chosen", "no"),
        "promises before": _row("yes", "no", "no"),
        "shared notes": _row("yes", "no", "no"),
        "private notes": _row("no", "no", "no"),
        "cadence": _row("no", "no", "no"),
        "goals": _row("yes", "marked", "no"),
        "drafts": _row("yes", "no", "no"),
        "smallest yes": _row("no", "no", "no"),
        "confidence": _row("yes", "no", "no"),
        "assessments": _row("yes", "marked", "no"),
        "assessment words": _row("yes", "no", "no"),
        "role check": _row("no", "no", "no"),
        "skills": _row("no", "no", "no"),
        "pictures": _row("yes", "no", "no"),
        "achievements": _row("yes", "marked", "chosen"),
        "introductions": _row("yes", "no", "no"),
        "contact details": _row("no", "no", "no"),
        "agreement": _row("yes", "no", "no"),
        "ask": _row("yes", "no", "no"),
        "mentor's page": _row("yes", "chosen", "chosen"),
        "thanks": _row("yes", "no", "no"),
        "pay": _row("asked", "no", "no"),
    }
)
"""Content by audience. "meeting" is date, channel, length, summary and the marked lines;
"promises before" are the actions of the sessions before it; "drafts" are goals that are drafts or
were dropped; "thanks" is a mentor's advice with what came of it; "assessments" are how goals stood
in those that were made with the other person and are closed, "assessment words" what the two said
in them. What speaks of pay within any of it is held back besides, see `documents.pay`."""

SUBJECTS: Mapping[Kind, str] = MappingProxyType(
    {
        "summary": "meeting",
        "agenda": "meeting",
        "calendar": "meeting",
        "goals": "goals",
        "year": "goals",
        "agreement": "agreement",
        "ask": "ask",
        "working-together": "ask",
        "achievements": "achievements",
        "profile": "mentor's page",
        "thanks": "thanks",
        "introduction": "introductions",
        "batna": "pay",
    }
)
"""What each document is about; one that is not here is for me alone."""


OF_A_SHEET: tuple[Kind, ...] = ("batna", "case")
"""What is made of one pay talk."""
OF_MINE: tuple[Kind, ...] = ("goals", "year", "achievements", "profile", "calendar")
"""What can be made of what is mine, with nobody in particular."""
_WITH_A_MANAGER: Mapping[str, Answer] = MappingProxyType(
    {"agreement": "chosen", "ask": "chosen", "thanks": "chosen"}
)
"""What a manager has of me as the other person, and no manager else: what we made, what I ask,
what I thank them for."""


def answer(content: str, audience: Audience, relationship: Relationship | None) -> Answer:
    """What the table says; "no" for content it does not know.

    My manager, and my manager's manager, stay managers as the other person of a mentoring: they
    get what both columns allow. An agreement with them is theirs too, and an ask is written to
    them: they may have that one where I choose so, and no other.
    """
    if audience == "me":
        return "yes"
    row = ALLOWED.get(content, {})
    columns: set[Audience] = {audience}
    if audience == "other" and relationship is not None and is_above(relationship):
        if content in _WITH_A_MANAGER:
            return _WITH_A_MANAGER[content]
        columns.add("manager")
    return max((row.get(column, "no") for column in columns), key=_STRICTNESS.index)


def may(
    content: str,
    audience: Audience,
    relationship: Relationship | None,
    *,
    chosen: bool = False,
    marked: bool = False,
) -> bool:
    """Whether content of that kind may be in what the audience gets.

    Args:
        content: A row of the table; unknown content is private.
        audience: Who will read it.
        relationship: The one it comes from, if it comes from one.
        chosen: Whether the person chose to share just this with just them, as by asking for
            a document that is about it.
        marked: Whether the record is marked for management.
    """
    found = answer(content, audience, relationship)
    return (
        found == "yes"
        or (chosen and found in ("chosen", "asked"))
        or (marked and found == "marked")
    )


def allowed(document: Kind, audience: Audience, relationship: Relationship | None) -> None:
    """Make sure that the audience may have the document at all.

    Args:
        document: Which document.
        audience: Who will read it.
        relationship: The one it comes from, if it comes from one.

    Raises:
        Refused: It may not; nothing of the document may be built or shown.
    """
    subject = SUBJECTS.get(document, "")
    if document == "batna" and audience == "other" and relationship is None:
        raise Refused(
            "This BATNA sheet is prepared with nobody, so there is no other person to make it "
            "for. You can make one for yourself."
        )
    if document == "calendar" and audience != "me" and relationship is None:
        raise Refused(
            "The calendar of everybody is for you alone. Make one for somebody with --who."
        )
    if document in OF_MINE and audience == "other" and relationship is None:
        raise Refused(
            "There is no other person here to make it for. Make it from the page of somebody to "
            "whom it is shown, or with --who."
        )
    if document == "batna" and audience == "other" and in_reporting_line(relationship):
        raise Refused(
            "A BATNA sheet is never made for somebody in your reporting line. "
            "You can make one for yourself."
        )
    if not may(subject, audience, relationship, chosen=True, marked=True):
        raise Refused(
            f"The {TITLES[document]} cannot be made for {WORDS[audience]}: "
            f"{_WHY.get(subject, 'it is for you alone.')}"
        )


def needs_asking(document: Kind, audience: Audience, relationship: Relationship | None) -> bool:
    """Whether to ask before the document is made: it shows what is not shared as a rule."""
    return answer(SUBJECTS.get(document, ""), audience, relationship) in ("chosen", "asked")


def in_reporting_line(relationship: Relationship | None) -> bool:
    """Whether the other person manages me or the other way round; in doubt they do."""
    return relationship is None or relationship.reporting_line != "none"


def is_above(relationship: Relationship) -> bool:
    """Whether the other person is my manager, or my manager's manager."""
    return relationship.reporting_line in ("my-manager", "managers-manager")


def is_for(what: Shown, audience: Audience, relationship: Relationship | None) -> bool:
    """Whether something of an owner is shown to an audience at all; `may` forbids the rest.

    The other person sees only what is shown in the relationship.
    """
    if audience != "other":
        return True
    return relationship is not None and is_shown_in(what, relationship)


class GoalLike(Shown, Protocol):
    """A goal, or one as it stood in an assessment."""

    @property
    def state(self) -> GoalState:
        """Whether it is a draft, pursued, or over."""

    @property
    def for_management(self) -> bool:
        """Whether the owner's manager may see it."""


def is_goal_for(
    goal: GoalLike, audience: Audience, relationship: Relationship | None, content: str = "goals"
) -> bool:
    """Whether an audience may be told of a goal.

    Args:
        goal: The goal.
        audience: Who will read it.
        relationship: The one it comes from.
        content: The row of the table.
    """
    if goal.state in ("draft", "dropped") and not may("drafts", audience, relationship):
        return False
    return is_for(goal, audience, relationship) and may(
        content, audience, relationship, marked=goal.for_management
    )

"""What the next talk should come back to: the agenda that fills itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.facts import FollowUpLike
from mentorjournal.mentoring.roadmap import month_of, standard

RECENT = 2
"""From how many of the latest sessions advice and questions in the notes come back that nobody
took in hand since; what was tried, handed on or kept to find out always does."""


class Point(Struct, frozen=True):
    """A point to discuss, and where it comes from, in words."""

    text: str
    source: str


def points(
    relationship: Relationship,
    sessions: Sequence[Session],
    follow_ups: Sequence[FollowUpLike],
    today: date,
) -> list[Point]:
    """What to discuss next: what a missed talk left, open actions, questions, advice, prompts.

    Args:
        relationship: With whom.
        sessions: Its sessions, oldest first.
        follow_ups: Its follow-ups, open or not.
        today: The day of the talk.
    """
    held = [session for session in sessions if session.state == "happened"]
    recent = {session.uid for session in held[-RECENT:]}
    pending = [item for item in follow_ups if item.open]
    back = [
        item for item in pending if item.session is None or item.session in recent or item.in_hand
    ]
    found = list(_left_over(sessions, held[-1].on if held else None, today))
    found += [
        Point(_first_line(item.text), _action_source(item, today))
        for owner in ("them", "me")
        for item in sorted(pending, key=lambda item: item.due or date.max)
        if item.kind == "action" and item.owner == owner
    ]
    found += [
        Point(_first_line(item.text), _question_source(item, today))
        for item in back
        if item.kind == "question"
    ]
    found += [
        Point(
            f"{'What came of' if item.tried else 'Tried'}: {_first_line(item.text)}",
            f"advice of {show_date(item.since, today)}",
        )
        for item in back
        if item.kind == "advice"
    ]
    found += _prompts(relationship, today)
    return list({point.text.casefold(): point for point in reversed(found)}.values())[::-1]


def _left_over(sessions: Sequence[Session], last: date | None, today: date) -> Iterator[Point]:
    """What stood on the agendas of talks that were missed since the last one."""
    for session in sessions:
        if session.state != "missed" or (last is not None and session.on <= last):
            continue
        for item in session.agenda:
            if not item.done:
                yield Point(item.text, f"from {show_date(session.on, today)}, missed")


def _prompts(relationship: Relationship, today: date) -> list[Point]:
    """The questions of this month of the roadmap, where there is a running year."""
    number = month_of(relationship.start, today)
    if number is None or relationship.form != "recurring" or relationship.stage != "active":
        return []
    month = standard().month_for(relationship, number)
    return [Point(prompt.text, f"month {month.number}") for prompt in month.prompts]


def _action_source(item: FollowUpLike, today: date) -> str:
    owner = "yours" if item.owner == "me" else "theirs"
    if item.due is not None and item.due < today:
        return f"{owner}, was due {show_date(item.due, today)}"
    return f"{owner}, from {ago(item.since, today)}"


def _question_source(item: FollowUpLike, today: date) -> str:
    parked = f"parked {show_date(item.since, today)}"
    if item.handed_to:
        # Without the name: an agenda is shown to people who need not know it.
        return f"handed on, {parked}"
    return f"to find out, {parked}" if item.to_find_out else parked


def _first_line(text: str) -> str:
    return text.strip().split("\n", 1)[0]

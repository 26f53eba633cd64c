"""What the next talk should come back to: the agenda that fills itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.roadmaps import Month
from mentorjournal.dates import ago, show_date
from mentorjournal.mentoring.overview import FollowUpLike
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.mentoring.recency import OLD, recency

RECENT = 2
"""From how many of the latest sessions advice and questions in the notes come back that nobody
took in hand since; what was tried, handed on or kept to find out always does."""


MOST = 10
"""As many points as two people can talk about; the others are counted."""
ROOM_FOR_PROMPTS = 3


class Point(Struct, frozen=True):
    """A point to discuss, and where it comes from, in words."""

    text: str
    source: str


class Agenda(Struct, frozen=True):
    """What to discuss next.

    Attributes:
        points: At most ten, the first ones first.
        older: Which follow-ups there are besides.
    """

    points: tuple[Point, ...]
    older: tuple[Point, ...] = ()


def agenda(
    relationship: Relationship,
    sessions: Sequence[Session],
    follow_ups: Sequence[FollowUpLike],
    today: date,
    month: Month | None = None,
) -> Agenda:
    """What to discuss next: what a missed talk left, last time's, this month's, then the newest.

    What was written down elsewhere since the last talk stands with last time's.

    Args:
        relationship: With whom.
        sessions: Its sessions, oldest first.
        follow_ups: Its follow-ups, open or not.
        today: The day of the talk.
        month: The month of the roadmap that it is; None where there is none.
    """
    held = [session for session in sessions if session.state == "happened"]
    recent = {session.uid for session in held[-RECENT:]}
    last, since = (held[-1].uid, held[-1].on) if held else ("", today - OLD)
    back = [
        item
        for item in follow_ups
        if item.open
        and (
            item.kind == "action" or item.session is None or item.session in recent or item.in_hand
        )
    ]
    first = _unique(
        [
            *_left_over(sessions, held[-1].on if held else None, today),
            *(
                _point(item, today)
                for item in sorted(back, key=_turn)
                if item.session == last or (item.session is None and item.since >= since)
            ),
        ]
    )
    prompts = _prompts(relationship, month, today)
    others = sorted(back, key=lambda item: recency(item.due, item.since, today))
    room = MOST - min(len(prompts), ROOM_FOR_PROMPTS)
    rest = [*first[room:], *(_point(item, today) for item in others)]
    found = _unique([*first[:room], *prompts, *rest])
    older = [point for point in found[MOST:] if point not in prompts]
    return Agenda(tuple(found[:MOST]), tuple(older))


def _unique(points: Iterable[Point]) -> list[Point]:
    """Points without those whose words stand there already."""
    known: dict[str, Point] = {}
    for point in points:
        known.setdefault(point.text.casefold(), point)
    return list(known.values())


def _turn(item: FollowUpLike) -> tuple[int, date, int]:
    """What last time's are ordered by: their actions, mine, questions, advice; then the newest."""
    kinds = ("question", "advice")
    newest = -item.since.toordinal()
    if item.kind in kinds:
        return 2 + kinds.index(item.kind), date.max, newest
    return (1 if item.assignee == "me" else 0), item.due or date.max, newest


def _point(item: FollowUpLike, today: date) -> Point:
    words = _first_line(item.text)
    if item.kind == "action":
        return Point(words, _action_source(item, today))
    if item.kind == "question":
        return Point(words, _question_source(item, today))
    asked = "What came of" if item.tried else "Tried"
    return Point(f"{asked}: {words}", f"advice of {show_date(item.since, today)}")


def _left_over(sessions: Sequence[Session], last: date | None, today: date) -> Iterator[Point]:
    """What stood on the agendas of talks that were missed since the last one."""
    for session in sessions:
        if session.state != "missed" or (last is not None and session.on <= last):
            continue
        for item in session.agenda:
            if not item.done:
                yield Point(item.text, f"from {show_date(session.on, today)}, missed")


def _prompts(relationship: Relationship, month: Month | None, today: date) -> list[Point]:
    """The questions of this month of the roadmap, where there is a running year."""
    if month is None or stage_on(relationship, today) != "active":
        return []
    return [Point(prompt.text, f"month {month.number}") for prompt in month.prompts]


def _action_source(item: FollowUpLike, today: date) -> str:
    owner = "yours" if item.assignee == "me" else "theirs"
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

"""Events: when to stay for a question, when to write, and who of the speakers could be asked.

K: after a talk, hang back for ten minutes or so and ask one specific question; write a few hours
later, when nobody is on the way home any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal

from mentorjournal.data.records.events import Event, Speaker
from mentorjournal.dates import show_date
from mentorjournal.mentoring.steps import Kind, NextStep
from mentorjournal.text import listed

EventMove = Literal["", "hang back", "write", "came of it"]
"""What comes next: stay for a question, write, say what came of it; empty where nothing does."""

USUAL_MINUTES = 90
HANG_BACK = timedelta(minutes=10)
HOME = timedelta(hours=2)
"""So long after the end one is home, and the other one is."""
EVENING, LATEST = time(19), time(22, 30)
"""Nobody is written to before the one; what would be later than the other waits for a morning."""
WRITE_WITHIN = timedelta(days=7)
"""After that the moment to write has passed."""


def following(event: Event, today: date) -> EventMove:
    """What comes next for an event.

    Args:
        event: The event.
        today: The local day. To stay for a question is possible on the day alone.
    """
    if today < event.on:
        return ""
    if today == event.on and event.hung_back is None and event.wrote is None:
        return "hang back"
    if event.wrote is None and today - event.on <= WRITE_WITHIN:
        return "write"
    return "" if event.came_of else "came of it"


def hang_back_words(event: Event) -> str:
    """The ten minutes after the end: "20:00 to 20:10"."""
    end = _end(event)
    if end is None:
        return "ten minutes after the end"
    return f"{end:%H:%M} to {end + HANG_BACK:%H:%M}"


def write_words(event: Event) -> str:
    """From when on to write: the same evening, not before they are home."""
    end = _end(event)
    if end is None:
        return "in the evening, once they are home"
    home = end + HOME
    if home.date() > event.on or home.time() > LATEST:
        return "the next morning"
    return f"from {max(home.time(), EVENING):%H:%M}, once they are home"


def _end(event: Event) -> datetime | None:
    if event.at is None:
        return None
    begins = datetime.combine(event.on, time.fromisoformat(event.at))
    return begins + timedelta(minutes=event.minutes or USUAL_MINUTES)


def seen_words(event: Event) -> str:
    """What I saw of a speaker: what an ask to them begins with."""
    about = event.topic or event.title
    return f"Your talk: {about}" if about == event.title else f"Your talk on {about}, {event.title}"


def unasked(event: Event) -> tuple[Speaker, ...]:
    """The speakers of whom none was made a prospect so far."""
    return tuple(each for each in event.speakers if each.prospect is None)


def event_words(event: Event, today: date) -> str:
    """An event in a line, without its title: day, hour, where, who speaks, what came of it."""
    when = show_date(event.on, today) + (f" {event.at}" if event.at else "")
    done = [
        word
        for word, day in (("stayed for a question", event.hung_back), ("wrote", event.wrote))
        if day is not None
    ]
    told = event.came_of or ", ".join(done)
    return ", ".join(filter(None, (when, listed([each.name for each in event.speakers]), told)))


def in_order(events: Iterable[Event], today: date) -> list[Event]:
    """What is to come, the next first; then what was, the latest first."""
    every = sorted(events, key=lambda each: (each.on, each.at or "", each.uid))
    ahead = [each for each in every if each.on >= today]
    return [*ahead, *(each for each in reversed(every) if each.on < today)]


def event_steps(events: Iterable[Event], today: date) -> Iterator[NextStep]:
    """Staying for a question on the day, and writing afterwards; what came of it waits quietly.

    Args:
        events: The events.
        today: The local day.
    """
    for event in events:
        move = following(event, today)
        if move == "hang back":
            said = f"stay for one question, {hang_back_words(event)}"
            yield _step(event, "event today", said, event.topic or "today", move)
        if move in ("hang back", "write"):
            who = listed([each.name for each in event.speakers]) or "a speaker"
            on_the_day = event.on == today
            when = write_words(event) if on_the_day else f"since {show_date(event.on, today)}"
            kind: Kind = "event today" if on_the_day else "event"
            yield _step(event, kind, f"write to {who}", when, "write")


def _step(event: Event, kind: Kind, said: str, detail: str, part: str) -> NextStep:
    return NextStep(
        kind=kind,
        text=f"Me: {event.title}, {said}",
        detail=detail,
        action="done",
        relationship=None,
        target=event.uid,
        place="mentors",
        on=event.on,
        part=part,
    )

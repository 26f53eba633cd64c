"""`mentorjournal show` with the id of an event: when and where, who speaks, what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mentorjournal.cli.as_json import iso_day
from mentorjournal.cli.output import one_line, short_id
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.events import Event
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.events import event_words, following


def event_lines(event: Event, today: date) -> Iterator[str]:
    """An event with all that is known of it; where I go is mine."""
    title = one_line(event.title)
    yield f"  private: {title}: {event_words(event, today)}   {short_id(event.uid)}"
    for label, text in (
        ("where", event.place),
        ("topic", event.topic),
        ("asked", event.asked),
        ("stayed", full_date(event.hung_back) if event.hung_back else ""),
        ("wrote", full_date(event.wrote) if event.wrote else ""),
        ("came of it", event.came_of),
    ):
        if text:
            yield f"    private: {label:<12}{text}"


def event_entry(event: Event, today: date) -> dict[str, Any]:
    """An event for other programs."""
    return {
        "id": event.uid,
        "title": event.title,
        "on": event.on.isoformat(),
        "at": event.at,
        "minutes": event.minutes,
        "place": event.place,
        "online": event.online,
        "topic": event.topic,
        "speakers": [{"name": one.name, "relationship": one.prospect} for one in event.speakers],
        "asked": event.asked,
        "came_of": event.came_of,
        "hung_back": iso_day(event.hung_back),
        "wrote": iso_day(event.wrote),
        "next": following(event, today) or None,
    }


def _words(journal: Journal, event: Event) -> Iterator[str]:
    for line in event_lines(event, journal.today()):
        yield line.removeprefix("  ")


def _as_json(journal: Journal, event: Event) -> dict[str, Any]:
    today = journal.today()
    return {"today": today.isoformat(), "event": event_entry(event, today)}


TWIN = Twin(_words, _as_json, of="itself")

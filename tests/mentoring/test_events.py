"""Events: when to stay for a question, when to write, what comes next."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from mentorjournal.data.records.events import Event, Speaker
from mentorjournal.mentoring.events import (
    event_words,
    following,
    hang_back_words,
    in_order,
    seen_words,
    write_words,
)
from mentorjournal.mentoring.next_steps import next_steps
from mentorjournal.mentoring.steps import Kind
from tests.examples import NOON, uid_of
from tests.known_facts import facts, of_kind

DAY = date(2026, 12, 10)


def an_event(**changes: Any) -> Event:
    usual: dict[str, Any] = {
        "uid": uid_of(0xE),
        "created": NOON,
        "updated": NOON,
        "title": "Pricing night",
        "on": DAY,
        "at": "18:30",
        "minutes": 90,
        "topic": "free-to-play pricing",
        "speakers": (Speaker(uid=uid_of(0x5), name="Sam Reed"),),
    }
    return Event(**usual | changes)


@pytest.mark.parametrize(
    ("at", "minutes", "stay", "write"),
    [
        ("18:30", 90, "20:00 to 20:10", "from 22:00, once they are home"),
        # Ninety minutes where nothing was said.
        ("18:30", None, "20:00 to 20:10", "from 22:00, once they are home"),
        ("12:00", 60, "13:00 to 13:10", "from 19:00, once they are home"),
        ("19:00", 90, "20:30 to 20:40", "from 22:30, once they are home"),
        ("19:00", 91, "20:31 to 20:41", "the next morning"),
        ("22:30", 60, "23:30 to 23:40", "the next morning"),
        (None, 60, "ten minutes after the end", "in the evening, once they are home"),
    ],
)
def test_one_stays_ten_minutes_and_writes_when_they_are_home(
    at: str | None, minutes: int | None, stay: str, write: str
) -> None:
    event = an_event(at=at, minutes=minutes)
    assert (hang_back_words(event), write_words(event)) == (stay, write)


@pytest.mark.parametrize(
    ("days", "changes", "move"),
    [
        (-1, {}, ""),
        (0, {}, "hang back"),
        (0, {"hung_back": DAY}, "write"),
        (0, {"wrote": DAY}, "came of it"),
        # Who did not stay can still write, for a week.
        (1, {}, "write"),
        (7, {}, "write"),
        (8, {}, "came of it"),
        (8, {"came_of": "a coffee"}, ""),
    ],
)
def test_what_comes_next(days: int, changes: dict[str, Any], move: str) -> None:
    assert following(an_event(**changes), DAY + timedelta(days=days)) == move


def test_next_says_both_on_the_day_and_then_only_to_write() -> None:
    def steps(days: int, **changes: Any) -> list[tuple[str, str]]:
        known = facts(events=(an_event(**changes),))
        today = DAY + timedelta(days=days)
        kind: Kind = "event" if days else "event today"
        return [(step.text, step.detail) for step in of_kind(kind, known, today)]

    stay = ("Me: Pricing night, stay for one question, 20:00 to 20:10", "free-to-play pricing")
    assert steps(-1) == []
    assert sorted(steps(0)) == [
        stay,
        ("Me: Pricing night, write to Sam Reed", "from 22:00, once they are home"),
    ]
    assert steps(1) == [("Me: Pricing night, write to Sam Reed", "since Thu 10 Dec")]
    assert steps(1, wrote=DAY) == steps(8) == []


def test_on_its_day_it_is_fixed_and_never_left_out_of_the_list() -> None:
    today = [*next_steps(facts(events=(an_event(),)), DAY)]
    assert {(step.kind, step.tier) for step in today} == {("event today", 2)}
    (after,) = next_steps(facts(events=(an_event(),)), DAY + timedelta(days=1))
    assert (after.kind, after.tier) == ("event", 5)
    # What was put off on the day is the same thing on the next.
    assert after.id in {step.id for step in today}


def test_a_line_says_when_who_and_what_came_of_it_and_what_is_to_come_stands_first() -> None:
    event = an_event()
    assert event_words(event, DAY) == "Thu 10 Dec 18:30, Sam Reed"
    assert event_words(an_event(wrote=DAY), DAY) == "Thu 10 Dec 18:30, Sam Reed, wrote"
    assert event_words(an_event(came_of="a coffee"), DAY).endswith(", a coffee")
    assert seen_words(event) == "Your talk on free-to-play pricing, Pricing night"
    assert seen_words(an_event(topic="")) == "Your talk: Pricing night"
    days = [date(2026, 11, 1), date(2026, 12, 20), date(2026, 11, 9), DAY]
    events = [an_event(uid=uid_of(0xE0 + at), on=on) for at, on in enumerate(days)]
    assert [each.on for each in in_order(events, DAY)] == [DAY, days[1], days[2], days[0]]

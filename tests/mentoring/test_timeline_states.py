"""The states that a timeline tells, with days worked out by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from mentorjournal.data.records.lifecycle import PastYear
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.rhythm import Pause
from mentorjournal.mentoring.timeline_states import states_of

LONG_AGO = datetime(2024, 1, 1, 12).astimezone(UTC)
TODAY = date(2026, 11, 30)
MET, MET_AGAIN = date(2026, 1, 15), date(2026, 11, 20)
MEET, CALL = "face-to-face", "call"


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12).astimezone(UTC)


def told(talks: list[tuple[date, Any]], **fields: Any) -> list[str]:
    """The states of somebody mentored since long ago, oldest first; talks entered on their day."""
    kept: dict[str, Any] = {"created": LONG_AGO, "updated": LONG_AGO}
    one = Relationship(uid="r", person="p", my_role="mentor", **kept, **fields)
    sessions = [
        Session(
            uid=f"s{at}",
            relationship="r",
            on=day,
            channel=how,
            created=noon(day),
            updated=noon(day),
        )
        for at, (day, how) in enumerate(talks)
    ]
    entries = sorted(states_of(one, sessions, TODAY), key=lambda entry: entry.on)
    return [f"{entry.on} {entry.text}" for entry in entries]


@pytest.mark.parametrize(
    ("talks", "fields", "expected"),
    [
        ([], {}, ["2024-01-30 quiet: no talk yet"]),
        ([(date(2026, 8, 25), MEET)], {}, ["2026-11-26 stale: no meeting for 3 months"]),
        ([(date(2026, 8, 30), MEET)], {}, []),
        (
            [(date(2026, 1, 15), MEET), (date(2026, 4, 15), MEET), (date(2026, 11, 1), MEET)],
            {},
            ["2026-07-16 stale: no meeting for 3 months"],
        ),
        # On the first stale day itself they met again: nobody saw it stale.
        (
            [(date(2026, 1, 15), MEET), (date(2026, 4, 16), MEET), (date(2026, 7, 16), MEET)],
            {},
            ["2026-10-17 stale: no meeting for 3 months"],
        ),
        # A call keeps it fresh by what they do.
        ([(date(2026, 8, 1), MEET), (date(2026, 10, 31), CALL)], {}, []),
        (
            [(date(2026, 10, 1), CALL), (date(2026, 11, 20), CALL)],
            {"rhythm": "calls"},
            ["2026-11-02 stale: no call for 1 month"],
        ),
        ([(date(2026, 1, 1), MEET), (date(2026, 11, 20), CALL)], {"rhythm": "as-needed"}, []),
        (
            [(date(2026, 1, 15), MEET), (date(2026, 11, 20), MEET)],
            {"pauses": (Pause(uid="u", first=date(2026, 2, 1), until=date(2026, 6, 1)),)},
            [
                "2026-02-01 paused",
                "2026-06-01 back from the pause",
                "2026-08-14 stale: no meeting for 3 months",
            ],
        ),
        (
            [(date(2026, 11, 20), MEET)],
            {
                "start": date(2026, 10, 1),
                "asked": date(2025, 9, 1),
                "asked_how": "by mail",
                "years": (PastYear(uid="y", start=date(2025, 9, 30), end=date(2026, 9, 30)),),
            },
            [
                "2025-09-01 asked, by mail",
                "2025-09-30 your mentoring began",
                "2026-09-30 a year completed",
                "2026-10-01 your mentoring began",
            ],
        ),
        (
            [],
            {"stage": "completed", "ended": date(2026, 5, 1), "stage_reason": "moved away"},
            ["2026-05-01 completed: moved away"],
        ),
        ([], {"stage": "completed", "declined": date(2026, 5, 1)}, ["2026-05-01 declined"]),
    ],
)
def test_each_change_of_state_has_its_day(
    talks: list[tuple[date, Any]], fields: dict[str, Any], expected: list[str]
) -> None:
    assert told(talks, **fields) == expected


@pytest.mark.parametrize(
    ("entered", "on", "how", "state", "expected"),
    [
        # Met on 15 Jan and on 20 Nov: the meeting is good until 15 Apr.
        (date(2026, 4, 1), date(2026, 5, 2), MEET, "missed", ["2026-05-03"]),
        (date(2026, 4, 16), date(2026, 5, 2), CALL, "moved", ["2026-05-03"]),
        # Entered on the day after the first stale one, so that day was stale.
        (date(2026, 4, 17), date(2026, 5, 2), MEET, "missed", ["2026-04-16"]),
        # Its day was over before it could become stale; or it was written down afterwards.
        (date(2026, 3, 1), date(2026, 4, 15), MEET, "missed", ["2026-04-16"]),
        (date(2026, 3, 1), date(2026, 4, 16), MEET, "missed", ["2026-04-17"]),
        (date(2026, 6, 1), date(2026, 5, 2), MEET, "missed", ["2026-04-16"]),
        # Three months from 16 Apr are over on 16 Jul; one farther ahead changes nothing.
        (date(2026, 4, 1), date(2026, 7, 16), MEET, "missed", ["2026-07-17"]),
        (date(2026, 4, 1), date(2026, 7, 17), MEET, "missed", ["2026-04-16"]),
        # A message serves no clock.
        (date(2026, 4, 1), date(2026, 5, 2), "message", "missed", ["2026-04-16"]),
    ],
)
def test_no_past_day_was_stale_on_which_a_session_stood_booked(
    entered: date, on: date, how: Any, state: Any, expected: list[str]
) -> None:
    def booked(uid: str, made: date, day: date, channel: Any, became: Any) -> Session:
        return Session(
            uid=uid, relationship="r", on=day, channel=channel, state=became,
            created=noon(made), updated=noon(made),
        )  # fmt: skip

    one = Relationship(uid="r", person="p", my_role="mentor", created=LONG_AGO, updated=LONG_AGO)
    met = [booked(f"{day}", day, day, MEET, "happened") for day in (MET, MET_AGAIN)]
    sessions = [*met, booked("b", entered, on, how, state)]
    found = [str(each.on) for each in states_of(one, sessions, TODAY)]
    assert found == expected

    # One after the other they hold it up; the last was held, and booked ahead as well.
    others = [
        booked("c", date(2026, 4, 10), date(2026, 5, 20), MEET, "missed"),
        booked("d", date(2026, 5, 21), date(2026, 8, 20), CALL, "missed"),
        booked("e", date(2026, 8, 1), date(2026, 10, 31), MEET, "happened"),
    ]
    assert list(states_of(one, [*met, *others], TODAY)) == []


def test_what_somebody_gave_as_a_reason_is_private() -> None:
    kept: dict[str, Any] = {"created": LONG_AGO, "updated": LONG_AGO}
    pause = Pause(uid="u", first=date(2026, 11, 1), reason="a child")
    one = Relationship(uid="r", person="p", my_role="mentor", pauses=(pause,), **kept)
    (entry,) = states_of(one, [], TODAY)
    assert (entry.text, entry.kept_private) == ("paused: a child", True)

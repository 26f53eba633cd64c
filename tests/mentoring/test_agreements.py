"""An agreement: what it begins with, how its rows read, and when it asks to be looked at."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Session
from mentorjournal.mentoring.agreement_steps import agreement_steps
from mentorjournal.mentoring.agreements import (
    ROWS,
    Names,
    in_force,
    parts,
    proposed,
    version_remark,
    version_words,
)
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.roadmap_state import roadmap_of
from tests.examples import NOON, RELATIONSHIP, a_relationship, a_session, uid_of

TODAY = date(2026, 11, 30)
NAMES = Names("Robin", "Ana")


def an_agreement(number: int = 1, **changes: Any) -> Agreement:
    usual: dict[str, Any] = {"uid": uid_of(0xA900 + number), "created": NOON, "updated": NOON}
    usual |= {"relationship": RELATIONSHIP, "on": date(2026, 7, 14)}
    return Agreement(**usual | changes)


def agreed(number: int = 1, **changes: Any) -> Agreement:
    return an_agreement(number, **{"agreed": date(2026, 7, 14)} | changes)


def talks(channel: Channel, *days: tuple[int, int], **changes: Any) -> list[Session]:
    return [a_session(date(2026, month, day), channel, **changes) for month, day in days]


@pytest.mark.parametrize(
    ("sessions", "rhythm"),
    [
        ([], "a call every two to four weeks, a meeting every one to three months"),
        # One distance is no habit.
        (talks("call", (11, 2), (11, 16)), "a call every two to four weeks, "
         "a meeting every one to three months"),
        (talks("call", (11, 2), (11, 9), (11, 16)), "calls every week"),
        (talks("call", (10, 19), (11, 2), (11, 16)), "calls every two weeks"),
        (talks("video", (10, 5), (10, 26), (11, 16)), "calls every three weeks"),
        (talks("call", (9, 1), (10, 1), (11, 1)), "calls every month"),
        (talks("face-to-face", (8, 20), (10, 1), (11, 12)), "meetings every six weeks"),
        (talks("face-to-face", (6, 1), (8, 1), (10, 1)), "meetings every two months"),
        (talks("face-to-face", (1, 10), (5, 10), (10, 10)), "meetings every three months"),
        (talks("message", (11, 2), (11, 9), (11, 16)), "a call every two to four weeks, "
         "a meeting every one to three months"),
        (
            talks("face-to-face", (3, 2), (5, 4), (7, 6))
            + talks("call", (6, 1), (6, 15), (6, 29)),
            "meetings every two months, calls every two weeks",
        ),
        # What is only planned, missed or over a year ago is not what they do.
        (talks("call", (10, 1), (10, 8), (10, 15), state="missed"), "a call every two to four "
         "weeks, a meeting every one to three months"),
        (
            [a_session(date(2025, 11, day)) for day in (1, 8, 15)],
            "a call every two to four weeks, a meeting every one to three months",
        ),
    ],
)  # fmt: skip
def test_the_rhythm_of_a_new_agreement_is_what_the_two_do(
    sessions: list[Session], rhythm: str
) -> None:
    assert proposed(a_relationship(), sessions, TODAY)["rhythm"] == rhythm


@pytest.mark.parametrize(
    ("minutes", "length"),
    [((), ""), ((44,), "45 min"), ((28, 50, 47), "45 min"), ((1,), "5 min"), ((90, 92), "90 min")],
)
def test_its_length_is_their_usual_one_to_five_minutes(
    minutes: tuple[int, ...], length: str
) -> None:
    held = [
        a_session(date(2026, 11, day), minutes=each) for day, each in enumerate(minutes, start=1)
    ]
    assert proposed(a_relationship(), held, TODAY)["length"] == length


@pytest.mark.parametrize(
    ("start", "review", "note", "ends"),
    [
        # Half-time is the first day of month 7, the end the last day of month 12.
        (date(2026, 7, 1), date(2027, 1, 1), "at half-time", date(2027, 6, 30)),
        (date(2026, 5, 31), date(2027, 5, 30), None, date(2027, 5, 30)),
        (date(2026, 5, 30), date(2027, 5, 29), None, date(2027, 5, 29)),
        (date(2026, 8, 31), date(2027, 2, 28), "at half-time", date(2027, 8, 30)),
        # In month 13 it is the half-time of the second year.
        (date(2025, 11, 15), date(2027, 5, 15), "at half-time", date(2027, 11, 14)),
        (None, None, None, None),
        (date(2026, 12, 24), None, None, None),
    ],
)
def test_its_days_are_those_of_the_year(
    start: date | None, review: date | None, note: str | None, ends: date | None
) -> None:
    found = proposed(a_relationship(start=start), [], TODAY)
    assert found.get("review") == review
    assert found.get("review_note") == note
    assert found.get("ends") == ends


def test_the_aim_is_the_proteges() -> None:
    aim = "To own pricing"
    assert proposed(a_relationship(aim=aim), [], TODAY)["their_aim"] == aim
    assert proposed(a_relationship(aim=aim, my_role="protege"), [], TODAY)["my_aim"] == aim


def test_rows_say_what_is_agreed_and_empty_ones_nothing() -> None:
    whole = an_agreement(
        their_aim="own pricing\nand packaging",
        my_aim="stay honest",
        rhythm="a call every two weeks",
        length="45 min",
        prepares="Ana",
        review=date(2026, 12, 14),
        review_note="at half-time",
        ends=date(2027, 5, 19),
        ending="either may end it, no reason owed",
    )
    said = dict(parts(whole, NAMES, TODAY))

    assert said["Aims"] == "Ana: own pricing\nand packaging\nRobin: stay honest"
    assert said["Rhythm"] == "a call every two weeks, 45 min"
    assert said["Review"] == "Mon 14 Dec, at half-time"
    assert said["Ends"] == "Wed 19 May 2027; either may end it, no reason owed"
    assert said["Confidential"] == ""
    assert [label for label, _ in parts(an_agreement(), NAMES, TODAY)] == [
        row.label for row in ROWS
    ]
    assert dict(parts(an_agreement(my_aim="listen"), NAMES, TODAY))["Aims"] == "Robin: listen"


def test_in_force_is_the_newest_that_is_agreed() -> None:
    first, second = agreed(1), agreed(2, on=date(2026, 9, 1))
    assert in_force([]) is None
    assert in_force([an_agreement()]) is None
    assert in_force([first, second, an_agreement(3)]) is second


def test_a_version_is_named_by_its_number_and_day_and_says_why_it_came_about() -> None:
    versions = [agreed(1), an_agreement(2, on=date(2026, 9, 1), reason="a new job")]
    again = agreed(3, still_true=True)

    assert version_words(versions, 1, TODAY) == "version 2 of Tue 1 Sep"
    assert [version_remark(each) for each in (*versions, again)] == [
        "agreed",
        "“a new job”, draft",
        "looked at again, still true, agreed",
    ]


def asked(*versions: Agreement, today: date = TODAY, **changes: Any) -> list[tuple[str, str, str]]:
    relationship = a_relationship(**changes)
    steps = agreement_steps(relationship, versions, "Ana Lima", today)
    return [(step.kind, step.text, step.detail) for step in steps]


def test_the_first_month_asks_for_an_agreement_and_after_it_one_is_missing() -> None:
    assert asked(today=date(2026, 2, 4)) == []
    missing = ("no agreement", "Ana Lima: no agreement yet")
    assert asked(today=date(2026, 2, 5)) == [(*missing, "your turn")]
    assert asked(my_role="protege") == [(*missing, "Ana Lima's turn")]
    assert asked(start=None) == []


def test_a_draft_waits_to_be_agreed() -> None:
    draft = ("no agreement", "Ana Lima: agreement is a draft", "since Tue 14 Jul")
    assert asked(an_agreement()) == [draft]
    assert asked(an_agreement(), today=date(2026, 2, 1)) == []
    assert asked(agreed(1, review=date(2026, 11, 1)), an_agreement(2)) == [draft]


@pytest.mark.parametrize(
    ("day", "steps"),
    [(date(2026, 11, 29), 1), (date(2026, 11, 30), 1), (date(2026, 12, 1), 0), (None, 0)],
)
def test_a_review_is_asked_for_from_its_day_on(day: date | None, steps: int) -> None:
    found = asked(agreed(review=day))
    assert len(found) == steps
    if day == TODAY:
        assert found == [
            ("agreement review", "Ana Lima: look at the agreement again", "review Mon 30 Nov")
        ]


@pytest.mark.parametrize(("day", "steps"), [(date(2026, 12, 14), 1), (date(2026, 12, 15), 0)])
def test_the_end_is_told_of_two_weeks_before(day: date, steps: int) -> None:
    found = asked(agreed(ends=day))
    assert [kind for kind, _, _ in found] == ["agreement end"] * steps
    if steps:
        assert found[0][2] == "on Mon 14 Dec"


def met(month: int, *versions: Agreement) -> bool | None:
    year = Year(relationship=a_relationship(), agreements=versions)
    stand = roadmap_of(year, TODAY)
    assert stand is not None
    return stand.months[month - 1].deliverables[-1].met


def test_month_1_is_met_by_an_agreement_that_both_stand_by() -> None:
    assert met(1) is False
    assert met(1, an_agreement()) is False
    assert met(1, agreed()) is True


def test_month_7_is_met_by_looking_at_the_agreement_again_since_half_time() -> None:
    # Begun on 5 Jan: month 7 begins on 5 Jul.
    first = agreed(1, agreed=date(2026, 7, 6))
    assert met(7, first) is False
    assert met(7, first, an_agreement(2)) is False
    assert met(7, first, agreed(2, agreed=date(2026, 7, 4))) is False
    assert met(7, first, agreed(2, agreed=date(2026, 7, 5))) is True

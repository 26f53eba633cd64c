"""Who decides has seen what names them, and nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.models import Achievement, Decider, FollowUp
from mentorjournal.mentoring.exposure import (
    Called,
    Chance,
    Recogniser,
    exposure,
    months_of,
    open_gaps,
    seen_names,
)
from tests.examples import NOON, uid_of

TODAY = date(2026, 11, 30)
MAYA, JO, BOARD = "Maya Lindqvist", "Jo Tanaka", "The board"


def decider(number: int, name: str) -> Decider:
    return Decider(uid=uid_of(number), created=NOON, updated=NOON, name=name)


def done(number: int, on: date, text: str, seen_by: str = "", **fields: Any) -> Achievement:
    return Achievement(
        uid=uid_of(number), created=NOON, updated=NOON, on=on, text=text, seen_by=seen_by, **fields
    )


def review(number: int, who: str, due: date | None, **fields: Any) -> FollowUp:
    return FollowUp(
        uid=uid_of(number),
        created=NOON,
        updated=NOON,
        text="Go through it",
        review_with=who,
        due=due,
        **fields,
    )


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("", []),
        ("Maya", ["Maya"]),
        ("Maya, Priya", ["Maya", "Priya"]),
        ("Maya and the board; @jo", ["Maya", "board", "jo"]),
        ("Theo & Andrea", ["Theo", "Andrea"]),
        ("a colleague of Maya", ["a colleague of Maya"]),
    ],
)
def test_a_line_that_says_who_saw_it_is_read_as_names(line: str, names: list[str]) -> None:
    assert seen_names(line) == names


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Maya Lindqvist", {"maya"}),
        ("MAYA LINDQVIST", {"maya"}),
        ("Maya", {"maya"}),
        ("@maya_l", {"maya"}),
        ("Jörg Åkesson, board", {"jorg", "board"}),
        ("Joerg Aakesson", {"jorg"}),
        ("the board", {"board"}),
        ("Tanaka", set()),
        ("Jo Tanaka", {"jo"}),
        ("a colleague of Maya", set()),
        ("Mayan calendar", set()),
        ("", set()),
    ],
)
def test_somebody_is_known_by_any_spelling_and_by_a_name_that_only_they_have(
    line: str, meant: set[str]
) -> None:
    known = Recogniser(
        {
            "maya": Called(MAYA, "VP", ("maya_l",)),
            "jo": Called(JO),
            "ken": Called("Ken Tanaka"),
            "jorg": Called("Jörg Åkesson"),
            "board": Called(BOARD),
        }
    )
    assert known.meant(line) == meant


def test_what_each_has_seen_when_and_what_comes_next() -> None:
    page = done(11, date(2026, 11, 16), "Pricing page rebuilt", "Maya, Priya")
    talk = done(12, date(2026, 10, 6), "Talked at the sales day", "60 people, the board")
    early = done(13, date(2025, 11, 30), "Early", "Maya")
    later = done(
        14, date(2026, 12, 20), "Show the page", "the board", kind="exposure", planned=True
    )
    past = done(15, date(2026, 11, 1), "Was planned", "Jo", kind="exposure", planned=True)
    reviews = [
        review(21, "Maya", date(2026, 12, 10)),
        review(22, "maya lindqvist", date(2027, 1, 8)),
        review(23, "Jo", date(2026, 11, 29)),
        review(24, "Jo", None),
        review(25, "Jo", date(2026, 12, 1), state="done"),
    ]
    deciders = [decider(1, MAYA), decider(2, JO), decider(3, BOARD)]

    maya, jo, board = exposure(
        deciders,
        lambda each: Called(each.name),
        [early, talk, page, later, past],
        reviews,
        TODAY,
    )

    assert maya.seen == (page, early)
    assert maya.last == page
    assert maya.months == (0,) * 11 + (1,)
    assert maya.chance == Chance(date(2026, 12, 10), "review")
    assert maya.show == talk
    assert (jo.last, jo.chance, jo.show) == (None, None, page)
    assert board.months == (0,) * 10 + (1, 0)
    assert board.chance == Chance(date(2026, 12, 20), "Show the page")
    assert open_gaps([maya, jo, board], date(2026, 1, 1)) == [jo]


def test_the_strip_begins_eleven_months_ago_on_the_first() -> None:
    days = [date(2025, 11, 30), date(2025, 12, 1), date(2026, 11, 30), date(2026, 11, 1)]
    assert months_of(days, TODAY) == (1, *(0,) * 10, 2)
    assert months_of(days, date(2026, 12, 1)) == (0,) * 10 + (2, 0)

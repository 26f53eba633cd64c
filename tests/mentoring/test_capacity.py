"""How much mentoring I can give, and how much of it is taken."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mentorjournal.data.records.models import Capacity, Relationship
from mentorjournal.mentoring.capacity import Load, load_of, too_many
from tests.examples import RELATIONSHIP, a_relationship, a_session, uid_of

TODAY = date(2026, 11, 30)


def some(**changes: Any) -> list[Relationship]:
    return [a_relationship(**changes)]


@pytest.mark.parametrize(
    ("relationships", "recurring", "one_off"),
    [
        ([], 0, 0),
        (some(), 1, 0),
        (some(form="one-off"), 0, 1),
        (some(stage="paused"), 0, 0),
        (some(stage="prospect"), 0, 0),
        (some(stage="asked"), 0, 0),
        (some(stage="completed"), 0, 0),
        (some(my_role="protege"), 0, 0),
        (some() + some(uid=uid_of(7)) + some(uid=uid_of(8), form="one-off"), 2, 1),
    ],
)
def test_slots_are_taken_by_whom_i_mentor_now_and_who_rests_leaves_one_free(
    relationships: list[Relationship], recurring: int, one_off: int
) -> None:
    load = load_of(relationships, None, TODAY)
    assert (load.recurring, load.one_off) == (recurring, one_off)


def test_the_hours_are_those_of_talks_held_this_month_with_whom_i_mentor() -> None:
    held = [
        a_session(date(2026, 10, 31), minutes=600),
        a_session(date(2026, 11, 1), minutes=45),
        a_session(date(2026, 11, 30), minutes=265),
        a_session(date(2026, 11, 12)),
        a_session(date(2026, 11, 13), minutes=90, state="planned"),
    ]
    mine = uid_of(9)
    both = [a_relationship(), a_relationship(uid=mine, my_role="protege")]
    sessions = {RELATIONSHIP: held, mine: [a_session(date(2026, 11, 2), minutes=60)]}
    load = load_of(both, Capacity(recurring=3, hours=Decimal(8)), TODAY, sessions)
    assert load.minutes == 310
    assert load.hours_words(TODAY) == "5:10 of 8 h in November"
    assert load_of(both, None, TODAY, sessions).hours_words(TODAY) == "5:10 h in November"
    assert load_of(both, None, TODAY).hours_words(TODAY) == ""
    assert not load.is_over


@pytest.mark.parametrize(
    ("recurring", "one_off", "given", "words"),
    [
        (2, 1, Capacity(recurring=3), "2 of 3 slots, 1 one-off"),
        (0, 0, Capacity(recurring=1), "0 of 1 slot"),
        (2, 1, Capacity(recurring=3, one_off=2), "2 of 3 slots, 1 of 2 one-off"),
        (2, 0, Capacity(), "2"),
        (2, 1, Capacity(), "2, 1 one-off"),
        (2, 0, Capacity(one_off=2), "2, 0 of 2 one-off"),
    ],
)
def test_slots_are_said_as_what_is_taken_of_what_i_named(
    recurring: int, one_off: int, given: Capacity, words: str
) -> None:
    assert Load(recurring, one_off, given).slots_words == words


@pytest.mark.parametrize(
    ("load", "over"),
    [
        (Load(3, 0, Capacity(recurring=3)), False),
        (Load(4, 0, Capacity(recurring=3)), True),
        (Load(0, 1, Capacity(one_off=0)), True),
        (Load(9, 9, Capacity(), 9999), False),
        (Load(0, 0, Capacity(hours=Decimal("7.5")), 450), False),
        (Load(0, 0, Capacity(hours=Decimal("7.5")), 451), True),
    ],
)
def test_over_is_what_exceeds_what_i_named(load: Load, over: bool) -> None:
    assert load.is_over is over


def test_beginning_one_more_than_named_is_said_in_a_sentence() -> None:
    three = Load(4, 2, Capacity(recurring=3, one_off=2))
    assert too_many(three, a_relationship()) == (
        "That makes 4 mentorings where you said you could give 3."
    )
    assert too_many(three, a_relationship(form="one-off")) == ""
    assert too_many(three, a_relationship(my_role="protege")) == ""
    assert too_many(Load(9, 9, Capacity()), a_relationship()) == ""

"""When the months of a roadmap are: counted from the start, moved by pauses, led up to a budget."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.rhythm import Pause
from mentorjournal.data.records.roadmaps import MonthId
from mentorjournal.mentoring.roadmap_dates import Budget, Slot, laid_out
from tests.examples import uid_of

TWELVE: list[MonthId] = [(number, 1) for number in range(1, 13)]
PAY: list[MonthId] = [(9, 1), (10, 1), (11, 1)]
MAY_20 = date(2026, 5, 20)
LONG_AFTER = date(2030, 1, 1)
DAY = timedelta(days=1)


def day(text: str) -> date:
    """A day of the year 2026 as "20 May"; another year is said: "20 Jan 27"."""
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    number, month, *year = text.split()
    return date(2000 + int(year[0]) if year else 2026, names.index(month) + 1, int(number))


def days_of(slots: Iterable[Slot], month: int, turn: int = 1) -> tuple[date, date]:
    slot = next(each for each in slots if each.month == (month, turn))
    return slot.begins, slot.ends


def span(text: str) -> tuple[date, date]:
    first, last = text.split(" – ")
    return day(first), day(last)


# Without a pause


@pytest.mark.parametrize(
    ("start", "month", "days"),
    [
        ("5 Jan", 1, "5 Jan – 4 Feb"),
        ("5 Jan", 2, "5 Feb – 4 Mar"),
        ("5 Jan", 12, "5 Dec – 4 Jan 27"),
        ("1 Jan", 2, "1 Feb – 28 Feb"),
        ("1 Jan 28", 2, "1 Feb 28 – 29 Feb 28"),
        # A day that a month lacks is its last one, and comes back where there is one.
        ("31 Jan", 1, "31 Jan – 27 Feb"),
        ("31 Jan", 2, "28 Feb – 30 Mar"),
        ("31 Jan", 3, "31 Mar – 29 Apr"),
        ("31 Jan", 4, "30 Apr – 30 May"),
        ("31 Jan", 12, "31 Dec – 30 Jan 27"),
        ("30 Nov", 3, "30 Jan 27 – 27 Feb 27"),
        ("30 Nov", 4, "28 Feb 27 – 29 Mar 27"),
        ("31 Aug 27", 6, "31 Jan 28 – 28 Feb 28"),
        ("31 Aug 27", 7, "29 Feb 28 – 30 Mar 28"),
        ("29 Feb 28", 1, "29 Feb 28 – 28 Mar 28"),
        ("29 Feb 28", 12, "29 Jan 29 – 27 Feb 29"),
        ("20 May", 5, "20 Sep – 19 Oct"),
        ("20 May", 12, "20 Apr 27 – 19 May 27"),
        ("31 Dec", 2, "31 Jan 27 – 27 Feb 27"),
    ],
)
def test_months_are_calendar_months_from_the_start(start: str, month: int, days: str) -> None:
    assert days_of(laid_out(day(start), TWELVE, LONG_AFTER), month) == span(days)


# Paused


@pytest.mark.parametrize(
    ("pauses", "today", "month", "days"),
    [
        # Ten days in the second month move its end and all behind it, and nothing before.
        (["1 Jul – 11 Jul"], "1 Dec", 1, "20 May – 19 Jun"),
        (["1 Jul – 11 Jul"], "1 Dec", 2, "20 Jun – 29 Jul"),
        (["1 Jul – 11 Jul"], "1 Dec", 3, "30 Jul – 29 Aug"),
        (["1 Jul – 11 Jul"], "1 Dec", 12, "30 Apr 27 – 29 May 27"),
        # From the day on which a month would begin: it begins on the day of return.
        (["20 Jun – 30 Jun"], "1 Dec", 1, "20 May – 29 Jun"),
        (["20 Jun – 30 Jun"], "1 Dec", 2, "30 Jun – 29 Jul"),
        (["19 Jun – 20 Jun"], "1 Dec", 1, "20 May – 20 Jun"),
        (["19 Jun – 20 Jun"], "1 Dec", 2, "21 Jun – 20 Jul"),
        # Days that two pauses share count once, in whichever order they were entered.
        (["1 Jul – 11 Jul", "5 Jul – 16 Jul"], "1 Dec", 2, "20 Jun – 3 Aug"),
        (["5 Jul – 16 Jul", "1 Jul – 11 Jul"], "1 Dec", 2, "20 Jun – 3 Aug"),
        # A whole summer in the first month: 92 days.
        (["1 Jun – 1 Sep"], "1 Dec", 1, "20 May – 19 Sep"),
        (["1 Jun – 1 Sep"], "1 Dec", 2, "20 Sep – 19 Oct"),
        # Ten days move the end into a second pause, whose five days are added too.
        (["10 Jun – 20 Jun", "25 Jun – 30 Jun"], "1 Dec", 1, "20 May – 4 Jul"),
        # One that is not ended has lasted until today; one to come has not begun.
        (["1 Jul –"], "10 Jul", 2, "20 Jun – 29 Jul"),
        (["1 Jul –"], "30 Jun", 2, "20 Jun – 19 Jul"),
        # What was paused before the start moves nothing but by the days from there on.
        (["1 May – 1 Jun"], "1 Dec", 1, "20 May – 1 Jul"),
        (["1 May – 20 May"], "1 Dec", 1, "20 May – 19 Jun"),
        # A return on the first day was no pause.
        (["1 Jul – 1 Jul"], "1 Dec", 2, "20 Jun – 19 Jul"),
        # Over the end of February.
        (["20 Feb 27 – 2 Mar 27"], "1 Jun 27", 9, "20 Jan 27 – 1 Mar 27"),
        (["20 Feb 27 – 2 Mar 27"], "1 Jun 27", 10, "2 Mar 27 – 29 Mar 27"),
    ],
)
def test_paused_days_move_the_end_of_their_month_and_all_behind_it(
    pauses: list[str], today: str, month: int, days: str
) -> None:
    read = [a_pause(day(a.strip()), day(b) if b else None) for a, _, b in map(_cut, pauses)]

    assert days_of(laid_out(MAY_20, TWELVE, day(today), pauses=read), month) == span(days)


def a_pause(first: date, until: date | None) -> Pause:
    return Pause(uid=uid_of(1), first=first, until=until)


def _cut(pause: str) -> tuple[str, str, str]:
    first, sign, last = pause.partition("–")
    return first, sign, last.strip()


# A budget's day

NEAR = {
    1: "20 May – 19 Jun",
    2: "20 Jun – 19 Jul",
    3: "20 Jul – 19 Aug",
    4: "20 Aug – 19 Sep",
    9: "20 Sep – 19 Oct",
    10: "20 Oct – 19 Nov",
    11: "20 Nov – 12 Dec",
    5: "20 Dec – 19 Jan 27",
    6: "20 Jan 27 – 19 Feb 27",
    7: "20 Feb 27 – 19 Mar 27",
    8: "20 Mar 27 – 19 Apr 27",
    12: "20 Apr 27 – 19 May 27",
}
USUAL = {
    8: "20 Dec – 19 Jan 27",
    9: "20 Jan 27 – 19 Feb 27",
    10: "20 Feb 27 – 19 Mar 27",
    11: "20 Mar 27 – 19 Apr 27",
    12: "20 Apr 27 – 19 May 27",
}


def assert_laid_out(closes: str, known: str, expected: dict[int, str]) -> None:
    """See that these months have these days, and that none is lost or out of order."""
    budget = Budget(day(closes), day(known))
    slots = laid_out(MAY_20, TWELVE, LONG_AFTER, budget=budget, with_budget=PAY)

    assert {month: days_of(slots, month) for month in expected} == {
        month: span(days) for month, days in expected.items()
    }
    assert sorted(slot.month for slot in slots) == TWELVE
    assert [slot.begins for slot in slots] == sorted(slot.begins for slot in slots)


@pytest.mark.parametrize(
    ("closes", "known", "expected"),
    [
        # The eleventh month ends that day, the two before are those before.
        ("16 Apr 27", "10 Nov", USUAL | {11: "20 Mar 27 – 16 Apr 27"}),
        ("19 Apr 27", "10 Nov", USUAL),
        # A few days behind the usual end: it lasts longer, and the twelfth begins later.
        ("22 Apr 27", "10 Nov", USUAL | {11: "20 Mar 27 – 22 Apr 27", 12: "23 Apr 27 – 19 May 27"}),
        # Late: the three move back, the eighth lasts longer, the twelfth comes behind.
        (
            "10 May 27",
            "1 Jun",
            {
                8: "20 Dec – 19 Feb 27",
                9: "20 Feb 27 – 19 Mar 27",
                10: "20 Mar 27 – 19 Apr 27",
                11: "20 Apr 27 – 10 May 27",
                12: "20 May 27 – 19 Jun 27",
            },
        ),
    ],
)
def test_the_months_about_pay_end_on_the_day_the_budget_closes(
    closes: str, known: str, expected: dict[int, str]
) -> None:
    assert_laid_out(closes, known, expected)


@pytest.mark.parametrize(
    ("closes", "known", "expected"),
    [
        # Near: what stood there comes behind, in order.
        ("12 Dec", "1 Jun", NEAR),
        ("12 Dec", "1 Apr", NEAR),
        ("12 Dec", "20 Sep", NEAR),
    ],
)
def test_what_a_near_budget_displaces_follows_in_order(
    closes: str, known: str, expected: dict[int, str]
) -> None:
    assert_laid_out(closes, known, expected)


@pytest.mark.parametrize(
    ("closes", "known", "expected"),
    [
        # Less than three months are left when it is learned: 49 days in three parts.
        (
            "12 Dec",
            "25 Oct",
            {
                6: "20 Oct – 24 Oct",
                9: "25 Oct – 9 Nov",
                10: "10 Nov – 25 Nov",
                11: "26 Nov – 12 Dec",
                7: "20 Dec – 19 Jan 27",
                12: "20 Feb 27 – 19 Mar 27",
            },
        ),
        # On the first day of a month: that month has not begun, and comes behind; 54 days.
        (
            "12 Dec",
            "20 Oct",
            {
                5: "20 Sep – 19 Oct",
                9: "20 Oct – 6 Nov",
                10: "7 Nov – 24 Nov",
                11: "25 Nov – 12 Dec",
                6: "20 Dec – 19 Jan 27",
            },
        ),
        # Tomorrow: of two days each has one, and the year goes on.
        (
            "26 Oct",
            "25 Oct",
            {
                6: "20 Oct – 24 Oct",
                9: "25 Oct – 25 Oct",
                10: "25 Oct – 25 Oct",
                11: "26 Oct – 26 Oct",
                7: "27 Oct – 19 Nov",
                8: "20 Nov – 19 Dec",
            },
        ),
        # In the month about it already: that keeps its beginning; 45 days in three parts.
        (
            "10 Mar 27",
            "25 Jan 27",
            {
                8: "20 Dec – 19 Jan 27",
                9: "20 Jan 27 – 8 Feb 27",
                10: "9 Feb 27 – 23 Feb 27",
                11: "24 Feb 27 – 10 Mar 27",
                12: "20 Mar 27 – 19 Apr 27",
            },
        ),
        ("16 Apr 27", "25 Jan 27", USUAL | {11: "20 Mar 27 – 16 Apr 27"}),
        # The ninth month is over: the other two share what is left.
        (
            "30 Mar 27",
            "1 Mar 27",
            {
                9: "20 Jan 27 – 19 Feb 27",
                10: "20 Feb 27 – 15 Mar 27",
                11: "16 Mar 27 – 30 Mar 27",
                12: "31 Mar 27 – 19 Apr 27",
            },
        ),
        ("10 Apr 27", "1 Apr 27", USUAL | {11: "20 Mar 27 – 10 Apr 27"}),
    ],
)
def test_with_less_than_three_months_left_the_rest_is_shared_equally(
    closes: str, known: str, expected: dict[int, str]
) -> None:
    assert_laid_out(closes, known, expected)


@pytest.mark.parametrize(
    ("closes", "known", "expected"),
    [
        # Nothing moves: over when it was learned, before the year, beyond it, or too late in it.
        ("1 Mar 27", "2 Mar 27", USUAL),
        ("1 May", "1 Apr", USUAL),
        ("25 May 27", "1 Jun", USUAL),
        ("10 May 27", "1 May 27", USUAL),
    ],
)
def test_a_budget_that_has_closed_or_lies_beyond_the_year_moves_nothing(
    closes: str, known: str, expected: dict[int, str]
) -> None:
    assert_laid_out(closes, known, expected)


def test_a_pause_moves_the_months_and_not_the_budget() -> None:
    slots = laid_out(
        MAY_20,
        TWELVE,
        LONG_AFTER,
        pauses=[a_pause(date(2026, 7, 1), date(2026, 7, 11))],
        budget=Budget(date(2027, 4, 16), date(2026, 6, 1)),
        with_budget=PAY,
    )

    assert days_of(slots, 9) == span("30 Jan 27 – 1 Mar 27")
    assert days_of(slots, 10) == span("2 Mar 27 – 29 Mar 27")
    assert days_of(slots, 11) == span("30 Mar 27 – 16 Apr 27")
    assert days_of(slots, 12) == span("30 Apr 27 – 29 May 27")


# Repeated, swapped, given a day of their own


def test_a_month_that_is_repeated_moves_those_behind_it() -> None:
    order = [*TWELVE[:2], (2, 2), *TWELVE[2:]]
    slots = laid_out(MAY_20, order, LONG_AFTER)

    assert days_of(slots, 2) == span("20 Jun – 19 Jul")
    assert days_of(slots, 2, 2) == span("20 Jul – 19 Aug")
    assert days_of(slots, 3) == span("20 Aug – 19 Sep")
    assert days_of(slots, 12) == span("20 May 27 – 19 Jun 27")


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ({2: "31 Jul"}, {2: "20 Jun – 31 Jul", 3: "1 Aug – 31 Aug", 12: "2 May 27 – 31 May 27"}),
        ({2: "10 Jul"}, {2: "20 Jun – 10 Jul", 3: "11 Jul – 10 Aug"}),
        ({2: "31 Jul", 3: "10 Aug"}, {3: "1 Aug – 10 Aug", 4: "11 Aug – 10 Sep"}),
        # A day before its beginning is no end.
        ({2: "1 Jun"}, {2: "20 Jun – 19 Jul", 3: "20 Jul – 19 Aug"}),
    ],
)
def test_a_month_may_end_on_a_day_of_its_own(
    ends: dict[int, str], expected: dict[int, str]
) -> None:
    own = {(month, 1): day(text) for month, text in ends.items()}
    slots = laid_out(MAY_20, TWELVE, LONG_AFTER, ends=own)

    assert {month: days_of(slots, month) for month in expected} == {
        month: span(days) for month, days in expected.items()
    }


# Always

days = st.dates(date(2020, 1, 1), date(2029, 12, 31))
pauses_drawn = st.lists(
    st.builds(
        lambda first, length: a_pause(first, first + length * DAY if length else None),
        st.dates(date(2026, 1, 1), date(2027, 12, 31)),
        st.integers(0, 120),
    ),
    max_size=3,
)


@given(
    days, pauses_drawn, st.dates(date(2026, 1, 1), date(2028, 1, 1)), st.integers(-30, 400), days
)
def test_every_month_comes_once_one_after_the_other_and_none_is_lost(
    start: date, pauses: list[Pause], today: date, ahead: int, known: date
) -> None:
    budget = Budget(start + ahead * DAY, known)
    slots = laid_out(start, TWELVE, today, pauses=pauses, budget=budget, with_budget=PAY)

    assert sorted(slot.month for slot in slots) == TWELVE
    assert slots[0].begins == start
    assert all(slot.begins <= slot.ends for slot in slots)
    led = [slot for slot in slots if slot.with_budget]
    assert not led or led[-1].ends == budget.closes
    for before, after in pairwise(slots):
        assert before.begins <= after.begins
        if not (before.with_budget and after.with_budget):
            assert before.ends < after.begins
        if not before.with_budget:
            assert before.ends + DAY == after.begins


@given(days, pauses_drawn, pauses_drawn, days)
def test_pausing_never_brings_a_month_forward(
    start: date, pauses: list[Pause], more: list[Pause], today: date
) -> None:
    before = laid_out(start, TWELVE, today, pauses=pauses)
    after = laid_out(start, TWELVE, today, pauses=[*pauses, *more])

    for one, other in zip(before, after, strict=True):
        assert other.begins >= one.begins
        assert other.ends >= one.ends

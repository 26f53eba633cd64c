"""The twelve months and how they are counted."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.errors import BadInput
from mentorjournal.mentoring.roadmap import (
    STANDARD_FILE,
    month_of,
    month_start,
    parse_roadmap,
    standard,
    theme,
)
from tests.examples import a_relationship
from tests.mentoring.histories import pauses

STANDARD_TEXT = STANDARD_FILE.read_text(encoding="utf-8")


def test_the_themes_in_order_and_who_leads() -> None:
    assert [(month.theme, month.leads) for month in standard().months] == [
        ("where to", "mentor"),
        ("from wishes to measures", "protege"),
        ("where you stand", "both"),
        ("what you have done", "protege"),
        ("seen by those who decide", "both"),
        ("a door opened", "mentor"),
        ("half-time", "protege"),
        ("known for something", "protege"),
        ("evidence for the pay talk", "protege"),
        ("year check and rehearsal", "both"),
        ("decide", "protege"),
        ("again, or enough", "both"),
    ]


def test_each_month_has_two_to_four_questions_and_something_to_leave_behind() -> None:
    for month in standard().months:
        assert 2 <= len(month.prompts) <= 4
        assert all("?" in prompt.text for prompt in month.prompts)
        assert month.deliverables


def test_no_question_and_no_deliverable_stands_twice() -> None:
    months = standard().months
    texts = [prompt.text for prompt in chain(*(month.prompts for month in months))]

    assert len(set(texts)) == len(texts)


def test_only_months_3_9_10_and_11_touch_on_pay() -> None:
    touching = [month.number for month in standard().months if month.without_pay() != month]

    assert touching == [3, 9, 10, 11]


@pytest.mark.parametrize("line", ["my-manager", "my-report"])
@pytest.mark.parametrize("number", range(1, 13))
def test_a_reporting_line_sees_no_word_of_pay(line: str, number: int) -> None:
    month = standard().month_for(a_relationship(reporting_line=line), number)

    texts = [month.theme, *(prompt.text for prompt in month.prompts)]
    texts += [asked.text for asked in month.deliverables]
    about_pay = re.compile(r"\bpay\b|salary|BATNA|market|offer|budget|money|negotia", re.IGNORECASE)
    assert [text for text in texts if about_pay.search(text)] == []
    assert month.prompts


@pytest.mark.parametrize("line", ["none", "managers-manager"])
def test_everybody_else_sees_the_whole_month(line: str) -> None:
    relationship = a_relationship(reporting_line=line)

    assert standard().month_for(relationship, 9) == standard().month(9)


def test_a_second_year_begins_again() -> None:
    assert theme(13) == "where to"
    assert theme(24) == "again, or enough"
    with pytest.raises(ValueError, match="counted from 1"):
        theme(0)


@pytest.mark.parametrize(
    ("start", "today", "month"),
    [
        (date(2026, 1, 5), date(2026, 1, 4), None),
        (date(2026, 1, 5), date(2026, 1, 5), 1),
        (date(2026, 1, 5), date(2026, 2, 4), 1),
        (date(2026, 1, 5), date(2026, 2, 5), 2),
        (date(2026, 1, 5), date(2026, 12, 5), 12),
        (date(2026, 1, 5), date(2027, 1, 4), 12),
        (date(2026, 1, 5), date(2027, 1, 5), 13),
        (date(2026, 1, 31), date(2026, 2, 27), 1),
        (date(2026, 1, 31), date(2026, 2, 28), 2),
        (date(2026, 1, 31), date(2026, 3, 30), 2),
        (date(2026, 1, 31), date(2026, 3, 31), 3),
        (None, date(2026, 1, 5), None),
    ],
)
def test_months_are_counted_from_the_start(
    start: date | None, today: date, month: int | None
) -> None:
    assert month_of(a_relationship(start=start), today) == month


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(1, 60))
def test_a_month_begins_on_its_first_day_and_not_before(start: date, number: int) -> None:
    begun = a_relationship(start=start)
    first = month_start(begun, number, start)

    assert first is not None
    assert month_of(begun, first) == number
    assert month_of(begun, first - timedelta(days=1)) == (number - 1 or None)


@pytest.mark.parametrize(
    ("paused", "today", "month"),
    [
        # Begun on 20 May; month 3 would begin on 20 Jul, and is 31 days later.
        ("2026-07-01 to 2026-08-01", date(2026, 7, 20), 2),
        ("2026-07-01 to 2026-08-01", date(2026, 8, 19), 2),
        ("2026-07-01 to 2026-08-01", date(2026, 8, 20), 3),
        ("2026-07-01 to 2026-08-01", date(2026, 9, 19), 3),
        ("2026-07-01 to 2026-08-01", date(2026, 9, 20), 4),
        # Two that overlap move it once; one that has not begun moves nothing yet.
        ("2026-07-01 to 2026-08-01; 2026-07-10 to 2026-07-20", date(2026, 8, 19), 2),
        ("2026-07-21 to 2026-08-21", date(2026, 7, 20), 3),
        # It does not end, so it is in the same month for as long as it lasts.
        ("2026-07-01 to –", date(2027, 7, 1), 2),
        # From the very first day of a month on.
        ("2026-06-20 to 2026-06-25", date(2026, 6, 24), 1),
        ("2026-06-20 to 2026-06-25", date(2026, 6, 25), 2),
    ],
)
def test_paused_days_belong_to_no_month(paused: str, today: date, month: int) -> None:
    relationship = a_relationship(start=date(2026, 5, 20), pauses=pauses(paused))

    assert month_of(relationship, today) == month


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("edition = ", "not valid TOML"),
        ("edition = 1", "months"),
        ("edition = 1\nmonths = []", "the months 1 to 12, in order"),
        (STANDARD_TEXT.replace("number = 7", "number = 8"), "the months 1 to 12, in order"),
        (STANDARD_TEXT.replace('leads = "both"', 'leads = "nobody"'), "nobody"),
        (STANDARD_TEXT.replace("theme =", "title =", 1), "title"),
        (STANDARD_TEXT.replace('kind = "goals"', 'kind = "gaols"'), "gaols"),
    ],
)
def test_a_roadmap_that_cannot_be_used_says_why(text: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        parse_roadmap(text)


def test_a_copy_of_the_roadmap_may_be_reworded() -> None:
    changed = parse_roadmap(STANDARD_TEXT.replace("a door opened", "one introduction"))

    assert changed.month(6).theme == "one introduction"

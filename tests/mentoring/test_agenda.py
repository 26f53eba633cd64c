"""The agenda that fills itself: ten points, the nearest first."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import Session
from mentorjournal.mentoring.agenda import MOST, agenda
from mentorjournal.mentoring.outline import standard
from mentorjournal.mentoring.recency import recency
from tests.examples import a_relationship, a_session

TODAY = date(2026, 11, 30)


def promise(text: str, since: date, session: str | None = None, **more: object) -> FollowUpItem:
    fields = {"kind": "action", "assignee": "me", "due": None, "relationship": "r", **more}
    return FollowUpItem(words=text, since=since, session=session, **fields)  # type: ignore[arg-type]


def held(day: date) -> Session:
    return a_session(day, "call")


def test_last_time_and_this_month_come_before_promises_of_three_years_ago() -> None:
    last = held(date(2026, 11, 16))
    old = [promise(f"old {at}", date(2023, 12, 1) + timedelta(days=at)) for at in range(30)]
    own = [promise("new", last.on, last.uid), promise("lead", last.on, last.uid, kind="advice")]
    bond = a_relationship()
    found = agenda(bond, [last], [*old, *own], TODAY, standard().month(7))
    texts = [point.text for point in found.points]
    assert texts[:2] == ["new", "Tried: lead"]
    assert len(texts) == MOST
    assert found.points[2].source == "month 7"
    assert texts[-1].startswith("old")
    assert len(found.older) == 30 - sum(1 for text in texts if text.startswith("old"))
    # Of the old ones the newest are nearest.
    assert "old 29" in texts
    assert "old 0" in [point.text for point in found.older]


def test_much_of_last_time_leaves_room_for_this_month() -> None:
    last = held(date(2026, 11, 16))
    own = [promise(f"new {at}", last.on, last.uid) for at in range(20)]
    found = agenda(a_relationship(), [last], own, TODAY, standard().month(7))
    sources = [point.source for point in found.points]
    assert "month 7" in sources
    assert len(sources) == MOST


def test_the_same_words_stand_there_once() -> None:
    items = [promise("Call HR", date(2026, 11, 1)), promise("call hr", date(2026, 11, 2))]
    found = agenda(a_relationship(form="one-off"), [], items, TODAY)
    assert [point.text for point in found.points] == ["call hr"]
    assert found.older == ()


def test_late_and_dated_ones_come_first_and_what_has_grown_old_last() -> None:
    days = {
        "late": (date(2026, 11, 20), date(2026, 1, 1)),
        "late for weeks": (date(2026, 10, 20), date(2026, 1, 1)),
        "due": (date(2026, 12, 20), date(2026, 11, 29)),
        "new": (None, date(2026, 11, 29)),
        "less new": (None, date(2026, 10, 29)),
        "old": (None, date(2026, 2, 1)),
        "late for years": (date(2023, 12, 1), date(2023, 11, 1)),
    }
    ranked = sorted(days, key=lambda name: recency(*days[name], TODAY))
    assert ranked == list(days)


@pytest.mark.parametrize("late", [60, 61])
def test_after_sixty_days_a_promise_has_grown_old(late: int) -> None:
    rank = recency(TODAY - timedelta(days=late), TODAY, TODAY)
    assert (rank[0] == 0) == (late == 60)

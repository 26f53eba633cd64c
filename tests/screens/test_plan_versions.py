"""Two versions of a plan side by side: then and now at first, and any two by keys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from rich.style import Style

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import Picture
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.screens.dialogs.plan_versions import PlanVersionsDialog
from mentorjournal.screens.plan import PlanScreen
from tests.screens.driver import opened_at, press, screen_text, until


class Day:
    """The day of a journal that is moved."""

    def __init__(self) -> None:
        self.on = date(2026, 3, 13)

    def __call__(self) -> datetime:
        return datetime(self.on.year, self.on.month, self.on.day, 9, tzinfo=UTC)


@pytest.fixture
def day() -> Day:
    return Day()


@pytest.fixture
def kept(tmp_path: Path, day: Day) -> Iterator[Journal]:
    journal = Journal.open(tmp_path / "journal.json", clock=day)
    yield journal
    journal.close()


@pytest.fixture
def ben(kept: Journal, day: Day) -> Relationship:
    """Mentors me; my picture of 5 years was drawn three times, the last time in a session."""
    ben = kept.relationships.begin("Ben O'Neil", "protege", start=date(2026, 1, 5))
    draw = kept.plans.draw
    first = Picture(horizon=5, text="Head of a product team", known_for="being quick")
    draw(made_in(ben), first, "first picture")
    day.on = date(2026, 6, 1)
    draw(made_in(ben), Picture(horizon=5, text="Head of pricing", known_for="being quick"))
    day.on = date(2026, 10, 20)
    session = kept.sessions.log(ben, on=day.on)
    newest = Picture(horizon=5, text="Head of product", known_for="being quick")
    draw(made_in(ben), newest, "owning, not running", session.uid)
    day.on = date(2026, 11, 30)
    return ben


def row_of(app: Any, text: str) -> str:
    return next(row for row in screen_text(app).splitlines() if text in row)


def style_of(app: Any, word: str, *, last: bool = False) -> Style:
    """How a word is drawn, the first time it stands on the screen or the last."""
    found = [
        segment.style or Style()
        for strip in app.screen._compositor.render_strips()
        for segment in strip
        if segment.text.strip() == word
    ]
    return found[-1 if last else 0]


async def test_one_key_shows_then_and_now_with_reasons_session_and_changed_words(
    kept: Journal, ben: Relationship
) -> None:
    async with opened_at(kept, "plan", "me") as (app, pilot):
        await press(pilot, "plan.versions")
        assert isinstance(app.screen, PlanVersionsDialog)
        await pilot.press("]")
        await pilot.pause()
        row = row_of(app, "version 1")
        assert "› version 1 of Fri 13 Mar ‹" in row
        assert "version 3 of Tue 20 Oct" in row
        assert row_of(app, "Me › plan › versions").rstrip().endswith("5 years")
        assert "“first picture”" in row_of(app, "“owning, not running”")
        assert "Tue 20 Oct with Ben O'Neil" in " ".join(screen_text(app).split())
        heads = row_of(app, "Head of a product team")
        assert heads.index("Head of a product team") < heads.index("Head of product")
        assert row_of(app, "Known for").count("Known for: being quick") == 2
        assert style_of(app, "a").strike
        assert style_of(app, "team").strike
        assert not style_of(app, "Head of").strike
        await press(pilot, "versions.leave")
        assert isinstance(app.screen, PlanScreen)


async def test_any_two_versions_are_chosen_by_arrows_and_tab(
    kept: Journal, ben: Relationship
) -> None:
    async with opened_at(kept, "plan", "me") as (app, pilot):
        await press(pilot, "plan.versions")
        await pilot.press("]", "right", "right", "right")
        await pilot.pause()
        assert screen_text(app).count("version 3 of Tue 20 Oct") == 2
        await pilot.press("left", "tab", "left", "left", "left", "left")
        await pilot.pause()
        assert "version 2 of Mon 1 Jun      " in row_of(app, "version 2")
        assert "› version 1 of Fri 13 Mar ‹" in row_of(app, "version 2")
        heads = row_of(app, "Head of pricing")
        assert heads.index("Head of pricing") < heads.index("Head of a product team")
        assert style_of(app, "pricing").strike
        assert style_of(app, "a product team").underline


async def test_without_colour_changed_words_have_signs(
    kept: Journal, ben: Relationship, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with opened_at(kept, "plan", "me") as (app, pilot):
        await press(pilot, "plan.versions")
        await pilot.press("]", "right")
        await pilot.pause()
        assert "Head of {-pricing-}" in screen_text(app)
        assert "Head of {+product+}" in screen_text(app)


async def test_still_true_can_be_said_there_and_undone(kept: Journal, ben: Relationship) -> None:
    async with opened_at(kept, "plan", "me") as (app, pilot):
        await press(pilot, "plan.versions")
        await press(pilot, "versions.true")
        await until(pilot, lambda: "version 4 of Mon 30 Nov" in screen_text(app))
        assert "looked at again, still true" in screen_text(app)
        await press(pilot, "versions.leave")
        await press(pilot, "app.undo")
    plan = kept.plans.of("me")
    assert plan is not None
    assert len(plan.versions) == 3


async def test_a_picture_that_speaks_of_pay_follows_the_hide_key_in_both_versions(
    kept: Journal, ben: Relationship, day: Day
) -> None:
    day.on = date(2026, 12, 1)
    kept.plans.draw(made_in(ben), Picture(horizon=5, text="A salary of 150,000"), "paid at last")
    async with opened_at(kept, "plan", "me", size=(50, 40)) as (app, pilot):
        await press(pilot, "plan.versions")
        await pilot.press("]")
        await until(pilot, lambda: "150,000" in screen_text(app))
        assert "Head of a product team" in screen_text(app)
        await press(pilot, "app.hide")
        await until(pilot, lambda: "150,000" not in screen_text(app))
        assert "salary" not in screen_text(app)

"""Goals of every kind, each with the word that its figures give, on screen and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mentorjournal.cli.plans import TWIN
from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Step
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.widgets.goal_table import GoalTable
from tests.screens.driver import opened_at, press, screen_text, until
from tests.screens.set_ups import mentored_since_january

# Today is 22 Nov 2026; from 5 Jan to 31 Dec 2026 that is 321 of 360 days, or 0.8917 of the way.
END, BEFORE = date(2026, 12, 31), date(2026, 10, 31)
HUGE = 999_999_999_999

# Title, from, to, now, other fields; the words behind its bar, and its progress.
KINDS: tuple[tuple[str, int | None, int | None, int | None, dict[str, Any], str, str], ...] = (
    ("Counted up", 0, 10, 9, {}, "on track", "90 %"),
    ("A little short", 0, 100, 75, {}, "watch", "75 %"),
    ("Too short", 0, 100, 74, {}, "behind", "74 %"),
    ("Reached", 0, 20, 20, {}, "met", "100 %"),
    ("Surpassed", 0, 20, 31, {}, "met", "100 %"),
    ("Counted down", 54, 35, 36, {}, "on track", "95 %"),
    ("Hardly down", 54, 35, 49, {}, "behind", "26 %"),
    ("Gone the other way", 10, 20, 4, {}, "behind", "0 %"),
    ("Below zero", -10, -2, -3, {}, "watch", "88 %"),
    ("Nearly all of it", 0, 1000, 999, {}, "on track", "99 %"),
    ("Huge", 0, HUGE, HUGE // 2, {}, "behind", "50 %"),
    ("Never read", 31, 42, None, {}, "not read yet", "0 %"),
    ("Not begun", 0, 4, None, {"start": date(2026, 12, 1)}, "not started", "0 %"),
    ("Without a measure", None, None, None, {"state": "draft"}, "draft: no measure yet", "–"),
    ("Without a target", 3, None, None, {"state": "draft"}, "draft: no target yet", "–"),
    ("Without a day", 0, 10, 5, {"due": None, "state": "draft"}, "draft: no due date yet", "50 %"),
    ("Over, nearly", 0, 10, 7, {"due": BEFORE}, "nearly", "70 %"),
    ("Over, partly", 0, 10, 4, {"due": BEFORE}, "partly", "40 %"),
    ("Over, missed", 0, 10, 3, {"due": BEFORE}, "missed", "30 %"),
    ("Over, met", 0, 10, 10, {"due": BEFORE}, "met", "100 %"),
    ("Over, never read", 0, 10, None, {"due": BEFORE}, "missed", "0 %"),
)
PAST = (
    ("Let go", 0, 10, 2, {"state": "dropped"}, "dropped", "20 %"),
    ("Closed", 0, 10, 10, {"state": "closed"}, "closed", "100 %"),
    (
        "Last year's",
        0,
        10,
        5,
        {"start": date(2025, 1, 6), "due": date(2025, 12, 31)},
        "partly",
        "50 %",
    ),
)
STEPS = (("Three of four", "watch", "75 %"), ("Target changed", "watch", "88 %"))


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return mentored_since_january(journal)


@pytest.fixture
def goals(journal: Journal, ana: Relationship) -> Sequence[Goal]:
    for title, baseline, target, now, fields, _word, _share in (*KINDS, *PAST):
        usual: dict[str, Any] = {"start": date(2026, 1, 5), "due": END, "state": "agreed"} | fields
        over = usual.pop("state") if usual["state"] in ("dropped", "closed") else ""
        goal = journal.goals.add(
            made_in(ana),
            title,
            baseline=None if baseline is None else Decimal(baseline),
            target=None if target is None else Decimal(target),
            **usual,
        )
        if now is not None:
            on = min(date(2026, 10, 1), usual["due"] or END)
            journal.goals.add_reading(goal.uid, Decimal(now), on=on)
        if over:
            journal.goals.edit(goal.uid, state=over)
    dates: dict[str, Any] = {"start": date(2026, 1, 5), "due": END}
    stepped = journal.goals.add(made_in(ana), "Three of four", **dates)
    for done in (True, True, True, False):
        day = journal.today() if done else None
        journal.goals.put(stepped.uid, Step(uid=journal.new_uid(), text="A step", done=day))
    changed = journal.goals.add(
        made_in(ana),
        "Target changed",
        baseline=Decimal(0),
        target=Decimal(12),
        state="agreed",
        **dates,
    )
    journal.goals.edit(changed.uid, baseline=Decimal(0), target=Decimal(8), reason="A new job")
    journal.goals.add_reading(changed.uid, Decimal(7), on=date(2026, 10, 1))
    return journal.goals.of(ana.owner)


def expected() -> dict[str, tuple[str, str]]:
    """Word and progress by title."""
    kinds = {title: (word, share) for title, *_rest, word, share in (*KINDS, *PAST)}
    return kinds | {title: (word, share) for title, word, share in STEPS}


async def test_each_goal_has_the_word_of_its_figures_on_screen(
    journal: Journal, ana: Relationship, goals: Sequence[Goal]
) -> None:
    async with opened_at(journal, "plan", ana.owner, size=(120, 90)) as (app, pilot):
        await until(pilot, lambda: "Target changed" in screen_text(app))
        assert "▸ 3 of earlier years" in screen_text(app)
        assert "Let go" not in screen_text(app)
        await pilot.press("G", "space")
        await until(pilot, lambda: "Last year's" in screen_text(app))
        assert "▾ 3 of earlier years" in screen_text(app)
        table = app.screen.query_one(GoalTable)
        rows = [table.draw(row, 110).plain for row in table.rows if row.id]
        shown = {title: row for title in expected() for row in rows if row.startswith(title)}
        words = {title: word for title, (word, _share) in expected().items()}
        assert {title: shown[title].rstrip().endswith(words[title]) for title in words} == (
            dict.fromkeys(words, True)
        )
        # By hand: each word above belongs to 19 agreed goals of this year.
        assert "All 19, by weight" in screen_text(app)
        await press(pilot, "picture.edit")
        await until(pilot, lambda: "Last year's" not in screen_text(app))


def test_each_goal_has_the_same_word_and_its_progress_on_the_command_line(
    journal: Journal, ana: Relationship, goals: Sequence[Goal]
) -> None:
    said = "\n".join(TWIN.words(journal, ana.owner)).splitlines()

    for title, (word, share) in expected().items():
        row = next(row for row in said if row.startswith(title))
        assert f" {word} " in f"{row} ", row
        assert share in row, row
    titles = [next(t for t in expected() if row.startswith(t)) for row in said
              if any(row.startswith(t + "  ") for t in expected())]  # fmt: skip
    assert titles[-3:] == ["Let go", "Closed", "Last year's"]

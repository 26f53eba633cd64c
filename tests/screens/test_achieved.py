"""Achieved: three lists, reached, filtered, filled and left by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Achievement
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from mentorjournal.screens.achieved import AchievedScreen
from mentorjournal.widgets.achievement_list import AchievementList
from mentorjournal.widgets.exposure_lists import DeciderList, ReviewList
from tests.screens.driver import (
    HOSTILE,
    complaint,
    fill_in,
    here,
    hostile_proof,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.shell.shell_help import NOW
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)
TODAY = NOW.date()
SOON = TODAY + timedelta(days=18)


@pytest.fixture
def filled(journal: Journal) -> Journal:
    """What the sketch of the place shows, laid around the day of the tests (22 Nov 2026)."""
    journal.relationships.begin("Ben O'Neil", "protege")
    done = journal.achievements
    done.add(
        mine(),
        "Pricing page rebuilt",
        on=date(2026, 11, 16),
        impact="win rate 31 → 38 %",
        seen_by="Maya, Priya",
        evidence="the page",
    )
    done.add(
        mine(),
        "Talked at the sales day",
        on=date(2026, 10, 6),
        impact="2 customers came of it",
        seen_by="60 people, the board",
        link="https://example.org",
        kind="visibility",
        setting="inside",
    )
    done.add(mine(), "Closed four old plans", on=date(2025, 9, 5))
    journal.reviews.plan("me", "Maya", on=SOON)
    journal.deciders.add("me", "Maya Lindqvist", role="VP")
    journal.deciders.add("me", "Jo Tanaka", role="CFO")
    return journal


def rows(app: Any) -> list[str]:
    """The lines of the screen that say something, without the blanks behind them."""
    return [row.rstrip() for row in screen_text(app).splitlines() if row.strip()]


def listed(app: Any) -> list[str]:
    """What the list of achievements holds."""
    return [row.text for row in here(app).query_one(AchievementList).rows]


def cursor(app: Any) -> type:
    """The list with the cursor."""
    assert app.screen.focused is not None
    return type(app.screen.focused)


async def at(pilot: Pilot[Any]) -> None:
    await open_at(pilot, "achieved", "me")


async def test_it_stands_as_it_was_drawn(filled: Journal) -> None:
    app = opened(filled)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot)
        shown = rows(app)
        assert shown[0].startswith(" Me › achieved")
        assert "private" in shown[0]
        assert "3 achieved 3" in shown[1]
        assert shown[2:-1] == [
            " › all ‹   done   executive exposure   visibility   without evidence   since…",
            " › Mon 16 Nov  Pricing page rebuilt        win rate 31 → 38 %       Maya, Priya",
            "   Tue  6 Oct  Talked at the sales day     2 customers came of it  60 people, …",
            "    5 Sep 2025 Closed four old plans       –                        no evidence",
            "   Review with Maya   planned Thu 10 Dec      what came of it: –              r",
            " Who decides about me   DJFMAMJJASON  last saw                 next chance",
            "   Maya Lindqvist, VP   ···········●  Mon 16 Nov Pricing pag…  10 Dec review",
            "   Jo Tanaka, CFO       ············  nothing                  a plan one",
        ]
        assert shown[-1].split("  ")[0] == " enter open"


@now_and_then
async def test_left_and_right_show_one_kind_and_what_is_new_since_the_last_review(
    filled: Journal,
) -> None:
    page, talk, plans = "Pricing page rebuilt", "Talked at the sales day", "Closed four old plans"
    app = opened(filled)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot)
        expected = [[page, plans], [], [talk], [plans], [page, talk]]
        for found in expected:
            await press(pilot, "achieved.kind")
            assert listed(app) == found
            if not found:
                await see(pilot, "Nothing here is like that")
        await see(pilot, "› since Sat 22 Nov 2025 ‹")
        await press(pilot, "achieved.kind")
        assert listed(app) == [page, talk, plans]
        await press(pilot, "achieved.kind_back")

        for day in (date(2026, 10, 7), date(2026, 3, 1)):
            held = filled.reviews.plan("me", "Maya", on=None)
            filled.reviews.hold(held.uid, "Yes", on=day)
        here(app).tick()
        assert listed(app) == [page]
        await press(pilot, "achieved.date")
        await fill_in(pilot, {"since": "2025-01-01"})
        await press(pilot, "form.save")
        assert listed(app) == [page, talk, plans]
        await see(pilot, "› since Wed 1 Jan 2025 ‹")


@now_and_then
async def test_tab_and_arrows_go_from_list_to_list_and_q_leaves(filled: Journal) -> None:
    async with opened_at(filled, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "me.open")
        await press(pilot, "tab.achieved")
        await see(pilot, "Me › achieved")
        await pilot.press("tab")
        assert cursor(app) is ReviewList
        await pilot.press("tab")
        assert cursor(app) is DeciderList
        await pilot.press("shift+tab", "up")
        assert cursor(app) is AchievementList
        await pilot.press("G", "j")
        assert cursor(app) is ReviewList
        await press(pilot, "tab.plan")
        await see(pilot, "Me › plan")
        await press(pilot, "tab.next")
        await see(pilot, "Me ›")
        await press(pilot, "app.back")
        await see(pilot, "Ben O'Neil")


@now_and_then
async def test_what_is_added_depends_on_the_list_and_is_highlighted(filled: Journal) -> None:
    app = opened(filled)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot)
        await press(pilot, "achieved.add")
        await type_text(pilot, "Won the account\t12 % more\tJo")
        await fill_in(pilot, {"kind": "visibility", "setting": "outside", "evidence": "contract"})
        await press(pilot, "form.save")
        (new,) = [one for one in filled.achievements.of("me") if one.text == "Won the account"]
        assert (new.impact, new.seen_by, new.kind, new.setting, new.evidence, new.on) == (
            "12 % more",
            "Jo",
            "visibility",
            "outside",
            "contract",
            TODAY,
        )
        row = here(app).query_one(AchievementList).row
        assert row is not None
        assert row.uid == new.uid
        await see(pilot, "Jo Tanaka, CFO       ···········●  Sun 22 Nov Won the")

        await pilot.press("tab")
        await press(pilot, "achieved.add")
        await fill_in(pilot, {"review_with": "Jo", "due": "2026-12-01", "text": "The account"})
        await press(pilot, "form.save")
        await see(pilot, "› Review with Jo   planned Tue 1 Dec", "1 Dec review")


@now_and_then
async def test_a_gap_suggests_what_to_show_and_plans_it(filled: Journal) -> None:
    app = opened(filled)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot)
        await pilot.press("tab", "tab", "down")
        await press(pilot, "achieved.add")
        await see(pilot, "A chance to be seen by Jo Tanaka", "show “Pricing page rebuilt”")
        await pilot.press("enter")
        await see(pilot, "A chance to be seen")
        await fill_in(pilot, {"on": "2026-12-02"})
        await press(pilot, "form.save")
        (planned,) = [one for one in filled.achievements.of("me") if one.planned]
        assert (planned.text, planned.seen_by, planned.kind, planned.on) == (
            "Show “Pricing page rebuilt” to Jo Tanaka",
            "Jo Tanaka",
            "exposure",
            date(2026, 12, 2),
        )
        await see(pilot, "› Wed  2 Dec  Show “Pricing", "nothing                  2 Dec Show")
        await press(pilot, "achieved.date")
        await fill_in(pilot, {"on": "2026-12-03"})
        await press(pilot, "form.save")
        await see(pilot, "› Thu  3 Dec")

        await press(pilot, "achieved.result")
        await see(pilot, "What came of it?")
        await fill_in(pilot, {"impact": "she asked for more", "evidence": "her mail"})
        await press(pilot, "form.save")
        taken = filled.achievements.get(planned.uid)
        assert (taken.planned, taken.on, taken.impact) == (False, TODAY, "she asked for more")
        await see(pilot, "Jo Tanaka, CFO       ···········●  Sun 22 Nov")


@now_and_then
async def test_what_came_of_a_review_is_asked_for_and_taken_back(filled: Journal) -> None:
    app = opened(filled)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot)
        await pilot.press("tab")
        await press(pilot, "achieved.result")
        await press(pilot, "form.save")
        assert complaint(app, "result") == "This must not be empty."
        await type_text(pilot, "Half a post more")
        await press(pilot, "form.save")
        await see(pilot, "held Sun 22 Nov", "what came of it: Half a post more")
        assert filled.reviews.of("me")[0].state == "done"
        await press(pilot, "app.undo")
        await see(pilot, "planned Thu 10 Dec")


@now_and_then
async def test_each_row_is_taken_away_by_d_twice_and_comes_back(filled: Journal) -> None:
    app = opened(filled)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await at(pilot)
        counts: tuple[Callable[[], int], ...] = (
            lambda: len(filled.achievements.of("me")),
            lambda: len(filled.reviews.of("me")),
            lambda: len(filled.deciders.of("me")),
        )
        for count in counts:
            before = count()
            await pilot.press("d")
            assert count() == before
            await pilot.press("d")
            assert count() == before - 1
            await press(pilot, "app.undo")
            assert count() == before
            await pilot.press("tab")


@now_and_then
async def test_enter_opens_and_slash_finds_what_the_strip_leaves_out(filled: Journal) -> None:
    app = opened(filled)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot)
        await press(pilot, "achieved.kind_back")
        await press(pilot, "app.find")
        await type_text(pilot, "four old")
        await pilot.press("enter")
        await pilot.pause()
        row = here(app).query_one(AchievementList).row
        assert row is not None
        assert row.text == "Closed four old plans"
        await press(pilot, "achieved.open")
        await fill_in(pilot, {"impact": "two days a month"})
        await press(pilot, "form.save")
        await see(pilot, "two days a month")


async def test_hide_covers_all_of_it_and_nothing_is_done_blindly(filled: Journal) -> None:
    app = opened(filled)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot)
        await press(pilot, "app.hide")
        text = screen_text(app)
        for words in ("Pricing", "Maya", "Jo Tanaka", "Review"):
            assert words not in text
        await pilot.press("delete")
        assert len(filled.achievements.of("me")) == 3
        await pilot.press("1")
        await until(pilot, lambda: here(app).WHERE == "plan")
        await pilot.press("3")
        await until(pilot, lambda: here(app).WHERE == "achieved")
        await press(pilot, "app.hide")
        await see(pilot, "Pricing page rebuilt")


def many(journal: Journal, count: int) -> list[Achievement]:
    made = [
        journal.achievements.add(
            mine(),
            f"Number {number}",
            on=TODAY - timedelta(days=number),
            seen_by="Maya" if number % 2 else "",
            kind="visibility" if number == count - 1 else "done",
        )
        for number in range(count)
    ]
    return made[::-1]


@in_turn("count", [0, 1, 2_000])
async def test_so_many_are_reached_filtered_and_left_by_keys(journal: Journal, count: int) -> None:
    many(journal, count)
    journal.deciders.add("me", "Maya")
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        await press(pilot, "me.open")
        await press(pilot, "tab.achieved")
        await see(pilot, f"achieved {count:,}")
        if count:
            await pilot.press("G")
            await see(pilot, f"Number {count - 1}")
            await pilot.press("left", "left", "left")
            assert listed(app) == [f"Number {count - 1}"]
            await press(pilot, "achieved.kind")
            assert len(listed(app)) == count
            await pilot.press("g", "e")
        else:
            await see(pilot, "What have you done that somebody saw?", "A from anywhere")
        await pilot.press("tab")
        await see(pilot, "Review with management   none planned yet")
        await press(pilot, "app.back")
        await pilot.pause()
        assert not isinstance(app.screen, AchievedScreen)


async def test_drawing_two_thousand_draws_what_is_in_sight(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    many(journal, 2_000)
    drawn: list[str] = []
    draw = AchievementList.draw

    def counted(self: AchievementList, row: Achievement, width: int) -> Any:
        drawn.append(row.uid)
        return draw(self, row, width)

    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await at(pilot)
        monkeypatch.setattr(AchievementList, "draw", counted)
        here(app).refresh(layout=True)
        here(app).query_one(AchievementList).refresh()
        await pilot.pause()
        assert 0 < len(set(drawn)) <= SMALL[1]


@hostile_proof
async def test_hostile_text_stands_letter_by_letter(journal: Journal) -> None:
    for text in (each[:150] for each in HOSTILE):
        journal.achievements.add(mine(), text, impact=text, seen_by=text)
        journal.deciders.add("me", text, role=text)
    journal.reviews.plan("me", "[/x] Bob", on=SOON, show="[b]bold[/b]")
    app = opened(journal)
    async with app.run_test(size=(160, 60)) as pilot:
        await at(pilot)
        await pilot.press("tab", "tab", "G")
        await see(pilot, "[/x] Bob", "[b]bold[/b]", "press me[/]", "Review with [/x] Bob")
        assert "\x1b" not in screen_text(app)


async def test_s_shares_the_case_after_a_look_at_it_for_each_reader(filled: Journal) -> None:
    ben = filled.relationships.all()[0]
    page = filled.achievements.of("me")[-1]
    filled.achievements.edit(page.uid, shown_to=(ben.uid,))
    app = opened(filled)
    async with app.run_test(size=(100, 50)) as pilot:
        await at(pilot)
        await press(pilot, "export.open")
        await see(
            pilot, "Me · share", "Achievements  for  me  as  Markdown", "Pricing page rebuilt"
        )
        await see(pilot, "■ Jo Tanaka, CFO: saw nothing", "-achievements-for-me.md")
        await press(pilot, "export.audience")
        await see(pilot, "Achievements  for  Ben O'Neil", "2 achievements not shown to them")
        assert "Pricing page rebuilt" in screen_text(app)
        assert "Jo Tanaka" not in screen_text(app)
        await press(pilot, "export.audience")
        await see(pilot, "for  my manager", "3 achievements not marked for management")
        assert "Pricing page rebuilt" not in screen_text(app)

"""What somebody meets in the first five minutes."""

from __future__ import annotations

from datetime import date

from mentorjournal.journal import Journal
from mentorjournal.paths import settings_path
from tests.screens.driver import messages, opened, opened_at, press, screen_text, type_text, until


async def test_escape_never_leads_back_to_the_welcome_once_there_is_somebody(
    journal: Journal,
) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "add the first person" in screen_text(app))
        await press(pilot, "person.add")
        await type_text(pilot, "Ana")
        await press(pilot, "form.save")
        await until(pilot, lambda: "Next   " in screen_text(app))
        await press(pilot, "app.back")
        assert "Next   " in screen_text(app)


async def test_typing_into_a_field_that_is_filled_replaces_what_it_holds(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "add the first person" in screen_text(app))
        await press(pilot, "person.add")
        await type_text(pilot, "Ana" + "\t" * 11 + "12 May 2026\tCarla Diaz")
        await press(pilot, "form.save")
        await until(pilot, lambda: "Next   " in screen_text(app))
    assert journal.relationships.find("Ana").start == date(2026, 5, 12)
    me = journal.people.me()
    assert me is not None
    assert me.name == "Carla Diaz"


async def test_my_own_name_can_be_given_later(journal: Journal) -> None:
    journal.relationships.begin("Ana", "mentor")
    async with opened_at(journal, "dashboard") as (app, pilot):
        await press(pilot, "me.edit")
        await type_text(pilot, "Carla")
        await press(pilot, "form.save")
        await until(pilot, journal.people.me)
    assert messages(app) == []


async def test_the_welcome_leads_to_a_pay_talk_too(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "y    prepare a pay talk" in screen_text(app))
        await pilot.press("y")
        await until(pilot, lambda: "What do you earn today?" in screen_text(app))


async def test_the_theme_of_the_demo_is_not_kept_in_the_settings(journal: Journal) -> None:
    app = opened(journal)
    app.demo = True
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "app.theme")
        assert app.theme == "light"
    assert not settings_path().exists()

"""The program as a whole: going about, being told, leaving without losing anything."""

from __future__ import annotations

import tomllib
from functools import partial
from typing import ClassVar

import pytest
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static, TextArea

from mentorjournal.app import MentorJournalApp
from mentorjournal.commands import commands_of
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.paths import settings_path
from mentorjournal.screens.base import JournalScreen, not_deleted
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.dialogs.form import FormDialog
from mentorjournal.screens.going import GoTo
from mentorjournal.screens.help import HelpScreen
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.places import PLACES
from mentorjournal.widgets.header import Header
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.textual_patches.line_input import LineInput
from tests.shell.shell_help import (
    HOSTILE,
    messages,
    no_file_grows,
    opened,
    reply,
    screen_text,
    until,
)
from tests.tally import in_turn


class ListScreen(JournalScreen):
    """Everybody's name; a stand-in for the dashboard that the shell's tests know all about."""

    WHERE: ClassVar[str] = "dashboard"
    BINDINGS: ClassVar[list[BindingType]] = bindings("dashboard")

    def compose_body(self) -> ComposeResult:
        yield Static(id="names")

    def read(self) -> None:
        names = [person.name for person in self.journal.people.all()]
        self.query_one("#names", Static).update(plain("\n".join(names)))

    def action_relationship_edit(self) -> None:
        raise BadInput("That is no [/such] thing.")

    def action_relationship_delete(self) -> None:
        bond = self.journal.relationships.all()[0]
        self.journal.trash.throw(bond, self.journal.relationships.person(bond).name)


class OneScreen(JournalScreen):
    """One relationship, with a place to type."""

    WHERE: ClassVar[str] = "relationship"
    BINDINGS: ClassVar[list[BindingType]] = bindings("relationship")
    AUTO_FOCUS = ""

    def compose_body(self) -> ComposeResult:
        yield Static(id="name")
        yield TextArea()

    def read(self) -> None:
        bond = not_deleted(self.journal.relationships.get(self.uid))
        self.query_one("#name", Static).update(plain(self.journal.relationships.person(bond).name))

    def flush(self) -> None:
        if text := self.query_one(TextArea).text:
            self.journal.relationships.edit(self.uid, notes=text)


def shows(app: MentorJournalApp, text: str) -> bool:
    return text in screen_text(app)


@pytest.fixture(autouse=True)
def two_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PLACES, "dashboard", lambda: ListScreen)
    monkeypatch.setitem(PLACES, "relationship", lambda: OneScreen)


async def test_an_empty_journal_is_welcomed_and_the_first_person_leads_on(
    journal: Journal,
) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "a made-up journal" in screen_text(app))
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await pilot.press(*"Ana Lima", "tab", "right", "f10")
        await until(pilot, lambda: app.current_mode == "dashboard")
        await until(pilot, lambda: "Ana Lima" in screen_text(app))

    (bond,) = journal.relationships.all()
    assert bond.my_role == "protege"
    assert journal.relationships.person(bond).name == "Ana Lima"


async def test_the_welcome_leads_to_the_made_up_journal(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("D")
        await until(pilot, lambda: not app.is_running)

    assert app.return_value == "demo"


@in_turn("text", HOSTILE)
async def test_hostile_names_are_shown_found_and_told_everywhere(
    journal: Journal, text: str
) -> None:
    name = text[:150]
    bond = journal.relationships.begin(name, "mentor")
    kept = journal.relationships.person(bond).name
    app = opened(journal)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        app.notify(text, title=text)
        app.screen.query_one(Header).where = text
        app.screen.query_one(Header).trouble = text
        await pilot.press("ctrl+p")
        await until(pilot, lambda: "Book the next session" in screen_text(app))
        await pilot.press(*kept[:3])
        await pilot.pause()
        await until(pilot, lambda: "you mentor them" in screen_text(app))
        assert "\x1b" not in screen_text(app)
        await pilot.press("escape", "delete")
        await pilot.press("u")
        await until(pilot, lambda: any("is back" in message for message in messages(app)))
        assert "\x1b" not in screen_text(app)
        assert app.is_running


async def test_the_palette_runs_commands_and_opens_people(journal: Journal) -> None:
    bond = journal.relationships.begin("[/x] Bob", "mentor")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await pilot.press("ctrl+p", *"dark or light")
        await until(pilot, lambda: "Find a person" not in screen_text(app))
        await until(pilot, lambda: "Dark or light" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.theme == "light")

        await pilot.press("slash", *"x] b")
        await until(pilot, lambda: "you mentor them" in screen_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.current_mode == "relationship")
        assert isinstance(app.screen, OneScreen)
        assert app.screen.uid == bond.uid


async def test_a_session_is_found_by_its_day(journal: Journal) -> None:
    bond = journal.relationships.begin("Ana Lima", "mentor")
    journal.sessions.bookings.plan(bond, journal.today())
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await pilot.press("f4", *"22 nov")
        await until(pilot, lambda: "Sun 22 Nov  talk  call" in screen_text(app))


async def test_help_shows_this_screens_keys_with_those_the_person_chose(journal: Journal) -> None:
    journal.relationships.begin("Ana", "mentor")
    app = opened(journal, keys={"session.start": "f6,g"})
    async with app.run_test(size=(100, 120)) as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        assert "f6 session" in screen_text(app)
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        shown = " ".join(screen_text(app).split())
        assert "f6 g Start a session" in shown
        for command in (*commands_of("dashboard"), *commands_of("app")):
            assert command.help in shown
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, ListScreen))


async def test_help_works_in_a_form(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await pilot.press("f1")
        await until(pilot, lambda: "Go to the next field" in screen_text(app))
        await pilot.press("f1")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))


async def test_a_chosen_key_works_and_the_usual_one_does_not(journal: Journal) -> None:
    app = opened(journal, keys={"person.add": "f6"})
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("a")
        await pilot.pause()
        assert not isinstance(app.screen, FormDialog)
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))


async def test_one_goes_back_the_way_one_came(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana", "mentor")
    ben = journal.relationships.begin("Ben", "mentor")
    app = opened(journal)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        for uid, name in ((ana.uid, "Ana"), (ben.uid, "Ben")):
            app.screen.post_message(GoTo("relationship", uid))
            await until(pilot, partial(shows, app, name))
        await pilot.press("escape")
        await until(pilot, lambda: "Ana" in screen_text(app))
        assert app.current_mode == "relationship"
        await pilot.press("escape")
        await until(pilot, lambda: app.current_mode == "dashboard")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert app.current_mode == "dashboard"


async def test_a_record_that_is_gone_leads_to_the_dashboard(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana", "mentor")
    journal.relationships.begin("Ben", "mentor")
    app = opened(journal)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await app.places.open("relationship", ana.uid)
        await until(pilot, lambda: "Ana" in screen_text(app))
        journal.trash.throw(ana, "Ana")
        await until(pilot, lambda: app.current_mode == "dashboard")
        assert "Ana" not in screen_text(app)
        assert len(messages(app)) == 1


async def test_a_screen_follows_what_is_changed_elsewhere(journal: Journal) -> None:
    journal.relationships.begin("Ana", "mentor")
    app = opened(journal)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Ana" in screen_text(app))
        journal.relationships.begin("Ben", "mentor")
        await until(pilot, lambda: "Ben" in screen_text(app))


async def test_what_an_action_refuses_is_told_letter_by_letter(journal: Journal) -> None:
    journal.relationships.begin("Ana", "mentor")
    app = opened(journal)
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await pilot.press("e")
        await until(pilot, lambda: "That is no [/such] thing." in screen_text(app))


async def test_a_deletion_is_taken_back_with_one_key(journal: Journal) -> None:
    journal.relationships.begin("Ana", "mentor")
    journal.relationships.begin("Ben", "mentor")
    app = opened(journal)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await pilot.press("d")
        await until(pilot, lambda: "Ana" not in screen_text(app))
        await pilot.press("u")
        await until(pilot, lambda: "Ana" in screen_text(app))

    assert messages(app) == ["Ana is back."]


async def test_the_theme_is_remembered(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("f12")
        await until(pilot, lambda: app.theme == "light")

    assert tomllib.loads(settings_path().read_text())["theme"] == "light"


async def test_what_is_wrong_with_the_settings_is_said_at_the_start(journal: Journal) -> None:
    app = opened(journal, problems=("Settings: theme is [/not] good.",))
    async with app.run_test(notifications=True) as pilot:
        await until(pilot, lambda: "theme is [/not] good" in screen_text(app))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (160, 50)])
@pytest.mark.parametrize("theme", ["dark", "light"])
async def test_the_first_screen_fits(journal: Journal, size: tuple[int, int], theme: str) -> None:
    app = opened(journal, theme=theme)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "Nothing is sent" in " ".join(screen_text(app).split()))
        assert "^p all" in screen_text(app)


async def test_a_disk_that_refuses_is_said_in_the_header_and_asked_about_when_leaving(
    journal: Journal,
) -> None:
    bond = journal.relationships.begin("Ana", "mentor")
    app = opened(journal)
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await app.places.open("relationship", bond.uid)
        app.screen.query_one(TextArea).focus()
        with no_file_grows():
            await pilot.press(*"typed", "ctrl+q")
            await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
            await until(
                pilot, lambda: "Leave although not everything is saved?" in screen_text(app)
            )
            await reply(pilot, "n")
            await until(pilot, lambda: "not saved: " in screen_text(app).split("\n")[0])
            assert app.screen.query_one(TextArea).text == "typed"
            await pilot.press("ctrl+q")
            await reply(pilot, "y")
            await until(pilot, lambda: not app.is_running)


async def test_leaving_an_unsaved_form_is_asked_about(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("a")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        await pilot.press("A", "ctrl+q")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog))
        await pilot.press("ctrl+q")
        await reply(pilot, "n")
        await until(pilot, lambda: isinstance(app.screen, FormDialog))
        assert app.is_running
        await pilot.press("ctrl+q")
        await reply(pilot, "y")
        await until(pilot, lambda: not app.is_running)


async def test_leaving_hands_over_what_was_typed(journal: Journal) -> None:
    bond = journal.relationships.begin("Ana", "mentor")
    app = opened(journal)
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.current_mode == "dashboard")
        await app.places.open("relationship", bond.uid)
        await until(pilot, lambda: "Ana" in screen_text(app))
        app.screen.query_one(TextArea).focus()
        await pilot.press(*"typed", "ctrl+q")
        await until(pilot, lambda: not app.is_running)

    assert journal.relationships.get(bond.uid).notes == "typed"


async def test_a_last_tick_while_the_program_ends_does_no_harm(journal: Journal) -> None:
    app = opened(journal)
    async with app.run_test():
        pass
    assert not app.screen_stack
    await app._bring_up_to_date()


async def test_what_is_typed_takes_the_place_of_the_path_offered_and_a_wrong_one_is_forgotten(
    journal: Journal,
) -> None:
    app = opened(journal)
    async with app.run_test(size=(100, 24)) as pilot:
        await until(pilot, lambda: app.current_mode == "welcome")
        for _ in range(2):
            await pilot.press("alt+y")
            await until(pilot, lambda: isinstance(app.screen, FormDialog))
            offered = app.screen.query_one(LineInput).value
            assert offered.endswith("journal-2026-11-22.json")
            await until(pilot, lambda: app.screen.query_one(LineInput).selected_text)
            await pilot.press(*"/none/x", "f10")
            await until(pilot, lambda: "There is no folder /none." in screen_text(app))
            assert app.screen.query_one(LineInput).value == "/none/x"
            await pilot.press("escape")
            await until(pilot, lambda: not isinstance(app.screen, FormDialog))

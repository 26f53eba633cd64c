"""The table of commands, and that every command can be run where it says it can."""

from __future__ import annotations

import importlib
import pkgutil
from itertools import combinations

import pytest
from rich.cells import cell_len
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input, TextArea

import mentorjournal.screens
from mentorjournal.app import MentorJournalApp
from mentorjournal.commands import (
    APP,
    COMMANDS,
    DIALOGS,
    FOOTER_LIMIT,
    PLACES,
    commands_of,
    footer_of,
    keys_of,
)
from mentorjournal.keynames import normal_key
from mentorjournal.settings import meet
from mentorjournal.widgets.footer import GAP, show_key

WHERES = sorted({where for command in COMMANDS for where in command.where} - {APP})


def screen_classes() -> dict[str, type[Screen[object]]]:
    """Every screen and dialog by its name in the table."""
    found = {}
    for module in pkgutil.walk_packages(mentorjournal.screens.__path__, "mentorjournal.screens."):
        for value in vars(importlib.import_module(module.name)).values():
            where = getattr(value, "WHERE", "")
            if isinstance(value, type) and issubclass(value, Screen) and where:
                found[where] = value
    return found


SCREENS = screen_classes()


def keys_bound(widget: type[Input | TextArea]) -> set[str]:
    """The keys a stock widget keeps for itself."""
    entries = [each for each in widget.BINDINGS if isinstance(each, Binding)]
    return {key for entry in entries for key in entry.key.split(",")}


def test_ids_are_unique_and_help_is_a_sentence_without_a_full_stop() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    for command in COMMANDS:
        assert command.help[0].isupper()
        assert not command.help.endswith(".")
        assert 1 <= len(command.label.split()) <= 2


def test_every_place_has_a_screen_and_every_screen_stands_in_the_table() -> None:
    assert set(WHERES) == set(SCREENS)
    assert set(PLACES) <= set(SCREENS)


@pytest.mark.parametrize("where", sorted(SCREENS))
def test_every_command_has_an_action_on_its_screen(where: str) -> None:
    for command in commands_of(where):
        assert hasattr(SCREENS[where], f"action_{command.action}"), command.id
        bound = {b.action for _key, b in SCREENS[where]._merge_bindings()}
        assert command.action in bound


def test_every_command_for_everywhere_has_an_action_on_the_app() -> None:
    bound = {binding.action for _key, binding in MentorJournalApp._merge_bindings()}
    for command in commands_of(APP):
        name = command.action.removeprefix("app.")
        assert hasattr(MentorJournalApp, f"action_{name}")
        assert name in bound


def test_no_two_commands_in_force_together_share_a_key() -> None:
    for one, other in combinations(COMMANDS, 2):
        shared = set(keys_of(one, {})) & set(keys_of(other, {}))
        assert not (shared and meet(one, other)), (one.id, other.id)


def test_every_key_of_the_table_is_one_that_terminals_send() -> None:
    for command in COMMANDS:
        for key in keys_of(command, {}):
            assert normal_key(key) == key, command.id


@pytest.mark.parametrize("where", WHERES)
def test_a_footer_has_five_keys_at_most_and_fits_eighty_columns(where: str) -> None:
    shown = footer_of(where)

    assert len(shown) <= FOOTER_LIMIT
    assert len({command.footer for command in shown}) == len(shown)
    entries = [f"{show_key(keys_of(command, {})[0])} {command.label}" for command in shown]
    palette = "" if where in DIALOGS else "^p all"
    assert cell_len(GAP.join([*entries, palette])) <= 78


@pytest.mark.parametrize("where", ["session", "form", APP])
def test_what_is_needed_while_typing_has_a_key_that_is_not_a_letter(where: str) -> None:
    # Points of the agenda have their list, where nobody types; undo has its own key in editors.
    elsewhere = {"agenda.tick", "agenda.remove", "agenda.undo", "app.undo"}
    for command in commands_of(where):
        if command.id in elsewhere:
            continue
        free = [
            key
            for key in keys_of(command, {})
            if len(key) > 1 and key not in keys_bound(TextArea) | keys_bound(Input)
        ]
        assert free, command.id
        assert not set(free) <= {"ctrl+s", "ctrl+o", "ctrl+b"}, command.id


def test_the_editor_keeps_all_its_own_keys_in_a_session() -> None:
    taken = keys_bound(TextArea)
    # These are pressed in the panel, where they are nobody else's.
    panel = {"agenda.remove", "agenda.undo"}
    for command in commands_of("session"):
        if command.id in panel:
            continue
        assert not set(keys_of(command, {})) & taken, command.id

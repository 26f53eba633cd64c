"""The table of commands, and that every command can be run where it says it can."""

from __future__ import annotations

import importlib
import pkgutil
import re
from itertools import combinations

import pytest
from rich.cells import cell_len
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, TextArea

import mentorjournal.screens
from mentorjournal.app import MentorJournalApp
from mentorjournal.commands import (
    APP,
    COMMANDS,
    DIALOGS,
    FOOTER_LIMIT,
    PLACES,
    TYPING,
    Command,
    commands_of,
    footer_of,
    keys_of,
)
from mentorjournal.keynames import normal_key
from mentorjournal.settings import meet
from mentorjournal.widgets.footer import GAP, footer_key
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.read_text import ReadScroll, ReadText

MOVING = frozenset("jkgG")
"""The letters by which a cursor moves in lists, and texts that are read are moved."""
WHERES = sorted({where for command in COMMANDS for where in command.where} - {APP})


def screen_classes() -> dict[str, type[Widget]]:
    """Every screen, dialog and part of one with keys of its own, by its name in the table."""
    found = {}
    for module in pkgutil.walk_packages(mentorjournal.screens.__path__, "mentorjournal.screens."):
        for value in vars(importlib.import_module(module.name)).values():
            where = getattr(value, "WHERE", "")
            if isinstance(value, type) and issubclass(value, Widget) and where:
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

    assert len({command.footer for command in shown}) == len(shown)
    for five in combinations(shown, min(FOOTER_LIMIT, len(shown))):
        check_room(where, five)


def check_room(where: str, shown: tuple[Command, ...]) -> None:
    """Five that may stand in a footer together fit."""
    entries = [f"{footer_key(command, {})} {command.label}" for command in shown]
    palette = "" if where in DIALOGS else "^p all"
    assert cell_len(GAP.join([*entries, palette])) <= 78


@pytest.mark.parametrize("where", ["session", "form", "wrap-up", APP])
def test_what_is_needed_while_typing_has_a_key_that_is_not_a_letter(where: str) -> None:
    # Points of the agenda have their list, where nobody types; undo has its own key in editors.
    elsewhere = {"agenda.tick", "agenda.remove", "agenda.undo", "app.undo"}
    # Places one goes to from other places; the palette leads there from the notes.
    elsewhere |= {"plan.open", "negotiation.open", "follow_ups.open", "trash.open"}
    elsewhere |= {"backups.open", "app.conflicts", "import.open"}
    # The key that finds leads there from wherever nothing is listed.
    elsewhere |= {"app.search"}
    # A figure is asked about below a field of one line, which has no use for up and down.
    elsewhere |= {"form.first", "form.second"}
    # A form in parts asks for lines and words only, which have no use for pages either.
    elsewhere |= {"form.part_one", "form.part_two"}
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


F_KEY = re.compile(r"f\d+")


def all_keys(where: str) -> list[tuple[str, Command]]:
    """Each key of a place with its command, those for everywhere too."""
    found = commands_of(where) + (() if where in DIALOGS or where == APP else commands_of(APP))
    return [(key, command) for command in found for key in keys_of(command, {})]


@pytest.mark.parametrize("where", WHERES)
def test_no_key_means_two_things_in_one_place(where: str) -> None:
    keys = [key for key, _command in all_keys(where)]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("where", TYPING)
def test_no_letter_is_a_command_where_text_is_typed(where: str) -> None:
    # Space ticks a point in the panel of a session, where nothing is typed.
    letters = [key for key, _command in all_keys(where) if len(key) == 1]
    own = {key for command in commands_of(where) for key in keys_of(command, {})}
    assert not own & set(letters)


@pytest.mark.parametrize("where", [*WHERES, APP])
def test_the_letters_that_move_do_nothing_else(where: str) -> None:
    assert not [c.id for key, c in all_keys(where) if key in MOVING]


def test_every_list_and_every_text_that_is_read_moves_by_the_same_letters() -> None:
    for widget in (LineList, ReadText, ReadScroll):
        bound = {key for key, _binding in widget._merge_bindings()}
        assert bound >= MOVING, widget


@pytest.mark.parametrize("where", [*WHERES, APP])
def test_each_f_key_has_a_second_key_that_is_none(where: str) -> None:
    for command in commands_of(where):
        keys = keys_of(command, {})
        if any(F_KEY.fullmatch(key) for key in keys):
            assert any(not F_KEY.fullmatch(key) for key in keys), command.id


def test_alt_is_never_bound_with_a_digit_or_a_sign_nor_alone() -> None:
    for command in COMMANDS:
        keys = keys_of(command, {})
        for key in keys:
            name = key.removeprefix("alt+")
            assert name == key or (name.isascii() and name.isalpha()), command.id


ONE_MEANING = {
    "a": {
        *("person.add", "follow_up.add", "goal.add", "alternative.add", "achieved.add"),
        *("talk.add", "check.add", "role.add", "skill.add", "roadmap.repeat", "offer.add"),
        *("preparation.add", "rehearsal.add", "import.choose"),
    },
    "b": {"session.book"},
    "c": {"export.copy", "entry.copy", "row.copy"},
    "d": {
        *("relationship.delete", "entry.delete", "event.remove", "follow_up.drop", "goal.delete"),
        "preparation.delete",
        *("alternative.delete", "talk.delete", "trash.purge", "achieved.delete"),
        *("check.delete", "role.delete", "skill.delete", "roadmap.waive", "offer.delete"),
        "rehearsal.delete",
    },
    "e": {
        *("relationship.edit", "relationship.stage", "agreement.edit", "follow_up.edit"),
        *("goal.edit", "negotiation.edit", "role.edit", "rehearsal.edit"),
    },
    "f": {"follow_ups.open"},
    "h": {"follow_up.hand", "step.hand"},
    "i": {"people.why", "goal.why", "stands.why", "roadmap.why", "sheet.why", "export.pay"},
    "l": {"session.log"},
    "m": {"me.open"},
    "o": {"people.order", "goal.order", "export.folder"},
    "n": {"session.start", "rehearsal.begin", "confirm.no"},
    "p": {"plan.open"},
    "r": {
        *("session.miss", "follow_up.report", "goal.reading", "outcome.edit"),
        *("achieved.result", "skill.rate", "giving.result", "ask.next"),
    },
    "s": {"export.open", "export.save"},
    "t": {
        "follow_up.redate",
        "achieved.date",
        "goal.due",
        "roadmap.date",
        "step.redate",
        "alternative.till",
    },
    "u": {"app.undo"},
    "v": {
        *("plan.versions", "agreement.versions", "versions.leave"),
        *("negotiation.choose", "export.session"),
    },
    "w": {"giving.picture", "sheet.what_if", "what_if.leave", "export.browser"},
    "x": {
        *("follow_up.done", "goal.tick", "agreement.agree", "export.leave_out", "versions.true"),
        *("roadmap.tick", "ask.note_sent", "what_if.take"),
    },
    "y": {"negotiation.open", "confirm.yes"},
    "z": {"step.put_off"},
}
"""Add here, book, copy, take away, edit, follow-ups, hand on, why, log, now, plan, result, share,
till, undo, versions, done, pay talk; in questions y and n are yes and no."""


def test_a_letter_means_the_same_everywhere() -> None:
    found: dict[str, set[str]] = {}
    for command in COMMANDS:
        for key in keys_of(command, {}):
            if len(key) == 1 and key.islower() and key != "q":
                found.setdefault(key, set()).add(command.id)
    assert found == ONE_MEANING


def test_the_palette_calls_each_command_by_few_words_and_no_two_alike() -> None:
    for where in [*PLACES, APP]:
        names = [command.name for command in commands_of(where) + commands_of(APP)]
        assert where == APP or len(set(names)) == len(names)
        assert all(1 <= len(name.split()) <= 4 for name in names)

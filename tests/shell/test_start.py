"""What is loaded before the program takes keys, and what only afterwards, in passing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mentorjournal.journal import Journal
from mentorjournal.later import module_of
from mentorjournal.screens.places import PLACES, later_modules

from .shell_help import opened, until

FIRST = ("welcome", "dashboard")
NEVER_BEFORE_KEYS = {
    *("tomlkit", "markdown_it", "textual.widgets._markdown"),
    *("mentorjournal.palette", "mentorjournal.screens.help", "mentorjournal.demo"),
    *("mentorjournal.widgets.notes_editor", "mentorjournal.widgets.field_row"),
    *("mentorjournal.documents.document", "mentorjournal.journal.exports"),
    *(module_of(where) for place, where in PLACES.items() if place not in FIRST),
}


def test_neither_other_places_nor_dialogs_are_loaded_before_the_dashboard() -> None:
    code = (
        "import mentorjournal.cli.program, mentorjournal.app, mentorjournal.screens.dashboard; "
        "import sys; print(*sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(ran.stdout.split())

    assert not NEVER_BEFORE_KEYS & loaded
    assert not {name for name in loaded if name.startswith("mentorjournal.screens.dialogs.")}


def test_the_other_places_are_loaded_once_the_program_takes_keys() -> None:
    assert {module_of(where) for where in PLACES.values()} < set(later_modules())


async def test_what_comes_later_is_loaded_in_passing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = ["colorsys", "sched"]
    for name in later:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr("mentorjournal.screens.places.later_modules", lambda: later)

    async with opened(journal).run_test() as pilot:
        await until(pilot, lambda: set(later) <= set(sys.modules))

"""What is loaded before the program takes keys, and what only afterwards, in passing."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from importlib import import_module

import pytest

from mentorjournal.journal import Journal
from mentorjournal.screens.places import PLACES, loaders
from tests.tally import now_and_then

from .shell_help import opened, until

FIRST = ("welcome", "dashboard")
NEVER_BEFORE_KEYS = {
    *("tomlkit", "markdown_it", "textual.widgets._markdown"),
    *("mentorjournal.screens.palette", "mentorjournal.screens.help", "mentorjournal.demo"),
    *("mentorjournal.widgets.notes_editor", "mentorjournal.widgets.field_row"),
    *("mentorjournal.data.notes.blocks", "mentorjournal.widgets.follow_up_board"),
    *("mentorjournal.documents.document", "mentorjournal.journal.exports"),
    "mentorjournal.mentoring.ask_size",
    *(f"mentorjournal.screens.{one.replace('-', '_')}" for one in PLACES if one not in FIRST),
}


@now_and_then
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
    assert {*PLACES.values()} < {*loaders()}


async def test_what_comes_later_is_loaded_in_passing(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = ["colorsys", "sched"]
    for name in later:
        monkeypatch.delitem(sys.modules, name, raising=False)
    loading = [partial(import_module, name) for name in later]
    monkeypatch.setattr("mentorjournal.app.loaders", lambda: loading)

    async with opened(journal).run_test() as pilot:
        await until(pilot, lambda: set(later) <= set(sys.modules))

"""Where no screen can be painted, that is said in a sentence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from scripts.terminal import Terminal
from tests.program.test_killed import PROGRAM, with_ana


@pytest.mark.parametrize("kind", ["dumb", "unknown", ""])
def test_a_terminal_that_cannot_paint_is_told_what_can_be_done(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    surroundings = {**os.environ, "TERM": kind, "LC_ALL": "C.UTF-8"}
    if not kind:
        del surroundings["TERM"]
    command = [sys.executable, "-c", PROGRAM, "--journal", str(path)]
    with Terminal(
        command, environment=surroundings, cwd=Path(__file__).parents[2], size=(300, 9)
    ) as terminal:
        assert terminal.ended() == 2
        assert terminal.modes == terminal.usual_modes
    assert "\x1b" not in terminal.sent.decode()
    assert f"TERM {f'says “{kind}”' if kind else 'is not set'}." in terminal.shown
    assert "mentorjournal today" in terminal.shown

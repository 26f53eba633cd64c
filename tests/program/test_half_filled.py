"""A form that is half filled in when the program ends is offered again, however it ended."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.program.test_killed import PROGRAM, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import in_turn, now_and_then

NAME = "Zoë Håkansson"
F5, F10, ESCAPE = b"\x1b[15~", b"\x1b[21~", b"\x1b"


def beside(path: Path) -> Path:
    return path.with_name(f".{path.name}.drafts")


@in_turn("ending", [signal.SIGKILL, signal.SIGTERM], ids=lambda each: each.name)
def test_what_was_typed_into_a_form_is_offered_again(
    tmp_path: Path, ending: signal.Signals
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        program.until("Next   ")
        program.type(b"a")
        program.until("Name *")
        program.type(NAME)
        program.until(NAME)
        if ending == signal.SIGKILL:
            program.until(beside(path).exists)
            program.until(lambda: "kansson" in beside(path).read_text())
        program.signal(ending)
        program.ended()
    assert NAME not in path.read_text()
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        program.until("Next   ")
        program.type(b"a")
        program.until("What you typed here before is back")
        assert NAME in program.shown
        program.type(F10)
        program.until(lambda: "Name *" not in program.shown and NAME in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    assert not beside(path).exists()


@now_and_then
def test_what_was_thrown_away_is_not_offered_by_the_next_program(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        program.until("Next   ")
        program.type(b"a")
        program.until("Name *")
        program.type(NAME)
        program.until(NAME)
        program.until(beside(path).exists)
        program.type(F5)
        program.until(lambda: NAME not in program.shown and not beside(path).exists())
        program.signal(signal.SIGKILL)
        program.ended()
    assert not beside(path).exists()

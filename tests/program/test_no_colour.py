"""With NO_COLOR the program sends no colour, on no screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.program.test_killed import PROGRAM
from tests.shell.in_terminal import InTerminal
from tests.tally import in_turn

_SGR = re.compile(rb"\x1b\[([\d;:]*)m")
PLAIN = {0, 1, 2, 3, 4, 7, 9, 22, 23, 24, 27, 29}
"""Weights, slants, lines and reverse: what NO_COLOR leaves."""
WAYS = (
    ("\x1b[18~", "Follow-ups"),
    ("\x1bOR", "Next   "),
    ("\x10", "What would you like to do?"),
    ("\x1b", "-What would you like to do?"),
    ("?", "→ place"),
    ("\x1b", "-→ place"),
    ("e", "▏Ana Lima"),
    ("\x1b", "-▏Ana Lima"),
    ("n", "Will be shared"),
    ("! said\r> told\r? asked\r= decided\r% mine\r- [ ] do it @me due:fri\rnothing", "nothing"),
    ("\x1b[1;2D\x1b[1;2D", "nothing"),
    ("\x1b[19~", "Only for me"),
    ("\x1b", "-Only for me"),
    ("\x1bOR", "Next   "),
)
"""Keys, and what stands on the screen then; with a minus, what stands there no more."""


def colours_in(sent: bytes) -> set[bytes]:
    """What was sent that sets a colour."""
    return {
        found[0]
        for found in _SGR.finditer(sent)
        if not {int(each or b"0") for each in re.split(b"[;:]", found[1])} <= PLAIN
    }


@in_turn("theme", ["dark", "light"])
def test_no_screen_sends_a_colour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    with InTerminal(PROGRAM, ["demo", str(tmp_path / "journal.json")]) as maker:
        assert maker.ended() == 0
    path = str(tmp_path / "journal.json")
    with InTerminal(PROGRAM, ["--journal", path], size=(120, 36)) as program:
        program.until("Next   ")
        if theme == "light":
            program.type("\x1b[24~")
        for keys, words in WAYS:
            program.type(keys)
            gone, word = words.startswith("-"), words.removeprefix("-")
            program.until(lambda w=word, g=gone: (w in program.shown) != g)  # type: ignore[misc]
            program.look()
        program.type("\x11")
        assert program.ended() == 0
    assert not colours_in(program.sent)
    # What colours say is said by weight and reverse.
    assert b"\x1b[1m" in program.sent
    assert b"\x1b[7m" in program.sent or b";7m" in program.sent or b"\x1b[7;" in program.sent

"""The journal's place is taken away while somebody types: nothing is lost or denied."""

from __future__ import annotations

from pathlib import Path

from tests.program.test_killed import PROGRAM, in_session, notes_in, says, with_ana
from tests.program.typist import stay
from tests.shell.in_terminal import InTerminal
from tests.tally import now_and_then


@now_and_then
def test_a_stick_pulled_in_mid_typing_is_said_copied_elsewhere_and_written_when_back(
    tmp_path: Path,
) -> None:
    stick, away, copy = tmp_path / "stick", tmp_path / "away", tmp_path / "copy.json"
    stick.mkdir()
    path = stick / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"before")
        program.until(lambda: "before" in program.shown and says(program) == "safe")
        stick.rename(away)
        program.until(lambda: "not saved" in program.shown.split("\n")[0])
        program.type(b", after")
        program.until(lambda: "before, after" in program.shown)

        program.type(b"\x11")
        stay(program)
        program.type(b"\x1by")
        program.until(lambda: "Save a copy of the journal" in program.shown)
        # Not before the messages above it are gone: what is typed behind ctrl+u would overtake it.
        program.until(lambda: "A new file, on another disk where this" in program.shown)
        program.until(lambda: ".json" in program.shown)
        program.type(b"\x05\x15")
        program.until(lambda: ".json" not in program.shown)
        program.type(str(copy).encode())
        program.until(lambda: "copy.json" in program.shown)
        program.type(b"\x1b[21~")
        program.until(copy.exists)
        program.until(lambda: "before, after" in program.shown)
        assert notes_in(copy) == ["before, after"]
        assert "not saved" in program.shown.split("\n")[0]

        away.rename(stick)
        program.until(lambda: says(program) == "safe")
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["before, after"]

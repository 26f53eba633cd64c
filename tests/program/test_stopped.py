"""Stopped, continued, blocked, resized: the terminal is given back and taken again."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from scripts.terminal import Terminal
from tests.program.test_killed import PROGRAM, in_session, notes_in, says, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import in_turn, now_and_then

GIVEN_BACK = (
    # Wiped out before: a terminal that was resized brings back what stood there.
    *(b"\x1b[m\x1b[H\x1b[2J\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l"),
    *(b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[<u"),
)
TAKEN = (
    *(b"\x1b[?1049h", b"\x1b[?25l", b"\x1b[?2004h"),
    *(b"\x1b[?1000h", b"\x1b[?1003h", b"\x1b[>25u"),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "journal.json"
    with_ana(path)
    return path


@pytest.mark.proof("P12", "stopped and continued, with the terminal changed meanwhile")
@in_turn("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_stopped_and_continued_it_takes_the_terminal_again(
    path: Path, number: signal.Signals
) -> None:
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        raw = program.modes
        for time in range(3):
            word = f"word{time}"
            program.type(word)
            program.until(word)
            program.signal(number)
            program.stopped()
            program.look()
            if number == signal.SIGTSTP:
                assert program.modes == program.usual_modes
                given_back = program.sent.rpartition(GIVEN_BACK[0])
                assert all(each in program.sent[-len(given_back[2]) - 200 :] for each in GIVEN_BACK)
            # What a shell does, and what stands on the screen then.
            program.modes = program.usual_modes
            program.overwrite("\x1b[?1049l\x1b[?25h\x1b[2J\x1b[Hthe shell")
            program.until(lambda: "the shell" in program.shown and "word" not in program.shown)
            before = len(program.sent)
            program.signal(signal.SIGCONT)
            program.until(lambda w=word: w in program.shown and "^t mark" in program.shown)  # type: ignore[misc]
            program.until(lambda: "the shell" not in program.shown)
            assert program.modes == raw
            assert all(each in program.sent[before:] for each in TAKEN)
        program.type("\x11")
        assert program.ended() == 0
        assert program.modes == program.usual_modes
        for on, off in zip(TAKEN, GIVEN_BACK, strict=True):
            assert program.sent.rindex(off) > program.sent.rindex(on)
    assert notes_in(path) == ["word0word1word2"]


@in_turn("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_told_to_end_while_it_is_stopped_it_ends(path: Path, number: signal.Signals) -> None:
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type("reorg")
        program.until("reorg")
        program.signal(number)
        program.stopped()
        program.signal(signal.SIGTERM)
        program.signal(signal.SIGCONT)
        assert program.ended() == 128 + signal.SIGTERM
        assert program.modes == program.usual_modes
    assert notes_in(path) == ["reorg"]


@now_and_then
def test_ctrl_c_before_the_terminal_is_taken_again_ends_nothing(path: Path) -> None:
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type("reorg")
        program.until("reorg")
        program.signal(signal.SIGTSTP)
        program.stopped()
        program.modes = program.usual_modes
        program.type_unread("\x03")
        program.signal(signal.SIGCONT)
        program.type(" after")
        program.until("reorg after")
        program.type("\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["reorg after"]


@in_turn("number", [signal.SIGSTOP, signal.SIGTSTP])
def test_a_terminal_closed_while_it_is_stopped_ends_it(path: Path, number: signal.Signals) -> None:
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type("reorg")
        program.until("reorg")
        program.signal(number)
        program.stopped()
        program.vanish()
        program.signal(signal.SIGCONT)
        program.until(lambda: program.status is not None)
    assert notes_in(path) == ["reorg"]


def kept(path: Path, words: bytes) -> bool:
    """Whether words are in the journal or in the log beside it."""
    return any(words in each.read_bytes() for each in path.parent.iterdir() if each.is_file())


@pytest.mark.proof("P12", "a terminal that takes nothing")
@in_turn("comes_back", [True, False])
def test_a_terminal_that_takes_nothing_holds_nothing_up(path: Path, comes_back: bool) -> None:
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        # Each time the panel goes or comes the screen is painted; nobody reads it.
        for number in range(60):
            program.type_unread(f"word{number} ")
            program.type_unread("\x1bOQ")
            if number % 10 == 9:
                program.until_true(lambda n=number: kept(path, b"word%d" % n))  # type: ignore[misc]
        if comes_back:
            program.until(lambda: "word59" in program.shown and says(program) == "safe")
            program.type("\x11")
            assert program.ended() == 0
        else:
            program.signal(signal.SIGTERM)
            program.until_true(lambda: program.status is not None)
            assert program.status == 128 + signal.SIGTERM
        assert program.modes == program.usual_modes
    assert notes_in(path) == ["".join(f"word{number} " for number in range(60))]


@now_and_then
def test_a_flood_of_sizes_ends_with_the_last_one(path: Path) -> None:
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type("reorg")
        program.until("reorg")
        for columns, rows in ((1, 1), (0, 0), (9, 3), (65_535, 65_535), (200, 60)) * 20:
            program.resize(columns, rows)
            program.signal(signal.SIGWINCH)
        program.resize(80, 24)
        program.until(lambda: "reorg" in program.shown and "^p all" in program.shown)
        program.type("\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["reorg"]


@now_and_then
@pytest.mark.skipif(not Path("/bin/bash").exists(), reason="there is no bash to go to")
def test_a_key_leads_to_the_shell_and_fg_back(path: Path) -> None:
    surroundings = {**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PS1": "prompt "}
    shell = ["/bin/bash", "--norc", "--noprofile", "-i"]
    with Terminal(shell, environment=surroundings, cwd=Path(__file__).parents[2]) as terminal:
        terminal.until("prompt")
        terminal.type(f"{sys.executable} -m mentorjournal --journal {path}\r")
        terminal.until("Ana Lima")
        terminal.type("n")
        terminal.until("Type away")
        terminal.type("reorg")
        terminal.until("reorg")
        terminal.type("\x1bu")
        terminal.until("Stopped")
        terminal.type("echo sh$((1))ll\r")
        terminal.until("sh1ll")
        # In the background it stops again rather than write over the shell.
        terminal.type("bg; until jobs | grep Stopped; do sleep 0.1; done; echo sh$((2))ll\r")
        terminal.until("sh2ll")
        before = len(terminal.sent)
        terminal.type("fg\r")
        terminal.until(lambda: b"reorg" in terminal.sent[before:])
        terminal.type("after\x11")
        terminal.until(lambda: GIVEN_BACK[0] in terminal.sent[before:])
        terminal.until(lambda: terminal.sent.endswith(b"prompt "))
        terminal.type("exit\r")
        assert terminal.ended() == 0
    assert notes_in(path) == ["reorgafter"]

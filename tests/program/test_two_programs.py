"""Two programs on one journal, each in a terminal of its own: one writes, the other reads along."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from mentorjournal.journal import Journal
from tests.program.test_killed import PROGRAM, in_session, notes_in, says, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import in_turn, now_and_then


def opened(path: Path) -> InTerminal:
    return InTerminal(PROGRAM, ["--journal", str(path)])


def head(program: InTerminal) -> str:
    return program.shown.split("\n")[0]


@now_and_then
def test_the_second_says_who_writes_and_follows_notes_that_are_only_in_the_log(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with opened(path) as first:
        in_session(first)
        first.type(b"! She got the slot")
        first.until(lambda: "the slot" in first.shown and says(first) in ("kept", "safe"))
        with opened(path) as second:
            second.until(lambda: "read only" in head(second))
            assert f"process {first.pid} on {os.uname().nodename} writes" in head(second)
            second.type(b"\t\r")
            second.until(lambda: "Ana Lima › stands" in head(second))
            second.type(b"2")
            second.until(lambda: "Ana Lima › timeline" in head(second))
            second.type(b"\r")
            second.until(lambda: "Ana Lima · call" in head(second) and "the slot" in second.shown)
            first.type(b" on Friday")
            second.until(lambda: "the slot on Friday" in second.shown)
            assert "read only" in head(second)
            second.type(b"wide")
            second.until(lambda: "open for reading only" in second.shown)
            assert "wide" not in second.shown
            second.type(b"\x1b")
            second.until(lambda: "again leaves" in second.shown)
            second.type(b"\x1b")
            second.until(lambda: "Ana Lima › timeline" in head(second))
            second.type(b"a")
            second.until(lambda: "ended, ^n lets you write here" in second.shown)
            assert "Add a follow-up" not in second.shown
            second.type(b"n")
            second.until(lambda: "the slot on Friday" in second.shown)
            second.type(b"\x11")
            assert second.ended() == 0
        first.type(b"\x11")
        assert first.ended() == 0
    assert notes_in(path) == ["! She got the slot on Friday"]


@in_turn("how", [signal.SIGTERM, signal.SIGKILL])
def test_it_says_when_it_may_write_and_takes_over_at_a_key(
    tmp_path: Path, how: signal.Signals
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with opened(path) as first:
        in_session(first)
        first.type(b"from the first")
        first.until(lambda: says(first) in ("kept", "safe") and "from the first" in first.shown)
        with opened(path) as second:
            second.until(lambda: "read only" in head(second))
            second.type(b"\x0e")
            second.until(lambda: "is writing it" in second.shown)
            first.signal(how)
            first.ended()
            second.until(lambda: "to write here" in head(second))
            second.type(b"\x0e")
            second.until(lambda: "You can write here now." in second.shown)
            second.type(b"n")
            second.until(lambda: "from the first" in second.shown)
            second.type(b", and the second")
            second.until(lambda: "and the second" in second.shown and says(second) == "safe")
            second.type(b"\x11")
            assert second.ended() == 0
    assert notes_in(path) == ["from the first, and the second"]


@now_and_then
def test_a_journal_begun_elsewhere_appears_on_the_welcome_screen(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with opened(path) as program:
        program.until(lambda: "a made-up journal" in program.shown)
        journal = Journal.open(path)
        journal.relationships.begin("Ana Lima", "mentor")
        program.until(lambda: "Ana Lima" in program.shown and "read only" in head(program))
        journal.close()
        program.until(lambda: "to write here" in head(program))
        program.type(b"\x0e")
        program.until(lambda: "You can write here now." in program.shown)
        in_session(program)
        program.type(b"\x11")
        assert program.ended() == 0

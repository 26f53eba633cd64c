"""Commands run while the program is open: what they add shows up in it, and is never lost."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

from mentorjournal.data.records.models import FollowUp
from mentorjournal.journal import Journal
from tests.program.test_killed import PROGRAM, in_session, notes_in, says, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import now_and_then


def command(path: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, "--journal", str(path), *words],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )


@now_and_then
def test_an_action_added_on_the_command_line_shows_up_in_the_open_program(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"typed meanwhile")
        program.until(lambda: "meanwhile" in program.shown and says(program) in ("kept", "safe"))
        ran = command(path, "add", "action", "ana", "Send the deck", "--due", "+2w")
        assert ran.returncode == 0
        assert "Send the deck" in ran.stdout
        assert f"process {program.pid} on " in ran.stderr
        assert command(path, "add", "person", "Ben O'Neil", "--role", "protege").returncode == 0
        program.type(b"\x1bOR")
        program.until(lambda: "Ben O'Neil" in program.shown)
        program.until(lambda: "1 me" in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["typed meanwhile"]


@now_and_then
def test_what_the_program_had_no_time_to_take_over_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"x")
        program.until(lambda: says(program) == "safe")
        program.signal(signal.SIGSTOP)
        assert (
            command(path, "add", "action", "ana", "Send the deck", "--due", "yesterday").returncode
            == 0
        )
        assert "Send the deck" in command(path, "today").stdout
        program.signal(signal.SIGKILL)
        program.ended()
    journal = Journal.open(path)
    assert [action.text for action in journal._store.all(FollowUp)] == ["Send the deck"]
    journal.close()
    assert list((tmp_path / ".journal.json.inbox").iterdir()) == []

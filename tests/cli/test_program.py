"""Opening the program from the command line, on a terminal and without one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli_help import CommandLine, OnTerminal, own_process
from tests.tally import in_turn, now_and_then

QUIT = "\x11"


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, empty at first."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


@now_and_then
def test_it_opens_on_the_journal_that_is_named_and_ends_with_0(demo: CommandLine) -> None:
    with OnTerminal("--journal", str(demo.journal)) as terminal:
        terminal.until("Chidi Okafor")
        terminal.type(QUIT)
        assert terminal.ended() == 0


@in_turn("said", ["9" * 5000, "²", "-1"])
def test_a_size_in_the_environment_that_is_none_stops_nothing(
    demo: CommandLine, monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    monkeypatch.setenv("LINES", said)
    helped = own_process("--help")
    assert (helped.returncode, helped.stderr) == (0, b"")
    with OnTerminal("--journal", str(demo.journal)) as terminal:
        terminal.until("Chidi Okafor")
        terminal.type(QUIT)
        assert terminal.ended() == 0


@now_and_then
def test_the_demo_lives_in_a_temporary_file_and_goes_with_it(home: Path, temporary: Path) -> None:
    with OnTerminal("--demo") as terminal:
        terminal.until("Chidi Okafor")
        assert [path.name for path in temporary.glob("mentorjournal-demo-*/journal.json")] == [
            "journal.json"
        ]
        terminal.type(QUIT)
        assert terminal.ended() == 0

    assert list(temporary.glob("mentorjournal-demo-*")) == []
    assert list(home.glob("**/journal.json")) == []


@now_and_then
def test_the_welcome_leads_to_the_demo_and_leaves_no_journal(home: Path, temporary: Path) -> None:
    with OnTerminal() as terminal:
        terminal.until("made-up journal")
        terminal.type("D")
        terminal.until("Chidi Okafor")
        terminal.type(QUIT)
        assert terminal.ended() == 0

    assert list(temporary.glob("mentorjournal-demo-*")) == []
    assert not (home / "journal.json").exists()


def test_without_a_terminal_it_says_what_to_do_instead(home: Path, temporary: Path) -> None:
    for words in ([], ["--demo"]):
        ended = own_process(*words)
        assert (ended.returncode, ended.stdout) == (2, b"")
        assert b"in a terminal only" in ended.stderr
        assert b"mentorjournal today" in ended.stderr

    assert not (home / "journal.json").exists()
    assert list(temporary.iterdir()) == []

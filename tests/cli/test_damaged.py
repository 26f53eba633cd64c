"""Journals that cannot be used: a sentence, and the file as it was."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.cli_help import CommandLine, OnTerminal, own_process

READING = (["today"], ["people"], ["today", "--json"], ["export", "agenda", "-o", "-"])
WRITING = (
    ["add", "person", "Ben", "--role", "mentor"],
    ["add", "achievement", "x"],
    ["log", "Ana", "x"],
)
DAMAGES: dict[str, bytes] = {
    "cut in half": b'{"meta": {"1": {"schema": 1, "journal": "01936d3e-0000-7000-80',
    "no JSON": b"Dear diary,\n",
    "a list": b"[1, 2, 3]",
    "a number": b"42",
    "a table that is a list": b'{"person": []}',
    "not UTF-8": b'{"person": {"1": {"name": "Jos\xe9"}}}',
    "NaN": b'{"person": {"1": {"name": NaN}}}',
    "nested too deeply": b'{"a":' * 100_000,
    "a number of 5,000 digits": b'{"person": {"1": {"x": ' + b"9" * 5_000 + b"}}}",
    "a key twice": b'{"person": {"1": {}, "1": {}}}',
    "merge markers": b'<<<<<<< ours\n{"person": {}}\n=======\n{}\n>>>>>>> theirs\n',
    "a lone surrogate": b'{"person": {"1": {"name": "\\ud800"}}}',
    "a wrong record": b'{"person": {"1": {"name": 7, "uid": "x"}}}',
    "binary": bytes(range(256)) * 8,
}


def damaged_demo(journal: Path, how: str) -> None:
    """Spoil a journal that was whole."""
    raw = journal.read_bytes()
    if how == "too new":
        whole = json.loads(raw)
        next(iter(whole["meta"].values()))["schema"] = 999
        raw = json.dumps(whole).encode()
    elif how == "cut":
        raw = raw[: len(raw) // 2]
    elif how == "flipped":
        raw = raw.replace(b'"name": "Ana Lima"', b'"name: "Ana Lima"')
    elif how == "emptied":
        raw = b""
    elif how == "zeros":
        raw = raw[:4096] + bytes(4096) + raw[8192:]
    journal.write_bytes(raw)


def assert_refused(command_line: CommandLine) -> None:
    """Every command says the same sentence and exits with 1; no file is touched."""
    folder = command_line.journal.parent
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    for words in (*READING, *WRITING):
        ran = command_line(*words)
        assert (ran.status, ran.out) == (1, ""), words
        assert ran.err.count("\n") == 1
        assert str(command_line.journal) in ran.err
    checked = command_line("check")
    assert (checked.status, checked.err) == (1, "")
    assert checked.out.startswith("Problem: ")
    found = json.loads(command_line("check", "--json").out)
    assert found["whole"] is False

    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == {
        **before,
        **{path: path.read_bytes() for path in folder.glob(".*.lock")},
    }


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_file_that_is_no_journal_is_left_alone(mine: CommandLine, damage: str) -> None:
    mine.journal.write_bytes(DAMAGES[damage])

    assert_refused(mine)


@pytest.mark.parametrize("how", ["too new", "cut", "flipped", "emptied", "zeros"])
def test_a_journal_that_was_damaged_is_left_alone(demo: CommandLine, how: str) -> None:
    damaged_demo(demo.journal, how)

    assert_refused(demo)


def test_a_journal_that_is_gone_although_it_has_a_history_is_not_begun_anew(
    demo: CommandLine,
) -> None:
    demo.journal.unlink()

    assert_refused(demo)
    assert not demo.journal.exists()


def test_what_is_no_file_is_no_journal(mine: CommandLine, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "file").write_text("")
    places = [tmp_path, loop, pipe, Path("/dev/null"), tmp_path / "file" / "x", Path("x" * 5_000)]
    for place in places:
        command_line = CommandLine(place, mine.capsys)
        for words in (*READING, *WRITING):
            ran = command_line(*words)
            assert (ran.status, ran.out) == (1, ""), (place, words)
            assert len(ran.err.splitlines()) == 1
        assert "Traceback" not in command_line("check").err
    assert not Path("/dev/.null.lock").exists()
    assert {each.name for each in tmp_path.iterdir()} == {"loop", "pipe", "file"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_journal_that_may_not_be_read_is_said_to_be_so(demo: CommandLine) -> None:
    demo.journal.chmod(0)
    for words in (*READING, *WRITING, ["check"]):
        ran = demo(*words)
        assert ran.status == 1
        assert "permission" in ran.out + ran.err


@pytest.mark.parametrize("how", ["too new", "cut", "emptied"])
def test_the_program_does_not_open_on_a_damaged_journal(demo: CommandLine, how: str) -> None:
    damaged_demo(demo.journal, how)
    before = demo.journal.read_bytes()

    with OnTerminal("--journal", str(demo.journal)) as terminal:
        # Where there is something to choose, leave.
        terminal.type("l\n")
        assert terminal.ended() == 1
        assert "Traceback" not in terminal.shown
        assert "demo.json" in terminal.shown.replace("\n", "")
    ended = own_process("--journal", str(demo.journal))

    assert (ended.returncode, ended.stdout) == (1, b"")
    assert str(demo.journal).encode() in ended.stderr
    assert demo.journal.read_bytes() == before

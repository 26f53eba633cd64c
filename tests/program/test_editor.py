"""The person's own editor, opened from the real program in a real terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from tests.program.test_killed import PROGRAM, in_session, notes_in, with_ana
from tests.shell.in_terminal import InTerminal
from tests.tally import now_and_then

EDITOR = """
import sys
path = sys.argv[1]
text = open(path, encoding="utf-8").read()
open(path, "w", encoding="utf-8").write(text + "\\n! from [/x] outside\\n")
"""


@now_and_then
def test_notes_go_to_the_editor_and_come_back_as_one_step(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    (tmp_path / "editor.py").write_text(EDITOR)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {tmp_path}/editor.py")
    left = home / "run" / "mentorjournal-edit-99999999-old"
    left.mkdir()
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        assert not left.exists()
        program.type(b"typed")
        program.until(lambda: "typed" in program.shown)
        program.type(b"\x1be")
        program.until(lambda: "! from [/x] outside" in program.shown)
        program.type(b"\x1a")
        program.until(lambda: "outside" not in program.shown and "typed" in program.shown)
        program.type(b"\x19")
        program.until(lambda: "! from [/x] outside" in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["typed\n! from [/x] outside"]
    assert list((home / "run").iterdir()) == []


@now_and_then
def test_a_failing_editor_is_said_and_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    monkeypatch.setenv("VISUAL", "false")
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"typed")
        program.until(lambda: "typed" in program.shown)
        program.type(b"\x1be")
        program.until(lambda: "The editor ended" in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["typed"]
    journal = Journal.open(path)
    assert journal.file.notices == []
    journal.close()


WINDOW = """
import pathlib, subprocess, sys, time
go = pathlib.Path(sys.argv[1])
wait = f"import pathlib, time\\nwhile not pathlib.Path({str(go)!r}).exists(): time.sleep(0.01)\\n"
write = f"open({sys.argv[2]!r}, 'a', encoding='utf-8').write('\\\\n! said later\\\\n')"
subprocess.Popen([sys.executable, "-c", wait + write])
"""


@now_and_then
def test_what_an_editor_saves_in_its_window_later_is_taken_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    (tmp_path / "window.py").write_text(WINDOW)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {tmp_path}/window.py {tmp_path}/go")
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"typed")
        program.until(lambda: "typed" in program.shown)
        program.type(b"\x1be")
        program.until(lambda: "returned at once" in program.shown)
        program.type(b"\rmore")
        program.until(lambda: "more" in program.shown)
        (tmp_path / "go").touch()
        program.until(lambda: "! said later" in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    assert sorted(notes_in(path)[0].split("\n")) == ["! said later", "more", "typed"]


@now_and_then
def test_western_text_and_emptied_notes_are_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "journal.json"
    with_ana(path)
    (tmp_path / "western.sh").write_text("printf 'caf\\351 au lait\\n' > \"$1\"")
    monkeypatch.setenv("EDITOR", f"sh {tmp_path}/western.sh")
    with InTerminal(PROGRAM, ["--journal", str(path)]) as program:
        in_session(program)
        program.type(b"typed")
        program.until(lambda: "typed" in program.shown)
        program.type(b"\x1be")
        program.until(lambda: "café au lait" in program.shown and "1252" in program.shown)
        (tmp_path / "western.sh").write_text(': > "$1"')
        program.type(b"\x1be")
        program.until(lambda: "undo brings them back" in program.shown)
        program.type(b"\x1a")
        program.until(lambda: "café au lait" in program.shown)
        program.type(b"\x11")
        assert program.ended() == 0
    assert notes_in(path) == ["café au lait"]

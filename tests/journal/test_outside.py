"""Notes in an editor of the person's own: a private file, and nothing left of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mentorjournal.errors import BadInput, CannotOpen, NotFound
from mentorjournal.journal.external_editor import edit_outside, editor_command, sweep, waiting_words
from tests.shell.shell_help import HOSTILE

LOOK = """
import os, pathlib, sys
path = pathlib.Path(sys.argv[-1])
told = [oct(path.stat().st_mode & 0o777), oct(path.parent.stat().st_mode & 0o777), path.name]
pathlib.Path(sys.argv[1]).write_text(" ".join([*told, str(path.parent.parent)]))
"""
CHANGE = "open(sys.argv[-1], 'a').write('c')"


def python(source: str, *arguments: str) -> list[str]:
    return [sys.executable, "-c", source, *arguments]


def places(home: Path, journal: Path) -> list[Path]:
    return [home / "run", Path("/dev/shm"), journal.parent]


def left(home: Path, journal: Path) -> list[Path]:
    ours = f"mentorjournal-edit-{os.getpid()}-*"
    return [p for place in places(home, journal) for p in place.glob(ours)]


@pytest.fixture
def journal(tmp_path: Path) -> Path:
    return tmp_path / "journal.json"


def test_the_file_is_private_whatever_the_umask_and_gone_afterwards(
    home: Path, journal: Path, tmp_path: Path
) -> None:
    before = os.umask(0)
    try:
        told = tmp_path / "told"
        assert edit_outside("a\n% b", python(LOOK + CHANGE, str(told)), journal).text == "a\n% bc"
    finally:
        os.umask(before)
    assert told.read_text() == f"0o600 0o700 notes.md {home / 'run'}"
    assert left(home, journal) == []


def test_without_a_runtime_folder_it_is_still_private(
    home: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home / "gone"))
    told = tmp_path / "told"
    edit_outside("a", python(LOOK + CHANGE, str(told)), journal)
    assert told.read_text().startswith("0o600 0o700 notes.md")
    assert left(home, journal) == []


WRITE = "import sys; open(sys.argv[-1], 'wb').write({!r})"


@pytest.mark.parametrize(
    ("notes", "written", "expected"),
    [
        ("a", b"a\nb\n", "a\nb"),
        ("a\n", b"a\nb\n", "a\nb\n"),
        ("a", b"a\r\nb", "a\nb"),
        ("a", b"\x1b]52;c;aGk=\x07 b", "␛]52;c;aGk=␇ b"),
        ("a", b"\xef\xbb\xbfcaf\xc3\xa9\n", "café"),
        ("a", b"caf\xe9 r\xe9sum\xe9\n", "café résumé"),
        ("a", b"", ""),
    ],
)
def test_what_comes_back_is_clean(journal: Path, notes: str, written: bytes, expected: str) -> None:
    assert edit_outside(notes, python(WRITE.format(written)), journal).text == expected


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_notes_go_through_unchanged(journal: Path, text: str) -> None:
    notes = (
        text.replace("\ud800", "\ufffd")
        .replace("\x1b", "␛")
        .replace("\x9b", "")
        .replace("\x07", "␇")
    )
    assert edit_outside(notes, python(""), journal).text == notes


@pytest.mark.parametrize(
    "source",
    [
        "import sys; sys.exit(1)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import pathlib, sys; pathlib.Path(sys.argv[-1]).unlink()",
    ],
)
def test_an_editor_that_fails_is_said_and_leaves_nothing(
    home: Path, journal: Path, source: str
) -> None:
    with pytest.raises((CannotOpen, BadInput), match="as they were"):
        edit_outside("a", python(source), journal)
    assert left(home, journal) == []


@pytest.mark.parametrize(
    "failing", ["sys.exit(1)", "os.kill(os.getpid(), 9)"], ids=["a status", "a kill"]
)
def test_what_an_editor_had_saved_before_it_failed_is_kept_and_named(
    home: Path, journal: Path, failing: str
) -> None:
    source = f"import os, sys; open(sys.argv[-1], 'w').write('a, and more'); {failing}"
    with pytest.raises(CannotOpen, match="as they were") as refusal:
        edit_outside("a", python(source), journal)
    (folder,) = left(home, journal)
    assert str(folder / "notes.md") in str(refusal.value)
    assert (folder / "notes.md").read_text() == "a, and more"


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no file fails to be read here")
def test_what_cannot_be_read_is_not_taken_for_empty(home: Path, journal: Path) -> None:
    unreadable = "os.unlink(path); os.symlink('/proc/self/mem', path)"
    source = f"import os, sys; path = sys.argv[-1]; {unreadable}"
    with pytest.raises(BadInput, match="cannot be read") as refusal:
        edit_outside("a", python(source), journal)
    (folder,) = left(home, journal)
    assert str(folder / "notes.md") in str(refusal.value)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    folder = folder.rename(home / "run" / f"mentorjournal-edit-{ended.pid}-abc")
    assert sweep(journal) == [folder / "notes.md"]


def test_an_interrupt_is_for_the_editor_alone(journal: Path) -> None:
    source = """
import os, signal, sys
os.kill(os.getppid(), signal.SIGINT)
assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
open(sys.argv[-1], "w").write("after")
"""
    assert edit_outside("a", python(source), journal).text == "after"


def test_no_shell_reads_the_command(
    home: Path, journal: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "with space; touch $(id) `id`"
    (tmp_path / "look.py").write_text(LOOK)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {tmp_path}/look.py '{told}'")
    edit_outside("a", editor_command(), journal)
    assert told.exists()


@pytest.mark.parametrize(
    ("visual", "editor", "said"),
    [
        ("", "", "No editor is set"),
        ("  ", "no-such-editor -x", "was not found"),
        ("'open quote", "vi", "not closed"),
    ],
)
def test_a_missing_editor_is_said(
    visual: str, editor: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISUAL", visual)
    monkeypatch.setenv("EDITOR", editor)
    with pytest.raises(NotFound, match=said):
        editor_command()


def test_what_a_killed_program_left_is_swept_and_nothing_else(home: Path, journal: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    living = os.getppid()
    run = home / "run"
    for name in (f"mentorjournal-edit-{ended.pid}-abc", f"mentorjournal-edit-{living}-abc", "my"):
        (run / name).mkdir()
        (run / name / "notes.md").write_text("x")
    (run / f"mentorjournal-edit-{ended.pid}-link").symlink_to(run / "my")
    journal.parent.joinpath(f"mentorjournal-edit-{ended.pid}-here").mkdir()
    sweep(journal)
    assert sorted(path.name for path in run.iterdir()) == sorted(
        [f"mentorjournal-edit-{living}-abc", f"mentorjournal-edit-{ended.pid}-link", "my"]
    )
    assert (run / "my" / "notes.md").exists()
    assert list(journal.parent.iterdir()) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a café".encode("utf-16"), "UTF-16"),
        ("café ".encode() + b"caf\xe9", "byte 9"),
        ("привет".encode("koi8-r"), "byte 0"),
    ],
)
def test_what_is_no_text_is_kept_where_it_is(
    home: Path, journal: Path, written: bytes, said: str
) -> None:
    with pytest.raises(BadInput, match=said) as refusal:
        edit_outside("a", python(WRITE.format(written)), journal)
    (folder,) = left(home, journal)
    assert str(folder / "notes.md") in str(refusal.value)
    assert (folder / "notes.md").read_bytes() == written


def test_a_file_that_may_be_open_still_is_kept_and_what_is_saved_in_it_found(
    home: Path, journal: Path
) -> None:
    file = edit_outside("a", python(""), journal).open
    assert file is not None
    assert file.path.read_text() == "a"
    assert file.saved() is None

    file.path.write_text("a\nlate\n")
    # Not before it was seen twice alike: it may be written at this moment.
    assert file.saved() is None
    saved = file.saved()
    assert saved is not None
    assert saved.text == "a\nlate"
    file.take(saved.text)
    assert file.saved() is None


def test_a_kept_file_is_swept_once_all_in_it_is_among_the_notes(home: Path, journal: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    file = edit_outside("a", python(""), journal).open
    assert file is not None
    folder = file.path.parent.rename(home / "run" / f"mentorjournal-edit-{ended.pid}-abc")
    notes = folder / "notes.md"
    notes.write_text("a\nlate\n")
    assert sweep(journal) == [notes]
    assert notes.read_text() == "a\nlate\n"
    notes.write_text("a")
    assert sweep(journal) == []
    assert not folder.exists()


def test_an_editor_is_told_how_to_wait() -> None:
    assert waiting_words(["/usr/bin/gvim", "x"]) == "gvim -f"
    assert waiting_words(["my-editor"]) == "code --wait"

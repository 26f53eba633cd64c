"""`mentorjournal import`: looked at first, done with --yes, taken back by its backup."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from tests.cli.cli_help import CommandLine

TEXT = "[2026-01-05 09:00] Talked with @ana.\n* [ ] send it\n\n[2026-01-06 09:00] Bought milk.\n"


@pytest.fixture
def jrnl(tmp_path: Path) -> str:
    path = tmp_path / "jrnl.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def test_without_yes_it_only_says_what_it_would_do(with_ana: CommandLine, jrnl: str) -> None:
    before = with_ana.journal.read_bytes()
    ran = with_ana("import", "jrnl", jrnl)

    assert ran.status == 0
    assert "Ana Lima: 1 session, Mon 5 Jan" in ran.out
    assert ran.out.endswith("Nothing was changed. To do it, add --yes.\n")
    assert "--who WHO" in ran.err
    assert with_ana.journal.read_bytes() == before


def test_with_yes_it_does_it_and_says_how_to_take_it_back(with_ana: CommandLine, jrnl: str) -> None:
    with_ana.fine("people")
    before = with_ana.fine("export", "journal", "--format", "json", "-o", "-")
    ran = with_ana("import", "jrnl", jrnl, "--yes")

    assert ran.status == 0
    assert "Taken over: 1 session, 1 action." in ran.out
    assert "send it" in with_ana.fine("follow-ups", "ana")
    again = with_ana("import", "jrnl", jrnl, "--yes")
    assert "There is nothing to take." in again.out
    backup = ran.out.split("restore ")[1].strip()
    assert with_ana("restore", backup).status == 0
    assert with_ana.fine("export", "journal", "--format", "json", "-o", "-") == before


def test_with_a_role_whom_folders_name_is_added(mine: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "1-1" / "Ben Okoye"
    folder.mkdir(parents=True)
    (folder / "2026-01-05.md").write_text("Talked.\n", encoding="utf-8")
    said = mine.fine("import", "markdown", str(tmp_path / "1-1"), "--role", "mentor", "--yes")

    assert "Ben Okoye (new; you are their mentor): 1 session" in said
    assert "Taken over: 1 session, 1 new person." in said
    assert "Ben Okoye" in mine.fine("people")


def test_while_the_program_is_open_nothing_is_taken(with_ana: CommandLine, jrnl: str) -> None:
    opened = Journal.open(with_ana.journal)
    try:
        ran = with_ana("import", "jrnl", jrnl, "--yes")
    finally:
        opened.close()

    assert (ran.status, ran.out) == (1, "")
    assert "Nothing was changed." in ran.err
    assert "milk" not in with_ana.fine("export", "journal", "--format", "json", "-o", "-")


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("jrnl", "/nowhere"), 1),
        (("jrnl", "/dev/null"), 1),
        (("jrnl", "/"), 1),
        (("jrnl", ""), 2),
        (("jrnl", "a\x00b"), 1),
        (("markdown", "/nowhere"), 1),
        (("tarot", "x"), 2),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(
    with_ana: CommandLine, words: tuple[str, str], status: int
) -> None:
    ran = with_ana("import", *words)

    assert (ran.status, ran.out) == (status, "")
    assert ran.err.endswith((".\n", "--help\n"))
    assert "failed" not in ran.err


@pytest.mark.parametrize("typed", [".", "..", "../sub/.."])
def test_a_folder_without_notes_is_named_however_it_is_typed(
    with_ana: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    named = "sub" if typed == "." else "notes"
    (tmp_path / "notes" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "notes" / "sub")

    ran = with_ana("import", "markdown", typed)

    assert (ran.status, ran.out) == (1, "")
    assert f"There are no notes in “{named}”: no file ends in .md" in ran.err


def test_json_says_what_would_be_taken_and_then_what_was(with_ana: CommandLine, jrnl: str) -> None:
    ana = {"name": "Ana Lima", "new_role": None, "sessions": ["2026-01-05"], "added_to": 0}
    taken = [{**ana, "actions": 1, "achievements": 0, "details": []}]
    line = {"file": None, "unit": "line", "first": 4, "last": 4}
    left = [{"why": "it names nobody of your journal", "places": [line]}]
    told = json.loads(with_ana.fine("import", "jrnl", jrnl, "--json"))

    assert (told["source"], told["done"], told["backup"]) == ("a journal of jrnl", False, None)
    assert (told["taken"], told["here"], told["left"], told["remarks"]) == (taken, [], left, [])
    told = json.loads(with_ana.fine("import", "jrnl", jrnl, "--json", "--yes"))
    assert (told["done"], told["taken"]) == (True, taken)
    assert with_ana("restore", told["backup"]).status == 0
    assert json.loads(with_ana.fine("import", "jrnl", jrnl, "--json"))["taken"] == taken


def test_a_file_that_is_too_long_is_refused(with_ana: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    ran = with_ana("import", "jrnl", str(path))

    assert ran.status == 1
    assert "too long" in ran.err


def test_into_a_new_journal_it_says_what_takes_it_back(mine: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "1-1" / "Ben Okoye"
    folder.mkdir(parents=True)
    (folder / "2026-01-05.md").write_text("Talked.\n", encoding="utf-8")
    into = "import", "markdown", str(tmp_path / "1-1"), "--role", "mentor", "--yes"
    said = mine.fine(*into)

    assert "The journal is new, so there was nothing to back up." in said
    for name in ("mine.json", "mine.json.backups", ".mine.json.state"):
        assert name in said
        gone = tmp_path / name
        shutil.rmtree(gone) if gone.is_dir() else gone.unlink()
    assert "1 new person" in mine.fine(*into)


def test_what_was_given_is_not_asked_for_once_more(with_ana: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "jrnl.txt"
    path.write_text("[2026-01-05 09:00] With @chidi.\n\n[2026-01-06 09:00] Milk.\n")
    ran = with_ana("import", "jrnl", str(path), "--role", "mentor")

    assert "line 1: it names @chidi, nobody of your journal" in ran.out
    assert "add person NAME" in ran.err
    assert ("--who WHO" in ran.err, "--role mentor or" in ran.err) == (True, False)
    assert with_ana("import", "jrnl", str(path), "--who", "ana").err == ""

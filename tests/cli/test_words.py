"""The words of the command line: what is understood, and what is said of the rest."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentorjournal import __version__
from mentorjournal.cli import main
from mentorjournal.cli.commands import COMMANDS
from tests.cli.cli_help import CommandLine

WRONG = [
    (["nonsense"], "There is no command “nonsense”."),
    (["--nonsense"], "There is no option --nonsense here"),
    (["--jour", "x", "today"], "There is no option --jour here"),
    (["--journal"], "--journal needs a value."),
    (["--journal", "", "today"], "--journal needs a path; this one is empty."),
    (["today", "--journal", ""], "--journal needs a path; this one is empty."),
    (["--demo", "--journal", "x.json"], "Use --demo or --journal, not both."),
    (["--demo", "today"], "--demo only opens the program."),
    (["today", "now"], "“now” is too much"),
    (["today", "--json=yes"], "--json takes no value."),
    (["today", "--jso"], "There is no option --jso here"),
    (["add"], "Please say what to add: person, action, achievement."),
    (["add", "friend"], "Please say what to add: person, action, achievement."),
    (["add", "person", "Ana"], "Please give --role."),
    (["add", "person", "--role", "mentor"], "Please give NAME."),
    (["add", "person", "Ana", "--role", "boss"], "“boss” is not a role; it is mentor or protege."),
    (["add", "person", "Ana", "--role", "mentor", "--form", "x"], "it is recurring or one-off."),
    (["add", "action"], "Please give WHO, TEXT."),
    (["add", "action", "Ana", "x", "--owner", "her"], "it is me or them."),
    (["log"], "Please give WHO."),
    (["log", "Ana", "x", "--channel", "fax"], "it is face-to-face, call, video or message."),
    (["log", "Ana", "two", "words"], "“words” is too much; a text of several words needs quotes."),
    (["log", "Ana", "--strange"], "There is no option --strange here"),
    (["export"], "Please give KIND."),
    (
        ["export", "novel"],
        "“novel” is not a document; it is summary, agenda, goals, ",
    ),
    (["export", "goals", "--format", "pdf"], "html, eml, ics or json."),
    (["export", "goals", "--for", "mum"], "it is me, other, manager or anyone."),
    (["export", "goals", "--session", "last"], "--session is for a summary only."),
    (["export", "goals", "-o", ""], "-o needs a path; this one is empty."),
    (["export", "goals", "-o"], "-o needs a value."),
    (["demo"], "Please give PATH."),
    (["demo", " "], "Please name the file"),
    (["path", "\x1b[2J"], "“␛[2J” is too much"),
]


@pytest.mark.parametrize(("words", "sentence"), WRONG, ids=lambda value: str(value)[:40])
def test_wrong_words_get_a_sentence_and_leave_nothing_behind(
    words: list[str], sentence: str, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(home.iterdir())

    assert main(words) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert sentence in said.err
    assert "Traceback" not in said.err
    assert sorted(home.iterdir()) == before


def test_the_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"mentorjournal {__version__}\n", "")


def test_help_lists_what_there_is_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    said = capsys.readouterr()
    listed = said.out.partition("commands:\n")[2].partition("\n\n")[0]
    names = [re.split(r"\s{2,}", line.strip())[0] for line in listed.splitlines()]
    assert names == [command.name for command in COMMANDS]
    assert said.err == ""


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
def test_every_command_explains_itself(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*name.split(), "--help"]) == 0

    said = capsys.readouterr()
    assert said.out.startswith(f"usage: mentorjournal [--journal PATH] {name}")
    assert said.err == ""


def test_a_group_lists_its_members(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "--help"]) == 0

    said = capsys.readouterr().out
    assert [name for name in ("person", "action", "achievement") if f"add {name}" in said] == [
        "person",
        "action",
        "achievement",
    ]


def test_the_option_beats_the_variable_for_every_command(
    tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["--journal", str(tmp_path / "a.json"), "path"], ["path"]):
        assert main(words) == 0
    assert main(["path", "--journal", str(tmp_path / "a.json")]) == 0
    assert main([f"--journal={tmp_path / 'b.json'}", "path"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        str(tmp_path / "a.json"),
        str(home / "journal.json"),
        str(tmp_path / "a.json"),
        str(tmp_path / "b.json"),
    ]


def test_the_home_of_nobody_is_no_place_for_a_journal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--journal", "~nobody-of-this-name/x.json", "path"]) == 2
    assert "no home folder" in capsys.readouterr().err


def test_options_and_texts_stand_in_any_order(with_ana: CommandLine) -> None:
    with_ana.fine("log", "Ana", "--minutes", "30", "! one", "--on", "yesterday")
    with_ana.fine("log", "--channel", "video", "Ana", "! two")
    with_ana.fine("log", "--minutes=5", "--", "Ana", "--three")
    with_ana.fine("log", "Ana", "- [ ] four")

    assert '"video"' in with_ana.journal.read_text()
    for notes in ("! one", "! two", "--three", "- [ ] four"):
        assert f'"notes": "{notes}"' in with_ana.journal.read_text()

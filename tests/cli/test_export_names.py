"""Files of exports on the command line: whose, their formats and names, what is not replaced."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.cli.cli_help import CommandLine


def read(command_line: CommandLine) -> Journal:
    return Journal.open(command_line.journal, read_only=True)


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("talk.html", "<!DOCTYPE html>"),
        ("TALK.HTM", "<!DOCTYPE html>"),
        ("talk.txt", "Mentoring session"),
        ("talk.md", "# "),
        ("talk.markdown", "# "),
        ("talk", "# "),
        ("talk of 24.11", "# "),
    ],
)
def test_the_ending_chooses_the_format(
    demo: CommandLine, tmp_path: Path, name: str, begins: str
) -> None:
    assert demo("export", "summary", "--who", "ana", "-o", str(tmp_path / name)).status == 0
    assert (tmp_path / name).read_text().startswith(begins)


def test_the_format_that_is_asked_for_beats_the_ending(demo: CommandLine, tmp_path: Path) -> None:
    for name in ("talk.txt", "talk.docx"):
        path = tmp_path / name
        words = ("--who", "ana", "--format", "html", "-o", str(path))
        assert demo("export", "summary", *words).status == 0
        assert path.read_text().startswith("<!DOCTYPE html>")


def test_an_ending_of_something_else_is_refused(demo: CommandLine, tmp_path: Path) -> None:
    ran = demo("export", "summary", "--who", "ana", "-o", str(tmp_path / "talk.docx"))
    assert (ran.status, ran.out) == (1, "")
    assert "“.docx”" in ran.err
    assert "--format" in ran.err
    assert not (tmp_path / "talk.docx").exists()


def test_a_folder_whose_name_has_an_ending_is_a_folder(demo: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "talks.html").mkdir()
    ran = demo("export", "summary", "--who", "ana", "-o", str(tmp_path / "talks.html"))
    assert ran.out.rstrip().endswith("-session-summary.md")


def test_force_leaves_a_write_protected_file_alone(demo: CommandLine, tmp_path: Path) -> None:
    path = tmp_path / "talk.md"
    path.write_text("mine")
    path.chmod(0o444)
    ran = demo("export", "summary", "--who", "ana", "--force", "-o", str(path))
    assert (ran.status, ran.out) == (1, "")
    assert "write-protected" in ran.err
    assert path.read_text() == "mine"


def test_several_sessions_of_a_day_are_told_apart(mine: CommandLine, tmp_path: Path) -> None:
    mine.fine("add", "person", "Ana Lima", "--role", "mentor")
    for number in (1, 2):
        words = ("--on", "2026-01-05", "--minutes", str(number * 20))
        mine.fine("log", "Ana", f"! point {number}", *words)
    first, second = (session.uid for session in read(mine).sessions.all())

    refused = mine("export", "summary", "--session", "5 Jan 2026", "-o", "-")
    assert (refused.status, refused.out) == (2, "")
    assert f"call, 20 min ({first})" in refused.err
    assert f"call, 40 min ({second})" in refused.err

    folder = f"{tmp_path}/"
    written = [
        Path(mine("export", "summary", "--session", uid, "-o", folder).out.rstrip())
        for uid in (first, second)
    ]
    assert [path.name for path in written] == [
        "2026-01-05-ana-lima-session-summary.md",
        "2026-01-05-ana-lima-session-summary-2.md",
    ]
    assert "point 2" in written[1].read_text()


def test_people_whose_names_are_written_alike_have_files_of_their_own(
    mine: CommandLine, tmp_path: Path
) -> None:
    for name in ("Ana Lima", "Ana, Lima!"):
        mine.fine("add", "person", name, "--role", "mentor")
        mine.fine("log", name, f"! with {name}")
    names = {
        Path(mine.fine("export", "summary", "--who", name, "-o", f"{tmp_path}/").rstrip()).name
        for name in ("Ana Lima", "Ana, Lima!")
    }
    assert len(names) == 2
    assert all("-ana-lima-session-summary-" in name for name in names)


def test_my_year_for_me_needs_no_name_though_several_mentor_me(mine: CommandLine) -> None:
    journal = Journal.open(mine.journal)
    mentors = [journal.relationships.begin(name, "protege") for name in ("Ben", "Maya")]
    journal.goals.add(made_in(mentors[0]), "Win rate")
    journal.close()

    for kind in ("year", "goals"):
        said = mine.fine("export", kind, "--for", "me", "-o", "-")
        assert "Win rate" in said
        assert said == mine.fine("export", kind, "--who", "me", "-o", "-")
        for reader in ((), ("--for", "other")):
            unclear = mine("export", kind, *reader, "-o", "-")
            assert (unclear.status, unclear.out) == (2, "")
            assert "Please say whose with --who" in unclear.err

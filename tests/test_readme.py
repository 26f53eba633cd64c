"""The README says what is true: its keys, its commands, its pictures."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

from scripts.key_table import README, with_table
from tests.tally import in_turn

TEXT = README.read_text(encoding="utf-8")
COMMANDS = re.findall(r"^mentorjournal (.+?)(?:   +.*)?$", TEXT, re.MULTILINE)


def test_the_table_of_keys_is_that_of_the_commands() -> None:
    assert with_table(TEXT) == TEXT, "run: python scripts/key_table.py"


def test_every_picture_and_page_it_points_to_is_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", TEXT)
    assert targets
    assert [target for target in targets if not (README.parent / target).exists()] == []


@in_turn("words", COMMANDS)
def test_every_command_it_shows_works_on_the_demo_journal(tmp_path: Path, words: str) -> None:
    program = [sys.executable, "-m", "mentorjournal"]
    journal = tmp_path / "journal.json"
    subprocess.run([*program, "demo", str(journal)], check=True, capture_output=True)
    # Ana is in the demo already.
    arguments = [word.replace("Ana Lima", "Somebody New") for word in shlex.split(words)]
    if arguments[0] == "done":
        # Ids go by the day around which the demo is laid.
        arguments[1] = _some_id([*program, "--journal", str(journal)])
    ended = subprocess.run(
        [*program, "--journal", str(journal), *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
    )
    assert ended.returncode == 0, ended.stderr


def _some_id(program: list[str]) -> str:
    """The id of a promise, as the command line prints it."""
    listed = subprocess.run(
        [*program, "follow-ups", "--kind", "action"], check=True, capture_output=True, text=True
    )
    return listed.stdout.splitlines()[1].split()[-1]

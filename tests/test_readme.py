"""The README says what is true: its keys, its commands, its pictures."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.key_table import PAGES, README, ROOT, with_table
from tests.tally import in_turn

TEXT = README.read_text(encoding="utf-8")
GLANCE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8").split("\n## ")[1]
COMMANDS = sorted(
    {
        words
        for page in (TEXT, GLANCE)
        for words in re.findall(r"^mentorjournal (.+?)(?:   +.*)?$", page, re.MULTILINE)
    }
)
"""Those of the README, and those at a glance of the page on the command line."""


@pytest.mark.parametrize("page", PAGES)
def test_the_tables_of_keys_are_those_of_the_commands(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert with_table(text, PAGES[page]()) == text, "run: python scripts/key_table.py"


def test_it_is_no_longer_than_a_newcomer_reads() -> None:
    assert len(TEXT) < 20_000


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

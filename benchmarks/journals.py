"""Journals to measure with: so many sessions, and notes of such a length in a running one."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal

_SAMPLE = (
    "roadmap talk landed with sales she sounds tired careful new director lead number story "
    "pricing owner deck short one ask slot half time budget review promise plan goal quarter"
)
_MARKS = ("", "", "", "! ", "> ", "- [ ] ", "? ", "= ", "% ", "  ")
RELATIONSHIPS = 8
PER_SESSION = 1_000


def notes_of(length: int, seed: int = 7) -> str:
    """Made-up notes of so many characters, marks of all kinds among them."""
    chance = random.Random(seed)
    lines: list[str] = []
    size = 0
    while size < length:
        words = " ".join(chance.choices(_SAMPLE.split(), k=chance.randint(5, 14)))
        line = chance.choice(_MARKS) + words
        lines.append(line)
        size += len(line) + 1
    return "\n".join(lines)[: length - 1] + "\n"


class Journals:
    """Makes each journal once and hands out copies.

    Args:
        folder: Where they are kept; it is the caller's to remove.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def copy(
        self, sessions: int, running: int | None = None, relationships: int = RELATIONSHIPS
    ) -> Iterator[Path]:
        """A journal of its own for one run.

        Args:
            sessions: How many sessions it has.
            running: The length of the notes of the session that is going on; None for none.
            relationships: With how many people; each is called "Person" and a number.
        """
        made = self._folder / f"{sessions}-{running}-{relationships}"
        if not made.exists():
            made.mkdir(parents=True)
            _make(made / "journal.json", sessions, running, relationships)
        with tempfile.TemporaryDirectory(dir=self._folder) as folder:
            shutil.copytree(made, folder, dirs_exist_ok=True)
            yield Path(folder) / "journal.json"


def _make(path: Path, sessions: int, running: int | None, relationships: int) -> None:
    today = date.today()
    journal = Journal.open(path)
    try:
        journal.people.call_me("Carla Diaz")
        bonds: list[Relationship] = [
            journal.relationships.begin(f"Person {number}", "mentor", start=today)
            for number in range(min(sessions, relationships))
        ]
        notes = notes_of(PER_SESSION)
        for number in range(sessions):
            bond = bonds[number % len(bonds)]
            journal.sessions.log(bond, on=today - timedelta(days=number // 8), notes=notes)
        if running is not None:
            session = journal.sessions.start(bonds[0])
            journal.sessions.keep_notes(session.uid, notes_of(running))
        journal.file.checkpoint()
    finally:
        journal.close()

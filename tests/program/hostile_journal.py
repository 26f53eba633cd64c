"""A journal that means harm: many people, and text that would be obeyed if anything obeyed it."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from mentorjournal.data.records.base import MyRole
from mentorjournal.journal import Journal
from tests.screens.secrets import fill
from tests.shell.shell_help import HOSTILE

PEOPLE = 300
NOTES = (
    "[/x] she said",
    "! a key point [@click=app.quit]here[/]",
    "> الراتب أولاً ثم القصة",
    "% mine alone 👩‍🚀👩‍🚀",
    "- [ ] ask for ¥ 日本語の名前 @me due:2026-13-45",
    "- [x] done @them",
    "? \u202eever backwards",
    "= closed",
    "```",
    "x" * 3_000,
)
LONG = "\n".join(f"{NOTES[row % len(NOTES)][:120]} {row}" for row in range(2_000))
"""More than 100 kB."""


FILLED = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def write_hostile_journal(path: Path) -> None:
    """Write one to a new file."""
    # What it is filled with has days of its own; they are those of this clock.
    journal = Journal.open(path, clock=lambda: FILLED)
    fill(journal)
    chance = random.Random(20261130)
    today = journal.today()
    for number in range(PEOPLE):
        role: MyRole = chance.choice(("mentor", "protege"))
        bond = journal.relationships.begin(f"Person {number}", role)
        for ago in range(chance.randrange(3)):
            lines = chance.choices(NOTES, k=12)
            day = today - timedelta(days=30 * ago)
            journal.sessions.log(bond, on=day, notes="\n".join(lines))
    journal.sessions.log(bond, on=today, notes=LONG)
    journal.close()
    content = json.loads(path.read_text())
    # The program itself would clean such names; another one need not.
    names = [text for text in HOSTILE if "\ud800" not in text]
    for number, person in enumerate(content["person"].values()):
        if number % 3:
            person["name"] = f"{names[number % len(names)]} {number}"
    path.write_text(json.dumps(content))
    Journal.open(path).close()

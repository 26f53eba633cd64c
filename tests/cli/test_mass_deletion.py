"""A journal of which another program removed half: commands that write are refused, and go on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tinydb import TinyDB

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Store
from mentorjournal.journal.defaults import local_now
from tests.cli.cli_help import CommandLine
from tests.cli.test_backups import everything

BACKUP = "2026-01-02.json"


@pytest.fixture
def halved(mine: CommandLine) -> CommandLine:
    """Five people and their relationships in a backup, and only the first person left."""
    for number in range(5):
        mine.fine("add", "person", f"Number {number}", "--role", "mentor")
    store = Store.open(mine.journal, SCHEMA, now=local_now)
    store.file.checkpoint()
    store.close()
    backups = mine.journal.with_name("mine.json.backups")
    backups.mkdir(exist_ok=True, mode=0o700)
    for one in backups.iterdir():
        one.unlink()
    (backups / BACKUP).write_bytes(mine.journal.read_bytes())
    (backups / BACKUP).chmod(0o600)
    with TinyDB(mine.journal) as stock:
        for table, stay in (("person", 1), ("relationship", 1)):
            every = stock.table(table)
            every.remove(doc_ids=[one.doc_id for one in every.all()[stay:]])
    mine.journal.chmod(0o600)
    return mine


@pytest.mark.parametrize(
    "words",
    [("add", "person", "Ben", "--role", "mentor"), ("log", "Number 0", "! It landed")],
)
def test_what_writes_is_refused_and_says_how_to_go_on(
    halved: CommandLine, words: tuple[str, ...]
) -> None:
    before = everything(halved.journal.parent)
    ran = halved(*words)
    assert (ran.status, ran.out) == (1, "")
    assert "removed 8 of its 10 records" in ran.err
    assert "Open the program" in ran.err
    assert f"mentorjournal restore {BACKUP}" in ran.err
    assert ran.err.count("\n") == 1
    assert everything(halved.journal.parent) == before


def test_check_names_it_and_reading_goes_on(halved: CommandLine) -> None:
    before = everything(halved.journal.parent)
    ran = halved("check")
    assert ran.status == 1
    assert "Problem: Since the journal was last open here, another program removed 8" in ran.out
    assert f"mentorjournal restore {BACKUP}" in ran.out
    assert json.loads(halved("check", "--json").out)["whole"] is False
    assert "Number 0" in halved.fine("people")
    assert everything(halved.journal.parent) == before


def test_after_going_back_commands_write_again(halved: CommandLine) -> None:
    smaller = halved.journal.read_bytes()
    ran = halved("restore", BACKUP)
    assert ran.status == 0
    kept_as = Path(ran.out.split()[-1]).name
    kept = halved.journal.with_name("mine.json.backups") / kept_as
    assert json.loads(kept.read_bytes())["person"] == json.loads(smaller)["person"]
    halved.fine("add", "person", "Ben", "--role", "mentor")
    assert len(halved.fine("people").splitlines()) == 7
    assert halved("check").status == 0

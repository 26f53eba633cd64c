"""A command that adds one line to a large journal leaves its file to whoever opens it next."""

from __future__ import annotations

from pathlib import Path

import pytest
from tinydb import TinyDB

from mentorjournal.cli import main
from mentorjournal.journal import Journal


@pytest.mark.parametrize(("size", "left"), [(2_000_000, True), (2_000, False)])
def test_a_line_added_to_a_large_journal_stays_in_the_log(
    tmp_path: Path, size: int, left: bool
) -> None:
    path = tmp_path / "journal.json"
    journal = Journal.open(path)
    bond = journal.relationships.begin("Ana Lima", "mentor")
    journal.sessions.log(bond, on=journal.today(), notes="x" * size)
    journal.close()
    before = path.read_bytes()

    assert main(["--journal", str(path), "add", "achievement", "Shipped it"]) == 0

    assert (path.read_bytes() == before) is left
    assert bool(list(tmp_path.glob(".journal.json.log.*"))) is left
    again = Journal.open(path)
    assert [one.text for one in again.achievements.of("me")] == ["Shipped it"]
    again.close()
    with TinyDB(path) as stock:
        assert len(stock.table("achievement")) == 1

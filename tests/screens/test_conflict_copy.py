"""A conflict copy of a sync program beside the journal that is open."""

from __future__ import annotations

from pathlib import Path

from mentorjournal.journal import Journal
from tests.screens.driver import answer, opened, screen_text, until
from tests.shell.shell_help import open_journal

NAME = "journal.sync-conflict-20261130-101112-ABCDEFG.json"


async def test_it_is_asked_about_at_the_start_and_taken_in(
    journal: Journal, tmp_path: Path
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    journal.file.checkpoint()
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "journal.json").write_bytes(journal.file.path.read_bytes())
    there = open_journal(tmp_path / "there")
    there.relationships.begin("Ben Okoro", "mentor")
    there.close()
    copy = tmp_path / NAME
    copy.write_bytes((tmp_path / "there" / "journal.json").read_bytes())
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "sync-conflict" in screen_text(app).replace("\n", ""))
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: not copy.exists())
        await until(pilot, lambda: "Ben Okoro" in screen_text(app))
    assert [one.name for one in journal.people.all()] == ["Ana Lima", "Ben Okoro"]

"""The header says why what is kept does not go into the file."""

from __future__ import annotations

from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import mine
from tests.screens.driver import messages, opened_at, press, screen_text, see, until

WORDS = "not in the file: write-protected"


async def test_a_file_made_write_protected_is_said_in_the_header_until_it_is_written(
    journal: Journal,
) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    journal.file.checkpoint()
    async with opened_at(journal, "dashboard", notifications=True) as (app, pilot):
        journal.file.path.chmod(0o444)
        journal.achievements.add(mine(), "Spoke at the sales day")
        before = journal.file.path.read_bytes()
        await see(pilot, WORDS)
        await until(pilot, lambda: any("write-protected" in each for each in messages(app)))
        await see(pilot, "safe")
        assert journal.file.path.read_bytes() == before
        journal.file.path.chmod(0o600)
        await until(pilot, lambda: journal.file.path.read_bytes() != before)
        await until(pilot, lambda: WORDS not in screen_text(app))
        await press(pilot, "app.quit")
    assert b"sales day" in journal.file.path.read_bytes()

"""The file as one place: its parts by digits, and one way back from all of them."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from mentorjournal.journal import Journal
from mentorjournal.widgets.trash_list import TrashList
from tests.screens.driver import here, opened_at, press, see, until
from tests.shell.shell_help import NOW

SMALL = (80, 24)


def throw(journal: Journal, many: int) -> None:
    """So many promises in the trash, each deleted by itself, one a second."""
    if not many:
        return
    ana = journal.relationships.begin("Ana Lima", "mentor")
    one = journal.follow_ups.add(ana, "Promise")
    journal._store.put(
        *(
            replace(
                one,
                uid=str(UUID(int=UUID(one.uid).int + at)),
                text=f"Promise {at}",
                deleted=NOW - timedelta(seconds=at),
            )
            for at in range(many)
        )
    )


@pytest.mark.parametrize("many", [0, 1, 2000])
async def test_each_part_has_a_digit_and_all_of_them_one_way_back(
    journal: Journal, many: int
) -> None:
    throw(journal, many)
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await press(pilot, "trash.open")
        await see(pilot, "The file › trash", f"1 trash {many:,}", "2 backups", "3 conflicts 0")
        await pilot.press("2")
        await see(pilot, "The file › backups", "There are no backups yet.")
        await pilot.press("3")
        await see(pilot, "The file › conflicts", "Nothing waits for a decision.")
        await press(pilot, "tab.next")
        await see(pilot, "The file › trash")
        await press(pilot, "backups.open")
        await see(pilot, "The file › backups")
        await press(pilot, "app.conflicts")
        await see(pilot, "The file › conflicts")
        await press(pilot, "tab.trash")
        await see(pilot, "The file › trash")
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "follow-ups")


async def test_a_letter_for_another_part_leaves_one_way_back(journal: Journal) -> None:
    async with opened_at(journal, "follow-ups", size=SMALL) as (app, pilot):
        await press(pilot, "trash.open")
        await press(pilot, "backups.open")
        await see(pilot, "The file › backups")
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "follow-ups")


async def test_the_cursor_stays_in_a_part_in_sight_while_another_is_shown(journal: Journal) -> None:
    throw(journal, 30)
    async with opened_at(journal, "trash", size=SMALL) as (app, pilot):
        await see(pilot, "› Promise 0 ")
        await pilot.press("j", "j")
        await see(pilot, "› Promise 2 ")
        await pilot.press("G")
        await see(pilot, "› Promise 29")
        await pilot.press("2")
        await see(pilot, "The file › backups")
        await pilot.press("1")
        await see(pilot, "The file › trash", "› Promise 29")
        assert here(app).query_one(TrashList).has_focus

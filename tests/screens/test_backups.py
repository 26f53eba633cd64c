"""The backups by keyboard: what is there, what going back would change, and taking that back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from mentorjournal.data.store.backups import list_snapshots
from mentorjournal.errors import Conflict
from mentorjournal.journal import Journal
from tests.screens.driver import answer, here, messages, opened_at, press, screen_text, see, until

SMALL = (80, 24)


def with_a_backup(journal: Journal) -> str:
    """Ana in a backup, Ben beside her since; the backup's name."""
    journal.relationships.begin("Ana Lima", "mentor")
    journal.file.checkpoint()
    journal._store.file.snapshot("before-import")
    journal.relationships.begin("Ben O'Neil", "mentor")
    (snapshot,) = list_snapshots(journal.file.path)
    return snapshot.name


def people(journal: Journal) -> list[str]:
    return sorted(person.name for person in journal.people.all())


async def test_going_back_tells_what_changes_and_undo_takes_it_back(journal: Journal) -> None:
    name = with_a_backup(journal)
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "backups.open")
        await until(pilot, lambda: here(app).WHERE == "backups")
        # Whole names and the time of the day also on a narrow terminal.
        await see(pilot, f"Sun 22 Nov 09:30  {name}", "2 records")
        await press(pilot, "backups.restore")
        await see(pilot, f"Go back to {name}?", "Go away: 1 person, 1 relationship.")
        await answer(pilot, "confirm.no")
        assert people(journal) == ["Ana Lima", "Ben O'Neil"]
        await press(pilot, "backups.restore")
        await see(pilot, "Go back to")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: people(journal) == ["Ana Lima"])
        await see(pilot, "-before-restore.json")
        # Whoever holds this keeps other threads from changing anything, and not its own.
        with journal._store.file.storage.state.guard:
            await press(pilot, "app.undo")
            await press(pilot, "app.help")
            await see(pilot, "Help › Backups")
            assert people(journal) == ["Ana Lima"], "the screen goes on meanwhile"
        await until(pilot, lambda: people(journal) == ["Ana Lima", "Ben O'Neil"])
        await until(
            pilot,
            lambda: "as it was before you went back to the backup" in "".join(messages(app)[-1:]),
        )


async def test_undo_pressed_twice_takes_back_both_one_after_the_other(journal: Journal) -> None:
    name = with_a_backup(journal)
    journal.backups.restore(journal.backups.preview(name))
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        with journal._store.file.storage.state.guard:
            await press(pilot, "app.undo")
            await until(pilot, lambda: "went back" not in journal.last_change())
            await press(pilot, "app.undo")
        await until(pilot, lambda: len(messages(app)) == 2)
        assert people(journal) == ["Ana Lima"]
        assert "before you went back to the backup" in messages(app)[0]
        assert "Ben O'Neil" in messages(app)[1]
        assert "Ana Lima" in journal.last_change()


async def test_undo_refuses_where_something_was_written_since(journal: Journal) -> None:
    name = with_a_backup(journal)
    journal.backups.restore(journal.backups.preview(name))
    journal.relationships.begin("Chidi Okafor", "mentor")
    journal.undo()
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await press(pilot, "app.undo")
        await until(pilot, lambda: messages(app))
        assert "restore the backup that was made before it" in messages(app)[-1]
    assert people(journal) == ["Ana Lima"]
    kept = [one.name for one in list_snapshots(journal.file.path) if one.reason == "before restore"]
    journal.backups.restore(journal.backups.preview(kept[0]))
    assert people(journal) == ["Ana Lima", "Ben O'Neil"]


def test_a_record_in_hand_is_kept_without_a_copy_after_going_back(journal: Journal) -> None:
    name = with_a_backup(journal)
    ana = next(one for one in journal.people.all() if one.name == "Ana Lima")
    edited = journal._context.change(ana, "edited", role="newer")
    journal.backups.restore(journal.backups.preview(name))
    journal._store.put(replace(edited, role="newest"))
    assert [person.role for person in journal.people.all()] == ["newest"]


async def test_without_backups_it_says_what_they_are(journal: Journal) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    async with opened_at(journal, "backups", size=SMALL) as (_, pilot):
        await see(pilot, "There are no backups yet.")


async def test_a_damaged_backup_is_listed_and_refused_in_words(
    journal: Journal, tmp_path: Path
) -> None:
    name = with_a_backup(journal)
    path = tmp_path / "journal.json.backups" / name
    path.write_bytes(path.read_bytes()[:-20])
    async with opened_at(journal, "backups", size=SMALL, notifications=True) as (app, pilot):
        await see(pilot, "not whole")
        await press(pilot, "backups.restore")
        await until(pilot, lambda: any("line" in each for each in messages(app)))
        assert "Go back to" not in screen_text(app)
    assert people(journal) == ["Ana Lima", "Ben O'Neil"]


def test_deleting_for_good_forgets_the_way_back_to_it(journal: Journal, tmp_path: Path) -> None:
    with_a_backup(journal)
    ben = journal.relationships.all()[1]
    journal.trash.throw(ben, "Ben")
    journal._store.file.snapshot("before-import")
    with_ben_in_the_trash = list_snapshots(journal.file.path)[0].name
    journal.relationships.begin("Chidi Okafor", "mentor")
    journal.backups.restore(journal.backups.preview(with_ben_in_the_trash))
    journal.trash.purge(*journal.trash.all())
    assert "went back" not in journal.last_change()
    while journal.last_change():
        with suppress(Conflict):
            journal.undo()
    journal.file.checkpoint()
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert not [one for one in files if b"O'Neil" in one.read_bytes()]


async def test_the_last_of_many_backups_is_in_sight_under_the_cursor(
    journal: Journal, tmp_path: Path
) -> None:
    folder = tmp_path / "journal.json.backups"
    made = (folder / with_a_backup(journal)).read_bytes()
    for day in range(1, 31):
        (folder / f"2026-10-{day:02}T120000-before-import.json").write_bytes(made)
    async with opened_at(journal, "backups", size=SMALL) as (_, pilot):
        await see(pilot, "› Sun 22 Nov 09:30")
        await pilot.press("G")
        await see(pilot, "› Thu 1 Oct 12:00")

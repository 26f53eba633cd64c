"""What other programs did is said, asked about, and decided on one screen."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from tinydb import Query, TinyDB

from mentorjournal.data.records.models import Person
from mentorjournal.journal import Journal
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from tests.screens.driver import (
    HOSTILE,
    from_palette,
    messages,
    open_at,
    opened,
    press,
    reply,
    screen_text,
    see,
    until,
)
from tests.shell.shell_help import open_journal
from tests.tally import in_turn


def in_two_places(journal: Journal, names: list[str]) -> list[Person]:
    """People changed here and, meanwhile, in the file."""
    for name in names:
        journal.relationships.begin(name, "mentor")
    journal.file.checkpoint()
    with TinyDB(journal.file.path) as stock:
        stock.table("person").update({"role": "theirs"}, Query().name.exists())
    people = journal.people.all()
    journal._store.put(*(replace(one, role="ours") for one in people))
    return people


@in_turn(
    ("steps", "kept"),
    [
        ([], ["ours"]),
        (["conflict.next"], ["ours", "theirs"]),
        (["conflict.back"], ["theirs"]),
        (["conflict.next", "conflict.next", "conflict.next"], ["ours"]),
    ],
)
async def test_both_versions_are_shown_and_one_or_both_are_kept(
    journal: Journal, steps: list[str], kept: list[str]
) -> None:
    in_two_places(journal, ["Ana Lima"])
    app = opened(journal)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, lambda: any("changed by another program" in m for m in messages(app)))
        await see(pilot, "1 conflict, C")
        await press(pilot, "app.conflicts")
        await see(pilot, "Changed in two places", "role, mine", "ours", "theirs", "Ana Lima")
        for command in (*steps, "conflict.settle"):
            await press(pilot, command)
        await see(pilot, "Nothing waits for a decision")
        assert "conflict, C" not in screen_text(app)
    assert sorted(one.role for one in journal.people.all()) == kept


async def test_each_notice_is_said_once_and_stays_listed(journal: Journal) -> None:
    in_two_places(journal, ["Ana Lima"])
    app = opened(journal)
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until(pilot, lambda: messages(app))
        said = list(messages(app))
        await press(pilot, "app.conflicts")
        await see(pilot, "Changed in two places", "its changes were taken over")
        assert messages(app) == said
        assert len(said) == 1


@pytest.mark.parametrize(("key", "copies"), [("y", 11), ("n", 0)])
async def test_more_than_ten_are_asked_about(journal: Journal, key: str, copies: int) -> None:
    in_two_places(journal, [f"Number {number}" for number in range(11)])
    app = opened(journal)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog) and app.screen.is_active)
        await pilot.pause()
        await see(pilot, "Take over what the other program changed?", "11 records")
        assert {one.role for one in journal.people.all()} == {"ours"}
        await reply(pilot, key)
        await until(pilot, lambda: journal.conflicts.questions() == [])
        await until(pilot, lambda: journal.conflicts.count == copies)


@pytest.mark.parametrize(("key", "people"), [("y", 1), ("n", 5)])
async def test_half_of_a_journal_gone_between_two_runs_is_asked_about(
    tmp_path: Path, key: str, people: int
) -> None:
    first = open_journal(tmp_path)
    for number in range(5):
        first.relationships.begin(f"Number {number}", "mentor")
    first._store.file.snapshot("before-import")
    first.close()
    with TinyDB(first.file.path) as stock:
        for table in ("person", "relationship"):
            every = stock.table(table)
            every.remove(doc_ids=[one.doc_id for one in every.all()[1:]])
    smaller = first.file.path.read_bytes()
    journal = open_journal(tmp_path)
    app = opened(journal)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog) and app.screen.is_active)
        await pilot.pause()
        await see(pilot, "Take over what the other program changed?", "removed 8 of its 10")
        await see(pilot, "bring back what is gone")
        assert len(journal.people.all()) == 1
        assert journal.file.path.read_bytes() == smaller
        await reply(pilot, "escape")
        await until(pilot, lambda: not isinstance(app.screen, ConfirmDialog))
        assert journal.conflicts.questions() != []
        await press(pilot, "app.conflicts")
        await until(pilot, lambda: isinstance(app.screen, ConfirmDialog) and app.screen.is_active)
        assert journal.file.path.read_bytes() == smaller
        await reply(pilot, key)
        await until(pilot, lambda: journal.conflicts.questions() == [])
        await until(pilot, lambda: journal.file.path.read_bytes() != smaller)
        assert len(journal.people.all()) == people
        if people > 1:
            assert "brought back" in journal.last_change()
            await press(pilot, "app.undo")
            await until(pilot, lambda: len(journal.people.all()) == 1)
    journal.close()
    kept = list((tmp_path / "journal.json.backups").glob("*fewer-records*"))
    assert [one.read_bytes() for one in kept] == [smaller]


async def test_hostile_text_is_shown_as_it_is(journal: Journal) -> None:
    (person,) = in_two_places(journal, ["[/x] Ana"])
    notes = "\n".join(text for text in HOSTILE if "\ud800" not in text)[:3000]
    journal._store.put(replace(journal.record(Person, person.uid), notes=notes))
    app = opened(journal)
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "1 conflict, C")
        await press(pilot, "app.conflicts")
        await see(pilot, "[/x] Ana", "[@click=app.quit]press me[/]")


async def test_keeping_both_versions_of_the_running_session_leaves_one_running(
    journal: Journal,
) -> None:
    bond = journal.relationships.begin("Ana Lima", "mentor")
    session = journal.sessions.start(bond)
    journal.sessions.keep_notes(session.uid, "before")
    journal.file.checkpoint()
    with TinyDB(journal.file.path) as stock:
        stock.table("session").update({"notes": "theirs"}, Query().uid == session.uid)
    journal.sessions.keep_notes(session.uid, "mine")
    app = opened(journal)
    async with app.run_test(size=(110, 30)) as pilot:
        await see(pilot, "1 conflict, C")
        await open_at(pilot, "session", session.uid)
        await see(pilot, "1 conflict, ^p")
        await from_palette(pilot, "Conflicts")
        await see(pilot, "Changed in two places", "Ana Lima, Sun 22 Nov")
        await press(pilot, "conflict.next")
        await see(pilot, "› both ‹")
        await press(pilot, "conflict.settle")
        await see(pilot, "Nothing waits for a decision")
    assert {(one.state, one.notes) for one in journal.sessions.all()} == {
        ("running", "mine"),
        ("happened", "theirs"),
    }
    (copy,) = (one for one in journal.sessions.all() if one.state == "happened")
    assert copy.started is not None
    assert copy.ended is not None
    assert copy.ended >= copy.started


async def test_sessions_of_one_day_are_told_apart_by_name_and_time(journal: Journal) -> None:
    made = []
    for name, count in (("Ana Lima", 1), ("Ben", 2)):
        bond = journal.relationships.begin(name, "mentor")
        made += [journal.sessions.log(bond, on=journal.today(), notes="x") for _ in range(count)]
    journal._store.put(replace(made[2], created=made[2].created + timedelta(hours=1)))
    journal.file.checkpoint()
    with TinyDB(journal.file.path) as stock:
        stock.table("session").update({"notes": "theirs"}, Query().uid.exists())
    for each in journal.sessions.all():
        journal.sessions.keep_notes(each.uid, "mine")
    app = opened(journal)
    async with app.run_test(size=(110, 40)) as pilot:
        await see(pilot, "3 conflicts, C")
        await press(pilot, "app.conflicts")
        await see(pilot, "Ben, Sun 22 Nov, 09:30", "Ben, Sun 22 Nov, 10:30")
        (ana,) = (row for row in screen_text(app).split("\n") if "Ana Lima" in row)
        assert ana.endswith("Ana Lima, Sun 22 Nov")

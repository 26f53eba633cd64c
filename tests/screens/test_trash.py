"""The trash by keyboard: what was deleted, when, with what; and back with one key."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from mentorjournal.data.records.negotiations import Alternative
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.screens.board import highlight
from tests.screens.driver import answer, here, messages, opened_at, press, screen_text, see, until
from tests.shell.shell_help import NOW

SMALL = (80, 24)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A journal whose clock goes on by a millisecond with each look at it."""
    seconds = count()
    path = tmp_path / "journal.json"
    journal = Journal.open(path, clock=lambda: NOW + timedelta(seconds=next(seconds) / 1000))
    yield journal
    journal.close()


async def test_a_deleted_relationship_lies_there_with_all_that_went_with_it_and_comes_back(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    journal.relationships.begin("Ben O'Neil", "protege")
    for day in (1, 2, 3):
        journal.sessions.log(ana, on=date(2026, 11, day))
    journal.follow_ups.add(ana, "Send the deck")
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        await highlight(pilot, "Ana Lima")
        await press(pilot, "relationship.delete")
        await answer(pilot, "confirm.yes")
        await press(pilot, "trash.open")
        await until(pilot, lambda: here(app).WHERE == "trash")
        (row,) = (row for row in screen_text(app).splitlines() if row.startswith(" › "))
        words = row.strip(" ›").split()
        said = "Ana Lima relationship, with 3 sessions, 1 follow-up Sun 22 Nov, 09:30"
        assert words == said.split()
        await press(pilot, "trash.restore")
        assert messages(app)[-1] == "The relationship is back."
        await see(pilot, "Nothing has been deleted.")
    assert len(journal.sessions.of(journal.relationships.get(ana.uid))) == 3
    assert [item.text for item in journal.follow_ups.of(ana)] == ["Send the deck"]


async def test_every_kind_is_told_apart_and_the_latest_stands_first(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    session = journal.sessions.log(ana, on=date(2026, 11, 9))
    follow_up = journal.follow_ups.add(ana, "Send the deck")
    achievement = journal.achievements.add(made_in(ana), "Page redone")
    for record in (session, follow_up, achievement):
        journal.trash.throw(record, "it")
    async with opened_at(journal, "trash", size=SMALL) as (app, pilot):
        await see(pilot, "Page redone")
        text = screen_text(app)
        for words in (
            "Mon 9 Nov with Ana Lima  session",
            "Send the deck  follow-up",
            "Page redone  achievement",
        ):
            assert words in text


async def test_nothing_tells_there_what_a_report_earns(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))
    talks = journal.negotiations
    talk = talks.add(
        ana.owner,
        "Raise to 91,000",
        alternatives=(Alternative(uid=ana.uid, title="Elsewhere for 88,000"),),
    )
    talks.remove(talk.uid, talk.alternatives[0], "alternative")
    journal.trash.throw(talks.get(talk.uid), "the pay talk")
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    async with opened_at(journal, "trash", size=SMALL, notifications=True) as (app, pilot):
        await see(pilot, "not for you to see")
        rows = [row for row in screen_text(app).splitlines() if "not for you to see" in row]
        assert [row.count("pay talk") for row in rows] == [1, 1]
        assert not {"000", "alternative"} & set(screen_text(app).replace(",", " ").split())
        await press(pilot, "trash.restore")
        await until(pilot, lambda: any("Pay stays out" in each for each in messages(app)))
        await press(pilot, "trash.purge")
        await see(pilot, "for good?")
        assert "000" not in screen_text(app)
    assert len(journal.trash.all()) == 2


async def test_restoring_picks_the_highlighted_one(journal: Journal) -> None:
    for name in ("Ana Lima", "Ben O'Neil"):
        bond = journal.relationships.begin(name, "mentor")
        journal.sessions.log(bond, on=date(2026, 11, 9))
        journal.trash.throw(bond, name)
    async with opened_at(journal, "trash", size=SMALL) as (app, pilot):
        rows = [row for row in screen_text(app).splitlines() if "relationship" in row]
        assert [row.strip(" ›").split()[0] for row in rows] == ["Ben", "Ana"]
        await pilot.press("down")
        await press(pilot, "trash.restore")
    assert [person.name for person in journal.people.all()] == ["Ana Lima"]


def _files_with(folder: Path, text: str) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file() and text.encode() in one.read_bytes()]


async def test_for_good_means_gone_from_every_file_after_a_question(
    journal: Journal, tmp_path: Path
) -> None:
    for name in ("canary-77aa", "Ben O'Neil"):
        bond = journal.relationships.begin(name, "mentor")
        journal.file.checkpoint()
        journal.trash.throw(bond, name)
    journal.file.checkpoint()
    assert _files_with(tmp_path, "canary-77aa")
    async with opened_at(journal, "trash", size=SMALL, notifications=True) as (app, pilot):
        await pilot.press("down")
        await press(pilot, "trash.purge")
        await see(pilot, "Delete canary-77aa (relationship) for good?", "its change log and every")
        await answer(pilot, "confirm.no")
        assert len(journal.trash.all()) == 2
        await press(pilot, "trash.purge")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: "Deleted for good, out of the backups too." in messages(app))
        await until(pilot, lambda: "canary" not in screen_text(app))
        assert _files_with(tmp_path, "canary-77aa") == []
        await press(pilot, "trash.empty")
        await see(pilot, "in the trash for good: 1 relationship, 1", "person?")
        await answer(pilot, "confirm.yes")
        await see(pilot, "Nothing has been deleted.")
    assert _files_with(tmp_path, "O'Neil") == []

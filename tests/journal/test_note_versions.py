"""Earlier wordings of notes: at most one an hour, thinned with age, gone with their session."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.models import NoteVersion, Relationship, Session
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.note_versions import superfluous
from tests.journal.conftest import Clock

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


@pytest.fixture
def session(journal: Journal, ana: Relationship) -> Session:
    return journal.sessions.start(ana)


def wordings(journal: Journal, session: Session) -> list[str]:
    return [version.notes for version in journal.sessions.versions.of(session)]


def test_an_hour_of_typing_is_one_version_and_not_one_a_key(
    journal: Journal, session: Session, clock: Clock
) -> None:
    for minute in range(130):
        journal.sessions.keep_notes(session.uid, "x" * (minute + 1))
        clock.move(minutes=1)
    assert wordings(journal, session) == ["x" * 120, "x" * 60]


def test_notes_reopened_a_day_later_keep_what_they_said(
    journal: Journal, session: Session, clock: Clock, path: Path
) -> None:
    journal.sessions.keep_notes(session.uid, "the talk [/x] \u202e")
    journal.sessions.end(session.uid)
    clock.move(days=1)
    journal.close()
    again = Journal.open(path, clock=clock)
    again.sessions.keep_notes(session.uid, "the talk and more")
    again.sessions.keep_notes(session.uid, "the talk and more still")
    assert wordings(again, session) == ["the talk [/x] \u202e"]
    again.close()


def test_at_most_one_an_hour_holds_across_a_restart(
    journal: Journal, session: Session, clock: Clock, path: Path
) -> None:
    journal.sessions.keep_notes(session.uid, "one")
    clock.move(hours=2)
    journal.sessions.keep_notes(session.uid, "two")
    journal.close()
    clock.move(minutes=30)
    again = Journal.open(path, clock=clock)
    again.sessions.keep_notes(session.uid, "three")
    assert wordings(again, session) == ["one"]
    again.close()


def test_a_change_that_loses_much_is_not_waited_for(
    journal: Journal, session: Session, clock: Clock
) -> None:
    long = "all of the talk " * 30
    journal.sessions.keep_notes(session.uid, long)
    clock.move(minutes=5)
    journal.sessions.keep_notes(session.uid, "oops")
    assert wordings(journal, session) == [long]


def test_taking_one_back_keeps_the_present_wording_and_can_be_undone(
    journal: Journal, session: Session, clock: Clock
) -> None:
    journal.sessions.keep_notes(session.uid, "first")
    clock.move(hours=2)
    journal.sessions.keep_notes(session.uid, "second")
    [version] = journal.sessions.versions.of(session)
    assert journal.sessions.take_back(version.uid).notes == "first"
    assert set(wordings(journal, session)) == {"first", "second"}
    journal.undo()
    assert journal.sessions.get(session.uid).notes == "second"
    assert set(wordings(journal, session)) == {"first", "second"}
    assert journal.trash.all() == []


def test_versions_go_to_the_trash_and_come_back_with_their_session(
    journal: Journal, session: Session, clock: Clock
) -> None:
    journal.sessions.keep_notes(session.uid, "first")
    clock.move(hours=2)
    journal.sessions.keep_notes(session.uid, "second")
    [version] = journal.sessions.versions.of(session)
    journal.trash.throw(journal.sessions.get(session.uid), "the session")
    [thrown] = journal.trash.all()
    assert isinstance(thrown.chief, Session)
    assert {each.uid for each in thrown.records} == {session.uid, version.uid}
    assert wordings(journal, session) == []
    with pytest.raises(NotFound):
        journal.sessions.take_back(version.uid)
    journal.trash.restore(thrown)
    assert wordings(journal, session) == ["first"]


def test_versions_hang_on_their_relationship_and_are_purged_with_it(
    journal: Journal, ana: Relationship, session: Session, clock: Clock, path: Path
) -> None:
    journal.sessions.keep_notes(session.uid, "canary-wording")
    clock.move(hours=2)
    journal.sessions.keep_notes(session.uid, "second")
    journal.trash.throw(ana, "Ana")
    [thrown] = journal.trash.all()
    assert any(isinstance(record, NoteVersion) for record in thrown.records)
    journal._store.purge(*thrown.records)
    journal.close()
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert files
    assert not any(b"canary-wording" in file.read_bytes() for file in files)
    assert all(file.stat().st_mode & 0o077 == 0 for file in files)


def test_dropped_versions_are_not_in_the_trash_and_stay_away_after_a_reopening(
    journal: Journal, session: Session, clock: Clock, path: Path
) -> None:
    for number in range(10):
        journal.sessions.keep_notes(session.uid, f"wording {number}")
        clock.move(hours=1)
    for number in range(3):
        clock.move(days=2)
        journal.sessions.keep_notes(session.uid, f"later {number}")
    expected = wordings(journal, session)
    assert expected == ["later 1", "later 0", "wording 9", "wording 8"]
    assert journal.trash.all() == []
    journal.close()
    again = Journal.open(path, clock=clock)
    assert wordings(again, session) == expected
    again.close()


@pytest.mark.parametrize("ahead", [{"days": 190}, {"days": 3000}, {"days": -190}])
@pytest.mark.parametrize("reopened", [False, True])
def test_a_clock_that_was_wrong_for_a_while_costs_no_wording(
    journal: Journal, session: Session, clock: Clock, path: Path, ahead: Any, reopened: bool
) -> None:
    now = journal
    for number in range(6):
        now.sessions.keep_notes(session.uid, f"wording {number}")
        clock.move(hours=2)
    right = clock.moment
    clock.move(**ahead)
    for number in range(3):
        now.sessions.keep_notes(session.uid, f"wrong {number}")
        clock.move(hours=2)
    clock.moment = right
    if reopened:
        now.close()
        now = Journal.open(path, clock=clock)
    for number in range(3):
        now.sessions.keep_notes(session.uid, f"right {number}")
        clock.move(hours=2)
    expected = [f"{word} {n}" for word, last in (("wording", 6), ("wrong", 3)) for n in range(last)]
    assert set(wordings(now, session)) == {*expected, "right 0", "right 1"}
    now.close()


def version_of(hours: int) -> NoteVersion:
    moment = NOW - timedelta(hours=hours)
    uid = f"00000000-0000-7000-8000-{hours:012x}"
    return NoteVersion(
        uid=uid, created=moment, updated=moment, relationship=uid, session=uid, notes=str(hours)
    )


@given(st.sets(st.integers(0, 24 * 400), max_size=60))
def test_thinning_keeps_all_of_three_days_then_one_a_day_then_one_a_month(hours: set[int]) -> None:
    versions = [version_of(each) for each in hours]
    dropped = {version.uid for version in superfluous(versions, NOW)}
    left = [version for version in versions if version.uid not in dropped]
    days = sorted({each.created.date() for each in versions}, reverse=True)
    whole, daily, monthly = days[:3], days[3:34], days[34:]

    def last_of(of: list[date]) -> set[datetime]:
        return {max(v.created for v in versions if v.created.date() == day) for day in of}

    months = {(day.year, day.month): day for day in reversed(monthly)}
    assert {each.created for each in left} == {
        *(each.created for each in versions if each.created.date() in whole),
        *last_of(daily),
        *last_of([*months.values()]),
    }
    assert superfluous(left, NOW) == []

"""Exports to files: nothing that belongs to the journal is ever written over."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.documents.audience import Kind
from mentorjournal.documents.document import Heading
from mentorjournal.errors import CannotOpen, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.export_files import ExportPreview
from mentorjournal.journal.telling import before
from tests.journal.conftest import Clock

PREPARED = ExportPreview("an export", (), "summary.md", False)


@pytest.fixture
def lived_in(journal: Journal, path: Path, clock: Clock) -> dict[Path, bytes]:
    """A journal with a snapshot, a request and a second name; everything beside it."""
    journal.relationships.begin("Ana Lima", "mentor")
    journal.file.checkpoint()
    clock.move(days=1)
    journal.relationships.begin("Ben Moss", "mentor")
    journal.file.checkpoint()
    command = Journal.open(path, clock=clock, forward_writes=True)
    command.relationships.begin("Zoe Quist", "mentor")
    command.close()
    os.link(path, path.with_name("second name.json"))
    path.with_name("link.json").symlink_to(path)
    return {one: one.read_bytes() for one in path.parent.rglob("*") if one.is_file()}


@pytest.mark.parametrize("overwrite", [False, True])
def test_no_file_of_the_journal_is_ever_replaced(
    journal: Journal, lived_in: dict[Path, bytes], overwrite: bool
) -> None:
    assert len(lived_in) >= 8
    for own in lived_in:
        with pytest.raises(Refused):
            journal.exports.save(PREPARED, own, overwrite=overwrite)
    assert {one: one.read_bytes() for one in lived_in} == lived_in


@pytest.mark.parametrize(
    "name",
    ["journal.json.backups", "journal.json.backups/new.md", ".journal.json.inbox", "way in/new.md"],
)
def test_nothing_new_is_put_among_its_backups_and_requests(
    journal: Journal, path: Path, lived_in: dict[Path, bytes], name: str
) -> None:
    path.with_name("way in").symlink_to(path.with_name("journal.json.backups"))
    before = {*path.parent.rglob("*")}
    with pytest.raises(Refused):
        journal.exports.save(PREPARED, path.parent / name)
    assert {*path.parent.rglob("*")} == before


def test_anything_else_beside_the_journal_is_free(journal: Journal, path: Path) -> None:
    target = journal.exports.save(PREPARED, path.parent)
    assert target.read_text() == "an export"
    journal.exports.save(PREPARED, target, overwrite=True)
    with pytest.raises(CannotOpen):
        journal.exports.save(PREPARED, target / "below a file.md")


def test_beside_the_notes_nothing_is_said_twice(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    notes = "= Half-time\n- [ ] a @me\n- [ ] b salary @ana\n! c\n! d\n"
    session = journal.sessions.log(ana, on=journal.today(), notes=notes)

    whole = journal.exports.prepare(journal.exports.wish("summary", ana)).text
    live = journal.exports.live_summary(session, NotesIndex.of(notes))

    assert "## In short" in whole
    headings = [block.text for block in live.document.blocks if isinstance(block, Heading)]
    assert headings == ["Decisions", "Key points", "Actions"]
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    assert journal.exports.live_summary(session, NotesIndex.of(notes)).shared_lines == 4


def test_a_summary_knows_the_promises_of_the_sessions_before_and_of_none_after(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    today = journal.today()
    first = journal.sessions.log(ana, on=today - timedelta(days=20), notes="- [ ] one @ana\n")
    journal.sessions.log(ana, on=today - timedelta(days=10), notes="- [ ] two @ana\n- [ ] x @me\n")
    journal.sessions.log(ana, on=today - timedelta(days=2), notes="- [ ] three @ana\n")
    planned = journal.sessions.bookings.plan(ana, today)
    journal.sessions.keep_notes(planned.uid, "- [ ] prepared @ana\n")
    journal.follow_ups.add(ana, "thought of afterwards")

    def said(session: str) -> list[str]:
        wish = journal.exports.wish("summary", ana, session=session)
        text = journal.exports.prepare(wish).text
        found = text.partition("## Since last time\n\n")[2].partition("\n\n")[0]
        return found.splitlines()

    assert said(first.uid) == []
    assert said("last") == [
        "- [ ] **Ana**: two",
        "- [ ] **Mentor**: x",
        "- [ ] **Ana**: one",
    ]
    assert said((today - timedelta(days=10)).isoformat()) == ["- [ ] **Ana**: one"]


def test_what_was_ticked_since_the_last_session_is_told_however_old_it_is(
    journal: Journal, clock: Clock
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    old = journal.sessions.log(
        ana, on=journal.today(), notes="- [ ] one @ana\n- [ ] two @ana\n- [ ] still @ana\n"
    )
    clock.move(days=10)
    journal.sessions.log(ana, on=journal.today(), notes="- [x] there and then @ana\n")
    clock.move(days=1)
    journal.sessions.keep_notes(old.uid, old.notes.replace("- [ ] one", "- [x] one"))
    clock.move(days=1)
    (two,) = [each for each in journal.follow_ups.of(ana) if each.text == "two"]
    journal.follow_ups.tick(two, True)
    clock.move(days=7)
    journal.sessions.log(ana, on=journal.today(), notes="! Landed\n! And\n! More\n! So\n")

    wish = journal.exports.wish("summary", ana)
    text = journal.exports.prepare(wish).text
    assert text.partition("## Since last time\n\n")[2].splitlines() == [
        "- [x] **Ana**: one — done Thu 3 Dec 2026",
        "- [x] **Ana**: two — done Fri 4 Dec 2026",
        "- [x] **Ana**: there and then",
        "- [ ] **Ana**: still",
    ]
    # Who takes the cross out again has not done it on that day.
    notes = journal.sessions.get(old.uid).notes
    journal.sessions.keep_notes(old.uid, notes.replace("- [x] two", "- [ ] two"))
    (two,) = [each for each in journal.follow_ups.of(ana) if each.text == "two"]
    assert (two.state, two.closed) == ("open", None)


def test_reviews_with_management_are_told_to_nobody_but_me(journal: Journal, clock: Clock) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.sessions.log(ana, on=journal.today(), notes="! Begun\n")
    journal.reviews.plan(ana.owner, "Jo Tanaka", on=None)
    clock.move(days=9)
    journal.sessions.log(ana, on=journal.today(), notes="! Landed\n")

    kinds: tuple[Kind, ...] = ("summary", "agenda")
    for wish in (journal.exports.wish(kind, ana) for kind in kinds):
        mine = replace(wish, audience="me")
        assert "Jo Tanaka" in journal.exports.prepare(mine).text
        assert "Jo Tanaka" not in journal.exports.prepare(wish).text


def test_last_time_is_the_last_session_that_was_held(journal: Journal, clock: Clock) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    held = journal.sessions.log(ana, on=journal.today(), notes="! Begun\n")
    clock.move(days=5)
    journal.sessions.bookings.miss(journal.sessions.bookings.plan(ana, journal.today()).uid)
    clock.move(days=5)
    now = journal.sessions.log(ana, on=journal.today(), notes="! Landed\n")

    assert before(journal, ana, now, "other").last_on == held.on
    assert before(journal, ana, held, "other").last_on is None

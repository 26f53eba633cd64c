"""The share screen and the desktop: copying, the folder of the file, the text set to be read."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from textual.pilot import Pilot

from mentorjournal.data.notes.index import NotesIndex
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.screens.share_left_out import LeftOut
from mentorjournal.widgets.clipboard import MOST
from mentorjournal.widgets.document_preview import DocumentPreview
from tests.screens.driver import (
    answer,
    here,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    until,
)

DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY")


@pytest.fixture
def session(journal: Journal, ana: Relationship, monkeypatch: pytest.MonkeyPatch) -> Session:
    for name in DESKTOP:
        monkeypatch.delenv(name, raising=False)
    return journal.sessions.log(
        ana,
        on=date(2026, 11, 9),
        notes="! It landed\n- [ ] Send the deck @ana due:2026-11-27\n% private",
        summary="We talked.",
    )


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "Documents" / "mentorjournal"


def preview(pilot: Pilot[Any]) -> str:
    return here(pilot.app).query_one(DocumentPreview).text


async def test_what_is_shown_is_copied_and_then_the_same_for_a_chat(
    journal: Journal, session: Session
) -> None:
    async with opened_at(journal, "export", session.uid) as (app, pilot):
        await press(pilot, "export.copy")
        assert app.clipboard == preview(pilot)
        await see(pilot, "Sent to the terminal to copy, as Markdown", "c again: for a")
        await see(pilot, "given to Ana Lima on", ", copied")

        await press(pilot, "export.copy")
        await see(pilot, "as a message for a chat")
        assert app.clipboard.splitlines()[:1] == ["Mentoring session of Ana, 9 Nov 2026: It landed"]
        assert "Key points:\n• It landed\n" in app.clipboard
        assert "☐ Ana: Send the deck, by Fri 27 Nov 2026\n" in app.clipboard
        assert not {"#", "|", "*"} & set(app.clipboard)
        assert "private" not in app.clipboard

        await press(pilot, "export.copy")
        assert app.clipboard == preview(pilot)


async def test_the_desktop_copies_where_there_is_one(
    journal: Journal, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "xclip"
    tool.write_text(f'#!/bin/sh\necho "$@" > {tmp_path}/options\ncat > {tmp_path}/copied\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":9")
    async with opened_at(journal, "export", session.uid) as (app, pilot):
        await press(pilot, "export.copy")
        await see(pilot, "Copied, as Markdown")
        assert (tmp_path / "copied").read_text(encoding="utf-8") == preview(pilot)
        assert (tmp_path / "options").read_text().split() == ["-selection", "clipboard"]
        assert app.clipboard == ""


async def test_what_no_terminal_takes_is_refused(journal: Journal, session: Session) -> None:
    journal.sessions.edit(session.uid, summary="word " * (MOST // 4))
    async with opened_at(journal, "export", session.uid, notifications=True) as (app, pilot):
        await press(pilot, "export.copy")
        await see(pilot, "That is too long")
        assert app.clipboard == ""


async def test_nothing_is_copied_while_it_is_hidden(journal: Journal, session: Session) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "app.hide")
        await open_at(pilot, "export", session.uid)
        await press(pilot, "export.audience_back")
        await see(pilot, "This is private and hidden")
        await press(pilot, "export.copy")
        assert app.clipboard == ""
        assert "Copied" not in screen_text(app)


async def test_the_folder_of_what_was_written_opens_where_there_is_a_desktop(
    journal: Journal, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    opened_folder = tmp_path / "opened"
    tool = tmp_path / "xdg-open"
    tool.write_text(f'#!/bin/sh\nprintf %s "$1" > {opened_folder}.part\n'
                    f'mv {opened_folder}.part {opened_folder}\n')  # fmt: skip
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    async with opened_at(journal, "export", session.uid, notifications=True) as (_, pilot):
        await press(pilot, "export.folder")
        await see(pilot, "Nothing is written yet")
        await press(pilot, "export.save")
        await see(pilot, "Written: ~/Documents/mentorjournal/2026-11-09-ana-lima")
        await press(pilot, "export.folder")
        await see(pilot, "No file manager is at hand")
        assert not opened_folder.exists()

        monkeypatch.setenv("DISPLAY", ":9")
        await press(pilot, "export.folder")
        await until(pilot, opened_folder.exists)
        assert opened_folder.read_text() == str(home / "Documents" / "mentorjournal")


async def test_headings_signs_and_addresses_stand_out_and_no_letter_is_missing(
    journal: Journal, session: Session
) -> None:
    journal.sessions.edit(session.uid, summary="See https://example.org/x and **this**.")
    async with opened_at(journal, "export", session.uid, size=(100, 40)) as (app, pilot):
        await press(pilot, "export.exact")
        area = here(pilot.app).query_one(DocumentPreview)
        lines = area.text.split("\n")
        heading, said = lines.index("## Key points"), lines.index("- It landed")
        assert area.look_of(heading).style.bold
        assert not area.look_of(said).style.bold
        row = next(at for at, line in enumerate(lines) if line.startswith("See "))
        marked = [lines[row][begin:end] for begin, end, _ in area.marks_on(row)]
        assert marked == ["**this**", "https://example.org/x"]
        assert [lines[said][begin:end] for begin, end, _ in area.marks_on(said)] == ["- "]
        assert "## Key points" in screen_text(app)


async def test_what_is_asked_each_time_is_asked_on_the_screen_itself(
    journal: Journal, session: Session, ana: Relationship
) -> None:
    journal.relationships.edit(ana.uid, reporting_line="my-manager")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(2):
            await app.places.open("export", session.uid)
            await see(pilot, "Show this session summary to Ana Lima?")
            assert preview(pilot) == ""
            await answer(pilot, "confirm.yes")
            await until(pilot, lambda: "It landed" in preview(pilot))
            await press(pilot, "app.dashboard")
            await until(pilot, lambda: here(app).WHERE == "dashboard")


async def test_the_panel_counts_what_is_held_back_as_not_shared(
    journal: Journal, session: Session, ana: Relationship
) -> None:
    notes = "! It landed\n! Ask about the salary\n> Lead with it\nfor me"
    for line, shared in (("none", 3), ("my-manager", 2)):
        journal.relationships.edit(ana.uid, reporting_line=line)
        live = journal.exports.live_summary(session, NotesIndex.of(notes))
        assert (live.shared_lines, live.lines) == (shared, 4)


async def test_lines_are_left_out_before_ones_eyes_and_what_was_given_is_known(
    journal: Journal, session: Session, folder: Path
) -> None:
    async with opened_at(journal, "export", session.uid, notifications=True) as (app, pilot):
        await see(pilot, "■ We talked.", "■ It landed", "Key points")
        await pilot.press("j")
        await press(pilot, "export.leave_out")
        await see(pilot, "□ It landed", "left out", "1 line that you left out")
        assert "It landed" not in preview(pilot)
        assert "Key points" not in preview(pilot)
        await press(pilot, "export.leave_out")
        await see(pilot, "■ It landed")
        await press(pilot, "export.leave_out")
        await press(pilot, "export.exact")
        await see(pilot, "## Summary", "Protégé: Ana Lima")
        await press(pilot, "export.exact")

        await press(pilot, "export.mail")
        await see(pilot, "given to Ana Lima on", ", drafted as a mail", "summary.eml")
        draft = next(folder.glob("*.eml")).read_text()
        assert "We talked" in draft
        assert "It landed" not in draft
        await press(pilot, "export.browser")
        await see(pilot, "summary.html")
        assert "It landed" not in next(folder.glob("*.html")).read_text()
        assert "changed since" not in screen_text(app)

        await press(pilot, "app.back")
        journal.sessions.edit(session.uid, summary="Something else.")
        await open_at(pilot, "export", session.uid)
        await see(pilot, "changed since", "□ It landed")

        # In other words it is not known again, so what is new stays out until somebody looks.
        journal.sessions.edit(session.uid, notes="! It really landed\n")
        await see(pilot, "A line that you left out says something else now", "□ It really landed")
        await see(pilot, "□ Something else.", "2 lines that are new")
        assert "really" not in preview(pilot)
        await pilot.press("j")
        await press(pilot, "export.leave_out")
        await see(pilot, "■ It really landed")
        assert "says something else" not in screen_text(app)
        assert "really" in preview(pilot)


async def test_what_is_held_back_stands_below_and_is_let_out_after_a_question(
    journal: Journal, ana: Relationship
) -> None:
    journal.relationships.edit(ana.uid, reporting_line="none")
    talk = journal.sessions.log(ana, on=date(2026, 11, 9), notes="! The salary\n! It landed")
    async with opened_at(journal, "export", talk.uid, size=(120, 40), notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "export.audience")
        await answer(pilot, "confirm.yes")
        await see(pilot, "Held back", "□ The salary")
        await pilot.press("G")
        await press(pilot, "export.leave_out")
        await see(pilot, "Let this out to my manager?", "The salary")
        await press(pilot, "app.hide")
        assert "The salary" not in screen_text(app)
        await answer(pilot, "confirm.yes")
        await press(pilot, "app.hide")
        assert "The salary" not in preview(pilot), "it was not in sight when it was agreed to"
        await press(pilot, "export.leave_out")
        await answer(pilot, "confirm.yes")
        await see(pilot, "■ The salary")
        assert "The salary" in preview(pilot)


def test_what_is_left_out_is_left_out_for_one_reader_and_stays_so(
    journal: Journal, session: Session
) -> None:
    bond = journal.relationships.get(session.relationship)
    left = LeftOut(journal)
    theirs = left.known(journal.exports.wish("summary", bond))
    managers = replace(theirs, audience="manager")
    key = journal.exports.prepare(theirs).lines[0].key
    without = left.turned(theirs, journal.exports.prepare(theirs), key)
    assert without.left == {key}
    assert left.known(managers).left == frozenset()
    assert left.known(journal.exports.wish("agenda", bond)).left == frozenset()
    assert left.known(theirs).left == {key}
    assert left.turned(without, journal.exports.prepare(without), key).left == frozenset()

    given = journal.exports.given.keep(without, journal.exports.prepare(without), "copy")
    assert given is not None
    assert LeftOut(journal).known(theirs).left == {key}
    assert LeftOut(journal).known(managers).left == frozenset()


def test_what_is_left_out_for_one_door_is_not_for_the_next(
    journal: Journal, ana: Relationship
) -> None:
    left, exports = LeftOut(journal), journal.exports
    one, other = (journal.introductions.add(ana, to, why="Price") for to in ("Priya", "Olga"))
    first = exports.wish("introduction", ana, audience="other", record=one.uid)
    made = exports.prepare(first)
    key = made.lines[-1].key
    assert left.turned(first, made, key).left == {key}
    assert left.known(replace(first, record=other.uid)).left == frozenset()
    assert left.known(first).left == {key}
    assert left.known(first).seen == made.seen


async def test_what_lies_in_the_trash_is_sent_nowhere(journal: Journal, session: Session) -> None:
    async with opened_at(journal, "export", session.uid, notifications=True) as (app, pilot):
        journal.trash.throw(session, "a session")
        await press(pilot, "export.copy")
        await see(pilot, "lies in the trash now")
        assert app.clipboard == ""


async def test_what_is_left_out_follows_the_hide_key_in_all_its_words(
    journal: Journal, ana: Relationship
) -> None:
    long = "They will go up to 118,400 next year if the board agrees in March, which is my salary"
    talk = journal.sessions.log(ana, on=date(2026, 11, 9), notes=f"! It landed\n! {long}")
    async with opened_at(journal, "export", talk.uid) as (app, pilot):
        await pilot.press("G")
        await press(pilot, "export.leave_out")
        await see(pilot, "□ They will go up to 118,400")
        await press(pilot, "app.hide")
        await see(pilot, "■ It landed", "▒▒▒")
        assert "118,400" not in screen_text(app)

        await press(pilot, "app.hide")
        await press(pilot, "export.audience")
        await answer(pilot, "confirm.yes")
        await see(pilot, "Held back", "□ They will go up to 118,400")
        await press(pilot, "app.hide")
        assert "118,400" not in screen_text(app)


async def test_a_document_is_copied_and_written_twice_also_where_nothing_can_be_kept(
    journal: Journal, session: Session, folder: Path
) -> None:
    journal.file.checkpoint()
    app = opened(Journal.open(journal.file.path, clock=journal.now, read_only=True))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await open_at(pilot, "export", session.uid)
        for _ in range(2):
            await press(pilot, "export.save")
            await see(pilot, "Written:")
        await press(pilot, "export.copy")
        await see(pilot, "Sent to the terminal to copy")
        assert "reading only" not in screen_text(app)
    assert len(list(folder.iterdir())) == 1

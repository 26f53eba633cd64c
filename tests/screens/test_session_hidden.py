"""The hide key: pay and private text leave every screen, and come back as they were."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.journal import Journal
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.plain import VEIL, veil
from tests.screens.driver import (
    here,
    hostile_proof,
    messages,
    open_at,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    type_text,
    until,
)
from tests.tally import now_and_then

CANARY = "canary77"


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "protege", start=date(2026, 5, 12))


async def gone(pilot: Pilot[Any], *, shown: bool = True) -> None:
    """The canary is seen, until the hide key is pressed."""
    if shown:
        await see(pilot, CANARY)
    await press(pilot, "app.hide")
    await see(pilot, "private text hidden")
    await until(pilot, lambda: CANARY not in screen_text(pilot.app))


async def back(pilot: Pilot[Any]) -> None:
    await press(pilot, "app.hide")
    await see(pilot, CANARY)
    assert "private text hidden" not in screen_text(pilot.app)


async def test_unmarked_and_private_lines_of_notes_show_only_their_shape(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(
        session.uid,
        f"plain {CANARY}\n% never {CANARY}\n! shared point\n  % {CANARY}\n日本 {CANARY}",
    )
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await gone(pilot)
        await see(pilot, "! shared point", f"{VEIL * 5} {VEIL * len(CANARY)}", VEIL * 4)
        await type_text(pilot, "more")
        assert "more" not in screen_text(app)
        editor = here(app).query_one(NotesEditor)
        assert editor.text.endswith(f"{CANARY}more")
        await until(pilot, lambda: journal.sessions.get(session.uid).notes.endswith("more"))
        await back(pilot)


async def test_notes_that_are_shared_stay_but_for_private_lines(
    journal: Journal, session: Session
) -> None:
    journal.sessions.keep_notes(session.uid, f"for both\n% {CANARY}")
    journal.sessions.edit(session.uid, notes_shared=True)
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        await gone(pilot)
        await see(pilot, "for both")


@now_and_then
async def test_the_notes_of_last_time_are_hidden_in_the_panel_and_in_the_list(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 1), notes=CANARY)
    running = journal.sessions.start(ana)
    async with opened_at(journal, "session", running.uid, size=(120, 40)) as (_, pilot):
        await gone(pilot)
        await back(pilot)
        await open_at(pilot, "relationship", ana.uid)
        await gone(pilot)
        await back(pilot)


async def test_why_a_session_was_missed_is_hidden(journal: Journal, ana: Relationship) -> None:
    planned = journal.sessions.bookings.plan(ana, date(2026, 12, 1))
    journal.sessions.bookings.miss(planned.uid, CANARY)
    async with opened_at(journal, "relationship", ana.uid, size=(120, 40)) as (_, pilot):
        await gone(pilot)


@now_and_then
async def test_the_reflection_is_hidden_and_kept_in_the_form(
    journal: Journal, session: Session
) -> None:
    journal.sessions.edit(session.uid, reflection=CANARY)
    async with opened_at(journal, "session", session.uid, size=(100, 40)) as (app, pilot):
        await press(pilot, "session.wrap_up")
        await see(pilot, CANARY)
        await press(pilot, "app.hide")
        await until(pilot, lambda: CANARY not in screen_text(app))
        await press(pilot, "wrap_up.save")
        await until(pilot, lambda: here(app).WHERE == "export")
    assert journal.sessions.get(session.uid).reflection == CANARY


@now_and_then
async def test_notes_about_a_relationship_are_hidden(journal: Journal, ana: Relationship) -> None:
    journal.relationships.edit(ana.uid, notes=CANARY, details={"notes": CANARY})
    async with opened_at(journal, "relationship", ana.uid, size=(100, 60)) as (app, pilot):
        await gone(pilot)
        await press(pilot, "relationship.details")
        await see(pilot, "hidden, and kept as it is")
        assert CANARY not in screen_text(app)


@now_and_then
async def test_the_pay_talk_is_hidden_wholly_with_what_lies_above_it(
    journal: Journal, ana: Relationship
) -> None:
    talk = journal.negotiations.add(ana.owner, CANARY, relationship=ana)
    journal.negotiations.edit(talk.uid, decide_by=journal.today() + timedelta(days=2))
    async with opened_at(journal, "negotiation", ana.owner, size=(100, 40)) as (app, pilot):
        await gone(pilot)
        await see(pilot, "This is private and hidden")
        await press(pilot, "negotiation.edit")
        assert len(app.screen_stack) == 1
        await back(pilot)
        await press(pilot, "negotiation.edit")
        await see(pilot, CANARY)
        await press(pilot, "app.hide")
        await until(pilot, lambda: CANARY not in screen_text(app))
        await press(pilot, "app.hide")
        await see(pilot, CANARY)
        await press(pilot, "form.leave")
        await open_at(pilot, "dashboard")
        await gone(pilot)
        await back(pilot)
        await press(pilot, "app.hide")
        await open_at(pilot, "negotiation", ana.owner)
        await see(pilot, "This is private and hidden")
        assert CANARY not in screen_text(app)


async def test_previews_of_private_documents_are_hidden_and_not_written(
    journal: Journal, ana: Relationship
) -> None:
    held = journal.sessions.log(ana, on=date(2026, 11, 1), notes=f"{CANARY}\n! a shared point")
    async with opened_at(journal, "export", held.uid, size=(100, 40)) as (app, pilot):
        await see(pilot, "a shared point")
        await press(pilot, "export.audience_back")
        await gone(pilot)
        await see(pilot, "This is private and hidden")
        await press(pilot, "export.save")
        assert "Written" not in screen_text(app)
        await back(pilot)


async def test_what_was_deleted_of_a_pay_talk_is_hidden_in_the_trash(
    journal: Journal, ana: Relationship
) -> None:
    journal.trash.throw(
        journal.negotiations.add(ana.owner, CANARY, relationship=ana), "the pay talk"
    )
    async with opened_at(journal, "trash", size=(100, 40)) as (_, pilot):
        await gone(pilot)
        await back(pilot)


async def test_while_hidden_neither_versions_nor_an_editor_are_opened(
    journal: Journal, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "true")
    async with opened_at(journal, "session", session.uid) as (app, pilot):
        await press(pilot, "app.hide")
        for command in ("session.editor", "session.versions"):
            await press(pilot, command)
            assert "would show what is hidden" in messages(app)[-1]


@hostile_proof
@pytest.mark.parametrize("text", some_hostile(6))
def test_a_veil_is_as_wide_as_what_it_covers_and_tells_nothing(text: str) -> None:
    covered = veil(text)
    assert set(covered) <= {VEIL, " ", "\n", "\t"}
    assert covered.count("\n") == text.count("\n")

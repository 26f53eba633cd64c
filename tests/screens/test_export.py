"""The export screen: the exact text, what was left out, and where it was written."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.plans import Picture
from mentorjournal.journal import Journal
from mentorjournal.journal.exports import KINDS
from mentorjournal.mentoring.showing import made_in, mine
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.first_wish import first_wish
from mentorjournal.widgets.textual_patches.swift_text_area import SwiftTextArea
from tests.screens.driver import (
    answer,
    fill_in,
    here,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then

NAME = "2026-11-09-ana-lima-session-summary.md"


@pytest.fixture
def session(journal: Journal, ana: Relationship) -> Session:
    return journal.sessions.log(
        ana,
        on=date(2026, 11, 9),
        notes="a private canary\n! It landed\n% another canary",
        summary="We talked [/x].",
    )


@pytest.fixture
def folder(home: Path) -> Path:
    return home / "Documents" / "mentorjournal"


def preview(pilot: Pilot[Any]) -> str:
    return here(pilot.app).query_one(SwiftTextArea).text


async def step(pilot: Pilot[Any], command: str, word: str) -> None:
    """Press the key of a strip until a word stands in the line that says what is shown."""
    about = here(pilot.app).query_one("#about", Static)
    for _ in range(12):
        await press(pilot, command)
        if word in str(about.content).casefold() or isinstance(pilot.app.screen, ConfirmDialog):
            return
    raise AssertionError(f"{command} does not lead to {word}: {about.content}")


async def choose(pilot: Pilot[Any], command: str, word: str) -> None:
    await press(pilot, command)
    await type_text(pilot, word)
    await pilot.press("enter")
    await pilot.pause()


async def test_what_is_previewed_is_what_is_written(
    journal: Journal, session: Session, folder: Path
) -> None:
    async with opened_at(journal, "export", session.uid) as (app, pilot):
        shown = preview(pilot)
        assert "It landed" in shown
        assert "canary" not in shown
        assert "2 private lines" in screen_text(app)
        await press(pilot, "export.save")
        await until(pilot, lambda: "Written:" in screen_text(app))
        written = (folder / NAME).read_text(encoding="utf-8")
        assert written == shown
        assert (folder / NAME).stat().st_mode & 0o777 == 0o600
        assert "~/Documents/mentorjournal" in screen_text(app).replace("\n", "")


async def test_a_file_that_is_there_is_not_replaced_without_a_word(
    journal: Journal, session: Session, folder: Path
) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_text("mine", encoding="utf-8")
    async with opened_at(journal, "export", session.uid) as (app, pilot):
        await press(pilot, "export.save")
        assert (folder / NAME).read_text(encoding="utf-8") == "mine"
        await type_text(pilot, NAME)
        await press(pilot, "form.save")
        assert (folder / NAME).read_text(encoding="utf-8") == "mine"
        await press(pilot, "form.reset")
        await press(pilot, "form.save")
        await until(pilot, lambda: "Written:" in screen_text(app))
    assert (folder / NAME).read_text(encoding="utf-8") == "mine"
    assert len(list(folder.iterdir())) == 2


@in_turn(
    ("typed", "said"),
    [
        ("~nobody-of-this/x.md", "no home folder"),
        ("x" * 300, "too long."),
        ("", "must not be empty"),
    ],
)
async def test_a_name_that_no_file_can_have_is_said(
    journal: Journal, session: Session, folder: Path, typed: str, said: str
) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_text("mine", encoding="utf-8")
    async with opened_at(journal, "export", session.uid) as (_, pilot):
        await press(pilot, "export.save")
        await fill_in(pilot, {"path": typed})
        await press(pilot, "form.save")
        await see(pilot, said)
    assert [each.name for each in folder.iterdir()] == [NAME]


async def test_the_journal_itself_is_never_replaced(
    journal: Journal, session: Session, folder: Path
) -> None:
    folder.mkdir(parents=True)
    (folder / NAME).write_text("mine", encoding="utf-8")
    journal.file.checkpoint()
    before = journal.file.path.read_bytes()
    async with opened_at(journal, "export", session.uid) as (_, pilot):
        await press(pilot, "export.save")
        await fill_in(pilot, {"path": str(journal.file.path), "overwrite": "yes"})
        await press(pilot, "form.save")
        await see(pilot, "end the name with .md")
        await fill_in(pilot, {"path": str(journal.file.path.with_name(".journal.json.log"))})
        await press(pilot, "form.save")
        await see(pilot, "a file of your journal")
    assert journal.file.path.read_bytes() == before


async def test_a_batna_sheet_for_the_other_person_is_shown_only_after_a_yes(
    journal: Journal, ana: Relationship
) -> None:
    talk = journal.negotiations.add(ana.owner, "Pay talk with Maya", relationship=ana)
    async with opened_at(journal, "export", talk.uid) as (app, pilot):
        await step(pilot, "export.kind", "batna")
        assert "Pay talk with Maya" in preview(pilot)
        await step(pilot, "export.audience", "the other")
        await until(pilot, lambda: "Show this BATNA sheet" in screen_text(app))
        assert preview(pilot) == ""
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: "Pay talk with Maya" in preview(pilot))
        await step(pilot, "export.audience", "me")
        await step(pilot, "export.audience", "the other")
        await until(pilot, lambda: "Show this BATNA sheet" in screen_text(app))


async def test_sheet_and_case_of_one_talk_of_several_are_beside_each_other(
    journal: Journal,
) -> None:
    earlier = journal.negotiations.add("me", "Talk 2025")
    journal.negotiations.add("me", "Talk 2026")
    async with opened_at(journal, "export", earlier.uid) as (_app, pilot):
        assert preview(pilot).startswith("# The case: Talk 2025"), "what gives nothing away first"
        await see(pilot, "It asks for nothing yet")
        await press(pilot, "app.hide")
        await see(pilot, "private and hidden")
        assert preview(pilot) == ""
        await press(pilot, "app.hide")
        await step(pilot, "export.kind", "batna")
        await until(pilot, lambda: preview(pilot).startswith("# BATNA sheet: Talk 2025"))
        # Round through all documents that there are, and back to those of the same talk.
        await step(pilot, "export.kind", "goal")
        await step(pilot, "export.kind", "case")
        await until(pilot, lambda: preview(pilot).startswith("# The case: Talk 2025"))


@pytest.mark.parametrize("audience", ["my manager", "anyone"])
async def test_who_may_not_have_a_document_gets_none_of_it(
    journal: Journal, ana: Relationship, audience: str, folder: Path
) -> None:
    talk = journal.negotiations.add(ana.owner, "Pay talk with Maya", relationship=ana)
    async with opened_at(journal, "export", talk.uid) as (app, pilot):
        await step(pilot, "export.audience_back", audience)
        assert preview(pilot) == ""
        assert "cannot be made" in screen_text(app)
        await press(pilot, "export.save")
    assert not folder.exists()


@now_and_then
async def test_document_format_and_session_can_be_chosen(
    journal: Journal, ana: Relationship, session: Session
) -> None:
    journal.sessions.log(ana, on=date(2026, 11, 16), summary="The later one")
    journal.goals.add(made_in(ana), "Win rate")
    journal.follow_ups.add(ana, "Send the deck", due=date(2026, 12, 4))
    async with opened_at(journal, "export", ana.uid) as (app, pilot):
        assert "The later one" in preview(pilot)
        await choose(pilot, "export.session", "9 nov")
        assert "It landed" in preview(pilot)
        await step(pilot, "export.format", "html")
        assert preview(pilot).startswith("<!DOCTYPE html>")
        await step(pilot, "export.kind", "goal")
        assert "Win rate" in preview(pilot)
        assert "For us two" not in preview(pilot)
        await step(pilot, "export.kind", "calendar")
        assert "- [ ] **Mentor**: Send the deck" in preview(pilot)
        await step(pilot, "export.format", "icalendar")
        assert "SUMMARY:Mentor: Send the deck\n" in preview(pilot).replace("\r\n", "\n")
        await choose(pilot, "export.session", "9 nov")
        assert preview(pilot).startswith("# Mentoring session of Ana, 9 Nov 2026: It landed\n")
        for _ in KINDS:
            await press(pilot, "export.kind")
            assert "BATNA" not in screen_text(app), "there is no pay talk"


async def test_a_goal_review_for_the_manager_leaves_the_far_pictures_out(
    journal: Journal, ana: Relationship
) -> None:
    plan = journal.plans.draw(made_in(ana), Picture(horizon=10, text="a far canary"))
    figures: dict[str, Any] = {"baseline": Decimal(31), "target": Decimal(42)}
    figures |= {"due": date(2027, 6, 2), "state": "agreed"}
    journal.goals.add(made_in(ana), "Win rate", for_management=True, **figures)
    journal.goals.add(made_in(ana), "For us two", **figures)
    async with opened_at(journal, "export", plan.uid) as (_, pilot):
        assert "a far canary" in preview(pilot)
        assert "For us two" in preview(pilot)
        await step(pilot, "export.audience", "my manager")
        assert "Win rate" in preview(pilot)
        assert "For us two" not in preview(pilot)
        assert "canary" not in preview(pilot)


async def test_a_line_that_speaks_of_pay_is_held_back_until_it_is_put_back_by_hand(
    journal: Journal, ana: Relationship
) -> None:
    talk = journal.sessions.log(
        ana, on=date(2026, 11, 9), notes="! Ask about the salary [/x]\n! It landed"
    )
    async with opened_at(journal, "export", talk.uid) as (app, pilot):
        assert "salary" in preview(pilot)
        await step(pilot, "export.audience", "my manager")
        await answer(pilot, "confirm.yes")
        await until(pilot, lambda: "It landed" in preview(pilot))
        assert "salary" not in preview(pilot)
        assert "1 part that speaks of pay" in screen_text(app)

        await choose(pilot, "export.pay", "salary")
        await until(pilot, lambda: "salary" in preview(pilot))
        assert "Left out: nothing" in screen_text(app)
        await choose(pilot, "export.pay", "goes out")
        await until(pilot, lambda: "salary" not in preview(pilot))


async def test_in_the_reporting_line_nothing_of_pay_can_be_put_back(
    journal: Journal, ana: Relationship
) -> None:
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    talk = journal.sessions.log(
        ana, on=date(2026, 11, 9), notes="! Ask about the salary\n! It landed"
    )
    async with opened_at(journal, "export", talk.uid, notifications=True) as (_, pilot):
        assert "salary" not in preview(pilot)
        await press(pilot, "export.pay")
        await see(pilot, "Held back, and it stays so", "Ask about the salary")
        await pilot.press("enter")
        await see(pilot, "stays held back from somebody")
        assert "salary" not in preview(pilot)
        await pilot.press("G")
        await press(pilot, "export.leave_out")
        await see(pilot, "stays held back from that reader")


async def test_s_shares_mine_also_where_nobody_mentors_me(journal: Journal) -> None:
    journal.relationships.begin("Ana Lima", "mentor")
    journal.achievements.add(mine(), "Pricing page rebuilt")
    goal = journal.goals.add(mine(), "Talks held")
    assert first_wish(journal, goal.uid) == journal.exports.wish("goals", None)
    async with opened_at(journal, "achieved", "me", size=(100, 40)) as (_, pilot):
        await press(pilot, "export.open")
        await see(pilot, "Me · share", "Pricing page rebuilt")
        await press(pilot, "export.audience")
        await see(pilot, "There is no other person here")
        await press(pilot, "export.audience_back")
        await press(pilot, "export.kind_back")
        await see(pilot, "Year review  for  me", "Pricing page rebuilt")
        await press(pilot, "export.kind_back")
        await see(pilot, "Goal review  for  me", "Talks held")


async def test_the_file_for_the_other_persons_journal_is_looked_at_and_written(
    journal: Journal, ana: Relationship, session: Session, folder: Path
) -> None:
    promise = journal.follow_ups.add(ana, "Send the deck", assignee="them")
    async with opened_at(journal, "export", session.uid, size=(120, 40)) as (_, pilot):
        await step(pilot, "export.format", "json")
        await see(pilot, "for  Ana Lima  as  JSON", "Send the deck")
        await press(pilot, "export.save")
        await see(pilot, "Written: ")
        await press(pilot, "export.audience")
        await see(pilot, "as  Markdown")
    [written] = folder.glob("*.json")
    assert '"text": "Send the deck"' in written.read_text(encoding="ascii")
    assert journal.follow_ups.get(promise.uid).exchanged is not None

"""One relationship by keyboard: its tabs, its entries, and what belongs to it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.widgets.relationship_table import RelationshipTable
from tests.screens.driver import (
    here,
    hostile_proof,
    messages,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    some_hostile,
    type_text,
    until,
)
from tests.tally import in_turn, now_and_then

SMALL = (80, 24)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """In month 9, whose theme speaks of pay; met once, called once, booked once."""
    ana = journal.relationships.begin(
        "Ana Lima",
        "mentor",
        start=date(2026, 3, 12),
        details={"role": "Product manager"},
        aim="From the backlog to owning pricing",
        focus=("negotiation",),
    )
    journal.sessions.log(ana, on=date(2026, 9, 3), channel="face-to-face", minutes=70)
    notes = "A private line\n- [ ] Send the deck @me due:2026-11-20\n? Who owns pricing"
    journal.sessions.log(ana, on=date(2026, 11, 9), minutes=42, summary="Pricing", notes=notes)
    journal.sessions.bookings.plan(ana, date(2026, 11, 24), "video")
    journal.follow_ups.add(ana, "Ask for the slot", assignee="them", due=date(2026, 12, 1))
    journal.achievements.add(made_in(ana), "Page redone", on=date(2026, 10, 1), impact="+8 %")
    return ana


async def shown(pilot: Pilot[Any], bond: Relationship) -> None:
    await open_at(pilot, "relationship", bond.uid)


@now_and_then
async def test_where_it_stands_is_said_with_its_bar_and_what_to_do_about_it(
    journal: Journal, ana: Relationship
) -> None:
    journal.sessions.log(ana, on=date(2026, 10, 20), channel="face-to-face")
    app = opened(journal)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await shown(pilot, ana)
        await see(pilot, "Ana Lima › stands")
        rows = [row.rstrip() for row in screen_text(app).splitlines()]
        # By hand: 92 days are 36 cells; it opens after 31 days, at cell 12, and today is the 33rd.
        bar = "▆" + "━" * 11 + "│" + "╌" * 23
        assert rows[2:17] == [
            " 1 stands   2 timeline 7   3 follow-ups 3   4 roadmap 9   5 agreement   6 plan",
            "",
            " I mentor them · recurring · since Thu 12 Mar · Product manager",
            "",
            " booked     video booked for Tue 24 Nov",
            f"   meeting  {bar}   59 days left",
            "            20 Oct      20 Nov     20 Dec       20 Jan",
            "   call     not counted; you meet.  Calls in between too?  i",
            " › booked   Tue 24 Nov, video, in 2 days",
            "",
            " Last time  Mon 9 Nov, call, 42 min",
            "            Pricing",
            " Month 9    evidence for the pay talk, 0 of 2, 3 left over",
            " Open       1 mine, 1 theirs, 1 question",
            " Agreement  none yet; 5 begins one from what you do",
        ]
        await press(pilot, "stands.why")
        await see(pilot, "last meeting Tue 20 Oct + 3 months = last good day Wed 20 Jan 2027")
        await see(pilot, "too soon before Fri 20 Nov: 1 month after it")
        await press(pilot, "stands.why")
        await pilot.press("up")
        await press(pilot, "stands.why")
        await see(pilot, "call     ▆")
        assert messages(app)[-1] == "Calls in between count now. u takes it back."
        assert journal.relationships.get(ana.uid).rhythm == "meetings-and-calls"
        await press(pilot, "app.undo")
        await see(pilot, "not counted; you meet.")
        assert journal.relationships.get(ana.uid).rhythm == "what-we-do"
        for _ in range(2):
            await pilot.press("down")
        await press(pilot, "stands.open")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert journal.sessions.get(here(app).uid).summary == "Pricing"
        await press(pilot, "app.back")
        await see(pilot, "›Last time")
        await pilot.resize_terminal(120, 40)
        await see(pilot, "Thu  1 Oct   done     Page redone")
        await pilot.press("tab", "end", "up", "up")
        await press(pilot, "stands.open")
        await until(pilot, lambda: here(app).WHERE != "relationship" or app.screen is not here(app))


async def test_digits_and_brackets_go_from_part_to_part_and_the_way_back_stays(
    journal: Journal, ana: Relationship
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    async with opened_at(journal, "dashboard", size=SMALL, notifications=True) as (app, pilot):
        table = here(app).query_one(RelationshipTable)
        table.highlight(ana.uid)
        table.focus()
        await press(pilot, "tab.timeline")
        await see(pilot, "Ana Lima › timeline", "Page redone")
        await press(pilot, "tab.next")
        await see(pilot, "Ana Lima › follow-ups", "3 open of 3")
        await press(pilot, "tab.next")
        await see(pilot, "Ana Lima › roadmap")
        await press(pilot, "tab.next")
        await see(pilot, "Ana Lima › agreement", "in one page.")
        await press(pilot, "tab.next")
        parts = "2 timeline 6   3 follow-ups 3   4 roadmap 9   5 agreement   6 plan"
        await see(pilot, "Ana Lima › stands", parts)
        await press(pilot, "tab.back")
        await press(pilot, "tab.back")
        await press(pilot, "tab.back")
        await see(pilot, "Ana Lima › follow-ups")
        await press(pilot, "tab.their_plan")
        await see(pilot, "Ana Lima › plan")
        await press(pilot, "app.back")
        await see(pilot, "Ana Lima › follow-ups")
        await press(pilot, "app.back")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        table.highlight(ben.uid)
        for part, words in (("follow_ups", "follow-ups"), ("stands", "stands")):
            await press(pilot, f"tab.{part}")
            await see(pilot, f"Ben O'Neil › {words}")
            await press(pilot, "app.dashboard")
        await press(pilot, "tab.their_plan")
        await see(pilot, "Me › plan")
        await press(pilot, "follow_ups.open")
        await see(pilot, "3 open of 3")
        assert "1 stands" not in screen_text(app)
        await press(pilot, "tab.next")
        await until(pilot, lambda: "Everybody's are shown here; f4 chooses whose." in messages(app))


async def test_pay_stays_out_of_a_reporting_line(journal: Journal, ana: Relationship) -> None:
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    app = opened(journal)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await shown(pilot, ana)
        month = screen_text(app).partition("Month 9")[2].partition("Focus")[0].lower()
        assert month
        for word in ("market", "batna", "salary", "pay talk"):
            assert word not in month
        await press(pilot, "negotiation.open")
        assert here(app).WHERE == "relationship"
        assert "Pay stays out of the mentoring with Ana Lima" in messages(app)[0]


async def test_an_achievement_of_tomorrow_is_refused_below_the_day(
    journal: Journal, ana: Relationship
) -> None:
    before = journal.file.revision
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "achievement.add")
        await type_text(pilot, "Soon\t\t\ttomorrow")
        await press(pilot, "form.save")
        lines = screen_text(app).splitlines()
        field = next(index for index, row in enumerate(lines) if "Day *" in row)
        assert "cannot lie in the future" in lines[field + 1]
        assert journal.file.revision == before


async def test_a_booked_session_moves_with_its_agenda_and_the_old_day_stays_in_the_list(
    journal: Journal, ana: Relationship
) -> None:
    (planned,) = (s for s in journal.sessions.of(ana) if s.state == "planned")
    journal.sessions.agenda.add(planned.uid, "The slot")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "session.miss")
        await type_text(pilot, "\t2026-12-02\t\t\t\tShe is ill")
        await press(pilot, "form.save")
        await press(pilot, "tab.timeline")
        await see(pilot, "Wed  2 Dec   video    ", "Tue 24 Nov   video    She is ill")
        text = screen_text(app)
        assert text.index("Wed  2 Dec") < text.index("Tue 24 Nov")
        assert "moved" in next(row for row in text.splitlines() if "She is ill" in row)
    moved = [s for s in journal.sessions.of(ana) if s.state == "planned"]
    assert [(s.on, [item.text for item in s.agenda]) for s in moved] == [
        (date(2026, 12, 2), ["The slot"])
    ]


async def test_a_relationship_that_is_deleted_meanwhile_leads_back_to_the_dashboard(
    journal: Journal, ana: Relationship
) -> None:
    journal.relationships.begin("Ben O'Neil", "protege")
    app = opened(journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await shown(pilot, ana)
        journal.trash.throw(ana, "Ana Lima")
        await until(pilot, lambda: here(app).WHERE == "dashboard")
        assert messages(app) == ["That relationship is in the trash."]


@hostile_proof
@in_turn("text", some_hostile(3))
async def test_hostile_words_in_every_place_are_shown_as_they_are(
    journal: Journal, text: str
) -> None:
    cut = text[:199]
    details = dict.fromkeys(("role", "organisation", "how_met", "email", "phone", "handle"), cut)
    bond = journal.relationships.begin(
        cut, "mentor", start=date(2026, 5, 12), details=details, aim=cut, focus=(cut,), notes=text
    )
    journal.sessions.log(bond, on=date(2026, 11, 9), summary=text)
    planned = journal.sessions.bookings.plan(bond, date(2026, 11, 24))
    journal.sessions.bookings.miss(planned.uid, cut)
    journal.follow_ups.add(bond, cut)
    journal.achievements.add(
        made_in(bond), cut, on=date(2026, 11, 9), impact=cut, evidence=cut, seen_by=cut
    )
    journal.relationships.edit(bond.uid, stage="paused", stage_reason=cut)
    app = opened(journal)
    async with app.run_test(size=(120, 50), notifications=True) as pilot:
        await shown(pilot, bond)
        for tab in ("stands", "follow_ups", "timeline"):
            await press(pilot, f"tab.{tab}")
            text_shown = screen_text(app)
            assert "\x1b" not in text_shown
            assert "\u202e" not in text_shown
            if text.startswith("["):
                assert text[:4] in text_shown
        await press(pilot, "timeline.unfold")
        await press(pilot, "relationship.stage")
        await press(pilot, "form.save")
        await press(pilot, "relationship.details")
        await press(pilot, "form.save")
        assert app.is_running
    assert journal.relationships.get(bond.uid).stage_reason

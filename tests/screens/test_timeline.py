"""The timeline of a relationship by keyboard: read, narrowed, unfolded, and left for the line."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.plans import Reading
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.widgets.goal_table import GoalTable
from mentorjournal.widgets.notes_editor import NotesEditor
from mentorjournal.widgets.relationship_table import RelationshipTable
from mentorjournal.widgets.timeline_list import TimelineList
from tests.screens.driver import (
    answer,
    fill_in,
    here,
    messages,
    open_at,
    opened,
    opened_at,
    press,
    screen_text,
    see,
    type_text,
    until,
)
from tests.tally import now_and_then

SMALL = (80, 24)
NOTES = """A private line
- [ ] Send the deck @me due:2026-11-20
- [x] Ask for the slot @ana
? Who owns pricing
% Would I hire her? Yes."""


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    """Met in 2025, called this month; a goal, an achievement, a promise that is a record."""
    ana = journal.relationships.begin("Ana Lima", "mentor", start=date(2025, 3, 12))
    journal.sessions.log(ana, on=date(2025, 9, 3), channel="face-to-face", minutes=70)
    journal.sessions.log(ana, on=date(2026, 11, 9), minutes=42, summary="Pricing", notes=NOTES)
    journal.sessions.bookings.plan(ana, date(2026, 11, 24), "video")
    journal.follow_ups.add(ana, "Read the memo", assignee="them", due=date(2026, 12, 1))
    journal.achievements.add(made_in(ana), "Page redone", on=date(2026, 10, 1), impact="+8 %")
    goal = journal.goals.add(made_in(ana), "Win rate", unit="%", start=date(2026, 1, 5))
    reading = Reading(uid=journal.new_uid(), on=date(2026, 6, 30), value=Decimal(38))
    journal.goals.put_reading(goal.uid, reading)
    return ana


def rows(app: Any) -> list[str]:
    """The rows of the list as they stand on the screen, without blanks and cursor."""
    shown = screen_text(app).splitlines()
    return [" ".join(row.replace("›", " ").split()) for row in shown[2:-1] if row.strip()]


async def to(pilot: Pilot[Any], words: str) -> None:
    """Move to the row that says this."""
    listed = here(pilot.app).query_one(TimelineList)
    found = (
        at
        for at, row in enumerate(listed.rows)
        if words in " ".join(listed.draw(row, 78).plain.split())
    )
    listed.highlighted = next(found)
    await pilot.pause()


async def test_everything_stands_newest_first_and_by_year_and_is_narrowed_by_kind(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "timeline", ana.uid, size=SMALL) as (app, pilot):
        await see(
            pilot, "› everything ‹   talks   advice   promises   questions   goals   doors   since…"
        )
        assert rows(app) == [
            "2026",
            "Tue 24 Nov video booked",
            "Sun 22 Nov goal Win rate draft",
            "Sun 22 Nov act Ana: Read the memo due Tue 1 Dec",
            "Mon 9 Nov call 42 min Pricing",
            "act Send the deck 2 days late",
            "act Ana: Ask for the slot done",
            "ask Who owns pricing",
            "prv Would I hire her? Yes.",
            "Thu 1 Oct done Page redone +8 %",
            "Tue 30 Jun goal Win rate 38 %",
            "2025",
            "4 Dec 2025 state stale: no meeting for 3 months",
            "3 Sep 2025 meeting 70 min",
            "12 Mar 2025 state your mentoring began",
        ]
        for kind, expected in {
            "talks": 7 + 2,
            "advice": 0,
            "promises": 3 + 1,
            "questions": 1 + 1,
            "goals": 3 + 1,
            "doors": 0,
        }.items():
            await press(pilot, "timeline.kind")
            await see(pilot, f"› {kind} ‹")
            if kind == "doors":
                await see(pilot, "No door yet")
                continue
            nothing = "Nothing here is like that: ← → show other kinds."
            assert rows(app) == [nothing] if not expected else len(rows(app)) == expected, kind
        await press(pilot, "timeline.kind")
        await see(pilot, "› since Mon 9 Nov ‹")
        assert rows(app)[-1] == "prv Would I hire her? Yes."
        await press(pilot, "follow_up.redate")
        await fill_in(pilot, {"since": "2026-11-20"})
        await press(pilot, "form.save")
        await see(pilot, "› since Fri 20 Nov ‹")
        assert len(rows(app)) == 4
        await press(pilot, "timeline.kind")
        await see(pilot, "› everything ‹")


async def test_a_talk_unfolds_and_enter_goes_to_the_very_line(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "timeline", ana.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await press(pilot, "app.find")
        await type_text(pilot, "pricing")
        await see(pilot, "1 of 2", "· Mon  9 Nov   call")
        assert "space unfold" not in screen_text(app)
        await pilot.press("enter")
        await see(pilot, "2 of 2", "·   ask  Who owns pricing")
        await pilot.press("escape")
        await see(pilot, "›   ask  Who owns pricing")
        await press(pilot, "entry.copy")
        assert messages(app)[-1].endswith("copy: “Who owns pricing”")
        await press(pilot, "timeline.unfold")
        await see(pilot, "› Mon  9 Nov")
        assert "ask  Who owns pricing" not in screen_text(app)
        await press(pilot, "timeline.unfold")
        await to(pilot, "prv")
        await press(pilot, "entry.open")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert here(app).query_one(NotesEditor).cursor_location[0] == 4
        await press(pilot, "app.back")
        await see(pilot, "› " + " " * 2 + "prv  Would I hire her")
        await to(pilot, "goal Win rate")
        await press(pilot, "entry.open")
        await see(pilot, "Ana Lima › plan")


async def test_a_goal_s_line_leads_to_that_very_goal_also_to_one_of_an_earlier_year(
    journal: Journal, ana: Relationship
) -> None:
    journal.goals.add(made_in(ana), "First of them all")
    old = journal.goals.add(made_in(ana), "Old one", start=date(2025, 1, 5), due=date(2025, 12, 1))
    journal.goals.edit(old.uid, state="closed")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        for title in ("Win rate", "Old one", "First of them all"):
            await open_at(pilot, "timeline", ana.uid)
            await to(pilot, f"goal {title}")
            await press(pilot, "entry.open")
            await see(pilot, "Ana Lima › plan", f"› {title}")
            assert here(app).query_one(GoalTable).has_focus
            await press(pilot, "app.back")
            await until(pilot, lambda: here(app).WHERE == "timeline")


async def test_a_promise_is_ticked_and_let_go_of_where_it_stands(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "timeline", ana.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await to(pilot, "Send the deck")
        await press(pilot, "follow_up.done")
        (noted,) = (s for s in journal.sessions.of(ana) if s.notes)
        assert noted.notes.splitlines()[1].startswith("- [x] Send the deck")
        await to(pilot, "Read the memo")
        await press(pilot, "entry.delete")
        await see(pilot, "Let go, because", "It may stay empty.")
        await fill_in(pilot, {"reason": "Read by all [/x]"})
        await press(pilot, "form.save")
        await until(pilot, lambda: messages(app)[-1].startswith("Let go: “Read the memo”"))
        found = {item.text: (item.state, item.reason) for item in journal.follow_ups.of(ana)}
        assert found["Send the deck"] == ("done", "")
        assert found["Read the memo"] == ("dropped", "Read by all [/x]")
        await to(pilot, "booked")
        assert "x done" not in screen_text(app)
        await press(pilot, "follow_up.done")
        assert messages(app)[-1] == "Only a promise, advice or a question can be done."


@now_and_then
async def test_talks_and_achievements_go_and_come_back_and_are_changed(
    journal: Journal, ana: Relationship
) -> None:
    async with opened_at(journal, "timeline", ana.uid, size=SMALL, notifications=True) as (
        app,
        pilot,
    ):
        await to(pilot, "Tue 24 Nov")
        await press(pilot, "entry.delete")
        await see(pilot, "Move the session of Tue 24 Nov with")
        await answer(pilot, "confirm.yes")
        assert "is in the trash. u brings it back." in messages(app)[0]
        await to(pilot, "Page redone")
        await press(pilot, "entry.delete")
        assert journal.achievements.shown_in(ana) == []
        for _ in range(2):
            await press(pilot, "app.undo")
        await see(pilot, "Page redone", "Tue 24 Nov")
        assert journal.trash.all() == []
        await to(pilot, "Page redone")
        await press(pilot, "entry.open")
        await type_text(pilot, " twice")
        await press(pilot, "form.save")
        assert journal.achievements.shown_in(ana)[-1].text == "Page redone twice"
        await to(pilot, "70 min")
        await press(pilot, "session.miss")
        assert messages(app)[-1] == "The highlighted session is not a booked one."


@pytest.mark.parametrize("count", [0, 1, 2_000])
async def test_it_is_reached_filtered_and_left_by_keys_however_long_it_is(
    journal: Journal, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    start = None if count == 0 else date(2020, 1, 1)
    ana = journal.relationships.begin("Ana Lima", "mentor", start=start)
    journal.relationships.edit(ana.uid, start=start, rhythm="as-needed")
    now = journal.now()
    record: dict[str, Any] = {"relationship": ana.uid, "created": now, "updated": now}
    days = (date(2020, 1, 1) + timedelta(days=day) for day in range(count - 1))
    talks = [Session(uid=journal.new_uid(), on=day, **record) for day in days]
    journal._store.put(*talks)
    drawn: list[str] = []
    draw = TimelineList.draw

    def counted(rows: TimelineList, row: Any, width: int) -> Any:
        drawn.append(rows.key_of(row))
        return draw(rows, row, width)

    monkeypatch.setattr(TimelineList, "draw", counted)
    async with opened_at(journal, "dashboard", size=SMALL) as (app, pilot):
        here(app).query_one(RelationshipTable).focus()
        await pilot.press("2")
        await see(pilot, "Ana Lima › timeline")
        if count == 0:
            await see(pilot, "Nothing yet between you two.", "n begins a talk now")
        else:
            await see(pilot, "› everything ‹")
            await pilot.press("G")
            await see(pilot, "your mentoring began")
            await pilot.press("right", "g")
            like = "› talks ‹" if count > 1 else "Nothing here is like that"
            await see(pilot, like)
            await pilot.press("left")
            await see(pilot, "› everything ‹")
        # Three screens of a list of twenty rows, each drawn a few times, and no more for 2,000.
        assert len(drawn) < 500
        await pilot.press("1")
        await see(pilot, "Ana Lima › stands")
        await pilot.press("escape")
        await until(pilot, lambda: here(app).WHERE == "dashboard")

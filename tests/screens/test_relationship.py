"""One relationship by keyboard: its tabs, its entries, and what belongs to it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from mentorjournal.data.records.models import Relationship
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from mentorjournal.widgets.session_list import SessionList
from tests.screens.driver import (
    answer,
    here,
    hostile_proof,
    messages,
    open_at,
    opened,
    press,
    screen_text,
    see,
    some_hostile,
    type_text,
    until,
)
from tests.shell.shell_help import NOW

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


async def test_the_overview_says_who_how_it_stands_and_what_the_month_is_about(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=(80, 40)) as pilot:
        await shown(pilot, ana)
        await see(pilot, "I mentor Ana Lima")
        text = screen_text(app)
        for words in (
            "I mentor Ana Lima   recurring, active, since Thu 12 Mar",
            "Role      Product manager",
            "Rhythm   by what we do",
            "State     booked",
            "          video booked for Tue 24 Nov",
            "Last      Mon 9 Nov, call, 13 days ago",
            "Next      Tue 24 Nov, video, in 2 days",
            "Meet      not before Sat 3 Oct",
            "Call      from Mon 23 Nov, last good day Wed 9 Dec",
            "Month 9: evidence for the pay talk",
            "1 overview   2 sessions 3   3 follow-ups 3   4 achievements 1",
        ):
            assert words in text


async def test_pay_stays_out_of_a_reporting_line(journal: Journal, ana: Relationship) -> None:
    journal.relationships.edit(ana.uid, reporting_line="my-report")
    app = opened(journal)
    async with app.run_test(size=(80, 40), notifications=True) as pilot:
        await shown(pilot, ana)
        month = screen_text(app).partition("Month 9")[2].lower()
        assert month
        for word in ("market", "batna", "salary", "pay talk"):
            assert word not in month
        await press(pilot, "negotiation.open")
        assert here(app).WHERE == "relationship"
        assert "Pay stays out of the mentoring with Ana Lima" in messages(app)[0]


async def test_sessions_stand_newest_first_and_enter_opens_one(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "tab.sessions")
        await see(pilot, "42 min")
        text = screen_text(app)
        rows = [row.strip(" ›") for row in text.splitlines() if " Nov " in row or " Sep " in row]
        assert rows[0].split() == ["Tue", "24", "Nov", "video", "booked"]
        assert rows[1].split() == ["Mon", "9", "Nov", "call", "42", "min", "Pricing"]
        assert rows[2].split() == ["Thu", "3", "Sep", "face", "to", "face", "70", "min"]
        await pilot.press("down")
        await press(pilot, "entry.open")
        await until(pilot, lambda: here(app).WHERE == "session")
        assert journal.sessions.get(here(app).uid).summary == "Pricing"


async def test_follow_ups_stand_mine_first_and_are_ticked_where_they_are(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "tab.follow_ups")
        await see(pilot, "Send the deck")
        text = screen_text(app)
        order = [text.index(word) for word in ("Send the deck", "Ask for the slot", "Who owns")]
        assert order == sorted(order)
        assert "Fri 20 Nov, 2 days late" in text
        await press(pilot, "follow_up.done")
        (noted,) = (s for s in journal.sessions.of(ana) if s.notes)
        assert noted.notes.splitlines()[1].startswith("- [x] Send the deck")
        assert screen_text(app).index("Send the deck") > screen_text(app).index("Who owns")
        await pilot.press("home")
        await press(pilot, "follow_up.done")
        states = {item.text: item.open for item in journal.follow_ups.of(ana)}
        assert states["Ask for the slot"] is False


async def test_a_line_of_a_note_is_not_deleted_from_the_list(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await shown(pilot, ana)
        await press(pilot, "tab.follow_ups")
        before = journal.file.revision
        await press(pilot, "entry.delete")
        assert "This is a line in the notes of Mon 9 Nov" in messages(app)[0]
        assert journal.file.revision == before


@pytest.mark.parametrize(
    ("tab", "what"),
    [("tab.sessions", "Tue 24 Nov"), ("tab.achievements", "Page redone")],
)
async def test_a_deleted_entry_comes_back_with_undo(
    journal: Journal, ana: Relationship, tab: str, what: str
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await shown(pilot, ana)
        await press(pilot, tab)
        await see(pilot, what)
        await press(pilot, "entry.delete")
        if tab == "tab.sessions":
            await see(pilot, "Move the session of Tue 24 Nov with")
            await answer(pilot, "confirm.yes")
        assert len(journal.trash.all()) == 1
        assert "is in the trash. u brings it back." in messages(app)[0]
        await press(pilot, "app.undo")
        await see(pilot, what)
        assert journal.trash.all() == []


async def test_follow_ups_and_achievements_are_added_and_changed_by_keyboard(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "follow_up.add")
        await type_text(pilot, "Read the memo\t\t\t+1w")
        await press(pilot, "form.save")
        added = next(item for item in journal.follow_ups.of(ana) if item.text == "Read the memo")
        assert (added.kind, added.assignee, added.due) == ("action", "me", date(2026, 11, 29))
        await press(pilot, "achievement.add")
        await type_text(pilot, "Spoke in Porto\tForty people came\tMaya\tyesterday")
        await press(pilot, "form.save")
        assert messages(app)[-1] == "Kept among what was achieved. u takes it back."
        await press(pilot, "tab.achievements")
        await see(pilot, "Sat 21 Nov")
        await pilot.press("home")
        await press(pilot, "entry.open")
        await type_text(pilot, " twice")
        await press(pilot, "form.save")
        newest = journal.achievements.shown_in(ana)[-1]
        assert (newest.text, newest.impact) == ("Spoke in Porto twice", "Forty people came")


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


async def test_two_sessions_of_one_day_are_told_apart_by_their_time(tmp_path: Path) -> None:
    now = NOW
    journal = Journal.open(tmp_path / "two.json", clock=lambda: now)
    ana = journal.relationships.begin("Ana Lima", "mentor")
    times = []
    for hours in (0, 2):
        now = NOW + timedelta(hours=hours)
        times.append(f"{now.astimezone():%H:%M}")
        session = journal.sessions.start(ana)
        journal.sessions.keep_notes(session.uid, f"! call {hours}")
        now += timedelta(minutes=30)
        journal.sessions.end(session.uid)
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await open_at(pilot, "relationship", ana.uid)
        await press(pilot, "tab.sessions")
        await see(pilot, "call 2")
        rows = [row.split() for row in screen_text(app).splitlines() if "30 min" in row]
        assert [next(word for word in row if ":" in word) for row in rows] == times[::-1]
    journal.close()


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
        await press(pilot, "tab.sessions")
        await see(pilot, "Wed 2 Dec")
        text = screen_text(app)
        assert text.index("Wed 2 Dec") < text.index("Tue 24 Nov")
        assert "moved: She is ill" in text
    moved = [s for s in journal.sessions.of(ana) if s.state == "planned"]
    assert [(s.on, [item.text for item in s.agenda]) for s in moved] == [
        (date(2026, 12, 2), ["The slot"])
    ]


async def test_a_wide_terminal_shows_overview_and_list_side_by_side(
    journal: Journal, ana: Relationship
) -> None:
    app = opened(journal)
    async with app.run_test(size=(120, 30)) as pilot:
        await shown(pilot, ana)
        await see(pilot, "42 min")
        text = screen_text(app)
        assert "I mentor Ana Lima" in text
        assert "42 min" in text
        assert here(app).query_one(SessionList).has_focus
        await press(pilot, "tab.achievements")
        await see(pilot, "I mentor Ana Lima")
        await see(pilot, "Page redone")


async def test_tabs_go_round_and_another_person_begins_with_the_overview(
    journal: Journal, ana: Relationship
) -> None:
    ben = journal.relationships.begin("Ben O'Neil", "protege")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "tab.back")
        await see(pilot, "Page redone")
        await press(pilot, "tab.next")
        await see(pilot, "I mentor Ana Lima")
        await press(pilot, "tab.sessions")
        await shown(pilot, ben)
        await see(pilot, "Ben O'Neil mentors me")
        await press(pilot, "tab.sessions")
        await see(pilot, "n starts a session now")


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


async def test_ten_thousand_sessions_are_drawn_only_where_they_are_in_sight(
    journal: Journal, ana: Relationship, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    draw = SessionList.draw

    def counted(rows: SessionList, row: Any, width: int) -> Any:
        drawn.append(row.uid)
        return draw(rows, row, width)

    session = journal.sessions.of(ana)[0]
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "tab.sessions")
        rows = here(app).query_one(SessionList)
        monkeypatch.setattr(SessionList, "draw", counted)
        rows.fill([session] * 10_000)
        await pilot.press("end")
        await pilot.pause()
        assert rows.highlighted == 9_999
        assert 0 < len(drawn) < 200


@hostile_proof
@pytest.mark.parametrize("text", some_hostile(3))
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
        for tab in ("overview", "sessions", "follow_ups", "achievements"):
            await press(pilot, f"tab.{tab}")
            text_shown = screen_text(app)
            assert "\x1b" not in text_shown
            assert "\u202e" not in text_shown
            if text.startswith("["):
                assert text[:4] in text_shown
        await press(pilot, "entry.open")
        await press(pilot, "form.save")
        await press(pilot, "relationship.edit")
        await press(pilot, "form.save")
        assert app.is_running
    assert journal.relationships.get(bond.uid).stage_reason


async def test_a_session_that_is_not_booked_cannot_be_missed(
    journal: Journal, ana: Relationship
) -> None:
    (planned,) = (one for one in journal.sessions.of(ana) if one.state == "planned")
    app = opened(journal)
    async with app.run_test(size=SMALL) as pilot:
        await shown(pilot, ana)
        await press(pilot, "tab.sessions")
        await pilot.press("end")
        await press(pilot, "session.miss")
        await until(pilot, lambda: any("not a booked one" in one for one in messages(app)))
    assert journal.sessions.get(planned.uid).state == "planned"

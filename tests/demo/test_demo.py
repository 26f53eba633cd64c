"""The demo journal: its year, its people, and that it is always the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, get_args

import pytest
from msgspec.structs import replace

from mentorjournal.data.notes import marks
from mentorjournal.data.notes.index import shared_parts
from mentorjournal.data.records.achievements import AchievementKind, Setting
from mentorjournal.data.records.base import Channel, MyRole, Stage
from mentorjournal.data.records.models import RECORDS, Capacity, Relationship, SessionState
from mentorjournal.data.records.plans import GoalState
from mentorjournal.journal import Journal
from mentorjournal.journal.exposure import exposure_of
from mentorjournal.mentoring.cadence import cadence_status
from mentorjournal.mentoring.goals import standing
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.offers import concession_words, offer_lines
from mentorjournal.mentoring.roadmap import month_now
from mentorjournal.money import whole
from tests.demo.reading import TODAY, Opened, tables_of

# Leap days, ends of short and long months, the turn of the year, and a week of weekdays.
TODAYS = [
    date(2028, 2, 29),
    date(2026, 1, 1),
    date(2026, 3, 31),
    date(2026, 12, 31),
    date(2027, 2, 28),
    *(TODAY + timedelta(days=days) for days in range(7)),
]
GOAL_WORDS = {"met", "on track", "watch", "behind", "partly", "not read yet"}
WHAT_IS_STILL_TO_COME = {
    ("step-decision", "on"),
    ("step-decision", "until"),
    ("session", "on"),
    ("goal", "due"),
    ("agreement", "review"),
    ("agreement", "ends"),
    ("assessment", "due"),
    ("follow-up", "due"),
    ("follow-up", "back"),
    ("achievement", "on"),
    ("event", "on"),
    ("negotiation", "decide_by"),
    ("negotiation", "budget_closes"),
    ("negotiation", "expires"),
}


def state_of(journal: Journal, who: str) -> str:
    bond = journal.relationships.find(who)
    return cadence_status(bond, journal.sessions.of(bond), journal.today()).state


def late_actions(journal: Journal) -> list[str]:
    today = journal.today()
    return [
        item.text.splitlines()[0]
        for item in journal.follow_ups.all()
        if item.kind == "action" and item.open and item.due and item.due < today
    ]


def test_every_table_holds_something(journal: Journal) -> None:
    tables = tables_of(journal.file.path)

    assert {name for name, rows in tables.items() if rows} >= set(RECORDS)


def test_every_stage_role_form_and_channel_occurs(journal: Journal) -> None:
    bonds = journal.relationships.all()
    held = [each for each in journal.sessions.all() if each.state == "happened"]

    assert {bond.stage for bond in bonds} == set(get_args(Stage))
    assert {bond.my_role for bond in bonds} == set(get_args(MyRole))
    assert {bond.form for bond in bonds} == {"recurring", "one-off"}
    assert {each.channel for each in held} == set(get_args(Channel))


def test_the_stages_leave_what_each_of_them_asks_for(journal: Journal) -> None:
    def the(name: str) -> Relationship:
        return journal.relationships.find(name)

    assert [len(the(name).years) for name in ("Zoë", "Ana")] == [1, 0]
    assert the("Zoë").last_words
    assert the("Zoë").thanked
    assert "The question at first: How do I say no" in the("Ana").notes
    assert [pause.until for pause in the("山田").pauses] == [None]
    assert the("Léonie").asked_how
    assert the("Ingrid").was_declined
    assert the("Ingrid").thanks_owed
    assert the("Tomasz").ask_later
    doors = {name: journal.introductions.of(the(name)) for name in ("Ana", "Ben")}
    assert [one.outcome != "" for one in doors["Ana"]] == [True]
    assert [(one.made is not None, one.met) for one in doors["Ben"]] == [(True, None)]
    me = journal.people.me()
    assert me is not None
    assert me.capacity is not None
    assert "first time" in me.capacity.otherwise
    assert replace(me.capacity, otherwise="") == Capacity(recurring=3, one_off=1, hours=Decimal(8))
    agreed = {
        name: [version.agreed is not None for version in journal.agreements.of(the(name))]
        for name in ("Ana", "Ben", "Maya", "Chidi", "Tomasz")
    }
    assert agreed == {
        "Ana": [True, True],
        "Ben": [True],
        "Maya": [True],
        "Chidi": [False],
        "Tomasz": [],
    }


def test_every_session_state_occurs_but_none_is_running(journal: Journal) -> None:
    """A running session would keep a person from starting one."""
    states = {each.state for each in journal.sessions.all()}

    assert states == set(get_args(SessionState)) - {"running"}


def test_every_mark_occurs_and_a_fence_hides_some(journal: Journal) -> None:
    notes = [each.notes for each in journal.sessions.all()]
    blocks = [block for text in notes for block in marks.parse(text)]

    assert {block.kind for block in blocks} == set(marks.MARKS)
    assert {block.done for block in blocks if block.kind == "action"} == {True, False}
    assert any("\n? " in block.text for block in blocks if block.kind == "plain")


def test_every_due_word_in_the_notes_has_been_settled_to_a_date(journal: Journal) -> None:
    blocks = [block for each in journal.sessions.all() for block in marks.parse(each.notes)]

    assert any(block.due for block in blocks)
    assert [block.source for block in blocks if block.due_word] == []


def test_no_brace_of_the_content_is_left_unfilled(journal: Journal) -> None:
    assert [
        row
        for rows in tables_of(journal.file.path).values()
        for row in rows
        if "{iso" in json.dumps(row) or "{month" in json.dumps(row)
    ] == []


def test_some_notes_are_shared_and_hold_a_line_that_never_is(journal: Journal) -> None:
    shared = [each for each in journal.sessions.all() if each.notes_shared]

    parts = [shared_parts(each.notes, notes_shared=True) for each in shared]

    assert len(shared) >= 2
    assert all(each.notes for each in parts)
    assert any(each.private_lines for each in parts)


@pytest.mark.parametrize("today", TODAYS)
def test_every_word_for_a_goal_occurs_and_every_state(opened: Opened, today: date) -> None:
    journal = opened(today)
    goals = [goal for bond in journal.relationships.all() for goal in journal.goals.of(bond.owner)]

    assert {standing(goal, today).status for goal in goals} >= GOAL_WORDS
    assert {goal.state for goal in goals} == set(get_args(GoalState))


@pytest.mark.parametrize("today", TODAYS)
def test_anas_goals_stand_where_the_plan_screen_shows_them(opened: Opened, today: date) -> None:
    journal = opened(today)
    goals = {goal.title: goal for goal in journal.goals.of(journal.relationships.find("Ana").owner)}
    stands = {title: standing(goal, today) for title, goal in goals.items()}

    assert {
        title: (stand.current, goals[title].target, stand.status)
        for title, stand in stands.items()
        if not goals[title].steps
    } == {
        "Win rate in pricing deals": (Decimal(38), Decimal(42), "on track"),
        "Talks outside the company": (Decimal(4), Decimal(12), "behind"),
        "Onboarding time": (Decimal(49), Decimal(35), "behind"),
        "Interviews with customers": (Decimal(20), Decimal(20), "met"),
    }
    assert {round(stand.expected or 0, 3) for stand in stands.values()} == {Decimal("0.489")}


@pytest.mark.parametrize("today", TODAYS)
def test_one_thing_is_overdue_one_goes_quiet_one_is_due_soon_and_one_is_booked(
    opened: Opened, today: date
) -> None:
    journal = opened(today)
    states = [
        cadence_status(bond, journal.sessions.of(bond), today).state
        for bond in journal.relationships.all()
    ]

    assert late_actions(journal) == ["Send Ana the deck for Priya"]
    assert state_of(journal, "Ben") == "stale"
    assert state_of(journal, "Chidi") == "due soon"
    assert state_of(journal, "Ana") == "booked"
    assert [states.count(each) for each in ("stale", "due soon", "booked")] == [1, 1, 1]


@pytest.mark.parametrize("today", TODAYS)
def test_the_roadmaps_stand_in_the_seventh_the_second_and_the_ninth_month(
    opened: Opened, today: date
) -> None:
    journal = opened(today)

    for who, month in (("Ana", 7), ("Chidi", 2), ("Ben", 9)):
        now = month_now(journal.overview.year(journal.relationships.find(who)), today)
        assert now is not None
        assert now.id == (month, 1)


@pytest.mark.parametrize("today", TODAYS)
def test_the_pay_talk_is_the_worked_example(opened: Opened, today: date) -> None:
    journal = opened(today)
    (talk,) = journal.negotiations.of(journal.relationships.find("Ben").owner)
    sheet = work_out(talk, today)
    staying, a, b = sheet.options
    market = sheet.market
    points = (market.p25, market.p50, market.p75, market.p90)

    assert talk.counterpart == "Maya (VP)"
    assert [option.pay.average for option in (staying, a, b)] == [143_760, 160_370, 152_664]
    assert [whole(option.expected) for option in (staying, a, b)] == [146_760, 152_607, 150_541]
    assert sheet.batna == a
    assert round(sheet.holds_down_to or 0, 3) == Decimal("0.476")
    assert [whole(sheet.reservation.total), sheet.reservation.base] == [149_607, 117_200]
    assert [whole(point or Decimal()) for point in points] == [112_304, 124_286, 137_295, 150_994]
    assert round(sheet.compa or 0, 3) == Decimal("0.901")
    assert round(sheet.target_percentile or 0) == 57
    assert [talk.target, talk.first_offer, sheet.ask] == [128_000, 115_360, 140_640]
    assert sheet.zone
    assert list(sheet.zone.overlap or ()) == [117_200, 132_000]
    assert round(sheet.zone.share(Decimal(124_600)) or 0, 2) == Decimal("0.5")
    assert [(each.base, each.against, each.verdict) for each in offer_lines(talk, today)] == [
        ("115,360", "150,557 < 152,607", "counter"),
        ("140,640", "", ""),
        ("120,000", "155,800 ≥ 152,607", "accept"),
    ]
    assert concession_words(sheet).startswith("next concession: 134,000, then 131,000; each")


def test_the_sheet_is_filled_on_all_sides_but_for_one_reply(journal: Journal) -> None:
    (talk,) = journal.negotiations.of(journal.relationships.find("Ben").owner)
    told = [talk.my_interests, talk.their_interests, talk.options, talk.criteria, talk.evidence]
    told += [talk.their_options, talk.their_criteria]
    assert len(talk.achievements) == 2

    assert all(told)
    assert {trade.direction for trade in talk.trades} == {"give", "get"}
    assert [each.text for each in talk.objections if not each.reply] == ["The band is fixed"]
    assert len(talk.market) == 2
    assert talk.rehearsals
    assert talk.outcome is None


def test_pay_is_nowhere_near_my_own_manager(journal: Journal) -> None:
    lines: dict[str, list[Relationship]] = {}
    for bond in journal.relationships.all():
        lines.setdefault(bond.reporting_line, []).append(bond)

    (manager,) = lines["my-manager"]
    (above,) = lines["managers-manager"]
    for line in (manager, above):
        assert journal.negotiations.prepared_in(line) == []
    assert above.manager_agreed


@pytest.mark.parametrize("today", TODAYS)
def test_nothing_has_happened_that_is_yet_to_come(opened: Opened, today: date) -> None:
    now = datetime(today.year, today.month, today.day).astimezone(UTC)
    tables = tables_of(opened(today).file.path)
    late = [
        (table, name, value)
        for table, rows in tables.items()
        for name, value in (pair for row in rows for pair in days_in(row))
        if value > today and (table, name) not in WHAT_IS_STILL_TO_COME
    ]
    stamps = [
        datetime.fromisoformat(row[name])
        for rows in tables.values()
        for row in rows
        for name in ("created", "updated")
    ]
    ahead = [row for row in tables["session"] if date.fromisoformat(row["on"]) > today]

    assert late == []
    assert max(stamps) < now
    assert now - min(stamps) > timedelta(days=390)
    # A call and a meeting stand side by side.
    assert [(row["state"], row.get("channel", "call")) for row in ahead] == [
        ("planned", "call"),
        ("planned", "face-to-face"),
    ]


def days_in(content: Any) -> Iterator[tuple[str, date]]:
    """Every day kept in a record, with the name of its field, however deep."""
    if isinstance(content, list):
        for each in content:
            yield from days_in(each)
    if not isinstance(content, dict):
        return
    for name, value in content.items():
        yield from days_in(value)
        if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            yield name, date.fromisoformat(value)


def test_created_and_updated_lie_along_the_year(journal: Journal) -> None:
    months = {each.created.strftime("%Y-%m") for each in journal.sessions.all()}

    assert len(months) >= 12
    for session in journal.sessions.all():
        if session.started:
            assert session.created <= session.started
            assert session.updated >= (session.ended or session.started)


def test_people_meet_on_working_days(journal: Journal) -> None:
    assert {each.on.weekday() for each in journal.sessions.all()} <= set(range(5))


def test_the_plans_have_versions_and_the_latest_knows_all_horizons(journal: Journal) -> None:
    for who, count in (("Ana", 3), ("Ben", 2)):
        plan = journal.plans.of(journal.relationships.find(who).owner)
        assert plan
        assert len(plan.versions) == count
        assert {picture.horizon for picture in plan.versions[-1].pictures} == {1, 5, 10}
        assert all(version.reason for version in plan.versions[1:])


def test_goals_carry_a_pitch_confidence_evidence_and_steps(journal: Journal) -> None:
    goals = journal.goals.of(journal.relationships.find("Ana").owner)

    assert any(goal.pitch.adopted for goal in goals)
    assert any(goal.confidence for goal in goals)
    assert any(goal.evidence for goal in goals)
    assert {bool(step.done) for goal in goals for step in goal.steps} == {True, False}


def test_follow_ups_of_all_kinds_stand_outside_the_notes_too(journal: Journal) -> None:
    records = [item for item in journal.follow_ups.all() if item.record]
    advice = [journal.follow_ups.get(item.record or "") for item in records]

    assert {item.kind for item in records} == {"action", "advice", "question"}
    assert any(each.tried and each.result and each.reported for each in advice)
    assert any(each.tried and not each.reported for each in advice)
    assert {each.state for each in advice} == {"open", "done", "dropped"}


def test_achievements_of_all_kinds_stand_beside_who_decides_and_has_gaps(journal: Journal) -> None:
    done = journal.achievements.of("me")
    assert {each.kind for each in done} == set(get_args(AchievementKind))
    assert {each.setting for each in done} == set(get_args(Setting))
    assert {each.planned for each in done} == {each.proved for each in done} == {True, False}

    maya, henrik, council = exposure_of(journal, "me")
    assert maya.decider.person == journal.people.find("Maya").uid
    assert maya.chance is not None
    assert maya.chance.words == "review"
    assert (henrik.last, henrik.chance) == (None, None)
    assert council.last is not None
    assert council.chance is None
    assert [each.state for each in journal.reviews.of("me")] == ["open", "done"]

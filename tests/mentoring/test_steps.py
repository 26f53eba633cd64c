"""How pressing each kind of step is, what comes before what, what is folded, and what rests."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args

import msgspec
import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.mentoring.resting_steps import awake, rests
from mentorjournal.mentoring.step_lines import MoreLines, StepLine, how_many, step_lines
from mentorjournal.mentoring.steps import TIERS, Kind, NextStep, order
from tests.examples import RELATIONSHIP, a_session, uid_of

TODAY = date(2026, 11, 30)
OTHER = uid_of(0xA2)


def a_step(kind: Kind = "promise", **changes: Any) -> NextStep:
    usual: dict[str, Any] = {
        "text": "Ana Lima: Send the deck",
        "detail": "",
        "action": "open",
        "relationship": RELATIONSHIP,
        "target": uid_of(77),
        "who": "Ana Lima",
    }
    return NextStep(kind=kind, **usual | changes)


def test_every_kind_of_step_has_a_tier() -> None:
    assert set(TIERS) == set(get_args(Kind))
    assert set(TIERS.values()) <= set(range(1, 8))


SAID: tuple[tuple[int, tuple[Kind, ...]], ...] = (
    (1, ("running",)),
    (2, ("promise", "pay date", "event today")),
    (3, ("stale", "quiet")),
    (4, ("due soon", "not recorded", "no next date")),
    (5, ("their promise", "ask silent", "thanks", "pause ended", "wrap up", "consent")),
    (6, ("deliverables", "goals behind", "untouched goals", "advice")),
    (7, ("no agreement", "no plan")),
)
"""What is more pressing than what, as it was agreed on."""


def test_what_is_agreed_to_be_more_pressing_has_the_higher_tier() -> None:
    for tier, kinds in SAID:
        assert {kind: TIERS[kind] for kind in kinds} == dict.fromkeys(kinds, tier)


@pytest.mark.parametrize(
    ("kind", "first", "then"),
    [
        # What was promised last comes first: tomorrow, today, 2 days late, 40 days late.
        ("promise", {"on": date(2026, 12, 1)}, {"on": date(2026, 11, 30)}),
        ("promise", {"on": date(2026, 11, 28)}, {"on": date(2026, 10, 21)}),
        ("pay date", {"on": date(2026, 11, 30)}, {"on": date(2026, 11, 29)}),
        # 5 days over of 31 beats 20 days over of 184; 5 of 31 is beaten by 40 of 184.
        (
            "stale",
            {"on": date(2026, 11, 25), "contact": date(2026, 10, 25)},
            {"on": date(2026, 11, 10), "contact": date(2026, 5, 10)},
        ),
        (
            "stale",
            {"on": date(2026, 10, 21), "contact": date(2026, 4, 20)},
            {"on": date(2026, 11, 25), "contact": date(2026, 10, 25)},
        ),
        # A contact on the last good day itself counts as one day.
        (
            "stale",
            {"on": date(2026, 11, 25), "contact": date(2026, 11, 25)},
            {"on": date(2026, 11, 25), "contact": date(2026, 10, 25)},
        ),
        ("not recorded", {"on": date(2026, 11, 1)}, {"on": date(2026, 11, 2)}),
        ("their promise", {"on": date(2026, 11, 1)}, {"on": date(2026, 11, 2)}),
        ("goals behind", {"on": date(2026, 12, 1)}, {}),
        ("no plan", {"text": "Ana Lima: no plan yet"}, {"text": "Ben: no plan yet"}),
    ],
)
def test_within_a_tier_what_tells_most_comes_first(
    kind: Kind, first: dict[str, Any], then: dict[str, Any]
) -> None:
    one, two = a_step(kind, **first), a_step(kind, **then)

    assert sorted([two, one], key=lambda step: order(step, TODAY)) == [one, two]


def test_a_higher_tier_comes_first_whatever_the_days() -> None:
    late = a_step("no plan", on=date(2020, 1, 1))
    soon = a_step("promise", on=date(2026, 12, 1))

    assert sorted([late, soon], key=lambda step: order(step, TODAY)) == [soon, late]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Ana Lima: Send: the deck", "Send: the deck"),
        ("Ana Lima is going quiet", "is going quiet"),
        ("Ana Lima, month 7: half-time", "month 7: half-time"),
        ("2 old promises, sort them out", "2 old promises, sort them out"),
        ("Ana Lima: ", ""),
    ],
)
def test_beside_the_name_a_step_says_what_it_is_without_it(text: str, what: str) -> None:
    assert a_step(text=text).what == what


def test_a_day_is_warned_of_when_it_has_passed_or_somebody_fades() -> None:
    yesterday = TODAY - timedelta(days=1)

    assert a_step("promise", on=yesterday).warns(TODAY)
    assert a_step("their promise", on=yesterday).warns(TODAY)
    assert a_step("stale", on=yesterday).warns(TODAY)
    assert not a_step("promise", on=TODAY).warns(TODAY)
    assert not a_step("advice", on=yesterday).warns(TODAY)


# One line a relationship


def ids(lines: list[StepLine | MoreLines]) -> list[tuple[Any, ...]]:
    return [
        ("rest", line.count)
        if isinstance(line, MoreLines)
        else (line.step.kind, line.more, line.below)
        for line in lines
    ]


ANAS = [a_step("promise"), a_step("stale"), a_step("no plan")]
BENS = [a_step("stale", relationship=OTHER), a_step("advice", relationship=OTHER)]
MINE = [a_step("pay date", relationship=None, part="a"), a_step("pay date", relationship=None)]


def test_a_relationship_is_one_line_its_worst_and_what_is_mine_alone_is_not_folded() -> None:
    steps = [ANAS[0], MINE[0], *BENS[:1], ANAS[1], MINE[1], *BENS[1:], ANAS[2]]

    assert ids(step_lines(steps)) == [
        ("promise", 2, False),
        ("pay date", 0, False),
        ("stale", 1, False),
        ("pay date", 0, False),
    ]
    assert how_many(steps) == (7, 2)


def test_unfolded_the_others_stand_below_in_their_order() -> None:
    assert ids(step_lines([*ANAS, *BENS], {RELATIONSHIP})) == [
        ("promise", 2, False),
        ("stale", 0, True),
        ("no plan", 0, True),
        ("stale", 1, False),
    ]


@pytest.mark.parametrize(
    ("people", "lines", "rest"), [(0, 0, 0), (7, 7, 0), (8, 6, 2), (218, 6, 212)]
)
def test_six_lines_are_shown_and_how_many_more(people: int, lines: int, rest: int) -> None:
    steps = [a_step("stale", relationship=uid_of(number)) for number in range(people)]
    shown = step_lines(steps)

    assert len([line for line in shown if isinstance(line, StepLine)]) == lines
    assert [line.count for line in shown if isinstance(line, MoreLines)] == ([rest] if rest else [])
    assert len(step_lines(steps, most=None)) == people


@pytest.mark.parametrize("kind", ["old promises", "event today"])
def test_old_promises_and_what_is_today_alone_stay_in_sight(kind: Kind) -> None:
    steps = [a_step("promise", relationship=uid_of(number)) for number in range(9)]
    kept = a_step(kind, relationship=None, target=None)

    assert ids(step_lines([*steps, kept]))[-2:] == [(kind, 0, False), ("rest", 3)]


# Put off, and let go


MADE = datetime(2026, 11, 28, 15, tzinfo=UTC)


def a_decision(step: NextStep, **changes: Any) -> StepDecision:
    usual: dict[str, Any] = {
        "uid": uid_of(5),
        "created": MADE,
        "updated": MADE,
        "step": step.id,
        "relationship": step.relationship,
        "tier": step.tier,
        "on": step.on,
        "made": date(2026, 11, 28),
        "rest": "day",
        "until": None,
    }
    return StepDecision(**usual | changes)


def test_put_off_until_a_day_it_rests_and_is_back_on_that_day() -> None:
    step = a_step("no next date")
    decision = a_decision(step, until=TODAY)

    assert awake([step], [decision], {}, TODAY - timedelta(days=1)) == []
    assert awake([step], [decision], {}, TODAY) == [step]


def test_it_is_back_before_its_day_when_it_becomes_more_pressing() -> None:
    soon, stale = a_step("no next date"), a_step("stale")
    decision = a_decision(soon, until=date(2027, 1, 1))

    assert awake([soon, stale], [decision], {}, TODAY) == [stale]
    late = a_decision(stale, until=date(2027, 1, 1))
    assert awake([soon, stale], [late], {}, TODAY) == []


def test_only_the_line_that_was_put_off_rests() -> None:
    step, other = a_step("advice"), a_step("advice", target=uid_of(78))
    bens = a_step("advice", relationship=OTHER, target=uid_of(79))
    decision = a_decision(step, until=date(2027, 1, 1))

    assert awake([step, other, bens], [decision], {}, TODAY) == [other, bens]


@pytest.mark.parametrize(
    ("session", "back"),
    [
        ({"on": date(2026, 11, 29)}, True),
        ({"on": date(2026, 11, 27)}, False),
        ({"on": date(2026, 11, 29), "channel": "message"}, False),
        ({"on": date(2026, 11, 29), "state": "missed"}, False),
        ({"on": date(2026, 11, 28), "started": MADE - timedelta(hours=3)}, False),
        ({"on": date(2026, 11, 28), "started": MADE + timedelta(hours=1)}, True),
        ({"on": date(2026, 11, 30), "state": "planned"}, True),
        ({"on": date(2026, 12, 1), "state": "planned"}, False),
        ({"on": date(2026, 11, 28), "state": "planned"}, False),
        ({"on": date(2026, 11, 30), "state": "running"}, True),
    ],
)
def test_put_off_until_the_next_talk_it_is_back_with_that(
    session: dict[str, Any], back: bool
) -> None:
    step = a_step("advice")
    decision = a_decision(step, rest="talk")

    assert rests(step, decision, [a_session(**session)], TODAY) is not back


def test_let_go_it_is_back_only_with_another_day_or_more_pressing() -> None:
    step = a_step("goals behind", on=date(2026, 12, 31))
    decision = a_decision(step, rest="let go", reason="he changes roles")

    assert rests(step, decision, [], date(2030, 1, 1))
    assert not rests(msgspec.structs.replace(step, on=date(2027, 3, 31)), decision, [], TODAY)
    soon, stale = a_step("no next date"), a_step("stale")
    gone = a_decision(soon, rest="let go")
    assert awake([soon, stale], [gone], {}, TODAY) == [stale]


def test_a_promise_in_a_note_is_known_by_its_words_wherever_its_line_moves() -> None:
    item = FollowUpItem(
        kind="action",
        words="Send the deck",
        assignee="me",
        due=TODAY,
        relationship=RELATIONSHIP,
        since=TODAY,
        session=uid_of(77),
        line=3,
    )
    one = a_step(follow_up=item)
    moved = a_step(follow_up=msgspec.structs.replace(item, line=9, assignee="them"))
    reworded = a_step(follow_up=msgspec.structs.replace(item, words="Send the short deck"))

    assert one.id == moved.id != reworded.id
    assert "deck" not in one.id

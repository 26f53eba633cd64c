"""Plans in versions, goals with readings, negotiations with parts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.negotiations import Alternative, Outcome, Package
from mentorjournal.data.records.plans import FormerTarget, Picture, Step
from mentorjournal.errors import BadInput, NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.goals import state_again
from mentorjournal.mentoring.showing import made_in, mine
from tests.journal.conftest import Clock


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def test_pictures_of_one_day_are_one_version_and_a_later_day_begins_another(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    journal.plans.draw(made_in(ana), Picture(horizon=5, text="Head of product"))
    journal.plans.draw(made_in(ana), Picture(horizon=1, text="Senior PM"))
    clock.move(days=1)
    journal.plans.draw(made_in(ana), Picture(horizon=5, text="Founder"), "she thought again")
    plan = journal.plans.of(ana.owner)
    assert plan is not None
    first, second = plan.versions
    assert (first.picture(1).text, first.picture(5).text) == ("Senior PM", "Head of product")
    assert (second.picture(1).text, second.picture(5).text) == ("Senior PM", "Founder")
    assert (first.on, second.on) == (date(2026, 11, 22), date(2026, 11, 23))
    assert second.reason == "she thought again"
    assert second.picture(10).text == ""


def test_drawing_the_same_again_changes_nothing(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    journal.plans.draw(made_in(ana), Picture(horizon=1, text="Senior PM"))
    clock.move(days=3)
    journal.plans.draw(made_in(ana), Picture(horizon=1, text="Senior PM"))
    plan = journal.plans.of(ana.owner)
    assert plan is not None
    assert len(plan.versions) == 1


def test_a_goal_points_where_its_target_lies(journal: Journal, ana: Relationship) -> None:
    up = journal.goals.add(made_in(ana), "Win rate", baseline=Decimal(31), target=Decimal(42))
    down = journal.goals.add(made_in(ana), "Hours", baseline=Decimal(54), target=Decimal(35))
    assert (up.direction, down.direction) == ("up", "down")
    turned = journal.goals.edit(up.uid, baseline=Decimal(50), target=Decimal(42))
    assert turned.direction == "down"


def test_a_goal_cannot_be_due_before_it_starts(journal: Journal, ana: Relationship) -> None:
    with pytest.raises(BadInput) as refusal:
        journal.goals.add(made_in(ana), "x", start=date(2026, 5, 1), due=date(2026, 4, 30))
    assert refusal.value.field == "due"
    goal = journal.goals.add(made_in(ana), "x", start=date(2026, 5, 1), due=date(2026, 12, 31))
    with pytest.raises(BadInput):
        journal.goals.edit(goal.uid, start=date(2027, 1, 1))
    assert journal.goals.of(ana.owner) == [goal]


def test_readings_stand_in_the_order_of_their_days_and_none_lies_ahead(
    journal: Journal, ana: Relationship
) -> None:
    figures = {"baseline": Decimal(0), "target": Decimal(12), "start": date(2026, 5, 1)}
    goal = journal.goals.add(made_in(ana), "x", **figures)
    journal.goals.add_reading(goal.uid, Decimal(4))
    goal = journal.goals.add_reading(goal.uid, Decimal(2), on=date(2026, 6, 1))
    assert [taken.value for taken in goal.readings] == [2, 4]
    with pytest.raises(BadInput):
        journal.goals.add_reading(goal.uid, Decimal(9), on=date(2026, 11, 23))
    assert journal.goals.get(goal.uid) == goal


def test_a_pay_talk_stays_out_of_the_reporting_line(journal: Journal, ana: Relationship) -> None:
    journal.relationships.edit(ana.uid, reporting_line="my-manager")
    with pytest.raises(Refused):
        journal.negotiations.add(
            journal.relationships.get(ana.uid).owner,
            "Pay talk",
            relationship=journal.relationships.get(ana.uid),
        )
    assert journal.negotiations.of(ana.owner) == []


def test_a_chance_above_one_is_refused_and_the_sheet_stays_as_it_was(
    journal: Journal, ana: Relationship
) -> None:
    talk = journal.negotiations.add(ana.owner, "Pay talk", relationship=ana)
    with pytest.raises(ValueError, match="chance"):
        Alternative(uid=talk.uid, title="A", chance=Decimal(2))
    journal.negotiations.edit(talk.uid, now=Package(base=Decimal(112_000)))
    assert journal.negotiations.get(talk.uid).now.base == 112_000
    with pytest.raises(BadInput):
        journal.negotiations.edit(talk.uid, currency="dollars")
    assert journal.negotiations.get(talk.uid).currency == "USD"


def test_a_reading_that_is_gone_cannot_be_deleted(journal: Journal, ana: Relationship) -> None:
    goal = journal.goals.add(made_in(ana), "x")
    with pytest.raises(NotFound):
        journal.goals.remove_reading(goal.uid, goal.uid)


def test_a_decided_pay_talk_keeps_its_figures(journal: Journal, ana: Relationship) -> None:
    talk = journal.negotiations.add(ana.owner, "Talk", relationship=ana, target=Decimal(100))
    offer = Alternative(uid=talk.uid, title="Another place")
    journal.negotiations.put(talk.uid, offer)
    outcome = Outcome(on=journal.today(), offer=Decimal(98), decision="accept")
    decided = journal.negotiations.decide(talk.uid, outcome)

    talks = journal.negotiations
    with pytest.raises(BadInput, match="figures stay as they were"):
        talks.edit(talk.uid, years=2)
    with pytest.raises(BadInput, match="figures stay as they were"):
        talks.edit(talk.uid, now=Package(base=Decimal(1)))
    with pytest.raises(BadInput, match="figures stay as they were"):
        talks.put(talk.uid, replace(offer, title="Elsewhere"))
    with pytest.raises(BadInput, match="figures stay as they were"):
        talks.remove(talk.uid, offer, "the alternative")
    assert journal.negotiations.get(talk.uid) == decided

    journal.negotiations.decide(talk.uid, replace(outcome, lesson="Ask earlier", decision=None))
    assert journal.negotiations.edit(talk.uid, years=2).years == 2


def test_a_goal_that_cannot_be_measured_is_a_draft_and_says_what_it_lacks(
    journal: Journal, ana: Relationship
) -> None:
    with pytest.raises(BadInput, match="lacks a baseline, a target and a due date"):
        journal.goals.add(made_in(ana), "Say no", state="agreed")
    goal = journal.goals.add(made_in(ana), "Say no", baseline=Decimal(0), target=Decimal(12))
    with pytest.raises(BadInput, match="lacks a due date"):
        journal.goals.edit(goal.uid, state="agreed")
    assert journal.goals.get(goal.uid).state == "draft"
    goal = journal.goals.edit(goal.uid, state="agreed", due=date(2027, 6, 2))
    assert goal.state == "agreed"


def test_a_changed_target_leaves_its_old_value_its_day_and_the_reason(
    journal: Journal, ana: Relationship
) -> None:
    due = date(2027, 6, 2)
    goal = journal.goals.add(
        made_in(ana), "Talks", baseline=Decimal(0), target=Decimal(12), due=due, state="agreed"
    )
    figures = {"baseline": Decimal(0), "target": Decimal(8)}
    goal = journal.goals.edit(goal.uid, reason="A new job", **figures)

    (former,) = goal.former_targets
    assert (former.target, former.due, former.reason) == (Decimal(12), due, "A new job")
    assert former.until == journal.today()
    assert (goal.state, goal.target) == ("changed", Decimal(8))


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"source": "my calendar", "baseline": None}, "baseline"),
        ({"reason": "A new job"}, "reason"),
        ({"reason": "A new job", "target": Decimal(12), "baseline": Decimal(0)}, "reason"),
    ],
)
def test_what_would_be_lost_of_a_goal_is_asked_about_where_it_stands(
    journal: Journal, ana: Relationship, fields: dict[str, Any], field: str
) -> None:
    figures: dict[str, Any] = {"baseline": Decimal(0), "target": Decimal(12)}
    agreed = {"due": date(2027, 6, 2), "state": "agreed"}
    goal = journal.goals.add(made_in(ana), "Talks", **figures, **agreed)
    with pytest.raises(BadInput) as refused:
        journal.goals.edit(goal.uid, **fields)
    assert refused.value.field == field
    assert journal.goals.get(goal.uid) == goal


def test_another_target_or_source_leaves_the_baseline_where_it_is(
    journal: Journal, ana: Relationship
) -> None:
    goal = journal.goals.add(made_in(ana), "Talks", baseline=Decimal(4), target=Decimal(12))
    goal = journal.goals.edit(goal.uid, target=Decimal(2), source="my calendar")
    assert goal.baseline is not None
    assert (goal.baseline.value, goal.baseline.source) == (Decimal(4), "my calendar")
    assert (goal.target, goal.direction) == (Decimal(2), "down")
    with pytest.raises(BadInput, match="Target and baseline are the same"):
        journal.goals.edit(goal.uid, baseline=Decimal(2))
    goal = journal.goals.edit(goal.uid, baseline=None)
    assert (goal.baseline, goal.target) == (None, Decimal(2))


def test_a_draft_may_aim_at_anything_without_leaving_a_trace(
    journal: Journal, ana: Relationship
) -> None:
    goal = journal.goals.add(made_in(ana), "Talks", baseline=Decimal(0), target=Decimal(12))
    goal = journal.goals.edit(goal.uid, baseline=Decimal(0), target=Decimal(8))

    assert goal.former_targets == ()


def test_a_goal_knows_the_day_on_which_it_was_closed(journal: Journal, ana: Relationship) -> None:
    goal = journal.goals.add(made_in(ana), "Talks")
    assert journal.goals.edit(goal.uid, state="closed").closed == journal.today()
    assert journal.goals.edit(goal.uid, state="draft").closed is None
    begun_late = journal.goals.add(made_in(ana), "Set after it was over", state="closed")
    assert begun_late.closed == journal.today()


def test_a_goal_that_is_pursued_again_is_what_it_was_before(
    journal: Journal, ana: Relationship
) -> None:
    figures: dict[str, Any] = {"baseline": Decimal(0), "target": Decimal(12)}
    goal = journal.goals.add(made_in(ana), "Talks", due=date(2027, 6, 2), **figures)

    def closed_and_again(*states: str) -> str:
        for state in states:
            closed = journal.goals.edit(goal.uid, state=state)
        again = journal.goals.edit(goal.uid, state=state_again(closed))
        assert again.state_before is None
        return again.state

    assert closed_and_again("closed") == "draft"
    assert closed_and_again("agreed", "dropped", "closed") == "agreed"
    # What an older program closed does not say what it was.
    old = replace(journal.goals.edit(goal.uid, state="closed"), state_before=None)
    assert state_again(old) == "draft"
    former = FormerTarget(until=date(2026, 11, 1), target=Decimal(10))
    assert state_again(replace(old, former_targets=(former,))) == "changed"
    assert state_again(replace(old, due=None, state_before="agreed")) == "draft"


def test_pictures_that_were_looked_at_again_are_a_version(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    with pytest.raises(NotFound):
        journal.plans.confirm(ana.owner)
    journal.plans.draw(made_in(ana), Picture(horizon=1, text="Senior PM"), "first")
    clock.move(days=30)
    plan = journal.plans.confirm(ana.owner)

    first, again = plan.versions
    assert (again.on, again.still_true, again.reason) == (journal.today(), True, "")
    assert again.pictures == first.pictures
    plan = journal.plans.draw(made_in(ana), Picture(horizon=1, text="Lead PM"))
    assert len(plan.versions) == 3


def test_a_second_reason_of_one_day_does_not_eat_the_first(
    journal: Journal, ana: Relationship
) -> None:
    journal.plans.draw(made_in(ana), Picture(horizon=1, text="Senior PM"), "she dared")
    plan = journal.plans.draw(made_in(ana), Picture(horizon=1, text="Lead PM"), "he asked")

    assert [version.reason for version in plan.versions] == ["she dared", "he asked"]


def test_what_was_read_before_the_goal_begins_is_refused_with_its_first_day(
    journal: Journal, ana: Relationship
) -> None:
    figures = {"baseline": Decimal(31), "target": Decimal(42), "start": date(2026, 5, 1)}
    goal = journal.goals.add(made_in(ana), "Win rate", **figures)
    with pytest.raises(BadInput, match="before the goal begins, on 1 May 2026"):
        journal.goals.add_reading(goal.uid, Decimal(40), on=date(2026, 4, 30))
    goal = journal.goals.add_reading(goal.uid, Decimal(38), on=date(2026, 5, 1))
    later = figures | {"start": date(2026, 6, 1)}
    with pytest.raises(BadInput, match="a reading of an earlier day"):
        journal.goals.edit(goal.uid, measured=date(2026, 6, 1), **later)
    assert journal.goals.get(goal.uid) == goal


def test_the_baseline_has_a_day_of_its_own_and_cannot_lie_ahead(
    journal: Journal, ana: Relationship
) -> None:
    figures = {"baseline": Decimal(10), "target": Decimal(30), "start": date(2027, 1, 1)}
    with pytest.raises(BadInput, match="baseline cannot lie in the future"):
        journal.goals.add(made_in(ana), "x", measured=date(2026, 11, 23), **figures)
    goal = journal.goals.add(made_in(ana), "x", measured=date(2026, 11, 1), **figures)
    assert goal.baseline is not None
    assert (goal.baseline.on, goal.start) == (date(2026, 11, 1), date(2027, 1, 1))
    goal = journal.goals.edit(goal.uid, baseline=Decimal(12), target=Decimal(30))
    assert goal.baseline is not None
    assert (goal.baseline.on, goal.baseline.value) == (date(2026, 11, 1), Decimal(12))


def test_a_target_that_is_the_baseline_is_refused(journal: Journal, ana: Relationship) -> None:
    same = {"baseline": Decimal(3), "target": Decimal(3)}
    with pytest.raises(BadInput, match="nothing would have to change"):
        journal.goals.add(made_in(ana), "Stay", **same)
    assert journal.goals.of(ana.owner) == []


def test_an_agreed_goal_keeps_what_it_was_agreed_with(journal: Journal, ana: Relationship) -> None:
    agreed = {"baseline": Decimal(0), "target": Decimal(12), "due": date(2027, 6, 2)}
    goal = journal.goals.add(made_in(ana), "Talks", state="agreed", **agreed)
    with pytest.raises(BadInput, match=r"lacks a target\. It can be kept as a draft"):
        journal.goals.edit(goal.uid, baseline=Decimal(0), target=None)
    assert journal.goals.get(goal.uid) == goal
    assert journal.goals.edit(goal.uid, baseline=None, target=None, state="draft").target is None


def test_a_step_done_on_a_day_ahead_is_refused(journal: Journal, ana: Relationship) -> None:
    goal = journal.goals.add(made_in(ana), "Write it down")
    step = Step(uid=journal.new_uid(), text="Draft", done=date(2026, 11, 23))
    with pytest.raises(BadInput, match="yet to come"):
        journal.goals.put(goal.uid, step)
    assert journal.goals.get(goal.uid).steps == ()


def test_a_goal_moves_by_one_place_and_undo_brings_it_back(
    journal: Journal, ana: Relationship
) -> None:
    for title in ("one", "two", "three"):
        journal.goals.add(made_in(ana), title)
    one, _two, three = journal.goals.of(ana.owner)

    def titles() -> list[str]:
        return [goal.title for goal in journal.goals.of(ana.owner)]

    journal.goals.move(three.uid, -1)
    assert titles() == ["one", "three", "two"]
    journal.goals.move(one.uid, 1)
    assert titles() == ["three", "one", "two"]
    journal.goals.add(made_in(ana), "new")
    assert titles() == ["three", "one", "two", "new"]
    with pytest.raises(NotFound, match="It is the first one"):
        journal.goals.move(three.uid, -1)
    journal.undo()
    journal.undo()
    assert titles() == ["one", "three", "two"]


def test_a_goal_moves_among_those_of_its_year_only(journal: Journal, ana: Relationship) -> None:
    for title in ("one", "closed", "two"):
        journal.goals.add(made_in(ana), title)
    one, closed, _two = journal.goals.of(ana.owner)
    journal.goals.edit(closed.uid, state="closed")

    journal.goals.move(one.uid, 1)

    assert [goal.title for goal in journal.goals.of(ana.owner)] == ["two", "one", "closed"]
    with pytest.raises(NotFound):
        journal.goals.move(closed.uid, -1)


def test_a_plan_in_the_trash_is_not_drawn_over(journal: Journal) -> None:
    # From the first record on a journal has a name, from which the uid of its one plan follows.
    journal.people.call_me("Robin Hale")
    plan = journal.plans.draw(mine(()), Picture(horizon=5, title="Before"))
    journal.trash.throw(plan, "the plan")
    with pytest.raises(BadInput, match="put it back first"):
        journal.plans.draw(mine(()), Picture(horizon=5, title="After"))
    journal.undo()
    assert journal.plans.of(ME) == plan

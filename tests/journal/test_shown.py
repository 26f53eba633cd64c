"""Owning is not showing: each sees what is shown to them, whatever else its owner has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import Picture
from mentorjournal.documents.audience import Audience
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in, mine

CANARIES = ("ben-canary", "carla-canary", "maya-canary", "only-canary", "marked-canary")
Mentors = dict[str, Relationship]


@pytest.fixture
def mentors(journal: Journal) -> Mentors:
    """Ben and Carla mentor me, and Maya, who is my manager; a goal was made with each.

    One more is mine alone, and one is for management.
    """
    found = {
        "ben": journal.relationships.begin("Ben O'Neil", "protege"),
        "carla": journal.relationships.begin("Carla Diaz", "protege"),
        "maya": journal.relationships.begin(
            "Maya Lindqvist", "protege", reporting_line="my-manager"
        ),
    }
    figures: dict[str, Any] = {"baseline": Decimal(0), "target": Decimal(12)}
    figures |= {"state": "agreed", "due": date(2027, 6, 2)}
    for name, bond in found.items():
        journal.goals.add(made_in(bond), f"{name}-canary", **figures)
    journal.goals.add(mine(), "only-canary", **figures)
    journal.goals.add(mine(for_management=True), "marked-canary", **figures)
    return found


def seen(journal: Journal, bond: Relationship, audience: Audience) -> set[str]:
    """Which of the goals a goal review tells of."""
    text = journal.exports.prepare(journal.exports.wish("goals", bond, audience=audience)).text
    return {canary for canary in CANARIES if canary in text}


def test_the_other_person_sees_the_goals_that_are_shown_to_them(
    journal: Journal, mentors: Mentors
) -> None:
    assert seen(journal, mentors["ben"], "other") == {"ben-canary"}
    assert seen(journal, mentors["carla"], "other") == {"carla-canary"}
    assert seen(journal, mentors["maya"], "other") == {"maya-canary"}


def test_management_sees_what_is_marked_for_it_in_any_relationship(
    journal: Journal, mentors: Mentors
) -> None:
    for bond in mentors.values():
        assert seen(journal, bond, "manager") == {"maya-canary", "marked-canary"}


def test_i_see_all_and_anyone_sees_none(journal: Journal, mentors: Mentors) -> None:
    for bond in mentors.values():
        assert seen(journal, bond, "me") == set(CANARIES)
        with pytest.raises(Refused):
            seen(journal, bond, "anyone")


def test_a_new_mentor_sees_nothing_of_earlier_ones(journal: Journal, mentors: Mentors) -> None:
    new = journal.relationships.begin("Dana Weiss", "protege")
    journal.plans.draw(made_in(mentors["ben"]), Picture(horizon=5, text="ben-canary"))

    assert seen(journal, new, "other") == set()


def test_what_is_shown_no_more_is_in_no_paper_for_them(journal: Journal, mentors: Mentors) -> None:
    goal = next(goal for goal in journal.goals.of("me") if goal.title == "ben-canary")
    journal.goals.edit(goal.uid, shown_to=(mentors["carla"].uid,))

    assert seen(journal, mentors["ben"], "other") == set()
    assert seen(journal, mentors["carla"], "other") == {"ben-canary", "carla-canary"}


def test_a_deleted_relationship_leaves_what_its_owner_has(
    journal: Journal, mentors: Mentors
) -> None:
    before = {goal.title for goal in journal.goals.of("me")}
    journal.trash.throw(mentors["ben"], "Ben O'Neil")

    assert {goal.title for goal in journal.goals.of("me")} == before == set(CANARIES)


def test_a_person_takes_along_what_they_own_and_brings_it_back(journal: Journal) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    journal.goals.add(made_in(ana), "Win rate")
    journal.plans.draw(made_in(ana), Picture(horizon=5, text="Head of product"))
    journal.trash.throw(ana, "Ana Lima")

    assert journal.goals.of(ana.owner) == []
    assert journal.plans.of(ana.owner) is None

    journal.trash.restore(journal.trash.all()[0])
    assert [goal.title for goal in journal.goals.of(ana.owner)] == ["Win rate"]
    assert journal.plans.of(ana.owner) is not None


def test_a_picture_drawn_anew_is_shown_as_before_unless_it_is_said(
    journal: Journal, mentors: Mentors
) -> None:
    ben, carla = mentors["ben"], mentors["carla"]
    journal.plans.draw(made_in(ben), Picture(horizon=1, text="senior"))
    plan = journal.plans.draw(made_in(carla), Picture(horizon=1, text="lead"), "she asked")
    assert plan.versions[-1].picture(1).shown_to == (ben.uid,)

    plan = journal.plans.draw(
        made_in(carla), Picture(horizon=1, text="lead"), "she asked", reshow=True
    )
    assert plan.versions[-1].picture(1).shown_to == (carla.uid,)
    assert [version.reason for version in plan.versions] == ["", "she asked"]


def test_the_preview_counts_what_is_not_shown_to_them(journal: Journal, mentors: Mentors) -> None:
    ben, carla = mentors["ben"], mentors["carla"]
    journal.plans.draw(made_in(carla), Picture(horizon=5, text="carla-canary"))
    wish = journal.exports.wish("goals", ben, audience="other")

    left_out = journal.exports.prepare(wish).left_out
    assert "4 goals not shown to them" in left_out
    assert "1 picture not shown to them" in left_out


def test_a_sheet_prepared_with_one_mentor_is_no_paper_for_another(
    journal: Journal, mentors: Mentors
) -> None:
    journal.negotiations.add("me", "Pay talk", relationship=mentors["carla"])

    with pytest.raises(NotFound):
        journal.exports.wish("batna", mentors["ben"])
    assert journal.exports.wish("batna", mentors["carla"]).negotiation is not None

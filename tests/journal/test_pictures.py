"""Pictures in versions: what begins one, what belongs to the last, and no reason lost."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import Picture, PlanVersion
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import made_in
from tests.journal.conftest import Clock

SENIOR, LEAD = Picture(horizon=1, text="Senior PM"), Picture(horizon=1, text="Lead PM")
EMPTY = Picture(horizon=1)


@pytest.fixture
def ana(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ana Lima", "mentor", start=date(2026, 5, 12))


def versions(journal: Journal, ana: Relationship) -> list[tuple[str, str]]:
    """Of each version what the picture of one year says, and why."""
    plan = journal.plans.of(ana.owner)
    kept: tuple[PlanVersion, ...] = plan.versions if plan else ()
    return [(each.picture(1).text, each.reason) for each in kept]


def test_a_reason_alone_belongs_to_the_version_of_today_and_else_is_asked_about(
    journal: Journal, ana: Relationship, clock: Clock
) -> None:
    hers = made_in(ana)
    journal.plans.draw(hers, SENIOR)
    journal.plans.draw(hers, SENIOR, "she dared")
    assert versions(journal, ana) == [("Senior PM", "she dared")]

    for reason, days in (("he asked", 0), ("she dared", 1)):
        clock.move(days=days)
        with pytest.raises(BadInput, match="Nothing of the picture has changed") as refused:
            journal.plans.draw(hers, SENIOR, reason)
        assert refused.value.field == "reason"
    assert versions(journal, ana) == [("Senior PM", "she dared")]


def test_an_emptied_picture_is_a_version_of_its_own_also_on_the_day_it_was_drawn(
    journal: Journal, ana: Relationship
) -> None:
    hers = made_in(ana)
    journal.plans.draw(hers, SENIOR, "first")
    journal.plans.draw(hers, EMPTY)
    assert versions(journal, ana) == [("Senior PM", "first"), ("", "")]

    with pytest.raises(NotFound, match="no picture yet to look at again"):
        journal.plans.confirm(ana.owner)
    journal.plans.draw(hers, LEAD)
    assert versions(journal, ana) == [("Senior PM", "first"), ("Lead PM", "")]


def test_what_was_drawn_alone_is_not_overwritten_in_a_session_of_that_day(
    journal: Journal, ana: Relationship
) -> None:
    hers, talk = made_in(ana), journal.sessions.start(ana)
    journal.plans.draw(hers, SENIOR)
    journal.plans.draw(hers, LEAD, session=talk.uid)
    assert versions(journal, ana) == [("Senior PM", ""), ("Lead PM", "")]

    journal.plans.draw(hers, Picture(horizon=1, text="Lead of pricing"))
    assert versions(journal, ana) == [("Senior PM", ""), ("Lead of pricing", "")]
    plan = journal.plans.of(ana.owner)
    assert plan is not None
    assert [version.session for version in plan.versions] == [None, talk.uid]


def test_a_first_picture_in_which_nothing_stands_is_no_plan(
    journal: Journal, ana: Relationship
) -> None:
    with pytest.raises(BadInput, match="nothing in the picture yet") as refused:
        journal.plans.draw(made_in(ana), EMPTY)
    assert refused.value.field == "text"
    assert journal.plans.of(ana.owner) is None

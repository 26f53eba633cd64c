"""The year review tells what became of the goals, and an assessment what it said when closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Picture
from mentorjournal.documents.audience import TITLES, Audience, Kind
from mentorjournal.errors import Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.assessments import SaidOfGoal
from mentorjournal.mentoring.roadmap import year_began
from mentorjournal.mentoring.showing import made_in, mine
from tests.examples import a_relationship

BEGIN, END = date(2026, 1, 5), date(2026, 12, 31)


class Clock:
    """A clock that is put to a day."""

    def __init__(self) -> None:
        self.on = BEGIN

    def __call__(self) -> datetime:
        """Nine in the morning of that day."""
        return datetime(self.on.year, self.on.month, self.on.day, 9, tzinfo=UTC)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path, clock: Clock) -> Iterator[Journal]:
    journal = Journal.open(tmp_path / "journal.json", clock=clock)
    journal.people.call_me("Robin Hale")
    yield journal
    journal.close()


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    return journal.relationships.begin("Ben O'Neil", "protege", start=BEGIN)


@pytest.fixture
def win_rate(journal: Journal, ben: Relationship) -> Goal:
    """From 31 to 42 % in 2026."""
    return journal.goals.add(
        made_in(ben),
        "Win rate",
        unit="%",
        baseline=Decimal(31),
        target=Decimal(42),
        due=END,
        state="agreed",
    )


def exported(
    journal: Journal, ben: Relationship, kind: Kind = "year", audience: Audience = "other"
) -> str:
    exports = journal.exports
    return exports.prepare(exports.wish(kind, ben, audience=audience)).text


def half_time(journal: Journal, ben: Relationship, clock: Clock) -> None:
    """A mid-point assessment on 30 Jun, at 38 %, closed the same day."""
    clock.on = date(2026, 6, 30)
    begun = journal.assessments.begin(ME, "mid-point", relationship=ben)
    said = SaidOfGoal(mine="keep", theirs="agrees", next="ask sales", value=Decimal(38))
    journal.assessments.write(begun.uid, {begun.goals[0].uid: said}, mine="good", theirs="better")
    journal.assessments.close(begun.uid)


# By hand: 7 of 11 points are 64 %, 176 of 360 days gone 49 %.
HALF_TIME = """\
## Mid-point assessment, 30 Jun 2026

| Goal | Value | Progress | Status |
| --- | ---: | ---: | --- |
| Win rate | 38 of 42 % | 64 % | on track |

- **Robin**: good
- **Ben**: better

### Win rate

- **Robin**: keep
- **Ben**: agrees
- **Next**: ask sales
"""


@pytest.mark.parametrize("kind", ["goals", "year"])
def test_an_assessment_says_what_it_said_whatever_becomes_of_its_goal(
    journal: Journal, ben: Relationship, win_rate: Goal, clock: Clock, kind: Kind
) -> None:
    half_time(journal, ben, clock)
    assert HALF_TIME in exported(journal, ben, kind)
    clock.on = date(2026, 11, 22)
    journal.goals.edit(win_rate.uid, title="Another", baseline=Decimal(1), target=Decimal(99))
    journal.goals.add_reading(win_rate.uid, Decimal(98))
    assert HALF_TIME in exported(journal, ben, kind)
    journal.trash.throw(journal.goals.get(win_rate.uid), "the goal")
    assert HALF_TIME in exported(journal, ben, kind)
    journal.trash.purge(*journal.trash.all())
    assert HALF_TIME in exported(journal, ben, kind)


def test_a_goal_that_is_not_shown_any_more_is_told_in_no_assessment(
    journal: Journal, ben: Relationship, win_rate: Goal, clock: Clock
) -> None:
    half_time(journal, ben, clock)
    journal.goals.edit(win_rate.uid, shown_to=())
    text = exported(journal, ben)
    assert "Win rate" not in text
    assert "- **Robin**: good" in text


def test_one_that_is_open_or_was_made_with_somebody_else_is_told_to_nobody(
    journal: Journal, ben: Relationship, win_rate: Goal, clock: Clock
) -> None:
    zoe = journal.relationships.begin("Zoë", "protege", start=BEGIN)
    journal.goals.edit(win_rate.uid, shown_to=(ben.uid, zoe.uid))
    with_zoe = journal.assessments.begin(ME, "any", relationship=zoe)
    journal.assessments.close(with_zoe.uid)
    journal.assessments.begin(ME, "final", relationship=ben)
    assert "ssessment" not in exported(journal, ben)
    mine = exported(journal, ben, audience="me")
    assert "## Assessment in between, 5 Jan 2026" in mine
    assert "## Final assessment, open since 5 Jan 2026" in mine


def test_goals_stand_with_their_end_result_and_with_what_they_aimed_at_before(
    journal: Journal, ben: Relationship, win_rate: Goal, clock: Clock
) -> None:
    clock.on = date(2026, 3, 1)
    talks = journal.goals.add(
        made_in(ben),
        "Talks",
        baseline=Decimal(0),
        target=Decimal(10),
        due=date(2026, 10, 31),
        state="agreed",
    )
    journal.goals.edit(
        talks.uid, target=Decimal(4), baseline=Decimal(0), reason="ten was a wish", due=talks.due
    )
    clock.on = date(2026, 9, 1)
    journal.goals.add_reading(talks.uid, Decimal(3))
    journal.goals.add_reading(win_rate.uid, Decimal(36))
    clock.on = date(2026, 11, 22)
    journal.goals.edit(win_rate.uid, state="closed")
    text = exported(journal, ben)
    # By hand: 5 of 11 points are 45 %, partly; 3 of 4 talks 75 %, nearly.
    assert "| Win rate | 31 % | 36 % | 42 % by 31 Dec 2026 | 45 % | partly |" in text
    assert "| Talks | 0 | 3 | 4 by 31 Oct 2026 | 75 % | nearly |" in text
    aimed = "- **Talks aimed at**: 10 by 31 Oct 2026 until 1 Mar 2026: ten was a wish"
    assert aimed in text


def test_pictures_stand_as_they_were_when_the_year_began_and_as_they_are(
    journal: Journal, ben: Relationship, clock: Clock
) -> None:
    showing = made_in(ben)
    journal.plans.draw(showing, Picture(horizon=1, title="Senior PM"))
    journal.plans.draw(showing, Picture(horizon=5, title="Head of product"))
    clock.on = date(2026, 8, 1)
    journal.plans.draw(showing, Picture(horizon=1, title="Lead PM"), "she dared")
    text = exported(journal, ben)
    assert "### Then, 5 Jan 2026\n\nSenior PM\n\n### Now, 1 Aug 2026\n\nLead PM\n" in text
    assert "## In 5 years\n\n### Then and now, 5 Jan 2026\n\nHead of product\n" in text
    assert "In 10 years" not in text


def test_a_picture_that_is_not_shown_any_more_is_not_told_as_it_was_then(
    journal: Journal, ben: Relationship, clock: Clock
) -> None:
    showing = made_in(ben)
    journal.plans.draw(showing, Picture(horizon=5, title="Leave for the competitor"))
    clock.on = date(2026, 6, 1)
    alone = Picture(horizon=5, title="Stay after all")
    journal.plans.draw(mine(), alone, reshow=True)
    assert "5 years" not in exported(journal, ben)
    told = exported(journal, ben, audience="me")
    assert "Leave for the competitor" in told
    assert "Stay after all" in told


@pytest.mark.parametrize(
    ("today", "began"),
    [
        (date(2026, 11, 22), date(2026, 1, 5)),
        (date(2027, 1, 4), date(2026, 1, 5)),
        # The first month of the second year still looks back on the first.
        (date(2027, 2, 4), date(2026, 1, 5)),
        (date(2027, 2, 5), date(2027, 1, 5)),
        (date(2028, 2, 5), date(2028, 1, 5)),
    ],
)
def test_the_year_is_that_of_the_roadmap(today: date, began: date) -> None:
    assert year_began(a_relationship(), today) == began


def test_without_a_start_it_is_the_last_twelve_months() -> None:
    never = replace(a_relationship(), start=None)
    assert year_began(never, date(2026, 11, 22)) == date(2025, 11, 22)


def test_what_of_the_role_or_a_skill_speaks_to_me_alone_is_left_out_and_that_is_said(
    journal: Journal, ben: Relationship
) -> None:
    check = journal.role_checks.begin(ME)
    journal.role_checks.edit(check.uid, on=BEGIN, comment="half of it fits")
    assert "half of it fits" in exported(journal, ben, audience="me")
    prepared = journal.exports.prepare(journal.exports.wish("year", ben))
    assert "half of it fits" not in prepared.text
    assert "1 role check" in prepared.left_out


def test_what_was_achieved_in_the_year_stands_in_it_for_whoever_is_shown_it(
    journal: Journal, ben: Relationship, clock: Clock
) -> None:
    carla = journal.relationships.begin("Carla Diaz", "protege", start=BEGIN)
    made = made_in(ben)
    journal.achievements.add(made, "Before the year", on=date(2026, 1, 4))
    clock.on = date(2026, 6, 30)
    journal.achievements.add(made, "Shipped [/x]", on=BEGIN, impact="12 days saved")
    journal.achievements.add(mine(), "Only for me", on=date(2026, 6, 30))
    journal.achievements.add(
        replace(made, for_management=True), "The VP saw it", on=date(2026, 3, 1)
    )
    journal.achievements.add(
        made, "A talk to come", on=date(2026, 7, 1), planned=True, kind="visibility"
    )

    def achieved(relationship: Relationship | None, audience: Audience) -> list[str]:
        wish = journal.exports.wish("year", relationship, audience=audience, format="txt")
        text = journal.exports.prepare(wish).text
        names = ("Before", "Shipped [/x]: 12 days saved", "Only for me", "The VP saw it", "A talk")
        return [name for name in names if name in text]

    shipped = "Shipped [/x]: 12 days saved"
    assert achieved(ben, "me") == [shipped, "Only for me", "The VP saw it"]
    assert achieved(ben, "other") == [shipped, "The VP saw it"]
    assert achieved(ben, "manager") == ["The VP saw it"]
    assert achieved(carla, "other") == []
    assert achieved(None, "me") == ["Before", shipped, "Only for me", "The VP saw it"]
    left = journal.exports.prepare(journal.exports.wish("year", carla)).left_out
    assert "3 achievements not shown to them, or not for management" in left


def test_what_is_mine_alone_is_made_for_me_and_for_my_manager_and_for_nobody_else(
    journal: Journal, clock: Clock
) -> None:
    clock.on = date(2026, 6, 30)
    journal.plans.draw(mine(), Picture(horizon=1, text="Head of pricing"))
    figures = {"baseline": Decimal(31), "target": Decimal(42), "due": END}
    goal = journal.goals.add(mine(), "Win rate", start=BEGIN, state="agreed", **figures)
    check = journal.assessments.begin(ME, "mid-point")
    journal.assessments.write(check.uid, {}, mine="Half of it", theirs="")
    for kind in ("goals", "year"):
        wish = journal.exports.wish(kind, None, format="txt")
        assert wish.audience == "me"
        made = journal.exports.prepare(wish)
        for words in ("Robin Hale\n", "Head of pricing", "Win rate", "Half of it"):
            assert words in made.text, (kind, words)
        assert made.name == f"2026-06-30-{TITLES[kind].replace(' ', '-')}-for-me.txt"
        with pytest.raises(Refused, match="no other person"):
            journal.exports.prepare(replace(wish, audience="other"))
        with pytest.raises(Refused):
            journal.exports.prepare(replace(wish, audience="anyone"))
        assert "Win rate" not in journal.exports.prepare(replace(wish, audience="manager")).text
    journal.goals.edit(goal.uid, for_management=True)
    wish = journal.exports.wish("goals", None, audience="manager", format="txt")
    told = journal.exports.prepare(wish).text
    assert "Win rate" in told
    assert "Head of pricing" not in told
    assert "Half of it" not in told

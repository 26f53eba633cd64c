"""Assessments: begun with the goals of that day, filled in, closed and then frozen."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Assessment
from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.data.records.plans import Step
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.journal.assessments import SaidOfGoal
from mentorjournal.mentoring.assessments import of_which, stood
from mentorjournal.mentoring.showing import made_in, mine
from tests.journal.conftest import Clock

BEGIN, END = date(2026, 1, 5), date(2026, 12, 31)


@pytest.fixture
def ben(journal: Journal) -> Relationship:
    """My mentor."""
    return journal.relationships.begin("Ben O'Neil", "protege", start=BEGIN)


@pytest.fixture
def win_rate(journal: Journal, ben: Relationship) -> Goal:
    """Mine, shown to Ben: from 31 to 42 % in 2026, at 38 by now."""
    goal = journal.goals.add(
        made_in(ben),
        "Win rate",
        unit="%",
        baseline=Decimal(31),
        target=Decimal(42),
        start=BEGIN,
        due=END,
        state="agreed",
    )
    return journal.goals.add_reading(goal.uid, Decimal(38), on=date(2026, 6, 30))


def begun(journal: Journal, ben: Relationship) -> Assessment:
    return journal.assessments.begin(ME, "mid-point", relationship=ben)


def said_of(journal: Journal, assessment: Assessment) -> list[tuple[str, str, str]]:
    """Title, where it stood, and the word for it, line by line."""
    fresh = journal.assessments.get(assessment.uid)
    goals = journal.assessments.goals_of(fresh)
    lines = [stood(line, goals, journal.today()) for line in fresh.goals]
    return [(each.title, of_which(each), each.status) for each in lines]


def test_it_takes_the_goals_that_are_pursued_and_shown_to_that_person(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    journal.goals.add(mine(), "Kept to myself")
    dropped = journal.goals.add(made_in(ben), "Given up")
    journal.goals.edit(dropped.uid, state="dropped")
    with_ben = begun(journal, ben)
    assert [line.title for line in with_ben.goals] == ["Win rate"]
    assert with_ben.on == date(2026, 11, 22)
    alone = journal.assessments.begin(ME, "any")
    assert [line.title for line in alone.goals] == ["Win rate", "Kept to myself"]


def test_without_a_goal_none_is_begun_and_that_is_said(journal: Journal, ben: Relationship) -> None:
    journal.goals.add(mine(), "Kept to myself")
    with pytest.raises(BadInput, match="no goal that is pursued is shown there"):
        begun(journal, ben)
    assert journal.assessments.of(ME) == []


def test_a_second_one_of_its_kind_waits_until_the_first_is_closed(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    first = begun(journal, ben)
    with pytest.raises(BadInput, match="mid-point assessment that is still open"):
        begun(journal, ben)
    journal.assessments.begin(ME, "final", relationship=ben)
    journal.assessments.begin(ME, "mid-point")
    journal.assessments.close(first.uid)
    begun(journal, ben)
    assert len(journal.assessments.of(ME)) == 4


def test_words_and_values_are_kept_as_one_change(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    (line,) = (assessment := begun(journal, ben)).goals
    said = SaidOfGoal(mine="keep", theirs="agrees", next="ask sales", value=Decimal(40))
    filled = journal.assessments.write(
        assessment.uid, {line.uid: said}, mine="a good half-year", theirs="better than you think"
    )
    (kept,) = filled.goals
    assert (kept.mine, kept.theirs, kept.next) == ("keep", "agrees", "ask sales")
    assert (filled.mine, filled.theirs) == ("a good half-year", "better than you think")
    reading = journal.goals.get(win_rate.uid).readings[-1]
    assert (reading.on, reading.value) == (date(2026, 11, 22), Decimal(40))
    assert reading.source == "mid-point assessment"
    journal.undo()
    assert len(journal.goals.get(win_rate.uid).readings) == 1
    assert journal.assessments.get(assessment.uid).goals == assessment.goals


def test_a_value_mended_on_the_same_day_leaves_one_reading(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    (line,) = (assessment := begun(journal, ben)).goals
    for value in (400, 40, 40):
        said = SaidOfGoal(value=Decimal(value))
        journal.assessments.write(assessment.uid, {line.uid: said})
    assert [each.value for each in journal.goals.get(win_rate.uid).readings] == [38, 40]


def test_once_closed_it_says_what_it_said_whatever_becomes_of_the_goal(
    journal: Journal, ben: Relationship, win_rate: Goal, clock: Clock
) -> None:
    # By hand: (38 - 31) / (42 - 31) = 0.636; 321 of 360 days gone are 0.892: 0.256 short.
    before = [("Win rate", "38 of 42", "behind")]
    assessment = begun(journal, ben)
    assert said_of(journal, assessment) == before
    journal.assessments.close(assessment.uid)
    clock.move(days=30)
    journal.goals.edit(
        win_rate.uid, title="Another", baseline=Decimal(10), target=Decimal(90), start=BEGIN
    )
    assert said_of(journal, assessment) == before
    journal.goals.add_reading(win_rate.uid, Decimal(90))
    assert said_of(journal, assessment) == before
    journal.goals.edit(win_rate.uid, state="dropped")
    journal.trash.throw(journal.goals.get(win_rate.uid), "the goal")
    journal.trash.purge(*journal.trash.all())
    assert said_of(journal, assessment) == before
    then = journal.assessments.get(assessment.uid).goals[0].then
    assert then is not None
    assert [then.baseline, then.target, then.value] == [31, 42, 38]
    assert then.progress == Decimal(7) / Decimal(11)
    assert (then.start, then.due, then.unit) == (BEGIN, END, "%")


def test_while_it_is_open_it_follows_the_goals(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    assessment = begun(journal, ben)
    journal.goals.add_reading(win_rate.uid, Decimal(42))
    assert said_of(journal, assessment) == [("Win rate", "42 of 42", "met")]
    journal.trash.throw(journal.goals.get(win_rate.uid), "the goal")
    journal.trash.purge(*journal.trash.all())
    assert said_of(journal, assessment) == [("Win rate", "–", "not in the journal any more")]
    journal.assessments.close(assessment.uid)
    assert said_of(journal, assessment) == [("Win rate", "–", "not in the journal any more")]


def test_steps_are_counted(journal: Journal, ben: Relationship) -> None:
    steps = tuple(
        Step(uid=journal.new_uid(), text=text, done=done)
        for text, done in (("One", BEGIN), ("Two", None), ("Three", None))
    )
    journal.goals.add(made_in(ben), "Hand over", steps=steps, start=BEGIN, due=END)
    assert said_of(journal, begun(journal, ben)) == [("Hand over", "1 of 3 steps", "behind")]


def test_a_closed_one_takes_nothing_and_is_not_opened_again(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    (line,) = (assessment := begun(journal, ben)).goals
    closed = journal.assessments.close(assessment.uid)
    with pytest.raises(BadInput, match="stays as it was then"):
        journal.assessments.write(assessment.uid, {line.uid: SaidOfGoal(mine="late")})
    with pytest.raises(BadInput, match="stays as it was then"):
        journal.assessments.close(assessment.uid)
    assert journal.assessments.get(assessment.uid) == closed


def test_closing_can_be_undone_like_everything(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    assessment = begun(journal, ben)
    journal.assessments.close(assessment.uid)
    assert journal.undo() == "closed the mid-point assessment"
    assert journal.assessments.get(assessment.uid).closed is None


def test_what_was_assessed_with_a_mentor_goes_with_them_and_comes_back(
    journal: Journal, ben: Relationship, win_rate: Goal
) -> None:
    with_ben = begun(journal, ben)
    alone = journal.assessments.begin(ME, "any")
    journal.trash.throw(ben, "Ben O'Neil")
    assert [one.uid for one in journal.assessments.of(ME)] == [alone.uid]
    assert [goal.uid for goal in journal.goals.of(ME)] == [win_rate.uid]
    (thrown,) = journal.trash.all()
    journal.trash.restore(thrown)
    assert {one.uid for one in journal.assessments.of(ME)} == {with_ben.uid, alone.uid}


def test_a_protege_takes_along_what_they_own_and_what_was_assessed_with_them(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor", start=BEGIN)
    journal.goals.add(made_in(ana), "Win rate")
    with_ana = journal.assessments.begin(ana.owner, "final", relationship=ana)
    alone = journal.assessments.begin(ana.owner, "any")
    check = journal.role_checks.begin(ana.owner)
    journal.trash.throw(ana, "Ana Lima")
    assert journal.assessments.of(ana.owner) == []
    assert journal.role_checks.of(ana.owner) == []
    (thrown,) = journal.trash.all()
    gone = [record.uid for record in thrown.records]
    assert len(gone) == len(set(gone))
    assert {with_ana.uid, alone.uid, check.uid} <= set(gone)
    journal.trash.restore(thrown)
    assert len(journal.assessments.of(ana.owner)) == 2


def test_deleted_for_good_it_leaves_no_word_in_the_file(
    journal: Journal, ben: Relationship, win_rate: Goal, path: Path
) -> None:
    (line,) = (assessment := begun(journal, ben)).goals
    said = SaidOfGoal(mine="canary-of-mine")
    journal.assessments.write(assessment.uid, {line.uid: said}, mine="canary-of-all")
    journal.trash.throw(ben, "Ben O'Neil")
    journal.trash.purge(*journal.trash.all())
    journal.close()
    assert "canary-of" not in path.read_text("utf-8")
    assert json.loads(path.read_text("utf-8"))["goal"]

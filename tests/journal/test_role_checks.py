"""Role checks: responsibilities, what of them fits, and gaps that become goals."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Fit, Responsibility, RoleCheck
from mentorjournal.errors import BadInput, NotFound
from mentorjournal.journal import Journal
from mentorjournal.mentoring.checks import verdict_words
from mentorjournal.mentoring.showing import mine
from tests.journal.conftest import Clock


def with_part(
    journal: Journal, text: str = "Runs the backlog", gap: str = "", fit: Fit = "partly"
) -> tuple[RoleCheck, str]:
    """A role check with one responsibility, and the uid of that."""
    check = journal.role_checks.begin(ME)
    part = Responsibility(uid=journal.new_uid(), text=text, fit=fit, gap=gap)
    return journal.role_checks.put(check.uid, part), part.uid


def test_a_responsibility_says_whether_it_fits_and_what_is_missing(journal: Journal) -> None:
    check, _ = with_part(journal, "  Runs the\nbacklog ", " no say in prices ")
    (part,) = check.responsibilities
    assert (part.text, part.fit, part.gap) == ("Runs the backlog", "partly", "no say in prices")


def test_an_empty_one_is_refused_and_nothing_is_changed(journal: Journal) -> None:
    check, _ = with_part(journal)
    with pytest.raises(BadInput):
        journal.role_checks.put(check.uid, Responsibility(uid=journal.new_uid(), text=" "))
    assert journal.role_checks.get(check.uid) == check


def test_a_gap_becomes_a_goal_in_one_step_and_both_go_with_one_undo(journal: Journal) -> None:
    check, part = with_part(journal, gap="no say in prices")
    goal = journal.role_checks.goal_from_gap(check.uid, part, mine())
    assert (goal.title, goal.state, goal.owner) == ("no say in prices", "draft", ME)
    assert journal.role_checks.get(check.uid).responsibilities[0].goal == goal.uid
    with pytest.raises(BadInput, match="closes this gap already"):
        journal.role_checks.goal_from_gap(check.uid, part, mine())
    journal.undo()
    assert journal.goals.of(ME) == []
    assert journal.role_checks.get(check.uid).responsibilities[0].goal is None


def test_once_its_goal_is_in_the_trash_a_gap_can_become_another(journal: Journal) -> None:
    check, part = with_part(journal, gap="no say in prices")
    first = journal.role_checks.goal_from_gap(check.uid, part, mine())
    journal.trash.throw(first, "the goal")
    second = journal.role_checks.goal_from_gap(check.uid, part, mine())
    assert [goal.uid for goal in journal.goals.of(ME)] == [second.uid]


def test_a_gap_too_long_for_a_title_stands_whole_as_what_is_measured(journal: Journal) -> None:
    gap = "no say " * 40
    check, part = with_part(journal, gap=gap)
    goal = journal.role_checks.goal_from_gap(check.uid, part, mine())
    assert goal.metric == gap.strip()
    assert goal.title == f"{gap[:199]}…"


def test_without_a_gap_there_is_no_goal_to_make(journal: Journal) -> None:
    check, part = with_part(journal)
    with pytest.raises(BadInput, match="Nothing is said to be missing"):
        journal.role_checks.goal_from_gap(check.uid, part, mine())
    with pytest.raises(NotFound):
        journal.role_checks.goal_from_gap(check.uid, journal.new_uid(), mine())


def test_the_next_one_begins_with_the_same_responsibilities_and_asks_anew(
    journal: Journal, clock: Clock
) -> None:
    check, part = with_part(journal, gap="no say in prices")
    clock.move(days=200)
    later = journal.role_checks.begin(ME)
    (copied,) = later.responsibilities
    assert (copied.text, copied.fit, copied.gap, copied.goal) == (
        "Runs the backlog",
        "yes",
        "",
        None,
    )
    assert copied.uid != part
    assert journal.role_checks.get(check.uid) == check
    assert [each.on for each in journal.role_checks.of(ME)] == [
        date(2026, 11, 22),
        date(2027, 6, 10),
    ]


def test_a_responsibility_goes_to_the_trash_and_comes_back(journal: Journal) -> None:
    check, part = with_part(journal)
    journal.role_checks.remove(check.uid, part)
    assert journal.role_checks.get(check.uid).responsibilities == ()
    (thrown,) = journal.trash.all()
    journal.trash.restore(thrown)
    assert journal.role_checks.get(check.uid).responsibilities == check.responsibilities


def test_its_day_may_be_mended_but_lies_never_in_the_future(journal: Journal) -> None:
    check, _ = with_part(journal)
    with pytest.raises(BadInput, match="future"):
        journal.role_checks.edit(check.uid, on=date(2026, 11, 23), comment="")
    changed = journal.role_checks.edit(check.uid, on=date(2026, 11, 1), comment="half of it fits")
    assert (changed.on, changed.comment) == (date(2026, 11, 1), "half of it fits")


def test_whether_to_stay_or_to_change_is_said_and_asked_anew_the_next_time(
    journal: Journal,
) -> None:
    check, _ = with_part(journal)
    day = check.on
    said = journal.role_checks.edit(
        check.uid, on=day, comment="x", verdict="stay", turn=" a  team "
    )
    assert (said.verdict, said.turn) == ("stay", "a team")
    assert verdict_words(said) == "stay; what would turn it: a team"
    # What is said elsewhere only stays as it was.
    assert journal.role_checks.edit(check.uid, on=day, comment="y").verdict == "stay"
    with pytest.raises(BadInput):
        journal.role_checks.edit(check.uid, on=day, comment="", turn="x" * 5000)
    assert verdict_words(journal.role_checks.begin(ME)) == ""
    for _ in range(3):
        journal.undo()
    assert journal.role_checks.get(check.uid).verdict == ""

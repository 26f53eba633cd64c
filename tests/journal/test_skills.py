"""Skills: rated before and after, and the difference in a word."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.checks import Skill, SkillRating
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.areas import AREAS, with_own
from mentorjournal.mentoring.skills import change_of

MARCH, NOVEMBER = date(2026, 3, 1), date(2026, 11, 22)


def rated(
    journal: Journal, level: int, on: date = NOVEMBER, area: str = "negotiation", note: str = ""
) -> Skill:
    rating = SkillRating(uid=journal.new_uid(), on=on, level=level, note=note)
    return journal.skills.rate(ME, area, rating)


@pytest.mark.parametrize(
    ("before", "after", "word", "asked"),
    [
        (2, 4, "+2", ""),
        (2, 1, "−1", "more honest now?"),
        (3, 3, "same", ""),
        (1, 5, "+4", ""),
    ],
)
def test_the_difference_is_a_word(
    journal: Journal, before: int, after: int, word: str, asked: str
) -> None:
    rated(journal, after)
    change = change_of(rated(journal, before, MARCH))
    assert change is not None
    assert (change.then.level, change.word, change.asked) == (before, word, asked)


def test_rated_once_there_is_no_difference_yet(journal: Journal) -> None:
    change = change_of(rated(journal, 3))
    assert change is not None
    assert (change.now, change.difference, change.word) == (None, None, "")


def test_another_rating_of_the_same_day_takes_its_place(journal: Journal) -> None:
    rated(journal, 3)
    skill = rated(journal, 4, area="Negotiation ", note="on second thoughts")
    assert [(each.level, each.note) for each in skill.ratings] == [(4, "on second thoughts")]
    assert len(journal.skills.of(ME)) == 1


def test_the_areas_of_the_program_come_first_and_then_ones_own(journal: Journal) -> None:
    for area in ("welding", "executive presence", "strategic thinking"):
        rated(journal, 2, area=area)
    assert [skill.area for skill in journal.skills.of(ME)] == [
        "strategic thinking",
        "executive presence",
        "welding",
    ]
    assert with_own(["Welding", "Negotiation", "welding"]) == [*AREAS, "Welding"]


def test_a_rating_lies_never_in_the_future_and_is_one_of_five(journal: Journal) -> None:
    with pytest.raises(BadInput, match="future"):
        rated(journal, 3, date(2026, 11, 23))
    for level in (0, 6):
        with pytest.raises(BadInput):
            rated(journal, level)
    with pytest.raises(BadInput):
        rated(journal, 3, area="  ")
    assert journal.skills.of(ME) == []


def test_rating_is_undone_and_a_rating_comes_back_from_the_trash(journal: Journal) -> None:
    rated(journal, 2, MARCH)
    skill = rated(journal, 4)
    journal.undo()
    assert len(journal.skills.get(skill.uid).ratings) == 1
    last = rated(journal, 4).ratings[-1]
    journal.skills.remove(skill.uid, last.uid)
    assert len(journal.skills.get(skill.uid).ratings) == 1
    (thrown,) = journal.trash.all()
    journal.trash.restore(thrown)
    assert [each.level for each in journal.skills.get(skill.uid).ratings] == [2, 4]


def test_two_records_of_one_area_are_one_with_all_ratings_and_become_one_when_it_is_rated(
    journal: Journal,
) -> None:
    first = rated(journal, 2, area="negotiation", on=date(2026, 3, 1))
    later = SkillRating(uid=journal.new_uid(), on=date(2026, 9, 1), level=5)
    twin = replace(first, uid=journal.new_uid(), area="Negotiation", ratings=(later,))
    journal._store.put(twin)

    (one,) = journal.skills.of(ME)
    assert [each.level for each in one.ratings] == [2, 5]
    journal.skills.remove(one.uid, later.uid)
    (one,) = journal.skills.of(ME)
    assert [each.level for each in one.ratings] == [2]
    journal.undo()
    rated(journal, 4, area="negotiation", on=date(2026, 10, 1))
    (one,) = journal.skills.of(ME)
    assert [each.level for each in one.ratings] == [2, 5, 4]
    assert [each for each in journal._store.all(Skill) if each.owner == ME] == [one]
    journal.undo()
    (one,) = journal.skills.of(ME)
    assert [each.level for each in one.ratings] == [2, 5]

"""What each of my mentors covers: agreed as a focus area, or touched in a talk."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.base import Stage
from mentorjournal.data.records.models import Person, Relationship, Session
from mentorjournal.mentoring.areas import AREAS
from mentorjournal.mentoring.coverage import Area, Coverage, coverage
from mentorjournal.mentoring.overview import JournalOverview
from tests.examples import a_person, a_relationship, a_session, uid_of

BEN, MAYA = uid_of(0xBE), uid_of(0x3A)
WITH_BEN, WITH_MAYA = uid_of(0x1BE), uid_of(0x13A)


def with_ben(**fields: Any) -> Relationship:
    return a_relationship(uid=WITH_BEN, person=BEN, my_role="protege", **fields)


def with_maya(**fields: Any) -> Relationship:
    return a_relationship(uid=WITH_MAYA, person=MAYA, my_role="protege", **fields)


def covered(*relationships: Relationship, sessions: list[Session] | None = None) -> Coverage:
    people: dict[str, Person] = {
        BEN: a_person(uid=BEN, name="Ben O'Neil"),
        MAYA: a_person(uid=MAYA, name="Maya Lindqvist"),
    }
    by_bond: dict[str, list[Session]] = {}
    for each in sessions or []:
        by_bond.setdefault(each.relationship, []).append(each)
    return coverage(JournalOverview(people, relationships, by_bond))


def area(found: Coverage, name: str) -> Area:
    return next(each for each in found.areas if each.name == name)


def talk(notes: str = "", **fields: Any) -> Session:
    return a_session(date(2026, 11, 9), relationship=WITH_BEN, notes=notes, **fields)


def test_the_six_areas_stand_first_and_then_my_own_each_once() -> None:
    found = covered(
        with_ben(focus=("Career Planning", "pricing", "Übergabe")),
        with_maya(focus=("PRICING", "ubergabe")),
    )
    assert [each.name for each in found.areas] == [*AREAS, "pricing", "Übergabe"]
    assert area(found, "career planning").agreed == (BEN,)
    assert area(found, "pricing").agreed == (BEN, MAYA)
    assert area(found, "Übergabe").agreed == (BEN, MAYA)
    assert not area(found, "negotiation").covered


@pytest.mark.parametrize(
    "notes",
    [
        "! We spoke of career planning at last",
        "> Career-planning is a habit",
        "- [ ] Read about it #career-planning",
        "career\tplanning, plainly",
        "? CAREER PLANNING: who does it?",
        "! two lines, career\n  planning below",
    ],
)
def test_words_or_a_tag_in_the_notes_of_a_talk_touch_an_area(notes: str) -> None:
    found = covered(with_ben(), sessions=[talk(notes)])
    assert area(found, "career planning") == Area("career planning", (), (BEN,))


def test_the_summary_touches_an_area_too() -> None:
    found = covered(with_ben(), sessions=[talk(summary="Executive presence, mostly.")])
    assert area(found, "executive presence").touched == (BEN,)


@pytest.mark.parametrize(
    ("notes", "fields"),
    [
        ("% career planning is hopeless", {}),
        ("  % career planning", {}),
        ("! a career and its planning", {}),
        ("", {"reflection": "career planning"}),
        ("! careers planning", {}),
        ("! career planning", {"state": "planned"}),
        ("! career planning", {"state": "missed"}),
        ("! renegotiation", {}),
    ],
)
def test_what_is_private_for_ever_not_held_or_another_word_touches_nothing(
    notes: str, fields: dict[str, Any]
) -> None:
    found = covered(with_ben(), sessions=[talk(notes, **fields)])
    assert not any(each.covered for each in found.areas)


def test_what_is_agreed_is_not_called_touched_as_well() -> None:
    found = covered(with_ben(focus=("negotiation",)), sessions=[talk("! negotiation")])
    assert area(found, "negotiation") == Area("negotiation", (BEN,), ())


@pytest.mark.parametrize(
    ("stage", "counts"),
    [
        ("prospect", False),
        ("asked", False),
        ("active", True),
        ("paused", True),
        ("completed", False),
    ],
)
def test_a_mentor_is_who_mentors_me_now(stage: Stage, counts: bool) -> None:
    found = covered(with_ben(stage=stage, focus=("pricing",)))
    assert [mentor.name for mentor in found.mentors] == (["Ben O'Neil"] if counts else [])
    could = stage in ("prospect", "asked")
    assert [(each.name, each.stage) for each in found.prospects] == (
        [("Ben O'Neil", stage)] if could else []
    )
    assert ("pricing" in [each.name for each in found.areas]) is (counts or could)
    if could:
        assert area(found, "pricing") == Area("pricing", prospects=(BEN,))
        assert not area(found, "pricing").covered
        assert found.prospects_for(area(found, "pricing")) == list(found.prospects)


def test_who_mentors_me_already_is_no_prospect_for_more() -> None:
    second = a_relationship(
        uid=WITH_MAYA, person=BEN, my_role="protege", stage="prospect", focus=("negotiation",)
    )
    found = covered(with_ben(focus=("pricing",)), second)
    assert found.prospects == ()
    assert area(found, "negotiation") == Area("negotiation")


def test_whom_i_mentor_is_no_mentor_of_mine() -> None:
    assert covered(a_relationship(focus=("negotiation",))) == covered()


def test_two_relationships_with_one_person_are_one_mentor() -> None:
    second = a_relationship(uid=WITH_MAYA, person=BEN, my_role="protege", focus=("negotiation",))
    found = covered(with_ben(focus=("pricing",)), second)
    assert [mentor.relationship for mentor in found.mentors] == [WITH_BEN]
    assert area(found, "negotiation").agreed == area(found, "pricing").agreed == (BEN,)


def test_an_area_without_letters_is_touched_by_no_empty_talk() -> None:
    empty = a_session(date(2026, 11, 9), relationship=WITH_MAYA)
    found = covered(with_ben(focus=("🎯",)), with_maya(focus=("🚀",)), sessions=[empty])
    assert area(found, "🎯") == Area("🎯", (BEN,))
    assert area(found, "🚀") == Area("🚀", (MAYA,))

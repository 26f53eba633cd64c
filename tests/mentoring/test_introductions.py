"""Introductions: how far one is, what it waits for, and what is forwarded."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.introductions import Introduction
from mentorjournal.mentoring.introductions import (
    blurb,
    done_words,
    following,
    gone_words,
    next_words,
    opened_by_me,
    opened_for_me,
    reached,
    state_words,
    waiting,
)
from mentorjournal.mentoring.overview import JournalOverview
from tests.examples import NOON, a_person, a_relationship, uid_of

TODAY = date(2026, 12, 2)


def a_door(**changes: Any) -> Introduction:
    """To Priya Nair, written down on 5 Jan 2026."""
    usual: dict[str, Any] = {"uid": uid_of(0xD), "created": NOON, "updated": NOON}
    usual |= {"relationship": a_relationship().uid, "to": "Priya Nair"}
    return Introduction(**usual | changes)


def nov(day: int) -> date:
    return date(2026, 11, day)


@pytest.mark.parametrize(
    ("days", "at", "then", "state"),
    [
        ({}, None, "ask for it", "not asked yet"),
        (
            {"asked": nov(3)},
            "asked",
            "ask whether they would like to",
            "asked for",
        ),
        (
            {"asked": nov(3), "target_yes": nov(4)},
            "target_yes",
            "ask whether it would be welcome",
            "they said yes",
        ),
        (
            {"target_yes": nov(4), "protege_yes": nov(4)},
            "protege_yes",
            "bring the two together",
            "both said yes",
        ),
        # Nobody is brought together before both said yes, whoever was asked first.
        (
            {"asked": nov(3), "protege_yes": nov(5)},
            "protege_yes",
            "ask whether they would like to",
            "the protégé said yes",
        ),
        # Thanks are owed from the day on which a door was opened, within thirty days.
        ({"made": nov(6)}, "made", "hear whether they met", "made, thank by Sun 6 Dec"),
        ({"made": nov(6), "met": nov(20)}, "met", "thank for it", "met, thank by Sun 20 Dec"),
        ({"met": nov(20), "thanked": nov(21)}, "thanked", "say what came of it", "thanked"),
        ({"thanked": nov(21), "outcome": "x"}, "thanked", "", "thanked"),
        (
            {"met": nov(20), "thanked": nov(21), "became": "mentor"},
            "thanked",
            "",
            "thanked, became a mentor",
        ),
        ({"asked": nov(3), "declined": nov(9)}, "asked", "", "declined Mon 9 Nov"),
        ({"thanked": nov(3), "declined": nov(9)}, "thanked", "", "declined Mon 9 Nov"),
    ],
)
def test_how_far_a_door_is_and_what_comes_next(
    days: dict[str, Any], at: str | None, then: str, state: str
) -> None:
    door = a_door(**days)

    assert reached(door) == at
    assert next_words(door) == then
    assert (following(door) is None) == (then in ("", "say what came of it"))
    assert state_words(door, TODAY) == state


def test_who_said_yes_is_said_by_name_until_both_did() -> None:
    assert gone_words(a_door()) == ""
    assert gone_words(a_door(protege_yes=nov(4))) == "the protégé said yes"
    assert gone_words(a_door(target_yes=nov(4))) == "they said yes"
    assert gone_words(a_door(target_yes=nov(4), protege_yes=nov(4))) == "both said yes"


@pytest.mark.parametrize(
    ("days", "steps"),
    [
        # A door that stands half open is a step after seven days, and not before.
        ({"asked": nov(26)}, []),
        ({"asked": nov(25)}, [("door waits", "Ana: Priya Nair, ask whether they would like to")]),
        ({"asked": nov(20), "target_yes": nov(28)}, []),
        ({}, [("door waits", "Ana: Priya Nair, ask for it")]),
        ({"asked": nov(1), "declined": nov(9)}, []),
        # Thanks are a step once the two met, before that only in the last week.
        ({"met": nov(30)}, [("door thanks", "Ana: thank for Priya Nair")]),
        ({"made": nov(30)}, []),
        ({"made": nov(24)}, [("door waits", "Ana: Priya Nair, hear whether they met")]),
        ({"made": nov(9)}, [("door thanks", "Ana: thank for Priya Nair")]),
        ({"met": nov(1), "thanked": nov(2)}, []),
        ({"met": nov(1), "declined": nov(9)}, []),
    ],
)
def test_what_waits_too_long_is_a_step(days: dict[str, Any], steps: list[tuple[str, str]]) -> None:
    found = waiting([a_door(**days)], a_relationship(), "Ana", TODAY)

    assert [(step.kind, step.text) for step in found] == steps


def test_my_mentors_doors_are_listed_what_waits_first_and_a_year_old_ones_are_not() -> None:
    bond, theirs = a_relationship(my_role="protege"), a_relationship(uid=uid_of(7))
    facts = JournalOverview({bond.person: a_person()}, [bond, theirs], {})
    through = {"met": nov(3), "thanked": nov(4), "outcome": "We talk monthly"}
    doors = [
        a_door(uid=uid_of(1), to="Long ago", thanked=date(2025, 12, 1)),
        a_door(uid=uid_of(8), to="A year ago", thanked=date(2025, 12, 2)),
        a_door(uid=uid_of(9), to="Today", made=nov(2)),
        a_door(uid=uid_of(2), to="Orla Quinn", **through),
        a_door(uid=uid_of(3), to="Sam", made=date(2026, 10, 30)),
        a_door(uid=uid_of(4), to="Jo", declined=date(2026, 6, 1)),
        a_door(uid=uid_of(5), to="Kim", thanked=date(2019, 5, 1), became="boss"),
        a_door(uid=uid_of(6), to="Lu", became="contact", outcome="Writes", met=nov(3)),
        a_door(uid=uid_of(0xA), to="Years ago", asked=date(2019, 5, 1)),
        a_door(uid=uid_of(0xB), to="No, years ago", declined=date(2025, 12, 1)),
    ]
    listed = opened_for_me(facts, {bond.uid: doors, theirs.uid: [a_door()]}, TODAY)

    assert [(each.way, each.words, each.then, each.late) for each in listed] == [
        ("Ana → Sam", "made, thank by Sun 29 Nov", "hear whether they met", True),
        ("Ana → Lu", "became a contact: Writes", "thank for it", False),
        # On the last good day it is not late; what is a year old on the day is still there.
        ("Ana → Today", "made, thank by Wed 2 Dec", "hear whether they met", False),
        ("Ana → Years ago", "asked for", "ask whether they would like to", False),
        ("Ana → Orla Quinn", "We talk monthly", "", False),
        ("Ana → Jo", "declined Mon 1 Jun", "", False),
        # Out of whose network a boss came stays in sight.
        ("Ana → Kim", "thanked, became a boss", "", False),
        ("Ana → A year ago", "thanked", "say what came of it", False),
    ]
    came = {each.way.removeprefix("Ana → ") for each in listed if each.came}
    assert came == {"Orla Quinn", "Lu", "Kim"}


def test_doors_that_i_open_are_listed_what_waits_first_and_of_the_rest_the_newest() -> None:
    mine, theirs = a_relationship(), a_relationship(uid=uid_of(7), my_role="protege")
    facts = JournalOverview({mine.person: a_person()}, [mine, theirs], {})
    through: dict[str, Any] = {"thanked": date(2019, 5, 1), "outcome": "Lunch"}
    doors = [
        a_door(uid=uid_of(1), to="Old", **through),
        a_door(uid=uid_of(2), to="Sam"),
        a_door(uid=uid_of(3), to="New", **through),
        a_door(uid=uid_of(4), to="Jo"),
    ]
    listed = opened_by_me(facts, {mine.uid: doors, theirs.uid: [a_door()]}, TODAY)
    assert [each.way for each in listed] == ["Ana → Jo", "Ana → Sam", "Ana → New", "Ana → Old"]


def test_a_door_that_waits_is_a_step_of_the_seventh_day() -> None:
    days = [{"asked": nov(20)}, {"met": nov(20)}]
    steps = waiting([a_door(**each) for each in days], a_relationship(), "Ana", TODAY)
    assert [step.on for step in steps] == [nov(27), date(2026, 12, 20)]


def test_what_is_forwarded_names_who_and_what_for_and_makes_a_no_easy() -> None:
    door = a_door(why="How does a studio decide who owns price?")

    assert blurb(door, "Ana Lima") == (
        "I mentor Ana Lima.\n\n"
        "Ana would ask you: How does a studio decide who owns price?\n\n"
        "Would twenty minutes be all right, by video or over a coffee?\n\n"
        "A no is fine, and so is somebody else's name."
    )


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("", []),
        ("Who owns price.", ["Ana would ask you: Who owns price"]),
        ("one " * 12, ["Ana would ask you: " + " ".join(["one"] * 12)]),
        ("one " * 13, ["Ana would ask you: " + " ".join(["one"] * 12) + "…"]),
    ],
)
def test_of_what_for_twelve_words_are_forwarded_and_nothing_where_it_is_not_said(
    why: str, said: list[str]
) -> None:
    lines = blurb(a_door(why=why), "Ana Lima").splitlines()
    assert [line for line in lines if "ask you" in line] == said


@pytest.mark.parametrize("why", ["", "one two", "word " * 300])
@pytest.mark.parametrize("name", ["", "Ana Maria de Lima", "Ana " * 40])
def test_what_is_forwarded_has_sixty_words_at_most(why: str, name: str) -> None:
    words = blurb(a_door(why=why), name).split()

    assert 15 < len(words) <= 60


@pytest.mark.parametrize(
    ("days", "mine", "theirs"),
    [
        ({}, "asked Ben", "Ben asked"),
        ({"asked": nov(3)}, "Priya said yes", "Priya said yes"),
        ({"asked": nov(3), "target_yes": nov(4)}, "I said yes", "Ben said yes"),
        ({"protege_yes": nov(4)}, "Priya said yes", "Priya said yes"),
        ({"target_yes": nov(4), "protege_yes": nov(4)}, "made", "made"),
        ({"made": nov(4)}, "we met", "they met"),
        ({"met": nov(4)}, "thanked", "thanked"),
        ({"thanked": nov(4)}, *(2 * ["what came of it"])),
        ({"thanked": nov(4), "outcome": "Lunch"}, "", ""),
        ({"thanked": nov(4), "became": "boss"}, "", ""),
        ({"declined": nov(4)}, "", ""),
    ],
)
def test_what_going_on_writes_down_is_said_from_either_side(
    days: dict[str, Any], mine: str, theirs: str
) -> None:
    said = [
        done_words(a_door(**days), a_relationship(my_role=role), "Ben O'Neil")
        for role in ("protege", "mentor")
    ]
    assert said == [mine, theirs]


def test_whose_name_is_not_known_is_somebody() -> None:
    assert blurb(a_door(why="Who owns price?"), "").startswith(
        "I mentor somebody who would like to meet you.\n\nThey would ask you: Who owns price?"
    )

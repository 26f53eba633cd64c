"""The line of mentors as rows of characters: beside me where there is room, above me elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from mentorjournal.cli.output import cells, cut
from mentorjournal.mentoring.mentor_line import Link, MentorLine, spoken, tree
from tests.examples import uid_of

TODAY = date(2026, 11, 30)
BEN = Link(uid_of(1), "Ben O'Neil", "Vera Holm")
MAYA = Link(uid_of(2), "Maya Lindqvist")
TOMASZ = Link(uid_of(3), "Tomasz Zieliński", "Ola")
ANA = Link(uid_of(4), "Ana Lima", "Lea Kunz", date(2026, 11, 3))
CHIDI = Link(uid_of(5), "Chidi Okafor")
LONG = "Wolfeschlegelsteinhausenbergerdorff-Maximiliane von und zu X"
HEBREW = "אברהם בן־גוריון"


def drawn(line: MentorLine, width: int = 75) -> list[str]:
    return [row.text for row in tree(line, TODAY, width, cells, cut)]


def test_one_mentor_and_two_proteges_stand_as_sketched() -> None:
    rows = tree(MentorLine((BEN,), (ANA, CHIDI)), TODAY, 75, cells, cut)
    assert [row.text for row in rows] == [
        "Vera Holm",
        "└─ Ben O'Neil ── you",
        "                 ├─ Ana Lima        paid forward 3 Nov",
        "                 │  └─ Lea Kunz",
        "                 └─ Chidi Okafor",
    ]
    about = [row.relationship for row in rows]
    assert about == ["", uid_of(1), uid_of(4), "", uid_of(5)]


def test_several_mentors_come_together_at_me() -> None:
    assert drawn(MentorLine((BEN, MAYA, TOMASZ), (ANA,))) == [
        "Vera Holm",
        "└─ Ben O'Neil ───────┐",
        "Maya Lindqvist ──────┤",
        "Ola                  │",
        "└─ Tomasz Zieliński ─┴─ you",
        "                        └─ Ana Lima    paid forward 3 Nov",
        "                           └─ Lea Kunz",
    ]


def test_where_there_is_no_room_i_stand_below() -> None:
    assert drawn(MentorLine((BEN, MAYA), (ANA, CHIDI)), 40) == [
        "Vera Holm",
        "└─ Ben O'Neil ──┐",
        "Maya Lindqvist ─┤",
        "┌───────────────┘",
        "you",
        "├─ Ana Lima        paid forward 3 Nov",
        "│  └─ Lea Kunz",
        "└─ Chidi Okafor",
    ]
    assert drawn(MentorLine((MAYA,), (CHIDI,)), 20) == [
        "Maya Lin… ─┐",
        "┌──────────┘",
        "you",
        "└─ Chidi Ok…",
    ]


def test_what_has_no_room_beside_a_name_stands_below_it() -> None:
    assert drawn(MentorLine((), (ANA, CHIDI)), 28) == [
        "you",
        "├─ Ana Lima",
        "│  paid forward 3 Nov",
        "│  └─ Lea Kunz",
        "└─ Chidi Okafor",
    ]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        (MentorLine(), ["you"]),
        (MentorLine((MAYA,)), ["Maya Lindqvist ── you"]),
        (MentorLine((), (CHIDI,)), ["you", "└─ Chidi Okafor"]),
    ],
)
def test_whoever_is_not_there_is_left_out(line: MentorLine, rows: list[str]) -> None:
    assert drawn(line) == rows
    assert bool(line) is (len(line.mentors) + len(line.proteges) > 0)


@pytest.mark.parametrize("width", [1, 20, 40, 58, 75, 115, 10_000])
@pytest.mark.parametrize("name", [LONG, HEBREW, "山田 葵" * 12, "[/x] <b>&"])
def test_no_row_is_wider_than_there_is_room_and_no_name_is_lost(name: str, width: int) -> None:
    line = MentorLine(
        (Link(uid_of(1), name, name), MAYA), (Link(uid_of(2), name, name, TODAY), CHIDI)
    )
    rows = drawn(line, width)
    if width >= 20:
        assert max(map(cells, rows)) <= width
    if width > 150:
        assert sum(name in row for row in rows) == 4
    assert 6 <= len(rows) <= 9


def test_forty_have_a_row_each() -> None:
    many = tuple(Link(uid_of(at), f"Person {at}") for at in range(40))
    assert len(drawn(MentorLine(many, many))) == 80


def test_a_year_that_is_over_is_said_with_the_day() -> None:
    before = Link(uid_of(1), "Ana", "", date(2025, 1, 2))
    assert drawn(MentorLine((), (before,)))[1] == "└─ Ana    paid forward 2 Jan 2025"


def test_it_is_told_in_sentences_too() -> None:
    assert spoken(MentorLine((BEN,), (ANA, CHIDI)), "Robin Hale") == [
        "Vera Holm mentored Ben O'Neil.",
        "Ben O'Neil mentored Robin Hale.",
        "Robin Hale mentored Ana Lima, paid forward 3 Nov 2026.",
        "Ana Lima mentored Lea Kunz.",
        "Robin Hale mentored Chidi Okafor.",
    ]
    assert spoken(MentorLine((MAYA,), (CHIDI,)), "") == [
        "Maya Lindqvist mentored me.",
        "I mentored Chidi Okafor.",
    ]

"""What several mentors say, in the same words or in others, and on what nobody advised."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.mentoring.advice import leaders
from mentorjournal.mentoring.follow_up_lists import rows_of
from mentorjournal.mentoring.heard import Heard, heard_of

TODAY = date(2026, 11, 30)
BOTH = frozenset({"Ben", "Tomasz"})
RANK = "Rank by what it changed, never by how hard it was"
REWORDED = "In a review rank by what it changed, not by how hard it was"
AREAS: Mapping[str, frozenset[str]] = {
    "negotiation": frozenset({"Ben"}),
    "executive presence": frozenset(),
    "executive relationships": frozenset({"Maya"}),
    "hiring and team building": frozenset(),
    "management skills": frozenset({"Maya"}),
}


def advice(text: str, who: str, day: int, **fields: Any) -> tuple[FollowUpItem, str]:
    usual: dict[str, Any] = {"kind": "advice", "assignee": "me", "due": None, "words": text}
    usual |= {"relationship": who, "since": date(2026, 11, day), "record": f"{who} {day}"}
    return FollowUpItem(**usual | fields), who


def test_what_several_say_is_told_once_with_all_of_them_in_their_order() -> None:
    found = heard_of(
        [
            advice(REWORDED, "Tomasz", 20),
            advice(RANK, "Ben", 2),
            advice("rank by what it changed — NEVER by how hard it was!", "Ben", 9),
            advice("Sleep on it", "Ben", 3),
            advice("Sleep on it", "Ben", 4),
            advice("Sleep on it.", "Ana", 5, kind="question"),
            advice("Halt", "Maya", 6),
            advice("halt", "Ben", 7),
            advice("HALT", "Ana", 8),
        ],
        {},
    )
    assert [(each.item.text, each.names) for each in found.twice] == [
        ("Halt", ("Maya", "Ben", "Ana")),
        (RANK, ("Ben", "Tomasz")),
    ]


def test_an_area_is_advised_by_who_covers_it_or_in_words_of_its_own() -> None:
    said = [advice("Sleep on it", "Ben", 3)]
    assert heard_of(said, AREAS).not_advised == (
        "executive presence",
        "executive relationships",
        "hiring and team building",
        "management skills",
    )
    said += [advice("Hire for what you cannot do", "Zoë", 4), advice("Be present", "Zoë", 5)]
    said += [advice("Build the skill #executive-presence", "Zoë", 6)]
    assert heard_of(said, AREAS).not_advised == ("executive relationships",)
    # What much advice has, or several areas have, is a word of none.
    assert (
        "executive presence" in heard_of([advice("Ask an executive", "Zoë", 4)], AREAS).not_advised
    )
    assert (
        "hiring and team building"
        in heard_of([advice("Ask the team", "Zoë", 4)], AREAS).not_advised
    )


def test_without_any_advice_nothing_is_missing() -> None:
    assert heard_of([advice("Why?", "Ben", 3, kind="question")], AREAS) == Heard()


@pytest.mark.parametrize(
    ("texts", "led"),
    [
        ((), ()),
        (("a b c", "", "…", "A, b! c"), (0, 1, 2, 0)),
        ((RANK, "Sleep on it", REWORDED, RANK), (0, 1, 0, 0)),
        (
            ("Rank by how hard it was, not by what it changed", "Zahl zuerst", "zahl Zuerst"),
            (0, 1, 1),
        ),
    ],
)
def test_each_piece_is_led_by_the_first_that_says_the_same(
    texts: tuple[str, ...], led: tuple[int, ...]
) -> None:
    assert leaders(texts) == led


def test_the_list_of_follow_ups_has_it_once_with_every_name() -> None:
    said = [advice(RANK, "Ben", 2)[0], advice(REWORDED, "Tomasz", 20)[0]]
    names: dict[str | None, str] = {"Ben": "Ben O'Neil", "Tomasz": "Tomasz Z"}
    (row,) = rows_of(said, names, BOTH, TODAY)
    assert (row.item.text, row.names) == (RANK, "Ben O'Neil, Tomasz Z")
    # My own advice to two of mine stands by itself.
    assert len(rows_of(said, names, frozenset(), TODAY)) == 2
    closed = advice(REWORDED, "Tomasz", 20, reported=TODAY, state="done")[0]
    assert len(rows_of([said[0], closed], names, BOTH, TODAY)) == 1

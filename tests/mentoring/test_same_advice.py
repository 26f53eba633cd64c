"""The same advice in other words, judged on pairs labelled before the rule was written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorjournal.mentoring.advice import Given, KnownAdvice
from mentorjournal.mentoring.same_advice import alike, gist

PAIRS = Path(__file__).parents[1] / "fixtures" / "advice"


def labelled(name: str) -> list[tuple[bool, str, str]]:
    """Pairs with whether they say the same."""
    rows = (PAIRS / name).read_text(encoding="utf-8").splitlines()
    parts = (row.split("\t") for row in rows if row and not row.startswith("#"))
    return [(label == "same", one, another) for label, one, another in parts]


def judged(name: str) -> tuple[int, int, int]:
    """How many pairs are said to be the same, how many of these are, and how many are at all."""
    pairs = labelled(name)
    said = [same for same, one, another in pairs if alike(gist(one), gist(another))]
    return len(said), sum(said), sum(same for same, _one, _another in pairs)


def test_nine_of_ten_that_it_speaks_of_say_the_same_indeed() -> None:
    said, right, every = judged("pairs.tsv")

    assert len(labelled("pairs.tsv")) == 200
    assert right >= 0.9 * said
    # It is silent on more than half of them.
    assert right >= 0.4 * every


def test_on_pairs_of_somebody_who_did_not_know_it_it_is_nearly_always_silent() -> None:
    """They say the same with other words altogether, which no stem can tell."""
    said, right, every = judged("blind.tsv")

    assert len(labelled("blind.tsv")) == 150
    assert (said, right, every) == (1, 1, 70)


def test_it_does_not_matter_which_was_said_first() -> None:
    for _same, one, another in labelled("pairs.tsv"):
        assert alike(gist(one), gist(another)) == alike(gist(another), gist(one))


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("", ""),
        ("…", "…"),
        ("Never accept the very first offer they make", "Accept the very first offer they make"),
        ("Ask first", "First ask the team"),
        # Not English: the words between would count as if they carried meaning.
        ("Nenne die Zahl vor der Geschichte", "Die Zahl vor der Geschichte nennen"),
        ("Primero el número, después la historia", "El número primero, la historia después"),
    ],
)
def test_it_is_silent_where_it_cannot_be_sure(one: str, another: str) -> None:
    assert not alike(gist(one), gist(another))


@pytest.mark.parametrize(
    ("one", "another"),
    [
        (
            "Increase the marketing budget for the launch",
            "Decrease the marketing budget for the launch",
        ),
        ("Accept the second offer of the studio", "Refuse the second offer of the studio"),
        (
            "Stop promising delivery dates to the sales team",
            "Promise delivery dates to the sales team",
        ),
        (
            "Avoid weekly status meetings with the board",
            "Do the weekly status meetings with the board",
        ),
        (
            "Name the price before the launch of the game",
            "Name the price after the launch of the game",
        ),
        ("Tell the finance lead before the board", "Tell the board before the finance lead"),
        ("Before the board, tell the finance lead", "Before the finance lead, tell the board"),
        (
            "Never show slides before the demo in a pitch",
            "Show slides before the demo in the pitch",
        ),
        ("Write more detailed goals for your team", "Write less detailed goals for your team"),
    ],
)
def test_the_opposite_is_not_the_same_in_other_words(one: str, another: str) -> None:
    assert not alike(gist(one), gist(another))
    assert not alike(gist(another), gist(one))


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("Tell the finance lead before the board", "Tell the board after the finance lead"),
        ("Before the board, tell the finance lead", "Tell the finance lead before the board"),
        ("Never tell the board before the finance lead", "Tell the finance lead before the board"),
        ("Never accept the second offer of the studio", "Refuse the second offer of the studio"),
        (
            "Increase the marketing budget for launches",
            "For a launch, increase the marketing budget",
        ),
    ],
)
def test_two_ways_round_to_the_same_are_the_same(one: str, another: str) -> None:
    assert alike(gist(one), gist(another))


def test_the_same_words_win_over_the_same_meaning_and_the_first_of_all_is_named() -> None:
    known = KnownAdvice()
    known.add("Read the contract twice before you sign it", Given("Maya", date(2026, 3, 1)))
    known.add("Before signing, read the contract twice", Given("Ben", date(2026, 5, 1)))
    known.add("Read the contract twice, before you sign it!", Given("Tom", date(2026, 2, 1)))

    assert known.find("Before signing: read the contract twice") == Given("Ben", date(2026, 5, 1))
    found = known.find("Sign a contract only after you have read it twice")
    assert found == Given("Tom", date(2026, 2, 1), reworded=True)
    assert known.find("Never sign") is None
    assert known.find("") is None

"""Mistyped words: which are near, and what is offered in the place of what was typed."""

from __future__ import annotations

import pytest

from mentorjournal.mentoring.near_words import Vocabulary, slips_between, what_was_meant

TEXTS = (
    "the pricing slot for pricing and packaging",
    "half time, at the roof: muller and chidi okafor",
    "#pitch price prize prices 2026 slot-machine",
)


def meant(typed: str, *known: str) -> list[str]:
    words = Vocabulary(TEXTS)
    assert [each for each in words.read() if each is not None] == []
    return [each for each in what_was_meant(typed, words, known.__contains__) if each]


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("pircing", "pricing", 1),
        ("pricng", "pricing", 1),
        ("priccing", "pricing", 1),
        ("prising", "pricing", 1),
        ("prisign", "pricing", 2),
        ("pricing", "pricing", 0),
        ("", "abc", 3),
        ("abc", "", 3),
    ],
)
def test_a_letter_too_much_missing_another_or_two_changed_is_one_slip(
    one: str, other: str, slips: int
) -> None:
    assert slips_between(one, other) == slips


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("pircing", ["pricing"]),
        ("Pircing", ["pricing"]),
        ("ben pircing", []),
        ("pircing -roff slot", ["pricing -roff slot"]),
        ('the "half  tiem" -"no roff"', ['the "half  time" -"no roff"']),
        ("#pithc", ["#pitch"]),
        ("chidy pircing", ["chidi pricing"]),
        # Part of a word is found; so is a word that is there, whatever else is near it.
        ("pric", []),
        ("pricing", []),
        # Equally near ones, those with the same first letter first.
        ("priye", ["price", "prize"]),
        # Two slips in a long word, and none in a short one or a figure.
        ("pakcagin", ["packaging"]),
        ("the rof", []),
        ("teh", []),
        ("2027", []),
        ("Müllre", ["muller"]),
        ("zeppelin", []),
        (".* \\[", []),
    ],
)
def test_words_that_are_nowhere_are_offered_the_nearest_that_are(
    typed: str, offered: list[str]
) -> None:
    assert meant(typed) == offered


def test_what_means_a_day_stays() -> None:
    assert meant("april pircing") == []
    assert meant("april pircing", "april") == ["april pricing"]


def test_reading_goes_on_where_it_was_left() -> None:
    words = Vocabulary(f"word{each} " + "and " * 9_000 for each in ("a", "b", "c"))
    next(words.read())
    assert words.has("worda")
    assert not words.has("wordc")
    assert list(words.read())
    assert words.has("wordc")

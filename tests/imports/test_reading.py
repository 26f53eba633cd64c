"""Where something stands is said in short."""

from __future__ import annotations

import pytest

from mentorjournal.imports.reading import Place, places_words


@pytest.mark.parametrize(
    ("places", "words"),
    [
        ([Place(4, 4)], "line 4"),
        ([Place(4, 9)], "lines 4–9"),
        ([Place(4, 4), Place(9, 12)], "lines 4, 9–12"),
        ([Place(1, 1, unit="entry"), Place(7, 7, unit="entry")], "entries 1, 7"),
        ([Place(2, 2, "Ana.md"), Place(5, 6, "Ana.md"), Place(1, 1, "Ben.md")],
         "Ana.md, lines 2, 5–6; Ben.md, line 1"),
        ([Place(at, at) for at in range(1, 1_008)], "lines 1, 2, 3, 4, 5 and 1,002 more"),
    ],
)  # fmt: skip
def test_places_are_named_by_file_and_the_first_of_many_only(
    places: list[Place], words: str
) -> None:
    assert places_words(places) == words

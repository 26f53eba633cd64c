"""One's own cards: a file beside the settings, drawn with those of the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorjournal.journal.own_cards import begin_own_cards, find_cards
from mentorjournal.mentoring.cards import standard
from mentorjournal.paths import cards_path, settings_path

MINE = """\
[[cards]]
id = "mine"
kind = "worth"
question = "Says who?"
instead = "Name them."
"""


@pytest.fixture
def own() -> Path:
    """The place of one's own cards, with its folder."""
    path = cards_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def test_they_lie_beside_the_settings_and_are_drawn_first(own: Path) -> None:
    assert own == settings_path().parent / "cards.toml"
    assert find_cards().deck == standard()

    own.write_text(MINE, encoding="utf-8")

    assert find_cards().problem == ""
    assert [card.id for card in find_cards().deck.cards[:2]] == ["mine", standard().cards[0].id]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (MINE.replace("worth", "wroth").encode(), "line 3, kind: 'wroth'"),
        (b"\xff\xfe\x00", "It "),
        (b"edition = " + b"9" * 6000, "not valid TOML"),
        (b"#" * 70_000, "It is longer than 64 KB."),
    ],
)
def test_a_file_that_cannot_be_used_is_said_and_ours_are_drawn(
    own: Path, content: bytes, said: str
) -> None:
    own.write_bytes(content)

    found = find_cards()

    assert found.deck == standard()
    assert said in found.problem
    assert "cards.toml" in found.problem
    assert found.problem.endswith("Only the cards of the program are drawn.")


def test_a_file_is_begun_once_and_what_it_begins_with_can_be_read(own: Path) -> None:
    assert begin_own_cards() == (own, True)
    assert find_cards().problem == ""
    own.write_text(MINE, encoding="utf-8")
    assert begin_own_cards() == (own, False)
    assert own.read_text(encoding="utf-8") == MINE

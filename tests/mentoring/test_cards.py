"""Cards for rehearsing a pay talk or a meeting: ours, and what is refused in one's own file."""

from __future__ import annotations

import re
from collections import Counter
from textwrap import wrap

import pytest

from mentorjournal.errors import BadInput
from mentorjournal.mentoring.cards import KIND_WORDS, STANDARD_FILE, Deck, parse_cards, standard

QUESTION_ROOM = 74
"""Cells of a question on a screen of 80, within its edge and its quotation marks."""
INSTEAD_ROOM = 66
"""The same of what to say instead, behind its label."""

MINE = """\
# mine
[[cards]]
id = "my-first"
kind = "worth"
question = "Says who?"
instead = "Name them."
if_well = "vague"

[[cards]]
id = "my-second"
kind = "numbers"
question = "And how is that counted?"
instead = "The same way as theirs."
"""


def test_there_are_enough_of_each_kind_forty_about_pay_and_sixteen_for_a_meeting() -> None:
    deck = standard()
    kinds = Counter(card.kind for card in deck.openers)

    assert set(kinds) == set(KIND_WORDS)
    assert min(kinds.values()) >= 6
    assert len(deck.about("pay").openers) >= 40
    meeting = deck.about("meeting")
    assert len(meeting.openers) == 16
    assert {card.kind for card in meeting.cards} == {"executives", "stakeholders"}
    assert {*deck.about("pay").cards}.isdisjoint(meeting.cards)
    assert len(deck.cards) > len(deck.openers)


def test_each_fits_the_screen_of_eighty_columns_in_two_lines_and_names_no_figure() -> None:
    long = [
        (card.id, text)
        for card in standard().cards
        for text, room in ((card.question, QUESTION_ROOM), (card.instead, INSTEAD_ROOM))
        if len(wrap(text, room)) > 2
    ]

    assert long == []
    said = [card.question + card.instead for card in standard().cards]
    assert [text for text in said if re.search(r"[0-9$€£]", text)] == []
    assert len({card.question for card in standard().cards}) == len(standard().cards)


def test_every_follow_up_is_a_card_that_is_asked_only_then() -> None:
    deck = standard()
    following = {each for card in deck.cards for each in card.follow_ups}

    assert following
    assert following <= {card.id for card in deck.cards}
    assert following.isdisjoint(card.id for card in deck.openers)


def test_ones_own_go_first_and_one_with_the_id_of_ours_takes_its_place() -> None:
    own = parse_cards(MINE.replace("my-second", "how-much"), standard())
    deck = standard().with_own(own)

    assert [card.id for card in deck.cards[:2]] == ["my-first", "how-much"]
    assert len(deck.cards) == len(standard().cards) + 1
    found = deck.get("how-much")
    assert found is not None
    assert found.question == "And how is that counted?"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('kind = "worth"', 'kind = "wroth"', "line 4, kind: 'wroth': it is one of worth, numbers,"),
        ('id = "my-first"', 'id = "My first"', "line 3, id: it is made of small letters"),
        ('id = "my-second"', 'id = "my-first"', "line 10, id: there is another card “my-first”."),
        ('"Says who?"', '""', "line 5, question: it is empty."),
        ('"Says who?"', '" Says who?"', "line 5, question: it has to be one line"),
        ('"Says who?"', f'"{"x" * 301}"', "line 5, question: it is longer than 300 characters."),
        ('"Says who?"', "7", "line 5, question: a text in quotes belongs here."),
        ('instead = "The same way as theirs."', "", "line 9, instead: “instead” is missing."),
        ("if_well", "if_fine", "line 7, if_fine: there is no such key."),
        ('"vague"', '"vgaue"', "line 7, if_well: there is no card “vgaue”."),
        ('"vague"', '"my-first"', "line 7, if_well: “my-first” leads back to this card."),
        ("[[cards]]", "[cards]", None),
        ("= ", "", None),
    ],
)
def test_a_file_that_cannot_be_used_says_in_which_line_and_what_belongs_there(
    old: str, new: str, said: str | None
) -> None:
    assert old in MINE
    with pytest.raises(BadInput) as refused:
        parse_cards(MINE.replace(old, new), standard())

    begins = f"The file of cards cannot be used: {said}" if said else "The file of cards "
    assert str(refused.value).startswith(begins)


def test_a_circle_of_several_cards_is_refused() -> None:
    circle = MINE.replace('"vague"', '"my-second"') + 'if_again = "my-first"\n'

    with pytest.raises(BadInput, match="line 7, if_well: “my-second” leads back to this card"):
        parse_cards(circle)


def test_ours_is_read_as_ones_own_would_be() -> None:
    assert parse_cards(STANDARD_FILE.read_text(encoding="utf-8"), Deck()) == standard()

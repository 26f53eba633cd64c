"""Text typed into a field is shown as exactly its characters wherever it is put."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.documents.literal import literal
from tests.documents.reading import HOSTILE, PARSERS, types, walk, words
from tests.tally import drawn

_NOISE = st.text(alphabet="\\`*_[]()<>!#+-.=~|&;: ax1:/%\"'@", max_size=14)
_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
hostile = (
    st.lists(st.sampled_from(HOSTILE) | _NOISE | _TEXT, max_size=3).map(" ".join) | _NOISE | _TEXT
).filter(lambda text: text.split())

PLACES = {
    "paragraph": ("{}", ["paragraph_open", "inline", "paragraph_close"]),
    "heading": ("## {}", ["heading_open", "inline", "heading_close"]),
    "entry": (
        "- {}",
        [
            "bullet_list_open",
            "list_item_open",
            "paragraph_open",
            "inline",
            "paragraph_close",
            "list_item_close",
            "bullet_list_close",
        ],
    ),
}


@pytest.mark.parametrize("reader", PARSERS)
@pytest.mark.parametrize("place", PLACES)
@settings(max_examples=drawn(40, 120))
@given(text=hostile)
def test_text_reads_as_its_characters(text: str, reader: str, place: str) -> None:
    around, expected = PLACES[place]
    tokens = PARSERS[reader].parse(around.format(literal(text)))
    assert [token.type for token in tokens] == expected
    assert words(tokens) == " ".join(text.split())
    inside = {token.type for token in walk(tokens)} - set(expected)
    allowed = {"text"} | ({"link_open", "link_close"} if reader == "gfm-like" else set())
    assert inside <= allowed


@pytest.mark.parametrize("reader", ["gfm-like", "js-default"])
@settings(max_examples=drawn(40, 120))
@given(text=hostile)
def test_text_in_a_cell_stays_in_its_cell(text: str, reader: str) -> None:
    table = f"| a | b |\n| --- | --- |\n| {literal(text)} | end |"
    tokens = PARSERS[reader].parse(table)
    cells = [words([token]) for token in tokens if token.type == "inline"]
    assert cells == ["a", "b", " ".join(text.split()), "end"]


@settings(max_examples=drawn(40, 120))
@given(text=hostile)
def test_an_emphasised_lead_stays_one(text: str) -> None:
    tokens = PARSERS["commonmark"].parse(f"- **{literal(text)}**: next")
    inside = tokens[3].children or []
    assert [token.type for token in inside if token.type != "text"] == [
        "strong_open",
        "strong_close",
    ]
    assert words(tokens) == " ".join(text.split()) + ": next"


@pytest.mark.parametrize(
    "text",
    [
        "Ana Lima",
        "Win rate, % of deals (2026)",
        "snake_case",
        "Dr. O'Neil & Sons",
        "5 < 6 > 4",
        "R&D",
        "C:\\Users",
        "#12 is open!",
        "3.5 hours",
        "~5 hours",
        "-5 degrees",
        "ana@example.org",
        "https://example.org/a_b",
    ],
)
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert literal(text) == text


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# x", "\\# x"),
        ("1. x", "1\\. x"),
        ("- x", "\\- x"),
        ("[x](y)", "\\[x](y)"),
        ("a|b", "a\\|b"),
        ("<b>", "\\<b>"),
        ("&amp;", "\\&amp;"),
        ("end\\", "end\\\\"),
    ],
)
def test_what_would_mean_something_is_escaped_once(text: str, escaped: str) -> None:
    assert literal(text) == escaped


def test_empty_text_gives_nothing() -> None:
    assert literal(" \n ") == ""
    assert types(literal("")) == []

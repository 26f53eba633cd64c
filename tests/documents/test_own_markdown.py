"""The person's own Markdown keeps its meaning and loses what could harm a reader."""

from __future__ import annotations

import sys
from collections.abc import Callable
from time import process_time
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorjournal.documents.document import Bullets, Document, Item, Written
from mentorjournal.documents.html import to_html
from mentorjournal.documents.own_markdown import embed, embed_item
from tests.documents.reading import HOSTILE, PARSERS, strict, types, walk, words
from tests.tally import drawn, in_turn

_LINES = [
    *HOSTILE,
    "plain words",
    "",
    "  indented",
    "    code",
    "- item",
    "* item",
    "> quote",
    "> # heading in a quote",
    "Setext",
    "| a | b |",
    "| - | - |",
    "text [link](https://example.org) on",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<data:text/html,hi>)",
    "[x](//example.org)",
    "[x](notes.md)",
    "[![x](http://example.org/p.png)](javascript:x)",
    "a <b",
    "c>",
    "<div",
    "onclick=x>",
    "<?php",
    "<![CDATA[",
    "``` html",
    "~~~~",
]
notes_like = st.lists(st.sampled_from(_LINES) | st.text(max_size=6), max_size=10).map("\n".join)
DEMOTED = {"h3", "h4", "h5", "h6"}


def harm(markdown: str) -> list[str]:
    """What in a Markdown text could harm whoever reads it."""
    found = []
    for token in walk(strict().parse(markdown)):
        if token.type in ("html_block", "html_inline", "image"):
            found.append(token.content)
        if token.type == "link_open":
            address = str(token.attrGet("href"))
            if not address.lower().startswith(("http://", "https://", "mailto:")):
                found.append(address)
        if token.type == "heading_open" and token.tag not in DEMOTED:
            found.append(token.tag)
    return found


@settings(max_examples=drawn(60, 250), deadline=None)
@given(notes_like)
def test_embedded_notes_harm_nobody_and_stay_in_their_place(notes: str) -> None:
    document = f"# Title\n\n## Notes\n\n{embed(notes)}\n\n## Next\n\n- [x] done\n"
    tokens = strict().parse(document)
    assert harm(embed(notes)) == []
    headings = [t.tag for t in tokens if t.type == "heading_open" and t.tag not in DEMOTED]
    assert headings == ["h1", "h2", "h2"]
    assert words(tokens).endswith("Next[x] done")
    assert strict().parse(document)[-7].type == "bullet_list_open"


@settings(max_examples=drawn(60, 250), deadline=None)
@given(notes_like.filter(str.strip), st.booleans())
def test_an_embedded_entry_harms_nobody_and_stays_one_entry(text: str, task: bool) -> None:
    first, rest = embed_item(text, after_words=task)
    before = "- [ ] **Ana**: " if task else "- "
    entry = before + first + rest.replace("\n", "\n  ")
    tokens = strict().parse(f"{entry}\n- next\n")
    assert harm(f"{entry}\n- next\n") == []
    assert "\n" not in first
    top = [t.type for t in tokens if t.level == 0]
    assert top == ["bullet_list_open", "bullet_list_close"]
    assert [t.level for t in tokens if t.type == "list_item_open"].count(1) == 2
    assert tokens[3].type == "inline"
    if task:
        assert words([tokens[3]]).startswith("[ ] Ana: ")
    else:
        assert not tokens[3].content.startswith(("[ ] ", "[x] ", "[X] "))


@pytest.mark.parametrize("reader", PARSERS)
@settings(max_examples=drawn(20, 60), deadline=None)
@given(notes=notes_like)
def test_no_reader_finds_an_image_in_embedded_notes(reader: str, notes: str) -> None:
    found = {token.type for token in walk(PARSERS[reader].parse(embed(notes)))}
    assert not found & {"image", "html_inline", "html_block"}


def test_harmless_markdown_stays_as_it_is() -> None:
    text = "Some **bold** and `code <b>`.\n\n- one\n- [two](https://example.org)\n\n> quote"
    notes = f"{text}\n\n| a | b |\n| - | - |\n| 1 | 2 |"
    assert embed(notes) == notes


def test_code_keeps_what_looks_like_html() -> None:
    notes = "```\n<script>\n# not a heading\n```"
    assert embed(notes) == notes


def test_headings_move_below_those_of_the_document() -> None:
    assert embed("# One\n\n###### Six\n\nSetext\n===\n\nLower\n---") == (
        "### One\n\n###### Six\n\n### Setext\n\n#### Lower"
    )


def test_an_unclosed_fence_is_closed() -> None:
    assert embed("text\n\n~~~~ sh\nrm") == "text\n\n~~~~ sh\nrm\n~~~~"


def test_an_image_becomes_a_link() -> None:
    assert embed("See ![the chart](https://example.org/c.png)") == (
        "See [the chart](https://example.org/c.png)"
    )


def test_raw_html_shows_as_its_characters() -> None:
    shown = embed("Hi <b>you</b> <https://example.org>")
    assert words(strict().parse(shown)) == "Hi <b>you</b> https://example.org"
    assert words(strict().parse(embed("<div>\n# x\n</div>"))) == "<div>\n# x\n</div>"


def test_a_link_that_may_not_live_shows_as_text() -> None:
    shown = embed("[x](javascript:alert(1)) and [y](https://example.org)")
    assert types(shown).count("link_open") == 1
    assert words(strict().parse(shown)) == "[x](javascript:alert(1)) and y"


def test_a_definition_of_a_link_cannot_reach_the_rest_of_the_document() -> None:
    document = embed("[x]: https://example.org") + "\n\n- [x] done"
    assert "link_open" not in types(document)


def test_an_entry_does_not_become_a_task_by_its_words() -> None:
    assert embed_item("[x] done", after_words=False) == ("\\[x] done", "")


def test_lines_of_an_entry_stay_lines() -> None:
    assert embed_item("one\ntwo\nthree", after_words=False) == ("one  ", "\ntwo  \nthree")


def test_a_list_under_an_entry_stays_a_list() -> None:
    first, rest = embed_item("one\n- a\n- b", after_words=False)
    assert (first, rest) == ("one", "\n\n- a\n- b")


def test_deep_nesting_is_shown_literally() -> None:
    assert types(embed(">" * 200 + " <b>x</b>")).count("blockquote_open") == 0


def steps(text: str) -> int:
    """How many calls it takes to put a text into a document, as a paragraph and as an entry."""
    entry = Item(text=text, written=True)
    document = Document("T", (Written(text), Bullets((entry,))))
    return calls(lambda: to_html(document))


def calls(act: Callable[[], object]) -> int:
    """How many calls of functions something makes."""
    count = 0

    def see(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        act()
    finally:
        sys.setprofile(before)
    return count


@in_turn("lines", ["[\n", "[[a]\n", "[`]`\n", "[a](\n", "- a\n"])
def test_four_times_the_text_takes_about_four_times_the_steps(lines: str) -> None:
    steps(lines)
    few, many = (steps(lines * (size // len(lines))) for size in (300, 1_200))
    assert many < 6 * few


def test_eight_times_as_many_blank_lines_take_about_eight_times_as_long() -> None:
    def seconds(count: int) -> float:
        began = process_time()
        embed("```\n" + "\n" * count + "```")
        return process_time() - began

    seconds(1)
    # Where each line was looked for from each other, it would be sixty-four times.
    assert seconds(16_000) < 24 * min(seconds(2_000) for _ in range(3))


def test_text_with_brackets_that_nothing_closes_is_shown_literally() -> None:
    notes = "[\n" * 500
    assert "link_open" not in types(embed(notes))
    assert words(strict().parse(embed(notes))) == notes.strip()
    first, rest = embed_item("[ " * 500, after_words=True)
    assert (first, rest) == (" ".join(["\\["] * 500), "")


def test_a_few_brackets_that_nothing_closes_stay_as_they_are() -> None:
    notes = "See [1 and [2 and [the *plan*](https://example.org)"
    assert embed(notes) == notes


def test_an_address_with_an_angle_behind_it_swallows_no_backslash() -> None:
    for reader in PARSERS.values():
        assert words(reader.parse(embed("www.example.org/a<b> @x"))).startswith(
            "www.example.org/a<b>"
        )

"""Hostile text in any field of any record changes no document's shape and harms no reader."""

from __future__ import annotations

import functools

import pytest

from mentorjournal.documents.audience import Kind
from mentorjournal.documents.html import to_html
from mentorjournal.documents.markdown import to_markdown
from mentorjournal.documents.plain_text import to_text
from mentorjournal.journal.exports import SHARED
from tests.documents.filled import built
from tests.documents.reading import HOSTILE, Page, strict, walk
from tests.tally import drawn

ADDRESSES = ("http://", "https://", "mailto:")
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "h4", "h5", "h6"),
    *("p", "br", "hr", "ul", "ol", "li", "strong", "em", "s", "a", "code", "pre", "blockquote"),
    *("table", "thead", "tbody", "tr", "th", "td", "span"),
}
ATTRIBUTES = {
    *("lang", "charset", "content", "http-equiv", "name", "href", "rel", "class", "start"),
    *("role", "aria-label", "data-label"),
}
DRAWN = {"figure", "svg", "text", "rect", "line"}
"""What the picture of a sheet is drawn with; of figures, and of nobody's words."""


def shape(markdown: str) -> list[str]:
    """The headings of a document's own and the kinds of block under them."""
    tokens = strict().parse(markdown)
    return [t.type + t.tag for t in tokens if t.type == "heading_open" and t.tag in ("h1", "h2")]


def cases() -> list[tuple[Kind, str]]:
    """Each text in a document, each document with its share; in `make torture` all in all."""
    step = drawn(7, 1)
    return [
        (document, text)
        for number, document in enumerate(SHARED)
        for text in HOSTILE[number % step :: step]
    ]


@functools.cache
def shape_of_plain(document: Kind) -> list[str]:
    """What a document consists of in which nothing hostile stands."""
    return shape(to_markdown(built(document, "me", notes_shared=True).document))


@pytest.mark.proof("P13", "hostile text in every field of every document")
@pytest.mark.parametrize(("document", "text"), cases())
def test_hostile_text_harms_no_reader(document: Kind, text: str) -> None:
    def naming(path: str) -> str:
        # A mark at the start of an unmarked line would make it something else.
        return f"x {text}" if path == "notes.plain" else text

    made = built(document, "me", naming, notes_shared=True).document
    markdown = to_markdown(made)
    assert shape(markdown) == shape_of_plain(document)
    for token in walk(strict().parse(markdown)):
        assert token.type not in ("html_block", "html_inline", "image")
        if token.type == "link_open":
            assert str(token.attrGet("href")).startswith(ADDRESSES)
    page = Page(to_html(made))
    for element, attributes in page.elements:
        if element in DRAWN and document == "batna":
            assert text not in "".join(map(str, attributes.values()))
            continue
        assert element in ELEMENTS
        assert set(attributes) <= ATTRIBUTES
        assert (attributes.get("href") or "https://").startswith(ADDRESSES)
    assert "\x1b" not in to_text(made)


@pytest.mark.parametrize("document", SHARED)
def test_control_characters_reach_no_document(document: Kind) -> None:
    made = built(document, "me", lambda path: "a\x1b]52;c;x\x07\x9bb", notes_shared=True).document
    for text in (to_markdown(made), to_html(made), to_text(made)):
        assert not {"\x1b", "\x07", "\x9b"} & set(text)


@pytest.mark.parametrize("document", SHARED)
def test_lines_in_fields_of_one_line_add_no_blocks(document: Kind) -> None:
    lines = built(document, "me", lambda path: "a\n\n# b\n- c" if "notes" not in path else "x")
    assert shape(to_markdown(lines.document)) == shape(to_markdown(built(document, "me").document))

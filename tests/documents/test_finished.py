"""The finished document, read as a whole by several parsers, holds what it was meant to hold.

What people write is taken from CommonMark's own examples, from drawn joins of them, and from
attacks; each stands in every place where text of people stands.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable, Iterable
from html import escape
from importlib.metadata import version

import cmarkgfm
import mistune
import pytest
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

from mentorjournal.documents.document import (
    Block,
    Bullets,
    Document,
    Heading,
    Item,
    Paragraph,
    Table,
    Written,
)
from mentorjournal.documents.markdown import to_markdown
from tests.documents.reading import Page
from tests.tally import SOURCES, TORTURE, Tally

EXAMPLES = 652 if TORTURE > 1 else 25
JOINS = 5_000 if TORTURE > 1 else 100
SAFE = ("http://", "https://", "mailto:", "ftp://", "xmpp:")
FORBIDDEN = {"img", "script", "iframe", "object", "embed", "svg", "style", "form", "link", "meta"}
ATTACKS = (
    ("! look at [the deck]", "[the deck]: javascript:alert(1)"),
    ("see [x][1] and [1]", "\n[1]: data:text/html,<script>alert(1)</script>"),
    ("[ref]: <img src=x onerror=alert(1)>", "[ref]"),
    ("see http://x.y/<img src=x onerror=alert(1)>", ""),
    ("see http://x.y/\\<img src=x onerror=alert(1)>", ""),
    ("www.x.y/\\<script>alert(1)</script>", "me@x.y\\<b onclick=alert(1)>"),
    ("```\ncode\n     ```", "behind"),
    ("~~~", "~~~~\n```"),
    ("number first\n===\nthen the story", "x\n---"),
    ("a\n  ===", "b\n-"),
    ("<!--", "-->"),
    ("<pre>", "<![CDATA["),
    ("![pixel](http://x.y/p.png)", "[![a](b)](c)"),
    ("[a](<javascript:alert(1)>)", "[a](javascript&colon;alert(1))"),
    ("[a](JaVaScRiPt:alert(1) 'x')", "<javascript:alert(1)>"),
    ("[a](vbscript:x) [b](file:///etc/passwd)", "[c](\tdata:text/html,x)"),
    ("| a |\n| - |\n| b |", "| c |"),
    ("- a\n      - b\n# c", "1. x\n   # y"),
    ("> > > # deep", ">\n===="),
    ("[^1]", "[^1]: <img src=x>"),
    ("<http://x.y> <mailto:a@b.c> <ftp://x.y>", "<b>bold</b>"),
    ("&lt;img src=x&gt; &#60;script&#62;", "\\`<img src=x>\\`"),
    ("`` ` <img src=x> ``", "`unclosed <img src=x>"),
    ("[x]: y", "[x]"),
    ("[Foo\n  bar]: /url\n\n[Baz][Foo bar]", "[Foo bar]"),
    ("[Foo", "bar]: javascript:alert(1)\n\n[Foo bar]"),
    ("[Foo\n\nbar]: /url", "[Foo bar]"),
    ("\\", "\\\n# not a heading"),
)


def commonmark_examples() -> list[str]:
    path = SOURCES / "mistune" / f"mistune-{version('mistune')}" / "tests/fixtures/commonmark.json"
    if not path.exists():
        assert "CI" not in os.environ, "the examples of CommonMark are fetched by make test"
        pytest.skip("the examples of CommonMark are not here; make test fetches them")
    return [example["markdown"] for example in json.loads(path.read_text(encoding="utf-8"))]


def _markdown_it(preset: str) -> Callable[[str], str]:
    parser = MarkdownIt(preset, {"html": True, "linkify": preset == "gfm-like"})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser.render


def _github(text: str) -> str:
    return str(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))


def _mistune(text: str) -> str:
    plugins = ["strikethrough", "table", "url", "task_lists"]
    return str(mistune.create_markdown(escape=False, plugins=plugins)(text))


READERS: dict[str, Callable[[str], str]] = {
    "markdown-it": _markdown_it("commonmark"),
    "markdown-it, GitHub's way": _markdown_it("gfm-like"),
    "cmark-gfm": _github,
    "mistune": _mistune,
}

PLACES: dict[str, Callable[[str], Block]] = {
    "a text": Written,
    "an entry": lambda text: Bullets((Item(text, written=True), Item("next", written=True))),
    "an entry with a name": lambda text: Bullets((Item(text, lead="Ana", written=True),)),
    "a task": lambda text: Bullets((Item(text, "Ana", "by 1 Dec", done=False, written=True),)),
    "a line": Paragraph,
    "a line with a label": lambda text: Paragraph(text, "Label"),
    "a table": lambda text: Table(("Goal", "Now"), ((text, "1"), ("other", text))),
}


def _document(blocks: Iterable[Block]) -> tuple[Document, list[str]]:
    """The blocks, each under a heading of its own with a line behind, and those headings."""
    parts: list[Block] = []
    names = []
    for number, block in enumerate(blocks):
        names.append(f"Part {number}")
        parts += [Heading(names[-1]), block]
    names.append("The end")
    return Document("Title", (*parts, Heading("The end"), Paragraph("last line"))), names


def _leaks(blocks: Iterable[Block]) -> list[str]:
    """What one of the readers finds that was not meant to be there, or does not find."""
    document, names = _document(blocks)
    text = to_markdown(document)
    found = []
    for reader, read in READERS.items():
        html = read(text)
        page = Page(html)
        elements = [name for name, _ in page.elements]
        headings = [name for name in elements if name in ("h1", "h2")]
        if headings != ["h1", *["h2"] * len(names)]:
            found.append(f"{reader}: headings {headings}")
        missing = [name for name in names if f"<h2>{escape(name)}</h2>" not in html]
        if missing or "last line</p>" not in html:
            found.append(f"{reader}: swallowed {missing}")
        if bad := FORBIDDEN & set(elements):
            found.append(f"{reader}: elements {bad}")
        for name, attributes in page.elements:
            href = attributes.get("href")
            if name == "a" and href and not href.lower().startswith(SAFE):
                found.append(f"{reader}: link to {href}")
            if any(key.startswith("on") for key in attributes):
                found.append(f"{reader}: {attributes}")
    return found


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("texts", ATTACKS)
def test_an_attack_reaches_no_reader(texts: tuple[str, str], place: str) -> None:
    assert _leaks(PLACES[place](text) for text in texts) == []
    assert _leaks([Bullets(tuple(Item(text, written=True) for text in texts if text))]) == []


@pytest.mark.proof("P13", "CommonMark's examples in every place")
@pytest.mark.parametrize("place", PLACES)
def test_every_example_of_commonmark_is_contained(place: str, tally: Tally) -> None:
    examples = commonmark_examples()
    drawn = random.Random(652).sample(examples, min(EXAMPLES, len(examples)))
    leaks = {}
    for example in drawn:
        if found := _leaks([PLACES[place](example)]):
            leaks[example] = found
        tally.count += 1
    assert leaks == {}


@pytest.mark.proof("P13", "drawn joins of CommonMark's examples")
def test_examples_joined_by_chance_are_contained(tally: Tally) -> None:
    examples = commonmark_examples()
    chance = random.Random(5_000)
    places = list(PLACES.values())
    leaks = {}
    for _ in range(JOINS):
        texts = tuple(chance.choice(examples) for _ in range(chance.randint(2, 6)))
        blocks = [chance.choice(places)(text) for text in texts]
        if found := _leaks(blocks):
            leaks[texts] = found
        tally.count += 1
    assert leaks == {}


def test_text_stays_as_it_is_where_it_harms_nobody() -> None:
    texts = ("**bold** and [a link](https://x.y)", "see https://x.y/z", "`code`", "a < b & c")
    document, _ = _document(Written(text) for text in texts)
    for text in texts:
        assert f"\n{text}\n" in to_markdown(document)


def test_what_would_change_another_part_goes_out_letter_by_letter() -> None:
    document = Document(
        "Title",
        (
            Bullets((Item("look at [the deck]", written=True),)),
            Written("[the deck]: javascript:alert(1)"),
        ),
    )
    assert "look at [the deck]\n" in to_markdown(document)
    assert "javascript" in to_markdown(document)

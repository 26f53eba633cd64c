"""Documents read back the way their readers' programs read them."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

HOSTILE = (
    "# heading",
    "[x](javascript:alert(1))",
    "![x](http://example.org/pixel.png)",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "a | b",
    "| --- |",
    "&lt;script&gt; &#60;",
    "===",
    "---",
    "1. one",
    "12) twelve",
    "backslash \\",
    "`code` ``",
    "```",
    "~~~",
    "~~gone~~",
    "**bold** *it* _it_ __b__",
    "> quoted",
    "- [ ] task",
    "[x] done",
    "+ plus",
    "[ref]: javascript:alert(1)",
    "[foo][ref] [ref]",
    "<http://example.org> <ftp://example.org>",
    "http://example.org/%41 www.example.org/%C3%A9",
    "\\[x\\](y) \\<b>",
    "]] [[ ]( [](",
    "closing ###",
    "#",
    '"><img src=x onerror=alert(1)>',
    "=cmd|' /C calc'!A0",
    "\u202eright to left",
    "5 * 3 * 2 ~ 7",
    "snake_case and C:\\dir\\*",
)
"""Things to type into every field."""

PARSERS = {
    name: MarkdownIt(name, {"linkify": name == "gfm-like"})
    for name in ("commonmark", "gfm-like", "js-default")
}
"""The ways Markdown is read."""


@functools.cache
def strict() -> MarkdownIt:
    """A reader that recognises raw HTML and links of every scheme."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def walk(tokens: list[Token]) -> Iterator[Token]:
    """All tokens, those inside others too."""
    for token in tokens:
        yield token
        yield from walk(token.children or [])


def words(tokens: list[Token]) -> str:
    """The text of the tokens as a reader sees it."""
    shown = []
    for token in walk(tokens):
        if token.type in ("text", "text_special", "code_inline", "fence", "code_block"):
            shown.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            shown.append("\n")
    return "".join(shown)


def types(markdown: str, parser: MarkdownIt | None = None) -> list[str]:
    """What a Markdown text consists of."""
    return [token.type for token in walk((parser or strict()).parse(markdown))]


def sections(markdown: str) -> dict[str, str]:
    """The text under each heading of level 2; what stands before the first is under ""."""
    found: dict[str, str] = {"": ""}
    name = ""
    tokens = strict().parse(markdown)
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            name = words([tokens[at + 1]])
            found[name] = ""
        elif token.type in ("inline", "fence") and tokens[at - 1].tag != "h2":
            found[name] += words([token]) + "\n"
    return found


class Page(HTMLParser):
    """What a browser would find in a page: its elements with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

"""The person's own Markdown made fit for a document that others open.

Raw HTML shows as the characters it is made of, images become links, only http, https and
mailto links live, headings move below the document's own, an unclosed fence is closed.
What cannot be repaired line by line is shown literally: the result is always checked by
parsing it again, and what would take a reader long is not read to its end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from mentorjournal.documents.literal import literal
from mentorjournal.text import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

HIGHEST = 3
"""The highest level of heading in text within a document."""

_LIVE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_ANGLE = re.compile(r"(?<!\\)<(?!(?:https?://|mailto:)[^\s<>]*>)", re.IGNORECASE)
# These two begin at the start of a word and of a line only, so that each is read once.
_ESCAPED_ANGLE = re.compile(r"(?<![^\s<])([^\s<]*)\\<")
_ADDRESS_BEGINS = re.compile(r"://|www\.|@", re.IGNORECASE)
_DEFINITION = re.compile(r"\s*\[[^\]]*\]:")
_TARGET = re.compile(r"\]\((?!\s*<?(?:https?://|mailto:))", re.IGNORECASE)
_NESTED_HEADING = re.compile(r"^((?:[^\S\n]|[>*+\-\d.)])*)#{1,2}(?=\s)", re.MULTILINE)
# Readers give up on deep nesting, so what stands inside it cannot be judged.
_DEEP = re.compile(r"(?:>\s*){30}|(?:[*+\-]\s+){30}|(?:!?\[){60}")
_TASK = re.compile(r"\[[ xX]\]")
_SIGNS = re.compile(r"[^\w\s.,:;'\"()/?%–—-]|__|_\b|\b_")
_PATIENCE = 10
"""Steps for each letter of a text that a reader may take in search of the ends of its brackets."""
_ANY_TEXT = 1000
"""Steps that it may take on top, however short the text."""


class _TooLaborious(Exception):
    """A reader takes far more steps for a text than it has letters: `[` on thousands of lines."""


def is_live(address: str) -> bool:
    """Whether a link to that address may be followed: http, https or mailto."""
    return bool(_LIVE.match(address.strip()))


def embed(notes: str) -> str:
    """Markdown of several blocks, safe to stand under a heading of level 2."""
    lines = clean(notes).strip("\n").split("\n")
    kept: list[str] = []
    at = 0
    for start, end in _ranges(lines):
        kept += _definitions(lines[at:start])
        kept.append(_block(lines[start:end]))
        at = end
    kept += _definitions(lines[at:])
    text = "\n".join(kept).strip("\n")
    return text if _harmless(text) else _literally(lines)


def embed_item(text: str, *, after_words: bool) -> tuple[str, str]:
    """Markdown for an entry of a list: its first line and the rest.

    Args:
        text: What the entry says, Markdown.
        after_words: Whether something stands before it on its line.

    Returns:
        The first line, which is inline only, and what follows it: empty, or beginning with
        a line end (it goes on in the same paragraph) or two (blocks of its own).
    """
    first, _, rest = clean(text).strip().partition("\n")
    head = _inline(first.strip(), after_words=after_words)
    if not rest.strip():
        return head, ""
    follows = "\n".join(line.strip() for line in rest.split("\n"))
    together = f"{head}\n{follows}"
    if _is_paragraph(together) and _reads_well(together):
        return f"{head}  ", "\n" + follows.replace("\n", "  \n")
    return head, "\n\n" + embed(rest)


def as_read(line: str) -> str:
    """A line of Markdown as its reader sees it: the words without the signs that set them."""
    if not _SIGNS.search(line):
        return line
    head, _rest = embed_item(line, after_words=False)
    return "".join(
        token.content if token.type in ("text", "code_inline") else ""
        for block in _read(head)
        for token in block.children or ()
    )


@cache
def _parser() -> MarkdownIt:
    # Imported late: it takes longer to import than everything else here, and only exports
    # need it. HTML and every address are recognised so that they can be found.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    step = parser.inline.skipToken

    def counted(state: StateInline) -> None:
        state.env["steps"] -= 1
        if state.env["steps"] < 0:
            raise _TooLaborious
        step(state)

    parser.inline.skipToken = counted  # type: ignore[method-assign]
    return parser


@cache
def _block_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.disable("inline")
    return parser


def _read(text: str) -> list[Token]:
    """The tokens of a text.

    Raises:
        _TooLaborious: It has more open brackets than a reader should follow.
    """
    return _parser().parse(text, {"steps": _PATIENCE * len(text) + _ANY_TEXT})


def _blocks(text: str) -> list[Token]:
    """Its blocks only; nothing is read of what stands on their lines."""
    return _block_parser().parse(text)


def _is_paragraph(text: str) -> bool:
    tokens = _blocks(text)
    return len(tokens) == 3 and tokens[0].type == "paragraph_open"


def _ranges(lines: list[str]) -> Iterator[tuple[int, int]]:
    for token in _blocks("\n".join(lines)):
        if token.level == 0 and token.nesting >= 0 and token.map:
            start, end = token.map
            while end > start and not lines[end - 1].strip():
                end -= 1
            if start < end:
                yield start, end


def _definitions(lines: list[str]) -> list[str]:
    """What no block covers is blank or defines links, which would work in the whole document."""
    shown = (literal(line, among_lines=True) for line in lines)
    return [f"{line}\n" if line else "" for line in shown]


def _block(lines: list[str]) -> str:
    text = "\n".join(lines)
    first = next(iter(_blocks(text)), None)
    if first is None:
        return _literally(lines)
    if first.type == "heading_open":
        text = _demoted(first, lines)
    elif first.type == "fence" and not _closed(first, lines):
        indent = " " * (len(lines[0]) - len(lines[0].lstrip()))
        text = f"{text}\n{indent}{first.markup}"
    candidates = () if first.type == "html_block" else (text, _repaired(text))
    found = (candidate for candidate in candidates if _harmless(candidate))
    return next(found, _literally(lines))


def _demoted(heading: Token, lines: list[str]) -> str:
    level = min(int(heading.tag[1]) + HIGHEST - 1, 6)
    if heading.markup.startswith("#"):
        words = lines[0].strip()[len(heading.markup) :]
    else:
        words = " ".join(line.strip() for line in lines[:-1])
    return f"{'#' * level} {words.strip()}"


def _closed(fence: Token, lines: list[str]) -> bool:
    last = lines[-1].expandtabs(4)
    if len(last) - len(last.lstrip()) > 3:
        return False
    last = last.strip()
    return len(lines) > 1 and last.startswith(fence.markup) and not last.strip(fence.markup[0])


def _repaired(text: str) -> str:
    text = _ANGLE.sub(r"\\<", text.replace("![", "["))
    # An address that GitHub reads as a link swallows a backslash, and not an entity.
    text = _ESCAPED_ANGLE.sub(_entity_in_address, text)
    text = _TARGET.sub(r"]\\(", text)
    return _NESTED_HEADING.sub(rf"\1{'#' * HIGHEST}", text)


def _entity_in_address(found: re.Match[str]) -> str:
    return f"{found[1]}&lt;" if _ADDRESS_BEGINS.search(found[1]) else found[0]


def _inline(line: str, *, after_words: bool) -> str:
    if (not after_words and _TASK.match(line)) or _DEFINITION.match(line):
        return literal(line)
    for candidate in (line, _repaired(line)):
        paragraph = _is_paragraph(f"x {candidate}" if after_words else candidate)
        if paragraph and _harmless(candidate) and not candidate.endswith("\\"):
            return candidate
    return literal(line)


def _literally(lines: Iterable[str]) -> str:
    shown = (f"{literal(line, among_lines=True)}  " if line.strip() else "" for line in lines)
    return "\n".join(shown).rstrip()


def _harmless(text: str) -> bool:
    if _DEEP.search(text):
        return False
    swallowed = (_ADDRESS_BEGINS.search(found[1]) for found in _ESCAPED_ANGLE.finditer(text))
    return not any(swallowed) and _reads_well(text)


def _reads_well(text: str) -> bool:
    try:
        return not any(_bad(_read(text)))
    except _TooLaborious:
        return False


def _bad(tokens: Iterable[Token]) -> Iterator[bool]:
    for token in tokens:
        if token.type in ("html_block", "html_inline", "image"):
            yield True
        if token.type == "link_open" and not is_live(str(token.attrGet("href"))):
            yield True
        if token.type == "heading_open" and int(token.tag[1]) < HIGHEST:
            yield True
        yield from _bad(token.children or ())

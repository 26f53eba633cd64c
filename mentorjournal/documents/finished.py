"""The last look at a document: read as a whole, is it what its pieces meant?

Each piece is safe by itself, and together they can still mean something else: one line
defines the address of a link in another, a fence swallows what follows. So the whole is
read as CommonMark and as GitHub reads it, with bare addresses as links, and its headings,
links, images and HTML are compared with those of the pieces. Text that makes a difference
goes out in a fence, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from mentorjournal.text import clean

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

Meaning = tuple[tuple[str, str], ...]

_HARMLESS = re.compile(r"(?:https?|ftp|xmpp)://|mailto:|xmpp:", re.IGNORECASE)

# One that is complete, or begun and not ended, so that what follows could end it.
_DEFINITION = re.compile(
    r"^(?:[ >\t]|[-*+][ \t]|\d{1,9}[.)][ \t])*\[(?:[^\[\]\\]|\\.)*(?:\]:|\Z)",
    re.MULTILINE | re.DOTALL,
)


class Piece(Struct, frozen=True):
    """A part of a document.

    Attributes:
        text: Its Markdown.
        fenced: The same with what a person wrote in a fence; empty where nobody wrote it.
        joint: What stands between it and the piece before.
    """

    text: str
    fenced: str = ""
    joint: str = "\n\n"


def put_together(pieces: Sequence[Piece]) -> str:
    """The pieces as one text that means what they mean by themselves."""
    chosen = [_by_itself(piece) for piece in pieces]
    while (bad := _first_bad(chosen)) is not None:
        at = next((at for at in range(bad, -1, -1) if chosen[at].fenced), None)
        if at is None:
            return fence(_joined(pieces))
        chosen[at] = _fenced(chosen[at])
    return _joined(chosen)


def fence(text: str, info: str = "") -> str:
    """A text as code, longer fenced than anything within it."""
    text = clean(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    marks = "`" * max(3, longest + 1)
    return f"{marks}{info}\n{text.rstrip()}\n{marks}"


def _by_itself(piece: Piece) -> Piece:
    harmful = _defines(piece.text) or any(
        kind in ("html", "image") or (kind == "link" and not _HARMLESS.match(what))
        for meaning in _meanings(piece.text)
        for kind, what in meaning
    )
    return _fenced(piece) if harmful and piece.fenced else piece


def _fenced(piece: Piece) -> Piece:
    return Piece(piece.fenced, joint=piece.joint)


def _joined(pieces: Sequence[Piece]) -> str:
    return "".join(
        piece.text if at == 0 else piece.joint + piece.text for at, piece in enumerate(pieces)
    )


def _first_bad(pieces: Sequence[Piece]) -> int | None:
    """The piece with which the text first means something else; None where it never does."""
    expected = [_meanings(piece.text) for piece in pieces]

    def differs(count: int) -> bool:
        meant = tuple(
            tuple(each for one in expected[:count] for each in one[way]) for way in (0, 1)
        )
        return _meanings(_joined(pieces[:count])) != meant

    if not differs(len(pieces)):
        return None
    low, high = 0, len(pieces)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if differs(middle) else (middle, high)
    return high - 1


def _defines(text: str) -> bool:
    """Whether a reader could take a part of it for the address of a link elsewhere.

    All of that was made literal; some readers also see one where blank lines lie within.
    """
    if "[" not in text:
        return False
    lines = text.split("\n")
    for token in _readers()[0].parse(text):
        if token.type in ("fence", "code_block") and token.map:
            lines[slice(*token.map)] = [""] * (token.map[1] - token.map[0])
    return bool(_DEFINITION.search("\n".join(lines)))


@cache
def _readers() -> tuple[MarkdownIt, MarkdownIt]:
    # Imported late: it takes longer to import than everything else here.
    from markdown_it import MarkdownIt

    readers = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]),
        MarkdownIt("gfm-like", {"linkify": True, "html": True}),
    )
    for reader in readers:
        reader.validateLink = lambda url: True  # type: ignore[method-assign]
    return readers


def _meanings(text: str) -> tuple[Meaning, Meaning]:
    strict, github = _readers()
    return tuple(_meaning(strict.parse(text))), tuple(_meaning(github.parse(text)))


def _meaning(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        match token.type:
            case "heading_open":
                yield "heading", token.tag
            case "link_open":
                yield "link", str(token.attrGet("href"))
            case "image":
                yield "image", str(token.attrGet("src"))
            case "html_block" | "html_inline":
                yield "html", token.content
        yield from _meaning(token.children or ())

"""The two sides of a journal in which git has left the marks of an unfinished merge.

Each side keeps the line numbers of the file: lines of the other side become empty. With git's
`diff3` and `zdiff3` styles what both began from stands there too.
"""

from __future__ import annotations

from msgspec import Struct

_MARKS = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": ""}


class Sides(Struct, frozen=True):
    """The file as each side has it.

    Attributes:
        base: What both began from; empty where git was not asked to write it.
    """

    ours: str
    theirs: str
    base: str = ""


def sides_of(text: str) -> Sides | None:
    """The sides of a file; None if it has no marks of a merge."""
    lines = text.split("\n")
    marks = [_MARKS.get(line[:7]) for line in lines]
    if not any(mark is not None for mark in marks):
        return None
    kept: dict[str, list[str]] = {"ours": [], "theirs": [], "base": []}
    now = ""
    for line, mark in zip(lines, marks, strict=True):
        now = now if mark is None else mark
        for side, into in kept.items():
            into.append(line if mark is None and now in ("", side) else "")
    base = "\n".join(kept["base"]) if "base" in marks else ""
    return Sides("\n".join(kept["ours"]), "\n".join(kept["theirs"]), base)

"""What stands above a Markdown note between two lines of `---`: keys with words or lists of words.

This is no YAML: no anchors, types, nesting or anything that grows. What is not `key: words`,
`key: [one, two]` or a list of `- words` below its key is not read, and its lines are named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_KEY = re.compile(r"([A-Za-z][\w \-]{0,40}):(?:[ \t]+(.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)")
_LINK = re.compile(r"\[\[([^\]|#]*)(?:[#|][^\]]*)?\]\]")
_FENCE = "---"
_MOST_LINES = 200


class FrontMatter(Struct, frozen=True):
    """What was read above a note.

    Attributes:
        lines: How many lines it takes, both fences included; 0 where there is none.
        fields: The words behind each key, in small letters.
        rows: On which line, from 1, each key stands.
        unread: The lines that are not read.
    """

    lines: int = 0
    fields: dict[str, tuple[str, ...]] = {}
    rows: dict[str, int] = {}
    unread: tuple[int, ...] = ()

    def words(self, *keys: str) -> tuple[str, ...]:
        """The words behind the first of these keys that has any."""
        return next((words for key in keys if (words := self.fields.get(key))), ())


def read_front_matter(lines: Sequence[str]) -> FrontMatter:
    """What stands above a note.

    Args:
        lines: All lines of the note.
    """
    if not lines or lines[0].rstrip() != _FENCE:
        return FrontMatter()
    ends = (at for at, line in enumerate(lines[1 : _MOST_LINES + 1], 1) if line.rstrip() == _FENCE)
    end = next(ends, 0)
    if not end:
        return FrontMatter()
    fields: dict[str, tuple[str, ...]] = {}
    rows: dict[str, int] = {}
    unread: list[int] = []
    key = ""
    for row in range(1, end):
        line = lines[row]
        if (item := _ITEM.fullmatch(line)) is not None and key:
            fields[key] = (*fields[key], *_words(item[1]))
        elif (found := _KEY.fullmatch(line.rstrip())) is not None:
            key = found[1].strip().lower()
            fields[key], rows[key] = _words(found[2] or ""), row + 1
        elif line.strip():
            unread.append(row + 1)
    return FrontMatter(end + 1, fields, rows, tuple(unread))


def _words(value: str) -> tuple[str, ...]:
    """The words of a value: one, or those of a list in brackets, or links; quotes taken off."""
    linked = [link[1].rpartition("/")[2] for link in _LINK.finditer(value)]
    value = _LINK.sub(lambda link: link[1].rpartition("/")[2], value.strip())
    if value[:1] == "[" and value[-1:] == "]":
        parts = value[1:-1].split(",")
    else:
        parts = linked if len(linked) > 1 else [value]
    bare = (part.strip().strip("\"'").strip() for part in parts)
    return tuple(part for part in bare if part)

"""What stands above a Markdown file for programs that file it, such as Obsidian.

Flat, a word and a text a line, so that their readers show it as a table.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentorjournal.text import one_line

_LAST_OF_FOUR = 0xFFFF


def front_matter(fields: Mapping[str, str | date]) -> str:
    """The fields as YAML between two lines of hyphens; those that are empty are left out."""
    lines = (f"{name}: {_value(value)}" for name, value in fields.items() if value)
    return "\n".join(("---", *lines, "---")) + "\n\n"


def _value(value: str | date) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return f'"{"".join(map(_char, one_line(value)))}"'


def _char(char: str) -> str:
    """A character within quotes; what is not to be seen by its number, as YAML takes it."""
    if char in '"\\':
        return f"\\{char}"
    if char.isprintable():
        return char
    code = ord(char)
    return f"\\U{code:08X}" if code > _LAST_OF_FOUR else f"\\u{code:04X}"

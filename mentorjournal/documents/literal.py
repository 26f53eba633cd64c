"""Text made safe for one place in Markdown: it reads there as exactly its characters."""

from __future__ import annotations

import re

from mentorjournal.text import one_line

_ALWAYS = r"[`|*]"
_BACKSLASH = r"\\(?=[!-/:-@\[-`{-~]|$)"
_UNDERSCORE = r"(?<![^\W_])_|_(?![^\W_])"
_PAIRED = r"[\[~]"
_ANGLE = r"<(?=[A-Za-z/!?])"
_ENTITY = r"&(?=#?\w+;)"
# Markdown readers that turn bare addresses into links show these decoded.
_ADDRESS = r"%(?=[0-9A-Fa-f]{2})|(?<=[xX][nN])-(?=-)"
_INLINE = re.compile(
    "|".join((_ALWAYS, _BACKSLASH, _UNDERSCORE, _PAIRED, _ANGLE, _ENTITY, _ADDRESS))
)
# A bare address swallows the backslashes in it, so one that needs any must not become a link.
_LINK = re.compile(r"(?i:(?<=www)(?=\.)|(?=://))")
_CLOSING = re.compile(r"(?<=\s)#(?=#*$)")
_BULLET = re.compile(r"[-+](?=\s|$)|#{1,6}(?=\s|$)|>|[-=:][-=:\s]*$")
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=\s|$)", re.ASCII)


def literal(text: str, *, among_lines: bool = False) -> str:
    r"""One line of text for Markdown, escaped no more than needed.

    Runs of white space become single spaces; everything else is shown as typed by any
    reader of CommonMark or GitHub Markdown, at the start of a line, within one, and in a
    cell of a table: `[x](y)` becomes `\[x](y)`, `snake_case` stays.

    Args:
        text: The text.
        among_lines: Whether other lines of the same paragraph stand beside it, in which
            what it opens could be closed.
    """
    line = one_line(text)
    alone = {"~": line.count("~") == 1} if not among_lines else {}
    line = " ".join(_word(word, alone) for word in line.split(" ")) if line else ""
    line = _CLOSING.sub(r"\\\g<0>", line)
    line = _NUMBER.sub(r"\1\\\2", line, count=1) if _NUMBER.match(line) else line
    return f"\\{line}" if _BULLET.match(line) else line


def _word(word: str, alone: dict[str, bool]) -> str:
    escaped = _INLINE.sub(lambda found: found[0] if alone.get(found[0]) else f"\\{found[0]}", word)
    return escaped if escaped == word else _LINK.sub(r"\\", escaped)

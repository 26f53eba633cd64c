"""A file of ours in TOML that a person may write too: what cannot be used is refused with line
and key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import NoReturn, TypeVar

import msgspec

from mentorjournal.errors import BadInput
from mentorjournal.text import one_line

_WHERE = re.compile(r"(.*?)(?: - at `\$\.?(.*)`)?", re.DOTALL)
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`")
_NOT_ONE_OF = re.compile(r"Invalid enum value (.*)", re.DOTALL)
PathTo = tuple[str | int, ...]
"""The way to something in such a file: ("months", 3, "theme")."""

F = TypeVar("F")


class TomlEntries(msgspec.Struct, frozen=True):
    """A file that is a list of tables, with a key or two above them.

    Attributes:
        what: What the file is, for messages: "The outline".
        entries: What the list is called in it: "months", for tables [[months]].
        words: What belongs behind a key, by key.
    """

    what: str
    entries: str
    words: Mapping[str, str]

    def read(self, text: str, kind: type[F]) -> F:
        """What such a file holds.

        Raises:
            BadInput: It is not TOML, or holds something else; says in which line, and what
                belongs there.
        """
        try:
            return msgspec.convert(tomllib.loads(text), kind)
        except msgspec.ValidationError as error:
            self._refuse(text, error)
        except (ValueError, RecursionError) as error:
            # A number of thousands of digits is one of the values that are wrong, too.
            raise BadInput(f"{self.what} is not valid TOML: {error}.") from None

    def _refuse(self, text: str, error: msgspec.ValidationError) -> NoReturn:
        """Say what a type forbids in the words of a person."""
        match = _WHERE.fullmatch(str(error))
        what, where = (match[1], match[2] or "") if match else (str(error), "")
        path: PathTo = tuple(
            int(number) if number else name for name, number in _STEP.findall(where)
        )
        if unknown := _UNKNOWN.fullmatch(what):
            self.refuse_at(text, (*path, unknown[1]), "there is no such key")
        if missing := _MISSING.fullmatch(what):
            self.refuse_at(text, path, f"“{missing[1]}” is missing", key=missing[1])
        key = next((step for step in reversed(path) if isinstance(step, str)), self.entries)
        wrong = self.words.get(key, what[:1].lower() + what[1:])
        if value := _NOT_ONE_OF.fullmatch(what):
            wrong = f"{value[1][:40]}: {wrong}"
        self.refuse_at(text, path, wrong)

    def refuse_at(self, text: str, path: PathTo, wrong: str, key: str = "") -> NoReturn:
        """Refuse the file because of something in it.

        Args:
            text: The whole file.
            path: The way to what is wrong.
            wrong: What is wrong with it.
            key: What to name, where that is not the last key of the way.

        Raises:
            BadInput: Always.
        """
        names = [step for step in path if isinstance(step, str)]
        name = key or (names[-1] if names else self.entries)
        at = line_of(text, path, self.entries)
        raise BadInput(f"{self.what} cannot be used: line {at}, {name[:40]}: {wrong}.")


def amiss(
    path: PathTo, text: str, limit: int, *, needed: bool = False
) -> Iterator[tuple[PathTo, str]]:
    """What keeps a text from being one line of ours: where it stands, and what is wrong."""
    if text != one_line(text):
        yield path, "it has to be one line, without blanks around it"
    elif len(text) > limit:
        yield path, f"it is longer than {limit} characters"
    elif needed and not text:
        yield path, "it is empty"


def line_of(text: str, path: PathTo, entries: str) -> int:
    """The line, 1-based, in which something stands; the nearest known one where it is nowhere."""
    lines = text.splitlines()
    if len(path) < 2 or path[0] != entries or not isinstance(path[1], int):
        return _key_line(lines, 0, len(lines), str(path[0]) if path else "") + 1
    head = re.compile(rf"\s*\[\[\s*{entries}\s*\]\]")
    heads = [at for at, line in enumerate(lines) if head.match(line)]
    if path[1] >= len(heads):
        return 1
    first = heads[path[1]]
    end = next((head for head in heads if head > first), len(lines))
    if len(path) == 2:
        return first + 1
    key = str(path[2])
    if len(path) == 3 or not isinstance(path[3], int):
        return _key_line(lines, first, end, key) + 1
    table = re.compile(rf"\s*\[\[\s*{entries}\s*\.\s*{re.escape(key)}\s*\]\]")
    tables = [at for at in range(first, end) if table.match(lines[at])]
    if path[3] < len(tables):
        at = tables[path[3]]
        after = next((other for other in tables if other > at), end)
    else:
        at = _nth_brace(lines, _key_line(lines, first, end, key), end, path[3])
        after = next((i + 1 for i in range(at, end) if "}" in lines[i]), end)
    return (_key_line(lines, at, after, str(path[4])) if len(path) > 4 else at) + 1


def _key_line(lines: Sequence[str], first: int, end: int, key: str) -> int:
    """The line with a key of its own or within braces; the first one where there is none."""
    wanted = re.compile(rf'(?:^|[{{,])\s*"?{re.escape(key)}"?\s*=|^\s*\[+\s*{re.escape(key)}\s*\]')
    return next((at for at in range(first, end) if wanted.search(lines[at])), first)


def _nth_brace(lines: Sequence[str], first: int, end: int, number: int) -> int:
    """The line in which the brace of that number, 0-based, opens outside of quotes."""
    seen = -1
    for at in range(first, end):
        bare = re.sub(r'"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*', "", lines[at])
        seen += bare.count("{")
        if seen >= number:
            return at
    return first

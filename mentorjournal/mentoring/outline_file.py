"""An outline in TOML, such as a person's own; what cannot be used is refused with line and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

import msgspec

from mentorjournal.data.records.roadmaps import MONTHS_IN_YEAR
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.outline import KINDS, Roadmap
from mentorjournal.text import LINE_LIMIT, NAME_LIMIT, one_line

_MONTH_HEAD = re.compile(r"\s*\[\[\s*months\s*\]\]")
_WHERE = re.compile(r"(.*?)(?: - at `\$\.?(.*)`)?", re.DOTALL)
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_UNKNOWN = re.compile(r"Object contains unknown field `(.*)`", re.DOTALL)
_MISSING = re.compile(r"Object missing required field `(.*)`")
_NOT_ONE_OF = re.compile(r"Invalid enum value (.*)", re.DOTALL)
_WORDS = {
    "leads": "it is “mentor”, “protege” or “both”",
    "number": f"the months are numbered from 1 to {MONTHS_IN_YEAR}, in order",
    "theme": "a few words belong here",
    "text": "a text in quotes belongs here",
    "pay": "it is true or false",
    "with_budget": "it is true or false",
    "prompts": 'a list belongs here, each as { text = "…" }',
    "deliverables": 'a list belongs here, each as { text = "…" }',
    "months": f"there are {MONTHS_IN_YEAR} of them, numbered in order",
    "edition": "a number belongs here",
}
PathTo = tuple[str | int, ...]


def parse_outline(text: str) -> Roadmap:
    """An outline from TOML, such as a person's own copy.

    Raises:
        BadInput: It is not TOML, or no outline; says in which line, and what belongs there.
    """
    try:
        found = msgspec.convert(tomllib.loads(text), Roadmap)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise BadInput(f"The outline is not valid TOML: {error}.") from None
    except msgspec.ValidationError as error:
        _refuse(text, error)
    for path, wrong in _wrong(found):
        _refuse_at(text, path, wrong)
    return found


def _wrong(found: Roadmap) -> Iterator[tuple[PathTo, str]]:
    """What the types do not forbid."""
    numbers = [month.number for month in found.months]
    for index, number in enumerate(numbers):
        if number != index + 1:
            yield ("months", index, "number"), f"the months 1 to {MONTHS_IN_YEAR}, in order"
    if len(numbers) != MONTHS_IN_YEAR:
        yield ("months",), f"the months 1 to {MONTHS_IN_YEAR}, in order; there are {len(numbers)}"
    for index, month in enumerate(found.months):
        for name in ("theme", "plain_theme"):
            yield from _text(("months", index, name), getattr(month, name), NAME_LIMIT)
        for name in ("prompts", "deliverables"):
            known: set[str] = set()
            for place, one in enumerate(getattr(month, name)):
                path = ("months", index, name, place, "text")
                yield from _text(path, one.text, LINE_LIMIT, needed=True)
                if one.text in known:
                    yield path, "it stands in this month already"
                known.add(one.text)
        for place, asked in enumerate(month.deliverables):
            if asked.kind not in KINDS:
                listed = ", ".join(KINDS)
                path = ("months", index, "deliverables", place, "kind")
                yield path, f"“{asked.kind[:40]}” is none of {listed}"


def _text(path: PathTo, text: str, limit: int, *, needed: bool = False) -> Iterator[Any]:
    if text != one_line(text):
        yield path, "it has to be one line, without blanks around it"
    elif len(text) > limit:
        yield path, f"it is longer than {limit} characters"
    elif needed and not text:
        yield path, "it is empty"


def _refuse(text: str, error: msgspec.ValidationError) -> NoReturn:
    """Say what a type forbids in the words of a person."""
    match = _WHERE.fullmatch(str(error))
    what, where = (match[1], match[2] or "") if match else (str(error), "")
    path: PathTo = tuple(int(number) if number else name for name, number in _STEP.findall(where))
    if unknown := _UNKNOWN.fullmatch(what):
        _refuse_at(text, (*path, unknown[1]), "there is no such key")
    if missing := _MISSING.fullmatch(what):
        _refuse_at(text, path, f"“{missing[1]}” is missing", key=missing[1])
    key = next((step for step in reversed(path) if isinstance(step, str)), "months")
    wrong = _WORDS.get(key, what[:1].lower() + what[1:])
    if value := _NOT_ONE_OF.fullmatch(what):
        wrong = f"{value[1][:40]}: {wrong}"
    _refuse_at(text, path, wrong)


def _refuse_at(text: str, path: PathTo, wrong: str, key: str = "") -> NoReturn:
    names = [step for step in path if isinstance(step, str)]
    name = key or (names[-1] if names else "months")
    raise BadInput(f"The outline cannot be used: line {line_of(text, path)}, {name[:40]}: {wrong}.")


def line_of(text: str, path: PathTo) -> int:
    """The line, 1-based, in which something stands; the nearest known one where it is nowhere."""
    lines = text.splitlines()
    if len(path) < 2 or path[0] != "months" or not isinstance(path[1], int):
        return _key_line(lines, 0, len(lines), str(path[0]) if path else "") + 1
    heads = [at for at, line in enumerate(lines) if _MONTH_HEAD.match(line)]
    if path[1] >= len(heads):
        return 1
    first = heads[path[1]]
    end = next((head for head in heads if head > first), len(lines))
    if len(path) == 2:
        return first + 1
    key = str(path[2])
    if len(path) == 3 or not isinstance(path[3], int):
        return _key_line(lines, first, end, key) + 1
    table = re.compile(rf"\s*\[\[\s*months\s*\.\s*{re.escape(key)}\s*\]\]")
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

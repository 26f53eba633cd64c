"""Bytes of unknown origin to tables, strictly: whatever is wrong is named with its place.

TinyDB and `json` let much pass that would lose something later: duplicate keys, NaN,
halves of characters, numbers that no other program can read. All of that is refused here.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Callable
from typing import Any

from mentorjournal.data.store.format.layout import Tables
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.errors import CannotOpen, Damaged

DIGITS_LIMIT = 1000
DEPTH_LIMIT = 60
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MERGE_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_HALF = re.compile(r"[\ud800-\udfff]")
_TOKEN = re.compile(r'(?P<text>"[^"\\]*(?:\\.[^"\\]*)*")(?P<key>\s*:)?|[][{}]', re.DOTALL)
_KEY = re.compile(rb'("[^"\\]*(?:\\.[^"\\]*)*")(\s*:)?', re.DOTALL)
_PERHAPS_HALF = re.compile(
    # The first half of a character without a second one behind it.
    r"\\u(?:[dD][89abAB]..(?!\\u[dD][c-fC-F])"
    # A second one without a first one before it.
    r"|(?<!\\u[dD][89abAB]..\\u)[dD][c-fC-F]"
    # Behind another backslash it may be an escape or plain text.
    r"|(?<=\\\\u)[dD][89a-fA-F])"
)
_WINDOW, _BEYOND = 1 << 18, 16
"""So much text is searched at once, for nobody else can work meanwhile; and seen beyond it."""


class _Refused(ValueError):
    """Something that `json` would accept and we do not."""


class _Twice(_Refused):
    """A key that stands twice."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise _Twice("the same key stands twice in one place")
    return found


def _integer(digits: str) -> int:
    if len(digits) > DIGITS_LIMIT:
        raise _Refused("a number is far too long")
    return int(digits)


def _fraction(digits: str) -> float:
    number = float(digits)
    if len(digits) > DIGITS_LIMIT or not math.isfinite(number):
        raise _Refused("a number is far too large")
    return number


def _constant(name: str) -> Any:
    raise _Refused(f"{name} is not a number that JSON knows")


def _decoder(*, strict: bool) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_pairs,
        parse_int=_integer,
        parse_float=_fraction,
        parse_constant=_constant,
        strict=strict,
    )


_STRICT, _LENIENT = _decoder(strict=True), _decoder(strict=False)


def value_at(text: str, start: int, *, strict: bool = True) -> tuple[dict[str, Any], int]:
    """The JSON object that begins at a place in a damaged file, and where it ends.

    Without `strict`, control characters may stand in its texts.

    Raises:
        ValueError: It is not whole, or holds what `parse` would refuse.
    """
    try:
        value, end = (_STRICT if strict else _LENIENT).raw_decode(text, start)
    except RecursionError:
        raise _Refused("it is nested too deeply") from None
    if not isinstance(value, dict) or _depth(value) > DEPTH_LIMIT:
        raise _Refused("it is nested too deeply")
    return value, end


def strict_value(raw: bytes, *, extra_depth: int = 0) -> Any:
    """The JSON value of a line of ours, in ASCII, as strictly as `parse`.

    It may have `extra_depth` more brackets around a record than a file.

    Raises:
        ValueError: It is none, or holds what `parse` would refuse.
    """
    text = raw.decode("ascii")
    try:
        value = _STRICT.decode(text)
    except RecursionError:
        raise _Refused("it is nested too deeply") from None
    most = DEPTH_LIMIT + extra_depth
    if text.count("[") + text.count("{") > most and _depth(value) > most:
        raise _Refused("it is nested too deeply")
    if _may_hold_halves(text) and _HALF.search(json.dumps(value, ensure_ascii=False)):
        raise _Refused("half of a character")
    return value


def parse(raw: bytes, name: str) -> Any:
    """The JSON value that a file holds.

    Raises:
        Damaged: It is not strict JSON in UTF-8; with line, column and byte where known.
    """
    text = _text(raw, name)
    if (mark := _merge_mark(text)) >= 0:
        raise _damaged(name, "holds the marks of an unfinished merge", text, mark)
    try:
        value = _STRICT.decode(text)
    except json.JSONDecodeError as error:
        what = f"is not whole JSON ({error.msg[0].lower()}{error.msg[1:]})"
        if error.pos >= len(text.rstrip()) or "nterminated" in error.msg:
            what = "ends in the middle; the rest is missing"
        raise _damaged(name, what, text, error.pos) from None
    except RecursionError:
        raise _damaged(name, "is nested too deeply", text, _too_deep(text)) from None
    except _Twice as error:
        raise _damaged(name, f"cannot be used: {error}", text, _twice(text)) from None
    except _Refused as error:
        raise _on_line(name, f"cannot be used: {error}", text, _is_refused) from None
    if _depth(value) > DEPTH_LIMIT:
        raise _damaged(name, "is nested too deeply", text, _too_deep(text))
    if _may_hold_halves(text) and _HALF.search(json.dumps(value, ensure_ascii=False)):
        raise _on_line(name, "holds half of a character", text, _holds_halves)
    return value


def tables_of(schema: Schema, value: Any, name: str, raw: bytes) -> Tables:
    """The tables of a journal.

    Raises:
        CannotOpen: It is JSON, but not a journal's.
        Damaged: A table is not made of records.
    """
    meta = value.get("meta") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not (
        isinstance(meta, dict) or schema.tables.keys() & value.keys()
    ):
        raise CannotOpen(f"“{name}” is JSON, but not a journal of this program.")
    if not isinstance(meta, dict):
        raise Damaged(f"“{name}” is damaged: its table “meta”, which says what it is, is missing.")
    for table, records in value.items():
        if not isinstance(records, dict):
            raise Damaged(
                f"“{name}” is damaged: its table “{_label(schema, table)}” holds no records."
            )
        if table not in schema.tables:
            continue
        for key, record in records.items():
            if not key.isascii() or not key.isdigit() or not isinstance(record, dict):
                # A key that is none of ours may be anything, the journal's own text too.
                line, column, byte = Places(raw).of(key)
                spot = f" on line {line}" if line else ""
                raise Damaged(
                    f"“{name}” is damaged: in its table “{table}” something{spot} is not a record.",
                    line=line,
                    column=column,
                    byte=byte,
                )
    return value


class Places:
    """Where the keys of a file stand in it; looked up in one pass, when first asked."""

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        self._bytes: dict[bytes, int] | None = None
        self._lines: list[int] = []

    def of(self, key: str) -> tuple[int, int, int]:
        """Line, column and byte at which a record begins; (0, 0, -1) if unknown."""
        if self._bytes is None:
            self._lines = [0, *(match.end() for match in re.finditer(rb"\n", self._raw))]
            self._bytes = {}
            for match in _KEY.finditer(self._raw):
                if match[2]:
                    self._bytes.setdefault(match[1], match.start())
        forms = (json.dumps(key, ensure_ascii=one) for one in (True, False))
        found = (self._bytes.get(form.encode("utf-8", "surrogatepass"), -1) for form in forms)
        byte = next((one for one in found if one >= 0), -1)
        if byte < 0:
            return 0, 0, -1
        line = bisect_right(self._lines, byte)
        return line, byte - self._lines[line - 1] + 1, byte


def _text(raw: bytes, name: str) -> str:
    if raw.startswith(_BOMS):
        raise Damaged(
            f"“{name}” begins with a byte order mark, so some editor has saved it in another form. "
            "Save it as UTF-8 without a mark.",
            line=1,
            column=1,
            byte=0,
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        text = raw[: error.start].decode("utf-8")
        what = "is not UTF-8; it may have been saved as Latin-1 or cut in the middle"
        raise _damaged(name, what, text, len(text)) from None


def _damaged(name: str, what: str, text: str, position: int) -> Damaged:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    byte = len(text[:position].encode("utf-8", "surrogatepass"))
    return Damaged(
        f"“{name}” {what}: line {line}, column {column}, byte {byte}. It was left as it is.",
        line=line,
        column=column,
        byte=byte,
    )


def _on_line(name: str, what: str, text: str, at_fault: Callable[[str], bool]) -> Damaged:
    """The error with the first line that is at fault by itself, for a file of our own form."""
    start = 0
    for line in text.split("\n"):
        piece = line.strip().rstrip(",")
        if at_fault(piece if piece.startswith("{") else f"{{{piece}}}"):
            return _damaged(name, what, text, start)
        start += len(line) + 1
    return Damaged(f"“{name}” {what}. It was left as it is.")


def _is_refused(line: str) -> bool:
    """Whether a line holds something that `json` would accept and we do not."""
    try:
        _STRICT.decode(line)
    except json.JSONDecodeError:
        return False
    except (ValueError, RecursionError):
        return True
    return False


def _holds_halves(line: str) -> bool:
    """Whether a line holds half a character, which nothing can write out again."""
    try:
        return bool(_HALF.search(json.dumps(json.loads(line), ensure_ascii=False)))
    except ValueError:
        return False


def _too_deep(text: str) -> int:
    """The place of the bracket that goes too deep."""
    depth = 0
    for match in _TOKEN.finditer(text):
        if match["text"] is None:
            depth += 1 if match[0] in "[{" else -1
        if depth > DEPTH_LIMIT:
            return match.start()
    return 0


def _twice(text: str) -> int:
    """The place of the first key that has stood before in the same brackets."""
    keys: list[set[str]] = []
    for match in _TOKEN.finditer(text):
        if match["key"] and keys:
            key = (
                json.loads(match["text"], strict=False) if "\\" in match[0] else match["text"][1:-1]
            )
            if key in keys[-1]:
                return match.start()
            keys[-1].add(key)
        elif match[0] in "[{":
            keys.append(set())
        elif match[0] in "]}" and keys:
            keys.pop()
    return 0


def _merge_mark(text: str) -> int:
    """Where the first line begins with a mark that git left of a merge; -1 if none does."""
    start = 0
    while not text.startswith(_MERGE_MARKS, start):
        start = text.find("\n", start) + 1
        if not start:
            return -1
    return start


def _may_hold_halves(text: str) -> bool:
    """Whether it may hold an escape for half a character; told without reading it all."""
    for start in range(0, len(text), _WINDOW):
        stop = start + _WINDOW
        found = _PERHAPS_HALF.search(text, start, stop + _BEYOND)
        if found and found.start() < stop:
            return True
    return False


def _depth(value: Any) -> int:
    """How deep the brackets go."""
    depth = 0
    level = [value]
    while level := [part for part in level if isinstance(part, dict | list)]:
        depth += 1
        level = [
            inner for part in level for inner in (part.values() if isinstance(part, dict) else part)
        ]
    return depth


def _label(schema: Schema, table: str) -> str:
    return table if table in schema.tables or table == "meta" else "of another name"

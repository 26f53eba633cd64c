"""Takes whole records out of a damaged journal, wherever they stand and whatever is around them.

A record is found by its key, `"2110…": {`, and is whole if it can be read from there to its
closing bracket. So it matters little whether each has a line of its own, as in our own form, or
all stand in one, as stock TinyDB writes them; nor how lines end, or which editor saved the file.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from mentorjournal.data.store.format.change import apply
from mentorjournal.data.store.format.codec import encode, updated_in
from mentorjournal.data.store.format.journal_file import meta_of
from mentorjournal.data.store.format.keys import is_uid, key_of, new_uid
from mentorjournal.data.store.format.layout import META, META_KEY, EncodedTables
from mentorjournal.data.store.format.normalize import normalize_record, uid_of_key
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.format.strict_json import value_at
from mentorjournal.data.store.merge.three_way import marked_copy
from mentorjournal.errors import Damaged
from mentorjournal.text import clean

_FOUND = re.compile(
    # A record: a key of digits, and an object.
    r'"(?P<key>\d{1,40})"\s*:\s*(?=\{)'
    # A table: a name, and an object that is empty, begins with a record, or ends the line.
    r'|"(?P<table>(?:[^"\\\n]|\\.){1,100})"\s*:\s*\{'
    r'(?=\s*(?:"\d+"\s*:\s*\{|\})|[ \t\r\0]*(?:\n|\0|\Z))'
)
_END = re.compile(r"^[ \t]*\},?[ \t\r]*$", re.MULTILINE)
_STRAY_BYTE = re.compile("[\udc80-\udcff]")
_HALF = re.compile("[\ud800-\udfff]")
_CODES = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


class Extracted(Struct):
    """What could be read.

    Attributes:
        tables: The whole records.
        meta: The journal's own data; empty if it could not be read.
        lost: The lines that hold something that could not be read, from 1.
        doubtful: Keys of records of which a character or two may be wrong, by table.
        ends_early: Whether the file ends in the middle.
        mixed: Whether the key of some record is another one's, so that a piece between the two may
            be missing.
    """

    tables: EncodedTables = {}
    meta: dict[str, Any] = {}
    lost: tuple[int, ...] = ()
    doubtful: set[tuple[str, str]] = set()
    ends_early: bool = False
    mixed: bool = False

    @property
    def count(self) -> int:
        """How many whole records there are."""
        return sum(map(len, self.tables.values()))

    @property
    def complete(self) -> bool:
        """Whether nothing seems to be missing."""
        gaps = self.lost or self.ends_early or self.mixed
        return bool(self.tables) and bool(self.meta) and not gaps


def text_of(raw: bytes) -> tuple[str, frozenset[int]]:
    """A file as text, and the lines in which a character had to be guessed.

    Bytes that are no UTF-8 are read as Windows and Latin-1 editors write them.
    """
    for mark, code in _CODES:
        if raw.startswith(mark):
            text = raw.decode(code, "replace")
            return text, _lines_with(text, re.compile("\ufffd"))
    text = raw.decode("utf-8", "surrogateescape")
    doubtful = _lines_with(text, _STRAY_BYTE)
    return (_STRAY_BYTE.sub(_guessed, text) if doubtful else text), doubtful


def extract(
    schema: Schema,
    text: str,
    homes: Mapping[str, str],
    now: datetime,
    doubtful: frozenset[int] = frozenset(),
) -> Extracted:
    """Take the whole records out of a damaged journal.

    `homes` has the table of every key that is known from elsewhere, such as from a snapshot;
    `doubtful` are lines in which a character was guessed.

    Raises:
        TooNew: A newer program wrote the journal.
    """
    return _Reading(schema, text, homes, now, doubtful).result()


class _Reading:
    """One pass over a damaged file."""

    def __init__(
        self,
        schema: Schema,
        text: str,
        homes: Mapping[str, str],
        now: datetime,
        doubtful: frozenset[int],
    ) -> None:
        self._schema = schema
        self._text, self._homes, self._now = text, homes, now
        self._doubtful_lines = doubtful
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        names = (match["table"] for match in _FOUND.finditer(text))
        self._named = {_unquoted(name) for name in names if name is not None}
        self._found = Extracted()
        self._lost: set[int] = set()
        self._depth = 0
        self._table = ""

    def result(self) -> Extracted:
        """Read it all."""
        place = start = 0
        while match := _FOUND.search(self._text, place):
            if match["table"] is not None:
                self._leave_out(start, match.start())
                self._table = _unquoted(match["table"])
                self._depth += 1
                place = start = match.end()
                continue
            if self._closes(start, match.start()):
                self._table = ""
            end = self._record(match["key"], match.end())
            if end:
                self._leave_out(start, match.start())
                place = start = end
            else:
                place = match.end()
        self._leave_out(start, len(self._text))
        self._found.lost = tuple(sorted(self._lost))
        self._found.ends_early = self._depth > 0
        return self._found

    def _leave_out(self, start: int, end: int) -> None:
        """Note what stands between records: brackets and commas, or something lost."""
        rest = self._text[start:end]
        self._depth += rest.count("{") - rest.count("}")
        if rest.strip(" \t\r\n,{}\ufeff"):
            for match in re.finditer(r"[^ \t\r\n,{}\ufeff][^\n]*", rest):
                self._lost.add(self._line(start + match.start()))

    def _closes(self, start: int, end: int) -> bool:
        """Whether a table ends between these places."""
        rest = self._text[start:end]
        return bool("}" in rest and (not rest.strip(" \t\r\n,{}") or _END.search(rest)))

    def _line(self, place: int) -> int:
        return bisect_right(self._starts, place)

    def _record(self, key: str, place: int) -> int:
        """Take the record that begins there; returns where it ends, 0 if it is not whole."""
        doubt = False
        try:
            value, end = value_at(self._text, place)
        except ValueError:
            try:
                value, end = value_at(self._text, place, strict=False)
            except ValueError:
                return 0
            doubt = True
        if _holds_records(value) or any(
            _holds_records(inner) for inner in value.values() if isinstance(inner, dict)
        ):
            # Its closing bracket is missing, and so it seems to hold those that follow, or
            # the tables that do.
            return 0
        # Halves of characters can only stand there written out, as \ud800.
        written_out = "\\ud" in self._text[place:end].lower()
        if doubt or (written_out and _HALF.search(json.dumps(value, ensure_ascii=False))):
            value, doubt = _cleaned(value), True
        first, last = self._line(place), self._line(end)
        if "\0" in self._text[place:end]:
            # A hole within a text may reach over many records, of which this seems to be one.
            self._lost.add(first)
        doubt = doubt or not self._doubtful_lines.isdisjoint(range(first, last + 1))
        if not self._is_meta(value) and not self._keep(key, value, doubt):
            self._lost.add(first)
        return end

    def _is_meta(self, value: dict[str, Any]) -> bool:
        if self._table != META and not {"schema", "journal", "seq"} <= value.keys():
            return False
        try:
            self._found.meta = meta_of(self._schema, {META: {META_KEY: value}}, "The journal")
        except Damaged:
            return self._table != META
        return True

    def _keep(self, key: str, value: dict[str, Any], doubt: bool) -> bool:
        """Put a record into its table; False if it fits none."""
        if (
            self._found.meta.get("schema", self._schema.version) < self._schema.version
            and self._table in self._schema.tables
        ):
            # Today's types know nothing of it; whoever brings it up to date checks it.
            self._found.tables.setdefault(self._table, {})[key] = encode(value)
            return True
        table = self._home(key, value)
        if not table:
            return False
        if value.get("uid") != uid_of_key(key) and is_uid(value.get("uid")):
            # One of the two is wrong; right is the one that is known from elsewhere.
            doubt = self._found.mixed = True
            if self._homes.get(key):
                value = {**value, "uid": uid_of_key(key)}
            elif self._homes.get(key_of(value["uid"])):
                key = key_of(value["uid"])
        records = self._found.tables.setdefault(table, {})
        encoded = encode(value)
        if key in records and records[key] != encoded:
            # Twice and different: the later one stands, the other stays as a marked copy.
            older, encoded = sorted((records.pop(key), encoded), key=updated_in)
            apply(self._found.tables, marked_copy(self._schema, table, older, new_uid(self._now)))
            doubt = True
        if self._schema.kind_of(table) is None or (
            value.get("uid") == uid_of_key(key) and {"created", "updated"} <= value.keys()
        ):
            records[key] = encoded
        else:
            for change in normalize_record(
                self._schema, table, key, encoded, {**records, key: encoded}, self._now
            ):
                apply(self._found.tables, change)
                key = change.key
            records.setdefault(key, encoded)
        if doubt:
            self._found.doubtful.add((table, key))
        return True

    def _home(self, key: str, value: dict[str, Any]) -> str:
        """The table a record belongs to; empty if it fits none."""
        for table in (self._homes.get(key, ""), self._table):
            if table in self._schema.tables and _fits(self._schema, table, key, value, self._now):
                return table
        if self._table and self._table not in self._schema.tables and self._table != META:
            return self._table
        fitting = [
            table
            for table, one in self._schema.tables.items()
            if value.keys() <= set(one.kind.__struct_fields__)
            and _fits(self._schema, table, key, value, self._now)
        ]
        # Of several it is one whose own name cannot be read in this file: there it stood.
        nameless = [table for table in fitting if table not in self._named]
        return next(iter(nameless or fitting), "")


def _holds_records(value: dict[str, Any]) -> bool:
    return any(name.isdigit() and isinstance(inner, dict) for name, inner in value.items())


def _fits(schema: Schema, table: str, key: str, value: dict[str, Any], now: datetime) -> bool:
    try:
        list(normalize_record(schema, table, key, encode(value), {}, now))
    except msgspec.DecodeError:
        return False
    return True


def _cleaned(value: Any) -> Any:
    """A value whose texts hold no control characters and no halves of characters."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(inner) for inner in value]
    if isinstance(value, dict):
        return {clean(name): _cleaned(inner) for name, inner in value.items()}
    return value


def _unquoted(name: str) -> str:
    try:
        return str(json.loads(f'"{name}"'))
    except ValueError:
        return ""


def _guessed(match: re.Match[str]) -> str:
    byte = bytes([ord(match[0]) - 0xDC00])
    return byte.decode("cp1252", "replace")


def _lines_with(text: str, what: re.Pattern[str]) -> frozenset[int]:
    return frozenset(number for number, line in enumerate(text.split("\n"), 1) if what.search(line))

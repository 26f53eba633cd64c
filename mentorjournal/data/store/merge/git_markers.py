"""The two sides of a journal in which git has left the marks of an unfinished merge.

Each side keeps the line numbers of the file: lines of the other side become empty. With git's
`diff3` and `zdiff3` styles what both began from stands there too.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from mentorjournal.data.store.format.change import Key, Versions, apply
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.layout import META, Lines
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.merge.three_way import merge

_MARKS = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": ""}


class Sides(Struct, frozen=True):
    """The file as each side has it.

    Attributes:
        base: What both began from; empty where git was not asked to write it.
    """

    ours: str
    theirs: str
    base: str = ""


class Settled(Struct):
    """Both sides in one.

    Attributes:
        tables: The records of both.
        conflicts: How many both had changed.
        theirs: Their side whole, where there were too many conflicts for copies.
    """

    tables: Lines
    conflicts: int = 0
    theirs: Lines = {}


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


def settle(
    schema: Schema, ours: Lines, theirs: Lines, base: Lines, older: Versions, now: datetime
) -> Settled:
    """Bring both sides together by record; nothing that only one side has goes.

    Args:
        schema: What the journal holds.
        ours: Our side.
        theirs: Theirs.
        base: What both began from; empty if unknown.
        older: Fingerprints of versions known from snapshots.
        now: For the uids of copies.
    """
    known: dict[Key, set[str]] = {}
    for table, records in ours.items():
        for key, line in records.items():
            began = base.get(table, {}).get(key)
            other = theirs.get(table, {}).get(key)
            versions = older.get((table, key), frozenset())
            if line != began or other is None or fingerprint(other) in versions:
                # Ours stands, against a version that we had before without a copy of it.
                known[table, key] = {*versions, *([fingerprint(began)] if began else [])}
    merged = merge(schema, ours, theirs, known, frozenset())
    tables = {table: dict(records) for table, records in ours.items()}
    if not merged.too_many:
        for change in merged.changes:
            apply(tables, change)
        return Settled(tables, merged.conflicts)
    for table, records in theirs.items():
        for key, line in records.items() if table != META else ():
            if (table, key) not in known:
                tables.setdefault(table, {})[key] = line
    return Settled(tables, merged.conflicts, theirs)

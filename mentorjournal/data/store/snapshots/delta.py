"""A snapshot told by what differs from another one, which is whole: its base.

It is a TinyDB file of the records that are new or other, and of `null` for each that is gone. So
something can be deleted for good in it and in its base one after the other, in any order. It is
no journal, though: where that has its number of commits, it has a record called "since".
"""

from __future__ import annotations

import json
from typing import Any

from mentorjournal.data.store.format.layout import (
    META,
    META_KEY,
    EncodedTables,
    copied,
    join,
    split,
)
from mentorjournal.errors import Damaged

SINCE = "since"
GONE = b"null"


def delta(raw: bytes, base: EncodedTables) -> bytes | None:
    """A content told by what differs from a base; None if it cannot be.

    Whoever keeps it checks that `whole` gives the content again: a file that others have
    written, or whose records stand in another order, cannot be told so.
    """
    try:
        present = split(raw)
        meta, was = _meta(present), _meta(base)
    except (LookupError, TypeError, ValueError):
        return None
    if any(meta.get(field) != was.get(field) for field in ("journal", "schema")):
        return None
    tables: EncodedTables = {META: {}}
    for table, records in present.items():
        before = base.get(table, {})
        other = {key: encoded for key, encoded in records.items() if before.get(key) != encoded}
        gone = dict.fromkeys(sorted(before.keys() - records.keys()), GONE)
        if other or gone or table not in base:
            tables[table] = {**other, **gone}
    tables[META].pop(META_KEY, None)
    head = {"meta": meta, "base": _identity(was)}
    return b"".join(join(tables, head, SINCE))


def meta_in(raw: bytes) -> dict[str, Any]:
    """The journal's own data in the snapshot that a delta tells.

    Raises:
        ValueError, LookupError, TypeError: It is no delta.
    """
    meta = json.loads(split(raw)[META][SINCE])["meta"]
    if not isinstance(meta, dict):
        raise TypeError
    return meta


def whole(raw: bytes, base: EncodedTables, name: str) -> bytes:
    """The content that a delta tells.

    Raises:
        Damaged: It is no delta, or the base is not the one it was made from.
    """
    try:
        other = split(raw)
        head = json.loads(other[META].pop(SINCE))
        meta = head["meta"]
        fits = head["base"] == _identity(_meta(base))
    except (LookupError, TypeError, ValueError):
        raise Damaged(f"“{name}” is damaged: it does not say what it is.") from None
    if not fits:
        raise Damaged(f"“{name}” tells what differs from a backup that is not there any more.")
    tables = copied(base)
    for table, records in other.items():
        into = tables.setdefault(table, {})
        for key, encoded in records.items():
            if encoded == GONE:
                into.pop(key, None)
            else:
                into[key] = encoded
    return b"".join(join(tables, meta))


def _meta(tables: EncodedTables) -> dict[str, Any]:
    meta = json.loads(tables[META][META_KEY])
    if not isinstance(meta, dict):
        raise TypeError
    return meta


def _identity(meta: dict[str, Any]) -> list[Any]:
    """What shows that a snapshot is the one that is meant, also after a purge."""
    return [meta["journal"], meta["seq"]]

"""Three-way merge by record: what another program changed, and what we changed.

One side changed: that one. Both the same: fine. Both differ: ours, and theirs kept as a
marked copy. An edit beats a deletion, but what was deleted for good stays so.
"""

from __future__ import annotations

import json
from collections.abc import Set
from typing import Any

from msgspec import Struct

from mentorjournal.data.store.format.change import Change, Key, Versions, replacing
from mentorjournal.data.store.format.codec import encode, fingerprint
from mentorjournal.data.store.format.keys import key_of, number_of, uid_made_of
from mentorjournal.data.store.format.layout import META, EncodedTables
from mentorjournal.data.store.format.schema import Schema

CONFLICT_LIMIT = 10
"""So many records may be kept twice without a question."""
MARK = "(copy: changed by another program)"
COPY_OF = "copy_of"
"""The field of a copy that names the record it is a copy of, until somebody has looked."""


class MergeResult(Struct):
    """What to do to our side.

    Attributes:
        changes: To be applied to ours.
        conflicts: How many records both sides had changed.
        lacks_half: Whether they have removed half of all records or more.
    """

    changes: list[Change] = []
    conflicts: int = 0
    lacks_half: bool = False

    @property
    def too_many(self) -> bool:
        """Whether there are more conflicts than anybody would look through as copies."""
        return self.conflicts > CONFLICT_LIMIT


def merge(
    schema: Schema,
    ours: EncodedTables,
    theirs: EncodedTables,
    known: Versions,
    purged: Set[Key],
) -> MergeResult:
    """Merge their tables into ours; meeting the same tables once more changes nothing.

    `known` has the former versions of each record that we changed since both were the same,
    `purged` what we deleted for good since then. Each record of theirs is valid.
    """
    result = MergeResult()
    gone = 0
    for table in [*ours, *(name for name in theirs if name not in ours)]:
        if table == META:
            continue
        mine, other = ours.get(table, {}), theirs.get(table, {})
        for key in [*mine, *(key for key in other if key not in mine)]:
            old, new = mine.get(key), other.get(key)
            if old == new or (table, key) in purged:
                continue
            versions = known.get((table, key))
            if versions is None or old is None:
                if versions is None or fingerprint(new) not in versions:
                    result.changes.append(replacing(table, key, old, new))
                    gone += new is None
            elif new is not None and fingerprint(new) not in versions:
                copy = marked_copy(schema, table, new, _copy_uid(key, new))
                if copy.key not in mine:
                    result.conflicts += 1
                    result.changes.append(copy)
    total = sum(len(records) for table, records in ours.items() if table != META)
    result.lacks_half = gone > 2 and gone * 2 >= total
    return result


def _copy_uid(key: str, encoded: bytes) -> str:
    """The uid of the copy of one version: made of it, so that a version is copied only once."""
    return uid_made_of(b"%s %s" % (key.encode(), encoded), number_of(key))


def is_copy(schema: Schema, table: str, encoded: bytes | None) -> bool:
    """Whether this is a marked copy that nobody has looked at yet.

    In a table that is not ours the field is somebody else's.
    """
    return encoded is not None and b'"copy_of": "' in encoded and schema.kind_of(table) is not None


def unmarked(schema: Schema, table: str, record: dict[str, Any]) -> dict[str, Any]:
    """A copy as an ordinary record."""
    plain = {name: value for name, value in record.items() if name != COPY_OF}
    if marked := schema.mark(table):
        field_name, form = marked
        before, after = form.format(old="\0", mark=MARK).split("\0")
        text = str(plain.get(field_name, ""))
        empty = form.format(old="", mark=MARK).strip()
        plain[field_name] = "" if text == empty else text.removeprefix(before).removesuffix(after)
    return plain


def marked_copy(schema: Schema, table: str, encoded: bytes, uid: str) -> Change:
    """Their version of a record under a uid of its own, marked as what it is."""
    record = json.loads(encoded)
    if isinstance(record, dict) and (schema.kind_of(table) or "uid" in record):
        if schema.kind_of(table):
            record[COPY_OF] = record["uid"]
        record["uid"] = uid
    if marked := schema.mark(table):
        field_name, form = marked
        record[field_name] = form.format(old=record.get(field_name) or "", mark=MARK).strip()
    return Change("put", table, key_of(uid), "", encode(record))

"""A journal's file, whoever wrote it, to encoded records in today's form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.store.format.change import Change
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.layout import META, META_KEY, EncodedTables, Tables
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.format.strict_json import parse, tables_of
from mentorjournal.errors import Damaged, TooNew

EMPTY = (b"", b"null", b"{}")


def is_empty(raw: bytes) -> bool:
    """Whether a file holds nothing; zeros are what a power cut leaves of a fresh file."""
    blank = b"\0 \t\r\n"
    return raw[:80].strip(blank) in EMPTY and raw.strip(blank) in EMPTY


def blank_words(raw: bytes | None) -> str:
    """What is the matter with a file that is not there or holds nothing: "is empty"."""
    if raw is None:
        return "is gone"
    if b"\0" in raw:
        return "holds nothing but zero bytes, as a power cut may leave them"
    return "is empty"


def decoded(records: EncodedTables, names: Iterable[str]) -> Tables:
    """Tables as plain dicts."""
    return {
        name: {key: json.loads(encoded) for key, encoded in records.get(name, {}).items()}
        for name in names
    }


def encoded(tables: Tables) -> EncodedTables:
    """Tables with each record encoded."""
    return {
        table: {key: encode(record) for key, record in records.items()}
        for table, records in tables.items()
    }


def read_encoded(schema: Schema, raw: bytes, name: str) -> tuple[EncodedTables, dict[str, Any]]:
    """The encoded records of a file that anybody may have written, and its meta data.

    Raises:
        CannotOpen: And its kinds: it is not a whole journal.
    """
    tables = tables_of(schema, parse(raw, name), name, raw)
    return encoded(tables), meta_of(schema, tables, name)


def migrated(schema: Schema, records: EncodedTables, old: int) -> EncodedTables:
    """The records of an older journal in today's form."""
    tables = decoded(records, records)
    schema.migrate(tables, old)
    return encoded(tables)


def migrated_changes(
    schema: Schema, changes: Sequence[Change], records: EncodedTables, old: int
) -> tuple[Change, ...]:
    """Changes that an older program made, in today's form.

    Args:
        schema: Whose form is today's.
        changes: As that program wrote them.
        records: The journal as it is, in today's form; what is put may refer to it.
        old: The form in which it wrote.

    Raises:
        LookupError, TypeError, ValueError, AttributeError: A step met what it does not know, or
            brings a record together with another one.
    """
    tables = decoded(records, records)
    for change in changes:
        if change.encoded is not None:
            tables.setdefault(change.table, {})[change.key] = json.loads(change.encoded)
    schema.migrate(tables, old)
    return tuple(
        change
        if change.encoded is None
        else replace(change, encoded=encode(tables[change.table][change.key]))
        for change in changes
    )


def meta_of(schema: Schema, tables: Tables, name: str) -> dict[str, Any]:
    """The journal's own data: its schema, its uid, and the number of its last commit.

    Raises:
        Damaged: It is missing or of no use.
        TooNew: A newer program wrote the journal.
    """
    meta = tables.get(META, {}).get(META_KEY)
    if not isinstance(meta, dict):
        raise Damaged(f"“{name}” is damaged: its table “meta” does not say what it is.")
    for field, kind in (("schema", int), ("journal", str), ("seq", int)):
        if type(meta.get(field)) is not kind:
            raise Damaged(f"“{name}” is damaged: “{field}” in its table “meta” is of no use.")
    if meta["schema"] > schema.version:
        raise TooNew(
            f"“{name}” was written by a newer version of this program (form {meta['schema']}, "
            f"this one knows {schema.version}). Please update; the file was left as it is."
        )
    if meta["schema"] < 1 or meta["seq"] < 0:
        raise Damaged(f"“{name}” is damaged: its table “meta” holds impossible numbers.")
    return meta

"""Records as they are found, checked one by one, and made to fit where stock TinyDB wrote them.

Stock TinyDB inserts records without a uid and under keys that count. If such a record fits
its type once it has uid and dates, it becomes one of ours; if not, it is named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import count
from typing import Any

import msgspec

from mentorjournal.data.store.format.change import Change, apply
from mentorjournal.data.store.format.codec import encode, field_of, fingerprint, unfit
from mentorjournal.data.store.format.journal_file import migrated, read_encoded
from mentorjournal.data.store.format.keys import (
    could_be_key,
    is_uid,
    key_of,
    number_of,
    uid_made_of,
    uid_of,
)
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.format.strict_json import Places
from mentorjournal.errors import Damaged


def normalize_all(
    schema: Schema, tables: EncodedTables, now: datetime, name: str, raw: bytes
) -> list[Change]:
    """Check every record of the known tables; returns the changes that give uid, key and dates to
    records without them. `name` and `raw` are the file's, for the message.

    Raises:
        Damaged: A record does not fit; names line, table, record and field.
    """
    changes, misfits = examine_all(schema, tables, now, name, raw)
    if misfits:
        raise misfits[0]
    return changes


def read_journal(
    schema: Schema, raw: bytes, name: str, now: datetime
) -> tuple[EncodedTables, dict[str, Any]]:
    """The records of a file of any age in today's form, each checked, and its meta data.

    Raises:
        CannotOpen: And its kinds: it is not a whole journal.
    """
    tables, meta = read_today(schema, raw, name)
    for change in normalize_all(schema, tables, now, name, raw):
        apply(tables, change)
    return tables, meta


def read_today(schema: Schema, raw: bytes, name: str) -> tuple[EncodedTables, dict[str, Any]]:
    """As `read_journal`, not checked yet.

    Raises:
        CannotOpen: And its kinds: it is not a whole journal.
    """
    tables, meta = read_encoded(schema, raw, name)
    if meta["schema"] < schema.version:
        tables = migrated(schema, tables, meta["schema"])
        meta = {**meta, "schema": schema.version}
    return tables, meta


def examine_all(
    schema: Schema, tables: EncodedTables, now: datetime, name: str, raw: bytes
) -> tuple[list[Change], list[Damaged]]:
    """As `normalize_all`, with an error for every record that does not fit."""
    changes: list[Change] = []
    misfits: list[Damaged] = []
    places = Places(raw)
    for table, records in tables.items():
        kind = schema.kind_of(table)
        if kind is None:
            continue
        decoder = msgspec.json.Decoder(kind)
        for key, encoded in records.items():
            try:
                if key_of(decoder.decode(encoded).uid) == key:
                    continue
            except msgspec.DecodeError:
                pass
            try:
                changes += normalize_record(schema, table, key, encoded, records, now)
            except msgspec.DecodeError as error:
                misfits.append(_misfit(table, key, error, name, places))
    return changes, misfits


def _misfit(table: str, key: str, error: msgspec.DecodeError, name: str, places: Places) -> Damaged:
    line, column, byte = places.of(key)
    spot = f", line {line}" if line else ""
    return Damaged(
        f"“{name}”{spot}: {unfit(table, key, error)} The file was left as it is.",
        line=line,
        column=column,
        byte=byte,
        table=table,
        record=uid_of_key(key) or key,
        field=field_of(error),
    )


def normalize_record(
    schema: Schema, table: str, key: str, encoded: bytes, others: dict[str, bytes], now: datetime
) -> Iterator[Change]:
    """The changes that make one record fit: its uid, its key, its dates.

    Raises:
        msgspec.DecodeError: It does not fit even so.
    """
    record = json.loads(encoded)
    if not is_uid(record.get("uid")) or record["uid"] != uid_of_key(key):
        record = {**record, "uid": _free_uid(record.get("uid"), table, key, encoded, others)}
    stamp = msgspec.to_builtins(now)
    record = {"uid": record["uid"], "created": stamp, "updated": stamp} | record
    fitting = encode(record)
    kind = schema.kind_of(table)
    if kind is not None:
        msgspec.json.Decoder(kind).decode(fitting)
    new_key = key_of(record["uid"])
    if new_key != key:
        yield Change("del", table, key, fingerprint(encoded))
    yield Change("put", table, new_key, fingerprint(others.get(new_key)), fitting)


def uid_of_key(key: str) -> str:
    """The uid that belongs to a key; empty if the key is none of ours."""
    number = number_of(key)
    return uid_of(number) if could_be_key(number) else ""


def derived_uids(table: str, key: str, encoded: bytes) -> Iterator[str]:
    """The uids that a record without one may get, the first of them that is free.

    They are made of what it is, so that it is known again in any older file. Their time is the
    beginning of time: nothing tells when it was written.
    """
    for number in count():
        yield uid_made_of(b"%s %s %d %s" % (table.encode(), key.encode(), number, encoded), 0)


def has_derived_uid(key: str) -> bool:
    """Whether a key is that of a record that came without a uid."""
    return number_of(key) >> 80 == 0 and bool(uid_of_key(key))


def _free_uid(
    wanted: object, table: str, key: str, encoded: bytes, others: dict[str, bytes]
) -> str:
    """Its own uid if nobody has that key, else the key's, else one made of it."""
    if isinstance(wanted, str) and is_uid(wanted) and key_of(wanted) not in others:
        return wanted
    made = (uid for uid in derived_uids(table, key, encoded) if key_of(uid) not in others)
    return uid_of_key(key) or next(made)

"""A journal's own data, in its table “meta”: its form, its uid, and its last commit."""

from __future__ import annotations

from typing import Any

from mentorjournal.data.store.format.layout import META, META_KEY, Tables
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.errors import Damaged, TooNew


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

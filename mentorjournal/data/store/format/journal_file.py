"""A journal's file, whoever wrote it, to lines in today's form."""

from __future__ import annotations

import json
from typing import Any

from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.layout import Lines, Tables
from mentorjournal.data.store.format.meta import meta_of
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.format.strict_json import parse, tables_of


def decoded(lines: Lines, names: list[str]) -> Tables:
    """Tables as plain dicts."""
    return {
        name: {key: json.loads(line) for key, line in lines.get(name, {}).items()} for name in names
    }


def read_lines(schema: Schema, raw: bytes, name: str) -> tuple[Lines, dict[str, Any]]:
    """The lines of a file that anybody may have written, and its meta data.

    Raises:
        CannotOpen: And its kinds: it is not a whole journal.
    """
    tables = tables_of(schema, parse(raw, name), name, raw)
    meta = meta_of(schema, tables, name)
    lines = {
        table: {key: encode(record) for key, record in records.items()}
        for table, records in tables.items()
    }
    return lines, meta


def migrated(schema: Schema, lines: Lines, old: int) -> Lines:
    """The records of an older journal in today's form."""
    tables = decoded(lines, list(lines))
    schema.migrate(tables, old)
    return {
        table: {key: encode(record) for key, record in records.items()}
        for table, records in tables.items()
    }

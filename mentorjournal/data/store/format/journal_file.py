"""A journal's file, whoever wrote it, to lines in today's form."""

from __future__ import annotations

import json
from typing import Any

from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.layout import Lines
from mentorjournal.data.store.format.migrations import meta_of, migrate
from mentorjournal.data.store.format.strict_json import Tables, parse, tables_of


def decoded(lines: Lines, names: list[str]) -> Tables:
    """Tables as plain dicts."""
    return {
        name: {key: json.loads(line) for key, line in lines.get(name, {}).items()} for name in names
    }


def read_lines(raw: bytes, name: str) -> tuple[Lines, dict[str, Any]]:
    """The lines of a file that anybody may have written, and its meta data.

    Raises:
        CannotOpen: And its kinds: it is not a whole journal.
    """
    tables = tables_of(parse(raw, name), name, raw)
    meta = meta_of(tables, name)
    lines = {
        table: {key: encode(record) for key, record in records.items()}
        for table, records in tables.items()
    }
    return lines, meta


def migrated(lines: Lines, old: int) -> Lines:
    """The records of an older journal in today's form."""
    tables = decoded(lines, list(lines))
    migrate(tables, old)
    return {
        table: {key: encode(record) for key, record in records.items()}
        for table, records in tables.items()
    }

"""How the journal's file is laid out: TinyDB's JSON with one record on each line.

{
"meta": {
"1": {"schema": 1, "journal": "…", "seq": 12}
},
"person": {
"2110…": {"uid": "…", …},
"2110…": {"uid": "…", …}
}
}
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Tables = dict[str, dict[str, Any]]
"""Table → TinyDB key → the record as a plain dict."""
EncodedTables = dict[str, dict[str, bytes]]
"""Table → TinyDB key → the record, encoded as `codec` does."""

META = "meta"
META_KEY = "1"
CHUNK = 1 << 18
_ODD_KEY = json.JSONDecoder()


def join(tables: EncodedTables, meta: dict[str, Any], meta_key: str = META_KEY) -> Iterator[bytes]:
    """The file's content in chunks of moderate size, so that no thread waits long."""
    first = {meta_key: json.dumps(meta).encode("ascii")}
    pieces = [b"{\n", *_table(META, {**tables.get(META, {}), **first})]
    size = 0
    for name, records in tables.items():
        if name == META:
            continue
        pieces.append(b",\n")
        for piece in _table(name, records):
            pieces.append(piece)
            size += len(piece)
            if size > CHUNK:
                yield b"".join(pieces)
                pieces, size = [], 0
    pieces.append(b"\n}\n")
    yield b"".join(pieces)


def _table(name: str, records: dict[str, bytes]) -> Iterator[bytes]:
    yield json.dumps(name).encode("ascii") + b": {\n"
    comma = b""
    for key, encoded in records.items():
        quoted = b'"%s": ' % key.encode() if key.isalnum() and key.isascii() else _quoted(key)
        yield b"%s%s%s" % (comma, quoted, encoded)
        comma = b",\n"
    yield b"\n}" if records else b"}"


def _quoted(key: str) -> bytes:
    return json.dumps(key).encode("ascii") + b": "


def copied(tables: EncodedTables) -> EncodedTables:
    """The same records in tables of their own; what is encoded is shared."""
    return {table: records.copy() for table, records in tables.items()}


def records_in(tables: EncodedTables) -> int:
    """How many records there are, in the trash too."""
    return sum(len(records) for table, records in tables.items() if table != META)


def split(raw: bytes) -> EncodedTables:
    """The encoded records of a file that `join` has written, unchecked; each byte copied once."""
    tables: EncodedTables = {}
    records: dict[str, bytes] = {}
    start = raw.find(b"\n") + 1
    while (end := raw.find(b"\n", start)) >= 0:
        if raw.endswith(b": {", start, end):
            records = tables[json.loads(raw[start : end - 3])] = {}
        elif raw.startswith(b'"', start):
            colon = raw.find(b'": ', start)
            key = raw[start + 1 : colon].decode("ascii")
            if not key.isdigit():
                key, length = _ODD_KEY.raw_decode(raw[start:end].decode("ascii"))
                colon = start + length - 1
            stop = end - 1 if raw.endswith(b",", start, end) else end
            records[key] = raw[colon + 3 : stop]
        start = end + 1
    return tables

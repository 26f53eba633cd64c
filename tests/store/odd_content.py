"""Lines of a change log with a right checksum, and with what no program of ours writes."""

from __future__ import annotations

import zlib


def framed(payload: bytes) -> bytes:
    return b"%08x %s\n" % (zlib.crc32(payload), payload)


def put(line: bytes, key: bytes = b"7", table: bytes = b"person") -> bytes:
    return b'{"seq": 4, "at": "", "changes": [["put", "%s", "%s", "", %s]]}' % (table, key, line)


DEEP = b"[" * 50_000 + b"]" * 50_000
ODD = {
    "null": b"null",
    "a list": b"[]",
    "a text": b'"x"',
    "nothing": b"",
    "no JSON": b"{",
    "no commit": b"{}",
    "nested without end": DEEP,
    "a number of 6,000 digits": b"9" * 6000,
    "a table that is a list": b'{"seq": 4, "changes": [["put", [], "7", "", {}]]}',
    "a key that is a number": b'{"seq": 4, "changes": [["del", "person", 7, ""]]}',
    "a verb of its own": b'{"seq": 4, "changes": [["drop", "person", "7", ""]]}',
    "a deletion with a record": b'{"seq": 4, "changes": [["del", "person", "7", "", {}]]}',
    "a put without one": b'{"seq": 4, "changes": [["put", "person", "7", ""]]}',
    "changes that are none": b'{"seq": 4, "changes": {"put": 1}}',
    "no number": b'{"seq": "4", "changes": []}',
    "a truth for a number": b'{"seq": true, "changes": []}',
    "a number beyond measure": b'{"seq": 1%s, "changes": []}' % (b"0" * 900),
    "a number that is none": b'{"seq": 1E+999999999, "changes": []}',
    "a record that is null": put(b"null"),
    "a record that is a list": put(b"[]"),
    "a record of nothing": put(b"{}"),
    "a record with NaN": put(b'{"a": NaN}', table=b"extra"),
    "a record with an exponent": put(b'{"a": 1E+999999999}', table=b"extra"),
    "a record with 6,000 digits": put(b'{"a": %s}' % (b"9" * 6000), table=b"extra"),
    "a record nested without end": put(DEEP, table=b"extra"),
    "half of a character": put(b'{"a": "\\ud800"}', table=b"extra"),
    "the same key twice": put(b'{"a": 1, "a": 2}', table=b"extra"),
    "no ASCII": put('{"a": "é"}'.encode(), table=b"extra"),
    "a head without a version": b'{"log": null, "journal": ""}',
    "a head without a journal": b'{"log": 1, "journal": 5}',
}

"""Snapshots in the form of gzip, which every system can unpack without this program."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from mentorjournal.errors import Damaged

CHUNK = 1 << 18
"""So many bytes are worked on at a time: other threads never wait for long."""
LARGEST = 1 << 30
"""No journal is larger, in bytes; what claims to be is not unpacked into memory."""
_GZIP = 31


class Interrupted(Exception):
    """Somebody needs the time for something else; nothing was changed."""


def compress(raw: bytes, stop: Callable[[], bool]) -> bytes:
    """A content in the form of gzip, without a name or a time in it.

    Raises:
        Interrupted: `stop` said so.
    """
    packer = zlib.compressobj(wbits=_GZIP)
    pieces = []
    for start in range(0, len(raw), CHUNK):
        if stop():
            raise Interrupted
        pieces.append(packer.compress(raw[start : start + CHUNK]))
    return b"".join([*pieces, packer.flush()])


def decompress(packed: bytes, name: str) -> bytes:
    """The content, checked against the sum that stands behind it.

    Raises:
        Damaged: It is not whole.
    """
    raw, whole = unpack(packed)
    if not whole:
        raise Damaged(f"“{name}” is damaged: it cannot be unpacked.")
    return raw


def unpack(packed: bytes) -> tuple[bytes, bool]:
    """As much of a content as can be unpacked, and whether that is all and proved right."""
    unpacker, size = zlib.decompressobj(wbits=_GZIP), 0
    pieces: list[bytes] = []
    for start in range(0, len(packed), CHUNK):
        rest, piece = packed[start : start + CHUNK], b""
        while rest or len(piece) == CHUNK:
            try:
                piece = unpacker.decompress(rest, CHUNK)
            except zlib.error:
                return b"".join(pieces), False
            pieces.append(piece)
            size += len(piece)
            rest = unpacker.unconsumed_tail
            if unpacker.unused_data or size > LARGEST:
                return b"".join(pieces), False
    return b"".join(pieces), unpacker.eof

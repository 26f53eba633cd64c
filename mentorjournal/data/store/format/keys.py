"""Uids and the TinyDB keys made from them.

A record's TinyDB key is its UUID as an integer, in decimal: stock TinyDB reads only integer
keys, and keys that merely count would collide as soon as two machines meet.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from datetime import datetime
from hashlib import blake2b

UID_LENGTH = 36
_UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII)


def is_uid(text: object) -> bool:
    """Whether it is a UUID, written in lower case with hyphens."""
    return isinstance(text, str) and _UID.fullmatch(text) is not None


def key_of(uid: str) -> str:
    """The TinyDB key of a uid, as TinyDB writes it."""
    return str(int(uid.replace("-", ""), 16))


def number_of(key: str) -> int:
    """The number that a key of ours is; 0 for any other, such as one of thousands of digits."""
    return int(key) if key.isascii() and key.isdigit() and len(key) < 40 else 0


def uid_of(number: int) -> str:
    """The uid whose key is that number, which must have at most 128 bits."""
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def new_uid(now: datetime) -> str:
    """A new UUIDv7 of that moment, for a record that came without one."""
    return _version_7(int(now.timestamp() * 1000), os.urandom(10))


def uid_after(now: datetime, others: Iterable[str]) -> str:
    """A new UUIDv7 of that moment, or of the first one after all the others."""
    latest = max((int(other[:13].replace("-", ""), 16) for other in others), default=-1)
    return _version_7(max(int(now.timestamp() * 1000), latest + 1), os.urandom(10))


def uid_made_of(content: bytes, number: int) -> str:
    """A UUIDv7 made of some content: the same for the same, with the time of another's number."""
    return _version_7(number >> 80, blake2b(content, digest_size=10).digest())


def _version_7(millis: int, ten_bytes: bytes) -> str:
    chance = int.from_bytes(ten_bytes)
    millis &= (1 << 48) - 1
    number = (
        millis << 80 | 7 << 76 | (chance >> 62 & 0xFFF) << 64 | 2 << 62 | chance & (1 << 62) - 1
    )
    return uid_of(number)


def could_be_key(number: int) -> bool:
    """Whether the number is a UUIDv7: a key that the record's uid can be taken from."""
    return number < 1 << 128 and number >> 76 & 0xF == 7 and number >> 62 & 0b11 == 0b10

"""Records to JSON and back.

An encoded record is ASCII JSON without a newline; the store keeps these, and hands out records.
What a newer program wrote and the type does not know is carried from what is replaced into what
replaces it.
"""

from __future__ import annotations

import json
import re
from functools import cache

# Not by way of hashlib, which loads OpenSSL: a command that adds a line needs none of it.
from hashlib import blake2b
from typing import Any, TypeVar

import msgspec

from mentorjournal.data.store.format.keys import key_of
from mentorjournal.data.store.format.record import Record
from mentorjournal.errors import BadInput, Damaged

R = TypeVar("R", bound=Record)
T = TypeVar("T")

_WHERE = re.compile(r"^(.*?)(?: - at `\$\.?(.*)`)?$", re.DOTALL)
_NAMED = re.compile(r"([a-z][a-z0-9_]*): ")
"""How a check of several fields at once begins its reason."""
_QUOTED = re.compile(r"'.*'", re.DOTALL)


@cache
def _decoder(kind: type[T]) -> msgspec.json.Decoder[T]:
    return msgspec.json.Decoder(kind)


def encode(value: object) -> bytes:
    """A JSON value in ASCII without a newline, which every locale's stock TinyDB reads alike."""
    return json.dumps(value, allow_nan=False).encode("ascii")


def decode(kind: type[R], key: str, encoded: bytes) -> R:
    """The record of well-formed JSON; the key is for the message.

    Raises:
        Damaged: It does not fit the type; names table, record and field, never the content.
    """
    try:
        record: R = _decoder(kind).decode(encoded)
    except msgspec.DecodeError as error:
        raise Damaged(unfit(kind.table, key, error)) from None
    return record


def unfit(table: str, key: str, error: msgspec.DecodeError) -> str:
    """A sentence that says which record of which table is wrong in which field."""
    field, reason = _field_and_reason(error)
    where = f"field “{field}”" if field else "as a whole"
    return f"The record {key} of table “{table}” does not fit, {where}: {reason}."


def field_of(error: msgspec.DecodeError) -> str:
    """The field that does not fit; empty where it is the record as a whole."""
    return _field_and_reason(error)[0]


def encode_record(record: R) -> tuple[bytes, R]:
    """A record encoded, and the record as it will be read from that.

    Raises:
        BadInput: The record would not be readable again, such as one with an empty name.
    """
    encoded = encode(msgspec.to_builtins(record))
    try:
        return encoded, _decoder(type(record)).decode(encoded)
    except msgspec.DecodeError as error:
        field, reason = _field_and_reason(error)
        raise BadInput(f"That cannot be kept ({field or record.table}): {reason}.", field) from None


def encode_over(record: R, old: bytes) -> tuple[bytes, R, bool]:
    """A record encoded in the place of an old one, with what its type does not know; the record
    as it will be read; and whether anything was carried over.

    Raises:
        BadInput: The record would not be readable again.
    """
    encoded, kept = encode_record(record)
    raw = json.loads(old)
    known = msgspec.to_builtins(_decoder(type(record)).decode(old))
    if raw == known:
        return encoded, kept, False
    new = json.loads(encoded)
    _carry_over(raw, known, new)
    return encode(new), kept, True


def fingerprint(encoded: bytes | None) -> str:
    """A short digest that tells versions of a record apart; empty for no record."""
    return "" if encoded is None else blake2b(encoded, digest_size=8).hexdigest()


class _Head(msgspec.Struct):
    updated: str = ""


def updated_in(encoded: bytes | None) -> str:
    """When a record was last changed, as it says itself; all are written in one zone and form."""
    try:
        head: _Head = _decoder(_Head).decode(encoded or b"{}")
        return head.updated
    except msgspec.DecodeError:
        return ""


def fits(kind: type[Record], key: str, encoded: bytes) -> bool:
    """Whether this is a record of that type under its own key."""
    try:
        return key_of(_decoder(kind).decode(encoded).uid) == key
    except msgspec.DecodeError:
        return False


def _carry_over(raw: dict[str, Any], known: dict[str, Any], new: dict[str, Any]) -> None:
    """Copy into `new` what stands in `raw` but is not `known`, at every depth."""
    for name, value in raw.items():
        if name not in new:
            if name not in known:
                new[name] = value
        elif isinstance(value, dict) and isinstance(new[name], dict):
            _carry_over(value, known.get(name) or {}, new[name])
        elif isinstance(value, list) and isinstance(new[name], list):
            _carry_over_list(value, known.get(name) or [], new[name])


def _carry_over_list(raw: list[Any], known: list[Any], new: list[Any]) -> None:
    """The same for lists of parts."""
    free = [part if isinstance(part, dict) else None for part in new]
    for place, (before, old) in enumerate(zip(raw, known, strict=False)):
        if isinstance(before, dict) and isinstance(old, dict) and before != old:
            found = _same_part(old, free, place if len(raw) == len(new) else -1)
            if found >= 0:
                _carry_over(before, old, new[found])
                free[found] = None


def _same_part(old: dict[str, Any], parts: list[dict[str, Any] | None], place: int) -> int:
    """Where a part stands now: by its uid, else unchanged, else at its old place; or -1."""
    if "uid" in old:
        uids = [part and part.get("uid") for part in parts]
        return uids.index(old["uid"]) if old["uid"] in uids else -1
    if old in parts:
        return parts.index(old)
    return place if place >= 0 and parts[place] is not None else -1


def _field_and_reason(error: msgspec.DecodeError) -> tuple[str, str]:
    """Field and reason from msgspec's message, without the content it may quote."""
    match = _WHERE.match(str(error))
    reason, field = (match[1], match[2] or "") if match else (str(error), "")
    if named := _NAMED.match(reason):
        field, reason = f"{field}.{named[1]}".removeprefix("."), reason[named.end() :]
    if not isinstance(error, msgspec.ValidationError):
        reason = "it holds text that no encoding can hold, such as half a character"
    return field, _QUOTED.sub("", reason).replace("`", "").strip().rstrip(".")

"""A change to one record, and what is known of its former versions."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Literal

from msgspec import Struct

from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.layout import EncodedTables

Verb = Literal["put", "del", "purge"]
Key = tuple[str, str]
"""A record's table and its key in it."""
Versions = Mapping[Key, Set[str]]
"""Fingerprints of every version of a record that we had before ours."""
Known = dict[Key, set[str]]
"""The same, while they are gathered."""


class Change(Struct, frozen=True):
    """One record put, deleted, or deleted for good.

    Attributes:
        was: The fingerprint of the version it replaces; empty for none.
        encoded: The record as it is now; None unless it is put.
    """

    verb: Verb
    table: str
    key: str
    was: str
    encoded: bytes | None = None


def replacing(table: str, key: str, old: bytes | None, new: bytes | None) -> Change:
    """The change that puts a record in the place of another, or deletes it where there is none."""
    return Change("del" if new is None else "put", table, key, fingerprint(old), new)


def note(known: Known, purges: set[Key], change: Change) -> None:
    """Remember which version a change replaces."""
    known[change.table, change.key].add(change.was)
    if change.verb == "purge":
        purges.add((change.table, change.key))


def stands(tables: EncodedTables, change: Change) -> bool:
    """Whether a change may be made although commits before it are missing.

    A record that is put is whole, and what was deleted for good has to go; but a deletion may
    rest on what is missing, unless it names the very version that is here.
    """
    old = tables.get(change.table, {}).get(change.key)
    return change.verb != "del" or fingerprint(old) == change.was


def apply(tables: EncodedTables, change: Change) -> None:
    """Make one change in the tables."""
    if change.encoded is not None:
        tables.setdefault(change.table, {})[change.key] = change.encoded
    else:
        tables.get(change.table, {}).pop(change.key, None)

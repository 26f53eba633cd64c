"""What stood in the journal's file while it was open here: whoever puts it back has not made it."""

from __future__ import annotations

from collections.abc import Mapping, Set

from msgspec import Struct

from mentorjournal.data.store.format.change import Key, Versions
from mentorjournal.data.store.format.codec import fingerprint
from mentorjournal.data.store.format.layout import EncodedTables

_NONE: Set[str] = frozenset()


class FileHistory(Struct):
    """What this program knows of the file's past.

    Attributes:
        seq: The number of the last commit in the file as we know it.
        versions: For each record changed since it was opened, fingerprints of the versions that
            stood in the file; empty for none.
        purged: What was deleted for good.
    """

    seq: int
    versions: dict[Key, set[str]] = {}
    purged: set[Key] = set()

    def written(self, seq: int, known: Versions, tables: EncodedTables) -> None:
        """Note that the file was written with these tables, up to that commit.

        `known` has the former versions of each record that differs from the file before.
        """
        self.seq = seq
        for key, versions in known.items():
            stood = self.versions.setdefault(key, set(versions))
            stood.add(_version(tables, key))

    def of_all(self, ours: EncodedTables, known: Versions) -> Versions:
        """For each record of ours, and those that are gone, the versions that we had before."""
        here = {(table, key) for table, records in ours.items() for key in records}
        return {
            key: {*known.get(key, _NONE), *self.versions.get(key, _NONE)}
            for key in (*here, *known, *self.versions)
        }

    def put_back(self, theirs: EncodedTables, known: Versions) -> Versions:
        """`known`, and the same for the records that read in theirs as they once read here."""
        found: Mapping[Key, Set[str]] = {
            key: versions
            for key, versions in self.versions.items()
            if _version(theirs, key) in versions
        }
        return {**known, **{key: {*known.get(key, _NONE), *found[key]} for key in found}}


def _version(tables: EncodedTables, key: Key) -> str:
    return fingerprint(tables.get(key[0], {}).get(key[1]))

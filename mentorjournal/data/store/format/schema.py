"""What a journal holds, as whoever uses the store hands it in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from msgspec import Struct

from mentorjournal.data.store.format.codec import fits
from mentorjournal.data.store.format.layout import Tables
from mentorjournal.data.store.format.record import Record

Step = Callable[[Tables], None]
"""A migration: gets the tables as plain dicts, as `json` reads them, and changes them in place."""
Merger = Callable[[str, bytes, bytes, bytes, datetime], bytes | None]
"""Brings two versions of a record together that were made from one: gets the record's key, what
both were made from, the version here and the one there, all encoded, and the time. Returns both in
one, or None where they have to stand beside each other."""


class Table(Struct, frozen=True, kw_only=True):
    """A table of the journal.

    Attributes:
        kind: The type of its records; its name is their `table`.
        words: What one of them is called in a sentence, and what several are.
        mark: The field in which a copy of a record says that it is one, and how: "{old} {mark}".
            None where a copy is to say so nowhere.
        parent: The fields with the uid of the record that these are kept of alone, and with which
            they are deleted for good: today's name, then those it had in older forms.
        merge: Brings two versions together; None where both are always kept.
        beside: What becomes of the fields of another program's version where a person keeps it
            beside the one here; None where they stay as they are.
    """

    kind: type[Record]
    words: tuple[str, str]
    mark: tuple[str, str] | None = None
    parent: tuple[str, ...] = ()
    merge: Merger | None = None
    beside: Callable[[dict[str, Any]], dict[str, Any]] | None = None


class Schema:
    """The tables of a journal, and how older forms of it become today's.

    Args:
        tables: In the order in which they are spoken of. Records of any other table are kept as
            they are.
        migrations: The first leads from form 1 to 2, the next from 2 to 3, and so on. They are
            never edited once released: a journal of any age passes through all that follow it.
        parts: Under which table's name parts of records are noted that are deleted for good.
    """

    def __init__(
        self, tables: Iterable[Table] = (), migrations: Sequence[Step] = (), *, parts: str = "part"
    ) -> None:
        self.tables = {one.kind.table: one for one in tables}
        self.migrations = tuple(migrations)
        self.parts = parts

    @property
    def version(self) -> int:
        """The form that is written."""
        return 1 + len(self.migrations)

    def kind_of(self, table: str) -> type[Record] | None:
        """The type of a table's records; None for a table that is not among these."""
        return self.tables[table].kind if table in self.tables else None

    def merger(self, table: str) -> Merger | None:
        """What brings two versions of a record of that table together; None for nothing."""
        return self.tables[table].merge if table in self.tables else None

    def parent(self, table: str) -> tuple[str, ...]:
        """The fields that name whom records of that table are kept of alone; often none."""
        return self.tables[table].parent if table in self.tables else ()

    def mark(self, table: str) -> tuple[str, str] | None:
        """Where and how a copy of a record of that table says that it is one; None for nowhere."""
        return self.tables[table].mark if table in self.tables else None

    def is_record(self, table: str, key: str, encoded: bytes | None) -> bool:
        """Whether this is a record of its table under its own key; any is in another table.

        No record, as in a deletion, is none that could be wrong.
        """
        kind = self.kind_of(table)
        return kind is None or encoded is None or fits(kind, key, encoded)

    def migrate(self, tables: Tables, old: int) -> None:
        """Bring the tables from an older form to today's, in place."""
        for step in self.migrations[old - 1 :]:
            step(tables)

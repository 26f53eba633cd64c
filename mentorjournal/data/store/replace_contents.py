"""Makes an open journal what a snapshot is, in one commit."""

from __future__ import annotations

from mentorjournal.data.store.engine.storage import JournalStorage
from mentorjournal.data.store.format.layout import META, Lines


def tables_copy(storage: JournalStorage) -> Lines:
    """The records as they are, for a comparison; lines are shared, not copied."""
    with storage.guard:
        return {table: records.copy() for table, records in storage.tables.items()}


def replace_contents(storage: JournalStorage, tables: Lines) -> Lines:
    """Make the records what these are; only those that differ are written, and nothing comes
    back that was deleted for good.

    Returns:
        The records as they were.

    Raises:
        ReadOnly: The journal is open for reading only.
        NotKept: It could not be written; nothing was changed.
    """
    with storage.guard:
        before = tables_copy(storage)
        changes = []
        # The tables may have been read before something was deleted for good.
        gone = storage.purged
        for table in [*before, *(name for name in tables if name not in before)]:
            old, new = before.get(table, {}), tables.get(table, {})
            if table != META:
                changes += [
                    storage.change(table, key, new.get(key))
                    for key in {**old, **new}
                    if old.get(key) != new.get(key) and (table, key) not in gone
                ]
        storage.commit(changes)
    return before

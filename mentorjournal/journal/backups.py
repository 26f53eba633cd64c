"""The backups of the open journal: what is in them, and going back to one."""

from __future__ import annotations

from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import Backup, Preview, list_backups, preview
from mentorjournal.journal.context import Context


class Backups:
    """Lists snapshots and goes back to one.

    All of it reads whole files and takes as long; to be called from a worker thread.

    Args:
        context: Store, clock and ids.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> list[Backup]:
        """The snapshots and what was set aside, newest first.

        Raises:
            CannotOpen: Their folder cannot be read.
        """
        return list_backups(self._context.store.file.path, SCHEMA)

    def preview(self, name: str) -> Preview:
        """What going back to a snapshot would change.

        Raises:
            NotFound: There is no such snapshot.
            CannotOpen: It is not a whole journal.
        """
        store = self._context.store
        return preview(store.file.path, SCHEMA, name, store.tables_copy, now=self._context.now())

    def restore(self, chosen: Preview) -> None:
        """Go back to a snapshot; a snapshot of the present is kept first, and undo takes it back.

        Raises:
            ReadOnly: The journal is open for reading only.
            NotKept: It could not be written; nothing was changed.
        """
        store = self._context.store
        store.file.snapshot("before-restore")
        before = store.replace_contents(chosen.tables)
        self._context.changed_whole(f"went back to the backup {chosen.name}", before)

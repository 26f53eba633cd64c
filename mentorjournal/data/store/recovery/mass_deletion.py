"""A journal whose file lost half of its records between two runs, by another program's hand.

How many there were is noted with each checkpoint; what they said stands in the snapshots.
"""

from __future__ import annotations

from collections.abc import Set
from contextlib import suppress
from datetime import datetime

from msgspec import Struct

from mentorjournal.data.store.format.change import Key
from mentorjournal.data.store.format.codec import updated_in
from mentorjournal.data.store.format.layout import META, EncodedTables, copied
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.recovery.loaded import Loaded
from mentorjournal.data.store.recovery.manifest import noted_records
from mentorjournal.data.store.snapshots.contents import newest_first, read_backup
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen

QUESTION = "half-gone"
"""The id of the question about it."""
FEWEST = 8
"""Of a journal of fewer records half is soon gone; nobody is asked about that."""
LOOKED_AT = 5
"""So many snapshots are looked at for what is gone; each is read whole."""


class MassDeletion(Struct, frozen=True):
    """What is gone.

    Attributes:
        had: How many records there were.
        has: How many there are.
        backup: The newest snapshot that holds some of what is gone; empty if none does.
    """

    had: int
    has: int
    backup: str = ""

    @property
    def words(self) -> str:
        """What has happened, as a sentence."""
        return (
            f"Since the journal was last open here, another program removed {self.had - self.has} "
            f"of its {self.had} records."
        )

    @property
    def question(self) -> str:
        """What to ask about, in words."""
        return (
            f"{self.words} Until you have chosen, its file is left as it is, and what you write is "
            f"kept beside it. Going back brings what is gone from {self.backup}; nothing that is "
            "there now is lost by it. The file as it was found is kept among the backups either "
            "way."
        )

    @property
    def refusal(self) -> str:
        """Why a command may not write, and how to go on."""
        return (
            f"{self.words} Nothing was written. Open the program to choose what shall become of "
            f"that, or go back yourself: mentorjournal restore {self.backup}"
        )


def look_for_losses(home: JournalDir, loaded: Loaded, now: datetime) -> MassDeletion | None:
    """What another program removed from the file, if that is half of everything or more."""
    if loaded.findings.in_file is None:
        return None
    had, has = noted_records(home), loaded.findings.in_file
    if had < FEWEST or has * 2 > had:
        return None
    return MassDeletion(had, has, _newest_with_more(home, loaded, now))


def _newest_with_more(home: JournalDir, loaded: Loaded, now: datetime) -> str:
    """The newest snapshot of this journal with a record that is not in it now."""
    looked_at = 0
    for snapshot in newest_first(home, {loaded.meta["journal"]}):
        # What the person went back from is not to come back unasked.
        if snapshot.is_for(Reason.BEFORE_RESTORE):
            continue
        with suppress(CannotOpen):
            tables, meta = read_backup(home, snapshot.name, now)
            if meta["journal"] == loaded.meta["journal"] and _has_more(tables, loaded.tables):
                return snapshot.name
        looked_at += 1
        if looked_at == LOOKED_AT:
            break
    return ""


def _has_more(tables: EncodedTables, present: EncodedTables) -> bool:
    return any(
        not records.keys() <= present.get(table, {}).keys()
        for table, records in tables.items()
        if table != META
    )


def brought_back(backup: EncodedTables, present: EncodedTables, ours: Set[Key]) -> EncodedTables:
    """The records that are there and those that are gone; of two versions the one changed last.

    `ours` was changed or deleted here since, and stays as it is.
    """
    tables = copied(present)
    for table, records in backup.items():
        into = tables.setdefault(table, {})
        for key, encoded in records.items() if table != META else ():
            here = into.get(key)
            if (table, key) not in ours and (
                here is None or updated_in(here) <= updated_in(encoded)
            ):
                into[key] = encoded
    return tables

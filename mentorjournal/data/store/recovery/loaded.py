"""A journal in memory, as it was found, and how single changes are made to it."""

from __future__ import annotations

import os
from collections import defaultdict
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from mentorjournal.data.store.format.change import Change, Key, Known, note
from mentorjournal.data.store.format.layout import EncodedTables
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.wal import Entry, Spot
from mentorjournal.data.store.recovery.manifest import OwnFile, Stamp


class Findings(Struct):
    """What was found out while a journal was loaded, and is to be settled or said.

    Attributes:
        notices: Sentences for the person.
        in_file: How many records somebody else has left in the file; None if we wrote it.
        normalized: Changes that make records of other programs fit, not yet applied.
        asked: Changes made by others that are too many to be made without a question.
        question: What to ask about them, in words.
        rewrite: Why the file must be written anew at once, such as "before-form-2"; or empty.
        gap: Whether commits are missing between the file and the log, or within the log.
        damaged: Where the log holds something that is no whole commit.
        stale: Segments of the log that the file has made needless.
    """

    notices: list[str] = []
    in_file: int | None = None
    normalized: list[Change] = []
    asked: list[Change] = []
    question: str = ""
    rewrite: str = ""
    gap: bool = False
    damaged: tuple[Spot, ...] = ()
    stale: tuple[Path, ...] = ()


class Loaded(Struct):
    """A journal in memory.

    Attributes:
        tables: Its records.
        meta: Its own data; empty for a journal that does not exist yet.
        seq: The number of the last commit.
        stamp: What tells that the file has been changed; None where there is no file.
        own: The file's content, if we wrote it.
        noted: The contents that were noted as our own.
        known: Former versions of what was changed since the file was written.
        base: For each record that the log has changed, how it stands in the file.
        purges: What was deleted for good since then.
        dirty: Whether memory differs from the file.
        replayed: Commits that came from the log.
        last_segment: The number of the log's last segment.
        findings: What is to be settled or said.
    """

    tables: EncodedTables = {}
    meta: dict[str, Any] = {}
    seq: int = 0
    stamp: Stamp | None = None
    own: OwnFile | None = None
    noted: tuple[OwnFile, ...] = ()
    known: Known = field(default_factory=lambda: defaultdict(set))
    base: dict[Key, bytes | None] = {}
    purges: set[Key] = set()
    dirty: bool = False
    replayed: list[Entry] = []
    last_segment: int = 0
    findings: Findings = field(default_factory=Findings)

    def note_change(self, file: EncodedTables, change: Change) -> None:
        """Remember, before it is made, how its record stands in the file and what it replaces."""
        key = change.table, change.key
        self.base.setdefault(key, file.get(change.table, {}).get(change.key))
        note(self.known, self.purges, change)


def stamp_of(found: os.stat_result) -> Stamp:
    """What changes whenever another program changes the file."""
    return found.st_ino, found.st_size, found.st_mtime_ns


def stamp_now(home: JournalDir) -> Stamp | None:
    """The journal's file as it is now; None if it is not there."""
    try:
        return stamp_of(home.files.stat_journal(home.target))
    except (FileNotFoundError, NotADirectoryError):
        return None

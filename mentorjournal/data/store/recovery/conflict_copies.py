"""Copies that sync programs put beside a journal which was changed in two places.

They never overwrite: the other machine's journal comes under a new name, and nobody is told.
A copy is known by its name and by what is in it, the uid of the journal.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Set
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from unicodedata import normalize

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.store.disk.files import is_file
from mentorjournal.data.store.format.change import Key, Versions, replacing
from mentorjournal.data.store.format.codec import fingerprint, updated_in
from mentorjournal.data.store.format.journal_file import read_encoded
from mentorjournal.data.store.format.layout import META, EncodedTables
from mentorjournal.data.store.format.normalize import read_journal
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import Question
from mentorjournal.data.store.merge.three_way import MergeResult, merge
from mentorjournal.data.store.recovery.loaded import stamp_of
from mentorjournal.data.store.snapshots import snapshots
from mentorjournal.data.store.snapshots.contents import whole_backups
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen
from mentorjournal.text import plural

_NAMES = (
    (r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?", "Syncthing"),
    (r"_conflict-\d{8}-\d{6}", "ownCloud"),
    (r"\.(?i:conflict)\w*|\.\.path[12]", "rclone or Resilio Sync"),
    (r"\.variant-\w+", "git-annex"),
    (r" \(conflicted copy \d{4}-\d\d-\d\d \d{6}\)", "Nextcloud"),
    (r" \(\d+\)", "Google Drive or a browser"),
    (r" \([^()]*\d{4}-\d\d-\d\d[^()]*\)(?: \(\d+\))?", "Dropbox"),
    (r" \([^()]+\)", "a sync program"),
    (r" \d+", "iCloud"),
    (r"[-_ ].+", "OneDrive or another program"),
)
"""What the names of copies have between the journal's own and its ending, and who makes them so.

What begins with a dot may stand behind the ending as well.
"""

_MARK = "copy "
"""How the ids of questions about them begin; no request has such a name."""


class CopyBeside(Struct, frozen=True):
    """A copy of the journal beside it.

    Attributes:
        name: Its file's name.
        program: Who may have made it.
        merged: What taking it in would change; None before it was compared.
    """

    name: str
    program: str
    merged: MergeResult | None = None

    @property
    def words(self) -> str:
        """What it is and what is in it, as sentences."""
        what = (
            f"“{self.name}” beside your journal is another copy of it, as {self.program} leaves a "
            "conflict copy where a file was changed in two places."
        )
        if self.merged is None:
            return f"{what} Open the program: it asks whether to take in what only the copy holds."
        if not self.merged.changes:
            return f"{what} All that is in it is in your journal too; you may delete it."
        both = self.merged.conflicts
        more = f", {both} of them changed on both sides" if both else ""
        return (
            f"{what} In it {plural(len(self.merged.changes), 'record is', 'records are')} not as "
            f"in your journal{more}. Once that is taken in, the copy is kept among the backups."
        )


def copies_beside(home: JournalDir, journal: str) -> list[CopyBeside]:
    """The copies of this journal, by name and content.

    Raises:
        OSError: The folder cannot be read.
    """
    found = []
    for name in candidates(home):
        with suppress(OSError, CannotOpen):
            raw = home.files.read(home.folder / name)
            if read_encoded(home.schema, raw, name)[1]["journal"] == journal:
                found.append(CopyBeside(name, _program(home, name)))
    return found


def candidates(home: JournalDir) -> list[str]:
    """Files that are named as copies of the journal are.

    Raises:
        OSError: The folder cannot be read.
    """
    names = [name for name in home.files.names(home.folder) if _program(home, name)]
    return [name for name in names if is_file(home.files, home.folder / name)]


def _program(home: JournalDir, name: str) -> str:
    """Who names copies like that; empty if nobody does."""
    # Some systems take letters with marks apart.
    known, given = (normalize("NFC", one) for one in (home.target.name, name))
    stem, ending = Path(known).stem, Path(known).suffix
    middle = ""
    if given.startswith(f"{known}."):
        middle = given.removeprefix(known)
    elif given.startswith(stem) and given.endswith(ending) and given != known:
        middle = given[len(stem) : len(given) - len(ending)]
    return next((who for form, who in _NAMES if re.fullmatch(form, middle)), "")


def read_copy(home: JournalDir, name: str, now: datetime) -> tuple[bytes, EncodedTables, str]:
    """A copy's bytes, its records in today's form, and the journal they are of.

    Raises:
        CannotOpen: It is not a whole journal.
        OSError: It cannot be read.
    """
    raw = home.files.read(home.folder / name)
    tables, meta = read_journal(home.schema, raw, name, now)
    return raw, tables, meta["journal"]


def compare(
    schema: Schema,
    ours: EncodedTables,
    theirs: EncodedTables,
    earlier: list[EncodedTables],
    known: Versions,
    purged: Set[Key],
    now: datetime,
) -> MergeResult:
    """What taking in a copy changes: nothing of ours goes, and nothing that only it has is lost.

    `earlier` are states of ours, newest first, `known` former versions of what we changed lately,
    and `purged` is what we deleted for good.
    """
    # The newest state of ours that the copy goes on from; what both began from stands in it.
    base = next((one for one in (ours, *earlier) if _goes_on_from(theirs, one)), {})
    old = _goes_on_from(ours, theirs)
    had: defaultdict[Key, set[str]] = defaultdict(set)
    for tables in earlier:
        for table, key, encoded in _records(tables):
            had[table, key].add(fingerprint(encoded))
    stands: dict[Key, set[str]] = {}
    together = []
    for table, key, mine in _records(ours):
        other, began = theirs.get(table, {}).get(key), base.get(table, {}).get(key)
        spot = table, key
        if other is None or other == began or old:
            stands[spot] = {fingerprint(other)}
        elif mine != began:
            stands[spot] = {*had[spot], *known.get(spot, ())}
            merger = schema.merger(table)
            if merger is not None and began and mine != other:
                both = merger(key, began, mine, other, now)
                if both is not None:
                    stands[spot] = {fingerprint(other)}
                    together += [replacing(table, key, mine, both)] if both != mine else []
    merged = merge(schema, ours, theirs, stands, purged)
    return MergeResult([*merged.changes, *together], merged.conflicts)


def _goes_on_from(later: EncodedTables, earlier: EncodedTables) -> bool:
    """Whether one state was made from another.

    Something of what was changed last there, in one commit, is then still the same, and nothing
    is older than it was. In doubt it was not, and both versions of a record are kept.
    """
    newest, last = "", False
    for table, key, encoded in _records(earlier):
        here = later.get(table, {}).get(key)
        updated = updated_in(encoded)
        if here not in (None, encoded) and updated_in(here) <= updated:
            return False
        if updated > newest:
            newest, last = updated, False
        if updated == newest:
            last = last or here == encoded
    return bool(newest) and last


def _records(tables: EncodedTables) -> Iterator[tuple[str, str, bytes]]:
    for table, records in tables.items():
        if table != META:
            for key, encoded in records.items():
                yield table, key, encoded


def earlier_states(home: JournalDir, journal: str, now: datetime) -> list[EncodedTables]:
    """The states of this journal that are kept among the backups, newest first."""
    found = whole_backups(home, now, {journal})
    return [tables for _, tables, meta in found if meta["journal"] == journal]


class CopiesBeside:
    """The copies beside an open journal, as far as they hold something; for one worker thread.

    Attributes:
        waiting: Those that are to be asked about, by name.
    """

    def __init__(self, home: JournalDir, now: Callable[[], datetime]) -> None:
        self._home, self._now = home, now
        self._seen: tuple[object, ...] = ()
        self.waiting: dict[str, CopyBeside] = {}

    def questions(self) -> list[Question]:
        """What is to be asked about them."""
        return [Question(_MARK + name, copy.words) for name, copy in sorted(self.waiting.items())]

    def asked_about(self, question: str) -> str:
        """The name of the copy that a question is about; empty if it is about none."""
        name = question.removeprefix(_MARK)
        return name if question != name and name in self.waiting else ""

    def changed(self) -> bool:
        """Whether there are others than when this was asked last, or in another state.

        Raises:
            OSError: It cannot be seen.
        """
        names = candidates(self._home)
        here = tuple(
            (name, *stamp_of(self._home.files.stat(self._home.folder / name))) for name in names
        )
        before, self._seen = self._seen, here
        return here != before

    def look(
        self, ours: EncodedTables, journal: str, known: Versions, purged: Set[Key]
    ) -> list[str]:
        """See what is in them; what holds nothing new is not asked about, but said once.

        Raises:
            OSError: It cannot be seen.
        """
        before, self.waiting, told = self.waiting, {}, []
        for copy in copies_beside(self._home, journal):
            with suppress(CannotOpen):
                found, _ = self.compared(copy, ours, journal, known, purged)
                if found.merged and found.merged.changes:
                    self.waiting[copy.name] = found
                elif copy.name not in before:
                    told.append(found.words)
        return told

    def compared(
        self, copy: CopyBeside, ours: EncodedTables, journal: str, known: Versions, purged: Set[Key]
    ) -> tuple[CopyBeside, bytes]:
        """A copy with what taking it in would change, and its bytes.

        Raises:
            CannotOpen: It is not a whole journal, or of another one.
            OSError: It cannot be read.
        """
        now = self._now()
        raw, theirs, of = read_copy(self._home, copy.name, now)
        if of != journal:
            raise CannotOpen(f"“{copy.name}” is another journal.")
        states = earlier_states(self._home, journal, now)
        merged = compare(self._home.schema, ours, theirs, states, known, purged, now)
        return replace(copy, merged=merged), raw

    def set_aside(self, name: str, raw: bytes) -> None:
        """Keep a copy that was taken in among the backups, and nowhere else.

        One that has changed since stays, to be asked about again.

        Raises:
            OSError: It could not be kept, or not be removed.
        """
        path = self._home.folder / name
        snapshots.keep_copy(self._home, self._now(), Reason.FOREIGN, raw)
        if self._home.files.read(path) == raw:
            # Where a power cut brings it back, it is found to hold nothing new.
            self._home.files.remove(path)
        self.waiting.pop(name, None)

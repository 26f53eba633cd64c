"""Puts together all that is left of a damaged journal, without changing anything."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import datetime
from typing import Any

from msgspec import Struct

from mentorjournal.data.store.format.change import Key, apply
from mentorjournal.data.store.format.codec import encode, updated_in
from mentorjournal.data.store.format.journal_file import migrated
from mentorjournal.data.store.format.keys import is_uid, key_of, new_uid
from mentorjournal.data.store.format.layout import META, META_KEY, EncodedTables
from mentorjournal.data.store.format.normalize import examine_all
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.reading import LogContents, read_log
from mentorjournal.data.store.log.wal import Entry, standing
from mentorjournal.data.store.merge.git_markers import sides_of
from mentorjournal.data.store.recovery.conflict_copies import compare, earlier_states
from mentorjournal.data.store.repair.extract import Extracted, extract, text_of
from mentorjournal.data.store.snapshots.contents import whole_backups
from mentorjournal.errors import NotFound

MOSTLY = 28
"""Of the 36 characters of two uids, even of one instant, hardly ever so many are the same."""


class Assembled(Struct):
    """What is left.

    Attributes:
        tables: Every record.
        meta: The journal's own data.
        log: The change log.
        replayed: Its commits, if it belongs to this journal.
        snapshot: The snapshot that fills the gaps; empty if none was needed or there is none.
        extracted: How many records the damaged file itself gave.
        lost: Its lines that could not be read.
        ends_early: Whether it ends in the middle.
        doubtful: Those of its records that may hold a wrong character.
        conflicts: How many records both sides of a merge had changed.
        theirs: The other side of a merge, where it is to be kept whole.
    """

    tables: EncodedTables
    meta: dict[str, Any]
    log: LogContents
    replayed: tuple[Entry, ...] = ()
    snapshot: str = ""
    extracted: int = 0
    lost: tuple[int, ...] = ()
    ends_early: bool = False
    doubtful: tuple[Key, ...] = ()
    conflicts: int = 0
    theirs: EncodedTables = {}


def assemble(
    home: JournalDir, now: datetime, raw: bytes, log: LogContents | None = None
) -> Assembled:
    """Put together the whole records of a damaged file, a snapshot and the change log.

    The log is the one beside the journal where none is given.

    Raises:
        NotFound: Nothing is left.
        TooNew: A newer program wrote the journal.
        OSError: The disk refuses.
    """
    log = read_log(home) if log is None else log
    name, base, meta = _newest_whole(home, now, log.journals)
    found = Assembled({}, {}, log)
    extracted = _from_file(home, found, raw, base, now)
    _mend_journal(extracted.meta, [*log.journals, *([meta["journal"]] if meta else [])])
    journal = extracted.meta.get("journal", "")
    if journal and journal != meta.get("journal"):
        name, base, meta = _newest_whole(home, now, {journal})
        if journal != meta.get("journal"):
            name, base, meta = "", {}, {}
    if not extracted.complete:
        found.snapshot = name
        _fill(extracted, base)
    found.tables = extracted.tables
    found.meta = {
        **_new_meta(home.schema, now, log),
        **meta,
        **extracted.meta,
        "schema": home.schema.version,
    }
    if log.journals <= {found.meta["journal"]}:
        found.replayed = log.entries
    for change in standing(
        found.replayed, found.tables, found.replayed[0].seq - 1 if found.replayed else 0
    ):
        apply(found.tables, change)
    if not (name or found.extracted or found.replayed):
        raise NotFound(f"Nothing of “{home.path}” could be brought back; it was left as it is.")
    found.meta["seq"] = max([found.meta["seq"], *(entry.seq for entry in log.entries)]) + 1
    return found


def _from_file(
    home: JournalDir, found: Assembled, raw: bytes, base: EncodedTables, now: datetime
) -> Extracted:
    """What the damaged file itself holds, both sides of a merge brought together."""
    schema, homes = home.schema, {key: table for table, each in base.items() for key in each}
    text, guessed = text_of(raw)
    sides = sides_of(text)

    def read(side: str) -> Extracted:
        return _today(schema, extract(schema, side, homes, now, guessed), now, side)

    extracted = read(sides.ours if sides else text)
    if sides:
        theirs = read(sides.theirs)
        _bring_together(home, found, extracted, theirs, read(sides.base).tables, now)
    found.extracted, found.lost = extracted.count, extracted.lost
    found.ends_early, found.doubtful = extracted.ends_early, tuple(sorted(extracted.doubtful))
    return extracted


def _bring_together(
    home: JournalDir,
    found: Assembled,
    ours: Extracted,
    theirs: Extracted,
    base: EncodedTables,
    now: datetime,
) -> None:
    """Take the other side of a merge into ours, as a copy that stood beside the journal is."""
    journal = ours.meta.get("journal") or theirs.meta.get("journal", "")
    earlier = [base, *earlier_states(home, journal, now)]
    merged = compare(home.schema, ours.tables, theirs.tables, earlier, {}, frozenset(), now)
    found.conflicts, found.theirs = merged.conflicts, theirs.tables if merged.too_many else {}
    for change in merged.changes:
        # Of too many conflicts no copies are made; theirs is kept whole.
        if not merged.too_many or change.key in theirs.tables.get(change.table, {}):
            apply(ours.tables, change)
    seq = max(ours.meta.get("seq", 0), theirs.meta.get("seq", 0))
    ours.meta = {**theirs.meta, **ours.meta, "seq": seq}
    if not (ours.meta.get("journal") and ours.meta.get("schema")):
        ours.meta = {}
    ours.lost = tuple(sorted({*ours.lost, *theirs.lost}))
    ours.doubtful |= theirs.doubtful
    ours.ends_early = ours.ends_early or theirs.ends_early
    ours.mixed = ours.mixed or theirs.mixed


def _today(schema: Schema, extracted: Extracted, now: datetime, text: str) -> Extracted:
    """What was extracted from the text of an older journal in today's form."""
    old = extracted.meta.get("schema", schema.version)
    if old < schema.version:
        try:
            # Whose journal it is decides which uids a step gives.
            meta = {META: {META_KEY: encode(extracted.meta)}}
            extracted.tables = migrated(schema, extracted.tables | meta, old)
            del extracted.tables[META]
        except (LookupError, TypeError, ValueError, AttributeError):
            # A step met something that no whole journal of that form holds.
            return Extracted(lost=extracted.lost, ends_early=True)
        raw = text.encode("utf-8", "surrogatepass")
        changes, misfits = examine_all(schema, extracted.tables, now, "the journal", raw)
        for misfit in misfits:
            named = misfit.record
            extracted.tables[misfit.table].pop(key_of(named) if is_uid(named) else named, None)
        lost = {misfit.line or 1 for misfit in misfits}
        extracted.lost = tuple(sorted({*extracted.lost, *lost}))
        for change in changes:
            apply(extracted.tables, change)
    return extracted


def _fill(extracted: Extracted, base: EncodedTables) -> None:
    """Fill the gaps from a snapshot; it also stands in for what is doubtful and not newer."""
    for table, records in base.items():
        if table == META:
            continue
        into = extracted.tables.setdefault(table, {})
        for key, encoded in records.items():
            doubtful = (table, key) in extracted.doubtful
            if key not in into or (doubtful and updated_in(into[key]) <= updated_in(encoded)):
                into[key] = encoded


def _newest_whole(
    home: JournalDir, now: datetime, journals: Set[str]
) -> tuple[str, EncodedTables, dict[str, Any]]:
    """The newest snapshot that is a whole journal, best one of these."""
    for snapshot, tables, meta in whole_backups(home, now, journals):
        return snapshot.name, tables, meta
    return "", {}, {}


def _mend_journal(meta: dict[str, Any], known: Sequence[str]) -> None:
    """Correct the journal's uid in a damaged file, which may be damaged too, by what is whole."""
    found = meta.get("journal", "")
    for journal in known if found else ():
        if not is_uid(found) or _same_letters(found, journal) >= MOSTLY:
            meta["journal"] = journal


def _same_letters(one: str, other: str) -> int:
    return sum(a == b for a, b in zip(one, other, strict=False))


def _new_meta(schema: Schema, now: datetime, log: LogContents) -> dict[str, Any]:
    journal = min(log.journals) if log.journals else new_uid(now)
    return {"schema": schema.version, "journal": journal, "seq": 0}

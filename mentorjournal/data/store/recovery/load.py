"""Reads a journal as it is found: the file, then the log on top of it.

Nothing is written here; what has to be settled on the disk is left to the caller.
"""

from __future__ import annotations

import stat
from datetime import datetime
from functools import partial

from mentorjournal.data.store import messages
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.format.change import apply, stands
from mentorjournal.data.store.format.codec import encode
from mentorjournal.data.store.format.journal_file import (
    blank_words,
    decoded,
    is_empty,
    meta_of,
    migrated,
    read_lines,
)
from mentorjournal.data.store.format.keys import new_uid
from mentorjournal.data.store.format.layout import META, META_KEY, records_in, split
from mentorjournal.data.store.format.normalize import normalize_all
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.inbox import rebased
from mentorjournal.data.store.log.reading import LogContents, read_log
from mentorjournal.data.store.log.wal import Entry, segment_number
from mentorjournal.data.store.merge.three_way import MergeResult, merge
from mentorjournal.data.store.recovery.loaded import Loaded, stamp_of
from mentorjournal.data.store.recovery.manifest import (
    OwnFile,
    Stamp,
    digest_of,
    own_of,
    read_manifest,
)
from mentorjournal.data.store.snapshots.snapshots import Reason
from mentorjournal.errors import CannotOpen, Damaged, NotHere


def read_whole(home: JournalDir) -> tuple[bytes, Stamp] | None:
    """The file's content and stamp; None if there is no file.

    Raises:
        CannotOpen: It is no file, or cannot be read, or does not stand still.
    """
    for _ in range(20):
        try:
            before = home.files.stat_journal(home.target)
            if not stat.S_ISREG(before.st_mode):
                kind = "a folder" if stat.S_ISDIR(before.st_mode) else "not a file"
                raise CannotOpen(f"“{home.path}” is {kind}. Name the journal's file itself.")
            raw = home.files.read_journal(home.target)
            if stamp_of(before) == stamp_of(home.files.stat_journal(home.target)):
                return raw, stamp_of(before)
        except FileNotFoundError:
            _see_that_it_is_here(home)
            return None
        except OSError as error:
            raise CannotOpen(f"“{home.path}” cannot be read: {explain_os_error(error)}.") from None
    raise CannotOpen(f"“{home.path}” is being written to without end by another program.")


def _see_that_it_is_here(home: JournalDir) -> None:
    """See that a file which is missing has not been moved away by a sync program.

    Raises:
        NotHere: It has; nothing may be put in its place.
        OSError: The folder cannot be read.
    """
    if home.placeholder.name in home.files.names(home.folder):
        raise NotHere(
            f"“{home.path}” is in iCloud and not on this computer; “{home.placeholder.name}” "
            "stands in its place. Download it first (in Finder: Download Now), then open it again. "
            "Nothing was changed."
        )


def load(home: JournalDir, now: datetime) -> Loaded:
    """Read the journal.

    Raises:
        CannotOpen: And its kinds, see `mentorjournal.errors`; nothing was changed.
    """
    found = read_whole(home)
    try:
        log = read_log(home)
    except OSError as error:
        raise CannotOpen(
            f"The change log beside “{home.path}” cannot be read: {explain_os_error(error)}."
        ) from None
    own = read_manifest(home)
    if found is None or is_empty(found[0]):
        loaded = _without_file(home, found, log, own, now)
    else:
        raw, loaded = found[0], Loaded(stamp=found[1])
        loaded.own = own_of(own, digest_of(raw))
        if loaded.own:
            log, merged = _read_own(home.schema, loaded, raw, log, str(home.path)), None
        else:
            log, merged = _read_strange(home.schema, loaded, raw, log, str(home.path), now, own)
        _say_what_was_found(loaded, merged, bool(own), older=_is_older(loaded, log, own))
    loaded.last_segment = max((segment_number(path.name) for path in log.paths), default=0)
    loaded.noted = own
    findings = loaded.findings
    findings.damaged = log.damaged
    if log.strays and loaded.meta:
        _take_strays(home.schema, loaded, log, now)
    if loaded.own and not loaded.dirty:
        findings.stale = log.paths
    if findings.gap and not log.damaged:
        findings.notices.append(messages.GAP)
    return loaded


def _is_older(loaded: Loaded, log: LogContents, own: tuple[OwnFile, ...]) -> bool:
    """Whether the file, with the log, does not reach up to what we wrote last."""
    newest = max((one.seq for one in own if not one.restored), default=0)
    held = loaded.meta["seq"]
    continued = bool(log.entries) and log.entries[0].seq <= held + 1
    return held < newest and not (continued and loaded.seq >= newest)


def _say_what_was_found(
    loaded: Loaded, merged: MergeResult | None, known: bool, *, older: bool
) -> None:
    """Say what another program has done to the file; of an older one not as if it were newer."""
    findings = loaded.findings
    if merged and (merged.conflicts or not older):
        taken = not (merged.too_many or older)
        findings.notices.append(
            messages.changed(merged.conflicts, taken=taken, too_many=merged.too_many)
        )
    elif not (loaded.own or findings.rewrite or older) and known:
        findings.notices.append(messages.EDITED)
    if older:
        findings.notices.append(messages.OLDER)


def _without_file(
    home: JournalDir,
    found: tuple[bytes, Stamp] | None,
    log: LogContents,
    own: tuple[OwnFile, ...],
    now: datetime,
) -> Loaded:
    """The journal when its file is missing or empty: new, or all in the log, or damaged."""
    loaded = Loaded(stamp=found[1] if found else None)
    history = any(one.seq for one in own) or bool(home.files.names(home.backups))
    # Where the power failed before anything was safe, the beginning of the log may be all that
    # is missing: neither the file's name nor what was written first has reached the disk.
    begun = log.entries and (log.entries[0].seq == 1 or (log.damaged and not history))
    if begun and len(log.journals) <= 1:
        journal = next(iter(log.journals), "") or new_uid(now)
        loaded.meta = {"schema": home.schema.version, "journal": journal, "seq": 0}
        loaded.tables[META] = {META_KEY: encode(loaded.meta)}
        _replay(loaded, log.entries)
        return loaded
    if log.entries or history:
        what = blank_words(found[0] if found else None)
        kind = Damaged if found else CannotOpen
        raise kind(
            f"“{home.path}” {what}, although it has a history. See “mentorjournal backups” for "
            "what can be restored. Nothing was changed."
        )
    return loaded


def _belonging(schema: Schema, loaded: Loaded, log: LogContents, name: str) -> LogContents:
    """What of the log belongs to the file, and fits.

    A segment whose first line is damaged does not say whose it is; it is taken where the file is
    our own, or something else shows that they belong together.

    Raises:
        CannotOpen: The log is that of another journal.
    """
    if loaded.meta["schema"] < schema.version and log.unchecked:
        # What an older program wrote is brought up to date before it has to fit.
        log = log.unchecked
    if log.entries and log.journals - {loaded.meta["journal"]}:
        raise CannotOpen(
            f"“{name}” has been replaced by another journal, but the change log beside it still "
            "holds changes to the former one. Put the former file back, or move the files that "
            "begin with a dot out of the folder. Nothing was changed."
        )
    nameless = [one for one in log.entries if one.where and one.where.path in log.unnamed]
    if nameless and not (loaded.own or log.journals or _touches(loaded, log.entries)):
        log = log.without(nameless)
    return log


def _touches(loaded: Loaded, entries: tuple[Entry, ...]) -> bool:
    """Whether commits go on from the file, or change records that are in it."""
    return entries[0].seq == loaded.meta["seq"] + 1 or any(
        change.key in loaded.tables.get(change.table, {})
        for entry in entries
        for change in entry.changes
    )


def _read_own(
    schema: Schema, loaded: Loaded, raw: bytes, log: LogContents, name: str
) -> LogContents:
    """Our own file: nothing needs to be examined, and the log continues it.

    Returns:
        What of the log was used.
    """
    assert loaded.own is not None
    loaded.tables = split(raw)
    loaded.meta = meta_of(schema, decoded(loaded.tables, [META]), name)
    log = _belonging(schema, loaded, log, name)
    loaded.seq = loaded.own.seq
    _replay(loaded, log.entries)
    return log


def _replay(loaded: Loaded, entries: tuple[Entry, ...]) -> None:
    """Apply the commits that the file does not have."""
    for entry in entries:
        if entry.seq <= loaded.seq:
            # A purge is finished when the log that orders it is gone, not before.
            purges = {(one.table, one.key) for one in entry.changes if one.verb == "purge"}
            loaded.purges |= purges
            loaded.dirty = loaded.dirty or bool(purges)
            continue
        loaded.findings.gap = loaded.findings.gap or entry.seq > loaded.seq + 1
        for change in entry.changes:
            if loaded.findings.gap and not stands(loaded.tables, change):
                continue
            loaded.note_change(loaded.tables, change)
            apply(loaded.tables, change)
        loaded.seq = entry.seq
        loaded.replayed.append(entry)
        loaded.dirty = True


def _take_strays(schema: Schema, loaded: Loaded, log: LogContents, now: datetime) -> None:
    """Bring in what a program wrote beside another one, both believing to be alone."""
    changes = [change for entry in log.strays for change in entry.changes]
    tables = {table: dict(records) for table, records in loaded.tables.items()}
    findings = loaded.findings
    for change in findings.normalized:
        apply(tables, change)
    uids = partial(new_uid, now)
    for change in rebased(schema, changes, tables, loaded.known, loaded.purges, uids):
        apply(tables, change)
        findings.normalized.append(change)
        # Once it is in the file, it is not brought in again.
        kept = Reason.BEFORE_MERGE if loaded.own else Reason.FOREIGN
        findings.rewrite, loaded.dirty = findings.rewrite or kept, True
    findings.notices.append(messages.TWO_WRITERS)


def _read_strange(
    schema: Schema,
    loaded: Loaded,
    raw: bytes,
    log: LogContents,
    name: str,
    now: datetime,
    own: tuple[OwnFile, ...],
) -> tuple[LogContents, MergeResult | None]:
    """A file that somebody else has written, or an older version of ours.

    Returns:
        What of the log was used, and what became of the file's records where something did.
    """
    lines, loaded.meta = read_lines(schema, raw, name)
    loaded.tables, form = lines, loaded.meta["schema"]
    loaded.findings.in_file = records_in(loaded.tables)
    loaded.seq = loaded.meta["seq"]
    loaded.dirty = True
    log = _belonging(schema, loaded, log, name)
    merged = None
    if entries := _not_gone_back_from(loaded, log.entries, own):
        merged = _merge_log(schema, loaded, entries)
    if loaded.meta["schema"] < schema.version:
        _migrate(schema, loaded)
    try:
        loaded.findings.normalized = normalize_all(schema, loaded.tables, now, name, raw)
    except Damaged as error:
        if not error.line and form == schema.version:
            # The merge has given it a key of its own; in the file it has another.
            normalize_all(schema, lines, now, name, raw)
        raise
    return log, merged


def _not_gone_back_from(
    loaded: Loaded, entries: tuple[Entry, ...], own: tuple[OwnFile, ...]
) -> tuple[Entry, ...]:
    """Those of the commits that the person has not gone back from, where a restore was killed
    before it removed the log; the others are in the backup that it made first.
    """
    seq = loaded.seq
    if seq not in {one.seq for one in own if one.restored}:
        return entries
    gone = [change for entry in entries if entry.seq <= seq for change in entry.changes]
    loaded.purges |= {(one.table, one.key) for one in gone if one.verb == "purge"}
    return tuple(entry for entry in entries if entry.seq > seq)


def _merge_log(schema: Schema, loaded: Loaded, entries: tuple[Entry, ...]) -> MergeResult | None:
    """Changes in the log whose file was replaced by somebody: merge them record by record."""
    theirs = {table: dict(records) for table, records in loaded.tables.items()}
    ours = {table: dict(records) for table, records in theirs.items()}
    # Where the log does not go on from the file, nobody can say what is missing between them.
    last, missing = entries[0].seq - 1, False
    for entry in entries:
        missing, last = missing or entry.seq > last + 1, entry.seq
        for change in entry.changes:
            if missing and not stands(ours, change):
                continue
            loaded.note_change(theirs, change)
            apply(ours, change)
    merged = merge(schema, ours, theirs, loaded.known, loaded.purges)
    loaded.seq = max(loaded.seq, entries[-1].seq)
    loaded.replayed = list(entries)
    loaded.tables = ours
    if merged.too_many:
        words = messages.changed(merged.conflicts, taken=False, too_many=True)
        loaded.findings.asked, loaded.findings.question = merged.changes, words
    for change in () if merged.too_many else merged.changes:
        apply(ours, change)
    if not (merged.changes or merged.conflicts):
        return None
    loaded.findings.rewrite = Reason.FOREIGN
    return merged


def _migrate(schema: Schema, loaded: Loaded) -> None:
    """Bring an older journal to today's schema."""
    loaded.tables = migrated(schema, loaded.tables, loaded.meta["schema"])
    loaded.meta["schema"] = schema.version
    loaded.findings.rewrite = f"{Reason.BEFORE_FORM}-{schema.version}"
    loaded.known.clear()
    loaded.base.clear()

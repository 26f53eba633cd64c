"""Examines a journal without changing anything, for `mentorjournal check`."""

from __future__ import annotations

import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from msgspec import Struct

from mentorjournal.data.store.backups import Backup, list_backups, room_words
from mentorjournal.data.store.disk.files import is_file
from mentorjournal.data.store.disk.save_state import explain_os_error
from mentorjournal.data.store.format.journal_file import is_empty, read_encoded
from mentorjournal.data.store.format.normalize import examine_all, read_today
from mentorjournal.data.store.format.schema import Schema
from mentorjournal.data.store.journal_dir import JournalDir
from mentorjournal.data.store.log.reading import damage_words, read_log
from mentorjournal.data.store.log.wal import Spot, segment_paths
from mentorjournal.data.store.recovery.conflict_copies import CopiesBeside, copies_beside
from mentorjournal.data.store.recovery.load import load, read_whole
from mentorjournal.data.store.recovery.loaded import Loaded
from mentorjournal.data.store.recovery.mass_deletion import look_for_losses
from mentorjournal.data.store.recovery.side_files import strange_beside, strange_within
from mentorjournal.data.store.repair.apply import Repaired, ways_back
from mentorjournal.errors import CannotOpen, Damaged
from mentorjournal.text import plural

Level = Literal["ok", "note", "problem"]
_MOST = 8
ASKED_IN = " Open the program to be asked about it."


class Finding(Struct, frozen=True):
    """One thing found: "ok", a "note" that calls for nothing, or a "problem".

    Attributes:
        level: How bad it is.
        text: The sentence.
        kind: What it is about: "journal", "record", "log", "leftover", "backup", "permissions",
            "conflict", "link", "rescue".
        file: The file it is about; empty for none.
        line: The line of the damage, from 1; 0 if unknown.
        column: The column, from 1; 0 if unknown.
        byte: The offset, from 0; -1 if unknown.
        table: The table of a record that does not fit, or empty.
        record: Its uid, or its key where it has none.
        field: The field that does not fit, or empty.
    """

    level: Level
    text: str
    kind: str = "journal"
    file: str = ""
    line: int = 0
    column: int = 0
    byte: int = -1
    table: str = ""
    record: str = ""
    field: str = ""


class Examination(Struct):
    """All that was found.

    Attributes:
        findings: What there is to say, what matters most first.
        form: The form (schema) of the journal; None if it could not be read.
        records: How many records each table holds, as far as the journal could be read.
        pending: How many changes are in the log only.
        backups: The snapshots, newest first.
        leftovers: Names of unfinished files beside the journal.
    """

    findings: list[Finding] = []
    form: int | None = None
    records: dict[str, int] = {}
    pending: int = 0
    backups: list[Backup] = []
    leftovers: list[str] = []

    def add(self, level: Level, text: str, kind: str = "journal", file: object = "") -> None:
        """Say one thing."""
        self.findings.append(Finding(level, text, kind, str(file)))

    @property
    def whole(self) -> bool:
        """Whether there is no problem."""
        return all(finding.level != "problem" for finding in self.findings)


def check(path: Path, schema: Schema) -> list[Finding]:
    """What `examine` has to say."""
    return examine(path, schema, datetime.now(UTC)).findings


def examine(path: Path, schema: Schema, now: datetime) -> Examination:
    """Examine a journal: whether it is whole, and what stands beside it.

    Every record is decoded and every snapshot read. Nothing is written.
    """
    done = Examination()
    try:
        home = JournalDir.find(path, schema)
    except CannotOpen as error:
        done.add("problem", str(error), file=path)
        return done
    try:
        for each in strange_beside(home):
            done.add("problem", f"{each}.", "link", each.path)
        if done.findings:
            return done
    except OSError as error:
        _unseen(done, home, error)
    try:
        _file(done, home, now)
    except CannotOpen as error:
        done.findings += _problems(home, now, error)
    try:
        _beside(done, home, now)
        _permissions(done, home)
    except OSError as error:
        _unseen(done, home, error)
    return done


def _unseen(done: Examination, home: JournalDir, error: OSError) -> None:
    text = f"What stands beside it cannot be read: {explain_os_error(error)}."
    done.add("problem", text, "permissions", home.folder)


def _file(done: Examination, home: JournalDir, now: datetime) -> None:
    """The journal itself, with the log on top.

    Raises:
        CannotOpen: It is not whole.
    """
    found = read_whole(home)
    foreign = False
    if found and not is_empty(found[0]):
        # A file known as our own is loaded unexamined; here it is examined all the same.
        tables, meta = read_encoded(home.schema, found[0], str(home.path))
        if meta["schema"] == home.schema.version:
            changes, misfits = examine_all(home.schema, tables, now, str(home.path), found[0])
            foreign = bool(changes)
            if misfits:
                raise misfits[0]
    loaded = load(home, now)
    name = str(home.path)
    if not loaded.meta:
        done.add("note", f"There is no journal at “{name}” yet.", file=name)
        return
    done.form = loaded.meta["schema"]
    done.records = {table: len(loaded.tables.get(table, {})) for table in home.schema.tables}
    text = ", ".join(f"{table} {count}" for table, count in done.records.items() if count)
    done.add("ok", f"“{name}” is whole: {text or 'no records yet'}.", file=name)
    if foreign:
        done.add("note", "Another program has added records; opening will adopt them.", file=name)
    _log(done, loaded, name)
    if loaded.own is None and found:
        done.add("note", "The file was last written by another program.", file=name)
    for notice in loaded.findings.notices:
        done.add("note", notice, file=name)
    _conflict_copies(done, home, loaded, now)
    if mass_deletion := look_for_losses(home, loaded, now):
        way = (
            f" To go back: mentorjournal restore {mass_deletion.backup}"
            if mass_deletion.backup
            else ""
        )
        level: Level = "problem" if mass_deletion.backup else "note"
        done.add(level, mass_deletion.words + way, file=name)


def _damage(damaged: tuple[Spot, ...]) -> list[Finding]:
    """Where the change log is damaged."""
    if not damaged:
        return []
    first = damaged[0]
    text = f"{damage_words(damaged)} Opening the journal keeps the damaged log among the backups."
    return [Finding("problem", text, "log", str(first.path), line=first.line, byte=first.byte)]


def _conflict_copies(done: Examination, home: JournalDir, loaded: Loaded, now: datetime) -> None:
    """Copies that a sync program has put beside it."""
    beside, journal = CopiesBeside(home, lambda: now), loaded.meta["journal"]
    with suppress(OSError):
        for copy in copies_beside(home, journal):
            with suppress(CannotOpen):
                tables, purged = loaded.tables, loaded.purges
                found, _ = beside.compared(copy, tables, journal, loaded.known, purged)
                ask = "" if not (found.merged and found.merged.changes) else ASKED_IN
                done.add("note", found.words + ask, "conflict", home.folder / copy.name)


def _log(done: Examination, loaded: Loaded, name: str) -> None:
    """What is only in the change log."""
    done.findings += _damage(loaded.findings.damaged)
    done.pending = len(loaded.replayed)
    if loaded.replayed:
        text = (
            f"{plural(done.pending, 'change')} in the log will go into the file when the journal "
            "is next open."
        )
        done.add("note", text, "log", name)
    if loaded.purges:
        text = "Something is not yet deleted for good everywhere; opening the journal finishes it."
        done.add("note", text, "log", name)


def _problems(home: JournalDir, now: datetime, error: CannotOpen) -> list[Finding]:
    """Why it is not whole, every record that does not fit, and what can be done."""
    name = str(home.path)
    errors = [error]
    if isinstance(error, Damaged) and error.record:
        with suppress(CannotOpen, OSError):
            raw = home.files.read_journal(home.target)
            tables, _ = read_today(home.schema, raw, name)
            errors = [*examine_all(home.schema, tables, now, name, raw)[1]] or errors
    found = [_problem(each, name) for each in errors]
    with suppress(CannotOpen, OSError):
        found += _damage(read_log(home).damaged)
    ways = ways_back(home.path, home.schema, now=now, files=home.files)
    if ways.repaired is not None:
        one = ways.repaired
        saved = plural(one.records, "record")
        text = f"{saved} can be brought back; of the file, {lost_words(one.lost)}{doubt_words(one)}"
        found.append(Finding("note", text, "rescue", name))
    if ways.newest is not None:
        text = f"The newest whole backup is {ways.newest.name}."
        found.append(Finding("note", text, "rescue", name))
    if ways != type(ways)():
        text = "Open the program in a terminal to choose, or see “mentorjournal backups”."
        found.append(Finding("note", text, "rescue", name))
    return found


def _problem(error: CannotOpen, name: str) -> Finding:
    if not isinstance(error, Damaged):
        return Finding("problem", str(error), file=name)
    return Finding(
        "problem",
        str(error),
        "record" if error.record else "journal",
        name,
        error.line,
        error.column,
        error.byte,
        error.table,
        error.record,
        error.field,
    )


def lost_words(lost: tuple[int, ...]) -> str:
    """The lines of a damaged file that cannot be read, as the end of a sentence."""
    if not lost:
        return "no line is lost."
    spans: list[list[int]] = []
    for number in lost:
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    words = [str(first) if first == last else f"{first}–{last}" for first, last in spans]
    more = f" and {len(words) - 12} more places" if len(words) > 12 else ""
    word = "line" if len(lost) == 1 else "lines"
    verb = "is" if len(lost) == 1 else "are"
    return f"{word} {', '.join(words[:12])}{more} {verb} not whole."


def doubt_words(one: Repaired) -> str:
    """In which records a character may be wrong, as a sentence behind others; or empty."""
    if not one.doubtful:
        return ""
    more = f" and {one.doubtful - _MOST} more" if one.doubtful > _MOST else ""
    which = ", ".join(one.suspects[:_MOST])
    return f" In {plural(one.doubtful, 'record')} a character may be wrong: {which}{more}."


def _beside(done: Examination, home: JournalDir, now: datetime) -> None:
    """Leftovers and snapshots."""
    done.leftovers = [name for name in home.files.names(home.folder) if home.is_temporary(name)]
    if done.leftovers:
        text = f"{plural(len(done.leftovers), 'unfinished file')} beside it; opening removes them."
        done.add("note", text, "leftover", home.folder)
    for text in strange_within(home):
        done.add("note", text, "link", home.inbox)
    done.backups = list_backups(home.path, home.schema, home.files)
    for backup in done.backups:
        snapshot = backup.snapshot
        if backup.records is None:
            level: Level = "problem" if snapshot.ours else "note"
            text = f"Backup {snapshot.name} is not a whole journal."
            done.add(level, text, "backup", home.backups / snapshot.file)
    _count_backups(done, home, now)


def _count_backups(done: Examination, home: JournalDir, now: datetime) -> None:
    """How many snapshots there are, and how old the newest is."""
    backups = done.backups
    good = [one.snapshot for one in backups if one.snapshot.ours]
    aside = len(backups) - len(good)
    more = f" Besides, {plural(aside, 'file was', 'files were')} set aside." if aside else ""
    if not good:
        done.add("note", f"No backups yet.{more}", "backup", home.backups)
        return
    days = (now.date() - good[0].day).days
    ages = {0: "today", 1: "yesterday"}
    age = ages.get(days, f"{days} days ago" if days > 0 else good[0].day.isoformat())
    taken = f" They take {room_words(home.path, backups)}."
    text = f"{plural(len(good), 'backup')}, the newest of {age}.{more}{taken}"
    done.add("ok", text, "backup", home.backups)


def _permissions(done: Examination, home: JournalDir) -> None:
    """Files that others may read, and what stands in the way of writing."""
    if not home.target.exists():
        return
    known = home.files.stat_journal(home.target)
    if home.path.is_symlink():
        text = f"“{home.path}” is a link; the journal is “{home.target}”, and so stays the link."
        done.add("note", text, "link", home.path)
    if known.st_nlink > 1 and stat.S_ISREG(known.st_mode):
        text = (
            "The file has a second name on this disk (a hard link), which will keep the old state."
        )
        done.add("note", text, "link", home.target)
    for path, what in ((home.target, "The file"), (home.folder, "Its folder")):
        if not home.files.allows_writing(path):
            text = f"{what} is write-protected, so the journal can only be read."
            done.add("note", text, "permissions", path)
    paths = [home.target, home.lock, home.state, home.backups]
    paths += segment_paths(home)
    kept = [home.backups / name for name in home.files.names(home.backups)]
    paths += [path for path in kept if is_file(home.files, path)]
    for path in paths:
        with suppress(FileNotFoundError):
            mode = home.files.stat(path).st_mode
            if mode & 0o077:
                text = f"“{path}” can be read by other people; its mode is {mode & 0o777:04o}."
                done.add("problem", text, "permissions", path)

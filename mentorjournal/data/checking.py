"""Examines a journal without changing anything, for `mentorjournal check`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from mentorjournal.data.adoption import adopt_all
from mentorjournal.data.changelog import segment_paths
from mentorjournal.data.files import Files
from mentorjournal.data.loading import is_empty, load, read_lines, read_whole
from mentorjournal.data.models import RECORDS
from mentorjournal.data.place import Place
from mentorjournal.data.savestate import why
from mentorjournal.data.snapshots import list_snapshots
from mentorjournal.errors import CannotOpen
from mentorjournal.text import plural


@dataclass(frozen=True)
class Finding:
    """One thing found: "ok", a "note" that calls for nothing, or a "problem"."""

    level: Literal["ok", "note", "problem"]
    text: str


def check(path: Path) -> list[Finding]:
    """Examine a journal: whether it is whole, and what stands beside it.

    Every record is decoded and every snapshot read. Nothing is written.
    """
    files = Files()
    try:
        place = Place.at(path)
        found = _file(files, place)
    except CannotOpen as error:
        return [Finding("problem", str(error))]
    try:
        return [*found, *_beside(files, place), *_permissions(files, place)]
    except OSError as error:
        return [*found, Finding("problem", f"What stands beside it cannot be read: {why(error)}.")]


def _file(files: Files, place: Place) -> list[Finding]:
    """The journal itself, with the log on top."""
    now = datetime.now(UTC)
    found = read_whole(files, place)
    findings = []
    if found and not is_empty(found[0]):
        # A file known as our own is loaded unexamined; here it is examined all the same.
        lines, _ = read_lines(found[0], str(place.path))
        if adopt_all(lines, now, str(place.path), found[0]):
            findings.append(
                Finding("note", "Another program has added records; opening will adopt them.")
            )
    loaded = load(files, place, now)
    if not loaded.meta:
        return [Finding("note", f"There is no journal at “{place.path}” yet.")]
    counts = {name: len(loaded.tables.get(name, {})) for name in RECORDS}
    text = ", ".join(f"{name} {count}" for name, count in counts.items() if count)
    findings.insert(0, Finding("ok", f"“{place.path}” is whole: {text or 'no records yet'}."))
    if loaded.replayed:
        findings.append(
            Finding(
                "note",
                f"{plural(len(loaded.replayed), 'change')} in the log will go into the file when "
                "the journal is next open.",
            )
        )
    if loaded.own is None and found:
        findings.append(Finding("note", "The file was last written by another program."))
    findings += [Finding("note", notice) for notice in loaded.notices]
    return findings


def _beside(files: Files, place: Place) -> list[Finding]:
    """Leftovers and snapshots."""
    findings = []
    leftovers = [name for name in files.names(place.folder) if place.is_temporary(name)]
    if leftovers:
        text = f"{plural(len(leftovers), 'unfinished file')} beside it; opening removes them."
        findings.append(Finding("note", text))
    snapshots = list_snapshots(place.path, files)
    for snapshot in snapshots:
        try:
            read_lines(files.read(place.backups / snapshot.name), snapshot.name)
        except CannotOpen as error:
            level: Literal["note", "problem"] = "note" if snapshot.set_aside else "problem"
            findings.append(Finding(level, f"Backup {snapshot.name}: {error}"))
    text = f"{plural(len(snapshots), 'backup')}" if snapshots else "No backups yet"
    findings.append(Finding("ok" if snapshots else "note", f"{text}."))
    return findings


def _permissions(files: Files, place: Place) -> list[Finding]:
    """Files that others may read, and a file with two names."""
    paths = [place.target, place.lock, place.state, place.backups]
    paths += segment_paths(files, place)
    paths += [place.backups / name for name in files.names(place.backups)]
    findings = []
    if place.target.exists() and files.stat(place.target).st_nlink > 1:
        text = (
            "The file has a second name on this disk (a hard link), which will keep the old state."
        )
        findings.append(Finding("note", text))
    for path in paths:
        try:
            mode = files.stat(path).st_mode
        except FileNotFoundError:
            continue
        if mode & 0o077:
            text = f"“{path}” can be read by other people; its mode is {mode & 0o777:04o}."
            findings.append(Finding("problem", text))
    return findings

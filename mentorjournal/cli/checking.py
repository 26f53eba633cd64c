"""`mentorjournal check`: whether the journal's file is whole."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import Any

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.output import show
from mentorjournal.cli.places import path_of
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.backups import Backup
from mentorjournal.data.store.repair import Examination, Finding, examine
from mentorjournal.journal.defaults import local_now

_MARKS = {"ok": "", "note": "Note: ", "problem": "Problem: "}


def print_check(arguments: Namespace) -> int:
    """Print what an examination finds; changes nothing.

    Returns:
        0 when the file is whole, 1 when it is not.
    """
    path = path_of(arguments)
    done = examine(path, SCHEMA, local_now())
    if arguments.json:
        show_json(_for_programs(path, done))
    else:
        for finding in done.findings:
            show(f"{_MARKS[finding.level]}{finding.text}")
    return 0 if done.whole else 1


def _for_programs(path: Path, done: Examination) -> dict[str, Any]:
    return {
        "journal": str(path),
        "whole": done.whole,
        "findings": [_finding(finding) for finding in done.findings],
        "form": done.form,
        "records": done.records,
        "pending": done.pending,
        "backups": [backup_as_json(backup) for backup in done.backups],
        "leftovers": done.leftovers,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "level": finding.level,
        "text": finding.text,
        "kind": finding.kind,
        "file": finding.file or None,
        "line": finding.line or None,
        "column": finding.column or None,
        "byte": finding.byte if finding.byte >= 0 else None,
        "table": finding.table or None,
        "record": finding.record or None,
        "field": finding.field or None,
    }


def backup_as_json(backup: Backup) -> dict[str, Any]:
    """A snapshot as `check` and `backups` print it."""
    snapshot = backup.snapshot
    return {
        "name": snapshot.name,
        "day": snapshot.day.isoformat(),
        "reason": snapshot.reason,
        "size": snapshot.size,
        "records": backup.records,
        "set_aside": not snapshot.ours,
        "file": snapshot.file,
    }

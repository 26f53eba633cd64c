"""`mentorjournal check`: whether the journal's file is whole."""

from __future__ import annotations

from argparse import Namespace

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.output import show
from mentorjournal.cli.places import path_of
from mentorjournal.data.store import check

_MARKS = {"ok": "", "note": "Note: ", "problem": "Problem: "}


def print_check(arguments: Namespace) -> int:
    """Print what an examination finds; changes nothing.

    Returns:
        0 when the file is whole, 1 when it is not.
    """
    path = path_of(arguments)
    findings = check(path)
    whole = all(finding.level != "problem" for finding in findings)
    if arguments.json:
        listed = [{"level": finding.level, "text": finding.text} for finding in findings]
        show_json({"journal": str(path), "whole": whole, "findings": listed})
    else:
        for finding in findings:
            show(f"{_MARKS[finding.level]}{finding.text}")
    return 0 if whole else 1

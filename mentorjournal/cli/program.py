"""Opens the program itself, on the person's journal or on the made-up one."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from argparse import Namespace
from pathlib import Path

from mentorjournal.cli.commands import PROGRAM
from mentorjournal.cli.journals import reading
from mentorjournal.cli.output import told_size
from mentorjournal.cli.places import path_of
from mentorjournal.errors import BadInput, CannotOpen
from mentorjournal.journal import Journal

_CANNOT_PAINT = ("", "dumb", "unknown")
"""What TERM says of a terminal that only takes one line after the other."""
_LEFT = 1
"""The exit status where a damaged journal was left as it is."""


def open_program(arguments: Namespace) -> int:
    """Run the program until the person leaves.

    Returns:
        Its exit status.

    Raises:
        CannotOpen: The journal cannot be used; the file was left as it is.
        BadInput: This is not a terminal.
    """
    _need_terminal(arguments)
    # Collection while so much is loaded only costs; the program turns it on when it is ready.
    gc.disable()
    try:
        if not arguments.demo:
            journal = _opened(path_of(arguments))
            if journal is None:
                return _LEFT
            status, wish = _run(journal)
            if wish != "demo":
                return status
        return _run_demo()
    finally:
        gc.enable()


def _opened(path: Path) -> Journal | None:
    """The person's journal; None where it is damaged and was left as it is.

    Raises:
        CannotOpen: It cannot be used, and there is nothing to offer.
    """
    try:
        return Journal.open(path)
    except CannotOpen as error:
        # Imported here: a journal that is whole needs none of it.
        from mentorjournal.cli.damage import offer_ways_back

        done = offer_ways_back(path, error)
        if not done:
            return None
        journal = Journal.open(path)
        # The screen of the program hides what was said before it opened.
        journal.file.notices.insert(0, done)
        return journal


def _need_terminal(arguments: Namespace) -> None:
    trouble = ""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        trouble = "The program opens in a terminal only, and this is none."
    elif (kind := os.environ.get("TERM", "")) in _CANNOT_PAINT:
        says = f"says “{kind}”" if kind else "is not set"
        trouble = (
            f"The program needs a terminal that can move its cursor, and TERM {says}. "
            "Where it can, say so: TERM=xterm-256color."
        )
    if not trouble:
        return
    if not arguments.demo:
        # A journal that cannot be used is the better thing to hear about.
        with reading(arguments):
            pass
    raise BadInput(
        f"{trouble} To read your journal without one: {PROGRAM} today. See: {PROGRAM} --help"
    )


def _run(journal: Journal, *, demo: bool = False) -> tuple[int, str | None]:
    for name in ("COLUMNS", "LINES"):
        if not told_size(name):
            # What draws the screen would stumble over it.
            os.environ.pop(name, None)
    try:
        # Imported here, once the journal is open: Textual is most of the time to start, and a
        # journal that cannot be used is said at once.
        from mentorjournal.app import run
        from mentorjournal.settings import read_settings

        return run(journal, read_settings(), demo=demo)
    finally:
        journal.close()


def _run_demo() -> int:
    # Imported here: those who have a journal of their own need no demo.
    from mentorjournal.demo import demo_journal_file

    path = demo_journal_file()
    try:
        status, _wish = _run(Journal.open(path), demo=True)
        return status
    finally:
        shutil.rmtree(path.parent, ignore_errors=True)

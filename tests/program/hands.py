"""Hands on the real program: keys as bytes, bursts of them, and what they have led to."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from tests.program.test_killed import PROGRAM
from tests.shell.in_terminal import InTerminal

ESCAPE = "\x1b[27u"
"""As terminals with kitty's protocol send it: never taken for the begin of something else."""
BACKSPACE, DELETE, TAB, SHIFT_TAB, ENTER = "\x7f", "\x1b[3~", "\t", "\x1b[Z", "\r"
UP, DOWN, RIGHT, LEFT, HOME, END = (f"\x1b[{letter}" for letter in "ABCDHF")
MARK, PRIVATE, QUIT = "\x14", "\x0c", "\x11"
F1, F3, F7, F10, F11 = "\x1bOP", "\x1bOR", "\x1b[18~", "\x1b[21~", "\x1b[23~"
PANEL = "\x1bo"
ASKED = "to the trash?"
"""Stands on the screen while it is asked whether something is to go."""


def pasted(text: str) -> str:
    """A paste, marked as one."""
    return f"\x1b[200~{text}\x1b[201~"


def clicked(column: int, row: int) -> str:
    """A click, with columns and rows from 0."""
    return f"\x1b[<0;{column + 1};{row + 1}M\x1b[<0;{column + 1};{row + 1}m"


def started(path: Path, program: str = PROGRAM) -> InTerminal:
    """The program on a journal, in a terminal wide enough for the panel."""
    return InTerminal(program, ["--journal", str(path)], size=(110, 34))


def left(program: InTerminal) -> None:
    """Leave the program, and see that it ends well."""
    program.type(QUIT)
    assert program.ended() == 0


def typed(program: InTerminal, keys: Sequence[str], gap: float) -> None:
    """Type keys so many seconds apart, or all in one write."""
    if not gap:
        program.type("".join(keys))
        return
    for key in keys:
        program.type(key)
        time.sleep(gap)


def typed_slowly(program: InTerminal, keys: Sequence[str]) -> None:
    """Type keys one by one, each when the program has shown what the one before has led to."""
    for key in keys:
        program.type(key)
        program.look()


def place_of(program: InTerminal, words: str) -> tuple[int, int]:
    """Column and row at which words stand on the screen."""
    rows = program.shown.split("\n")
    row = next(number for number, line in enumerate(rows) if words in line)
    return rows[row].index(words), row


def running(path: Path) -> Session:
    """The session that runs, as a second reader finds it."""
    journal = Journal.open(path, read_only=True)
    try:
        session = journal.sessions.running()
        assert session is not None
        return session
    finally:
        journal.close()


def people(path: Path) -> list[str]:
    """The people of all relationships that are not in the trash."""
    journal = Journal.open(path, read_only=True)
    try:
        found = journal.relationships
        return [found.person(bond).name for bond in found.all()]
    finally:
        journal.close()


def newest(path: Path) -> str:
    """What a form has made last: the fields of person and relationship."""
    journal = Journal.open(path, read_only=True)
    try:
        bond = max(journal.relationships.all(), key=lambda bond: bond.created)
        person = journal.relationships.person(bond)
        fields = person.name, person.role, person.organisation, person.how_met
        return repr((*fields, bond.my_role, bond.form, bond.aim, bond.focus))
    finally:
        journal.close()

"""What the command line prints: cleaned for terminals, aligned, and in good order when it ends.

Results go to standard output and everything else to standard error.
"""

from __future__ import annotations

import os
import sys
import textwrap
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from typing import TextIO

from mentorjournal.errors import JournalError
from mentorjournal.text import for_terminal

GAP = "  "

_SIZE_DIGITS = 4
_ID = 8


def prepare() -> None:
    """Let a terminal that cannot show a character get another one instead of an error."""
    if sys.stdout is not None and hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def show(text: str, end: str = "\n") -> None:
    """Print a result.

    Raises:
        JournalError: There is nowhere to print to, or it takes no more.
        BrokenPipeError: Nobody reads it any more.
    """
    if sys.stdout is None:
        raise JournalError("Standard output is closed, so there is nowhere to print to.")
    encoding = sys.stdout.encoding or "utf-8"
    _write(sys.stdout, (for_terminal(text) + end).encode(encoding, errors="replace"))


def confirm(text: str) -> None:
    """Say that something was done; where nobody listens it is done all the same.

    Raises:
        JournalError, BrokenPipeError: As `show`.
    """
    if sys.stdout is not None:
        show(text)


def show_document(text: str) -> None:
    """Print a document byte for byte as it would stand in a file; for a terminal as `show`.

    Raises:
        JournalError, BrokenPipeError: As `show`.
    """
    if sys.stdout is None or sys.stdout.isatty():
        show(text.replace("\r\n", "\n"), end="" if text.endswith("\n") else "\n")
    else:
        _write(sys.stdout, text.encode())


def complain(text: str) -> None:
    """Say something on standard error; never fails."""
    if sys.stderr is not None:
        try:
            sys.stderr.write(for_terminal(text) + "\n")
            sys.stderr.flush()
        except (OSError, ValueError):
            let_go(sys.stderr)


def ask(question: str) -> bool:
    """Ask a question on standard error that only a typed yes answers with yes."""
    sys.stderr.write(for_terminal(question) + " [y/N] ")
    sys.stderr.flush()
    # As bytes: what a terminal of another encoding sends is no yes, and no failure.
    return sys.stdin.buffer.readline().strip().lower() in (b"y", b"yes")


def can_ask() -> bool:
    """Whether somebody sits at a terminal to be asked."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr))


def flush() -> None:
    """Hand everything printed to whoever reads it.

    Raises:
        JournalError, BrokenPipeError: As `show`.
    """
    if sys.stdout is not None:
        _write(sys.stdout, b"", flush=True)


def let_go(stream: TextIO) -> None:
    """Drop what was printed and not taken, or Python would complain about it at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _write(stream: TextIO, data: bytes, *, flush: bool = False) -> None:
    try:
        # What is not buffered takes what it can and says how much that was.
        left = memoryview(data)
        while left:
            left = left[_taken(stream, left) :]
        while flush and not _flushed(stream):
            _wait_for(stream)
    except BrokenPipeError:
        raise
    except OSError as error:
        let_go(stream)
        raise JournalError(f"Standard output cannot be written: {error.strerror}.") from None


def _taken(stream: TextIO, data: memoryview) -> int:
    """Write some of the data; how many bytes were taken."""
    try:
        taken = stream.buffer.write(data)
    except BlockingIOError as full:
        taken = full.characters_written
    if not taken:
        _wait_for(stream)
    return taken or 0


def _flushed(stream: TextIO) -> bool:
    try:
        stream.flush()
    except BlockingIOError:
        return False
    return True


def _wait_for(stream: TextIO) -> None:
    """Wait until a reader that is slower has made room."""
    # Imported here: pipes that do not wait by themselves are rare.
    import select

    select.select([], [stream], [])


def terminal_width() -> int | None:
    """Cells in a line of the terminal; None where the output goes elsewhere."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:
        return None


def wrapped(text: str) -> str:
    """A text whose lines end at spaces where the terminal does, each as far in as it began."""
    width = columns()
    found = []
    for each in text.split("\n"):
        indent = each[: len(each) - len(each.lstrip())]
        found += textwrap.wrap(
            each,
            width,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
            drop_whitespace=True,
        ) or [""]
    return "\n".join(found)


def columns() -> int:
    """Cells in a line of help: what `$COLUMNS` says, else as many as the terminal has, or 80."""
    return told_size("COLUMNS") or terminal_width() or 80


def told_size(name: str) -> int:
    """What `$COLUMNS` or `$LINES` says; 0 where it says nothing that a terminal could have."""
    told = os.environ.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) <= _SIZE_DIGITS else 0


def short_id(uid: str) -> str:
    """An id as it is shown: its last characters, which tell things apart."""
    return uid[-_ID:]


def short_ids(uids: Sequence[str]) -> list[str]:
    """Ids of one list as they are shown: longer where two would be alike."""
    length = _ID
    while len({uid[-length:] for uid in uids}) < len(uids):
        length += 1
    return [uid[-length:] for uid in uids]


def one_line(text: str) -> str:
    """Text as it fits into a table: cleaned, without line ends."""
    return for_terminal(" ".join(text.split()))


def cells(text: str) -> int:
    """How many cells of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells_of(char) for char in text)


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def cut(text: str, width: int) -> str:
    """The text, ended with … where it takes more than `width` cells."""
    if cells(text) <= width:
        return text
    kept, room = [], width - 1
    for char in text:
        room -= _cells_of(char)
        if room < 0:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…"


def table(rows: Sequence[Sequence[str]], *, cut_first: int | None = None) -> str:
    """Rows in aligned columns.

    Args:
        rows: Cells of text, as many in each row.
        cut_first: Cells that a whole row may take; the first column gives way, down to 12.
    """
    cleaned = [[one_line(cell) for cell in row] for row in rows]
    widths = [max(map(cells, column)) for column in zip(*cleaned, strict=True)]
    if cut_first is not None:
        others = sum(widths[1:]) + len(GAP) * (len(widths) - 1)
        widths[0] = min(widths[0], max(12, cut_first - others))
        cleaned = [[cut(row[0], widths[0]), *row[1:]] for row in cleaned]
    return "\n".join(
        GAP.join(
            cell + " " * (width - cells(cell)) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in cleaned
    )

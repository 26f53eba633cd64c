"""What is written to a terminal that cannot keep up."""

from __future__ import annotations

import os
from threading import Event

from mentorjournal.widgets.terminal_writer import MOST_WAITING, TerminalWriter

PATIENCE = 60.0
"""Seconds until something that should have happened has not."""


def read_until(handle: int, end: bytes) -> bytes:
    """What comes out of a pipe, up to certain bytes."""
    read = b""
    while not read.endswith(end):
        read += os.read(handle, 65536)
    return read


def test_a_terminal_that_was_overrun_before_anything_was_written_is_painted_anew() -> None:
    out, into = os.pipe()
    behind = Event()
    writer = TerminalWriter(into, "utf-8", behind.set)
    # Nobody else gets a turn between the two, as on a machine with much to do.
    with writer._changed:
        writer.write("first")
        writer.write("x" * MOST_WAITING)
    assert behind.wait(PATIENCE)
    writer.write("anew.")
    assert read_until(out, b"anew.") == b"anew."
    writer.stop("")
    os.close(into)
    os.close(out)

"""The command line: opens the program, reads from a journal, and adds to it."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from typing import NoReturn

INTERRUPTED = 130
"""The exit status of a command that was ended by ^C."""


def run() -> NoReturn:
    """Live as a process: do what the command line asks for, and end."""
    # Nearly all that a command makes is modules, which stay to the end: to look through them for
    # garbage again and again would be a sixth of its time. So would a last look at its end.
    gc.disable()
    try:
        status = main()
    except KeyboardInterrupt:  # while what answers it otherwise is still being loaded
        status = INTERRUPTED
    gc.freeze()
    sys.exit(status)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for, see `mentorjournal.cli.entry`.

    Args:
        argv: The words after the program's name; those of the process if left out.

    Returns:
        The exit status.
    """
    # Imported here, when collection is off.
    from mentorjournal.cli.entry import main

    return main(argv)

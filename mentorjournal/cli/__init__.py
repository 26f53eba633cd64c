"""The command line: opens the program, reads from a journal, and adds to it."""

from mentorjournal.cli.entry import main

__all__ = ["main"]

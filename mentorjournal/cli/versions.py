"""`mentorjournal --version`."""

from __future__ import annotations

from argparse import Namespace

from mentorjournal import __version__
from mentorjournal.cli.output import show


def print_version(arguments: Namespace) -> int:
    """Print the program's name and version."""
    show(f"mentorjournal {__version__}")
    return 0

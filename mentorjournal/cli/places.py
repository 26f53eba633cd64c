"""`mentorjournal path` and `mentorjournal demo PATH`, and which journal is meant."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from mentorjournal.cli.commands import PROGRAM
from mentorjournal.cli.output import confirm, show
from mentorjournal.errors import BadInput, CannotOpen
from mentorjournal.paths import journal_path


def path_of(arguments: Namespace) -> Path:
    """The journal that is meant.

    Raises:
        BadInput: The path cannot be one.
        CannotOpen: The folder to count from is gone.
    """
    try:
        return journal_path(arguments.journal)
    except RuntimeError:
        raise BadInput("There is no home folder behind the ~ of the journal's path.") from None
    except FileNotFoundError:
        raise CannotOpen(
            "The folder you are in is gone. Go to another, or give the journal's whole path."
        ) from None


def print_path(arguments: Namespace) -> int:
    """Print where the journal is, whether it is there or not."""
    show(str(path_of(arguments)))
    return 0


def write_demo_journal(arguments: Namespace) -> int:
    """Write the made-up journal to a new file."""
    # Imported here: printing the path does without.
    from mentorjournal.demo import write_demo

    if not arguments.path.strip():
        raise BadInput("Please name the file the demo journal shall be written to.")
    path = Path(arguments.path)
    try:
        write_demo(path)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "no file can have that name"
        raise CannotOpen(f"“{path}” cannot be written: {reason}.") from None
    confirm(f"The demo journal is in {path}. Open it: {PROGRAM} --journal {path}")
    return 0

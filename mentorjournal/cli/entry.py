"""The entry point: from the words typed to an exit status; no traceback leaves it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module

from mentorjournal.cli import INTERRUPTED, output
from mentorjournal.cli.parser import read_words
from mentorjournal.dates import Order, settle_order, settle_zone
from mentorjournal.errors import BadInput, JournalError

WRONG = 1
WRONG_USAGE = 2
# What a shell reports of a program that ends because nobody reads its output any more.
PIPE_CLOSED = 141


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks for.

    Args:
        argv: The words after the program's name; those of the process if left out.

    Returns:
        The exit status: 0 done, 1 not possible, 2 wrong usage, 130 interrupted.
    """
    try:
        output.prepare()
        if odd := settle_zone():
            output.complain(odd)
        status = _run(list(sys.argv[1:] if argv is None else argv))
        output.flush()
        return status
    except BrokenPipeError:
        output.let_go(sys.stdout)
        return PIPE_CLOSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except JournalError as error:
        output.complain(str(error))
        return WRONG_USAGE if isinstance(error, BadInput) else WRONG
    except Exception as error:
        return _failed(error)


def _run(words: list[str]) -> int:
    try:
        chosen, arguments = read_words(words)
    except SystemExit:
        # Help has been printed, which is all that argparse ends a program for here.
        return 0
    module, _, function = chosen.partition(":")
    # Each command loads what it needs and nothing else: reading never waits for Textual, and
    # `path` not even for the journal.
    work: Callable[[Namespace], int] = getattr(
        import_module(f"mentorjournal.cli.{module}"), function
    )
    settle_order(_date_order)
    return work(arguments)


@cache
def _date_order() -> Order:
    # Imported here: few dates could mean two days.
    from mentorjournal.settings import read_settings

    return read_settings().date_order


def _failed(error: Exception) -> int:
    # Imported here: only a failure needs it.
    from mentorjournal.crash import write_report

    report = write_report(error)
    where = f" Where it failed is written, without any of your text, in {report}" if report else ""
    output.complain(f"mentorjournal has failed and had to stop.{where}")
    return WRONG

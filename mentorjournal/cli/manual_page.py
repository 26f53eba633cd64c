"""The manual page, in the language of roff, from the table of commands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mentorjournal import __version__
from mentorjournal.cli.command_words import AT_FIRST, Argument, arguments_of
from mentorjournal.cli.commands import COMMANDS, PROGRAM, Command

_ABOUT = "a mentorship journal in the terminal"
_STATUS = (
    ("0", "It is done."),
    ("1", "It cannot be done; nothing was found; the journal is not whole."),
    ("2", "Wrong usage: an unknown word, no such date, a name that fits several people."),
    ("130, 141", "Interrupted; nobody reads the output any more."),
)


def manual_page() -> str:
    """The page, for `man -l`."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM} {__version__}"'
    yield from (".SH NAME", rf"{PROGRAM} \- {_ABOUT}")
    yield ".SH SYNOPSIS"
    yield from (rf".B {PROGRAM}", r"[\-\-journal PATH] [COMMAND \.\.\.]")
    yield ".SH DESCRIPTION"
    yield "Without a command, the program opens. Commands that read can be used while it is open."
    yield "WHO is a name, a unique part of one, a handle or an id. A DATE is 2026\\-12\\-01, today,"
    yield "yesterday, fri or +2w."
    yield ".SH OPTIONS"
    for argument in AT_FIRST:
        yield from _argument(argument)
    yield ".SH COMMANDS"
    for command in COMMANDS:
        yield from _command(command)
    yield ".SH EXIT STATUS"
    for status, says in _STATUS:
        yield from (".TP", _text(status), _text(says))
    yield from (".SH ENVIRONMENT", ".TP", "MENTORJOURNAL_FILE")
    yield _text("The journal's file, where --journal does not say it.")


def _command(command: Command) -> Iterator[str]:
    usage = " ".join(command.usage.split())
    yield f".SS {_text(f'{command.name} {usage}'.strip())}"
    yield _text(f"{command.help}.")
    if command.notes:
        yield ".PP"
        yield _text(" ".join(command.notes.split()))
    for argument in arguments_of(command):
        yield from _argument(argument)


def _argument(argument: Argument) -> Iterator[str]:
    names = ", ".join(argument.names)
    yield ".TP"
    yield rf"\fB{_text(names)}\fR {_text(argument.value)}".strip() if names else argument.value
    yield _text(argument.help)


def _text(text: str) -> str:
    """Text that roff sets as it is: no sign of its own, and dashes that can be copied."""
    shown = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^([.'])", r"\\&\1", shown)

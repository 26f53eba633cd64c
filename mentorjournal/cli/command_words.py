"""What can be typed behind each command, read from the table of commands: for shells and a manual.

The arguments of a command are added to a parser that writes down what it is told.
"""

from __future__ import annotations

from argparse import Action, ArgumentParser
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from mentorjournal.cli.arguments import OneOf
from mentorjournal.cli.commands import COMMANDS, GROUPS, Command
from mentorjournal.cli.showing import PARTS

WHO, PATH = "@who", "@path"
"""What stands in the place of words where people or files can be named."""


class Argument(NamedTuple):
    """An argument of a command.

    Attributes:
        names: Of an option what it is called; empty for what stands at a place.
        value: What is to be given, in capitals; empty for an option that takes nothing.
        words: The words that can be given, `WHO` or `PATH`; empty where it can be anything.
        help: What it is.
        needed: Whether it must be given.
    """

    names: tuple[str, ...]
    value: str
    words: tuple[str, ...]
    help: str
    needed: bool


EVERYWHERE = (
    Argument(("--journal",), "PATH", (PATH,), "the journal's file", False),
    Argument(("--help",), "", (), "say how it is used", False),
)
"""What can be said of every command."""
AT_FIRST = (
    *EVERYWHERE,
    Argument(("--demo",), "", (), "open a made-up journal; yours is not touched", False),
    Argument(("--version",), "", (), "print the version", False),
)
"""What can be said before a command."""
_BY_VALUE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"WHO": (WHO,), "PATH": (PATH,), "PART": PARTS}
)


class _Noted(ArgumentParser):
    """A parser that keeps what it is told of arguments."""

    def __init__(self) -> None:
        super().__init__(add_help=False)
        self.found: list[Argument] = []

    def add_argument(self, *names: str, **options: Any) -> Action:
        """Note an argument."""
        kind, at_a_place = options.get("type"), not names[0].startswith("-")
        value = "" if options.get("action") == "store_true" else options.get("metavar") or names[0]
        words = kind.words if isinstance(kind, OneOf) else _BY_VALUE.get(value, ())
        needed = options.get("required", at_a_place and options.get("nargs") in (None, "+"))
        self.found.append(
            Argument(
                () if at_a_place else names,
                value,
                # Where several words can be one, a hyphen may stand between them.
                tuple(word.replace(" ", "-") for word in words),
                options.get("help", "").replace("%%", "%"),
                bool(needed),
            )
        )
        return super().add_argument(*names, **options)


def arguments_of(command: Command) -> tuple[Argument, ...]:
    """The arguments of a command, those at a place in their order."""
    noted = _Noted()
    command.arguments(noted)
    return tuple(noted.found)


def expected() -> dict[str, tuple[str, ...]]:
    """What may be typed where, by keys as the scripts for shells make them.

    A key is the command, a bar, and: the number of a place, from 0; an option whose value is
    meant; or a dash, for the options themselves. Before the command that is empty.
    """
    found = {"|0": tuple(dict.fromkeys(command.name.split()[0] for command in COMMANDS))}
    for group in GROUPS:
        members = (each.name for each in COMMANDS if each.name.startswith(f"{group} "))
        found[f"{group}|0"] = tuple(name.removeprefix(f"{group} ") for name in members)
    found |= _keyed("", AT_FIRST)
    for command in COMMANDS:
        found |= _keyed(command.name, (*arguments_of(command), *EVERYWHERE))
    return found


def _keyed(command: str, arguments: tuple[Argument, ...]) -> dict[str, tuple[str, ...]]:
    found = {f"{command}|-": tuple(name for each in arguments for name in each.names)}
    places = [each for each in arguments if not each.names]
    found |= {f"{command}|{place}": each.words for place, each in enumerate(places)}
    return found | dict(_values(command, arguments))


def _values(command: str, arguments: tuple[Argument, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for each in arguments:
        if each.value:
            yield from ((f"{command}|{name}", each.words) for name in each.names)

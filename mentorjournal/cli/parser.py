"""From the words typed to a command and its arguments, with errors that are sentences.

The words before the command are read first, then those behind it by the parser of that one
command: options and texts may stand in any order, and only one command's parser is made.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import NoReturn

from mentorjournal.cli import output
from mentorjournal.cli.commands import BY_NAME, COMMANDS, GROUPS, PROGRAM, Command
from mentorjournal.errors import BadInput

_OPEN_PROGRAM = "program:open_program"
_USAGE = f"{PROGRAM} [--journal PATH] [--demo]\n       {PROGRAM} [--journal PATH] COMMAND …"
_ABOUT = "A mentorship journal in the terminal. Without a command, the program opens."
_NOTES = """\
WHO is a name, a unique part of one, a handle or an id. A DATE is 2026-12-01, today,
yesterday, fri or +2w. Errors go to standard error; the exit status is 0 when it is done,
1 when it cannot be done and 2 for wrong usage."""
# A date such as -3d looks like an option to argparse.
_DATE_OPTIONS = ("--on", "--due", "--start", "--session", "--since", "--until")
# No word of a command line can hold this character.
_SHIELD = "\0"
_STEP_BACK = re.compile(r"-\d{1,4}[dwmy]", re.ASCII)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help as it was written, as wide as the terminal.

    Told the width: argparse would load shutil, and with it all sorts of archives, to ask for it
    as soon as an argument is added.
    """

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=output.columns() - 2)


class Parser(argparse.ArgumentParser):
    """A parser that raises `BadInput` with a sentence, and prints through `output`.

    Args:
        name: The command's name behind the program's, or "" for the program itself.
        usage: How it is used, without the program's name.
        about: What it is, for its help.
        notes: What stands at the foot of its help.
    """

    def __init__(self, name: str, usage: str, about: str, notes: str = "") -> None:
        super().__init__(
            prog=f"{PROGRAM} {name}".strip(),
            usage=usage,
            description=about,
            epilog=notes,
            allow_abbrev=False,
            formatter_class=_Formatter,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words.

        Raises:
            BadInput: Always.
        """
        raise BadInput(f"{_sentence(message)} See: {self.prog} --help")

    def print_help(self, file: object = None) -> None:
        """Print the help as any other result."""
        output.show(self.format_help(), end="")


def _sentence(message: str) -> str:
    """What argparse says, as a sentence for people."""
    for pattern, says in (
        (r"argument (\S+): expected one argument", r"\1 needs a value."),
        (r"argument ([^/:]\S*): ignored explicit argument .*", r"\1 takes no value."),
        (r"the following arguments are required: (.+)", r"Please give \1."),
        (r"argument \S+: (.+\.)", r"\1"),
    ):
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(says)
    return f"These words cannot be used: {message}."


def read_words(words: Sequence[str]) -> tuple[str, argparse.Namespace]:
    """What the words ask for.

    Args:
        words: The words after the program's name.

    Returns:
        Module and function of the command, as "module:function", and its arguments.

    Raises:
        BadInput: They make no sense.
        SystemExit: Help was asked for and has been printed.
    """
    parser = _program_parser()
    arguments, unknown = parser.parse_known_args(list(words))
    if unknown:
        parser.error(_stray(unknown))
    if arguments.version:
        return "versions:print_version", arguments
    _check_journal(parser, arguments)
    if arguments.command is None:
        return _OPEN_PROGRAM, arguments
    command, rest = _command(parser, arguments.command, arguments.rest)
    if arguments.demo:
        raise BadInput(
            "--demo only opens the program. To use commands on the made-up journal, write it to "
            f"a file: {PROGRAM} demo demo.json, then {PROGRAM} --journal demo.json {command.name}"
        )
    own = _command_parser(command)
    found, unknown = own.parse_known_intermixed_args(_prepared(rest))
    if unknown:
        own.error(_stray(unknown))
    for name, value in vars(found).items():
        if isinstance(value, str):
            setattr(found, name, value.removeprefix(_SHIELD))
        elif isinstance(value, list):
            setattr(found, name, [each.removeprefix(_SHIELD) for each in value])
    if "journal" not in found:
        found.journal = arguments.journal
    _check_journal(own, found)
    return command.work, found


def _program_parser() -> Parser:
    names = max(len(command.name) for command in COMMANDS)
    listed = "\n".join(f"  {command.name:<{names}}  {command.help}" for command in COMMANDS)
    more = f"More about each: {PROGRAM} COMMAND --help"
    parser = Parser("", _USAGE, _ABOUT, f"commands:\n{listed}\n\n{_NOTES}\n{more}")
    parser.add_argument(
        "--journal", metavar="PATH", help="the journal's file; otherwise $MENTORJOURNAL_FILE"
    )
    parser.add_argument(
        "--demo", action="store_true", help="open a made-up journal; yours is not touched"
    )
    parser.add_argument("--version", action="store_true", help="print the version")
    parser.add_argument("command", nargs="?", help=argparse.SUPPRESS)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    return parser


def _command(parser: Parser, name: str, rest: list[str]) -> tuple[Command, list[str]]:
    """The command of that name, and the words behind it."""
    if name in GROUPS:
        if rest and (command := BY_NAME.get(f"{name} {rest[0]}")):
            return command, rest[1:]
        members = [each for each in COMMANDS if each.name.startswith(f"{name} ")]
        if rest and rest[0] in ("-h", "--help"):
            for each in members:
                output.show(f"{PROGRAM} {each.name} {each.usage}\n    {each.help}")
            raise SystemExit(0)
        kinds = ", ".join(each.name.removeprefix(f"{name} ") for each in members)
        parser.error(f"argument {name}: Please say what to {name}: {kinds}.")
    if name not in BY_NAME:
        parser.error(f"argument COMMAND: There is no command “{name[:60]}”.")
    return BY_NAME[name], rest


def _command_parser(command: Command) -> Parser:
    usage = f"{PROGRAM} [--journal PATH] {command.name} {command.usage}".rstrip()
    parser = Parser(command.name, usage, f"{command.help}.", command.notes)
    command.arguments(parser)
    parser.add_argument(
        "--journal", metavar="PATH", default=argparse.SUPPRESS, help="the journal's file"
    )
    return parser


def _check_journal(parser: Parser, arguments: argparse.Namespace) -> None:
    if arguments.journal is not None and not arguments.journal.strip():
        # An unset variable in a script must not lead to another journal.
        parser.error("argument --journal: --journal needs a path; this one is empty.")
    if arguments.journal is not None and getattr(arguments, "demo", False):
        parser.error("argument --demo: Use --demo or --journal, not both.")


def _prepared(words: Sequence[str]) -> list[str]:
    """The words as argparse takes them for what they are.

    A step back in time is joined to its option: --on -3d becomes --on=-3d. Words behind “--”
    are shielded: argparse loses that sign where options and texts may be mixed.
    """
    prepared: list[str] = []
    options = words[: words.index("--")] if "--" in words else words
    for word in options:
        if prepared and prepared[-1] in _DATE_OPTIONS and _STEP_BACK.fullmatch(word):
            prepared[-1] = f"{prepared[-1]}={word}"
        else:
            prepared.append(word)
    texts = words[len(options) + 1 :]
    return prepared + [_SHIELD + word if word.startswith("-") else word for word in texts]


def _stray(words: Sequence[str]) -> str:
    """What to say about words that belong nowhere, in the form of an argparse message."""
    word = words[0].removeprefix(_SHIELD)[:60]
    if word.startswith("-"):
        return (
            f"argument {PROGRAM}: There is no option {word} here; a text that begins with a dash "
            "stands behind “--”."
        )
    return f"argument {PROGRAM}: “{word}” is too much; a text of several words needs quotes."

"""The one table of commands.

Bindings, footer, palette, help screen, the key table of the README and the settings file
are all made from it; each place has a module of rows. What is not here cannot be bound.

Keys are written as Textual names them, several separated by commas. A letter means the same
everywhere, and those of `moving` mean nothing else. What has to work while somebody types is a
ctrl-, alt- or F-key; each F-key has a second one, which is none. Alt with a digit or a sign is
never bound: terminals make characters of it. Left out on purpose: ctrl with i, m, j, h and [, which
terminals send as tab, enter, newline, backspace and escape; a lone ctrl+s, ctrl+o or ctrl+b,
which tmux and some terminals take for themselves; and in the session every key that belongs
to the editor.
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorjournal.commands import (
    achieved,
    agreement,
    backups,
    checks,
    conflicts,
    dialogs,
    exports,
    find,
    follow_ups,
    giving,
    global_commands,
    imports,
    lifecycle,
    mentors,
    negotiations,
    page,
    plans,
    preparation,
    rehearsals,
    relationships,
    roadmap,
    sessions,
    the_file,
    trash,
    what_if,
)
from mentorjournal.commands.command import (
    APP,
    DIALOGS,
    EDITING,
    FOOTER_LIMIT,
    PLACES,
    TYPING,
    Command,
    title_of,
)

__all__ = [
    "APP",
    "BY_ID",
    "COMMANDS",
    "DIALOGS",
    "EDITING",
    "FOOTER_LIMIT",
    "PLACES",
    "TYPING",
    "Command",
    "commands_of",
    "footer_of",
    "keys_of",
    "title_of",
]

# Within a screen in the order of help: what is done most often stands first.
COMMANDS: tuple[Command, ...] = (
    *relationships.COMMANDS,
    *lifecycle.COMMANDS,
    *agreement.COMMANDS,
    *page.COMMANDS,
    *roadmap.COMMANDS,
    *follow_ups.COMMANDS,
    *sessions.COMMANDS,
    *plans.COMMANDS,
    *checks.COMMANDS,
    *achieved.COMMANDS,
    *mentors.COMMANDS,
    *giving.COMMANDS,
    *negotiations.COMMANDS,
    *preparation.COMMANDS,
    *rehearsals.COMMANDS,
    *what_if.COMMANDS,
    *trash.COMMANDS,
    *conflicts.COMMANDS,
    *backups.COMMANDS,
    *the_file.COMMANDS,
    *imports.COMMANDS,
    *exports.COMMANDS,
    *find.COMMANDS,
    *dialogs.COMMANDS,
    *global_commands.COMMANDS,
)

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def commands_of(where: str) -> tuple[Command, ...]:
    """The commands that belong to a screen, in the order of help."""
    return tuple(command for command in COMMANDS if where in command.where)


FINDING: Mapping[str, int] = {"dashboard": 8}
"""Where finding, which works everywhere, is among what is done most, and its rank there."""


def footer_of(where: str) -> tuple[Command, ...]:
    """The commands that may stand at the foot of a screen, first one first."""
    shown = {command: command.footer for command in commands_of(where) if command.footer}
    if where in FINDING:
        shown[BY_ID["app.find"]] = FINDING[where]
    return tuple(sorted(shown, key=shown.__getitem__))


def keys_of(command: Command, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The keys that run a command.

    Args:
        command: The command.
        chosen: Keys the person chose, by command id.

    Returns:
        None where the command is in the palette only.
    """
    return tuple(filter(None, chosen.get(command.id, command.keys).split(",")))

"""The keys of a screen, made from the command table."""

from __future__ import annotations

from functools import cache

from textual.binding import Binding, BindingType

from mentorjournal.commands import APP, BY_ID, DIALOGS, Command, commands_of

NO_KEY = "none"
"""No terminal sends it; the settings file can give another in its place."""


def bindings(where: str, *more: str) -> list[BindingType]:
    """The bindings of a screen, made from the command table; in a dialog, those of `more` too.

    Each carries its command's id, through which the settings file gives it other keys. In
    dialogs, which the app's own bindings do not reach, help is bound too.
    """
    commands = list(commands_of(where))
    if where in DIALOGS and where != "help":
        commands += [BY_ID[each] for each in ("app.help", "app.hide", *more)]
    return [_binding(command, where) for command in commands]


def _binding(command: Command, where: str) -> Binding:
    return Binding(
        command.keys or NO_KEY,
        command.action.removeprefix("app.") if where == APP else command.action,
        command.label,
        show=False,
        tooltip=command.help,
        id=command.id,
        # Only quitting may fire through a dialog.
        priority=command.id == "app.quit",
    )


@cache
def writing(where: str) -> frozenset[str]:
    """The actions of a screen that change the journal."""
    return frozenset(command.action for command in commands_of(where) if command.writes)

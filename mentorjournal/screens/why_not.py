"""Why a command cannot be run where one stands just now."""

from __future__ import annotations

from mentorjournal.commands import APP, Command
from mentorjournal.screens.base import JournalScreen

NOTHING_FOR_IT = "nothing it is for is highlighted"


def why_not(here: JournalScreen, command: Command) -> str:
    """Why a command has nothing to do here, in a few words; empty where it can be run.

    Args:
        here: The place that is open.
        command: One of its commands, or one for everywhere.
    """
    if APP in command.where:
        name = command.action.removeprefix("app.")
        idle = not here.app.check_action(name, ())
        nothing = command.id == "app.undo" and not here.journal.last_change()
        return command.idle if idle or nothing else ""
    if here.guard.stops(command.action):
        return "the journal may only be read just now"
    if here.check_action(command.action, ()) and here.fits(command.id):
        return ""
    if here.PRIVATE and here.hidden:
        return "hidden just now"
    return command.idle or NOTHING_FOR_IT

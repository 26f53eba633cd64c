"""The parts of the place that is about the file itself."""

from __future__ import annotations

from mentorjournal.commands.command import FILE, Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "tab.trash",
        "1",
        "trash",
        "Show what was deleted",
        FILE,
        title="Trash of the file",
        words="deleted bin removed part",
    ),
    Command(
        "tab.backups",
        "2",
        "backups",
        "Show the backups",
        FILE,
        title="Backups of the file",
        words="snapshot history part",
    ),
    Command(
        "tab.conflicts",
        "3",
        "conflicts",
        "Show what was changed in two places",
        FILE,
        title="Conflicts in the file",
        words="sync both versions merge part",
    ),
)

"""What can be done with backups."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "backups.restore",
        "enter",
        "go back",
        "See what going back to the highlighted backup would change, and do it",
        ("backups",),
        1,
        writes=True,
        title="Go back to it",
        words="restore",
    ),
)

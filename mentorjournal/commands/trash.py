"""What can be done with what was deleted."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "trash.restore",
        "enter",
        "restore",
        "Put the highlighted entry back",
        ("trash",),
        1,
        writes=True,
        title="Put back",
        words="restore undelete",
    ),
    Command(
        "trash.purge",
        "d,delete",
        "for good",
        "Delete the highlighted entry for good, out of the backups too",
        ("trash",),
        2,
        writes=True,
        title="Delete for good",
        words="purge erase remove",
    ),
    Command(
        "trash.empty",
        "D",
        "empty",
        "Delete everything in the trash for good, out of the backups too",
        ("trash",),
        3,
        writes=True,
        title="Empty the trash",
        words="purge erase all",
    ),
)

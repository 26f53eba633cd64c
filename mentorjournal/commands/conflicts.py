"""What can be done with records that were changed in two places."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "conflict.settle",
        "enter",
        "keep",
        "Keep the version that is chosen: mine, both, or theirs",
        ("conflicts",),
        1,
        writes=True,
        title="Keep this version",
        words="decide settle resolve mine theirs both",
    ),
    Command(
        "conflict.next",
        "right",
        "version",
        "Choose the next: mine, both, theirs",
        ("conflicts",),
        2,
        title="Next version",
        words="mine theirs both",
    ),
    Command(
        "conflict.back",
        "left",
        "version before",
        "Choose the one before",
        ("conflicts",),
        title="Version before",
        words="mine theirs both",
    ),
)

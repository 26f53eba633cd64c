"""What can be done where notes of other programs are taken over."""

from __future__ import annotations

from mentorjournal.commands.command import Command

HERE = ("import",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "import.take",
        "enter",
        "take over",
        "Take over what is shown, as one change; a backup is made first",
        HERE,
        1,
        writes=True,
        title="Take it over",
        words="import yes do it",
        idle="nothing to take over",
    ),
    Command(
        "import.choose",
        "a",
        "choose",
        "Say which file or folder it is, and whose what names nobody is",
        HERE,
        2,
        types=True,
        title="Choose what to import",
        words="open path jrnl markdown obsidian csv vcard json table address book",
    ),
)

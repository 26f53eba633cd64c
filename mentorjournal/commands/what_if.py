"""What would be, on the sheet of a pay talk."""

from __future__ import annotations

from mentorjournal.commands.command import Command

SUPPOSING = ("what-if",)

COMMANDS: tuple[Command, ...] = (
    Command("what_if.more", "right", "step", "Suppose a little more", SUPPOSING, 1),
    Command("what_if.more_back", "left", "less", "Suppose a little less", SUPPOSING),
    Command("what_if.much", "shift+right", "big", "Suppose a lot more", SUPPOSING, 2),
    Command("what_if.much_back", "shift+left", "much less", "Suppose a lot less", SUPPOSING),
    Command(
        "what_if.none",
        "delete",
        "none",
        "Suppose that there is no target, no limit, or no cap",
        SUPPOSING,
    ),
    Command(
        "what_if.other",
        "tab",
        "other",
        "Go to the chance of the next alternative",
        SUPPOSING,
        5,
    ),
    Command(
        "what_if.other_back",
        "shift+tab",
        "offer before",
        "Go to the chance of the alternative before",
        SUPPOSING,
    ),
    Command(
        "what_if.take",
        "x",
        "take over",
        "Let the sheet say what is supposed, in one change",
        SUPPOSING,
        3,
        writes=True,
    ),
    Command(
        "what_if.leave",
        "escape,w",
        "as before",
        "Close it; the sheet is as it was",
        SUPPOSING,
        4,
    ),
)

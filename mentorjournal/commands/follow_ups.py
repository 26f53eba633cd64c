"""The list of everything that must come back."""

from __future__ import annotations

from mentorjournal.commands.command import Command

HERE = ("follow-ups",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "follow_ups.open",
        "f7,f",
        "follow-ups",
        "See all actions, advice and questions: everybody's, or of this relationship",
        ("dashboard", "relationship"),
    ),
    Command(
        "follow_up.edit",
        "enter",
        "open",
        "Open it: words, date and owner, what came of it, the answer",
        HERE,
        1,
        writes=True,
    ),
    Command("follow_up.redate", "t", "date", "Give the action another date", HERE, 2, writes=True),
    Command("follow_ups.who", "w", "who", "Show those of one person, or of everybody", HERE, 3),
    Command(
        "follow_ups.kind",
        "k",
        "kind",
        "Show my actions, theirs, questions, advice, or all of them",
        HERE,
        4,
        types=True,
    ),
    Command("follow_ups.state", "s", "state", "Show what is open, what is closed, or both", HERE),
    Command(
        "follow_ups.clear", "c", "show all", "Show all that is open again, of every kind", HERE
    ),
    Command(
        "follow_up.hand",
        "h",
        "hand on",
        "Make an action mine or theirs; say who is asked a question instead",
        HERE,
        writes=True,
    ),
    Command(
        "follow_up.report",
        "r",
        "reported",
        "Say that advice was reported on today",
        HERE,
        writes=True,
    ),
    Command(
        "follow_up.drop",
        "delete,d",
        "drop",
        "Let go of it, or take it up again",
        HERE,
        writes=True,
    ),
    Command("follow_up.note", "o", "note", "Open the notes in which it stands", HERE),
)

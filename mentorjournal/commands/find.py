"""Finding a sentence, everywhere."""

from __future__ import annotations

from mentorjournal.commands.command import Command

HERE = ("find",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "found.open",
        "enter",
        "go there",
        "Go to the very line, or to the place where it stands",
        HERE,
        1,
        title="Go to the line",
        words="open jump note record",
    ),
    Command(
        "found.kind",
        "tab",
        "kind",
        "Look among all, talks, promises, advice, plans or people alone",
        HERE,
        2,
        title="Next kind",
        words="filter narrow strip",
    ),
    Command(
        "found.kind_before",
        "shift+tab",
        "kind before",
        "The kind before",
        HERE,
        title="Kind before",
        words="filter narrow strip",
    ),
)

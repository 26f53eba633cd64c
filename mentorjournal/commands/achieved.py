"""What was achieved, the reviews, and who decides."""

from __future__ import annotations

from mentorjournal.commands.command import OWNER, Command

HERE = ("achieved",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "achieved.open",
        "enter",
        "open",
        "Open the highlighted achievement, review, or who decides",
        HERE,
        1,
        title="Open the achievement",
        words="edit change",
    ),
    Command(
        "achieved.add",
        "a",
        "add",
        "Add an achievement; among the others a review, somebody who decides, a chance for them",
        HERE,
        2,
        writes=True,
        title="Add an achievement",
        words="achievement review decider exposure visibility chance new",
    ),
    Command(
        "achieved.result",
        "r",
        "result",
        "Say what came of it: what it changed, who saw it, what management said",
        HERE,
        3,
        writes=True,
        types=True,
        title="What came of it",
        words="impact evidence outcome held taken",
    ),
    Command(
        "achieved.delete",
        "delete,d",
        "delete",
        "Move what is highlighted to the trash",
        HERE,
        writes=True,
        title="Delete the row achieved",
        words="remove away archive trash",
    ),
    Command(
        "achieved.kind",
        "right",
        "kind",
        "Show the next kind: done, executive exposure, visibility, without evidence, since a day",
        HERE,
        types=True,
        title="Next kind achieved",
        words="filter exposure visibility evidence since",
    ),
    Command(
        "achieved.kind_back",
        "left",
        "kind before",
        "Show the kind before",
        HERE,
        title="Kind achieved before",
        words="filter",
    ),
    Command(
        "achieved.date",
        "t",
        "date",
        "Give what is planned another day; where the strip says since, list since another day",
        HERE,
        writes=True,
        types=True,
        title="Another day",
        words="till date since move planned review",
    ),
    Command(
        "tab.achieved",
        "3",
        "achieved",
        "Show what was achieved, the reviews, and who decides",
        OWNER,
        title="Achieved",
        words="achievements case exposure visibility deciders review part",
    ),
)

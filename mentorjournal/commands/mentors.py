"""My mentors, and what each of them covers."""

from __future__ import annotations

from mentorjournal.commands.command import OWNER, Command

HERE = ("mentors",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "mentor.next",
        "right",
        "next mentor",
        "Go to the next mentor",
        HERE,
        3,
        title="Next mentor",
        words="right column person",
    ),
    Command(
        "mentor.back",
        "left",
        "mentor before",
        "Go to the mentor before",
        HERE,
        title="Mentor before",
        words="left column person",
    ),
    Command(
        "tab.mentors",
        "5",
        "mentors",
        "Show who mentors you, and which areas each of them covers",
        OWNER,
        title="My mentors",
        words="areas focus cover nobody gap portfolio part",
    ),
)

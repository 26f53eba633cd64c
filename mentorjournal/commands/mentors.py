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
        "ask.next",
        "r",
        "next step",
        "Lead a prospect on: write the ask, a second one after silence, or what came back",
        HERE,
        5,
        writes=True,
        types=True,
        title="Ask, or go on",
        words="ask request message draft second shorter answer yes no prospect result",
    ),
    Command(
        "ask.note_sent",
        "x",
        "sent",
        "Note that the drafted ask was sent today",
        HERE,
        6,
        writes=True,
        title="The ask was sent",
        words="ask asked done mailed prospect",
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

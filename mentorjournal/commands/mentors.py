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
        2,
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
        "Lead on a prospect, by an ask, a second one or the answer; or a door, or an event",
        HERE,
        6,
        writes=True,
        types=True,
        title="Ask, or go on",
        words="ask request message draft second shorter answer yes no prospect result door "
        "introduction thank",
    ),
    Command(
        "ask.note_sent",
        "x",
        "sent",
        "Note that the drafted ask was sent today, or a late answer to one",
        HERE,
        8,
        writes=True,
        title="Ask sent, or answered",
        words="ask asked done mailed prospect yes no answer came back",
    ),
    Command(
        "event.add",
        "E",
        "event",
        "Write down an event at which somebody speaks whom you could ask",
        HERE,
        10,
        writes=True,
        types=True,
        title="Add an event",
        words="talk meetup conference speaker hang back live online",
    ),
    Command(
        "event.remove",
        "delete,d",
        "take away",
        "Move the highlighted event to the trash",
        HERE,
        20,
        writes=True,
        title="Take an event away",
        words="delete remove trash event",
        idle="highlight an event first",
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

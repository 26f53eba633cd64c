"""What I give as a mentor: the page, what I gave, and the line of mentors."""

from __future__ import annotations

from mentorjournal.commands.command import OWNER, Command

HERE = ("giving",)

COMMANDS: tuple[Command, ...] = (
    Command(
        "giving.open",
        "enter",
        "open",
        "Open the highlighted row: your page as a mentor, a line of advice in its note, a person",
        HERE,
        1,
        title="Open what was given",
        words="page mentor edit person",
    ),
    Command(
        "giving.unfold",
        "space",
        "unfold",
        "Show piece by piece what was given or heard and what came of it, or fold it again",
        HERE,
        2,
        title="Unfold what was given",
        words="advice doors pieces what came of it result",
        idle="highlight given, heard or doors",
    ),
    Command(
        "giving.picture",
        "w",
        "as picture",
        "Write the line of mentors as a picture, an SVG file beside the exports, for you alone",
        HERE,
        10,
        title="The line as picture",
        words="svg tree draw image file",
    ),
    Command(
        "giving.result",
        "r",
        "result",
        "Say what came of it: of advice, a one-off, a door, or who mentors whom in the line",
        HERE,
        30,
        writes=True,
        types=True,
        title="What came of giving",
        words="paid forward one-off learned first protege door introduction",
    ),
    Command(
        "tab.giving",
        "6",
        "giving",
        "Show what you give as a mentor, what came of it, and the line of mentors",
        OWNER,
        title="What I give",
        words="mentor page advice one-off line tree capacity part",
    ),
)

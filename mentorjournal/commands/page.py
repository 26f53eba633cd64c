"""A relationship's page: its parts, and the timeline of everything."""

from __future__ import annotations

from mentorjournal.commands.command import PAGE, Command

HERE = ("timeline",)
OPENED_FROM = ("dashboard", *PAGE)

COMMANDS: tuple[Command, ...] = (
    Command(
        "stands.open",
        "enter",
        "open",
        "Go to what the highlighted row is about: the talk, the month, what is open",
        ("relationship",),
        4,
        title="Open what it says",
        words="go talk month agreement",
        idle="this leads nowhere else",
    ),
    Command(
        "stands.why",
        "i",
        "why",
        "Say how the days of the clocks come about; on the line of calls, count them too",
        ("relationship",),
        9,
        title="Why it stands so",
        words="explain clock sum calls rhythm",
    ),
    Command(
        "timeline.unfold",
        "space",
        "unfold",
        "Show the marked lines of the highlighted talk, or fold them again",
        HERE,
        -1,
        title="Unfold the talk",
        words="lines notes marks more",
        idle="no talk is highlighted",
    ),
    Command(
        "entry.copy",
        "c",
        "copy",
        "Copy the words of the highlighted line",
        HERE,
        4,
        title="Copy the line",
        words="clipboard text words",
    ),
    Command(
        "timeline.kind",
        "right",
        "kind",
        "Show the next kind: talks, advice, promises, questions, goals, doors, since a day",
        HERE,
        title="Next kind of entry",
        words="filter talks advice promises questions goals doors since",
    ),
    Command(
        "timeline.kind_back",
        "left",
        "kind before",
        "Show the kind before",
        HERE,
        title="Kind of entry before",
        words="filter",
    ),
    Command(
        "tab.stands",
        "1",
        "stands",
        "Show where it stands: how you are in touch, and what this month is about",
        OPENED_FROM,
        title="Where it stands",
        words="overview state month part page",
    ),
    Command(
        "tab.timeline",
        "2",
        "timeline",
        "Show the timeline of everything between you two",
        OPENED_FROM,
        title="Timeline",
        words="sessions talks meetings calls history achievements part page",
    ),
    Command(
        "tab.follow_ups",
        "3",
        "follow-ups",
        "Show what must come back between you two",
        OPENED_FROM,
        title="Their follow-ups",
        words="actions advice questions promises part page",
    ),
    Command(
        "tab.their_plan",
        "6",
        "plan",
        "Go on to the plan that the mentoring is about",
        OPENED_FROM,
        title="Their plan",
        words="goals pictures part page",
    ),
)

"""The plan and its goals."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command(
        "picture.edit",
        "enter",
        "edit",
        "Edit the highlighted picture or goal",
        ("plan",),
        1,
        writes=True,
    ),
    Command("goal.add", "a", "goal", "Add a measurable goal", ("plan",), 2, writes=True),
    Command(
        "goal.reading",
        "r",
        "reading",
        "Write down where the highlighted goal stands",
        ("plan",),
        3,
        writes=True,
        types=True,
    ),
    Command("goal.edit", "e", "edit goal", "Edit the highlighted goal", ("plan",), writes=True),
    Command(
        "goal.delete",
        "delete,d",
        "delete",
        "Delete the highlighted goal, part of a goal, or picture",
        ("plan",),
        writes=True,
        types=True,
    ),
    Command(
        "goal.pitch",
        "p",
        "pitch",
        "Write how the goal is put to management",
        ("plan",),
        writes=True,
        types=True,
    ),
    Command(
        "goal.confidence",
        "c",
        "confidence",
        "Write down how sure you are of the goal",
        ("plan",),
        writes=True,
    ),
    Command(
        "goal.step",
        "m",
        "step",
        "Add a step, for a goal that cannot be counted",
        ("plan",),
        writes=True,
        types=True,
    ),
    Command(
        "goal.tick", "x", "tick", "Tick the highlighted step of a goal", ("plan",), writes=True
    ),
    Command(
        "goal.evidence",
        "i",
        "evidence",
        "Add something that shows progress",
        ("plan",),
        writes=True,
        types=True,
    ),
    Command(
        "plan.versions",
        "v",
        "versions",
        "See an earlier version of the pictures beside today's",
        ("plan",),
        5,
    ),
)

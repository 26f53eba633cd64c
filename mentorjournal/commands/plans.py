"""The plan and its goals."""

from __future__ import annotations

from mentorjournal.commands.command import Command

COMMANDS: tuple[Command, ...] = (
    Command("picture.edit", "enter", "edit", "Edit the highlighted picture or goal", ("plan",), 1),
    Command("goal.add", "a", "goal", "Add a measurable goal", ("plan",), 2),
    Command(
        "goal.reading", "r", "reading", "Write down where the highlighted goal stands", ("plan",), 3
    ),
    Command("goal.edit", "e", "edit goal", "Edit the highlighted goal", ("plan",)),
    Command(
        "goal.delete",
        "d",
        "delete",
        "Delete the highlighted goal, part of a goal, or picture",
        ("plan",),
    ),
    Command("goal.pitch", "p", "pitch", "Write how the goal is put to management", ("plan",)),
    Command(
        "goal.confidence", "c", "confidence", "Write down how sure you are of the goal", ("plan",)
    ),
    Command("goal.step", "m", "step", "Add a step, for a goal that cannot be counted", ("plan",)),
    Command("goal.tick", "x", "tick", "Tick the highlighted step of a goal", ("plan",)),
    Command("goal.evidence", "i", "evidence", "Add something that shows progress", ("plan",)),
    Command(
        "plan.versions",
        "v",
        "versions",
        "See an earlier version of the pictures beside today's",
        ("plan",),
        5,
    ),
)

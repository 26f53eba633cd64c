"""The list of next steps as it is shown: a line a relationship, its worst, which unfolds."""

from __future__ import annotations

from collections.abc import Sequence, Set

from msgspec import Struct

from mentorjournal.data.records.base import Uid
from mentorjournal.mentoring.steps import Kind, NextStep
from mentorjournal.text import plural

MOST_LINES = 6
"""So many lines are shown until all are asked for."""
IN_SIGHT: frozenset[Kind] = frozenset({"event today", "old promises"})
"""What is never left out: it is gone tomorrow, or would never be sorted out."""


class StepLine(Struct, frozen=True):
    """A step in the list.

    Attributes:
        step: The step.
        more: How many steps of the same relationship are folded into it, or stand below it.
        below: Whether it stands unfolded below the worst of its relationship.
    """

    step: NextStep
    more: int = 0
    below: bool = False


class MoreLines(Struct, frozen=True):
    """What is left out at the end of the list."""

    count: int


def step_lines(
    steps: Sequence[NextStep], unfolded: Set[Uid] = frozenset(), *, most: int | None = MOST_LINES
) -> list[StepLine | MoreLines]:
    """The lines that are shown.

    A relationship stands where its worst step does; what is mine alone is not folded.

    Args:
        steps: All steps, the most pressing first.
        unfolded: The relationships of which all steps are shown.
        most: How many lines are shown before the rest is counted; None for all.
    """
    groups: dict[str, list[NextStep]] = {}
    for step in steps:
        groups.setdefault(step.relationship or step.id, []).append(step)
    every = list(groups.values())
    shown = every if most is None or len(every) <= most + 1 else every[:most]
    rest = every[len(shown) :]
    kept = [group for group in rest if group[0].kind in IN_SIGHT]
    lines: list[StepLine | MoreLines] = []
    for group in (*shown, *kept):
        lines.append(StepLine(group[0], len(group) - 1))
        if group[0].relationship in unfolded:
            lines += [StepLine(step, below=True) for step in group[1:]]
    left = len(rest) - len(kept)
    return [*lines, *([MoreLines(left)] if left else [])]


def how_many(steps: Sequence[NextStep]) -> tuple[int, int]:
    """How many things there are to do, and for how many people."""
    return len(steps), len({step.relationship for step in steps if step.relationship})


def how_many_words(steps: Sequence[NextStep]) -> str:
    """How much there is to do: "7 things for 4 people"."""
    things, people = how_many(steps)
    return plural(things, "thing") + (
        f" for {plural(people, 'person', 'people')}" if people else ""
    )

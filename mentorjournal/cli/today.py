"""`mentorjournal today`: what is due today and this week, what to do next, and how many people."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from mentorjournal.cli.as_json import made, show_json
from mentorjournal.cli.journals import no_journal_yet, reading
from mentorjournal.cli.output import GAP, cells, cut, one_line, show, table, terminal_width
from mentorjournal.dates import show_date
from mentorjournal.mentoring.cadence_words import why
from mentorjournal.mentoring.next_steps import NextStep, next_steps
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.people_groups import groups_of
from mentorjournal.mentoring.standings import Standing, standings
from mentorjournal.mentoring.step_lines import StepLine, how_many_words, step_lines
from mentorjournal.mentoring.steps import PRESSING
from mentorjournal.mentoring.this_week import Coming, coming_up
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.text import plural

# Longer texts do not push the column behind them any further.
_WIDEST = 60
_NARROWEST = 20
"""Cells of what is to be done that are kept where the days behind it leave few."""


_NOTHING_DUE = 1
"""The exit status where nothing is due, for who asked for that alone."""


def print_today(arguments: Namespace) -> int:
    """Print the three blocks of the dashboard, or of them only what cannot wait.

    Returns:
        1 where only what cannot wait was asked for, and nothing is; otherwise 0.
    """
    with reading(arguments) as journal:
        facts, today = journal.overview.facts(), journal.today()
        coming, steps = coming_up(facts, today), next_steps(facts, today)
        if arguments.due:
            coming = [each for each in coming if each.session.on == today]
            steps = [step for step in steps if step.tier <= PRESSING]
        status = _NOTHING_DUE if arguments.due and not (coming or steps) else 0
        people = standings(facts, steps, today)
        if arguments.json:
            found = _for_programs(coming, steps, people, today)
            show_json({**made(journal.now()), **found})
        elif arguments.due:
            blocks = (_week(coming, today, "Today"), _next(steps) if steps else "")
            if said := "\n\n".join(filter(None, blocks)):
                show(said)
        elif journal.is_empty:
            show(no_journal_yet(journal))
        else:
            show(_for_people(facts, coming, steps, people, today))
    return status


def _for_people(
    facts: JournalOverview,
    coming: Sequence[Coming],
    steps: Sequence[NextStep],
    people: Sequence[Standing],
    today: date,
) -> str:
    groups = groups_of(facts, people, today)
    blocks = (
        _week(coming, today, "Today and this week"),
        _next(steps),
        "\n".join(f"{group.title}   {group.words}" for group in groups),
    )
    return "\n\n".join(filter(None, blocks))


def _week(coming: Sequence[Coming], today: date, title: str) -> str:
    """What is booked; empty where nothing is."""
    rows = table([_coming_row(each, today) for each in coming]) if coming else ""
    return f"{title}\n{rows}" if coming else ""


def _next(steps: Sequence[NextStep]) -> str:
    things = how_many_words(steps) if steps else "Nothing is waiting."
    return "\n".join([f"Next   {things}", *_next_lines(steps)])


def _coming_row(each: Coming, today: date) -> Sequence[str]:
    session = each.session
    day = "today" if session.on == today else show_date(session.on, today)
    points = plural(each.points, "point") if each.points else ""
    said = f"“{one_line(each.last_summary)}”" if each.last_summary else ""
    return (day, session.at or "", each.who, CHANNEL_WORDS[session.channel], points, said)


def _next_lines(steps: Sequence[NextStep]) -> list[str]:
    """A line a step: the worst of a relationship with the name, the others below it."""
    everybody = {step.relationship for step in steps if step.relationship}
    lines = []
    for line in step_lines(steps, everybody, most=None):
        if isinstance(line, StepLine):
            step = line.step
            mark = "!" if step.tier <= PRESSING else "-"
            text = f"    {one_line(step.what)}" if line.below else one_line(step.text)
            lines.append((mark, text, step.detail))
    return _aligned(lines) if lines else []


def _aligned(lines: list[tuple[str, str, str]]) -> list[str]:
    width = terminal_width()
    column = min(_WIDEST, max(cells(text) for _, text, _ in lines))
    if width is not None:
        details = max(cells(detail) for *_, detail in lines)
        column = max(_NARROWEST, min(column, width - details - len(GAP) - 2))
        lines = [(mark, cut(text, column), detail) for mark, text, detail in lines]
    return [
        f"{mark} {text}{' ' * (column - cells(text))}{GAP}{detail}".rstrip()
        for mark, text, detail in lines
    ]


def _for_programs(
    coming: Sequence[Coming], steps: Sequence[NextStep], people: Sequence[Standing], today: date
) -> dict[str, Any]:
    return {
        "booked": [
            {
                "who": each.who,
                "channel": each.session.channel,
                "relationship": each.relationship.uid,
                "session": each.session.uid,
            }
            for each in coming
            if each.session.on == today
        ],
        "steps": [
            {
                "kind": step.kind,
                "tier": step.tier,
                "who": step.who,
                "text": step.text,
                "detail": step.detail,
                # The latest date there is stands for none.
                "on": None if step.on.year == step.on.max.year else step.on.isoformat(),
                "private": step.private,
                "relationship": step.relationship,
                "record": step.target,
            }
            for step in steps
        ],
        "week": [
            {
                "who": each.who,
                "on": each.session.on.isoformat(),
                "at": each.session.at,
                "channel": each.session.channel,
                "points": each.points,
                "last_summary": each.last_summary,
                "relationship": each.relationship.uid,
                "session": each.session.uid,
            }
            for each in coming
        ],
        "people": [
            {
                "who": one.who,
                "my_role": one.relationship.my_role,
                "state": one.status.word,
                "why": why(one.status, today),
                "needs_me": one.needs_me,
                "relationship": one.relationship.uid,
            }
            for one in people
        ],
    }

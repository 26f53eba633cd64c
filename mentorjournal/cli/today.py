"""`mentorjournal today`: what to do now."""

from __future__ import annotations

from argparse import Namespace
from collections import defaultdict
from typing import Any

from mentorjournal.cli.as_json import show_json
from mentorjournal.cli.journals import no_journal_yet, reading
from mentorjournal.cli.output import GAP, cells, cut, one_line, show, terminal_width
from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.mentoring.next_steps import NextStep, next_steps
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.steps import PRESSING
from mentorjournal.mentoring.words import CHANNEL_WORDS

# Longer texts do not push the column behind them any further.
_WIDEST = 60
_NARROWEST = 20


def print_today(arguments: Namespace) -> int:
    """Print the sessions booked for today and the next steps, the most pressing first."""
    with reading(arguments) as journal:
        facts = journal.facts()
        steps = next_steps(facts, journal.today())
        booked = _booked(facts, journal)
        if arguments.json:
            show_json(_for_programs(journal, facts, booked, steps))
        elif journal.is_empty:
            show(no_journal_yet(journal))
        else:
            show(_for_people(facts, booked, steps))
    return 0


def _booked(facts: JournalOverview, journal: Journal) -> list[Session]:
    today = journal.today()
    return [
        session
        for relationship in facts.relationships
        for session in facts.sessions.get(relationship.uid, ())
        if session.state == "planned" and session.on == today
    ]


def _names(facts: JournalOverview) -> defaultdict[str | None, str]:
    """With whom each relationship is; "Me" for what belongs to none."""
    names: defaultdict[str | None, str] = defaultdict(lambda: facts.who(None))
    names.update(
        {relationship.uid: facts.who(relationship) for relationship in facts.relationships}
    )
    return names


def _for_people(facts: JournalOverview, booked: list[Session], steps: list[NextStep]) -> str:
    """Lines with the mark, the text and the detail."""
    names = _names(facts)
    lines = [
        ("-", f"{names[session.relationship]}: {CHANNEL_WORDS[session.channel]}", "today")
        for session in booked
    ]
    lines += [("!" if step.tier <= PRESSING else "-", step.text, step.detail) for step in steps]
    if not lines:
        return "Nothing to do today."
    return "\n".join(_aligned([(mark, one_line(text), detail) for mark, text, detail in lines]))


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
    journal: Journal, facts: JournalOverview, booked: list[Session], steps: list[NextStep]
) -> dict[str, Any]:
    names = _names(facts)
    return {
        "today": journal.today().isoformat(),
        "booked": [
            {
                "who": names[session.relationship],
                "channel": session.channel,
                "relationship": session.relationship,
                "session": session.uid,
            }
            for session in booked
        ],
        "steps": [
            {
                "kind": step.kind,
                "tier": step.tier,
                "who": names[step.relationship],
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
    }

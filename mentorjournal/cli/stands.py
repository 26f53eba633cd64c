"""`mentorjournal show WHO`: where a relationship stands, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.output import one_line
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import show_date
from mentorjournal.journal import Journal
from mentorjournal.journal.stands import stands_facts
from mentorjournal.mentoring.cadence_words import clocks_for_programs, why
from mentorjournal.mentoring.stands import CALLS, Facts, Line, known, stands, this_month

_LABEL = 11


def _lines(facts: Facts) -> list[Line]:
    lines = [each for each in stands(facts, sums=True) if each.opens != CALLS]
    rest = [*this_month(facts), *known(facts)]
    return [*lines, *([Line()] if rest else []), *rest]


def _words(journal: Journal, relationship: Relationship) -> Iterator[str]:
    facts = stands_facts(journal, relationship)
    yield f"{facts.person.name}: stands\n"
    for each in _lines(facts):
        yield _told(each, facts)


def _told(each: Line, facts: Facts) -> str:
    """A line; the bar of a clock as the days of its window."""
    private = "private: " if each.private else ""
    text = f"{private}{one_line(each.text)}"
    if (clock := each.clock) is not None:
        opens, ends = (show_date(day, facts.today) for day in (clock.opens, clock.last_good))
        text = f"{opens} – {ends}, {text}"
    label = f"{'  ' if each.inside else ''}{each.label}"
    return text if each.whole else f"{label:<{_LABEL}}{text}".rstrip()


def _as_json(journal: Journal, relationship: Relationship) -> dict[str, Any]:
    facts = stands_facts(journal, relationship)
    now = facts.now
    return {
        "today": facts.today.isoformat(),
        "relationship": relationship.uid,
        "who": facts.person.name,
        "state": now.word,
        "why": why(now, facts.today),
        "clocks": clocks_for_programs(now),
        "lines": [
            {"label": each.label, "text": each.text, "private": each.private}
            for each in _lines(facts)
            if each.text
        ],
    }


TWIN = Twin(_words, _as_json, of="relationship")

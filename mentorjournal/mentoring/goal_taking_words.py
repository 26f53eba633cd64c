"""What taking over another journal's file changes in goals, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentorjournal.data.records.plans import Confidence, Evidence, Reading, Step
from mentorjournal.dates import show_date
from mentorjournal.mentoring.shared_goals import Aim, Answer, GoalRow, Pitched, Value
from mentorjournal.mentoring.words import ADOPTED_WORDS
from mentorjournal.money import show_number
from mentorjournal.text import named, one_line, plural

_WORDS = {
    "title": "name",
    "metric": "measured by",
    "aim": "from, to",
    "state": "state",
    "confidence": "confidence",
    "objective": "it helps",
    "gain": "their gain",
    "cost": "it costs them",
    "ask": "the ask",
    "pitched": "pitched",
    "answer": "they said",
    "readings": "reading",
    "steps": "step",
    "evidence": "evidence",
}
"""How what a goal says is named, by its keys; parts by the name of their field."""


def goal_lines(rows: Sequence[GoalRow], today: date) -> Iterator[str]:
    """What becomes of the goals of a file, beside what is here.

    Args:
        rows: Its goals.
        today: The local day.
    """
    new = [row for row in rows if row.kind == "new"]
    yield from ["New goals here:"] if new else []
    for row in new:
        yield f"  {row.there.title}"
        yield from _beside(row, [what for what in row.there.values if what != "title"], today)
    changed = [row for row in rows if row.taken]
    yield from ["Goals, changed there:"] if changed else []
    for row in changed:
        yield f"  {row.before['title']}"
        yield from _beside(row, row.taken, today)
    kept = [row for row in rows if row.kept]
    yield from ["Goals, changed there and here; it stays as it is here:"] if kept else []
    for row in kept:
        yield f"  {row.before['title']}"
        yield from _beside(row, row.kept, today)
    left = [f"  {named(row.there.title)} {row.why}" for row in rows if row.kind == "left"]
    yield from ["Goals, not taken:", *left] if left else []
    same = len([row for row in rows if row.kind == "same" and not row.kept])
    if same:
        yield f"The same here: {plural(same, 'goal')}."


def goal_counts(rows: Sequence[GoalRow]) -> Iterator[str]:
    """What was taken of goals, counted."""
    new = sum(row.kind == "new" for row in rows)
    changed = sum(row.kind == "changed" for row in rows)
    if new:
        yield plural(new, "new goal")
    if changed:
        yield f"{plural(changed, 'goal')} changed"


def _beside(row: GoalRow, told: Sequence[str], today: date) -> Iterator[str]:
    """What a goal says there, and what it says here where it says anything."""
    aim = row.there.values.get("aim") or row.before.get("aim")
    unit = aim.unit if isinstance(aim, Aim) else ""
    for what in told:
        label = _WORDS[what.partition(" ")[0]]
        there = _said(row.there.values[what], unit, today)
        here = row.before.get(what)
        if row.kind == "new":
            yield f"    {label}: {there}"
        else:
            now = _said(here, unit, today) if here else "nothing"
            yield f"    {label}: {there} there, {now} here"


def _said(value: Value, unit: str, today: date) -> str:
    match value:
        case Aim():
            return _aim(value, today)
        case Confidence():
            return f"{value.level} of 5 on {show_date(value.on, today)}"
        case Pitched():
            to = f"to “{value.to}”" if value.to else ""
            on = f"on {show_date(value.on, today)}" if value.on else ""
            return " ".join(filter(None, (on, to)))
        case Answer():
            text = f"“{one_line(value.text)}”" if value.text else ""
            return ", ".join(filter(None, (text, ADOPTED_WORDS[value.adopted])))
        case Reading():
            source = f", “{value.source}”" if value.source else ""
            shown = f"{show_number(value.value)} {unit}".strip()
            return f"{shown} on {show_date(value.on, today)}{source}"
        case Step():
            done = f", done on {show_date(value.done, today)}" if value.done else ""
            counts = f", counts {value.weight}" if value.weight > 1 else ""
            return f"“{value.text}”{done}{counts}"
        case Evidence():
            text = f"{value.text} {value.link}".strip()
            return f"“{text}” of {show_date(value.on, today)}"
    return f"“{value}”"


def _aim(aim: Aim, today: date) -> str:
    """As "31 to 42 % by Thu 31 Dec 2026, from Mon 5 Jan 2026"."""
    first = f"{show_number(aim.baseline)} to" if aim.baseline is not None else "to"
    source = f" (“{aim.source}”)" if aim.source else ""
    target = f"{show_number(aim.target)} {aim.unit}".strip() if aim.target is not None else "?"
    counted = f"{first} {target}{source}" if (aim.baseline, aim.target) != (None, None) else ""
    due = f"by {show_date(aim.due, today)}" if aim.due else ""
    since = f", from {show_date(aim.start, today)}" if aim.start else ""
    return f"{counted} {due}".strip() + since

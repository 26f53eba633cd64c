"""What taking over another journal's file changes, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorjournal.data.records.exchanged import Exchanged
from mentorjournal.dates import show_date
from mentorjournal.mentoring.exchange import Field
from mentorjournal.mentoring.goal_taking_words import goal_counts, goal_lines
from mentorjournal.mentoring.shared_terms import TERM_WORDS, Term
from mentorjournal.mentoring.taking import Plan, Row
from mentorjournal.text import one_line, plural


def words_of(title: str, plan: Plan, today: date) -> Iterator[str]:
    """What a file brings, beside what is here.

    Args:
        title: What the file is called.
        plan: What it changes.
        today: The local day.
    """
    yield f"From {plan.name}: {title}"
    kept = [row for row in plan.rows if row.kept]
    yield from _group("New here", [_new(row, plan.name, today) for row in plan.of("new")])
    yield from _group("Changed there", [_changed(row, plan.name, today) for row in plan.rows])
    yield from _group(
        "Changed there and here; it stays as it is here",
        [_differs(row, row.kept, plan.name, today) for row in kept],
    )
    yield from _group("Not taken", [f"“{row.text}” {row.why}" for row in plan.of("left")])
    yield from _agreement(plan, today)
    yield from goal_lines(plan.goals, today)
    same = len([row for row in plan.of("same") if not row.kept])
    if same:
        yield f"The same here: {plural(same, 'action')}."
    if plan.others:
        yield f"Only to be read in the document: {plural(plan.others, 'line')}."


def taken_words(done: Plan) -> str:
    """What was taken over, counted."""
    new, changed = len(done.of("new")), len(done.of("changed"))
    parts = [plural(new, "new action")] if new else []
    parts += [f"{plural(changed, 'action')} changed"] if changed else []
    parts += ["a new draft of the agreement"] if done.has_new_terms else []
    return ", ".join([*parts, *goal_counts(done.goals)])


def _group(heading: str, lines: list[str]) -> Iterator[str]:
    said = [line for line in lines if line]
    if said:
        yield f"{heading}:"
        yield from (f"  {line}" for line in said)


def _agreement(plan: Plan, today: date) -> Iterator[str]:
    row = plan.terms
    if row is None:
        return
    if row.kind == "same":
        yield "The agreement: nothing new there."
    elif row.kind == "left":
        yield f"The agreement, not taken: {row.why}"
    else:
        kept = "The agreement, changed there and here; it stays as it is here"
        yield f"{kept if row.kind == 'kept' else 'The agreement, as a new draft'}:"
        for name, value in row.there.items():
            here = _term(row.before.get(name), today)
            yield f"  {TERM_WORDS[name]}: {_term(value, today)} there, {here} here"


def _term(value: Term, today: date) -> str:
    if isinstance(value, date):
        return show_date(value, today)
    return f"“{one_line(value)}”" if value else "nothing"


def _new(row: Row, name: str, today: date) -> str:
    state = row.there
    due = f", by {show_date(state.due, today)}" if state.due else ""
    closed = "" if state.state == "open" else f", {_state(state)}"
    return f"{_whose(state, name)}: {row.text}{due}{closed}"


def _changed(row: Row, name: str, today: date) -> str:
    return _differs(row, row.taken, name, today) if row.taken else ""


def _differs(row: Row, fields: tuple[Field, ...], name: str, today: date) -> str:
    """How an action is there and how it was here, in the fields that differ."""
    if row.item is None:
        return ""
    here = Exchanged(
        text=one_line(row.item.text),
        assignee=row.item.assignee,
        due=row.item.due,
        state=row.item.state,
    )
    said = [
        f"{_said(row.there, field, name, today)} there, {_said(here, field, name, today)} here"
        for field in fields
    ]
    return f"{row.text}: {'; '.join(said)}"


def _said(state: Exchanged, field: Field, name: str, today: date) -> str:
    if field == "text":
        return f"“{state.text}”"
    if field == "assignee":
        return _whose(state, name)
    if field == "due":
        return f"by {show_date(state.due, today)}" if state.due else "no date"
    return _state(state)


def _whose(state: Exchanged, name: str) -> str:
    return "you" if state.assignee == "me" else name


def _state(state: Exchanged) -> str:
    return {"open": "open", "done": "done", "dropped": "let go"}[state.state]

"""The form of a goal: six lines that make it measurable, and below them what is rarer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.models import Goal
from mentorjournal.dates import HINT, parse_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from mentorjournal.money import parse_measure, parse_number, parse_unit
from mentorjournal.screens.dialogs.answers import Answers, written
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.goal_hints import GoalHints
from mentorjournal.screens.dialogs.shown_to import SHOWN_TO, read_shown_to, shown_to_field
from mentorjournal.screens.dialogs.typed import shown_date

LABELS = 11
STATES = (
    ("draft", "draft"),
    ("agreed", "agreed"),
    ("changed", "changed"),
    ("dropped", "dropped"),
    ("closed", "closed"),
)
MANAGEMENT = (("no", "not shown to a manager"), ("yes", "may be shown to a manager"))
HORIZON_WORDS = (("1", "1 year"), ("5", "5 years"), ("10", "10 years"))
MORE = "More, where you want it"
REASON = Field("reason", "Why", hint="Why it changed; stands with the target or day it had before.")


def goal_form(journal: Journal, showing: Showing, old: Goal | None = None) -> FormDialog[Goal]:
    """Adds a goal, or changes one."""

    def submit(values: dict[str, str]) -> Goal:
        fields = _read(Answers(values, journal.today()), journal.today(), old)
        fields[SHOWN_TO] = read_shown_to(
            journal, showing.owner, values[SHOWN_TO], (old or showing).shown_to
        )
        if old is None:
            chosen = replace(showing, shown_to=fields.pop(SHOWN_TO))
            return journal.goals.add(chosen, **fields)
        return journal.goals.edit(old.uid, **fields)

    hints = GoalHints(journal, showing.owner, steps=bool(old and old.steps))
    return FormDialog(
        "The goal" if old else "A goal",
        (
            *_six_lines(old, hints, journal.today()),
            *_more(old, showing),
            shown_to_field(journal, (old or showing).shown_to),
        ),
        submit,
        draft=f"goal {old.uid if old else showing.owner}",
        anew=(lambda: goal_form(journal, *as_kept(journal, showing, old))) if old else None,
        says=hints.state,
        about=("title", "metric", "unit", "source"),
        labels=LABELS,
    )


def _read(answers: Answers, today: date, old: Goal | None) -> dict[str, Any]:
    unit = parse_unit(answers.line("unit"), field="unit")
    baseline, unit = _figure(answers, "baseline", unit)
    target, unit = _figure(answers, "target", unit)
    measured = answers.day("measured", past=True) or today
    return {
        "title": answers.required("title", "the goal"),
        "metric": answers.line("metric"),
        "unit": unit,
        "baseline": baseline,
        "measured": measured if baseline is not None else None,
        "source": answers.line("source"),
        "target": target,
        "start": answers.day("start", past=True) or measured,
        "due": answers.day("due"),
        "serves": int(answers.typed("serves")),
        "weight": answers.count("weight", 1, 100, 1),
        "state": answers.typed("state"),
        "for_management": answers.typed("for_management") == "yes",
        **({"reason": answers.line("reason")} if was_agreed(old) else {}),
    }


def _figure(answers: Answers, field: str, unit: str) -> tuple[Decimal | None, str]:
    """A figure, and the unit, which may stand with it."""
    if not (typed := answers.typed(field)):
        return None, unit
    return parse_measure(typed, unit, field=field)


def was_agreed(old: Goal | None) -> bool:
    """Whether another target is a change of what two had agreed on."""
    return old is not None and old.state in ("agreed", "changed")


def _six_lines(old: Goal | None, hints: GoalHints, today: date) -> tuple[Field, ...]:
    first = old.baseline if old else None
    measured = first.on if first else old.start if old else None
    return (
        Field(
            "title",
            "What",
            value=old.title if old else "",
            required=True,
            hint="What shall be different: “Win rate in pricing deals”.",
            ghost="what shall be different?",
        ),
        Field(
            "metric",
            "How seen",
            value=old.metric if old else "",
            hint="In words, so that two people would count the same.",
            ghost="what is counted, so that two would count the same?",
        ),
        Field(
            "unit",
            "Unit",
            value=old.unit if old else "",
            hint="What it is counted in. It may stand behind the figures below, too: 45 %.",
            reads=parse_unit,
            anew=False,
            width=14,
            aside=hints.unit,
        ),
        Field(
            "baseline",
            "Now",
            value=written(first.value if first else None),
            hint="Where it stands: 45 %, 3.5, € 2 M. Below zero is fine. Empty with steps instead.",
            reads=hints.figure,
            width=14,
        ),
        Field(
            "measured",
            "on",
            value=shown_date(measured) if measured else "today",
            hint=HINT,
            reads=partial(parse_date, today=today, past=True),
            width=14,
            beside=True,
        ),
        Field(
            "source",
            "from",
            value=first.source if first else "",
            hint="Where that is read, so that somebody else would find the same.",
            ghost="where is it read?",
            beside=True,
        ),
        Field(
            "target",
            "Goal",
            value=written(old.target) if old else "",
            hint="Where it shall stand on the last day; lower than now is fine.",
            reads=hints.figure,
            width=14,
            aside=hints.target,
        ),
        Field(
            "due",
            "By",
            value=shown_date(old.due) if old else "",
            hint=f"{HINT} Enter saves; tab goes on to what is rarer.",
            reads=partial(parse_date, today=today),
            width=14,
            aside=hints.due,
            saves=True,
        ),
    )


def _more(old: Goal | None, showing: Showing) -> tuple[Field, ...]:
    measured = old.baseline.on if old and old.baseline else old.start if old else None
    start = old.start if old and old.start != measured else None
    state = Field(
        "state",
        "State",
        "choice",
        old.state if old else "draft",
        options=STATES,
        hint="Agreed once both of you want it. Dropped and closed ones no longer count.",
    )
    rest = (
        *((REASON,) if was_agreed(old) else ()),
        state,
        Field(
            "start",
            "Starts",
            value=shown_date(start),
            hint=HINT,
            ghost="on the day of the first figure",
        ),
        Field(
            "serves",
            "Serves",
            "choice",
            str(old.serves) if old else "1",
            options=HORIZON_WORDS,
            hint="The picture towards which it leads.",
        ),
        Field(
            "weight",
            "Weight",
            value=str(old.weight) if old else "1",
            hint="Beside the other goals, 1 to 100.",
            reads=parse_number,
        ),
        Field(
            "for_management",
            "Management",
            "choice",
            "yes" if (old or showing).for_management else "no",
            options=MANAGEMENT,
            hint="A manager gets only goals marked so, once they are agreed.",
        ),
    )
    return replace(rest[0], above=MORE), *rest[1:]

"""The form of a measurable goal."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from mentorjournal.data.records.models import Goal
from mentorjournal.dates import HINT
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing
from mentorjournal.money import parse_number
from mentorjournal.screens.dialogs.answers import Answers, written
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.shown_to import SHOWN_TO, read_shown_to, shown_to_field
from mentorjournal.screens.dialogs.typed import shown_date

STATES = (
    ("draft", "draft"),
    ("agreed", "agreed"),
    ("changed", "changed"),
    ("dropped", "dropped"),
    ("closed", "closed"),
)
MANAGEMENT = (("no", "not shown to a manager"), ("yes", "may be shown to a manager"))
REASON = Field("reason", "Why it changed", hint="Stands with the target or day that it had before.")
HORIZON_WORDS = (("1", "1 year"), ("5", "5 years"), ("10", "10 years"))


def goal_form(journal: Journal, showing: Showing, old: Goal | None = None) -> FormDialog[Goal]:
    """Adds a goal, or changes one."""

    def submit(values: dict[str, str]) -> Goal:
        fields = _read(Answers(values, journal.today()), journal, old)
        fields[SHOWN_TO] = read_shown_to(
            journal, showing.owner, values[SHOWN_TO], (old or showing).shown_to
        )
        if old is None:
            chosen = replace(showing, shown_to=fields.pop(SHOWN_TO))
            return journal.goals.add(chosen, **fields)
        return journal.goals.edit(old.uid, **fields)

    return FormDialog(
        "Edit the goal" if old else "Add a goal",
        (
            *_fields(old, showing),
            shown_to_field(journal, (old or showing).shown_to),
        ),
        submit,
        intro="" if old else "Measurable: where it stands now, where it shall stand, by when.",
        draft=f"goal {old.uid if old else showing.owner}",
    )


def _read(answers: Answers, journal: Journal, old: Goal | None) -> dict[str, Any]:
    baseline, target = answers.number("baseline"), answers.number("target")
    if baseline is not None and baseline == target:
        raise BadInput("Target and baseline are the same: nothing would have to change.", "target")
    return {
        "title": answers.required("title", "the goal"),
        "metric": answers.line("metric"),
        "unit": answers.line("unit"),
        "baseline": baseline,
        "source": answers.line("source"),
        "target": target,
        "start": answers.day("start", past=True) or (old.start if old else journal.today()),
        "due": answers.day("due"),
        "serves": int(answers.typed("serves")),
        "weight": answers.count("weight", 1, 100, 1),
        "state": answers.typed("state"),
        "for_management": answers.typed("for_management") == "yes",
        **({"reason": answers.line("reason")} if _was_agreed(old) else {}),
    }


def _was_agreed(old: Goal | None) -> bool:
    """Whether another target is a change of what two had agreed on."""
    return old is not None and old.state in ("agreed", "changed")


def _fields(old: Goal | None, showing: Showing) -> tuple[Field, ...]:
    first = old.baseline if old else None
    return (
        Field(
            "title",
            "Goal",
            value=old.title if old else "",
            required=True,
            hint="“Win rate in pricing deals”.",
        ),
        Field(
            "metric",
            "What is measured",
            value=old.metric if old else "",
            hint="In words, so that two people would count the same.",
        ),
        Field("unit", "Unit", value=old.unit if old else "", hint="%, hours, talks."),
        Field(
            "baseline",
            "Baseline",
            value=written(first.value if first else None),
            hint="Where it stands at the start. Empty if it has steps instead.",
            reads=parse_number,
        ),
        Field(
            "source",
            "Read where",
            value=first.source if first else "",
            hint="Where the baseline was read.",
        ),
        Field(
            "target",
            "Target",
            value=written(old.target) if old else "",
            hint="Where it shall stand on the last day; lower than the baseline is fine.",
            reads=parse_number,
        ),
        *((REASON,) if _was_agreed(old) else ()),
        Field("start", "From", value=shown_date(old.start) if old else "today", hint=HINT),
        Field("due", "Due", value=shown_date(old.due) if old else "", hint=HINT),
        Field(
            "serves",
            "Serves the picture",
            "choice",
            str(old.serves) if old else "1",
            options=HORIZON_WORDS,
        ),
        Field(
            "weight",
            "Weight",
            value=str(old.weight) if old else "1",
            hint="Beside the other goals, 1 to 100.",
            reads=parse_number,
        ),
        Field(
            "state",
            "State",
            "choice",
            old.state if old else "draft",
            options=STATES,
            hint="Dropped and closed goals stay in sight, but no longer count.",
        ),
        Field(
            "for_management",
            "For management",
            "choice",
            "yes" if (old or showing).for_management else "no",
            options=MANAGEMENT,
            hint="A manager gets only goals marked so, once they are agreed.",
        ),
    )

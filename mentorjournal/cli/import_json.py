"""What an import would take, or has taken, as JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from msgspec import to_builtins

from mentorjournal.cli.as_json import iso_day, made
from mentorjournal.imports.reading import Place, together
from mentorjournal.journal.import_plan import ImportPlan, TakenOf
from mentorjournal.mentoring.shared_goals import GoalRow
from mentorjournal.mentoring.shared_terms import TermsRow
from mentorjournal.mentoring.taking import Plan, Row


def plan_as_json(plan: ImportPlan, now: datetime, *, done: bool, backup: str) -> dict[str, Any]:
    """What of another program's is taken.

    Args:
        plan: The import.
        now: The present moment, in the person's own zone.
        done: Whether it was carried out.
        backup: The name of the backup that was made first; empty for none.
    """
    return {
        **made(now),
        "source": plan.reading.source,
        "done": done,
        "backup": backup or None,
        "taken": [_taken(each) for each in plan.taken],
        "here": [_place(each) for each in plan.here],
        "left": [
            {"why": why, "places": [_place(each) for each in places]}
            for why, places in together(plan.left).items()
        ],
        "remarks": list(plan.reading.remarks),
    }


def shared_as_json(
    source: str, plan: Plan, now: datetime, *, done: bool, backup: str
) -> dict[str, Any]:
    """What of what another person's mentorjournal shares is taken.

    Args:
        source: What it is.
        plan: What it changes.
        now: The present moment, in the person's own zone.
        done: Whether it was carried out.
        backup: The name of the backup that was made first; empty for none.
    """
    return {
        **made(now),
        "source": source,
        "done": done,
        "backup": backup or None,
        "from": plan.name,
        "actions": [_row(row) for row in plan.rows],
        "agreement": _terms(plan.terms) if plan.terms else None,
        "goals": [_goal(row) for row in plan.goals],
        "only_to_read": plan.others,
        "remarks": list(plan.notes),
    }


def _taken(taken: TakenOf) -> dict[str, Any]:
    return {
        "name": taken.name or None,
        "new_role": taken.role,
        "sessions": [iso_day(day) for day in taken.days],
        "added_to": taken.added_to,
        "actions": taken.actions,
        "achievements": taken.deeds,
        "details": list(taken.details),
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "file": place.file or None,
        "unit": place.unit,
        "first": place.first,
        "last": place.last,
    }


def _terms(row: TermsRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "there": to_builtins(row.there),
        "here": to_builtins(row.before),
        "why": row.why or None,
    }


def _goal(row: GoalRow) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "title": row.before.get("title") or row.there.title,
        "changed": to_builtins(row.taken),
        "kept": to_builtins(row.kept),
        "there": to_builtins(row.there.values),
        "here": to_builtins(row.before),
        "why": row.why or None,
    }


def _row(row: Row) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "text": row.text,
        "changed": to_builtins(row.taken),
        "kept": to_builtins(row.kept),
        "why": row.why or None,
    }

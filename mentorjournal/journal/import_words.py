"""What an import would do, in lines: the command prints them, the program shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorjournal.dates import show_date
from mentorjournal.imports.reading import places_words, together
from mentorjournal.journal.import_people import NOBODY
from mentorjournal.journal.imports import ImportPlan, TakenDays
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.text import plural


def plan_words(plan: ImportPlan, today: date) -> Iterator[str]:
    """What is taken, what is here, and what is left, by reason.

    Args:
        plan: The import.
        today: For days without their year.
    """
    if plan.taken:
        yield "To take:"
        yield from (f"  {_of_one(each, plan, today)}" for each in plan.taken)
    else:
        yield "There is nothing to take."
    if plan.here:
        yield f"In the journal already: {places_words(plan.here)}"
    if plan.left:
        yield "Not taken:"
        for why, places in together(plan.left).items():
            yield f"  {places_words(places)}: {why}"


def unnamed(plan: ImportPlan) -> bool:
    """Whether something is left because it names nobody of the journal."""
    return any(each.why == NOBODY or each.why.endswith("of your journal") for each in plan.left)


def _of_one(taken: TakenDays, plan: ImportPlan, today: date) -> str:
    new = f" (new; you are their {ROLE_WORDS[plan.role]})" if taken.new and plan.role else ""
    first, last = (show_date(day, today) for day in (taken.days[0], taken.days[-1]))
    span = first if first == last else f"{first} to {last}"
    parts = [plural(len(taken.days), "session"), span]
    if taken.actions:
        parts.append(plural(taken.actions, "action"))
    if taken.added_to:
        parts.append(f"{taken.added_to:,} added to notes that are there")
    return f"{taken.name}{new}: {', '.join(parts)}"

"""What an import would do, in lines: the command prints them, the program shows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorjournal.dates import show_date
from mentorjournal.imports.reading import places_words, together
from mentorjournal.journal.import_people import AT_NOBODY, NOBODY, UNKNOWN
from mentorjournal.journal.import_plan import ImportPlan, TakenOf
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
        yield from (f"  {_of_one(each, today)}" for each in plan.taken)
    else:
        yield "There is nothing to take."
    if plan.here:
        yield f"In the journal already: {places_words(plan.here)}"
    if plan.left:
        yield "Not taken:"
        for why, places in together(plan.left).items():
            yield f"  {places_words(places)}: {why}"


def whose_is_open(plan: ImportPlan) -> bool:
    """Whether something is left because it names nobody, and it was not said whose that is."""
    at = AT_NOBODY.partition("{}")[0]
    why = [each.why for each in plan.left]
    return plan.relationship is None and any(w == NOBODY or w.startswith(at + "@") for w in why)


def is_mentioned(plan: ImportPlan) -> bool:
    """Whether something is left because who stands behind its `@` is nobody of the journal."""
    at = AT_NOBODY.partition("{}")[0]
    return any(each.why.startswith(at + "@") for each in plan.left)


def role_is_open(plan: ImportPlan) -> bool:
    """Whether something is left because it names somebody new, and nobody is to be added."""
    ending = UNKNOWN.partition("{}")[2]
    return plan.role is None and any(each.why.endswith(ending) for each in plan.left)


def _of_one(taken: TakenOf, today: date) -> str:
    new = f" (new; you are their {ROLE_WORDS[taken.role]})" if taken.role else ""
    parts = []
    if taken.days:
        first, last = (show_date(day, today) for day in (taken.days[0], taken.days[-1]))
        span = first if first == last else f"{first} to {last}"
        parts += [plural(len(taken.days), "session"), span]
    parts += [
        plural(count, word)
        for count, word in ((taken.actions, "action"), (taken.deeds, "achievement"))
        if count
    ]
    if taken.added_to:
        parts.append(f"{taken.added_to:,} added to notes that are there")
    parts += taken.details
    return f"{taken.name or 'You'}{new}: {', '.join(parts) or 'the name'}"


def counted(plan: ImportPlan) -> str:
    """All that is taken, in short: "2 sessions, 3 actions, 1 new person"."""
    every = plan.taken
    counts = (
        (sum(len(each.days) for each in every), "session", ""),
        (sum(each.actions for each in every), "action", ""),
        (sum(each.deeds for each in every), "achievement", ""),
        (sum(each.role is not None for each in every), "new person", "new people"),
    )
    parts = [plural(count, word, words) for count, word, words in counts if count]
    if filled := sum(bool(each.details) and each.role is None for each in every):
        parts.append(f"details of {plural(filled, 'person', 'people')}")
    return ", ".join(parts)

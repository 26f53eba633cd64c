"""What the dashboard says of each relationship, made from the journal's facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from mentorjournal.data.records.models import Negotiation, Person, Relationship
from mentorjournal.data.schema import SCHEMA
from mentorjournal.dates import column_date, show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence_words import VERBS
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.mentoring.roadmap import month_in
from mentorjournal.mentoring.standings import Standing
from mentorjournal.mentoring.step_lines import how_many_words
from mentorjournal.mentoring.steps import NextStep
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.mentoring.year_strip import year_strip
from mentorjournal.text import listed, plural
from mentorjournal.widgets.relationship_table import RelationshipRow

NOBODY = (
    "Nobody is here yet. Here you will see who is due today, what you promised, and everybody "
    "you mentor or who mentors you: the month of the roadmap, the last talk and the next."
)
"""What stands where everybody would."""


def relationship_row(
    one: Standing, facts: JournalOverview, today: date, *, counted: bool, hide: bool = False
) -> RelationshipRow:
    """The row of a relationship.

    Args:
        one: How it stands.
        facts: What is known.
        today: The local day.
        counted: Whether the follow-ups are known.
        hide: Whether themes about pay are worded without it, while others see the screen.
    """
    month, theme = month_words(facts, one.relationship, today, hide=hide)
    now = one.status
    return RelationshipRow(
        uid=one.relationship.uid,
        name=one.who,
        month=month,
        theme=theme,
        year=year_strip(facts.sessions.get(one.relationship.uid, ()), today),
        last=column_date(now.last.on, today) if now.last else "",
        last_channel=CHANNEL_WORDS[now.last.channel] if now.last else "",
        next=_next_day(now.next.on, today) if now.next else "",
        next_time=(now.next.at or "") if now.next else "",
        next_channel=CHANNEL_WORDS[now.next.channel] if now.next else "",
        state=one.status.word,
        mine=one.mine if counted else None,
        theirs=one.theirs if counted else None,
        resting=one.rests,
    )


def _next_day(day: date, today: date) -> str:
    return "today" if day == today else column_date(day, today)


def next_words(
    facts: JournalOverview, steps: Sequence[NextStep], today: date, *, complete: bool
) -> str:
    """How much there is to do and for how many, or what comes first where nothing is.

    Args:
        facts: What is known.
        steps: What is to be done.
        today: The local day.
        complete: Whether all notes are read.
    """
    if complete and not steps:
        return f"Nothing is waiting. {nearest(facts, today)}".strip()
    words = how_many_words(steps)
    return words if complete else f"{words}, reading the notes for more …"


def nearest(facts: JournalOverview, today: date) -> str:
    """What comes first where nothing is to be done: what is booked, or how long there is time.

    Args:
        facts: What is known.
        today: The local day.

    Returns:
        "The nearest is Ana Lima, call on Thu 3 Dec."; empty where neither is known.
    """
    stands = [
        (facts.who(each), facts.status(each, today))
        for each in facts.relationships
        if stage_on(each, today) == "active"
    ]
    booked = [
        (now.next.on, who, CHANNEL_WORDS[now.next.channel]) for who, now in stands if now.next
    ]
    if booked:
        day, who, channel = min(booked)
        return f"The nearest is {who}, {channel} on {show_date(day, today)}."
    limits = [
        (clock.last_good, f"{VERBS[clock.name]} {who}")
        for who, now in stands
        for clock in now.clocks.both
        if clock.counts
    ]
    if limits:
        day, what = min(limits)
        return f"The nearest: {what} by {show_date(day, today)}."
    return ""


def month_words(
    facts: JournalOverview, relationship: Relationship, today: date, *, hide: bool = False
) -> tuple[int | None, str]:
    """The month of the roadmap and its theme; without one, the form or a dash."""
    if relationship.form == "one-off":
        return None, "one-off"
    now = month_in(relationship, facts.year_now(relationship, today))
    if now is None:
        return None, "–"
    return now.id[0], (now.month.without_pay() if hide else now.month).theme


def goes_along(journal: Journal, relationship: Relationship, *, hide: bool = False) -> str:
    """What a person owns that would be deleted with the mentoring, or stays, as a sentence.

    Empty where it is the only mentoring with somebody who owns nothing. Pay talks are not told
    of while others see the screen.
    """
    going = journal.trash.going_with(relationship)
    if not any(isinstance(each, Person) for each in going):
        name = journal.relationships.person(relationship).name
        return f"Another mentoring with {name} stays, and all that is theirs."
    owned = Counter(
        each.table
        for each in going
        if hasattr(each, "owner") and not (hide and isinstance(each, Negotiation))
    )
    if not owned:
        return ""
    words = [plural(count, *SCHEMA.tables[table].words) for table, count in owned.items()]
    return f"What is theirs goes along: {listed(words)}."

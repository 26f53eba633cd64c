"""What the dashboard says of each relationship, made from the journal's facts."""

from __future__ import annotations

from collections import Counter
from datetime import date

from mentorjournal.data.records.models import Negotiation, Person, Relationship
from mentorjournal.data.schema import SCHEMA
from mentorjournal.dates import MONTHS, show_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.cadence import CadenceStatus, cadence_status
from mentorjournal.mentoring.cadence_words import VERBS, why, window_words
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.pauses import stage_on
from mentorjournal.mentoring.roadmap import month_now
from mentorjournal.mentoring.words import CHANNEL_WORDS, ROLE_WORDS
from mentorjournal.text import listed, plural
from mentorjournal.widgets.relationship_table import RelationshipRow
from mentorjournal.widgets.year_bars import Year

MONTHS_SHOWN = 12


def relationship_rows(
    facts: JournalOverview, today: date, *, counted: bool, hide: bool = False
) -> list[RelationshipRow]:
    """A row for each relationship, in the order of the facts.

    Args:
        facts: What is known.
        today: The local day.
        counted: Whether the follow-ups are among the facts.
        hide: Whether themes about pay are worded without it, while others see the screen.
    """
    counts = facts.open_actions()
    return [
        _row(
            facts,
            relationship,
            today,
            counts.get(relationship.uid, (0, 0)) if counted else (None, None),
            hide,
        )
        for relationship in facts.relationships
    ]


def _row(
    facts: JournalOverview,
    relationship: Relationship,
    today: date,
    pending: tuple[int | None, int | None],
    hide: bool,
) -> RelationshipRow:
    now = cadence_status(relationship, facts.sessions.get(relationship.uid, ()), today)
    month, theme = month_words(facts, relationship, today, hide=hide)
    return RelationshipRow(
        uid=relationship.uid,
        name=facts.who(relationship),
        role=ROLE_WORDS[relationship.my_role],
        month=month,
        theme=theme,
        last=show_date(now.last.on, today) if now.last else "",
        last_channel=CHANNEL_WORDS[now.last.channel] if now.last else "",
        next=show_date(now.next.on, today) if now.next else "",
        next_channel=CHANNEL_WORDS[now.next.channel] if now.next else "",
        state=now.word,
        mine=pending[0],
        theirs=pending[1],
        resting=now.stage != "active",
    )


def nearest(facts: JournalOverview, today: date) -> str:
    """What comes first where nothing is to be done: what is booked, or how long there is time.

    Args:
        facts: What is known.
        today: The local day.

    Returns:
        "Ana Lima, call on Thu 3 Dec"; empty where neither is known.
    """
    stands = [
        (facts.who(each), cadence_status(each, facts.sessions.get(each.uid, ()), today))
        for each in facts.relationships
        if stage_on(each, today) == "active"
    ]
    booked = [
        (now.next.on, who, CHANNEL_WORDS[now.next.channel]) for who, now in stands if now.next
    ]
    if booked:
        day, who, channel = min(booked)
        return f"{who}, {channel} on {show_date(day, today)}"
    limits = [
        (clock.last_good, f"{VERBS[clock.name]} {who}")
        for who, now in stands
        for clock in now.clocks.both
        if clock.counts
    ]
    if limits:
        day, what = min(limits)
        return f"{what} by {show_date(day, today)}"
    return ""


def month_words(
    facts: JournalOverview, relationship: Relationship, today: date, *, hide: bool = False
) -> tuple[int | None, str]:
    """The month of the roadmap and its theme; without one, the form or a dash."""
    if relationship.form == "one-off":
        return None, "one-off"
    now = month_now(facts.year(relationship), today)
    if now is None:
        return None, "–"
    return now.id[0], (now.month.without_pay() if hide else now.month).theme


def year_of(facts: JournalOverview, relationship: Relationship, today: date) -> Year:
    """The last twelve months of a relationship, this one last."""
    sessions = facts.sessions.get(relationship.uid, ())
    held = Counter(
        (session.on.year, session.on.month)
        for session in sessions
        if session.state in ("happened", "running")
    )
    months = [_months_back(today, back) for back in range(MONTHS_SHOWN - 1, -1, -1)]
    return Year(
        name=facts.who(relationship),
        months=[MONTHS[month - 1][0] for _year, month in months],
        counts=[held[each] for each in months],
        notes=clock_notes(cadence_status(relationship, sessions, today), today),
    )


def _months_back(today: date, back: int) -> tuple[int, int]:
    count = today.year * 12 + today.month - 1 - back
    return count // 12, count % 12 + 1


def clock_notes(now: CadenceStatus, today: date) -> list[str]:
    """Why it stands as it does, then when the next contact is welcome by the clocks that count."""
    windows = [window_words(clock, today) for clock in now.clocks.both if clock.counts]
    said = why(now, today)
    return [said, *(each for each in windows if each != said)] if said else windows


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

"""What a goal review, as it goes out, tells of each goal: what another journal may take of it."""

from __future__ import annotations

from datetime import date

from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.plans import Goal
from mentorjournal.documents.document import Document, Entry, Heading, Tells
from mentorjournal.documents.goals import DROPPED, named, said_of, standing_line
from mentorjournal.documents.pay.goal_pay import goal_pay_texts
from mentorjournal.mentoring.shared_goals import values_of


def told_goal(goal: Goal, document: Document, today: date, relationship: Relationship) -> Tells:
    """What a document still tells of a goal in full, after lines of it were left out.

    What is empty is not among it, so that it cannot be told from what was left out; nothing at
    all of a goal that is not in it.
    """
    shown = frozenset(document.entries)
    values = values_of(goal)
    dropped = Entry(Heading(DROPPED), "", named(goal))
    if dropped in shown:
        in_short = {what: values[what] for what in ("title", "state")}
        return Tells(in_short, frozenset([dropped]))
    heading = Heading(goal.title, about=goal_pay_texts(goal))
    if heading not in document.blocks:
        return Tells({})
    said = [
        (each.what, Entry(heading, each.under, each.entry))
        for each in said_of(goal, today, "other", relationship)
    ]
    kept_out = {what for what, entry in said if entry not in shown}
    told = {"title", *(what for what, _entry in said)} - kept_out
    reckoned = Entry(heading, "", standing_line(goal, today))
    rows = (entry for entry in shown if _is_row_of(goal, entry))
    return Tells(
        {what: value for what, value in values.items() if what in told},
        frozenset([*(entry for what, entry in said if what in told), reckoned, *rows]),
    )


def _is_row_of(goal: Goal, entry: Entry) -> bool:
    """Whether it is the row that says a goal in short among all goals."""
    above = entry.under is None or not entry.under.about
    return above and isinstance(entry.said, tuple) and entry.said[0] == goal.title

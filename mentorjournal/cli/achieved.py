"""`mentorjournal show WHO achieved`: achievements, reviews with management, and who decides."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from mentorjournal.cli.as_json import iso_day
from mentorjournal.cli.output import short_id, short_ids, table, terminal_width
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.base import ME, OwnerId
from mentorjournal.data.records.models import Achievement, FollowUp
from mentorjournal.dates import show_date
from mentorjournal.documents.goals import NONE
from mentorjournal.errors import NotFound
from mentorjournal.journal import Journal
from mentorjournal.journal.exposure import exposure_of
from mentorjournal.mentoring.exposure import KIND_WORDS, Exposure, evidence_words, what_to_show

HEADS = ("Achieved", "Day", "Kind", "Changed", "Seen by", "Evidence", "Goal", "Shown to", "Id")
_DECIDE_HEADS = ("Name", "Seen in 12 months", "Last saw", "Next chance")


def _words(journal: Journal, owner: OwnerId) -> Iterator[str]:
    today = journal.today()
    yield f"{journal.people.owner_name(owner)}: achieved"
    every = journal.achievements.of(owner)[::-1]
    if every:
        ids = short_ids([one.uid for one in every])
        rows = [
            (*achieved_row(journal, one, today), uid) for one, uid in zip(every, ids, strict=True)
        ]
        yield "\n" + table([HEADS, *rows], cut_first=terminal_width())
    else:
        yield "\nNothing is written down yet."
    reviews = journal.reviews.of(owner)
    lines = [_review(each, today) for each in reviews] or ["no review with management yet"]
    yield "\n" + "\n".join(f"private: {line}" for line in lines)
    whom = "me" if owner == ME else journal.people.owner_name(owner)
    deciders = exposure_of(journal, owner)
    if not deciders:
        yield f"\nprivate: nobody is named who decides about {whom}"
        return
    rows = [_decider(each, today) for each in deciders]
    yield f"\nprivate: who decides about {whom}"
    yield table([_DECIDE_HEADS, *rows], cut_first=terminal_width())


def achieved_row(journal: Journal, one: Achievement, today: date) -> tuple[str, ...]:
    """An achievement in the columns of `HEADS`, without its id."""
    kind = " ".join(filter(None, (KIND_WORDS[one.kind], one.setting)))
    if one.planned:
        kind += ", planned" if one.on >= today else ", was planned"
    return (
        one.text,
        show_date(one.on, today),
        kind,
        one.impact or NONE,
        one.seen_by or NONE,
        evidence_words(one) or (NONE if one.planned else "no evidence"),
        _goal(journal, one) or NONE,
        ", ".join(journal.relationships.names(one.shown_to)) or "nobody",
    )


def _goal(journal: Journal, one: Achievement) -> str:
    try:
        goal = journal.goals.get(one.goal) if one.goal else None
    except NotFound:
        return ""
    return goal.title if goal is not None and goal.deleted is None else ""


def _review(review: FollowUp, today: date) -> str:
    held = review.state == "done"
    day = review.closed if held else review.due
    late = not held and day is not None and day < today
    word = "held" if held else "was planned" if late else "planned"
    when = show_date(day, today) if day else "no day yet"
    came = f"what came of it: {review.result or NONE}"
    show = f", {shown}" if (shown := what_to_show(review)) else ""
    return f"review with {review.review_with}, {word} {when}{show}, {came}  {short_id(review.uid)}"


def _decider(each: Exposure, today: date) -> tuple[str, ...]:
    name = f"{each.name}, {each.role}" if each.role else each.name
    last = f"{show_date(each.last.on, today)} {each.last.text}" if each.last else "nothing"
    chance = f"{show_date(each.chance.on, today)} {each.chance.words}" if each.chance else NONE
    return name, str(sum(each.months)), last, chance


def _as_json(journal: Journal, owner: OwnerId) -> dict[str, Any]:
    return {
        "today": journal.today().isoformat(),
        "owner": owner,
        "name": journal.people.owner_name(owner),
        "achievements": [achieved_entry(one) for one in journal.achievements.of(owner)[::-1]],
        "reviews": [
            {
                "id": each.uid,
                "with": each.review_with,
                "text": each.text,
                "state": "held" if each.state == "done" else "planned",
                "planned": iso_day(each.due),
                "held": iso_day(each.closed),
                "result": each.result,
            }
            for each in journal.reviews.of(owner)
        ],
        "deciders": [
            {
                "id": each.decider.uid,
                "name": each.name,
                "role": each.role,
                "person": each.decider.person,
                "note": each.decider.note,
                "seen": [one.uid for one in each.seen],
                "months": list(each.months),
                "next": {"on": each.chance.on.isoformat(), "what": each.chance.words}
                if each.chance
                else None,
            }
            for each in exposure_of(journal, owner)
        ],
    }


def achieved_entry(one: Achievement) -> dict[str, Any]:
    """An achievement for other programs."""
    return {
        "id": one.uid,
        "text": one.text,
        "on": one.on.isoformat(),
        "kind": one.kind,
        "planned": one.planned,
        "setting": one.setting,
        "impact": one.impact,
        "evidence": one.evidence,
        "link": one.link,
        "evidence_on": iso_day(one.evidence_on),
        "seen_by": one.seen_by,
        "goal": one.goal,
        "follow_up": one.follow_up,
        "session": one.session,
        "shown_to": list(one.shown_to),
        "for_management": one.for_management,
    }


TWIN = Twin(_words, _as_json)

"""The people of the demo journal, and everything that happens between them and me."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from mentorjournal.data.records.base import ME, Horizon
from mentorjournal.data.records.models import Cadence, Capacity, Relationship
from mentorjournal.data.records.plans import Picture
from mentorjournal.demo.agreements import tell_agreements
from mentorjournal.demo.checks import tell_checks
from mentorjournal.demo.events import tell_events
from mentorjournal.demo.goals import tell_goal
from mentorjournal.demo.introductions import tell_introductions
from mentorjournal.demo.sessions import tell_bookings, tell_sessions
from mentorjournal.demo.stages import tell_stages
from mentorjournal.demo.telling import Bond, Content, Telling, amounts, only
from mentorjournal.errors import BadInput
from mentorjournal.mentoring.mentor_page import TEXTS
from mentorjournal.mentoring.showing import made_in, mine
from mentorjournal.times import parse_zone

_PERSON = (
    *("role", "organisation", "how_met", "source", "found_at", "email", "phone", "handle", "tags"),
    "notes",
)
_BOND = (
    *("form", "stage", "reporting_line", "aim", "focus", "notes", "rhythm"),
    *("why_them", "ask_later"),
)
_PICTURE = tuple(name for name in Picture.__struct_fields__ if name != "horizon")
_ACHIEVEMENT = (
    *("impact", "evidence", "link", "seen_by"),
    *("kind", "planned", "setting", "for_management"),
)
_OUTCOME = ("tried", "result", "helped", "answer", "handed_to", "to_find_out")
_OUTCOME_DAYS = ("reported", "handed_on", "back", "told")
_SOON = 7


def tell_me(telling: Telling) -> None:
    """Put on the walk whose journal it is, and what belongs to no relationship."""
    content = telling.read("me")
    given = amounts(content["capacity"], "recurring", "one_off", "otherwise")
    capacity = Capacity(**given)
    telling.evening(
        content["on"], lambda: telling.journal.people.call_me(content["name"], capacity)
    )
    page = only(content["page"], TEXTS)
    telling.evening(content["page"]["on"], lambda: telling.journal.people.page.write(**page))
    for follow_up in content["follow_up"]:
        _follow_up(telling, None, follow_up)
    for done in content["achievement"]:
        _achievement(telling, None, done)
    tell_events(telling, content["event"])
    for decider in content["decider"]:
        _decider(telling, decider)
    for review in content["review"]:
        _review(telling, review)


def tell_relationship(telling: Telling, name: str) -> Bond:
    """Put everything of the relationship in that file, and in the plan it names, on the walk.

    Returns:
        What gives the relationship, once the walk has begun it.
    """
    content = telling.read(name)
    if "plan" in content:
        content |= telling.read(content["plan"])

    def relationship() -> Relationship:
        return telling.journal.relationships.find(content["person"]["name"])

    _begin(telling, content["person"], content["relationship"])
    for change in content.get("change", ()):
        _change(telling, relationship, change)
    tell_stages(telling, relationship, content.get("stage", ()))
    tell_sessions(telling, relationship, content.get("session", ()))
    tell_bookings(telling, relationship, content.get("booking", ()))
    for picture in content.get("picture", ()):
        _picture(telling, relationship, picture)
    for goal in content.get("goal", ()):
        tell_goal(telling, relationship, goal)
    for follow_up in content.get("follow_up", ()):
        _follow_up(telling, relationship, follow_up)
    for done in content.get("achievement", ()):
        _achievement(telling, relationship, done)
    tell_checks(telling, relationship, content)
    tell_agreements(telling, relationship, content.get("agreement", ()))
    tell_introductions(telling, relationship, content.get("introduction", ()))
    for given in content.get("given", ()):
        _given(telling, relationship, given)
    for said in content.get("roadmap", ()):
        _roadmap(telling, relationship, said)
    return relationship


def _begin(telling: Telling, person: Content, content: Content) -> None:
    fields: dict[str, Any] = only(content, _BOND) | telling.days(content, "manager_agreed")
    if "cadence" in content:
        fields["cadence"] = Cadence(**content["cadence"])
    start = telling.calendar.working_day(content["start"] if "start" in content else content["on"])
    telling.evening(
        content["on"],
        lambda: telling.journal.relationships.begin(
            person["name"],
            content["my_role"],
            start=start,
            details=only(person, _PERSON) | _zone(person),
            **fields,
        ),
        "07:30",
    )


def _zone(person: Content) -> dict[str, str]:
    """Where somebody lives, on a machine that knows the zone."""
    with suppress(BadInput):
        return {"zone": parse_zone(person.get("zone", ""))}
    return {}


def _change(telling: Telling, relationship: Bond, content: Content) -> None:
    fields: dict[str, Any] = only(content, _BOND)
    if "start" in content:
        fields["start"] = telling.calendar.working_day(content["start"])
    telling.evening(
        content["on"],
        lambda: telling.journal.relationships.edit(relationship().uid, **fields),
        "08:00",
    )


def _picture(telling: Telling, relationship: Bond, content: Content) -> None:
    horizon: Horizon = content["horizon"]
    picture = Picture(horizon=horizon, **only(content, _PICTURE))
    reason = content.get("reason", "")
    telling.evening(
        content["on"],
        lambda: telling.journal.plans.draw(made_in(relationship()), picture, reason),
        "18:30",
    )


def _follow_up(telling: Telling, relationship: Bond | None, content: Content) -> None:
    """A follow-up, and later what became of it."""
    uid = ""

    def add() -> None:
        nonlocal uid
        uid = telling.journal.follow_ups.add(
            relationship() if relationship else None,
            content["text"],
            kind=content["kind"],
            assignee=content["assignee"],
            **telling.days(content, "due"),
        ).uid

    def become(**fields: Any) -> None:
        telling.journal.follow_ups.edit(uid, **fields)

    telling.evening(content["on"], add)
    fields: dict[str, Any] = only(content, _OUTCOME) | telling.days(content, *_OUTCOME_DAYS)
    for state in ("done", "dropped"):
        if state in content:
            fields |= {"state": state, "closed": telling.calendar.day(content[state])}
    if fields:
        closed = content.get("done", content.get("dropped", content["on"] + _SOON))
        telling.evening(closed, lambda: become(**fields), "20:30")


def _achievement(telling: Telling, relationship: Bond | None, content: Content) -> None:
    """An achievement, on its day; what is planned, on the day on which it is."""
    on = telling.calendar.day(content["on"])
    fields = only(content, _ACHIEVEMENT)
    telling.evening(
        content["written" if "written" in content else "on"],
        lambda: telling.journal.achievements.add(
            made_in(relationship()) if relationship else mine(), content["text"], on=on, **fields
        ),
        "21:15",
    )


def _given(telling: Telling, relationship: Bond, content: Content) -> None:
    """A document that went out to the other person."""

    def give() -> None:
        exports = telling.journal.exports
        wish = exports.wish(content["document"], relationship(), audience="other")
        exports.given.keep(wish, exports.prepare(wish), content["way"])

    telling.evening(content["on"], give, "21:30")


def _roadmap(telling: Telling, relationship: Bond, content: Content) -> None:
    """What is ticked, waived or skipped of a month of the roadmap."""
    roadmaps, month = telling.journal.roadmaps, (content["month"], 1)

    def say() -> None:
        if content["do"] == "skip":
            roadmaps.skip(relationship(), month, content["reason"])
        elif content["do"] == "waive":
            roadmaps.waive(relationship(), month, content["text"], content["reason"])
        else:
            roadmaps.tick(relationship(), month, content["text"])

    telling.evening(content["on"], say, "21:50")


def _decider(telling: Telling, content: Content) -> None:
    fields = only(content, ("role", "note"))
    telling.evening(
        content["on"],
        lambda: telling.journal.deciders.add(ME, content["name"], **fields),
        "21:30",
    )


def _review(telling: Telling, content: Content) -> None:
    """A review with management, and later what came of it."""
    uid = ""
    days = telling.days(content, "due", "held")

    def plan() -> None:
        nonlocal uid
        show = content.get("show", "")
        review = telling.journal.reviews.plan(ME, content["with"], on=days["due"], show=show)
        uid = review.uid

    telling.evening(content["on"], plan, "21:40")
    if "held" in content:
        telling.evening(
            content["held"],
            lambda: telling.journal.reviews.hold(uid, content["result"], on=days["held"]),
            "21:40",
        )

"""Where a relationship stands and why, line by line, as the first part of its page says it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.models import Person, Relationship, Session
from mentorjournal.dates import add_months, later, show_date
from mentorjournal.mentoring.agreements import state_of, version_words
from mentorjournal.mentoring.asks import SOURCES
from mentorjournal.mentoring.cadence import CadenceStatus
from mentorjournal.mentoring.cadence_words import lacking, why
from mentorjournal.mentoring.clocks import DEFAULT, NEW_FOR, Clock
from mentorjournal.mentoring.lifecycle import life_of
from mentorjournal.mentoring.roadmap import NOT_BEGUN
from mentorjournal.mentoring.roadmap_dates import Budget
from mentorjournal.mentoring.roadmap_state import RoadmapStand
from mentorjournal.mentoring.timeline import begins
from mentorjournal.mentoring.words import CHANNEL_WORDS
from mentorjournal.text import plural

LATE = frozenset({"stale", "quiet", "booked late", "due soon", "too soon"})
"""Words that are a warning."""
ROLES = {"mentor": "I mentor them", "protege": "Mentors me"}
LINES = {
    "my-manager": "my manager; pay and negotiation stay out",
    "my-report": "my report; pay and negotiation stay out",
    "managers-manager": "my manager's manager",
}
CALLS, WHY = "calls", "why"
"""Where the line leads to that offers to count calls in between, and that of a clock."""


class Line(Struct, frozen=True):
    """One thing that is said.

    Attributes:
        label: What it is about; empty where it goes on with the line above.
        text: What is said.
        inside: Whether it belongs to the line above, so that it stands in.
        opens: Where it leads to: one of the places, "book", or `CALLS`; empty for nowhere.
        uid: What is meant there.
        warns: Whether its label is a warning.
        private: Whether it is nobody else's.
        whole: Whether it takes the whole width, without a column for labels.
        clock: Whose days are drawn as a bar, until the day `today`.
        today: The local day.
    """

    label: str = ""
    text: str = ""
    inside: bool = False
    opens: str = ""
    uid: str = ""
    warns: bool = False
    private: bool = False
    whole: bool = False
    clock: Clock | None = None
    today: date = date.min


class Facts(Struct, frozen=True):
    """What it is read from.

    Attributes:
        relationship, person: Who.
        now: How it stands.
        sessions: Theirs, oldest first.
        follow_ups: What must come back between the two.
        agreements: Versions, oldest first.
        roadmap: The year of the roadmap; None where there is none.
        budget: The day by which pay is decided, where that is known and may be said.
        booked: What lies ahead, each with when and how in words.
        proposed: The day that is proposed for the next talk, in words; empty where none is.
        today: The local day.
    """

    relationship: Relationship
    person: Person
    now: CadenceStatus
    sessions: Sequence[Session]
    follow_ups: Sequence[FollowUpItem]
    agreements: Sequence[Agreement]
    roadmap: RoadmapStand | None
    budget: Budget | None
    booked: Sequence[tuple[Session, str]]
    proposed: str
    today: date


def stands(facts: Facts, *, sums: bool = False, book: str = "", agree: str = "") -> list[Line]:
    """Where it stands, without what is known of the person.

    Args:
        facts: What it is read from.
        sums: Whether to say how the days of the clocks come about.
        book: The key that books, for the line that proposes a day.
        agree: The key of the agreement, where one can be begun by it.
    """
    one_off = facts.relationship.form == "one-off"
    return [
        Line(text=who_it_is(facts), whole=True),
        Line(),
        *_state(facts, sums),
        *_ahead(facts, book),
        Line(),
        *_last_time(facts),
        *(_one_off(facts) if one_off else _month(facts)),
        _open(facts),
        *(() if one_off else [_agreement(facts, agree)]),
    ]


def who_it_is(facts: Facts) -> str:
    """Who it is: "Mentors me · recurring · since Fri 13 Mar · head of product, Larkspur"."""
    one, person = facts.relationship, facts.person
    begun = one.stage not in NOT_BEGUN and not one.was_declined
    since = f"since {show_date(one.start, facts.today)}" if one.start and begun else ""
    stage = "declined" if one.was_declined else facts.now.stage
    rests = "" if stage == "active" else stage
    does = ", ".join(filter(None, (person.role, person.organisation)))
    return " · ".join(filter(None, (ROLES[one.my_role], one.form, rests, since, does)))


def _state(facts: Facts, sums: bool) -> Iterator[Line]:
    now, today = facts.now, facts.today
    word = now.word
    said = why(now, today)
    if now.state == "stale" and now.clock is not None:
        window = f"{show_date(now.clock.opens, today)} – {show_date(now.clock.last_good, today)}"
        said = f"{lacking(now, today)}; the window was {window}"
    if word != "–":
        yield Line(word, said or _stage(facts), warns=word in LATE)
    if now.overdue_planned is not None:
        day = show_date(now.overdue_planned.on, today)
        text = f"{day} has passed: what became of it?"
        yield Line("booked", text, inside=True, opens="result", uid=now.overdue_planned.uid)
    if now.stage != "active":
        return
    counting = now.clocks.counting
    for clock in now.clocks.both or counting:
        if clock in counting:
            yield Line(
                clock.name, _left(clock, today), inside=True, clock=clock, today=today, opens=WHY
            )
            if sums:
                yield from (Line("", text) for text in _sum(facts.relationship, clock, today))
        elif clock.name == "call" and facts.relationship.rhythm != "calls":
            yield Line("call", "not counted; you meet.  Calls in between too?", True, CALLS)
        elif now.clocks.are_one:
            ends = show_date(clock.last_good, today)
            yield Line(clock.name, f"until {ends}; the later of the two counts", inside=True)
        else:
            yield Line(clock.name, "not counted", inside=True)


def _stage(facts: Facts) -> str:
    """Since when it is only asked, or over."""
    one, today = facts.relationship, facts.today
    if one.stage == "asked" and one.asked is not None:
        return ", ".join(filter(None, (show_date(one.asked, today), one.asked_how)))
    ended = one.declined or one.ended
    return show_date(ended, today) if one.stage == "completed" and ended is not None else ""


def _left(clock: Clock, today: date) -> str:
    """How far the day is from the ends of a window: "5 days over"."""
    if today > clock.last_good:
        return f"{plural((today - clock.last_good).days, 'day')} over"
    if today < clock.opens:
        return f"opens in {plural((clock.opens - today).days, 'day')}"
    left = (clock.last_good - today).days
    return f"{plural(left, 'day')} left" if left else "the last good day"


def _sum(relationship: Relationship, clock: Clock, today: date) -> Iterator[str]:
    """How the days of a clock come about, a step a line."""
    cadence, since = relationship.cadence or DEFAULT, clock.since
    ends = show_date(clock.last_good, today)
    if clock.contact is None:
        what, span, base = "entered, asked or begun", "28 days", later(since, NEW_FOR)
    else:
        face = clock.contact.channel == "face-to-face"
        what = f"last {'meeting' if face else CHANNEL_WORDS[clock.contact.channel]}"
        if clock.name == "meeting":
            span = plural(cadence.meet_within, "month")
            base = add_months(since, cadence.meet_within)
            opens = plural(cadence.meet_after, "month")
        else:
            days = cadence.call_within
            span = "1 month" if days is None else plural(days, "day")
            base = add_months(since, 1) if days is None else later(since, timedelta(days))
            opens = plural(cadence.call_after, "day")
        yield f"too soon before {show_date(clock.opens, today)}: {opens} after it"
    moved = (clock.last_good - base).days
    rest = f" + {plural(moved, 'day')} of pauses" if moved > 0 else ""
    yield f"{what} {show_date(since, today)} + {span}{rest} = last good day {ends}"


def _ahead(facts: Facts, book: str) -> Iterator[Line]:
    for session, words in facts.booked:
        yield Line("booked", words, inside=True, opens="session", uid=session.uid)
    if not facts.booked and facts.proposed:
        label = f"{book} book".strip()
        yield Line(label, facts.proposed, inside=True, opens="book")


def _last_time(facts: Facts) -> Iterator[Line]:
    last, today = facts.now.last, facts.today
    if last is None:
        yield Line("Last time", "no contact yet")
        return
    length = f"{last.length} min" if last.length else ""
    words = (show_date(last.on, today), CHANNEL_WORDS[last.channel], length)
    yield Line("Last time", ", ".join(filter(None, words)), opens="session", uid=last.uid)
    if text := begins(last, today):
        yield Line("", text, private=not last.summary.strip(), opens="session", uid=last.uid)


def _month(facts: Facts) -> Iterator[Line]:
    stand, today = facts.roadmap, facts.today
    if stand is None or facts.now.stage not in ("active", "paused"):
        return
    if (current := stand.current) is None:
        yield Line("Month", "the year has run out", opens="roadmap")
        return
    month = current.now.month
    said = f"{month.theme}, {current.done} of {current.asked_for}"
    if stand.left_over:
        said += f", {len(stand.left_over)} left over"
    if facts.budget is not None and facts.budget.closes >= today:
        said += f"; budget closes {show_date(facts.budget.closes, today)}"
    yield Line(f"Month {month.number}", said, opens="roadmap")


def _one_off(facts: Facts) -> Iterator[Line]:
    one, today = facts.relationship, facts.today
    yield Line("Question", one.aim or "none yet")
    yield Line("Why them", one.why_them or "–", private=bool(one.why_them))
    yield Line("Learned", one.learned or "nothing yet", private=bool(one.learned))
    if one.thanked is not None:
        yield Line("Thanks", f"said {show_date(one.thanked, today)}")
    elif one.thanks_owed is not None:
        yield Line("Thanks", f"owed since {show_date(one.thanks_owed, today)}", warns=True)


def _open(facts: Facts) -> Line:
    pending = [item for item in facts.follow_ups if item.open]
    actions = [item for item in pending if item.kind == "action"]
    mine = sum(item.assignee == "me" for item in actions)
    advice = sum(item.kind == "advice" for item in pending)
    asked = sum(item.kind == "question" for item in pending)
    words = [f"{mine} mine" if mine else "", f"{len(actions) - mine} theirs" if actions else ""]
    words = [word for word in words if word and not word.startswith("0 ")]
    words += [plural(asked, "question")] if asked else []
    if advice:
        words.append(f"{plural(advice, 'piece')} of advice not reported back")
    return Line("Open", ", ".join(words) or "nothing", opens="follow-ups")


def _agreement(facts: Facts, agree: str) -> Line:
    every, today = facts.agreements, facts.today
    if not every:
        begin = f"; {agree} begins one from what you do" if agree else ""
        return Line("Agreement", f"none yet{begin}", opens="agreement")
    last = every[-1]
    said = f"{version_words(every, len(every) - 1, today)}, {state_of(last)}"
    if last.review is not None:
        said += f"; review {show_date(last.review, today)}"
    late = last.review is not None and last.review < today
    return Line("Agreement", said, opens="agreement", warns=late)


def this_month(facts: Facts) -> list[Line]:
    """What this month of the roadmap leaves behind, and what to ask in it."""
    current = facts.roadmap.current if facts.roadmap is not None else None
    if current is None or facts.now.stage not in ("active", "paused"):
        return []
    done = {"done": "■", "waived": "–"}
    asked = [f"{done.get(each.state, '□')} {each.text}" for each in current.deliverables]
    prompts = [f"· {prompt.text}" for prompt in current.now.month.prompts]
    return [
        Line(label if at == 0 else "", text)
        for label, every in (("To do", asked), ("To ask", prompts))
        for at, text in enumerate(every)
    ]


def known(facts: Facts) -> list[Line]:
    """What is known of the person and the relationship beside how it stands."""
    one, person, today = facts.relationship, facts.person, facts.today
    agreed = ""
    if one.reporting_line == "managers-manager":
        agreed = (
            "my manager knows and agrees: not yet"
            if one.manager_agreed is None
            else f"my manager knows and agrees, {show_date(one.manager_agreed, today)}"
        )
    notes = [text for text in (person.notes, one.notes) if text.strip()]
    lines = [
        Line("Also", ", ".join(person.other_names)),
        Line("Aim", one.aim if one.form == "recurring" else ""),
        Line("Focus", ", ".join(one.focus)),
        Line("Why", one.stage_reason, private=True),
        *(Line(each.label, each.text, private=each.private) for each in life_of(one, today)),
        Line("At work", LINES.get(one.reporting_line, "")),
        Line("Consent", agreed, warns=one.manager_agreed is None),
        Line("E-mail", person.email, private=True),
        Line("Phone", person.phone, private=True),
        Line("Handle", f"@{person.handle}" if person.handle else ""),
        Line("Tags", ", ".join(person.tags)),
        Line("From", SOURCES.get(person.source, "")),
        Line("Found at", person.found_at, private=True),
        Line("Met", person.how_met, private=True),
        Line("I see", one.observed.strip(), private=True),
        *(Line("Notes", text.strip(), private=True) for text in notes),
    ]
    return [line for line in lines if line.text]

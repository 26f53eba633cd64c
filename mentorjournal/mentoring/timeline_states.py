"""The states a relationship went through: begun, asked, stale, resting, completed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.dates import local_day
from mentorjournal.mentoring.cadence import CadenceStatus, booked_ahead, cadence_status, has_cadence
from mentorjournal.mentoring.clocks import DEFAULT, Clock, Clocks, clocks_of
from mentorjournal.mentoring.contacts import contacts, in_order
from mentorjournal.mentoring.pauses import DAY, paused_spans
from mentorjournal.mentoring.timeline import Entry
from mentorjournal.text import plural

FEW = 6
"""So many contacts before a day, and the last meeting, decide the clocks of that day."""


def states_of(
    relationship: Relationship, sessions: Sequence[Session], today: date
) -> Iterator[Entry]:
    """An entry for each change of state, in no order.

    Of earlier days it is told how it would have stood by today's rhythm. On a day on which a
    session was booked that served the clock it was not stale, held or not; it became so on the
    day after, if nobody talked.

    Args:
        relationship: The relationship.
        sessions: Its sessions.
        today: The local day.
    """
    for day, text, private in _said(relationship, today):
        if day is not None and day <= today:
            yield _entry(relationship, day, text, private=private)
    now = cadence_status(relationship, sessions, today)
    if now.stale_since is not None:
        yield _entry(relationship, now.stale_since, _lately(now, relationship), late=True)
    if has_cadence(relationship):
        for day, clock in _went_stale(relationship, in_order(sessions), today):
            yield _entry(relationship, day, _stale(clock, relationship), past=True)


def _said(one: Relationship, today: date) -> Iterator[tuple[date | None, str, bool]]:
    """What was said of it, with its day, and whether that is private."""
    yield one.asked, ", ".join(filter(None, ("asked", one.asked_how))), bool(one.asked_how)
    yield one.declined, "declined", False
    yield one.start, "your mentoring began", False
    for year in one.years:
        yield year.start, "your mentoring began", False
        yield (
            year.end,
            ": ".join(filter(None, ("a year completed", year.reason))),
            bool(year.reason),
        )
    for pause in one.pauses:
        reason = ": ".join(filter(None, ("paused", pause.reason)))
        yield pause.first, reason, bool(pause.reason)
        yield pause.until, "back from the pause", False
    if one.declined is None:
        yield one.ended, _because("completed", one.stage_reason), bool(one.stage_reason)
    yield one.thanked, "thanks said", False


def _because(word: str, reason: str) -> str:
    return f"{word}: {reason}" if reason else word


def _went_stale(
    relationship: Relationship, known: Sequence[Session], today: date
) -> Iterator[tuple[date, Clock]]:
    """The clocks that had ended before the next contact came, with their first stale day."""
    real = contacts(known, today)
    booked = [each for each in known if local_day(each.created) < each.on]
    spans = paused_spans(relationship.pauses, today)
    met: Session | None = None
    for at, each in enumerate(real[:-1]):
        met = each if each.channel == "face-to-face" else met
        lately = list(real[max(0, at - FEW) : at + 1])
        before = [met] if met is not None and met not in lately else []
        clocks = clocks_of(relationship, [*before, *lately], spans)
        ended = [one for one in clocks.counting if one.contact is not None]
        worst = min(ended, key=lambda one: one.last_good, default=None)
        if worst is None or worst.stale_from <= each.on:
            continue
        day = _unbooked(clocks, worst, booked)
        if day < real[at + 1].on and not any(span.first <= day <= span.last for span in spans):
            yield day, worst


def _unbooked(clocks: Clocks, clock: Clock, booked: Sequence[Session]) -> date:
    """The first stale day of a clock on which nothing stood booked that served it."""
    day = clock.stale_from
    while True:
        stood = [each for each in booked if local_day(each.created) <= day <= each.on]
        served = [each for each in booked_ahead(stood, day) if clocks.serves(each, clock)]
        if not served:
            return day
        day = max(each.on for each in served) + DAY


def _stale(clock: Clock, relationship: Relationship) -> str:
    cadence = relationship.cadence or DEFAULT
    if clock.name == "meeting":
        span = plural(cadence.meet_within, "month")
    else:
        span = "1 month" if cadence.call_within is None else plural(cadence.call_within, "day")
    return f"stale: no {clock.name} for {span}"


def _lately(now: CadenceStatus, relationship: Relationship) -> str:
    clock = now.clock
    if clock is None or clock.contact is None:
        return "quiet: no talk yet"
    return _stale(clock, relationship)


def _entry(
    relationship: Relationship,
    on: date,
    text: str,
    *,
    late: bool = False,
    past: bool = True,
    private: bool = False,
) -> Entry:
    return Entry(
        key=f"state {text}",
        on=on,
        word="state",
        text=text,
        late=late,
        past=past and not late,
        kept_private=private,
        place="relationship",
        uid=relationship.uid,
    )

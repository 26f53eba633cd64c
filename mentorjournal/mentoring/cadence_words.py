"""How it is said how a relationship stands: by which clock, since which contact, by which day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from mentorjournal.data.records.models import Rhythm, Session
from mentorjournal.dates import show_date
from mentorjournal.mentoring.cadence import CadenceStatus
from mentorjournal.mentoring.clocks import Clock, ClockName
from mentorjournal.mentoring.words import CHANNEL_WORDS

RHYTHM_WORDS: Mapping[Rhythm, str] = MappingProxyType(
    {
        "what-we-do": "by what we do",
        "meetings": "meetings",
        "meetings-and-calls": "meetings, and calls in between",
        "calls": "calls",
        "as-needed": "as needed",
    }
)
VERBS: Mapping[ClockName, str] = MappingProxyType(
    {"meeting": "meet", "call": "call", "first talk": "talk"}
)


def why(now: CadenceStatus, today: date) -> str:
    """Why it stands as it does, in a sentence without a full stop.

    Returns:
        "no meeting since Thu 6 Aug, stale since Sat 7 Nov", "call by Tue 1 Dec"; empty where its
        word is a stage that nothing is said of, and for a one-off.
    """
    if now.state == "paused":
        return _paused(now, today)
    if now.stage != "active":
        return ""
    if now.clock is None:
        return RHYTHM_WORDS[now.rhythm] if now.rhythm == "as-needed" else ""
    if now.booking is not None:
        return _booked(now, now.clock, now.booking, today)
    if now.state in ("stale", "due soon"):
        return _late(now, now.clock, today)
    if now.state in ("new", "quiet"):
        return f"{limit(now, today)}, {_last_talk(now, today)}"
    return window_words(now.clock, today)


def lacking(now: CadenceStatus, today: date) -> str:
    """What there was not since when: "no meeting since Thu 6 Aug"; empty where no clock runs."""
    clock = now.clock
    if clock is None:
        return ""
    if clock.contact is None:
        return "no talk yet"
    what, day = _what(clock.contact), show_date(clock.since, today)
    # A call clock counts from meetings too, and a meeting clock, until they have met, from calls.
    own = (clock.name == "meeting") == (what == "meeting")
    return f"no {clock.name} since {day}" if own else f"no {clock.name} since the {what} of {day}"


def limit(now: CadenceStatus, today: date) -> str:
    """How late it is: "stale since Sat 7 Nov", "due soon, by Fri 4 Dec"; empty where no clock runs.

    What is new is so until a day, also where a clock of its own would have ended before.
    """
    if now.clock is None:
        return ""
    if now.stale_since is not None:
        return f"{now.state} since {show_date(now.stale_since, today)}"
    day = show_date(now.clocks.last_good(now.clock, today), today)
    return f"new until {day}" if now.state == "new" else f"{now.state}, by {day}"


def window_words(clock: Clock, today: date) -> str:
    """When what a clock asks for is welcome: "meet Fri 25 Sep to Wed 25 Nov"."""
    opens, closes = show_date(clock.opens, today), show_date(clock.last_good, today)
    return f"{VERBS[clock.name]} {opens} to {closes}"


def last_contact(now: CadenceStatus, today: date) -> str:
    """The last contact through any channel: "last call Thu 19 Nov", "no contact yet"."""
    if now.last is None:
        return "no contact yet"
    return f"last {CHANNEL_WORDS[now.last.channel]} {show_date(now.last.on, today)}"


def clocks_for_programs(now: CadenceStatus) -> list[dict[str, str | bool]]:
    """The clocks that run, as JSON has them."""
    return list(_for_programs(now))


def _for_programs(now: CadenceStatus) -> Iterator[dict[str, str | bool]]:
    counting = now.clocks.counting
    for clock in now.clocks.both or counting:
        yield {
            "name": clock.name,
            "since": clock.since.isoformat(),
            "opens": clock.opens.isoformat(),
            "last_good": clock.last_good.isoformat(),
            "counts": clock in counting,
        }


def _late(now: CadenceStatus, clock: Clock, today: date) -> str:
    if now.state == "stale":
        return f"{lacking(now, today)}, {limit(now, today)}"
    return f"{VERBS[clock.name]} by {show_date(clock.last_good, today)}"


def _booked(now: CadenceStatus, clock: Clock, booking: Session, today: date) -> str:
    said = f"{_what(booking)} booked for {show_date(booking.on, today)}"
    if now.state == "booked late":
        last_good = now.clocks.last_good(clock, today)
        return f"{said}, after the last good day {show_date(last_good, today)}"
    if now.state == "too soon":
        return f"{said}, too soon before {show_date(clock.opens, today)}"
    return said


def _paused(now: CadenceStatus, today: date) -> str:
    if now.pause is None:
        return ""
    said = f"paused since {show_date(now.pause.first, today)}"
    return f"{said}, back {show_date(now.pause.until, today)}" if now.pause.until else said


def _last_talk(now: CadenceStatus, today: date) -> str:
    if now.last_talk is None:
        return "no talk yet"
    return f"last {_what(now.last_talk)} {show_date(now.last_talk.on, today)}"


def _what(talk: Session) -> str:
    return "meeting" if talk.channel == "face-to-face" else talk.channel

"""What must hold for the word of any two people, whatever their history."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Cadence, Pause, Relationship, Rhythm, Session
from mentorjournal.data.records.models import SessionState as State
from mentorjournal.mentoring.cadence import CadenceStatus, cadence_status
from mentorjournal.mentoring.cadence_words import why
from tests.examples import a_session, uid_of
from tests.mentoring.histories import long_known
from tests.tally import drawn

TODAY = date(2026, 3, 1)
WORST_FIRST = (("stale", "quiet"), ("booked late",), ("due soon",))
CHANNELS: tuple[Channel, ...] = ("face-to-face", "call", "video", "message")
STATES: tuple[State, ...] = ("happened", "happened", "happened", "planned", "missed", "moved")
RHYTHMS: tuple[Rhythm, ...] = ("what-we-do", "meetings", "meetings-and-calls", "calls")
SEEDS = st.integers(0, 2**48).map(Random)
examples = settings(max_examples=drawn(200, 10_000), deadline=None)


def severity(now: CadenceStatus) -> int:
    """0 for stale and quiet, 1 for booked late, 2 for due soon, 3 for all else."""
    found = (at for at, words in enumerate(WORST_FIRST) if now.state in words)
    return next(found, len(WORST_FIRST))


def a_day(random: Random, past: int, ahead: int = 0) -> date:
    """A day from so many days ago to so many ahead, near ones more often."""
    span = random.choice((past // 8, past))
    return TODAY + timedelta(days=random.randint(-span, ahead))


def a_contact(random: Random) -> Session:
    return a_session(
        a_day(random, 400), random.choice(CHANNELS), uid=uid_of(random.randrange(10**9))
    )


def a_history(random: Random) -> list[Session]:
    """Up to eight sessions; what is planned may lie ahead."""
    sessions = []
    for _ in range(random.randint(0, 8)):
        state = random.choice(STATES)
        ahead = 120 if state == "planned" else 0
        sessions.append(replace(a_contact(random), state=state, on=a_day(random, 400, ahead)))
    return sessions


def a_pause(random: Random) -> Pause:
    first = a_day(random, 300, 30)
    length = random.choice((1, 5, 30, 120))
    until = None if random.random() < 0.1 else first + timedelta(days=length)
    return Pause(uid=uid_of(random.randrange(10**9)), first=first, until=until)


def a_drawn_one(random: Random, most_pauses: int = 2) -> Relationship:
    """An active one with any rhythm, numbers, days and pauses."""
    cadence = Cadence(
        meet_after=random.choice((0, 1, 2)),
        meet_within=random.choice((2, 3, 6)),
        call_after=random.choice((0, 7, 14)),
        call_within=random.choice((None, None, 14, 21, 100)),
    )
    entered = a_day(random, 400)
    relationship = long_known(
        entered=entered,
        start=random.choice((None, entered, a_day(random, 200, 40))),
        rhythm=random.choice(RHYTHMS),
        cadence=random.choice((None, cadence)),
    )
    return replace(
        relationship,
        pauses=tuple(a_pause(random) for _ in range(random.randint(0, most_pauses))),
    )


def met(sessions: list[Session]) -> bool:
    return any(each.state == "happened" and each.channel == "face-to-face" for each in sessions)


@examples
@given(SEEDS)
def test_no_contact_that_is_entered_makes_it_staler(random: Random) -> None:
    relationship, known = a_drawn_one(random), a_history(random)
    entered = a_contact(random)
    counted = relationship.rhythm in ("meetings", "meetings-and-calls")
    if counted and entered.channel == "face-to-face" and not met(known):
        # The first meeting takes the clock over from the talks.
        return

    before = cadence_status(relationship, known, TODAY)
    after = cadence_status(relationship, [*known, entered], TODAY)

    assert severity(after) >= severity(before)


@examples
@given(SEEDS)
def test_a_booking_of_the_next_28_days_ends_stale_and_quiet(random: Random) -> None:
    relationship, known = a_drawn_one(random), a_history(random)
    channels: tuple[Channel, ...] = ("face-to-face",)
    if relationship.rhythm in ("what-we-do", "calls") or not known:
        channels = ("face-to-face", "call", "video")
    on = TODAY + timedelta(days=random.randint(1, 28))
    booked = a_session(on, random.choice(channels), state="planned")

    now = cadence_status(relationship, [*known, booked], TODAY)

    assert now.state not in ("stale", "quiet")


@examples
@given(SEEDS)
def test_pausing_never_makes_it_stale(random: Random) -> None:
    relationship, known = a_drawn_one(random), a_history(random)
    paused = replace(relationship, pauses=(*relationship.pauses, a_pause(random)))

    before = cadence_status(relationship, known, TODAY)
    after = cadence_status(paused, known, TODAY)

    assert after.state not in ("stale", "quiet") or before.state in ("stale", "quiet")


@examples
@given(SEEDS)
def test_the_word_has_its_day_and_its_sentence_and_no_order(random: Random) -> None:
    relationship, known = a_drawn_one(random), a_history(random)
    now = cadence_status(relationship, known, TODAY)
    said = why(now, TODAY)

    assert said
    assert (now.stale_since is not None) == (now.state in ("stale", "quiet"))
    assert now.stale_since is None or now.stale_since <= TODAY
    assert (f"{now.state} since" in said) == (now.state in ("stale", "quiet", "paused"))
    assert (now.booking is not None) == (now.state in ("booked", "booked late", "too soon"))
    shuffled = random.sample(known, len(known))
    assert why(cadence_status(relationship, shuffled, TODAY), TODAY) == said

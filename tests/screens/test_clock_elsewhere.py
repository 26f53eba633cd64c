"""The clock of the session that runs, on other screens."""

from __future__ import annotations

import sys

import pytest

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.screens.clock_elsewhere import ClockElsewhere


def calls_of_a_kept_word(journal: Journal, clock: ClockElsewhere, session: Session) -> int:
    """How many functions of Python are called for the header once more has been kept."""
    journal.sessions.keep_notes(session.uid, f"{journal.sessions.get(session.uid).notes}x")
    calls = 0

    def count(_frame: object, event: str, _what: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        clock.words("")
    finally:
        sys.setprofile(None)
    return calls


def test_however_many_sessions_there_are_what_is_kept_costs_the_header_the_same(
    journal: Journal,
) -> None:
    ana = journal.relationships.begin("Ana Lima", "mentor")
    session = journal.sessions.start(ana)
    clock = ClockElsewhere(journal)
    assert clock.words("")[0].startswith("● Ana")

    few = calls_of_a_kept_word(journal, clock, session)
    for _ in range(50):
        journal.sessions.log(ana, on=journal.today())
    clock.words("")

    assert calls_of_a_kept_word(journal, clock, session) == few


@pytest.mark.parametrize("goes", ["ends", "is thrown away"])
def test_a_clock_that_does_not_run_any_more_is_not_shown(journal: Journal, goes: str) -> None:
    session = journal.sessions.start(journal.relationships.begin("Ana Lima", "mentor"))
    journal.sessions.keep_notes(session.uid, "said")
    clock = ClockElsewhere(journal)
    assert clock.words("")

    if goes == "ends":
        journal.sessions.end(session.uid)
    else:
        journal.trash.throw(journal.sessions.get(session.uid), "the session")

    assert clock.words("") == ()

"""When it is asked whether calls between meetings shall count."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.mentoring.rhythm_offers import offers_calls
from tests.mentoring.histories import history, long_known

TODAY = date(2026, 3, 10)
TWO_CALLS = "met 2026-01-15; call 2026-02-10; video 2026-03-10"


@pytest.mark.parametrize(
    ("told", "changes", "asked"),
    [
        (TWO_CALLS, {}, True),
        (TWO_CALLS, {"rhythm": "meetings"}, True),
        (TWO_CALLS, {"rhythm": "meetings-and-calls"}, False),
        (TWO_CALLS, {"rhythm": "calls"}, False),
        (TWO_CALLS, {"rhythm": "as-needed"}, False),
        (TWO_CALLS, {"calls_offered": True}, False),
        (TWO_CALLS, {"form": "one-off"}, False),
        ("met 2026-01-15; call 2026-03-10", {}, False),
        ("met 2026-01-15; wrote 2026-02-10; call 2026-03-10", {}, False),
        ("call 2026-01-15; met 2026-02-10; call 2026-03-10", {}, False),
        # They never met: there is nothing for the calls to be between.
        ("call 2026-01-15; call 2026-02-10; call 2026-03-10", {}, False),
        # The session that ends is a meeting, or a message.
        ("met 2026-01-15; call 2026-02-10; call 2026-02-20; met 2026-03-10", {}, False),
        ("met 2026-01-15; call 2026-02-10; call 2026-02-20; wrote 2026-03-10", {}, False),
    ],
)
def test_after_the_second_call_since_a_meeting_it_is_asked_once(
    told: str, changes: dict[str, Any], asked: bool
) -> None:
    known = history(told)

    assert offers_calls(long_known(**changes), known, known[-1], TODAY) == asked

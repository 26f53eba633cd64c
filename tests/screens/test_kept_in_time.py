"""When what is typed is kept, on a clock that moves only when told to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from mentorjournal.data.records.models import Session
from mentorjournal.journal import Journal
from mentorjournal.screens import notes_controller
from tests.screens.driver import editor, opened_at


async def test_what_is_typed_is_kept_a_fifth_of_a_second_later_however_one_types_on(
    journal: Journal, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened_at(journal, "session", session.uid) as (_, pilot):
        now, waiting = 0.0, list[tuple[float, Callable[[], Any]]]()

        def call_in(_screen: object, delay: float, callback: Callable[[], Any]) -> object:
            waiting.append((now + delay, callback))
            return object()

        monkeypatch.setattr(notes_controller, "call_in", call_in)
        typed = "abcdefghijklmnop"
        for number, letter in enumerate(typed):
            editor(pilot).insert(letter)
            now = 0.0625 * (number + 1)
            for due in [each for each in waiting if each[0] <= now]:
                waiting.remove(due)
                due[1]()
            # So many letters are younger than a fifth of a second.
            assert len(journal.sessions.get(session.uid).notes) >= number + 1 - 3

"""The thread that makes changes safe does not die in silence."""

from __future__ import annotations

import pytest

from mentorjournal.heartbeat import Heartbeat
from mentorjournal.journal import Journal
from tests.shell.shell_help import opened, until


class Broken(Exception):
    """A defect, as far as the test goes."""


async def test_a_defect_in_the_thread_ends_the_program_instead_of_the_safety(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise Broken

    app = opened(journal)
    monkeypatch.setattr(Heartbeat, "_beat", fail)
    with pytest.raises(Broken):
        async with app.run_test() as pilot:
            await until(pilot, lambda: app._exception is not None)


class Hours:
    """Seconds that pass only while somebody waits for them, and changes that are made meanwhile."""

    def __init__(self, journal: Journal, changes: list[float]) -> None:
        self.now = 0.0
        self.took: list[float] = []
        self._journal, self._changes, self._kept = journal, changes, list[float]()

    def clock(self) -> float:
        return self.now

    def wait(self, seconds: float) -> bool:
        """See what has become safe, let so many seconds pass, and end when all is done."""
        if self._journal.file.state.word == "safe":
            self.took += [self.now - each for each in self._kept]
            self._kept.clear()
        if not (self._changes or self._kept):
            return True
        end = self.now + seconds
        while self._changes and self._changes[0] <= end:
            self.now = self._changes.pop(0)
            self._journal.people.call_me(f"Somebody at {self.now}")
            self._kept.append(self.now)
        self.now = end
        return False


def test_what_is_kept_is_made_safe_within_a_quarter_of_a_second(journal: Journal) -> None:
    hours = Hours(journal, [0.0, 0.01, 0.19, 0.2, 0.21, 0.5, 0.7, 0.999, 3.0, 3.1, 20.0])
    heartbeat = Heartbeat(journal.file, clock=hours.clock, wait=hours.wait)
    heartbeat.start()
    heartbeat._thread.join()
    assert heartbeat.failure is None
    assert len(hours.took) == 11
    assert max(hours.took) <= 0.25

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

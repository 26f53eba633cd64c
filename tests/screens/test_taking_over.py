"""Writing what another program wrote until now: the screen goes on while the journal is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event, current_thread

import pytest

from mentorjournal.app import MentorJournalApp
from mentorjournal.journal import Journal
from mentorjournal.journal.defaults import local_now
from tests.screens.driver import messages, opened, press, see, until


class SlowAside:
    """A clock for which every thread but the screen's and the heartbeat's has to wait."""

    def __init__(self) -> None:
        self.goes_on = Event()

    def __call__(self) -> datetime:
        if current_thread().name.startswith("asyncio"):
            self.goes_on.wait(60)
        return local_now()


@pytest.fixture
def clock() -> Iterator[SlowAside]:
    clock = SlowAside()
    yield clock
    clock.goes_on.set()


@pytest.fixture
def left(tmp_path: Path, clock: SlowAside) -> Iterator[Journal]:
    """A journal that is read here, and whose writer has just ended."""
    path = tmp_path / "journal.json"
    first = Journal.open(path)
    first.relationships.begin("Ana Lima", "mentor")
    second = Journal.open(path, clock=clock)
    assert second.file.read_only
    first.close()
    yield second
    second.close()


def told(app: MentorJournalApp) -> Callable[[], list[str]]:
    return lambda: [one for one in messages(app) if "You can write here now." in one]


async def test_it_is_read_in_a_thread_once_however_often_the_key_is_pressed(
    left: Journal, clock: SlowAside
) -> None:
    app = opened(left)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "^n to write here")
        await press(pilot, "app.take_over")
        await press(pilot, "app.take_over")
        await press(pilot, "app.help")
        await see(pilot, "Help › Dashboard")
        assert left.file.read_only, "the screen goes on meanwhile"
        assert "process" not in left.file.writer
        clock.goes_on.set()
        await until(pilot, told(app))
        left.relationships.begin("Ben O'Neil", "mentor")
        assert sorted(one.name for one in left.people.all()) == ["Ana Lima", "Ben O'Neil"]
        await until(pilot, lambda: left.file.state.word == "safe")
        assert len(told(app)()) == 1
        assert not left.file.read_only

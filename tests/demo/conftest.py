"""The demo journal, written once for each today that the tests ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from mentorjournal.demo import write_demo
from mentorjournal.journal import Journal
from tests.demo.reading import TODAY, Opened


@pytest.fixture(scope="package")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Opens the demo journal of a day, at noon of that day; each is written once."""
    journals: dict[date, Journal] = {}

    def open_demo(today: date) -> Journal:
        if today not in journals:
            path = tmp_path_factory.mktemp("demo") / "journal.json"
            write_demo(path, today=today)
            noon = datetime(today.year, today.month, today.day, 12).astimezone()
            journals[today] = Journal.open(path, clock=lambda: noon)
        return journals[today]

    yield open_demo
    for journal in journals.values():
        journal.close()


@pytest.fixture
def journal(opened: Opened) -> Journal:
    return opened(TODAY)

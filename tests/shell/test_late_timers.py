"""What waits for a moment comes, also where the machine is away for longer than that."""

from __future__ import annotations

import itertools
from time import monotonic

import pytest

from mentorjournal.journal import Journal
from mentorjournal.widgets.header import Header
from tests.shell.shell_help import opened, until


async def test_places_and_sizes_change_where_textuals_own_clock_goes_in_leaps(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine that is away for a hundredth of a second between any two steps."""
    journal.relationships.begin("Ana Lima", "mentor")
    app = opened(journal)
    async with app.run_test(size=(80, 24)) as pilot:
        leaps = itertools.count(start=monotonic(), step=0.01)
        monkeypatch.setattr("textual._time.get_time", leaps.__next__)
        await app.places.open("trash")
        # Until then nothing is painted.
        await until(pilot, lambda: not app._batch_count)
        header = app.screen.query_one(Header)
        for width in (100, 70):
            await pilot.resize_terminal(width, 30)
            await until(pilot, lambda: header.outer_size.width == width)  # noqa: B023

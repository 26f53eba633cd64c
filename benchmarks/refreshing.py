"""What a change costs where much is shown: the dashboard and follow-ups after it, their kinds.

CPU milliseconds of this process, in which the screens are laid out and painted as in a terminal;
the floor is a letter in the bare app, the aim 10 ms.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, cast

from textual.pilot import Pilot

from benchmarks.bare import BareApp
from benchmarks.figures import table
from benchmarks.journals import Journals
from mentorjournal.app import MentorJournalApp
from mentorjournal.journal import Journal
from mentorjournal.screens.base import JournalScreen
from mentorjournal.settings import Settings

SIZES = (100, 1_000, 10_000, 50_000)
QUICK = (100, 10_000)
PEOPLE = 300
SIZE = (120, 40)
SETTLED = 2.0
"""Seconds after which a place has read what it shows."""
ROWS = ("dashboard after a tick", "follow-ups after a tick", "another kind of follow-ups")


def compare(journals: Journals, *, quick: bool) -> None:
    """Measure all sizes and print a table."""
    times, sizes = (3, QUICK) if quick else (9, SIZES)
    floor = asyncio.run(_bare(times))
    taken = []
    for size in sizes:
        with journals.copy(size, relationships=PEOPLE) as path:
            taken.append(asyncio.run(_ours(path, times)))
    rows = [
        [name, f"{floor * 1000:.1f}", *(f"{each[at] * 1000:.0f}" for each in taken), "≤ 10"]
        for at, name in enumerate(ROWS)
    ]
    heads = [f"{size:,} sessions" for size in sizes]
    table(["CPU ms", "a letter, bare", *heads, "aim"], rows)


async def _bare(times: int) -> float:
    async with BareApp().run_test(size=SIZE) as pilot:
        return median([await _pressed(pilot, "x") for _ in range(times)])


async def _ours(path: Path, times: int) -> list[float]:
    journal = Journal.open(path)
    try:
        app = MentorJournalApp(journal, Settings())
        async with app.run_test(size=SIZE) as pilot:
            await _settled(pilot)
            actions = [each for each in journal.follow_ups.all() if each.kind == "action"]
            every = iter(actions[:: max(1, len(actions) // (2 * times))])

            def change() -> None:
                journal.follow_ups.tick(next(every), True)

            dashboard = [await _refreshed(pilot, change) for _ in range(times)]
            await pilot.press("f")
            await _settled(pilot)
            follow_ups = [await _refreshed(pilot, change) for _ in range(times)]
            kinds = [await _pressed(pilot, "right") for _ in range(times)]
            return [median(dashboard), median(follow_ups), median(kinds)]
    finally:
        journal.close()


async def _settled(pilot: Pilot[Any]) -> None:
    """Wait until everything is read; what is there is no garbage from then on."""
    await asyncio.sleep(SETTLED)
    await pilot.pause()
    gc.collect()
    gc.freeze()


async def _refreshed(pilot: Pilot[Any], change: Callable[[], None]) -> float:
    change()
    begun = time.process_time()
    cast(JournalScreen, pilot.app.screen).read()
    await pilot.pause()
    return time.process_time() - begun


async def _pressed(pilot: Pilot[Any], key: str) -> float:
    begun = time.process_time()
    await pilot.press(key)
    await pilot.pause()
    return time.process_time() - begun

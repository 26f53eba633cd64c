"""Waiting until an open program has nothing left to do, which no clock decides.

Textual's pilot, which tests drive screens with, sleeps twice after every key and looks how
much processor time has passed: long on a quiet machine, and too short on a busy one, where the
program has only not had its turn.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from textual._wait import wait_for_idle
from textual.events import Key
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot

SOON = 0.02
"""Seconds within which a timer goes off that is waited for: as long as a pilot sleeps."""
CHARACTERS = {"space": " ", "enter": "\r", "tab": "\t"}
"""What a terminal sends for the keys that have a name."""
NAMED = {" ": "space", "\n": "enter", "\t": "tab"}
"""The keys of which a text consists that have a name."""
PATIENCE = 60.0
"""Seconds after which something that never comes to an end is not waited for any longer."""
TURN = 0.0002
"""Seconds between two looks while something is done."""
TIMERS = 40
"""Timers that go off one after another and give nothing to do, until no more are waited for:
those of a program that is being left do so until it is gone."""
IN_A_ROW = 2
"""Rounds of the event loop, each with a look at what has arrived, in which nothing was done."""


async def until_quiet(min_sleep: float = 0, max_sleep: float = 1, *, soon: float = SOON) -> None:
    """Wait until everything ready has been run, and every timer that is to go off soon.

    What threads do is waited for as the pilot does, as long as they use the processor.

    Args:
        min_sleep: Seconds; the pilot's own way needs it, this one does not.
        max_sleep: Seconds for which threads are waited for at most.
        soon: Seconds within which a timer goes off that is waited for.
    """
    # Only its insides say what an event loop still has to do.
    loop: Any = asyncio.get_running_loop()
    begun = busy = loop.time()
    quiet = timers = 0
    while quiet < IN_A_ROW and timers < TIMERS and loop.time() < begun + PATIENCE:
        # A queue of keys waits for the loop to be at rest too: two that look in every turn
        # would wait for each other.
        await asyncio.sleep(TURN if loop._ready else 0)
        due = [timer.when() for timer in loop._scheduled if not timer.cancelled()]
        # What was just done may have set a timer, as a change does for the next frame.
        horizon = busy + soon
        if loop._ready:
            quiet, timers, busy = 0, 0, loop.time()
        elif threads_at_work(loop):
            await wait_for_idle(min_sleep, max_sleep)
            return
        elif due and min(due) <= horizon:
            await asyncio.sleep(max(0.0, min(due) - loop.time()))
            quiet, timers, busy = 0, timers + 1, loop.time()
        else:
            quiet += 1


async def type_keys(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after another as a fast typist does, who waits for no frame in between."""
    for key in keys:
        send_key(pilot, key)
        await until_quiet(soon=0)


async def type_at_once(pilot: Pilot[Any], text: str) -> None:
    """Type a text in one burst, which the program takes letter by letter as it gets to them."""
    for char in text:
        send_key(pilot, NAMED.get(char, char))
    await until_quiet(soon=0)


def send_key(pilot: Pilot[Any], key: str) -> None:
    """Hand a key to the program, as what reads the terminal does."""
    driver = pilot.app._driver
    assert driver is not None
    named = _character_to_key(key) if len(key) == 1 else key
    event = Key(named, key if len(key) == 1 else CHARACTERS.get(key))
    event.set_sender(pilot.app)
    driver.send_message(event)


def threads_at_work(loop: Any) -> bool:
    """Whether a thread that the event loop has started is doing something."""
    threads: ThreadPoolExecutor | None = loop._default_executor
    return threads is not None and threads._idle_semaphore._value < len(threads._threads)


def at_work(pump: MessagePump) -> bool:
    """Whether a widget, a screen or the app has a message before it, or is at one."""
    queue: Any = pump._message_queue
    return not queue.empty() or not queue.ready_event._waiters


_wait_for_all = Pilot._wait_for_screen


async def wait_for_screen(pilot: Pilot[Any], timeout: float = 30.0) -> bool:
    """Wait as a pilot does for the widgets of a screen, where one of them is at work.

    The pilot's own way sends each of hundreds of widgets a message to be answered, every time.
    """
    app = pilot.app
    if app._exception is not None or not app.screen_stack:
        return await _wait_for_all(pilot, timeout)
    pumps = (app, *app.screen.walk_children(with_self=True))
    return await _wait_for_all(pilot, timeout) if any(map(at_work, pumps)) else True


@pytest.fixture(autouse=True)
def pilots_wait_until_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilots of all tests wait so."""
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", until_quiet)
    monkeypatch.setattr(Pilot, "_wait_for_screen", wait_for_screen)

"""Moves the wall clock of the process that imports this, as far as `WALL_CLOCK_AHEAD` says.

`scripts/day.py` puts a copy where every Python of the environment finds it as it starts.
"""

from __future__ import annotations

import os
import sys
import time

AHEAD = "WALL_CLOCK_AHEAD"
"""The environment variable that holds by how many seconds; they may be less than none."""

_DEAR = ("pytest", "dateutil.parser")
"""What time-machine would load for features that are not used here."""


def begin() -> None:
    """Move the clock for as long as the process lives; it goes on at its usual pace."""
    for name in _DEAR:
        sys.modules[name] = None  # type: ignore[assignment]
    import time_machine

    for name in _DEAR:
        del sys.modules[name]
    # It is a plugin of pytest's too, which warns of one that is loaded already.
    time_machine.__doc__ = "PYTEST_DONT_REWRITE"
    # As a number of seconds: a datetime would set the zone as well.
    time_machine.travel(time.time() + int(os.environ[AHEAD])).start()


begin()

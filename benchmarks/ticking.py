"""Runs a program beside a ticker on the loop of its screen, and writes down where that stood still.

`python -m benchmarks.ticking GAPS PROGRAM …`: into the file GAPS goes a line for each gap, when it
ended, as `time.perf_counter` counts in every process of this machine, and how long it was. The
program is a file, or a module behind `-m`.
"""

from __future__ import annotations

import asyncio
import runpy
import sys
import time
from functools import partial
from pathlib import Path

TICK = 0.001
LEAST = 0.002
"""Shorter gaps are how a machine breathes."""


class Ticking(asyncio.DefaultEventLoopPolicy):
    """Gives loops that tick."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float]] = []

    def new_event_loop(self) -> asyncio.AbstractEventLoop:
        """A loop that ticks from its first round on."""
        loop = super().new_event_loop()
        loop.call_soon(self._tick, loop, time.perf_counter())
        return loop

    def _tick(self, loop: asyncio.AbstractEventLoop, wanted: float) -> None:
        now = time.perf_counter()
        if now - wanted > LEAST:
            self.gaps.append((now, now - wanted))
        loop.call_later(TICK, self._tick, loop, now + TICK)


def main() -> None:
    """Run the program; whatever ends it, write the gaps."""
    gaps, *command = sys.argv[1:]
    program, *words = command[1:] if command[0] == "-m" else command
    ticking = Ticking()
    asyncio.set_event_loop_policy(ticking)
    sys.argv = [program, *words]
    run = runpy.run_path if program.endswith(".py") else partial(runpy.run_module, alter_sys=True)
    try:
        run(program, run_name="__main__")
    finally:
        lines = (f"{at!r} {length!r}\n" for at, length in ticking.gaps)
        Path(gaps).write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main()

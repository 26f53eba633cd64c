"""When a checkpoint is worth its while."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType

IDLE = 2.0
IDLE_FACTOR = 50
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 600.0


class CheckpointPolicy:
    """Times checkpoints, each run inside `with policy:`, and says when the next may begin.

    One is due after two seconds without a change, or fifty times as long as the last one took,
    so that writing a large journal never takes more than a fiftieth of the time. After a
    failure there is a pause, which doubles each time.

    Args:
        clock: Gives seconds that pass.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._duration = self._pause = self._not_before = 0.0

    def due(self, idle_seconds: float, *, urgent: bool) -> bool:
        """Whether to begin after so long without a change; urgent ones wait for failures only."""
        if self._clock() < self._not_before:
            return False
        return urgent or idle_seconds >= max(IDLE, IDLE_FACTOR * self._duration)

    def __enter__(self) -> None:
        self._began = self._clock()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        now = self._clock()
        if kind is None:
            self._duration, self._pause = now - self._began, 0.0
        else:
            self._pause = min(LONGEST_PAUSE, max(FIRST_PAUSE, 2 * self._pause))
            self._not_before = now + self._pause

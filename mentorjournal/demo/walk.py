"""A clock that walks through the past year, and what happens at each step of its way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from random import Random

from mentorjournal.demo.calendar import moment

Step = Callable[[], object]


class Walk:
    """Steps gathered in any order and taken in the order of their moments.

    Called, it tells the time, so that it can stand in for the journal's clock.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._steps: list[tuple[datetime, Step]] = []

    def __call__(self) -> datetime:
        """The moment the walk has reached."""
        return self._now

    def at(self, day: date, hour: str, step: Step) -> None:
        """Take a step at an hour, such as `17:30`, of a day."""
        self.at_moment(moment(day, hour), step)

    def at_moment(self, when: datetime, step: Step) -> None:
        """Take a step at a moment."""
        self._steps.append((when, step))

    def go(self) -> None:
        """Take all steps; those of one moment in the order in which they were gathered."""
        for when, step in sorted(self._steps, key=lambda pair: pair[0]):
            self._now = when
            step()


class Ids:
    """UUIDv7s that are the same each time: the walk's time, a count, and seeded chance.

    The count fills the 12 bits behind the time, so that ids of one moment keep their order.
    """

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._count = 0
        self._chance = Random("a made-up journal")

    def __call__(self) -> str:
        """The next id, as text."""
        self._count += 1
        number = int(self._clock().timestamp() * 1000) << 80
        number |= 0x7 << 76 | (self._count & 0xFFF) << 64
        number |= 0b10 << 62 | self._chance.getrandbits(62)
        digits = f"{number:032x}"
        cuts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
        return "-".join(cuts)

"""What was worked out before, for as long as it is worked out from the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, TypeVarTuple

T = TypeVar("T")
Given = TypeVarTuple("Given")


class Remembered:
    """Works something out for each relationship once, until what it follows from differs.

    What it follows from are records, which never change, and a day; so the same work on the same
    gives the same. One thing more some of it follows from, the zone of the machine: whoever holds
    this begins anew when that is another.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, str], tuple[tuple[object, ...], Any]] = {}

    def of(self, work: Callable[[*Given], T], key: str, *given: *Given) -> T:
        """What a work makes of what it is given.

        Args:
            work: A function that asks for nothing but what it is given.
            key: The uid of what it is about; the last result for each is kept.
            given: What it is given.
        """
        known = self._known.get((work, key))
        if known is None or known[0] != given:
            known = self._known[work, key] = given, work(*given)
        result: T = known[1]
        return result

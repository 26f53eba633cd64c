"""The kinds of lines of which a place shows one at a time, gone through by two keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

K = TypeVar("K")


class Kinds(Generic[K]):
    """Goes from kind to kind, round and round.

    Args:
        every: The kinds, in their order.
        chosen: Which is shown.
        choose: Shows another.
    """

    def __init__(
        self, every: Iterable[K], chosen: Callable[[], K], choose: Callable[[K], None]
    ) -> None:
        self._every, self._chosen, self._choose = tuple(every), chosen, choose

    def next(self) -> None:
        """Show the next kind; the first follows the last."""
        self._step(1)

    def before(self) -> None:
        """Show the kind before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self._choose(beside(self._every, self._chosen(), step))


def beside(choices: Sequence[K], chosen: K, step: int) -> K:
    """The choice behind the chosen one, or before it; the first follows the last."""
    return choices[(choices.index(chosen) + step) % len(choices)]

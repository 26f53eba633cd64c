"""Actions of a screen that something it holds carries out."""

from __future__ import annotations

from collections.abc import Callable
from types import MethodType
from typing import Any


class HeldAction:
    """Stands in the class of a screen under the name of an action; see `done_by`."""

    def __init__(self, holder: str, verb: Callable[[Any], object]) -> None:
        self._holder, self._verb = holder, verb

    def __get__(self, screen: object | None, owner: type | None = None) -> Callable[..., object]:
        """The verb of what the screen holds."""
        return (
            self._verb if screen is None else MethodType(self._verb, getattr(screen, self._holder))
        )


def done_by(holder: str, verb: Callable[[Any], object]) -> HeldAction:
    """Let an action of a screen be a verb of something that the screen holds.

    `action_session_find = done_by("finder", NoteFinder.find)` runs `self.finder.find()`.

    Args:
        holder: The attribute of the screen under which it is held.
        verb: A method of its class without arguments; may be a coroutine.
    """
    return HeldAction(holder, verb)

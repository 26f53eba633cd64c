"""When the panel beside the notes follows what is typed."""

from __future__ import annotations

REST = 0.15
"""Seconds without a key after which it follows."""
PATIENCE = 0.5
"""Seconds after which it follows although the keys go on."""
REST_PER_COST = 12
PATIENCE_PER_COST = 40


class PanelPace:
    """Chooses the moments, so that keys do not wait for the panel.

    It follows when the hand rests, and now and then while it does not. Both are put off in
    proportion to what following costs, which grows with the notes.
    """

    def __init__(self) -> None:
        self._cost = 0.0
        self._first: float | None = None
        self._last = 0.0

    def typed(self, now: float) -> bool:
        """Note a key; gives whether it is the first one that the panel does not show."""
        begins = self._first is None
        if begins:
            self._first = now
        self._last = now
        return begins

    def wait(self, now: float) -> float:
        """Seconds until the panel should follow; zero or less when it should now."""
        rested = self._last + max(REST, REST_PER_COST * self._cost)
        latest = (self._first or self._last) + max(PATIENCE, PATIENCE_PER_COST * self._cost)
        return min(rested, latest) - now

    def followed(self, seconds: float) -> None:
        """Note that the panel shows everything, and how long that took."""
        self._first = None
        self._cost = seconds

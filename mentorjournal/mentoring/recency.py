"""What of many open things comes first: what is dated or new, and last what has grown old."""

from __future__ import annotations

from datetime import date, timedelta

OLD = timedelta(days=60)
"""What has been late or open for longer than this has grown old."""


def is_old(due: date | None, since: date, today: date) -> bool:
    """Whether something open has grown old; as for `recency`."""
    return today - (due or since) > OLD


def recency(due: date | None, since: date, today: date) -> tuple[int, int]:
    """What open follow-ups are ordered by: late ones, dated ones, new ones, then the old ones.

    Args:
        due: The last good day; None where there is none.
        since: The day it was written down.
        today: The local day.

    Returns:
        Smaller comes first: late ones that were due last, dated ones that are due next, and of
        the others the newest.
    """
    if is_old(due, since, today):
        return 3, -(due or since).toordinal()
    if due is None:
        return 2, -since.toordinal()
    return (1, due.toordinal()) if due >= today else (0, -due.toordinal())

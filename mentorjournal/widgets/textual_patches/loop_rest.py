"""Whether an event loop has something to do at once.

Upstream: issues 6605 and 6631, on keys that overtake each other, would make this unnecessary.
"""

from __future__ import annotations

from asyncio import AbstractEventLoop


def at_rest(loop: AbstractEventLoop) -> bool:
    """Whether the loop would go to sleep now: nothing in it is ready to be run.

    Only asyncio's own loops say so (`_ready`, private, Python 3.11 to 3.14); of any other it is
    taken to be so.
    """
    return not getattr(loop, "_ready", ())

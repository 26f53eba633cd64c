"""Calling back a little later, at no cost to the key that asks for it."""

from __future__ import annotations

import asyncio

from textual.message_pump import MessagePump
from textual.types import CallbackType


def call_in(pump: MessagePump, seconds: float, callback: CallbackType) -> asyncio.TimerHandle:
    """Call back once, in the pump's own turn; may be cancelled. Nothing here uses `set_timer`.

    Textual's timers are each a task of their own, whose callback's signature is read as well:
    with a key in the notes starting one or two of them, that was a tenth of all it cost. And one
    that is late before it has begun to wait is skipped, and never calls: a few milliseconds are
    enough, which a busy machine may well be away for.

    Args:
        pump: The screen or widget that is called back.
        seconds: After so long.
        callback: What to call; never once the pump is closed.
    """
    return asyncio.get_running_loop().call_later(seconds, pump.call_next, callback)

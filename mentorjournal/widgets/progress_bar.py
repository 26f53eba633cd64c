"""The bar of a goal: how far it is, and a mark where it was to be expected by now."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from textual.content import Content

from mentorjournal.widgets.plain import line, plain

PARTS = " ▏▎▍▌▋▊▉"
MARK = "│"


def progress_bar(
    progress: Decimal | None, expected: Decimal | None, width: int, style: str
) -> Content:
    """A bar of `width` cells.

    Args:
        progress: 0 to 1; None leaves the bar empty.
        expected: What progress would be by now if it came evenly; None for no mark. No mark
            stands at the very beginning and the very end, where it would say nothing.
        width: In cells.
        style: The style of what is done.
    """
    eighths = int(((progress or Decimal(0)) * width * 8).quantize(Decimal(1), ROUND_HALF_UP))
    if progress is not None and progress < 1:
        # A bar that is full says that the goal is met.
        eighths = min(eighths, width * 8 - 1)
    full, rest = divmod(eighths, 8)
    done = "█" * full + (PARTS[rest] if rest else "")
    bar = line((done, style), ("·" * (width - len(done)), "$muted"))
    if expected is None or not 0 < expected < 1:
        return bar
    at = min(int(expected * width), width - 1)
    mark = plain(MARK, f"bold $background on {style}" if at < full else "bold $foreground")
    return line(bar[:at], mark, bar[at + 1 :])

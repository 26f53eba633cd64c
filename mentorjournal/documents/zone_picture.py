"""The zone of possible agreement drawn in characters."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from mentorjournal.mentoring.pay_sheet import Zone
from mentorjournal.money import show_money

WIDTH = 48
"""Columns of the scale, without the words beside it."""


def draw(zone: Zone, target: Decimal | None = None) -> str:
    """Their range, mine and the overlap above one scale.

    `=` runs to their likely limit and `-` on to their highest; mine runs from the least I
    accept upwards; `#` is the overlap, `T` the target. Every line also says in words what
    it shows, so that nothing depends on the drawing.
    """
    limit = zone.limit
    known = [zone.least, limit.low, limit.likely, limit.high, *([target] if target else [])]
    low, high = min(known), max(known)
    margin = max((high - low) / 10, Decimal(1))
    low, high = low - margin, high + margin

    def column(amount: Decimal) -> int:
        place = (amount - low) / (high - low) * (WIDTH - 1)
        return int(place.to_integral_value(ROUND_FLOOR))

    least, likely, highest = column(zone.least), column(limit.likely), column(limit.high)
    they = "=" * (likely + 1) + "-" * (highest - likely)
    you = " " * least + "-" * (WIDTH - 1 - least) + ">"
    lines = [
        _line("they", they, f"up to {show_money(limit.likely)}, at most {show_money(limit.high)}"),
        _line("you", you, f"from {show_money(zone.least)}"),
    ]
    if zone.overlap:
        bar = " " * least + "#" * (likely - least + 1)
        span = f"{show_money(zone.overlap[0])} to {show_money(zone.overlap[1])}"
        lines.append(_line("overlap", bar, span))
    if target:
        lines.append(_line("target", " " * column(target) + "T", show_money(target)))
    ends = show_money(low), show_money(high)
    lines.append(_line("", ends[0] + ends[1].rjust(WIDTH - len(ends[0])), ""))
    return "\n".join(lines)


def _line(name: str, drawn: str, words: str) -> str:
    return f"{name:<8} {drawn:<{WIDTH}}  {words}".rstrip()

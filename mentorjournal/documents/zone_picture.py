"""The zone of possible agreement drawn in characters."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from mentorjournal.mentoring.pay_sheet import Zone
from mentorjournal.money import show_money

WIDEST = 74
"""Columns of a line with its words, so that none is broken where a document is read."""
NAME = 8
PLOT = 48
"""Columns of the scale where there is room."""


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
    ends = show_money(low), show_money(high)
    words = {
        "they": f"up to {show_money(limit.likely)}",
        "": f"at most {show_money(limit.high)}",
        "you": f"from {show_money(zone.least)}",
        "overlap": "–".join(map(show_money, zone.overlap)) if zone.overlap else "",
        "target": show_money(target) if target else "",
    }
    room = WIDEST - NAME - len("   ") - max(map(len, words.values()))
    cells = max(min(PLOT, room), len(" ".join(ends)))

    def column(amount: Decimal) -> int:
        place = (amount - low) / (high - low) * (cells - 1)
        return int(place.to_integral_value(ROUND_FLOOR))

    least, likely, highest = column(zone.least), column(limit.likely), column(limit.high)
    drawn = {
        "they": "=" * (likely + 1) + "-" * (highest - likely),
        "": "",
        "you": " " * least + "-" * (cells - 1 - least) + ">",
        "overlap": " " * least + "#" * (likely - least + 1),
        "target": " " * column(target) + "T" if target else "",
    }
    lines = [
        f"{name:<{NAME}} {drawn[name]:<{cells}}  {said}" for name, said in words.items() if said
    ]
    scale = ends[0] + ends[1].rjust(cells - len(ends[0]))
    return "\n".join([*lines, f"{'':<{NAME}} {scale}"])

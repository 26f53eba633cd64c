"""The zone of possible agreement, drawn in characters and as an SVG element."""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

from mentorjournal.mentoring.pay_sheet import Zone
from mentorjournal.money import show_money

WIDEST = 74
"""Columns of a line with its words, so that none is broken where a document is read."""
NAME = 8
PLOT = 48
"""Columns of the scale where there is room."""
WIDTH, ROW = 340, 42
"""Of the SVG element: how wide it is, and how high a line of words with its bar."""
FITS = 46
"""So many letters of words and digits stand in its width."""


def draw(zone: Zone, target: Decimal | None = None) -> str:
    """Their range, mine and the overlap above one scale.

    `=` runs to their likely limit and `-` on to their highest; mine runs from the least I
    accept upwards; `#` is the overlap, `T` the target. Every line also says in words what
    it shows, so that nothing depends on the drawing.
    """
    limit = zone.limit
    low, high = _ends(zone, target)
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


def _ends(zone: Zone, target: Decimal | None) -> tuple[Decimal, Decimal]:
    """The two ends of the scale."""
    limit = zone.limit
    known = [zone.least, limit.low, limit.likely, limit.high, *([target] if target else [])]
    low, high = min(known), max(known)
    margin = max((high - low) / 10, Decimal(1))
    return low - margin, high + margin


def draw_svg(zone: Zone, target: Decimal | None = None) -> str:
    """The same as an SVG element: a line of words above each bar, so that a telephone shows it.

    Its colours are those of the page around it.
    """
    limit = zone.limit
    low, high = _ends(zone, target)

    def at(amount: Decimal) -> int:
        return int((amount - low) / (high - low) * WIDTH)

    least, likely, highest = at(zone.least), at(limit.likely), at(limit.high)
    they = f"They: up to {show_money(limit.likely)}, at most {show_money(limit.high)}"
    rows = [(they, [_bar(0, likely, 0.6), _bar(likely, highest, 0.25)])]
    rows.append((f"You: from {show_money(zone.least)}", [_bar(least, WIDTH, 0.35)]))
    if zone.overlap:
        first, last = map(show_money, zone.overlap)
        rows.append((f"Overlap: {first} to {last}", [_bar(least, max(likely, least + 2), 1)]))
    if target:
        rows.append((f"Target: {show_money(target)}", [_bar(at(target) - 2, at(target) + 2, 1)]))
    parts = [
        part
        for number, (said, bars) in enumerate(rows)
        for part in (
            _words(said, number * ROW + 14),
            *(bar.format(y=number * ROW + 20) for bar in bars),
        )
    ]
    foot = len(rows) * ROW + 6
    parts += [
        f'<line x1="0" y1="{foot}" x2="{WIDTH}" y2="{foot}"/>',
        f'<text x="0" y="{foot + 18}">{show_money(low)}</text>',
        f'<text x="{WIDTH}" y="{foot + 18}" text-anchor="end">{show_money(high)}</text>',
    ]
    words = "; ".join(said for said, _bars in rows)
    return (
        f'<svg viewBox="0 0 {WIDTH} {foot + 24}" role="img" aria-label="{words}">'
        f"{''.join(parts)}</svg>"
    )


def _words(said: str, y: int) -> str:
    """A line of words; one that would not fit is drawn narrower, as amounts of twelve digits."""
    narrow = f' textLength="{WIDTH}" lengthAdjust="spacingAndGlyphs"' if len(said) > FITS else ""
    return f'<text x="0" y="{y}"{narrow}>{said}</text>'


def _bar(start: int, end: int, strength: float) -> str:
    return (
        f'<rect x="{start}" y="{{y}}" width="{max(end - start, 0)}" height="12" '
        f'fill-opacity="{strength}"/>'
    )

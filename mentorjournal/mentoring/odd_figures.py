"""Figures of a sheet that no form lets through, as another program or a hand may write them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.mentoring.pay_sheet import Check
from mentorjournal.money import show_number, show_percent

WHOLE, MOST = Decimal(1), Decimal(10)
"""The most a part of something can be, and the most of any other share that a form takes."""

_PACKAGE = (
    ("base", "base", None),
    ("bonus", "bonus", MOST),
    ("payout", "payout", MOST),
    ("flat_bonus", "flat bonus", None),
    ("match", "match", MOST),
    ("equity", "equity", None),
    ("equity_discount", "equity discount", WHOLE),
    ("sign_on", "sign-on", None),
    ("benefits", "benefits", None),
    ("costs", "costs", None),
)
_ALTERNATIVE = (("months", "months", None), ("hours", "hours", None), ("cash", "money", None))
_MARKET = (
    ("p25", "P25", None),
    ("p50", "P50", None),
    ("p75", "P75", None),
    ("p90", "P90", None),
    ("weight", "weight", None),
)
_LIMIT = (("low", "low limit", None), ("likely", "likely limit", None))
_TALK = (
    ("target", "target", None),
    ("first_offer", "first offer", None),
    ("cap", "most to ask for", None),
    ("hour_rate", "worth of an hour", None),
    ("market_growth", "growth of the market", WHOLE),
)
_Fields = tuple[tuple[str, str, Decimal | None], ...]
"""Each field with its words and, of a share, the most that it can be; None of an amount."""
_AT = {"market_growth": "market:", "hour_rate": "talk:hour_rate"}
"""Where fields of the sheet itself are put right that do not stand with the target."""


def odd_figures(talk: Negotiation) -> Iterator[Check]:
    """What is below zero, or more than all of something, each with its number and its field."""
    yield from _odd(talk.now, _PACKAGE, "today's position", "staying")
    for each in talk.alternatives:
        leads = f"alternative:{each.uid}"
        yield from _odd(each, _ALTERNATIVE, each.title, leads)
        yield from _odd(each.package, _PACKAGE, each.title, leads)
    for field in _TALK:
        yield from _odd(talk, (field,), "the sheet", _AT.get(field[0], f"numbers:{field[0]}"))
    if talk.limit is not None:
        yield from _odd(talk.limit, _LIMIT, "the other side", "numbers:limit_likely")
    for figure in talk.market:
        whose = figure.source or "an unnamed source"
        yield from _odd(figure, _MARKET, whose, f"market:{figure.uid}")


def _odd(part: object, fields: _Fields, whose: str, leads: str) -> Iterator[Check]:
    for name, words, most in fields:
        figure: Decimal | None = getattr(part, name)
        if figure is None or 0 <= figure <= (figure if most is None else most):
            continue
        shown = show_number(figure) if most is None else show_percent(figure)
        bound = "It cannot be below zero"
        if most is not None and figure > most:
            bound = f"It is at most {show_percent(most)}"
        yield Check(
            f"The {words} of {whose}: {shown.replace('-', '−')}.", f"{bound}: write it anew.", leads
        )

"""What the picture of a pay talk says in words, row by row, in as many cells as there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from mentorjournal.data.records.negotiations import Limit
from mentorjournal.mentoring.market import Market
from mentorjournal.mentoring.offers import in_turn
from mentorjournal.mentoring.pay_sheet import Sheet, Zone
from mentorjournal.money import show_money, whole

ROOM = 10_000
"""Cells where a row may be as long as it likes."""


def picture_words(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Every row with its name, for who reads it and does not see it."""
    limit = sheet.negotiation.limit
    if limit is not None:
        span = "–".join(dict.fromkeys(map(show_money, (limit.low, limit.likely, limit.high))))
        yield "they", f"{span}, {limit_words(limit)}"
    yield "you", mine_words(sheet).partition(";")[0]
    yield "overlap", overlap_words(sheet.zone)
    if words := offer_words(sheet):
        yield "offers", words
    if sheet.market.points:
        yield "market", market_words(sheet)


def offers_made(sheet: Sheet) -> list[Decimal]:
    """The bases they offered, oldest first; the one I expect before the first."""
    talk = sheet.negotiation
    made = [each.package.base for each in in_turn(talk) if each.side == "they"]
    last = talk.outcome.offer if talk.outcome else None
    if last is not None and last not in made[-1:]:
        made.append(last)
    if made:
        return made
    return [talk.first_offer] if talk.first_offer is not None else []


def _first_that_fits(words: Sequence[str], room: int) -> str:
    return next((each for each in words if len(each) <= room), words[-1])


def limit_words(limit: Limit, room: int = ROOM) -> str:
    """The most they are thought to pay."""
    up_to = f"up to {show_money(limit.likely)}"
    return _first_that_fits((f"{up_to}, likely", up_to), room)


def mine_words(sheet: Sheet, room: int = ROOM) -> str:
    """The least I accept, and which letters stand for what."""
    least = f"from {show_money(sheet.reservation.base)}"
    target = " T target" if sheet.negotiation.target is not None else ""
    ask = " A ask" if sheet.ask is not None else ""
    legend = f"{least};{target}{ask}" if target or ask else least
    return _first_that_fits((legend, least), room)


def overlap_words(zone: Zone | None, room: int = ROOM) -> str:
    """Whether an agreement is certain, possible or out of reach, and then by how much."""
    if zone is None:
        return "their limit is unknown"
    if zone.verdict != "none":
        return "certain" if zone.verdict == "certain" else "possible, not certain"
    short = show_money(zone.least - zone.limit.high)
    return _first_that_fits((f"none, {short} short", "none"), room)


def offer_words(sheet: Sheet, room: int = ROOM) -> str:
    """Today's base, and what they have offered; where there are many, the newest."""
    talk = sheet.negotiation
    offers = [show_money(base) for base in offers_made(sheet)]
    if offers and not talk.offers and (talk.outcome is None or talk.outcome.offer is None):
        offers[0] += " expected"
    said = ["now", *offers] if talk.now.base > 0 else offers
    fewer = [f"… {', '.join(offers[at:])}" for at in range(1, len(offers))]
    return _first_that_fits((", ".join(said), ", ".join(offers), *fewer), room)


def market_words(sheet: Sheet, room: int = ROOM) -> str:
    """Where today's base and the target lie among the percentiles."""
    market, talk = sheet.market, sheet.negotiation
    if not market.rises:
        return "the sources clash"
    now = f"now {_place(market, talk.now.base)}" if talk.now.base > 0 else ""
    target = _place(market, talk.target) if talk.target is not None else ""
    said = [
        ", ".join(each for each in (now, f"{name} {target}" if target else "") if each)
        for name in ("target", "T")
    ]
    return _first_that_fits((*said, now or target), room)


def _place(market: Market, amount: Decimal) -> str:
    """A percentile, or on which side of all known ones an amount lies."""
    if (percentile := market.percentile(amount)) is not None:
        return f"P{whole(percentile)}"
    (lowest, low), (highest, _high) = market.points[0], market.points[-1]
    return f"below P{lowest}" if amount < low else f"above P{highest}"

"""`mentorjournal show SHEET`: the figures of a pay talk, and how each comes about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from mentorjournal.cli.as_json import cents, exact
from mentorjournal.cli.output import table
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.base import ME
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.data.records.offers import HAIR
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.batna_changes import Tip, batna_from, changes_words, holds_down_to
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.outcomes import frozen_on
from mentorjournal.mentoring.pay_gaps import next_gap
from mentorjournal.mentoring.pay_picture import picture_words
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.mentoring.pay_why import why_of
from mentorjournal.mentoring.trade_offs import (
    equal_packages,
    equal_words,
    trade_of,
    trade_words,
)
from mentorjournal.money import show_money, show_share

_NONE = "–"
_HEADS = ("What could be done", "Base", "Year 1", "Average", "Chance", "Expected", "")


def _words(journal: Journal, talk: Negotiation) -> Iterator[str]:
    sheet = work_out(talk, journal.today())
    frozen = frozen_on(talk)
    since = f", frozen {full_date(frozen)}" if frozen is not None else ""
    yield f"{talk.title}: pay talk, private{since}"
    zone = sheet.zone.verdict if sheet.zone else _NONE
    yield (
        f"Least {show_money(sheet.reservation.base)}   Target {_or_none(talk.target)}   "
        f"Ask {_or_none(sheet.ask)}   ZOPA {zone}   base, {talk.currency}"
    )
    yield "\n" + table([*picture_words(sheet)])
    yield "\n" + table([_HEADS, *_options(sheet)])
    yield f"\n{changes_words(sheet)}"
    if words := trade_words(talk):
        yield f"{words}, of which an average year pays as much"
    if words := equal_words(talk):
        yield f"Of equal value: {words}"
    if (gap := next_gap(talk)) is not None:
        yield f"Next: {gap.question if talk.owner == ME else gap.theirs}"
    for check in sheet.checks:
        yield f"! {check.text} {check.remedy}"
    for why in why_of(sheet):
        yield f"\n{why.heading}"
        for words in why.lines:
            yield f"  {words}"
    yield "\nEstimates, not advice."


def _or_none(amount: Decimal | None) -> str:
    return _NONE if amount is None else show_money(amount)


def _options(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    for option in sheet.options:
        offer = option.alternative
        package = offer.package if offer else sheet.negotiation.now
        best = "BATNA" if option is sheet.batna else "ended" if option.expired else ""
        yield (
            option.title,
            show_money(package.base),
            show_money(option.pay.first_year),
            show_money(option.pay.average),
            show_share(option.chance) if offer else "",
            show_money(option.expected),
            best,
        )


def _as_json(journal: Journal, talk: Negotiation) -> dict[str, Any]:
    sheet = work_out(talk, journal.today())
    frozen = frozen_on(talk)
    return {
        "id": talk.uid,
        "title": talk.title,
        "private": True,
        "today": journal.today().isoformat(),
        "frozen": frozen.isoformat() if frozen is not None else None,
        "currency": talk.currency,
        "least": cents(sheet.reservation.base),
        "least_total": cents(sheet.reservation.total),
        "target": cents(talk.target),
        "ask": cents(sheet.ask),
        "zopa": sheet.zone.verdict if sheet.zone else None,
        "batna": sheet.batna.uid,
        **_tip("batna_down_to", holds_down_to(sheet)),
        "options": [
            {
                "id": option.uid,
                "title": option.title,
                "year_1": cents(option.pay.first_year),
                "average": cents(option.pay.average),
                "chance": exact(option.chance),
                "expected": cents(option.expected),
                "ended": option.expired,
                **_tip("batna_from", batna_from(sheet, option)),
            }
            for option in sheet.options
        ],
        "trade": _trade(talk),
        "equal": [
            {
                "base": cents(each.base),
                "sign_on": cents(each.sign_on),
                "equity": cents(each.equity),
            }
            for each in equal_packages(talk)
        ],
        "picture": dict(picture_words(sheet)),
        "next": gap.kind if (gap := next_gap(talk)) else None,
        "checks": [check.text for check in sheet.checks],
        "why": [
            {"about": why.about, "heading": why.heading, "lines": list(why.lines)}
            for why in why_of(sheet)
        ],
    }


def _trade(talk: Negotiation) -> dict[str, Any] | None:
    if (trade := trade_of(talk)) is None:
        return None
    return {"base": cents(trade.base), "sign_on": cents(trade.sign_on)}


def _tip(name: str, tip: Tip | None) -> dict[str, Any]:
    """A chance, and whether more than that is needed."""
    return {
        name: exact(tip.chance.quantize(HAIR)) if tip else None,
        f"{name}_above": tip is not None and tip.above,
    }


TWIN = Twin(_words, _as_json, of="sheet")

"""`mentorjournal show SHEET preparation`: both sides, evidence, market, trades, objections."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mentorjournal.cli.as_json import cents, exact
from mentorjournal.cli.output import table
from mentorjournal.cli.showing import Twin
from mentorjournal.data.records.achievements import Achievement
from mentorjournal.data.records.negotiations import MarketFigure, Negotiation
from mentorjournal.dates import full_date
from mentorjournal.journal import Journal
from mentorjournal.mentoring.preparation import (
    BOTH,
    best_words,
    linked,
    shown_by,
    trade_words,
)
from mentorjournal.money import show_money, show_number

_NONE = "–"
_POINTS = ("p25", "p50", "p75", "p90")


def _words(journal: Journal, talk: Negotiation) -> Iterator[str]:
    yield f"{talk.title}: preparation, private"
    yield from _talk(talk)
    for both in BOTH:
        for whose, field in (("mine", both.mine), ("theirs", both.theirs)):
            yield f"\n{both.label}, {whose}"
            yield getattr(talk, field).strip() or _NONE
    done = journal.achievements.of(talk.owner)
    yield "\nEvidence"
    yield from _evidence(linked(talk.achievements, done), talk.evidence)
    yield "\nMarket"
    figures = [_figure(each) for each in talk.market]
    yield table([("Source", "Of", "P25", "P50", "P75", "P90", "Weight"), *figures])
    yield "\nTo give and to get"
    for trade in talk.trades:
        yield f"{trade.direction}: {trade.text}, {trade_words(trade)}"
    yield from best_words(talk)
    yield "\nWhat they may say"
    for objection in talk.objections:
        yield f"{objection.text}\n  → {objection.reply.strip() or 'no reply yet'}"
        yield from _evidence(linked(objection.achievements, done), objection.evidence)


def _talk(talk: Negotiation) -> Iterator[str]:
    for label, words in (
        ("Talk with", talk.counterpart),
        ("Who decides", talk.decider),
        ("Budget closes", full_date(talk.budget_closes) if talk.budget_closes else ""),
        ("Decide by", full_date(talk.decide_by) if talk.decide_by else ""),
    ):
        yield f"{label}: {words or _NONE}"
    for each in talk.alternatives:
        if each.next_step:
            yield f"Next step, {each.title}: {each.next_step}"


def _evidence(done: list[Achievement], written: str) -> Iterator[str]:
    for each in done:
        yield f"{full_date(each.on)}  {shown_by(each)}"
    if written.strip():
        yield written.strip()


def _figure(figure: MarketFigure) -> tuple[str, ...]:
    amounts = [getattr(figure, point) for point in _POINTS]
    shown = (_NONE if amount is None else show_money(amount) for amount in amounts)
    return (figure.source, full_date(figure.on), *shown, show_number(figure.weight))


def _as_json(journal: Journal, talk: Negotiation) -> dict[str, Any]:
    done = journal.achievements.of(talk.owner)
    return {
        "id": talk.uid,
        "title": talk.title,
        "private": True,
        "currency": talk.currency,
        "counterpart": talk.counterpart,
        "decider": talk.decider,
        "budget_closes": talk.budget_closes.isoformat() if talk.budget_closes else None,
        "decide_by": talk.decide_by.isoformat() if talk.decide_by else None,
        **{
            both.id: {"mine": getattr(talk, both.mine), "theirs": getattr(talk, both.theirs)}
            for both in BOTH
        },
        "evidence": talk.evidence,
        "achievements": [each.uid for each in linked(talk.achievements, done)],
        "market": [
            {
                "id": figure.uid,
                "source": figure.source,
                "on": figure.on.isoformat(),
                **{point: cents(getattr(figure, point)) for point in _POINTS},
                "weight": exact(figure.weight),
            }
            for figure in talk.market
        ],
        "trades": [
            {
                "id": trade.uid,
                "text": trade.text,
                "direction": trade.direction,
                "worth": cents(trade.worth),
                "cost": cents(trade.cost),
            }
            for trade in talk.trades
        ],
        "objections": [
            {
                "id": objection.uid,
                "text": objection.text,
                "reply": objection.reply,
                "evidence": objection.evidence,
                "achievements": [each.uid for each in linked(objection.achievements, done)],
            }
            for objection in talk.objections
        ],
    }


TWIN = Twin(_words, _as_json, of="sheet")

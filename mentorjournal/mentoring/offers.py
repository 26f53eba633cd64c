"""Offers and counters of a pay talk: how each was judged, and what I would concede next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Negotiation, Package
from mentorjournal.data.records.offers import Judgement, Offer, OfferSide
from mentorjournal.dates import column_date
from mentorjournal.mentoring.negotiation import judge, work_out, worth_of
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.mentoring.pay_why import MINUS, Why, total_lines
from mentorjournal.money import show_money, show_signed

Verdict = Literal["accept", "counter", "walk"]


class OfferLine(Struct, frozen=True):
    """An offer in words, column by column; of mine there is nothing to judge.

    Attributes:
        offer: The record.
        day: "Thu 19 Nov".
        base: "115,360".
        writing: "written" or "spoken".
        against: "150,557 < 152,607": what it was worth that day, and what it had to be.
        by: "2,050 short" or "3,193 over".
        verdict: What it called for; empty for an offer of mine.
        ask: The base to counter it with; None where that is not said.
    """

    offer: Offer
    day: str
    base: str
    writing: str
    against: str = ""
    by: str = ""
    verdict: Verdict | Literal[""] = ""
    ask: Decimal | None = None


def shown_n(package: Package, here: Decimal) -> Package:
    """An offer with the N that counts for it, which is N here where it states none of its own."""
    own = package.other or package.other_stated
    return package if own else replace(package, other=here)


def typed_n(typed: Package, before: Package, here: Decimal) -> Package:
    """An offer as it was typed over what `shown_n` gave; nothing typed as its N is meant so.

    Args:
        typed: What was typed.
        before: What the offer was; its N stays as it is where that was not changed.
        here: N here.
    """
    if typed.other == shown_n(before, here).other:
        return replace(typed, other=before.other, other_stated=before.other_stated)
    return replace(typed, other_stated=not typed.other)


def keep_judgement(talk: Negotiation, offer: Offer) -> Offer:
    """The offer with the judgement of the day on which it was first written down.

    What it is held against and N here stay as they were then, whatever the sheet becomes.
    Where its package is put right, what that is worth is counted with these; where its day is,
    it is held against what was to be had on that day.
    """
    return replace(offer, judgement=judgement_of(talk, offer))


def judgement_of(talk: Negotiation, offer: Offer) -> Judgement:
    """How an offer is judged: anew where it was not written down yet, or for another day; else by
    what was kept.
    """
    old = next((each for each in talk.offers if each.uid == offer.uid), None)
    if old is None or old.judgement is None or old.on != offer.on:
        return replace(judge(talk, offer.package, offer.on), ask=still_to_ask(talk, offer))
    kept = old.judgement
    same = (old.side, old.package.base) == (offer.side, offer.package.base)
    ask = kept.ask if same else still_to_ask(talk, offer)
    return replace(kept, worth=worth_of(offer.package, kept.here, kept.years), ask=ask)


def still_to_ask(talk: Negotiation, offer: Offer) -> Decimal | None:
    """The base to counter an offer of theirs with before one thinks of accepting it.

    None where it reaches the target or the most they are thought to pay, and without an ask.
    """
    base, target, limit = offer.package.base, talk.target, talk.limit
    if offer.side == "I" or target is None or base >= target:
        return None
    if limit is not None and base >= limit.high:
        return None
    return work_out(with_offer(talk, offer), offer.on).ask


def with_offer(talk: Negotiation, offer: Offer) -> Negotiation:
    """The talk with one more offer, or with one in the place of what it was."""
    known = any(each.uid == offer.uid for each in talk.offers)
    there = (offer if each.uid == offer.uid else each for each in talk.offers)
    return replace(talk, offers=(*there, *(() if known else (offer,))))


def counter_with(talk: Negotiation, offer: Offer) -> Decimal | None:
    """What to counter an offer on the sheet with, as it was judged; None once I have countered."""
    listed = in_turn(talk)
    countered = any(each.side == "I" for each in listed[: listed.index(offer)])
    return None if countered or offer.judgement is None else offer.judgement.ask


def verdict(judgement: Judgement, ask: Decimal | None = None) -> Verdict:
    """Accept what is worth as much as the BATNA once better was asked for, or is not to be had;
    else counter, while an agreement is in reach.

    Args:
        judgement: How it was judged.
        ask: What to counter with first; None where nothing better is to be had.
    """
    if judgement.worthwhile:
        return "accept" if ask is None else "counter"
    return "counter" if judgement.in_reach else "walk"


def _reason(line: OfferLine, worthwhile: bool) -> str:
    """What an offer calls for and why: "counter with 140,640, for more may be had"."""
    if line.verdict == "walk":
        return "walk, for not even the most they are thought to pay reaches the least"
    if line.verdict == "accept":
        return "accept, for nothing else is expected to be worth more"
    ask = f" with {show_money(line.ask)}" if line.ask is not None else ""
    if worthwhile:
        return f"counter{ask}, for it is below your target and nothing was asked for yet"
    return f"counter{ask}, for more may be had"


def in_turn(talk: Negotiation) -> list[Offer]:
    """The offers of both sides, newest last."""
    return sorted(talk.offers, key=lambda offer: offer.on)


def last_of(talk: Negotiation, side: OfferSide) -> Offer | None:
    """The newest offer of a side; None before the first."""
    return next((each for each in reversed(in_turn(talk)) if each.side == side), None)


def offer_lines(talk: Negotiation, today: date) -> list[OfferLine]:
    """Every offer in words, newest last."""
    return [_line(talk, offer, today) for offer in in_turn(talk)]


def _line(talk: Negotiation, offer: Offer, today: date) -> OfferLine:
    line = OfferLine(
        offer=offer,
        day=column_date(offer.on, today),
        base=show_money(offer.package.base),
        writing="written" if offer.written else "spoken",
    )
    judged = offer.judgement
    if offer.side == "I" or judged is None:
        return line
    sign, ask = "≥" if judged.worthwhile else "<", counter_with(talk, offer)
    calls_for = verdict(judged, ask)
    return replace(
        line,
        against=f"{show_signed(judged.worth)} {sign} {show_signed(judged.needed)}",
        by=f"{show_money(abs(judged.worth - judged.needed))} "
        + ("over" if judged.worthwhile else "short"),
        verdict=calls_for,
        ask=ask if calls_for == "counter" else None,
    )


def offer_whys(talk: Negotiation, today: date) -> tuple[Why, ...]:
    """Every offer in its parts and years, with how it was judged; newest last."""
    return tuple(
        Why(
            each.offer.uid, f"{each.day.strip()}, {each.offer.side}, {each.base}", tuple(_why(each))
        )
        for each in offer_lines(talk, today)
    )


def _why(line: OfferLine) -> Iterator[str]:
    offer, judged = line.offer, line.offer.judgement
    if judged is not None:
        yield from total_lines(offer.package, judged.years)
        own = offer.package.other
        amount = shown_n(offer.package, judged.here).other
        whose = "its N" if own else "N here that day"
        sign = MINUS if amount < 0 else "+"
        with_n = f" {sign} {show_signed(abs(amount))} {whose}" if amount else ""
        yield f"worth = TC{with_n} = {show_signed(judged.worth)}"
        yield f"the BATNA of that day was expected to be worth {show_signed(judged.needed)}"
        if line.verdict:
            yield f"{line.by}: {_reason(line, judged.worthwhile)}"
    if offer.note:
        yield f"noted: {' '.join(offer.note.split())}"


# Concessions


def concessions_left(talk: Negotiation) -> tuple[Decimal, ...]:
    """The planned bases that lie below what I asked for last, in their order."""
    mine = last_of(talk, "I")
    if mine is None:
        return talk.concessions
    return tuple(base for base in talk.concessions if base < mine.package.base)


def concession_words(sheet: Sheet) -> str:
    """What I would counter with, where nothing was asked for yet, and go down to next."""
    newest = offer_lines(sheet.negotiation, sheet.on)[-1:]
    if not newest or newest[0].ask is None:
        return _conceding(sheet)
    return f"counter with {show_money(newest[0].ask)}; {_conceding(sheet)}"


def _conceding(sheet: Sheet) -> str:
    talk = sheet.negotiation
    if not talk.concessions:
        return "no concession planned yet"
    left = concessions_left(talk)
    if not left:
        return "no concession left of those planned"
    if len(left) == 1:
        return f"next concession: {show_money(left[0])}, the last one planned"
    shrink = "" if concession_checks(sheet) else "; each smaller than the last"
    return f"next concession: {', then '.join(map(show_money, left))}{shrink}"


def concession_checks(sheet: Sheet) -> tuple[str, ...]:
    """What is odd about the planned concessions, as sentences; nothing is forbidden."""
    return tuple(_odd(sheet))


def _odd(sheet: Sheet) -> Iterator[str]:
    """Raiffa: steps that get smaller say that there is an end to them."""
    talk, least = sheet.negotiation, sheet.reservation.base
    mine = [each.package.base for each in in_turn(talk) if each.side == "I"]
    before = mine[-1] if mine else sheet.ask
    step = mine[-2] - mine[-1] if len(mine) > 1 and mine[-2] > mine[-1] else None
    planned = concessions_left(talk)
    for base in planned:
        if before is not None:
            now = before - base
            if now <= 0:
                yield f"{show_money(base)} is no step down from {show_money(before)}."
            elif step is not None and now >= step:
                yield (
                    f"The step to {show_money(base)} is {show_money(now)}, not smaller than the "
                    f"{show_money(step)} before it."
                )
            step = now if now > 0 else step
        before = base
    for base in planned:
        if base < least:
            yield f"{show_money(base)} is below {show_money(least)}, the least to accept here."

"""Whether a text speaks of pay: surely, perhaps, or not at all.

It helps and does not guarantee: what it misses and what it holds back without need is
measured on labelled lines, and the figures stand in `docs/privacy.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from msgspec import Struct

from mentorjournal.data.records.negotiations import Negotiation, Package
from mentorjournal.data.records.offers import Judgement
from mentorjournal.data.records.roadmaps import Month, Outline
from mentorjournal.documents.pay.phrases import fold_words, lexicon
from mentorjournal.mentoring.outline import standard

Speech = Literal["sure", "doubtful", "none"]
SMALLEST = 1000
"""Smaller amounts on a sheet, as the worth of an hour, are numbers like any others."""

_TAG = re.compile(r"(?<!\w)#pay(?!\w)")
# No amount on a sheet has as many digits; work on a number without end takes for ever.
_NUMBER = (
    r"(?<![\w.,'-])(\d{1,3}(?:([.,' ])\d{3})(?:\2\d{3}){0,12}|\d{1,40}+)(?:[.,](\d{1,2}))?"
    r"\s?(k|m|thousand|grand|tausend|mille|mil|mila|duizend|million|mio)?(?![\w'-]*\w)"
)
_TIMES = {"m": 1_000_000, "million": 1_000_000, "mio": 1_000_000}
_SIGNS = r"[$€£¥₹]|(?:usd|eur|gbp|chf|jpy|sek|nok|dkk|pln|cad|aud|nzd|inr|brl)\b"
_MONEY = (
    rf"(?:{_SIGNS})\s?\d|\d\s?(?:k|m)?\s?(?:[$€£¥₹]|\b(?:{_SIGNS}))"
    r"|(?<![\w.,'-])\d{1,3}\s?k(?!\w)"
    r"|(?<![\w.,'-])\d{1,3}[., ']\d{3}(?![\w'-]*\w)"
    r"(?=\W*\Z|[,;.!?)]\s|\s(?:a|per|gross|net|before|more|is|was|ist|est|es|or|and)\s)"
)
# Money of the business and not of a person.
_BUSINESS = (
    r"(?<!\w)(?:revenues?|turnover|arr|mrr|gmv|budgets?|costs?|costing|deals?|pipeline|churn|sales"
    r"|spend\w*|spent|invoices?|fund\w*|sav(?:e|es|ed|ing|ings)|customers?|clients?|users?|points?"
    r"|visitors?|orders?|signups?|margins?|profits?|losses|licen[cs]es?|hosting|cloud|market"
    r"|competitors?|campaigns?|ads?|contracts?|project|product|pric\w+|plans?|tiers?|fees?|fines?"
    r"|umsatz\w*|kosten|budget\w*|kunden\w*|gewinn\w*|ersparnis|sparen|spart|preis\w*|rechnung\w*"
    r"|chiffre|ventes|couts?|clients?|benefices?|ingresos|ventas|costes?|costos?|clientes?"
    r"|receitas?|vendas|custos?|ricavi|vendite|costi|clienti|fatturato|omzet|verkoop|kosten"
    r"|klanten|winst)(?!\w)"
)


class PaySecrets(Struct, frozen=True):
    """What a journal says of pay that nobody else would write by chance.

    Attributes:
        names: Titles of alternatives, folded.
        amounts: Every amount of at least `SMALLEST`.
        prompts: What a person's own outline of the roadmap asks about pay.
    """

    names: frozenset[str] = frozenset()
    amounts: frozenset[Decimal] = frozenset()
    prompts: frozenset[str] = frozenset()


NO_SECRETS = PaySecrets()


def secrets_of(
    sheets: Iterable[Negotiation],
    worked_out: Iterable[Decimal] = (),
    outlines: Iterable[Outline] = (),
) -> PaySecrets:
    """The names, amounts and questions by which a line is known to speak of pay.

    Args:
        sheets: The owner's sheets.
        worked_out: Amounts that follow from them, as the least total to accept.
        outlines: The outlines of the roadmap in use.
    """
    names: set[str] = set()
    amounts = {round(amount) for amount in worked_out}
    for sheet in sheets:
        names |= {fold_words(" ".join(a.title.split())) for a in sheet.alternatives}
        amounts |= {round(amount) for amount in _amounts(sheet)}
    return PaySecrets(
        # One letter, as "A", would stand in every line.
        names=frozenset(name for name in names if len(name) > 2),
        amounts=frozenset(Decimal(a) for a in amounts if abs(a) >= SMALLEST),
        prompts=frozenset(text for each in outlines for text in _asked_of_pay(each.months)),
    )


@lru_cache(maxsize=4096)
def speech(text: str, secrets: PaySecrets = NO_SECRETS) -> Speech:
    """Whether a block of notes, a line of a form or a paragraph speaks of pay.

    Args:
        text: What somebody wrote.
        secrets: What the owner's sheets say.
    """
    if text.strip() in _pay_prompts() or text.strip() in secrets.prompts:
        return "sure"
    folded = fold_words(text)
    words = lexicon()
    rest = words.ordinary.sub(" . ", folded)
    if _TAG.search(folded) or words.sure.search(rest) or _names_a_secret(folded, secrets):
        return "sure"
    if words.doubtful.search(rest) or _tells_an_amount(rest):
        return "doubtful"
    return "none"


def _tells_an_amount(folded: str) -> bool:
    """Whether money is named, and not money of the business."""
    return bool(_compiled(_MONEY).search(folded) and not _compiled(_BUSINESS).search(folded))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # When it is first asked for, as the lexicon: most starts ask nothing about pay.
    return re.compile(pattern)


@cache
def _pay_prompts() -> frozenset[str]:
    """What the roadmap asks about pay."""
    return frozenset(_asked_of_pay(standard().months))


def _asked_of_pay(months: Iterable[Month]) -> Iterator[str]:
    for month in months:
        yield from (prompt.text for prompt in month.prompts if prompt.pay)
        yield from (asked.text for asked in month.deliverables if asked.pay)


def _names_a_secret(folded: str, secrets: PaySecrets) -> bool:
    if secrets.names and _any_name(secrets.names).search(folded):
        return True
    return bool(secrets.amounts) and not secrets.amounts.isdisjoint(_numbers(folded))


@cache
def _any_name(names: frozenset[str]) -> re.Pattern[str]:
    spaced = (r"\s+".join(map(re.escape, name.split())) for name in sorted(names))
    return re.compile(rf"(?<!\w)(?:{'|'.join(spaced)})(?!\w)")


def _numbers(folded: str) -> Iterable[Decimal]:
    for found in _compiled(_NUMBER).finditer(folded):
        whole, _, part, times = found.groups()
        value = Decimal(re.sub(r"\D", "", whole)) + Decimal(f"0.{part or 0}")
        yield Decimal(round(value * (_TIMES.get(times, 1000) if times else 1)))


def _amounts(sheet: Negotiation) -> Iterable[Decimal]:
    single = (sheet.hour_rate, sheet.target, sheet.first_offer, sheet.cap)
    yield from (amount for amount in single if amount is not None)
    if sheet.limit is not None:
        yield from (sheet.limit.low, sheet.limit.likely, sheet.limit.high)
    packages = [sheet.now, *(one.package for one in sheet.alternatives)]
    packages += [one.package for one in sheet.offers]
    yield from sheet.concessions
    for offer in sheet.offers:
        yield from _judged(offer.judgement)
    if sheet.outcome is not None:
        yield from _judged(sheet.outcome.judgement)
        packages += [sheet.outcome.package] if sheet.outcome.package else []
        yield from [sheet.outcome.offer] if sheet.outcome.offer else []
    for package in packages:
        yield from _paid(package)
    yield from (one.cash for one in sheet.alternatives)
    for figure in sheet.market:
        points = (figure.p25, figure.p50, figure.p75, figure.p90)
        yield from (point for point in points if point is not None)
    for trade in sheet.trades:
        yield from (trade.worth, trade.cost)


def _judged(judgement: Judgement | None) -> Iterable[Decimal]:
    if judgement is not None:
        yield from (judgement.worth, judgement.needed)
        yield from [judgement.ask] if judgement.ask is not None else []


def _paid(package: Package) -> Iterable[Decimal]:
    yield from (package.base, package.flat_bonus, package.equity, package.sign_on)
    yield from (package.benefits, package.costs, package.other)

"""The case for a pay talk, on one page: the ask, what was achieved, and what the market pays.

It is what one has in hand in the talk, so it tells nothing that the other side should not
learn: no alternative, no least to accept, no BATNA, no limit of theirs, no target and no cap.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from mentorjournal.data.records.models import Achievement, Relationship
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.batna import market_table
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Item,
    Paragraph,
    bullets,
    section,
    written,
)
from mentorjournal.mentoring.exposure import evidence_words
from mentorjournal.mentoring.pay_checks import ask_words
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.money import show_fixed, show_money, whole

MOST = 6
"""As many achievements stay one page, and are as many as anybody listens to."""


class CaseFacts(Struct, frozen=True):
    """What the case is made from.

    Attributes:
        sheet: The sheet as worked out.
        achievements: The owner's, what is planned among them.
        name: Whose pay it is about; empty where that person never gave a name.
        relationship: In which it is prepared; None for one prepared alone.
    """

    sheet: Sheet
    achievements: tuple[Achievement, ...]
    name: str = ""
    relationship: Relationship | None = None


def build(facts: CaseFacts, audience: Audience) -> Built:
    """The case, for its owner alone: who else sees it is decided with the paper in hand.

    Raises:
        Refused: The audience may not have it.
    """
    allowed("case", audience, facts.relationship)
    sheet = facts.sheet
    talk = sheet.negotiation
    head = [facts.name, f"with {talk.counterpart}" if talk.counterpart else ""]
    who = " · ".join([*filter(None, head), full_date(sheet.on)])
    blocks: tuple[Block, ...] = (
        Paragraph(who),
        *section("What I ask for", *_ask(sheet)),
        *section("What I achieved", bullets(*map(_item, _strongest(facts)))),
        *section("What else speaks for it", written(talk.evidence)),
        *section("What the market pays", market_table(sheet), bullets(*_place(sheet))),
    )
    return Built(Document(f"The case: {talk.title}", blocks), odd=tuple(_missing(facts)))


def _ask(sheet: Sheet) -> Iterable[Paragraph]:
    if sheet.ask is not None:
        currency = sheet.negotiation.currency
        yield Paragraph(f"A base of {show_money(sheet.ask)} {currency} a year, before tax.")


def _strongest(facts: CaseFacts) -> list[Achievement]:
    """What is done: what the sheet names as its evidence first, in its order, then what is marked
    for management, what is proved before the rest, and the latest.
    """
    named = facts.sheet.negotiation.achievements
    done = [one for one in facts.achievements if not one.planned and one.on <= facts.sheet.on]
    done.sort(key=lambda one: (one.for_management, one.proved, one.on, one.uid), reverse=True)
    done.sort(key=lambda one: named.index(one.uid) if one.uid in named else len(named))
    return done[:MOST]


def _item(one: Achievement) -> Item:
    seen = f"seen by {one.seen_by}" if one.seen_by else ""
    words = "; ".join(filter(None, (one.impact, evidence_words(one), seen)))
    return Item(words or full_date(one.on), lead=one.text)


def _place(sheet: Sheet) -> Iterable[Item]:
    if sheet.compa is not None:
        base = show_money(sheet.negotiation.now.base)
        yield Item(f"{base}, {show_fixed(sheet.compa, 3)} of the median", lead="My base today")
    asked = None if sheet.ask is None else sheet.market.percentile(sheet.ask)
    if asked is not None:
        yield Item(f"percentile {whole(asked)}", lead="What I ask for")


def _missing(facts: CaseFacts) -> Iterable[str]:
    """What it tells of today, and what would make it a better case; sentences for the screen."""
    sheet = facts.sheet
    if sheet.compa is not None:
        yield f"It tells what you earn today, a base of {show_money(sheet.negotiation.now.base)}."
    if sheet.ask is None:
        yield (
            ask_words(sheet)
            or "It asks for nothing yet: the ask needs a target and their first offer."
        )
    if not _strongest(facts):
        yield "No achievement is written down yet, and a case lives by them."
    if not sheet.market.points:
        yield "It has no market figure yet."

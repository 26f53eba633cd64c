"""The agreement on one page, to be agreed by mail: what the two expect of each other."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Item,
    Paragraph,
    bullets,
    paragraph,
    section,
    written,
)
from mentorjournal.documents.pair import Pair

TITLE = "How we work together"
PLEASE = "A draft: please say what you would change, or that you agree."


class AgreementFacts(Struct, frozen=True):
    """What the page is made from.

    Attributes:
        pair: The two.
        agreement: The newest version, and `number` which one it is.
    """

    pair: Pair
    agreement: Agreement
    number: int


def build(facts: AgreementFacts, audience: Audience) -> Built:
    """The page.

    Raises:
        Refused: The audience may not have it.
    """
    allowed("agreement", audience, facts.pair.relationship)
    found = facts.agreement
    version = f"Version {facts.number} of {full_date(found.on)}"
    agreed = f", agreed on {full_date(found.agreed)}" if found.agreed else ""
    blocks: list[Block] = [Paragraph(facts.pair.line), Paragraph(version + agreed)]
    blocks += [] if found.agreed else [Paragraph(PLEASE)]
    blocks += _terms(facts)
    if audience == "me":
        blocks += _for_me(facts)
    return Built(Document(TITLE, tuple(blocks)), _left_out(found, audience))


def _terms(facts: AgreementFacts) -> list[Block]:
    found, pair = facts.agreement, facts.pair
    return [
        *section(
            "What each of us is after",
            bullets(
                Item(found.their_aim, lead=pair.name("them"), written=True),
                Item(found.my_aim, lead=pair.name("me"), written=True),
            ),
        ),
        *section(
            "How often, and how",
            written(found.rhythm),
            paragraph(found.length, "Length"),
        ),
        *section("Who prepares, and who keeps the dates", written(found.prepares)),
        *section("What stays between us", written(found.confidential)),
        *section("What is left out", written(found.boundaries)),
        *section("Replies", paragraph(found.reply)),
        *section("Looked at again", paragraph(_day(found.review, found.review_note))),
        *section("The end", paragraph(_day(found.ends)), written(found.ending)),
    ]


def _for_me(facts: AgreementFacts) -> tuple[Block, ...]:
    found, pair = facts.agreement, facts.pair
    return section(
        "Only for me",
        paragraph(found.reason, "Why this version"),
        bullets(
            Item(found.my_view, lead=f"How it works, says {pair.name('me')}", written=True),
            Item(found.their_view, lead=f"How it works, says {pair.name('them')}", written=True),
        ),
    )


def _day(day: date | None, note: str = "") -> str:
    return ", ".join(filter(None, (full_date(day) if day else "", note)))


def _left_out(found: Agreement, audience: Audience) -> tuple[str, ...]:
    if audience == "me":
        return ()
    left = ["why this version came about"] if found.reason else []
    left += ["how each of you sees it"] if found.my_view or found.their_view else []
    return tuple(left)

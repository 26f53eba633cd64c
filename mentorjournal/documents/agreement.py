"""The agreement on one page, to be agreed by mail: what the two expect of each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Entry,
    Heading,
    Item,
    Paragraph,
    Tells,
    Written,
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


def told_terms(facts: AgreementFacts, document: Document) -> Tells:
    """The terms that a document still tells in full, after lines of it were left out.

    What is empty is not among them, so that it cannot be told from what was left out.
    """
    shown = frozenset(document.entries)
    told = [
        (names, entry)
        for heading, names, said in _said(facts)
        if said is not None and (entry := Entry(Heading(heading), "", said)) in shown
    ]
    values = {name: getattr(facts.agreement, name) for names, _entry in told for name in names}
    return Tells(values, frozenset(entry for _names, entry in told))


def _terms(facts: AgreementFacts) -> list[Block]:
    blocks: list[Block] = []
    for heading, group in groupby(_said(facts), key=lambda each: each[0]):
        said = [entry for _heading, _names, entry in group]
        items = [entry for entry in said if isinstance(entry, Item)]
        others = [entry for entry in said if not isinstance(entry, Item)]
        blocks += section(heading, bullets(*items), *others)
    return blocks


def _said(
    facts: AgreementFacts,
) -> Iterator[tuple[str, tuple[str, ...], Paragraph | Written | Item | None]]:
    """What stands under which heading, with the fields that it tells."""
    found, pair = facts.agreement, facts.pair
    for name, side in (("their_aim", pair.name("them")), ("my_aim", pair.name("me"))):
        aim = Item(getattr(found, name), lead=side, written=True)
        yield "What each of us is after", (name,), aim
    yield "How often, and how", ("rhythm",), written(found.rhythm)
    yield "How often, and how", ("length",), paragraph(found.length, "Length")
    yield "Who prepares, and who keeps the dates", ("prepares",), written(found.prepares)
    yield "What stays between us", ("confidential",), written(found.confidential)
    yield "What is left out", ("boundaries",), written(found.boundaries)
    yield "Replies", ("reply",), paragraph(found.reply)
    review = paragraph(_day(found.review, found.review_note))
    yield "Looked at again", ("review", "review_note"), review
    yield "The end", ("ends",), paragraph(_day(found.ends))
    yield "The end", ("ending",), written(found.ending)


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

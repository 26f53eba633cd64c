"""How two could work together, on one page, for somebody who may never have mentored."""

from __future__ import annotations

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
from mentorjournal.mentoring.first_page import Section

TITLE = "How we could work together"
NOTHING_YET = (
    "Nothing in here is agreed. Say what you would do otherwise; a no is fine, too. It takes no "
    "training to mentor somebody: this page is all there is to know."
)


def build(pair: Pair, parts: tuple[Section, ...], audience: Audience) -> Built:
    """The page.

    Args:
        pair: Who could mentor whom.
        parts: What it says.
        audience: Who will read it.

    Raises:
        Refused: The audience may not have it.
    """
    allowed("working-together", audience, pair.relationship)
    blocks: list[Block] = [Paragraph(pair.line), Paragraph(NOTHING_YET)]
    for part in parts:
        blocks += section(part.heading, _said(part))
    return Built(Document(TITLE, tuple(blocks)))


def _said(part: Section) -> Block | None:
    """The person's own words; a draft is text, whatever it was made of."""
    if part.own:
        return written(part.own)
    if len(part.lines) < 2:
        return paragraph("".join(part.lines))
    return bullets(*map(Item, part.lines))

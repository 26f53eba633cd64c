"""The agenda for next time: what both should have in front of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.models import AgendaItem
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Item,
    Paragraph,
    bullets,
    section,
)
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.summary import action, day

MOST = 10
"""As many of a kind as two people can talk about; the others are counted."""


class AgendaFacts(Struct, frozen=True):
    """What an agenda is made from.

    Attributes:
        pair: The two people.
        on: The day of the next session; None while there is none.
        points: What either wrote down beforehand.
        items: Open actions, advice and questions of the relationship; closed ones are
            left out.
    """

    pair: Pair
    on: date | None = None
    points: tuple[AgendaItem, ...] = ()
    items: tuple[FollowUpItem, ...] = ()


def build(facts: AgendaFacts, audience: Audience) -> Built:
    """The agenda for next time.

    Raises:
        Refused: The audience may not have one.
    """
    allowed("agenda", audience, facts.pair.relationship)
    when = day(facts.on) if facts.on else "No date yet"
    sections = (
        *section("To discuss", bullets(*_points(facts.points))),
        *_first(facts, "Questions", "question"),
        *_first(facts, "Actions", "action"),
        *_first(facts, "Advice: tried it?", "advice"),
    )
    body: tuple[Block, ...] = sections or (Paragraph("Nothing is on the agenda yet."),)
    title = f"Agenda, {full_date(facts.on)}" if facts.on else "Agenda for next time"
    return Built(Document(title, (Paragraph(facts.pair.line), Paragraph(when), *body)))


def _points(points: Iterable[AgendaItem]) -> Iterable[Item]:
    return (Item(point.text, tail=point.source, done=point.done) for point in points)


def _first(facts: AgendaFacts, heading: str, kind: str) -> tuple[Block, ...]:
    """What is due or new first, and how much there is besides."""
    found = [item for item in facts.items if item.open and item.kind == kind]
    found.sort(key=lambda item: item.since, reverse=True)
    found.sort(key=lambda item: item.due or date.max)
    more = len(found) - MOST
    rest = Paragraph(f"{more} more from earlier.") if more > 0 else None
    return section(heading, bullets(*(_item(facts, item) for item in found[:MOST])), rest)


def _item(facts: AgendaFacts, item: FollowUpItem) -> Item:
    if item.kind == "action":
        return action(item.text, facts.pair.name(item.owner), item.due, done=False)
    return Item(item.text, lead=full_date(item.since), written=True)

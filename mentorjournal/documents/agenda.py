"""The agenda for next time: what both should have in front of them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from mentorjournal.data.follow_up_items import FollowUpItem
from mentorjournal.data.models import AgendaItem
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
        *section("Questions", bullets(*_open(facts, "question"))),
        *section("Actions", bullets(*_actions(facts))),
        *section("Advice: tried it?", bullets(*_open(facts, "advice"))),
    )
    body: tuple[Block, ...] = sections or (Paragraph("Nothing is on the agenda yet."),)
    title = f"Agenda, {full_date(facts.on)}" if facts.on else "Agenda for next time"
    return Built(Document(title, (Paragraph(facts.pair.line), Paragraph(when), *body)))


def _points(points: Iterable[AgendaItem]) -> Iterable[Item]:
    return (Item(point.text, tail=point.source, done=point.done) for point in points)


def _open(facts: AgendaFacts, kind: str) -> Iterable[Item]:
    for item in facts.items:
        if item.open and item.kind == kind:
            yield Item(item.text, lead=full_date(item.since), written=True)


def _actions(facts: AgendaFacts) -> Iterable[Item]:
    for item in facts.items:
        if item.open and item.kind == "action":
            yield action(item.text, facts.pair.name(item.owner), item.due, done=False)

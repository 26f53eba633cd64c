"""The agenda for next time: what both should have in front of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
from mentorjournal.documents.promises import action, day
from mentorjournal.mentoring.agenda import MOST
from mentorjournal.mentoring.recency import OLD, recency
from mentorjournal.text import plural

KINDS = {
    "action": ("Actions", "action", "actions"),
    "question": ("Questions", "question", "questions"),
    "advice": ("Advice: tried it?", "piece of advice", "pieces of advice"),
}
"""What heads each kind of follow-up, and what one of them and several are called."""


class AgendaFacts(Struct, frozen=True):
    """What an agenda is made from.

    Attributes:
        pair: The two people.
        today: The local day.
        on: The day of the next session; None while there is none.
        points: What either wrote down beforehand.
        items: Open actions, advice and questions of the relationship; closed ones are
            left out.
    """

    pair: Pair
    today: date
    on: date | None = None
    points: tuple[AgendaItem, ...] = ()
    items: tuple[FollowUpItem, ...] = ()


def build(facts: AgendaFacts, audience: Audience) -> Built:
    """The agenda for next time: what was written down for it, then what is due or new.

    All points that were written down stand in it. Follow-ups fill it up to ten in all; how many
    more are open is said in words, so that no old one is forgotten and none crowds it.

    Raises:
        Refused: The audience may not have one.
    """
    allowed("agenda", audience, facts.pair.relationship)
    when = day(facts.on) if facts.on else "No date yet"
    points = bullets(*_points(facts.points))
    room = max(0, MOST - (len(points.items) if points else 0))
    pending = sorted((item for item in facts.items if item.open), key=lambda i: _turn(i, facts))
    sections = (
        *section("To discuss", points),
        *_grouped(facts, pending[:room]),
        *_counted(facts, pending[room:]),
    )
    body: tuple[Block, ...] = sections or (Paragraph("Nothing is on the agenda yet."),)
    blocks = (Paragraph(facts.pair.line), Paragraph(when), *body)
    on = full_date(facts.on) if facts.on else "next time"
    return Built(Document("Agenda", blocks, whose=facts.pair.names, on=on))


def _points(points: Iterable[AgendaItem]) -> Iterable[Item]:
    return (Item(point.text, tail=point.source, done=point.done) for point in points)


def _turn(item: FollowUpItem, facts: AgendaFacts) -> tuple[tuple[int, int], int]:
    """By recency; of one day promises first."""
    return recency(item.due, item.since, facts.today), tuple(KINDS).index(item.kind)


def _grouped(facts: AgendaFacts, items: Iterable[FollowUpItem]) -> Iterable[Block]:
    """A list for each kind; the kind of what comes first is first."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.kind, []).append(_item(facts, item))
    for kind, found in groups.items():
        yield from section(KINDS[kind][0], bullets(*found))


def _counted(facts: AgendaFacts, rest: Sequence[FollowUpItem]) -> Iterable[Block]:
    """How many there are besides, of which kinds."""
    if not rest:
        return
    due = rest[0].due
    age = "older" if due is None or facts.today - due > OLD else "more"
    kinds = [item.kind for item in rest]
    found = {kind: words for kind, (_, *words) in KINDS.items() if kind in kinds}
    counts = [plural(kinds.count(kind), *words) for kind, words in found.items()]
    if len(counts) == 1:
        said = counts[0].replace(" ", f" {age} ", 1)
    else:
        said = f"{len(rest)} {age} ({', '.join(counts)})"
    yield Paragraph(said, "Also open")


def _item(facts: AgendaFacts, item: FollowUpItem) -> Item:
    if item.kind == "action":
        who = facts.pair.name(item.assignee)
        return action(item.text, who, item.due, done=False, today=facts.today)
    return Item(item.text, lead=full_date(item.since), written=True)

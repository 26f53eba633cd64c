"""The pay talk of the demo journal: a BATNA sheet that fills over three months."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from itertools import count

from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.negotiations import (
    Alternative,
    Limit,
    MarketFigure,
    Objection,
    Package,
    Trade,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.rehearsals import PlayedCard, Rehearsal
from mentorjournal.demo.telling import Bond, Content, Telling, amounts, only
from mentorjournal.journal.negotiations import Part
from mentorjournal.mentoring.cards import standard
from mentorjournal.mentoring.rehearsing import played

_TEXTS = (
    "counterpart",
    "currency",
    "years",
    "decider",
    "my_interests",
    "their_interests",
    "options",
    "their_options",
    "criteria",
    "their_criteria",
    "evidence",
)
_AMOUNTS = ("target", "first_offer", "hour_rate", "market_growth")
_PARTS = ("alternative", "market", "trade", "objection", "rehearsal", "offer")


def tell_pay_talk(telling: Telling, relationship: Bond, content: Content) -> None:
    """Put the sheet and all that is entered into it on the walk."""
    negotiations = telling.journal.negotiations

    def begin() -> None:
        negotiations.add(
            relationship().owner,
            content["title"],
            relationship=relationship(),
            now=_package(content["now"]),
            limit=Limit(**amounts(content["limit"])),
            **telling.days(content, "decide_by"),
            **only(content, _TEXTS),
            **amounts(only(content, _AMOUNTS)),
        )

    def enter(kind: str, part: Content) -> None:
        (talk,) = negotiations.of(relationship().owner)
        negotiations.put(talk.uid, _part(telling, kind, part, talk.now))

    def learn() -> None:
        (talk,) = negotiations.of(relationship().owner)
        negotiations.edit(talk.uid, **telling.days(content, "budget_closes"))

    def plan() -> None:
        (talk,) = negotiations.of(relationship().owner)
        steps = tuple(Decimal(base) for base in content["concessions"])
        negotiations.edit(talk.uid, concessions=steps, achievements=speaking(talk.owner))

    def speaking(owner: OwnerId) -> tuple[Uid, ...]:
        done = telling.journal.achievements.of(owner)
        begin_with = tuple(content["achieved"])
        return tuple(each.uid for each in done if each.text.startswith(begin_with))

    telling.evening(content["on"], begin)
    telling.evening(content["budget_known"], learn, "20:50")
    telling.evening(content["conceding_from"], plan, "20:50")
    for kind in _PARTS:
        for part in content[kind]:
            telling.evening(part["on"], partial(enter, kind, part), "20:45")


def _package(content: Content) -> Package:
    return Package(**amounts(content, "equity_years"))


def _part(telling: Telling, kind: str, content: Content, now: Package) -> Part:
    uid = telling.ids()
    if kind == "alternative":
        return Alternative(
            uid=uid,
            title=content["title"],
            next_step=content["next_step"],
            package=_package(content["package"]),
            expires=telling.calendar.day(content["expires"]),
            **amounts(only(content, ("chance", "months", "hours"))),
        )
    if kind == "market":
        figures = amounts(only(content, ("p25", "p50", "p75", "p90", "weight")))
        on = telling.calendar.day(content["published"])
        return MarketFigure(uid=uid, source=content["source"], on=on, **figures)
    if kind == "trade":
        worth = amounts(only(content, ("worth", "cost")))
        return Trade(uid=uid, text=content["text"], direction=content["direction"], **worth)
    if kind == "objection":
        return Objection(uid=uid, **only(content, ("text", "reply")))
    if kind == "offer":
        return Offer(
            uid=uid,
            on=telling.calendar.day(content["on"]),
            package=replace(now, base=Decimal(content["base"])),
            **only(content, ("side", "written", "note")),
        )
    texts = only(content, ("scene", "who", "minutes", "learned"))
    # Uids of their own would change all that come after them, some of which the README names.
    uids = (f"{uid[:-4]}{number:04x}" for number in count(1))
    cards = tuple(card_of(next(uids), each) for each in content["card"])
    return Rehearsal(uid=uid, on=telling.calendar.day(content["on"]), cards=cards, **texts)


def card_of(uid: Uid, content: Content) -> PlayedCard:
    """A card of the program, with what was said to it."""
    card = standard().get(content["id"])
    assert card is not None
    said = only(content, ("answer", "result", "seconds"))
    return replace(played(card, uid), **said)

"""How the mentorings of the demo journal are asked for, rest, end, and begin again."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from mentorjournal.demo.telling import Bond, Content, Telling, only
from mentorjournal.mentoring.asks import FIELDS
from mentorjournal.mentoring.first_page import PARTS

_END = ("reason", "last_words", "thanks", "learned")


def tell_stages(telling: Telling, relationship: Bond, stages: Iterable[Content]) -> None:
    """Put every step from one stage to the next on the walk, each on its day."""
    for stage in stages:
        telling.evening(stage["on"], partial(_lead, telling, relationship, stage), "08:05")


def _lead(telling: Telling, relationship: Bond, content: Content) -> None:
    life, uid = telling.journal.lifecycle, relationship().uid
    on = telling.calendar.day(content["on"])
    match content["do"]:
        case "draft":
            telling.journal.asks.keep(relationship(), **only(content, FIELDS))
        case "first page":
            chapter = telling.journal.agreements.first_pages
            chapter.write(relationship(), **only(content, PARTS))
        case "start":
            life.start(uid, on)
        case "ask":
            life.ask(uid, on, content["how"])
        case "decline":
            life.decline(uid, on, content["reason"], content["thanks"])
        case "pause":
            life.pause(uid, on, reason=content["reason"])
        case "complete":
            life.complete(uid, on, **only(content, _END))
        case "next year":
            life.begin_year(uid, on, content["aim"])
        case "recurring":
            life.make_recurring(uid, telling.calendar.working_day(content["on"]), content["aim"])
        case "thank":
            telling.journal.circle.thank(uid, on, **only(content, ("how", "text")))
        case "line":
            paid = on if content["paid_forward"] else None
            said = only(content, ("first_protege", "mentored_by"))
            telling.journal.circle.pay_forward(uid, paid, **said)
        case unknown:
            raise ValueError(unknown)

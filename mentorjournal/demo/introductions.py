"""The introductions of the demo journal: asked for, made, met, thanked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorjournal.data.records.introductions import DOORS
from mentorjournal.demo.telling import Bond, Content, Telling, only

_FIELDS = ("about", "why", "horizon")


def tell_introductions(telling: Telling, relationship: Bond, doors: Iterable[Content]) -> None:
    """Put every introduction on the walk, and each day on which it went on."""
    for door in doors:
        _door(telling, relationship, door)


def _door(telling: Telling, relationship: Bond, content: Content) -> None:
    chapter = telling.journal.introductions

    def uid() -> str:
        every = chapter.of(relationship())
        return next(one.uid for one in every if one.to == content["to"])

    fields: dict[str, Any] = only(content, _FIELDS)
    telling.evening(content["on"], lambda: chapter.add(relationship(), content["to"], **fields))
    for door in DOORS:
        if door in content:
            telling.evening(content[door], lambda: chapter.go_on(uid()), "20:45")
    if "outcome" in content:
        last = max((content[door] for door in DOORS if door in content), key=telling.calendar.day)
        came = only(content, ("outcome", "became"))
        telling.evening(last, lambda: chapter.edit(uid(), **came), "21:15")

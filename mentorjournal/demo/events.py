"""The events of the demo journal: gone to, stayed at for a question, written after."""

from __future__ import annotations

from collections.abc import Iterable

from mentorjournal.demo.telling import Content, Telling, only

_FIELDS = ("at", "minutes", "place", "online", "topic", "speakers")


def tell_events(telling: Telling, events: Iterable[Content]) -> None:
    """Put every event on the walk, and what was done on its day and after it."""
    for event in events:
        _event(telling, event)


def _event(telling: Telling, content: Content) -> None:
    chapter, on = telling.journal.events, telling.calendar.day(content["on"])
    uid = ""

    def add() -> None:
        nonlocal uid
        uid = chapter.add(content["title"], on, **only(content, _FIELDS)).uid

    telling.evening(content["written"], add)
    if "asked" in content:
        telling.evening(content["on"], lambda: chapter.stayed(uid, content["asked"]), "20:45")
    if "wrote" in content:
        telling.evening(content["wrote"], lambda: chapter.written(uid), "22:05")
    if "came_of" in content:
        telling.evening(
            content["told"], lambda: chapter.edit(uid, came_of=content["came_of"]), "21:00"
        )

"""Events: evenings, talks and fairs at which somebody speaks whom I could ask."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from msgspec import Meta

from mentorjournal.data.records.base import ME, Count, OwnerId, Part, Record, TimeOfDay, Uid


class Speaker(Part, frozen=True, kw_only=True):
    """Somebody who speaks at an event.

    Attributes:
        prospect: The mentoring that I could ask them for, once they are a prospect.
    """

    uid: Uid
    name: Annotated[str, Meta(min_length=1)]
    prospect: Uid | None = None


class Event(Record, frozen=True, kw_only=True):
    """An event to which I go. Private.

    Attributes:
        owner: Who goes: me.
        on, at, minutes: Its day; when it begins and how long it takes, where that is known.
        place: Where, or a link.
        online: Whether it is held online.
        topic: What is talked about.
        speakers: Who speaks, in the order in which they were named.
        asked: What I asked one of them.
        came_of: What came of it.
        hung_back: The day on which I stayed for a question.
        wrote: The day on which I wrote to one of them afterwards.
    """

    table: ClassVar[str] = "event"

    owner: OwnerId = ME
    title: Annotated[str, Meta(min_length=1)]
    on: date
    at: TimeOfDay | None = None
    minutes: Count | None = None
    place: str = ""
    online: bool = False
    topic: str = ""
    speakers: tuple[Speaker, ...] = ()
    asked: str = ""
    came_of: str = ""
    hung_back: date | None = None
    wrote: date | None = None

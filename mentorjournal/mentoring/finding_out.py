"""Questions that nobody could answer: when they come back, and who is told what was learned.

K: "I don't know" is an answer, as long as one finds out, or names somebody who may know.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mentorjournal.data.records.base import FollowUpState, Uid
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import show_date
from mentorjournal.mentoring.steps import Kind, NextStep

if TYPE_CHECKING:
    # Next stands without reading notes at first.
    from mentorjournal.data.notes.follow_up_items import FollowUpItem
    from mentorjournal.mentoring.overview import FollowUpLike

BACK_AFTER = timedelta(days=7)
"""So long a question rests that somebody finds out, where no day was said."""


def finding_out(
    item: FollowUpItem, fields: Mapping[str, Any], state: FollowUpState, today: date
) -> dict[str, Any]:
    """The days that go with a question when it is changed.

    Whoever is asked instead is asked today; what is to be found out comes back in a week, where
    no day is said, and is told anew once it was open again.

    Args:
        item: The question as it was.
        fields: What changes.
        state: Its state afterwards.
        today: The local day.
    """
    days: dict[str, Any] = {}
    whom, unknown = (fields.get(each, getattr(item, each)) for each in ("handed_to", "to_find_out"))
    if whom != item.handed_to:
        days["handed_on"] = today if whom else None
    if not (whom or unknown):
        days["back"] = None
    elif not item.in_hand and fields.get("back", item.back) is None:
        days["back"] = today + BACK_AFTER
    if state == "open" and item.told is not None:
        days["told"] = None
    return days


def coming_back(items: Iterable[FollowUpLike]) -> list[FollowUpLike]:
    """The questions that come back on a day, or whose answer is to be told."""
    return [
        item
        for item in items
        if item.kind == "question" and (item.learned or (item.open and item.back is not None))
    ]


def finding_out_steps(
    items: Iterable[FollowUpLike],
    about: Mapping[Uid, Relationship],
    names: Mapping[Uid, str],
    today: date,
) -> Iterator[NextStep]:
    """What is to be found out by today, and what was found out and nobody was told.

    Args:
        items: What `coming_back` gives.
        about: Relationships.
        names: The other person's name in each of them.
        today: The local day.
    """
    for item in items:
        relationship = about.get(item.relationship or "")
        who = names.get(item.relationship or "", "Me")
        if item.open and item.back is not None and item.back <= today:
            # Without the name of whoever was asked: Next may be seen by others.
            what = "handed on, any answer" if item.handed_to else "find out"
            on = show_date(item.back, today)
            since = f"back {on}" if item.back < today else "back today"
            yield _step("find out", f"{who}: {what}: {item.text}", since, item, item.back)
        elif item.learned and relationship is not None and relationship.stage != "completed":
            said = f"{who}: tell what you learned: {item.text}"
            yield _step("tell", said, "answered, not told", item, item.back or today)


def _step(kind: Kind, text: str, detail: str, item: FollowUpLike, on: date) -> NextStep:
    return NextStep(
        kind=kind,
        text=text,
        detail=detail,
        action="done",
        relationship=item.relationship,
        target=item.record or item.session,
        follow_up=item,
        on=on,
    )

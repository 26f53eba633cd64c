"""Ids of follow-ups, by which they are told apart outside the program.

A record has its uid. A line of notes has none: its id is made of its session's uid, what kind it
is, its words and its number among equals, so that it stays while the line moves or is ticked, and
goes with the words. Made as RFC 9562 says (version 5), any program can make it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from uuid import UUID, uuid5

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import Uid


def with_ids(items: Iterable[FollowUpItem]) -> dict[Uid, FollowUpItem]:
    """Follow-ups by their ids.

    Args:
        items: All of each session that is among them, or the number among equals is wrong.
    """
    found, before = {}, Counter[tuple[str, str, str]]()
    for item in sorted(items, key=lambda item: (item.session or "", item.line or 0)):
        if item.record is not None or item.session is None:
            found[item.record or item.key] = item
            continue
        equal = item.session, item.kind, item.text
        before[equal] += 1
        words = f"{item.kind} {before[equal]} {item.text}"
        found[str(uuid5(UUID(item.session), words))] = item
    return found

"""What two people promised each other, as documents say it: whose, what, by when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.dates import WEEKDAYS, full_date
from mentorjournal.documents.document import Item
from mentorjournal.documents.leaving_out import key_of_entry
from mentorjournal.documents.pair import Pair
from mentorjournal.mentoring.exchange import Outgoing, place

ACTIONS = "Actions"
BEFORE = "Since last time"
"""Under which headings an action can stand in a document: one of the day, and one of before it."""


def day(on: date) -> str:
    """The day with its weekday: "Tue 24 Nov 2026"."""
    return f"{WEEKDAYS[on.weekday()]} {full_date(on)}"


def action(
    text: str, owner: str, due: date | None, *, done: bool, today: date | None = None
) -> Item:
    """An action as a task: whose, what, by when.

    Args:
        text: What is to be done.
        owner: Whose it is.
        due: Its last day; None without one.
        done: Whether it is done.
        today: The local day; one that is open and past its last day "was due" then. None where
            it says the same on every day.
    """
    by = f"by {day(due)}" if due else ""
    if due is None or done or today is None or due >= today:
        return Item(text, lead=owner, tail=by, done=done, written=True)
    return Item(text, owner, f"was due {day(due)}", lasting=by, done=done, written=True)


def promise(item: FollowUpItem, pair: Pair, *, done: bool, today: date | None = None) -> Item:
    """A promise by its item; of one that was kept the day on which it was, where that is known.

    Args:
        item: The promise.
        pair: The two.
        done: Whether it was kept.
        today: As for `action`.
    """
    promised = action(item.text, pair.name(item.assignee), item.due, done=done, today=today)
    if not done:
        return promised
    return replace(promised, tail=f"done {day(item.closed)}" if item.closed else "")


def promises(
    actions: Sequence[FollowUpItem], pair: Pair, outgoing: Mapping[str, Outgoing]
) -> Iterator[Item]:
    """The actions of two people that one of them tells the other's journal.

    Args:
        actions: Those that the reader may be told of.
        pair: The two.
        outgoing: How a journal takes each of them, by its place; others are left out.
    """
    for each in actions:
        if place(each) in outgoing:
            told = promise(each, pair, done=each.state == "done")
            tail = "let go" if each.state == "dropped" else told.tail
            yield replace(told, tail=tail, outgoing=outgoing[place(each)])


def keys_in(item: FollowUpItem, pair: Pair) -> frozenset[str]:
    """By which keys an action is left out of documents, under whichever heading it stands there.

    Args:
        item: The action.
        pair: The two.
    """
    # Who is named behind an action and is neither of the two is said behind its words.
    others = [f"{item.text} {handle}" for handle in re.findall(r"@\S+", item.expected_line)]
    said = [replace(promise(item, pair, done=False), text=text) for text in (item.text, *others)]
    return frozenset(key_of_entry(one, heading) for one in said for heading in (ACTIONS, BEFORE))

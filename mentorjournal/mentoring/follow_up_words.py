"""How a follow-up is told in a few words: whose it is, and the one date that matters."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.dates import full_date, show_date
from mentorjournal.text import plural

WORDS = {"question": "ask", "advice": "advice"}
MONTHS_FROM = 60
"""Days from which on it is said in months how late something is."""


def whose(item: FollowUpItem) -> str:
    """Whose a promise is, or what else it is."""
    return WORDS.get(item.kind) or ("mine" if item.assignee == "me" else "theirs")


def when(item: FollowUpItem, today: date, *, short: bool = False, hidden: bool = False) -> str:
    """The one date of a follow-up that matters, or what became of it.

    Args:
        item: The follow-up.
        today: The local day.
        short: Whether to leave the weekday out.
        hidden: Whether what is private is hidden, as the name of who was asked.
    """
    if item.state == "dropped":
        return "dropped"
    if not item.open:
        if item.reported:
            return "reported back" if item.given else "reported"
        answered = "answered, not told" if item.learned else "answered"
        return answered if item.answer else "done"
    if item.due is not None:
        day = _day(item.due, today, short)
        return f"{day}, {late_by(item.due, today)}" if item.due < today else f"due {day}"
    if item.in_hand and item.kind == "question":
        return _unknown(item, today, short, hidden)
    if item.kind == "advice" and (item.tried or item.result):
        return "tried, not reported" if item.given else "tried, not told"
    word = {"question": "asked", "advice": "given"}.get(item.kind, "since")
    return f"{word} {_day(item.since, today, short)}"


def _unknown(item: FollowUpItem, today: date, short: bool, hidden: bool) -> str:
    """Who was asked instead of me, and when a question that nobody could answer comes back."""
    asked = "handed on" if hidden else f"asked {item.handed_to}"
    known = asked if item.handed_to else "to find out"
    if item.back is None:
        return known
    if item.back < today:
        return f"{known}, {late_by(item.back, today)}"
    return known if item.handed_to else f"back {_day(item.back, today, short)}"


@lru_cache(maxsize=4096)
def _day(day: date, today: date, short: bool) -> str:
    """A day of another year has its year and no weekday."""
    if day.year != today.year:
        return full_date(day)
    shown = show_date(day, today)
    return shown.partition(" ")[2] if short else shown


def late_by(due: date, today: date) -> str:
    """How long ago the last good day of something was: "6 days late"."""
    days = (today - due).days
    span = plural(days, "day") if days < MONTHS_FROM else plural(days // 30, "month")
    return f"{span} late"


def became(item: FollowUpItem) -> str:
    """What became of advice: "tried, helped, reported back"; empty where nothing is known.

    What was given comes back to me, what I was given I tell.
    """
    known = (
        ("tried", item.tried or item.result or item.helped),
        ("helped", item.helped),
        ("reported back" if item.given else "told", item.reported),
    )
    return ", ".join(word for word, true in known if true)


def outcome(item: FollowUpItem, today: date, *, hidden: bool = False) -> str:
    """How a follow-up stands, beside the day on which it was written down.

    Args:
        item: The follow-up.
        today: The local day.
        hidden: Whether what is private is hidden, as the name of who was asked.
    """
    if item.kind == "advice" and item.state != "dropped":
        return became(item)
    if item.open and item.due is not None and item.due < today:
        return late_by(item.due, today)
    told = when(item, today, hidden=hidden)
    return "" if told.startswith(("asked ", "since ")) and not item.handed_to else told

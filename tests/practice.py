"""A made-up practice: a mentor of twelve people over two years, on the last Monday of November.

All of it is written through the journal's own calls on the days on which it would have been, so
that what is asked of it, who is due, who is fading, what was promised, can be worked out by hand.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from mentorjournal.data.records.base import Channel, Form
from mentorjournal.data.records.models import Relationship
from mentorjournal.data.records.rhythm import Pause, Rhythm
from mentorjournal.journal import Journal

TODAY = date(2026, 11, 30)
BEGAN = date(2024, 12, 2)


class Kept(NamedTuple):
    """How somebody has been mentored.

    Attributes:
        name: Who.
        start: Since when.
        rhythm: Which clocks count.
        talks: The days of real talks by channel; the regular ones as "every N weeks from a day to
            a day", counted back from the last.
    """

    name: str
    start: str
    rhythm: Rhythm
    talks: tuple[str, ...]


PEOPLE = (
    Kept(
        "Ana Lima",
        "2024-12-02",
        "what-we-do",
        ("call every 4 from 2024-12-09 to 2026-11-02", "face-to-face 2026-08-21"),
    ),
    Kept(
        "Ben O'Neil",
        "2025-03-03",
        "meetings",
        ("face-to-face every 8 from 2025-03-04 to 2026-08-25",),
    ),
    Kept("Chidi Okafor", "2025-06-02", "calls", ("call every 4 from 2025-06-09 to 2026-11-02",)),
    Kept(
        "Dana Weiss",
        "2025-09-01",
        "meetings-and-calls",
        (
            "face-to-face every 8 from 2025-09-15 to 2026-10-12",
            "call every 4 from 2025-10-01 to 2026-11-18",
        ),
    ),
    Kept(
        "Emeka Adeyemi", "2026-01-12", "what-we-do", ("call every 2 from 2026-01-19 to 2026-09-28",)
    ),
    Kept("Fatima Haddad", "2026-11-20", "what-we-do", ()),
    Kept("Goran Ilić", "2026-10-12", "what-we-do", ()),
    Kept(
        "Hana Sato",
        "2026-02-02",
        "meetings",
        ("face-to-face every 6 from 2026-02-09 to 2026-08-24",),
    ),
    Kept(
        "Ivo Marek", "2026-05-04", "as-needed", ("message every 6 from 2026-05-11 to 2026-11-09",)
    ),
    Kept("Jun Park", "2026-11-09", "what-we-do", ()),
    Kept(
        "Karla Núñez", "2025-01-13", "what-we-do", ("call every 3 from 2025-01-20 to 2026-01-12",)
    ),
    Kept(
        "Lior Ben-Ami", "2026-03-02", "what-we-do", ("call every 3 from 2026-03-09 to 2026-11-16",)
    ),
)
NO_AGREEMENT = ("Fatima Haddad", "Goran Ilić", "Jun Park")
"""Who has none: one began ten days ago, one never came to it, and one is a one-off."""
LOOK_AGAIN = date(2027, 3, 1)


def practice(folder: Path) -> Journal:
    """The journal of the practice, open on the 30th of November 2026 at nine in the morning."""
    clock = [_morning(BEGAN)]
    journal = Journal.open(folder / "practice.json", clock=lambda: clock[0])
    held = sorted(
        ((date.fromisoformat(each.start), None, each) for each in PEOPLE), key=lambda row: row[0]
    )
    people: dict[str, Relationship] = {}
    for start, _, kept in held:
        clock[0] = _morning(start)
        form: Form = "one-off" if kept.name == "Jun Park" else "recurring"
        people[kept.name] = journal.relationships.begin(
            kept.name, "mentor", form=form, start=start, rhythm=kept.rhythm
        )
        if kept.name not in NO_AGREEMENT:
            both = people[kept.name]
            journal.agreements.change(both, boundaries="No hiring.", review=LOOK_AGAIN, ends=None)
            journal.agreements.agree(both)
    for on, channel, name in sorted(_talks()):
        clock[0] = _morning(on) + timedelta(hours=2)
        journal.sessions.log(people[name], on=on, channel=channel, minutes=45, notes=_said(name))
    clock[0] = _morning(TODAY)
    _promises(journal, people)
    _ahead(journal, people)
    return journal


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=UTC)


def _talks() -> list[tuple[date, Channel, str]]:
    found: list[tuple[date, Channel, str]] = []
    for kept in PEOPLE:
        for told in kept.talks:
            channel, *words = told.split()
            if words[0] != "every":
                found.append((date.fromisoformat(words[0]), channel, kept.name))  # type: ignore[arg-type]
                continue
            first, day = date.fromisoformat(words[3]), date.fromisoformat(words[5])
            while day >= first:
                found.append((day, channel, kept.name))  # type: ignore[arg-type]
                day -= timedelta(weeks=int(words[1]))
    return found


def _said(name: str) -> str:
    return f"We went through the week.\n! {name.split()[0]} leads the review now\n"


def _promises(journal: Journal, people: dict[str, Relationship]) -> None:
    """What was promised: late ones of mine and of theirs, one that is not due, an old one."""
    add = journal.follow_ups.add
    add(people["Ana Lima"], "Send the deck for Priya", due=date(2026, 11, 28))
    add(people["Ben O'Neil"], "Ask HR for the band", assignee="them", due=date(2026, 11, 24))
    add(people["Lior Ben-Ami"], "Read the draft of the talk", due=date(2026, 12, 8))
    add(people["Hana Sato"], "Find the old slides", due=date(2026, 7, 1))


def _ahead(journal: Journal, people: dict[str, Relationship]) -> None:
    """What is booked, who rests, who is through, whom I am to thank."""
    book = journal.sessions.bookings.plan
    book(people["Ana Lima"], TODAY, "call", at="17:00")
    book(people["Hana Sato"], date(2026, 12, 15), "face-to-face")
    book(people["Jun Park"], date(2026, 12, 4), "video")
    rest = Pause(
        uid=journal.new_uid(),
        first=date(2026, 10, 5),
        until=date(2027, 1, 4),
        reason="A child was born.",
    )
    journal.relationships.edit(people["Emeka Adeyemi"].uid, pauses=(rest,))
    journal.lifecycle.complete(
        people["Karla Núñez"].uid, on=date(2026, 1, 30), reason="Two good years.",
        last_words="Go on alone.", thanks="owed",
    )  # fmt: skip

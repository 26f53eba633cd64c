"""How roles and channels, which records hold as short words, are said to people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from mentorjournal.data.records.base import Channel, MyRole
from mentorjournal.data.records.checks import Fit, Verdict
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.negotiations import Decision
from mentorjournal.dates import MONTHS

ROLE_WORDS: Mapping[MyRole, str] = MappingProxyType({"mentor": "mentor", "protege": "protégé"})
CHANNEL_WORDS: Mapping[Channel, str] = MappingProxyType(
    {
        "face-to-face": "face to face",
        "call": "call",
        "video": "video",
        "message": "message",
    }
)
DECISION_WORDS: Mapping[Decision, str] = MappingProxyType(
    {
        "accept": "accepted",
        "counter": "countered",
        "wait": "waiting",
        "alternative": "took the alternative",
        "stay": "staying",
    }
)

FIT_WORDS: Mapping[Fit, str] = MappingProxyType(
    {"yes": "fits", "partly": "fits in part", "no": "does not fit"}
)
"""Whether a responsibility carries the picture of one year."""

VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {"stay": "stay", "change": "another role here", "leave": "elsewhere"}
)
"""What a role check says of staying and changing; nothing where that is not said."""

PICTURE_DETAILS = (
    ("responsibilities", "Responsible for"),
    ("setting", "Setting"),
    ("known_for", "Known for"),
    ("must_haves", "Must have"),
    ("must_nots", "Must not"),
)
"""The fields of a picture below its title and text, with what they are called."""

PITCH_WORDS = (
    ("objective", "helps"),
    ("gain", "gain"),
    ("cost", "cost"),
    ("ask", "ask"),
    ("smallest_yes", "least"),
    ("answer", "answer"),
    ("to", "to"),
)
"""What the pitch of a goal says; its smallest acceptable yes is its owner's alone."""


ADOPTED_WORDS = MappingProxyType({True: "adopted", False: "not adopted", None: ""})
"""Whether a pitch became theirs; nothing while that is open."""


def session_words(session: Session) -> str:
    """How a session is told from others of its day: "call at 14:30, 40 min"."""
    words = CHANNEL_WORDS[session.channel]
    if session.started is not None:
        words += f" at {session.started.astimezone():%H:%M}"
    elif session.at is not None:
        words += f" at {session.at}"
    if session.length is not None and session.state == "happened":
        words += f", {session.length} min"
    return words


def span_words(first: date, last: date, today: date) -> str:
    """From one day to another without weekdays: "2 – 16 Dec", "7 Nov – 7 Jan 2027".

    Args:
        first: The first day.
        last: The last one.
        today: The local day; another year than its own is said.
    """
    end = f"{last.day} {MONTHS[last.month - 1]}"
    if last.year != today.year:
        end += f" {last.year}"
    begin = str(first.day)
    if (first.year, first.month) != (last.year, last.month):
        begin += f" {MONTHS[first.month - 1]}"
    if first.year not in (last.year, today.year):
        begin += f" {first.year}"
    return f"{begin} – {end}"


def tie_words(relationship: Relationship) -> str:
    """What somebody is to me, as it stands behind a name: "they mentor you", "declined"."""
    mine = relationship.my_role == "mentor"
    if relationship.was_declined:
        return "declined"
    if relationship.stage == "prospect":
        return "you could mentor them" if mine else "could mentor you"
    if relationship.stage == "asked":
        return "asked about mentoring" if mine else "asked to mentor you"
    return "you mentor them" if mine else "they mentor you"

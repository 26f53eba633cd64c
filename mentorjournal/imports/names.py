"""Whom something of another program's is about: names in titles, files and folders, `@words`."""

from __future__ import annotations

import re

from mentorjournal.data.notes.words import HANDLE
from mentorjournal.text import one_line

_AT = re.compile(rf"(?<!\S)@({HANDLE})")


def mentions(text: str) -> tuple[str, ...]:
    """The words behind `@` in a text, without the sign, each once."""
    if "@" not in text:
        return ()
    return tuple(dict.fromkeys(word.rstrip(".-") for word in _AT.findall(one_line(text))))


_ONE = r"(?:1(?:[:\-–/]|[ -]?on[ -]?)1s?|1o1s?|one[- ](?:on|to)[- ]ones?|with|mit|w/)"
_MEETING = re.compile(
    rf"(?<!\w)(?:{_ONE}|meetings?|calls?|syncs?|catch[- ]?ups?|sessions?|notes?|mentoring"
    r"|mentorship|daily|weekly|journals?|logs?|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\w)",
    re.IGNORECASE,
)
_ONE_TO_ONE = re.compile(rf"(?<!\w){_ONE}(?!\w)", re.IGNORECASE)
_DAY = re.compile(r"\d{4}[-_.]?\d\d[-_.]?\d\d(?:T\d\d[:\-]?\d\d)?|\d{1,2}[:.]\d\d")
_LINK = re.compile(r"!?\[\[([^\]|#]*)(?:[#|][^\]]*)?\]\]")
_EDGES = " \t-–—_,.:;()[]#|/"
_MOST_WORDS = 4
_NO_NAMES = frozenset(
    (
        *("archive", "attachments", "people", "persons", "team", "templates", "template", "work"),
        *("inbox", "vault", "private", "mentors", "mentees", "proteges", "protégés", "todo"),
        *("tasks", "index", "readme", "untitled", "agenda"),
    )
)
"""Words that folders and files are called by, and nobody."""


def name_in(title: str) -> str:
    """What of a title may be a name: without day, brackets, and words such as "1:1 with"."""
    linked = _LINK.search(title)
    text = linked[1].rpartition("/")[2] if linked else title
    bare = _MEETING.sub(" ", _DAY.sub(" ", text))
    bare = " ".join(one_line(bare).split()).strip(_EDGES)
    return bare if any(char.isalpha() for char in bare) else ""


def names_somebody(title: str) -> bool:
    """Whether a heading says that what stands below is about somebody: a link, "1:1", "with"."""
    return bool(name_in(title)) and bool(
        _LINK.search(title) or _ONE_TO_ONE.search(_DAY.sub(" ", title))
    )


def is_like_a_name(name: str) -> bool:
    """Whether somebody may be added under a name that a file or a folder has."""
    words = name.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and all(word[0].isupper() for word in words if len(word) > 3)
        and words[0][0].isupper()
        and not any(char.isdigit() for char in name)
        and name.casefold() not in _NO_NAMES
    )

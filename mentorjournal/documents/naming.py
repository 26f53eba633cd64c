"""What an exported file is called."""

from __future__ import annotations

from datetime import date
from pathlib import PurePath
from typing import Literal

from mentorjournal.documents.audience import Audience, Kind
from mentorjournal.text import slug

Format = Literal["md", "txt", "chat", "html", "eml", "ics", "json"]
FORMAT_OF_ENDING: dict[str, Format] = {
    "md": "md",
    "markdown": "md",
    "txt": "txt",
    "html": "html",
    "htm": "html",
    "eml": "eml",
    "ics": "ics",
    "json": "json",
}
FORMAT_WORDS: dict[Format, str] = {
    "md": "Markdown",
    "txt": "plain text",
    "chat": "message for a chat",
    "html": "HTML page",
    "eml": "unsent mail",
    "ics": "iCalendar",
    "json": "JSON",
}
FOR_JOURNALS: tuple[Kind, ...] = ("summary", "agenda", "agreement", "goals")
"""What the other person's journal can read, as JSON."""
_WORDS: dict[Kind, str] = {
    "summary": "session-summary",
    "agenda": "agenda",
    "goals": "goal-review",
    "year": "year-review",
    "agreement": "agreement",
    "ask": "ask",
    "working-together": "how-we-could-work",
    "achievements": "achievements",
    "profile": "mentors-page",
    "thanks": "thank-you",
    "introduction": "introduction",
    "batna": "batna-sheet",
    "case": "case",
    "calendar": "calendar",
    "journal": "journal",
}


_READERS: dict[Audience, str] = {
    "me": "for-me",
    "other": "",
    "manager": "for-my-manager",
    "anyone": "for-anyone",
}


def pages(document: Kind, audience: Audience) -> tuple[Format, ...]:
    """The forms of a document that can be looked at as they are written, before they are."""
    further: tuple[Format, ...] = ("ics",) if document == "calendar" else ()
    if document in FOR_JOURNALS and audience == "other":
        further = ("json",)
    return ("md", "chat", "txt", "html", *further)


def ending_of(name: str) -> str:
    """What a file's name ends with, in small letters without the dot; empty without a letter."""
    ending = PurePath(name).suffix.removeprefix(".").lower()
    return ending if any(char.isalpha() for char in ending) else ""


def file_name(
    document: Kind,
    person_name: str,
    on: date,
    form: Format,
    audience: Audience = "other",
    *,
    apart: str = "",
) -> str:
    """A name such as "2026-11-24-ana-lima-session-summary.md".

    Letters, digits, hyphens and one dot, under 150 bytes: it names a file in whatever
    folder it is put in and never another one. It begins with the day, so it is none of the
    names that Windows keeps for itself.

    Args:
        document: What the file contains.
        person_name: Whom it is about; empty where it is about nobody.
        on: The day it is of.
        form: How it is written; the name ends with it, that of a message for a chat as text.
        audience: Who will read it: what is not for the other person says so, so that two
            versions of a document are not taken for each other.
        apart: What tells it apart from another of the same day and person; letters and digits.
    """
    about = [slug(person_name)] if person_name.strip() else []
    parts = [f"{on:%Y-%m-%d}", *about, _WORDS[document], apart, _READERS[audience]]
    ending = "-chat.txt" if form == "chat" else f".{form}"
    return "-".join(part for part in parts if part) + ending

"""What is said of the versions of a plan, on screen and on the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from mentorjournal.data.records.plans import Picture, PlanVersion
from mentorjournal.dates import show_date
from mentorjournal.mentoring.words import PICTURE_DETAILS

STILL_TRUE = "looked at again, still true"


def version_name(number: int, version: PlanVersion, today: date) -> str:
    """Which one it is: "version 3 of Tue 20 Oct"."""
    return f"version {number} of {show_date(version.on, today)}"


def version_remark(version: PlanVersion, sessions: Callable[[str], str]) -> str:
    """Why it came about, and in which session.

    Args:
        version: The version.
        sessions: Says which session that is, by its uid; empty where it is not there any more.
    """
    words = [STILL_TRUE] if version.still_true else []
    words += [f"“{version.reason}”"] if version.reason else []
    if version.session and (session := sessions(version.session)):
        words.append(session)
    return ", ".join(words)


def picture_parts(picture: Picture) -> tuple[tuple[str, str], ...]:
    """What a picture says, as pairs of label and text; always the same labels in their order."""
    details = ((label, getattr(picture, field)) for field, label in PICTURE_DETAILS)
    return ("", picture.title), ("", picture.text), *details

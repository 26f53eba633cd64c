"""The fields that each stage of a mentoring needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from mentorjournal.data.records.models import Pause, Relationship
from mentorjournal.data.records.roadmaps import MONTHS_IN_YEAR
from mentorjournal.dates import HINT
from mentorjournal.mentoring.pauses import pause_on
from mentorjournal.mentoring.roadmap import month_of, month_start
from mentorjournal.screens.dialogs.form import Field
from mentorjournal.screens.dialogs.typed import shown_date

THANKS = (("", "none"), ("owed", "owed"), ("said", "said"))


def at(*stages: str) -> Callable[[Mapping[str, str]], bool]:
    """Whether one of these stages is chosen, by what stands in the fields."""
    return lambda values: values["stage"] in stages


def stage_fields(relationship: Relationship, today: date) -> list[Field]:
    """All of them, each asked for only in its stages; the field `stage` stands before them."""
    once = relationship.form == "one-off"
    paused = pause_on(relationship, today)
    return [
        *_question_fields(relationship, once=once),
        Field(
            "asked",
            "Asked on",
            value=shown_date(relationship.asked or today),
            anew=True,
            hint=HINT,
            when=at("asked"),
        ),
        Field(
            "asked_how",
            "How",
            value=relationship.asked_how,
            hint="“By mail, after the talk”.",
            when=at("asked"),
        ),
        Field(
            "declined",
            "Said no on",
            value=shown_date(relationship.declined or today),
            anew=True,
            hint=HINT,
            when=at("declined"),
        ),
        _begun_field(relationship, paused, today),
        *_pause_fields(relationship, paused, today),
        Field(
            "ended",
            "Last day",
            value=shown_date(relationship.ended or today),
            anew=True,
            hint=HINT,
            when=at("completed"),
        ),
        Field(
            "stage_reason",
            "Why",
            value=paused.reason if paused else relationship.stage_reason,
            hint="In a line; private. Nobody owes a reason.",
            private=True,
            when=at("declined", "paused", "completed"),
        ),
        *_end_fields(relationship, once=once),
        *_year_fields(relationship, today),
    ]


def _question_fields(relationship: Relationship, *, once: bool) -> list[Field]:
    asks = ("prospect", "next", "recurring")
    return [
        Field(
            "aim",
            "Question" if once else "What it is for",
            value=relationship.aim,
            hint="In a line. Recurring mentoring is for more than one question."
            if once
            else "In a line.",
            when=at(*asks, "active") if once else at(*asks),
        ),
        Field(
            "why_them",
            "Why them",
            value=relationship.why_them,
            hint="Your ask begins with it, worded as here: “your talk on incidents”.",
            private=True,
            when=at("prospect", "active") if once else at("prospect"),
        ),
    ]


def _begun_field(relationship: Relationship, paused: Pause | None, today: date) -> Field:
    """The day on which it goes on after a pause, or else on which it began."""
    if paused is not None:
        return Field(
            "back",
            "Back on",
            value=shown_date(today),
            anew=True,
            hint="The day of return, which is not paused any more.",
            when=at("active"),
        )
    return Field(
        "start",
        "Since",
        value=shown_date(relationship.start or today),
        anew=True,
        hint=f"Month 1 begins here. {HINT}",
        when=at("active"),
    )


def _pause_fields(
    relationship: Relationship, paused: Pause | None, today: date
) -> tuple[Field, ...]:
    return (
        Field(
            "first",
            "First day",
            value=shown_date(paused.first if paused else today),
            anew=True,
            hint="The first day that is paused.",
            when=at("paused"),
        ),
        Field(
            "until",
            "Day of return",
            value=shown_date(paused.until if paused else None),
            hint="2w, 1 Mar; empty while nobody knows. On that day it goes on, and Next says so.",
            when=at("paused"),
        ),
    )


def _end_fields(relationship: Relationship, *, once: bool) -> tuple[Field, ...]:
    said = (
        Field(
            "learned",
            "I learned",
            "text",
            relationship.learned,
            hint="What came of the one talk; private.",
            private=True,
            when=at("completed"),
        )
        if once
        else Field(
            "last_words",
            "Last words",
            "text",
            relationship.last_words,
            hint="What you said to each other at the end; private.",
            private=True,
            when=at("completed"),
        )
    )
    owed = "owed" if relationship.thanks_owed else "said" if relationship.thanked else ""
    thanks = Field(
        "thanks",
        "Thanks",
        "choice",
        owed,
        hint="While they are owed, Next reminds you.",
        options=THANKS,
        when=at("declined", "completed"),
    )
    return said, thanks


def _year_fields(relationship: Relationship, today: date) -> list[Field]:
    return [
        Field(
            "year",
            "New year from",
            value=shown_date(next_year(relationship, today)),
            anew=True,
            hint="Month 1 begins again here. The year before is kept; plan and pictures stay.",
            when=at("next", "recurring"),
        )
    ]


def next_year(relationship: Relationship, today: date) -> date:
    """The day on which a new year is proposed to begin.

    That is today after an end or a one-off, and else the day after the twelve months.
    """
    if relationship.stage == "completed" or relationship.form == "one-off":
        return today
    years = max(1, ((month_of(relationship, today) or 1) - 1) // MONTHS_IN_YEAR)
    return month_start(relationship, years * MONTHS_IN_YEAR + 1, today) or today

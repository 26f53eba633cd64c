"""The forms of an event: what it is, what I asked there, what came of it."""

from __future__ import annotations

from typing import Any

from mentorjournal.data.records.events import Event
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.mentoring.events import USUAL_MINUTES, hang_back_words
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.typed import (
    needed_date,
    shown_date,
    typed_count,
    typed_date,
    typed_words,
)
from mentorjournal.times import parse_time

LONGEST = 6000
ASKED = "One specific question; a note of it is what you write about later."


def event_form(journal: Journal, old: Event | None = None) -> FormDialog[Event]:
    """A form that ends with an event that is added, or changed."""
    speakers = ", ".join(each.name for each in old.speakers) if old else ""
    fields = [
        Field("title", "Event", value=old.title if old else "", required=True),
        Field("on", "Day", value=shown_date(old.on) if old else "", required=True, hint=HINT),
        Field(
            "at",
            "Begins at",
            value=(old.at or "") if old else "",
            hint="18:30, or empty.",
            reads=lambda typed: parse_time(typed, field="at"),
        ),
        Field(
            "minutes",
            "Minutes",
            value=str(old.minutes or "") if old else "",
            hint=f"How long it takes; {USUAL_MINUTES} where empty.",
        ),
        Field("place", "Where", value=old.place if old else "", hint="A place, or a link."),
        Field("online", "Online", "toggle", "yes" if old and old.online else ""),
        Field("speakers", "Speakers", value=speakers, hint="Names with commas between."),
        Field("topic", "Topic", value=old.topic if old else "", hint="What is talked about."),
        *(_later(old) if old else ()),
    ]

    def save(values: dict[str, str]) -> Event:
        today = journal.today()
        minutes = values["minutes"].strip()
        changed: dict[str, Any] = {
            "on": needed_date(values, "on", today),
            "at": parse_time(values["at"], field="at") if values["at"].strip() else None,
            "minutes": typed_count(values, "minutes", 1, LONGEST, 0) if minutes else None,
            "place": values["place"],
            "online": bool(values["online"]),
            "topic": values["topic"],
            "speakers": typed_words(values, "speakers"),
        }
        if old is None:
            return journal.events.add(values["title"], **changed)
        for day in ("hung_back", "wrote"):
            changed[day] = typed_date(values, day, today, past=True)
        changed |= {name: values[name] for name in ("asked", "came_of")}
        return journal.events.edit(old.uid, title=values["title"], **changed)

    return FormDialog(
        "Edit the event" if old else "Which event?",
        fields,
        save,
        draft=f"event {old.uid if old else 'new'}",
        anew=(lambda: event_form(journal, *as_kept(journal, old))) if old else None,
    )


def _later(old: Event) -> tuple[Field, ...]:
    return (
        Field("asked", "You asked", value=old.asked, hint=ASKED, private=True),
        Field("hung_back", "Stayed on", value=shown_date(old.hung_back), hint=HINT),
        Field("wrote", "Wrote on", value=shown_date(old.wrote), hint=HINT),
        Field("came_of", "Came of it", value=old.came_of, private=True),
    )


def stayed_form(journal: Journal, event: Event) -> FormDialog[Event]:
    """Asks what I asked when I stayed; saved once I did."""
    return FormDialog(
        f"Stay for one question, {hang_back_words(event)}",
        [Field("asked", "You asked", value=event.asked, hint=ASKED, private=True)],
        lambda values: journal.events.stayed(event.uid, values["asked"]),
        draft=f"stayed {event.uid}",
        anew=lambda: stayed_form(journal, *as_kept(journal, event)),
    )


def came_of_form(journal: Journal, event: Event) -> FormDialog[Event]:
    """Asks what came of it."""
    return FormDialog(
        f"What came of {event.title}?",
        [Field("came_of", "Came of it", value=event.came_of, required=True, private=True)],
        lambda values: journal.events.edit(event.uid, came_of=values["came_of"]),
        draft=f"came of {event.uid}",
        anew=lambda: came_of_form(journal, *as_kept(journal, event)),
    )

"""The form of an introduction: who is behind the door, what for, and how far it is."""

from __future__ import annotations

from typing import Any, cast

from mentorjournal.data.records.base import HORIZONS, Horizon
from mentorjournal.data.records.introductions import DOORS, Became, Door, Introduction
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import HINT
from mentorjournal.journal import Journal
from mentorjournal.mentoring.introductions import following
from mentorjournal.screens.dialogs.as_kept import as_kept
from mentorjournal.screens.dialogs.form import Field, FormDialog
from mentorjournal.screens.dialogs.goal_choice import goal_field
from mentorjournal.screens.dialogs.typed import shown_date, typed_date
from mentorjournal.text import plural

_LABELS: dict[Door, str] = {
    "asked": "Asked for on",
    "target_yes": "They said yes",
    "protege_yes": "Welcome too",
    "made": "Made on",
    "met": "They met on",
    "thanked": "Thanked on",
}
_BECAME = (
    ("", "nothing yet"),
    ("contact", "a contact"),
    ("prospect", "a prospect"),
    ("mentor", "a mentor"),
    ("boss", "a boss"),
)
_NO_HORIZON = "0"


def introduction_form(
    journal: Journal, relationship: Relationship, old: Introduction | None = None
) -> FormDialog[Introduction]:
    """A form that ends with an introduction that is begun, or changed.

    Args:
        journal: Where it is kept.
        relationship: The mentoring in which the door is opened.
        old: The one to change; None to begin one.
    """
    today = journal.today()

    def save(values: dict[str, str]) -> Introduction:
        changed: dict[str, Any] = {
            "about": values["about"],
            "why": values["why"],
            "goal": values["goal"] or None,
            "horizon": cast("Horizon | None", int(values["horizon"]) or None),
            **{
                door: typed_date(values, door, today, past=True) for door in DOORS if door in values
            },
        }
        if old is None:
            return journal.introductions.add(relationship, values["to"], **changed)
        changed |= {
            "declined": typed_date(values, "declined", today, past=True),
            "outcome": values["outcome"],
            "became": cast(Became, values["became"]),
            "blurb": values["blurb"],
        }
        return journal.introductions.edit(old.uid, to=values["to"], **changed)

    name = journal.relationships.person(relationship).name
    mine = relationship.my_role == "protege"
    begins = f"Whom could {name} introduce you to?" if mine else f"Whom could {name} meet?"
    return FormDialog(
        f"Introduction to {old.to}" if old else begins,
        _fields(journal, relationship, old),
        save,
        draft=f"introduction {old.uid if old else relationship.uid}",
        anew=(lambda: introduction_form(journal, *as_kept(journal, relationship, old)))
        if old
        else None,
    )


def _fields(
    journal: Journal, relationship: Relationship, old: Introduction | None
) -> tuple[Field, ...]:
    return (
        Field(
            "to",
            "Who",
            value=old.to if old else "",
            required=True,
            hint="The person behind the door.",
        ),
        Field("about", "Who they are", value=old.about if old else "", hint="VP at Tern Labs."),
        Field(
            "why",
            "What for",
            value=old.why if old else "",
            hint="The question they could answer, or why it is just them.",
        ),
        _horizon(old),
        goal_field(journal, relationship.owner, old.goal if old else None, "Serves the goal"),
        *(_day(door, old) for door in _doors(old)),
        *(_later(old) if old else ()),
    )


def _doors(old: Introduction | None) -> tuple[Door, ...]:
    """The days that are asked for: those that are known, and the one that comes next."""
    if old is None:
        return DOORS[:1]
    coming = following(old)
    return tuple(door for door in DOORS if getattr(old, door) is not None or door == coming)


def _day(door: Door, old: Introduction | None) -> Field:
    day = getattr(old, door) if old else None
    return Field(door, _LABELS[door], value=shown_date(day), hint=HINT)


def _horizon(old: Introduction | None) -> Field:
    years = tuple((str(each), f"in {plural(each, 'year')}") for each in HORIZONS)
    return Field(
        "horizon",
        "Fits the picture",
        "choice",
        value=str(old.horizon or _NO_HORIZON) if old else _NO_HORIZON,
        options=((_NO_HORIZON, "none"), *years),
        hint="Which picture of theirs somebody like that is a part of.",
    )


def _later(old: Introduction) -> tuple[Field, ...]:
    """What is known of it only once it has begun."""
    return (
        Field("declined", "One said no", value=shown_date(old.declined), hint=HINT),
        Field("outcome", "What came of it", value=old.outcome),
        Field(
            "became",
            "They became",
            "choice",
            value=old.became,
            options=_BECAME,
            hint="A prospect or mentor of yours gets a page, which says who introduced you.",
        ),
        Field(
            "blurb",
            "To forward",
            "text",
            value=old.blurb,
            hint="Your own words; empty for the draft that sharing it makes.",
        ),
    )

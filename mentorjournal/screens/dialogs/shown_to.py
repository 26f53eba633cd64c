"""The field that says who is shown something: names with commas between."""

from __future__ import annotations

from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.models import Achievement, Goal, Relationship
from mentorjournal.errors import BadInput
from mentorjournal.journal import Journal
from mentorjournal.mentoring.showing import Showing, made_in, mine, offered, ticked
from mentorjournal.screens.dialogs.form import Field
from mentorjournal.text import spellings

NOBODY = "nobody"
SHOWN_TO = "shown_to"
HINT = "Whose summaries may tell of it: names with commas between, or nobody."


def my_showing(journal: Journal) -> Showing:
    """Who sees what I make for myself: as I chose the last time, and never the reporting line."""
    every: list[Goal | Achievement] = [*journal.goals.of(ME), *journal.achievements.of(ME)]
    about = _about(journal, ME)
    if not every:
        return mine(ticked(about))
    last = max(every, key=lambda one: (one.created, one.uid)).shown_to
    outside = {one.uid for one in about if one.reporting_line == "none"}
    return mine(uid for uid in last if uid in outside)


def showing_of(journal: Journal, owner: OwnerId) -> Showing:
    """Who sees what is made among the parts of an owner."""
    if owner == ME:
        return my_showing(journal)
    about = _about(journal, owner)
    return made_in(about[0]) if about else Showing(owner)


def shown_to_field(journal: Journal, shown_to: tuple[Uid, ...]) -> Field:
    """A field with the names of those who are shown something of an owner."""
    return Field(SHOWN_TO, "Shown to", value=shown_to_names(journal, shown_to), hint=HINT)


def shown_to_names(journal: Journal, shown_to: tuple[Uid, ...]) -> str:
    """The names of those who are shown something: "Ben O'Neil, Zoë", or "nobody"."""
    return ", ".join(journal.relationships.names(shown_to)) or NOBODY


def read_shown_to(
    journal: Journal, owner: OwnerId, typed: str, before: tuple[Uid, ...]
) -> tuple[Uid, ...]:
    """The relationships whose other person is named; as they were where the names still stand.

    So a name with a comma in it, two people of one name, and one who lies in the trash all stay.

    Raises:
        BadInput: A name is nobody's to whom something of that owner could be shown, or several
            people's.
    """
    if typed.strip() == shown_to_names(journal, before):
        return before
    names = [name.strip() for name in typed.split(",") if name.strip()]
    if [name.casefold() for name in names] in ([], [NOBODY]):
        return ()
    about = _about(journal, owner)
    return tuple(dict.fromkeys(one.uid for name in names for one in _named(journal, about, name)))


def _about(journal: Journal, owner: OwnerId) -> list[Relationship]:
    return offered(owner, journal.relationships.all())


def _name(journal: Journal, relationship: Relationship) -> str:
    return journal.relationships.person(relationship).name


def _ways(journal: Journal, relationship: Relationship) -> set[str]:
    """All spellings of all names of the other person."""
    names = journal.relationships.person(relationship).names
    return {way for name in names for way in spellings(name)}


def _named(journal: Journal, about: list[Relationship], name: str) -> list[Relationship]:
    """Those with the person of that name, or of a part of it that only one has."""
    ways = spellings(name)
    whole = [one for one in about if _ways(journal, one) & ways]
    fits = whole or [
        one for one in about if any(way in each for way in ways for each in _ways(journal, one))
    ]
    if len({one.person for one in fits}) == 1:
        return fits
    who = "mentors you" if all(one.owner == ME for one in about) else "is this protégé"
    known = ", ".join(dict.fromkeys(_name(journal, one) for one in about)) or NOBODY
    if fits:
        raise BadInput(f"“{name[:60]}” could be several: {known}.", SHOWN_TO)
    raise BadInput(f"Nobody called “{name[:60]}” {who}. Write of: {known}.", SHOWN_TO)

"""The way to what is found: the very line of the notes, or the place where its record lives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.achievements import Achievement, Decider
from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.base import ME, Record
from mentorjournal.data.records.checks import Assessment, RoleCheck, Skill
from mentorjournal.data.records.events import Event
from mentorjournal.data.records.giving import MentorPage
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.models import (
    AgendaItem,
    FollowUp,
    Person,
    Relationship,
    Session,
)
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.data.records.plans import Goal, Picture, Plan
from mentorjournal.data.records.roadmaps import RoadmapYear
from mentorjournal.errors import NotFound
from mentorjournal.screens.parts import DOORS, PICTURE, POINT, SUMMARY
from mentorjournal.widgets.found_list import FoundRow
from mentorjournal.widgets.goal_entries import entry_of
from mentorjournal.widgets.prospect_list import EVENT

if TYPE_CHECKING:
    from mentorjournal.screens.base import JournalScreen


def go_to_found(screen: JournalScreen, row: FoundRow) -> None:
    """Go to where a line stands.

    Raises:
        NotFound: It is not there any more.
    """
    record = row.record
    if row.talk is not None and row.of_summary is not None and _can_wrap_up(screen, row.talk):
        screen.go("session", record.uid, part=f"{SUMMARY}{row.of_summary}")
    elif isinstance(row.part, AgendaItem):
        screen.go("session", record.uid, part=f"{POINT}{row.part.uid}")
    elif row.talk is not None:
        screen.go("session", record.uid, row.anchor)
    elif isinstance(record, FollowUp):
        _open_form(screen, record)
    else:
        place, uid, part = _place_of(screen, record, row)
        screen.go(place, uid, part=part)


def _can_wrap_up(screen: JournalScreen, talk: Session) -> bool:
    """Whether looking at its wrap-up, where the summary stands, ends no talk and is possible."""
    return talk.state == "happened" and not screen.journal.file.read_only


def _open_form(screen: JournalScreen, record: FollowUp) -> None:
    """A promise that stands in no notes has a form."""
    screen.need_to_write()
    from mentorjournal.screens.dialogs.follow_up import edit_follow_up_form

    form = edit_follow_up_form(screen.journal, screen.journal.follow_ups.get(record.uid))
    screen.app.push_screen(form, lambda _done: screen.tick())


def _place_of(screen: JournalScreen, record: Record, row: FoundRow) -> tuple[str, str, str]:
    """The place of a record, what it is to show there, and the part of it."""
    match record:
        case Person():
            return _page_of(screen, record)
        case Relationship():
            return "relationship", record.uid, ""
        case Plan():
            return "plan", record.owner, _picture(row)
        case Goal():
            return "plan", record.owner, f"{record.uid} {entry_of(row.part, row.field)}".strip()
        case Achievement() | Decider():
            return "achieved", record.owner, record.uid
        case Negotiation():
            return "negotiation", record.uid, ""
        case Assessment():
            return "assessment", record.uid, ""
        case RoleCheck():
            return "role-check", record.uid, ""
        case Skill():
            return "skills", record.owner, record.area
        case Agreement():
            return "agreement", record.relationship, f"{record.uid} {row.field} {row.text}"
        case RoadmapYear():
            return "roadmap", record.relationship, ""
        case Introduction():
            return "timeline", record.relationship, DOORS
        case Ask():
            return "relationship", record.relationship, ""
        case MentorPage():
            return "giving", ME, ""
        case Event():
            return "mentors", ME, f"{EVENT}{record.uid}"
    raise NotFound("That has no place of its own.")


def _picture(row: FoundRow) -> str:
    return f"{PICTURE}{row.part.horizon} {row.text}" if isinstance(row.part, Picture) else ""


def _page_of(screen: JournalScreen, person: Person) -> tuple[str, str, str]:
    """The page of the mentoring with somebody; of me my plan."""
    if person.is_me:
        return "plan", ME, ""
    bonds = [each for each in screen.journal.relationships.all() if each.person == person.uid]
    if not bonds:
        raise NotFound(f"There is no mentoring with {person.name} any more.")
    return "relationship", bonds[0].uid, ""

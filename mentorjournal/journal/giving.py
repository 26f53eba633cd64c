"""Gathers what I have given as a mentor, and what was given to me."""

from __future__ import annotations

from datetime import date

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.base import MyRole
from mentorjournal.data.records.models import Relationship
from mentorjournal.dates import local_day
from mentorjournal.errors import NotFound
from mentorjournal.journal.journal import Journal
from mentorjournal.mentoring.capacity import load_of
from mentorjournal.mentoring.coverage import Coverage
from mentorjournal.mentoring.giving import (
    Giving,
    count_advice,
    is_in_line,
    one_offs_of,
    pieces_of,
)
from mentorjournal.mentoring.heard import Heard, heard_of
from mentorjournal.mentoring.introductions import opened_by_me
from mentorjournal.mentoring.mentor_line import Link, MentorLine

ROLES: tuple[MyRole, MyRole] = ("mentor", "protege")
"""What I am where I give, and where I hear."""


def giving_of(journal: Journal) -> Giving:
    """All of it, as it is today; reads the notes of all sessions."""
    every, today, me = journal.relationships.all(), journal.today(), journal.people.me()
    sessions = {each.uid: journal.sessions.of(each) for each in every if each.my_role == "mentor"}
    given, heard = (_follow_ups(journal, every, role) for role in ROLES)
    return Giving(
        load=load_of(every, me.capacity if me else None, today, sessions),
        given=count_advice(item for item, _who in given),
        heard=count_advice(item for item, _who in heard),
        pieces=pieces_of(given),
        heard_pieces=pieces_of(heard),
        doors=tuple(
            opened_by_me(journal.overview.talks(), journal.introductions.by_relationship(), today)
        ),
        one_offs=one_offs_of(every, journal.relationships.person, journal.follow_ups.of, today),
        line=line_of(journal),
    )


def _follow_ups(
    journal: Journal, every: list[Relationship], my_role: MyRole
) -> list[tuple[FollowUpItem, str]]:
    """What must come back of the relationships in which I am that, with the other's name."""
    return [
        (item, journal.relationships.person(each).name)
        for each in every
        if each.my_role == my_role
        for item in journal.follow_ups.of(each)
    ]


def draft_of_thanks(journal: Journal, relationship: Relationship) -> str:
    """What could be said to thank a mentor, as a message; empty where I am the mentor."""
    exports = journal.exports
    try:
        drafted = exports.chat(exports.wish("thanks", relationship))
    except NotFound:
        return ""
    # The title is for the file.
    return drafted.partition("\n\n")[2].rstrip("\n")


def line_of(journal: Journal) -> MentorLine:
    """Who mentored my mentors, they, my protégés and theirs; oldest first."""
    every = sorted(journal.relationships.all(), key=lambda each: (_begun(each), each.uid))
    return MentorLine(
        tuple(_link(journal, each) for each in every if is_in_line(each, "protege")),
        tuple(_link(journal, each) for each in every if is_in_line(each, "mentor")),
    )


def _begun(relationship: Relationship) -> date:
    first = relationship.years[0].start if relationship.years else None
    known = relationship.one_off_since or first or relationship.start
    return known or local_day(relationship.created)


def _link(journal: Journal, relationship: Relationship) -> Link:
    mine = relationship.my_role == "mentor"
    return Link(
        relationship=relationship.uid,
        name=journal.relationships.person(relationship).name,
        beyond=relationship.first_protege if mine else relationship.mentored_by,
        paid_forward=relationship.paid_forward,
    )


def heard_by_me(journal: Journal, known: Coverage) -> Heard:
    """What my mentors advise between them; reads the notes of all sessions with them.

    Args:
        journal: Whose chapters.
        known: Which areas they cover.
    """
    names = {each.person: each.name for each in known.mentors}
    areas = {
        area.name: {names[person] for person in (*area.agreed, *area.touched)}
        for area in known.areas
    }
    return heard_of(_follow_ups(journal, journal.relationships.all(), "protege"), areas)

"""People, relationships, sessions and follow-ups; and the register of all record types."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta

from mentorjournal.data.records.achievements import Achievement, Decider
from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.asks import Ask, Source
from mentorjournal.data.records.base import (
    ME,
    Channel,
    Count,
    FollowUpKind,
    FollowUpState,
    Form,
    Instant,
    MyRole,
    OwnerId,
    Part,
    Record,
    Stage,
    TimeOfDay,
    Uid,
)
from mentorjournal.data.records.checks import Assessment, RoleCheck, Skill
from mentorjournal.data.records.events import Event
from mentorjournal.data.records.exchanged import TermsTold
from mentorjournal.data.records.first_pages import FirstPage
from mentorjournal.data.records.follow_ups import FollowUp
from mentorjournal.data.records.given import Given
from mentorjournal.data.records.giving import MentorPage, ThankYou
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.lifecycle import Capacity, PastYear
from mentorjournal.data.records.line_history import LineHistory
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.data.records.plans import Goal, Plan
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.data.records.rhythm import Pause, Rhythm
from mentorjournal.data.records.roadmaps import Outline, RoadmapYear
from mentorjournal.data.records.step_decisions import StepDecision

__all__ = [
    "RECORDS",
    "Achievement",
    "AgendaItem",
    "Agreement",
    "Ask",
    "Assessment",
    "Cadence",
    "Capacity",
    "Decider",
    "DeletedPart",
    "Event",
    "FirstPage",
    "FollowUp",
    "FollowUpKind",
    "FollowUpState",
    "Given",
    "Goal",
    "Introduction",
    "LineHistory",
    "MentorPage",
    "Negotiation",
    "NoteVersion",
    "Outline",
    "PastYear",
    "Pause",
    "Person",
    "Plan",
    "Record",
    "Relationship",
    "Rhythm",
    "RoadmapYear",
    "RoleCheck",
    "Session",
    "Skill",
    "ThankYou",
]

ReportingLine = Literal["none", "my-manager", "my-report", "managers-manager"]
SessionState = Literal["planned", "running", "happened", "missed", "moved"]


class Person(Record, frozen=True, kw_only=True):
    """Someone in the journal.

    Attributes:
        is_me: The one person who keeps this journal; gives exports their author.
        handle: What stands behind `@` in notes, without the sign; empty to use the name.
        how_met: How we met, in a line.
        source: Where I know them from, of the six corners of a network.
        found_at: In which directory or on which platform they are found, with its link, and what
            it costs there. Private.
        notes: Private.
        other_names: More names and handles by which they are found, such as another spelling or
            the name before a marriage.
        zone: The time zone they live in, by name; empty where unknown.
        same_as: Whose second record this is; that one stands for both. None for a first one.
        capacity: How much mentoring I can give; of who keeps this journal.
    """

    table: ClassVar[str] = "person"

    name: Annotated[str, Meta(min_length=1)]
    is_me: bool = False
    role: str = ""
    organisation: str = ""
    how_met: str = ""
    source: Source = ""
    found_at: str = ""
    email: str = ""
    phone: str = ""
    handle: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    other_names: tuple[str, ...] = ()
    zone: str = ""
    same_as: Uid | None = None
    capacity: Capacity | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called: by the name first, then by their other names."""
        return (self.name, *self.other_names)

    @property
    def called(self) -> tuple[str, ...]:
        """Name, handle and other names, as `data.notes.words.handles_of` takes them."""
        return (self.name, self.handle, *self.other_names)


class Cadence(Part, frozen=True, kw_only=True):
    """How often to talk, where it differs from the defaults in `mentoring.cadence`.

    Attributes:
        meet_after: Months after a face-to-face meeting before the next is welcome.
        meet_within: Months after which the relationship goes stale without one.
        call_after: Days after a call or video before the next.
        call_within: Days after a talk within which the next is due; None for a calendar month.
    """

    meet_after: Annotated[int, Meta(ge=0, le=60)] = 1
    meet_within: Annotated[int, Meta(ge=1, le=60)] = 3
    call_after: Annotated[int, Meta(ge=0, le=730)] = 14
    call_within: Annotated[int, Meta(ge=1, le=730)] | None = None


class Relationship(Record, frozen=True, kw_only=True):
    """One mentoring relationship between me and one person.

    Attributes:
        person: The person's uid.
        my_role: What I am in it.
        stage: As it was last said; `mentoring.pauses.stage_on` knows which it is on a day.
        stage_reason: Why it is completed, declined or paused.
        start: The day it began; month 1 of the roadmap begins here.
        years: The years before that one, oldest first.
        asked, asked_how: The day the question was put, and how.
        declined: The day it was answered with no; such a one is completed.
        ended: The last day of a completed one, and `last_words` what was said then.
        thanks_owed: The day since which one of us owes the other thanks; None where nobody does.
        thanked: The day they were said last, and `thank_yous` how and in which words.
        paid_forward: The day since which the protégé of the two mentors somebody, too.
        first_protege: Whom, by name.
        mentored_by: Who mentored a mentor of mine, by name.
        one_off_since: For what was a one-off at first, the day that one began.
        rhythm: Which clocks count. One-off relationships have none.
        cadence: None for the defaults.
        calls_offered: Whether it was asked if calls between meetings shall count as well.
        pauses: The times it rested or is going to. Private, as their reasons are.
        focus: Focus areas, in the person's words or the product's.
        manager_agreed: With a manager's manager: the day my manager agreed.
        ask_later: Whether to ask them once they are not in my reporting line any more.
        aim: For a one-off, the question; otherwise what this is for, in a line.
        why_them: Why this person; private, as is `learned`.
        learned: What came of a one-off.
        observed: What I see in whom I mentor, willing, open, wanting to get on; private.
        pay_cleared: Texts that speak of pay and may be shared outside the reporting line all the
            same, because the person said so; as `documents.pay.rule.clearing` writes them.
        notes: Private.
        other_journal: The journal that the other person writes, once something was taken from it.
        terms_told: What that journal was last told of the agreement; None for nothing.
    """

    table: ClassVar[str] = "relationship"

    person: Uid
    my_role: MyRole
    form: Form = "recurring"
    stage: Stage = "active"
    stage_reason: str = ""
    start: date | None = None
    years: tuple[PastYear, ...] = ()
    asked: date | None = None
    asked_how: str = ""
    declined: date | None = None
    ended: date | None = None
    last_words: str = ""
    thanks_owed: date | None = None
    thanked: date | None = None
    thank_yous: tuple[ThankYou, ...] = ()
    paid_forward: date | None = None
    first_protege: str = ""
    mentored_by: str = ""
    one_off_since: date | None = None
    rhythm: Rhythm = "what-we-do"
    cadence: Cadence | None = None
    calls_offered: bool = False
    pauses: tuple[Pause, ...] = ()
    focus: tuple[str, ...] = ()
    reporting_line: ReportingLine = "none"
    manager_agreed: date | None = None
    ask_later: bool = False
    pay_cleared: tuple[str, ...] = ()
    aim: str = ""
    why_them: str = ""
    learned: str = ""
    observed: str = ""
    notes: str = ""
    other_journal: Uid | None = None
    terms_told: TermsTold | None = None

    @property
    def was_declined(self) -> bool:
        """Whether it never began, because the answer was no."""
        return self.stage == "completed" and self.declined is not None

    @property
    def owner(self) -> OwnerId:
        """Whose plan it is about: the protégé's."""
        return ME if self.my_role == "protege" else self.person


class AgendaItem(Part, frozen=True, kw_only=True):
    """A point to discuss. `source` says where it came from ("parked on 9 Nov"), in words."""

    uid: Uid
    text: str
    done: bool = False
    source: str = ""


class Session(Record, frozen=True, kw_only=True):
    """One meeting, planned or real.

    Attributes:
        on: The local day it takes or took place on.
        at: The local time of that day it was planned for; None where only the day is known.
        planned_minutes: How long it was planned to take; None where nothing was said of that.
        started, ended: Real start and end (UTC); None where only the day is known.
        zone: The time zone it was held in, by name; empty where unknown.
        minutes: Length, for a session logged afterwards; otherwise it follows from the times.
        notes: Plain Markdown with marks, see `data.notes.marks`.
        lines: What became of single lines of these notes; what changes the notes has
            `data.notes.tracking` bring it along.
        notes_shared: Whether unmarked lines may be shared too.
        summary: In the protégé's words; shared.
        reflection: Private for ever.
        next_session: The planned session agreed on at the end of this one; of one that was
            moved, the session on its new day.
        reason: Why it was missed or moved.
        to_wrap_up: Whether it was ended in a hurry, so that its wrap-up is still to come.
        rehearsals: Role plays of a pay talk that were held in it and are in no sheet; private.
        role_plays: Role plays of a meeting that were held in it; private.
        imported: Which entries of other programs its notes were taken from: their own ids, or
            `journal.import_plan.mark`; by these they are known when they come again.
    """

    table: ClassVar[str] = "session"

    relationship: Uid
    on: date
    state: SessionState = "happened"
    channel: Channel = "call"
    at: TimeOfDay | None = None
    planned_minutes: Count | None = None
    started: Instant | None = None
    ended: Instant | None = None
    zone: str = ""
    minutes: Count | None = None
    agenda: tuple[AgendaItem, ...] = ()
    notes: str = ""
    lines: tuple[LineHistory, ...] = ()
    notes_shared: bool = False
    summary: str = ""
    reflection: str = ""
    next_session: Uid | None = None
    reason: str = ""
    to_wrap_up: bool = False
    rehearsals: tuple[Rehearsal, ...] = ()
    role_plays: tuple[Rehearsal, ...] = ()
    imported: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.started and self.ended and self.ended < self.started:
            raise ValueError("the session ends before it starts")

    @property
    def length(self) -> int | None:
        """Minutes it took, to the nearest; None where unknown."""
        if self.minutes is not None:
            return self.minutes
        if self.started and self.ended:
            return round((self.ended - self.started).total_seconds() / 60)
        return None


class NoteVersion(Record, frozen=True, kw_only=True):
    """What the notes of a session said at the moment this was created.

    Attributes:
        session: Whose notes.
    """

    table: ClassVar[str] = "note-version"

    relationship: Uid
    session: Uid
    notes: str = ""


class DeletedPart(Record, frozen=True, kw_only=True):
    """A part that was taken out of a record, such as a reading of a goal, so that it can come back.

    It is in the trash as long as `deleted` is set; putting it back clears that.

    Attributes:
        parent: The record it was taken from, and `parent_table` that record's table.
        field: The field it stood in, and `index` its place there.
        content: The part as it is written in the file.
    """

    table: ClassVar[str] = "scrap"

    parent: Uid
    parent_table: str
    field: str
    index: Count
    content: dict[str, Any]


RECORDS: dict[str, type[Record]] = {
    kind.table: kind
    for kind in (
        Person,
        Relationship,
        Session,
        NoteVersion,
        FollowUp,
        Plan,
        Goal,
        Achievement,
        Decider,
        Negotiation,
        Assessment,
        RoleCheck,
        Skill,
        StepDecision,
        Agreement,
        MentorPage,
        Ask,
        FirstPage,
        Introduction,
        Event,
        Given,
        RoadmapYear,
        Outline,
        DeletedPart,
    )
}
"""Every table of the journal with the type of its records."""

"""The Journal itself: opens the file and holds the chapters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mentorjournal.data.records.models import Person, Record, Session
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store import Room, Store
from mentorjournal.errors import NotKept
from mentorjournal.journal.context import Context
from mentorjournal.journal.defaults import backup_times, local_now, new_uid
from mentorjournal.journal.undo import Undo

if TYPE_CHECKING:
    from mentorjournal.data.form_drafts import FormDrafts
    from mentorjournal.journal.achievements import Achievements
    from mentorjournal.journal.agreements import Agreements
    from mentorjournal.journal.asks import Asks
    from mentorjournal.journal.assessments import Assessments
    from mentorjournal.journal.backups import Backups
    from mentorjournal.journal.circle import Circle
    from mentorjournal.journal.conflicts import Conflicts
    from mentorjournal.journal.events import Events
    from mentorjournal.journal.exports import Exports
    from mentorjournal.journal.exposure import Deciders, Reviews
    from mentorjournal.journal.follow_ups import FollowUps
    from mentorjournal.journal.goals import Goals
    from mentorjournal.journal.imports import Imports
    from mentorjournal.journal.introductions import Introductions
    from mentorjournal.journal.just_done import JustDone
    from mentorjournal.journal.lifecycle import Lifecycle
    from mentorjournal.journal.negotiations import Negotiations
    from mentorjournal.journal.one_person import OnePerson
    from mentorjournal.journal.overview import Overview
    from mentorjournal.journal.people import People
    from mentorjournal.journal.plans import Plans
    from mentorjournal.journal.relationships import Relationships
    from mentorjournal.journal.roadmaps import Roadmaps
    from mentorjournal.journal.role_checks import RoleChecks
    from mentorjournal.journal.sessions import Sessions
    from mentorjournal.journal.skills import Skills
    from mentorjournal.journal.steps import Steps
    from mentorjournal.journal.timeline import Timeline
    from mentorjournal.journal.trash import Trash

R = TypeVar("R", bound=Record)

EVERY = "very "
"""Without these letters no action of the notes comes back."""


class Journal:
    """What a person can do with a journal, chapter by chapter.

    Args:
        store: Where it is kept.
        clock: Gives the present moment, aware, in the person's own zone.
        ids: Gives new UUIDv7s as text.

    Attributes:
        file: How well it is kept, who else writes it, and what others do to it.

    Its chapters are loaded when they are first opened: a command needs two or three.
    """

    def __init__(
        self,
        store: Store,
        *,
        clock: Callable[[], datetime] = local_now,
        ids: Callable[[], str] = new_uid,
    ) -> None:
        self._store, self.file = store, store.file
        self._context = Context(store, clock, ids)
        self._undo = Undo(self._context)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Callable[[], datetime] = local_now,
        ids: Callable[[], str] = new_uid,
        read_only: bool = False,
        forward_writes: bool = False,
    ) -> Journal:
        """Open the journal at `path`; a file that does not exist is made with the first change.

        With `forward_writes`, changes go through the program that writes it, if there is one.

        Raises:
            CannotOpen: The file cannot be used; it was left as it is.
        """
        room = Room(backup_times)
        store = Store.open(
            path, SCHEMA, now=clock, read_only=read_only, forward_writes=forward_writes, room=room
        )
        return cls(store, clock=clock, ids=ids)

    @cached_property
    def people(self) -> People:
        """Everybody in the journal."""
        from mentorjournal.journal.people import People

        return People(self._context)

    @cached_property
    def one_person(self) -> OnePerson:
        """Two records of one person."""
        from mentorjournal.journal.one_person import OnePerson

        return OnePerson(self._context, self.plans)

    @cached_property
    def relationships(self) -> Relationships:
        """Who mentors whom."""
        from mentorjournal.journal.relationships import Relationships

        return Relationships(
            self._context, self.people, lambda: (self.roadmaps.begun, self.asks.following)
        )

    @cached_property
    def asks(self) -> Asks:
        """The messages in which somebody is asked to be a mentor."""
        from mentorjournal.journal.asks import Asks

        return Asks(self._context, self.people, self.relationships)

    @cached_property
    def lifecycle(self) -> Lifecycle:
        """The stages of a mentoring."""
        from mentorjournal.journal.lifecycle import Lifecycle

        return Lifecycle(self._context, self.relationships)

    @cached_property
    def circle(self) -> Circle:
        """Thanks, and what is paid forward."""
        from mentorjournal.journal.circle import Circle

        return Circle(self._context, self.relationships)

    @cached_property
    def agreements(self) -> Agreements:
        """What the two of a relationship expect of each other."""
        from mentorjournal.journal.agreements import Agreements

        return Agreements(self._context, self.people, self.relationships, self.sessions)

    @cached_property
    def events(self) -> Events:
        """Where speakers are heard whom I could ask."""
        from mentorjournal.journal.events import Events

        return Events(self._context, self.relationships)

    @cached_property
    def introductions(self) -> Introductions:
        """Doors that mentors open."""
        from mentorjournal.journal.introductions import Introductions

        return Introductions(self._context, self.people, self.relationships)

    @cached_property
    def sessions(self) -> Sessions:
        """Calls and meetings, with their notes."""
        from mentorjournal.journal.sessions import Sessions

        return Sessions(self._context, self._following)

    def _following(self, before: Session, after: Session) -> Sequence[Record]:
        """The next of an action that comes back; who types a first word loads no follow-ups."""
        return self.follow_ups.after_notes(before, after) if EVERY in after.notes else ()

    @cached_property
    def follow_ups(self) -> FollowUps:
        """What must come back."""
        from mentorjournal.journal.follow_ups import FollowUps

        return FollowUps(self._context, self.relationships, self.sessions)

    @cached_property
    def plans(self) -> Plans:
        """The pictures of one, five and ten years."""
        from mentorjournal.journal.plans import Plans

        return Plans(self._context)

    @cached_property
    def goals(self) -> Goals:
        """The goals of a year."""
        from mentorjournal.journal.goals import Goals

        return Goals(self._context, self.trash)

    @cached_property
    def achievements(self) -> Achievements:
        """What was achieved."""
        from mentorjournal.journal.achievements import Achievements

        return Achievements(self._context)

    @cached_property
    def assessments(self) -> Assessments:
        """The goals laid against what is said of them."""
        from mentorjournal.journal.assessments import Assessments

        return Assessments(self._context, self.goals)

    @cached_property
    def role_checks(self) -> RoleChecks:
        """The role laid against the picture of one year."""
        from mentorjournal.journal.role_checks import RoleChecks

        return RoleChecks(self._context, self.goals, self.trash)

    @cached_property
    def roadmaps(self) -> Roadmaps:
        """What is said of the months of roadmaps."""
        from mentorjournal.journal.roadmaps import Roadmaps

        return Roadmaps(self._context)

    @cached_property
    def skills(self) -> Skills:
        """What people think of their own skills."""
        from mentorjournal.journal.skills import Skills

        return Skills(self._context, self.trash)

    @cached_property
    def deciders(self) -> Deciders:
        """Who decides about whom."""
        from mentorjournal.journal.exposure import Deciders

        return Deciders(self._context, self.people)

    @cached_property
    def reviews(self) -> Reviews:
        """Reviews of what was achieved, with management."""
        from mentorjournal.journal.exposure import Reviews

        return Reviews(self._context, self.relationships)

    @cached_property
    def negotiations(self) -> Negotiations:
        """Pay talks."""
        from mentorjournal.journal.negotiations import Negotiations

        return Negotiations(self._context, self.trash)

    @cached_property
    def steps(self) -> Steps:
        """Lines of Next that were put off or let go."""
        from mentorjournal.journal.steps import Steps

        return Steps(self._context)

    @cached_property
    def trash(self) -> Trash:
        """What was deleted."""
        from mentorjournal.journal.trash import Trash

        return Trash(self._context, self.relationships)

    @cached_property
    def backups(self) -> Backups:
        """Earlier states of the journal."""
        from mentorjournal.journal.backups import Backups

        return Backups(self._context)

    @cached_property
    def conflicts(self) -> Conflicts:
        """What was changed in two places, and what is to be asked."""
        from mentorjournal.journal.conflicts import Conflicts

        return Conflicts(self._context)

    @cached_property
    def exports(self) -> Exports:
        """Documents for somebody."""
        from mentorjournal.journal.exports import Exports

        return Exports(self._context, self)

    @cached_property
    def imports(self) -> Imports:
        """What is taken over from other programs."""
        from mentorjournal.journal.imports import Imports

        return Imports(self._context, self)

    @cached_property
    def timeline(self) -> Timeline:
        """Everything that happened in a relationship."""
        from mentorjournal.journal.timeline import Timeline

        return Timeline(self._context, self)

    @cached_property
    def overview(self) -> Overview:
        """What is read from many chapters at once."""
        from mentorjournal.journal.overview import Overview

        return Overview(self._context, self)

    @cached_property
    def form_drafts(self) -> FormDrafts:
        """What was typed into forms and not saved yet."""
        from mentorjournal.data.form_drafts import FormDrafts

        return FormDrafts.beside(
            self.file.path, lambda: not (self.file.read_only or self.file.protected)
        )

    def gather(self) -> None:
        """Bring to a person what another program has added to a second record of them; cheap."""
        if self.file.read_only or not any(one.same_as for one in self._store.all(Person)):
            return
        with suppress(NotKept):
            self.one_person.gather()

    @property
    def is_empty(self) -> bool:
        """Whether nobody and nothing of mine is in it, apart from the trash."""
        return not self.people.all() and not self._context.is_anything_mine()

    def save_copy(self, path: Path, *unsaved: Record) -> None:
        """Write a copy of the journal to a new file, with these records as on the screen.

        Raises:
            BadInput, NotKept: As `Store.save_copy`.
        """
        self._store.save_copy(path, *unsaved)

    def today(self) -> date:
        """The person's own calendar day."""
        return self._context.today()

    def new_uid(self) -> str:
        """A new UUIDv7 as text, for a part that is about to be put into a record."""
        return self._context.new_uid()

    def now(self) -> datetime:
        """The present moment in the person's own zone."""
        return self._context.clock()

    def record(self, kind: type[R], uid: str) -> R:
        """Any record by its type.

        Raises:
            NotFound: There is none.
        """
        return self._store.get(kind, uid)

    def just_done(self) -> JustDone | None:
        """What was ticked, met or closed a moment ago, if nothing else was changed since."""
        from mentorjournal.journal.just_done import just_done

        return just_done(self._context, self)

    def last_change(self) -> str:
        """What `undo` would take back, in words; empty when there is nothing."""
        return last.label if (last := self._context.done.last) else ""

    @property
    def undo_takes_long(self) -> bool:
        """Whether `undo` would change everything at once, and belongs in a worker thread."""
        return (last := self._context.done.last) is not None and last.whole is not None

    def undo(self) -> str:
        """Take back the last change and return what it was, in words.

        Raises:
            NotFound, Conflict: As `Undo.undo`.
        """
        return self._undo.undo()

    @property
    def undone(self) -> frozenset[str]:
        """The uids of the records that the last `undo` brought back or took away."""
        return self._undo.undone

    def close(self, *, quick: bool = False) -> None:
        """Write the whole file and let go of it.

        With `quick`, a short log beside a large file may be left, safe, to the next who opens the
        journal; for a command that adds one line.
        """
        self._store.close(checkpoint=not (quick and self.file.log_may_wait))

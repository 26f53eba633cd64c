"""Taking over what other programs have written: looked at first, then kept as one change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

from mentorjournal.data.records.base import ME, MyRole, Uid
from mentorjournal.data.records.models import Record, Relationship
from mentorjournal.errors import Conflict
from mentorjournal.imports.reading import About, Card, Deed, Entry, Left, Place, Reading, Task
from mentorjournal.journal.context import Context, need_in_use
from mentorjournal.journal.import_days import ImportDays
from mentorjournal.journal.import_lines import ImportLines
from mentorjournal.journal.import_people import FIELD_WORDS, ImportPeople, NotTaken
from mentorjournal.journal.import_plan import ImportPlan, TakenOf

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal

T = TypeVar("T")
DONE = "imported from another program"


class _Draft:
    """A plan while it is made.

    Args:
        context: Clock and ids.
        journal: Its people, sessions and lists.
        relationship: Whom it is about where it names nobody.
        role: What I am to people who are new; None to add nobody.
    """

    def __init__(
        self,
        context: Context,
        journal: Journal,
        relationship: Relationship | None,
        role: MyRole | None,
    ) -> None:
        self._otherwise = relationship
        self.people = ImportPeople(journal.people, journal.relationships, journal.today(), role)
        self.days = ImportDays(context, journal.sessions)
        self.lines = ImportLines(context, journal.follow_ups, journal.achievements)
        self._used: dict[Uid, Relationship] = {}

    def add(self, what: About) -> bool:
        """Draft one thing; False where it is here already.

        Raises:
            NotTaken: It is not taken.
        """
        if isinstance(what, Card):
            return self.people.fill(what)
        alone = not what.names and isinstance(what, Task | Deed) and self._otherwise is None
        whom = None if alone else self.people.of(what, self._otherwise)
        if isinstance(what, Entry) and whom is not None:
            taken = self.days.add(what, whom)
        elif isinstance(what, Task):
            called = self.people.person(whom.person).called if whom else ()
            taken = self.lines.add_task(what, whom, called)
        else:
            assert isinstance(what, Deed)
            taken = self.lines.add_deed(what, whom)
        if taken and whom is not None:
            self._used[whom.uid] = whom
        return taken

    def records(self) -> Iterator[Record]:
        """What would be kept; who is new and of whom nothing is taken is not added."""
        people = {each.person for each in self._used.values()} | self.people.filled.keys()
        for one in self.people.drafts.values():
            of = {one.uid, *(getattr(one, name, None) for name in ("person", "owner"))}
            if not of.isdisjoint(people):
                yield one
        yield from self.days.records()
        yield from self.lines.tasks
        yield from self.lines.deeds

    def taken(self) -> Iterator[TakenOf]:
        """What would be taken, by person, what is mine first."""
        person_of = {uid: each.person for uid, each in self._used.items()}
        of_days = _by(self.days.taken, lambda day: day.relationship.person)
        of_tasks = _by(self.lines.tasks, lambda task: person_of.get(task.relationship or "", ME))
        of_deeds = _by(self.lines.deeds, lambda deed: deed.owner)
        roles = {each.person: each.my_role for each in self.people.added.values()}
        for uid in dict.fromkeys([ME, *of_days, *of_tasks, *of_deeds, *self.people.filled]):
            days, details = of_days.get(uid, []), self.people.filled.get(uid, [])
            found = TakenOf(
                name="" if uid == ME else self.people.person(uid).name,
                role=roles.get(uid),
                days=tuple(day.on for day in days),
                actions=sum(day.actions for day in days) + len(of_tasks.get(uid, [])),
                added_to=sum(day.session is not None for day in days),
                deeds=len(of_deeds.get(uid, [])),
                details=tuple(FIELD_WORDS[name] for name in details),
            )
            if uid != ME or found.actions or found.deeds:
                yield found


class Imports:
    """Plans what is taken over, and does it.

    Args:
        context: Store, clock and ids.
        journal: Its people and sessions.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal

    def plan(
        self,
        reading: Reading,
        relationship: Relationship | None = None,
        role: MyRole | None = None,
    ) -> ImportPlan:
        """What taking over would do; nothing is changed.

        Args:
            reading: What was read.
            relationship: Whom it is about where it names nobody.
            role: What I am to people who are new; None to add nobody.

        Raises:
            NotFound, BadInput: That relationship is gone, or in the trash.
        """
        if relationship is not None:
            need_in_use(self._journal.relationships.get(relationship.uid))
        draft = _Draft(self._context, self._journal, relationship, role)
        here: list[Place] = []
        left = list(reading.left)
        for what in _in_order(reading):
            try:
                if not draft.add(what):
                    here.append(what.place)
            except NotTaken as error:
                left.append(Left(what.place, str(error)))
        left += draft.people.otherwise
        return ImportPlan(
            reading=reading,
            relationship=relationship,
            role=role,
            records=tuple(draft.records()),
            taken=tuple(draft.taken()),
            here=tuple(sorted(here, key=_where)),
            left=tuple(sorted(left, key=lambda each: _where(each.place))),
        )

    def take(self, plan: ImportPlan) -> None:
        """Do what a plan says, as one change; a snapshot is kept first.

        Raises:
            Conflict: The journal was changed since the plan was made, so that it would be another.
            ReadOnly: The journal is open for reading only.
            NotKept: The disk refused, for the snapshot or for the change; nothing was changed.
        """
        again = self.plan(plan.reading, plan.relationship, plan.role)
        if (again.taken, again.here, again.left) != (plan.taken, plan.here, plan.left):
            raise Conflict("The journal has changed meanwhile. Look at it once more.")
        store = self._context.store
        store.file.snapshot("before-import")
        before = store.tables_copy()
        self._context.keep_quietly(*again.records)
        self._context.changed_whole(DONE, before)


def _in_order(reading: Reading) -> Iterator[About]:
    """All that was read, what has a day first, so that a mentoring begins with that."""
    dated: list[Entry | Deed] = [*reading.entries, *reading.deeds]
    yield from sorted(dated, key=lambda each: each.on)
    yield from reading.tasks
    yield from reading.cards


def _where(place: Place) -> tuple[str, int]:
    return place.file, place.first


def _by(items: Iterable[T], key: Callable[[T], str]) -> dict[str, list[T]]:
    """Items by something, in the order in which it first comes."""
    found: dict[str, list[T]] = {}
    for each in items:
        found.setdefault(key(each), []).append(each)
    return found

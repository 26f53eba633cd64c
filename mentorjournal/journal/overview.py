"""What is read from many chapters at once: what a session should come back to, and all facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mentorjournal.data.records.base import ME, OwnerId, Record
from mentorjournal.data.records.models import AgendaItem, Event, Negotiation, Relationship, Session
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.data.records.roadmaps import Month
from mentorjournal.data.records.step_decisions import StepDecision
from mentorjournal.journal.context import Context
from mentorjournal.journal.exposure import exposure_of
from mentorjournal.journal.ids import meant_by, one_meant
from mentorjournal.mentoring.agenda import Agenda, agenda
from mentorjournal.mentoring.deliverables import Year
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.remembered import Remembered
from mentorjournal.mentoring.roadmap import this_year

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal
    from mentorjournal.journal.search import Search


class Overview:
    """Reads across the chapters.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal
        self._known: dict[tuple[object, ...], JournalOverview] = {}
        self._remembered = Remembered()
        # For which day and zone.
        self._here: tuple[object, ...] = ()

    def search(self) -> Search:
        """All texts as they are now, to find sentences in."""
        search = self.begin_search()
        for _record in search.gather():
            pass
        return search

    def begin_search(self) -> Search:
        """The same with no text in it yet, to be gathered bit by bit."""
        from mentorjournal.journal.search import Search

        return Search(self._context, self._journal)

    def with_id(self, typed: str) -> Record:
        """The record of an id, or of that of a part of it, of all that have words.

        Args:
            typed: An id, or a beginning or ending of one that no other has.

        Raises:
            NotFound: There is none that is for me to see.
            Ambiguous: There are several.
        """
        from mentorjournal.mentoring.searched import KIND_OF, part_uids

        kinds = (kind for kind in KIND_OF if kind is not Negotiation)
        records = [each for kind in kinds for each in self._context.store.all(kind)]
        every = {each.uid: each for each in (*records, *self._journal.negotiations.seen())}
        if not meant_by(typed, every):
            every = {uid: each for each in every.values() for uid in part_uids(each)}
        return every[one_meant(typed, {uid: each.table for uid, each in every.items()}, "record")]

    def agenda_for(self, relationship: Relationship) -> tuple[AgendaItem, ...]:
        """What a session with them today should come back to, ten points at most; not kept yet."""
        return tuple(
            AgendaItem(uid=self._context.new_uid(), text=point.text, source=point.source)
            for point in self._agenda(relationship).points
        )

    def older_points(self, session: Session) -> int:
        """How many open points are left out of the agenda of a session for newer ones."""
        if session.state not in ("planned", "running"):
            return 0
        relationship = self._journal.relationships.get(session.relationship)
        now = self._agenda(relationship, without=session.uid)
        known = {item.text.casefold() for item in session.agenda}
        return sum(1 for point in now.older if point.text.casefold() not in known)

    def _agenda(self, relationship: Relationship, without: str = "") -> Agenda:
        """What to discuss, leaving out what stands in the notes of a session itself."""
        journal = self._journal
        # A review with management is for nobody else, and an agenda may be shared.
        reviews = {each.uid for each in journal.reviews.of(relationship.owner)}
        return agenda(
            relationship,
            journal.sessions.of(relationship),
            [
                item
                for item in journal.follow_ups.of(relationship)
                if item.session != without and item.record not in reviews
            ],
            self._context.today(),
            self._month(relationship),
        )

    def _month(self, relationship: Relationship) -> Month | None:
        """The month of the roadmap that it is, as the two may see it."""
        year = this_year(self.year(relationship), self._context.today())
        return year.current.month if year is not None and year.current is not None else None

    def facts(self, *, follow_ups: bool = True) -> JournalOverview:
        """What the list of next steps and the roadmap's deliverables are read from.

        Gathered once for each revision of the journal and day.

        Args:
            follow_ups: Whether to read them too. The first time that means reading the notes
                of all sessions, the only part that takes long in a large journal.
        """
        now = self._context.store.file.revision, self._context.today(), follow_ups
        here = now[1], self._context.clock().utcoffset()
        if here != self._here:
            self._here, self._remembered, self._known = here, Remembered(), {}
        if now not in self._known:
            facts = self._facts(self._journal.relationships.all(), follow_ups=follow_ups)
            self._known = {now: facts}
        return self._known[now]

    def year(self, relationship: Relationship) -> Year:
        """The records that the deliverables of a relationship are read from."""
        return self._facts([relationship], follow_ups=False).year(relationship)

    def talks(self) -> JournalOverview:
        """People, relationships and sessions alone, from which is read what mentors cover."""
        return self._talks(self._journal.relationships.all())

    def _talks(self, relationships: list[Relationship]) -> JournalOverview:
        journal = self._journal
        return JournalOverview(
            people={one.person: journal.relationships.person(one) for one in relationships},
            relationships=relationships,
            sessions={one.uid: journal.sessions.of(one) for one in relationships},
        )

    def _facts(self, relationships: list[Relationship], *, follow_ups: bool) -> JournalOverview:
        journal = self._journal
        owners = dict.fromkeys((ME, *(relationship.owner for relationship in relationships)))
        talks = self._talks(relationships)
        return replace(
            talks,
            follow_ups=journal.follow_ups.by_relationship() if follow_ups else {},
            goals={owner: journal.goals.of(owner) for owner in owners},
            plans={
                owner: plan for owner in owners if (plan := journal.plans.of(owner)) is not None
            },
            negotiations=[talk for owner in owners for talk in journal.negotiations.of(owner)],
            achievements={owner: journal.achievements.of(owner) for owner in owners},
            assessments={owner: journal.assessments.of(owner) for owner in owners},
            role_checks={owner: journal.role_checks.of(owner) for owner in owners},
            exposure={owner: exposure_of(journal, owner) for owner in owners},
            reviews={owner: journal.reviews.of(owner) for owner in owners},
            decisions=self._context.store.all(StepDecision),
            capacity=me.capacity if (me := journal.people.me()) else None,
            agreements={each.uid: journal.agreements.of(each) for each in relationships},
            asks=journal.asks.by_relationship(),
            introductions=journal.introductions.by_relationship(),
            roadmaps=journal.roadmaps.by_relationship(),
            outlines=journal.roadmaps.outlines(),
            rehearsals=_rehearsed(talks),
            events=self._context.store.all(Event),
            remembered=self._remembered,
        )


def _rehearsed(talks: JournalOverview) -> dict[OwnerId, list[Rehearsal]]:
    """The rehearsals that were kept with sessions, by whose pay they are about."""
    found: dict[OwnerId, list[Rehearsal]] = {}
    for relationship in talks.relationships:
        for session in talks.sessions[relationship.uid]:
            if session.rehearsals:
                found.setdefault(relationship.owner, []).extend(session.rehearsals)
    return found

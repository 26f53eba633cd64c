"""What is read from many chapters at once: what a session should come back to, and all facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.models import AgendaItem, Relationship, Session
from mentorjournal.journal.context import Context
from mentorjournal.mentoring.agenda import Agenda, agenda
from mentorjournal.mentoring.overview import JournalOverview

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class Overview:
    """Reads across the chapters.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal

    def agenda_for(self, relationship: Relationship) -> tuple[AgendaItem, ...]:
        """See `Journal.agenda_for`."""
        return tuple(
            AgendaItem(uid=self._context.new_uid(), text=point.text, source=point.source)
            for point in self._agenda(relationship).points
        )

    def older_points(self, session: Session) -> int:
        """See `Journal.older_points`."""
        if session.state not in ("planned", "running"):
            return 0
        bond = self._journal.relationships.get(session.relationship)
        now = self._agenda(bond, without=session.uid)
        known = {item.text.casefold() for item in session.agenda}
        return sum(1 for point in now.older if point.text.casefold() not in known)

    def _agenda(self, relationship: Relationship, without: str = "") -> Agenda:
        """What to discuss, leaving out what stands in the notes of a session itself."""
        journal = self._journal
        return agenda(
            relationship,
            journal.sessions.of(relationship),
            [item for item in journal.follow_ups.of(relationship) if item.session != without],
            self._context.today(),
        )

    def facts(self, *, follow_ups: bool) -> JournalOverview:
        """See `Journal.facts`."""
        journal = self._journal
        bonds = journal.relationships.all()
        plans = {bond.uid: plan for bond in bonds if (plan := journal.plans.of(bond)) is not None}
        return JournalOverview(
            people={bond.person: journal.relationships.person(bond) for bond in bonds},
            relationships=bonds,
            sessions={bond.uid: journal.sessions.of(bond) for bond in bonds},
            follow_ups=journal.follow_ups.all() if follow_ups else (),
            goals={bond.uid: journal.goals.of(bond) for bond in bonds},
            plans=plans,
            negotiations=[talk for bond in bonds for talk in journal.negotiations.of(bond)],
            achievements={bond.uid: journal.achievements.all(bond) for bond in bonds},
        )

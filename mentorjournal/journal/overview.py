"""What is read from many chapters at once: what a session should come back to, and all facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.models import AgendaItem, Relationship
from mentorjournal.journal.desk import Desk
from mentorjournal.mentoring.agenda import points
from mentorjournal.mentoring.facts import Facts

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class Overview:
    """Reads across the chapters.

    Args:
        desk: Where new uids come from.
        journal: Whose chapters.
    """

    def __init__(self, desk: Desk, journal: Journal) -> None:
        self._desk, self._journal = desk, journal

    def agenda_for(self, relationship: Relationship) -> tuple[AgendaItem, ...]:
        """See `Journal.agenda_for`."""
        journal = self._journal
        found = points(
            relationship,
            journal.sessions.of(relationship),
            journal.follow_ups.of(relationship),
            self._desk.today(),
        )
        return tuple(
            AgendaItem(uid=self._desk.new_uid(), text=point.text, source=point.source)
            for point in found
        )

    def facts(self, *, follow_ups: bool) -> Facts:
        """See `Journal.facts`."""
        journal = self._journal
        bonds = journal.relationships.all()
        plans = {bond.uid: plan for bond in bonds if (plan := journal.plans.of(bond)) is not None}
        return Facts(
            people={bond.person: journal.relationships.person(bond) for bond in bonds},
            relationships=bonds,
            sessions={bond.uid: journal.sessions.of(bond) for bond in bonds},
            follow_ups=journal.follow_ups.all() if follow_ups else (),
            goals={bond.uid: journal.goals.of(bond) for bond in bonds},
            plans=plans,
            negotiations=[talk for bond in bonds for talk in journal.negotiations.of(bond)],
            achievements={bond.uid: journal.achievements.all(bond) for bond in bonds},
        )

"""Documents other than the summary, made from the chapters they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorjournal.data.records.base import ME
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.documents import agenda, batna, goals
from mentorjournal.documents.audience import Audience
from mentorjournal.documents.document import Built
from mentorjournal.errors import NotFound
from mentorjournal.journal.exports import pair_of
from mentorjournal.mentoring.negotiation import work_out

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class OtherDocuments:
    """Makes documents that are asked for less often.

    Args:
        journal: Whose chapters they are made from.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def agenda(self, relationship: Relationship, audience: Audience) -> Built:
        """Points and open follow-ups for the next session."""
        today = self._journal.today()
        sessions = self._journal.sessions.of(relationship)
        booked = next((s for s in sessions if s.state == "planned" and s.on >= today), None)
        # What was prepared in notes has not been said to anybody yet.
        prepared = {s.uid for s in sessions if s.state not in ("happened", "running")}
        facts = agenda.AgendaFacts(
            pair=pair_of(self._journal, relationship),
            today=today,
            on=booked.on if booked else None,
            points=booked.agenda if booked else (),
            items=tuple(
                item
                for item in self._journal.follow_ups.of(relationship)
                if item.open and item.session not in prepared
            ),
        )
        return agenda.build(facts, audience)

    def goals(self, relationship: Relationship, audience: Audience) -> Built:
        """The goals, for a review."""
        plan = self._journal.plans.of(relationship.owner)
        facts = goals.GoalFacts(
            pair=pair_of(self._journal, relationship),
            goals=tuple(self._journal.goals.of(relationship.owner)),
            today=self._journal.today(),
            plan=plan.current if plan else None,
        )
        return goals.build(facts, audience)

    def sheet(
        self, relationship: Relationship | None, talk: Negotiation | None, audience: Audience
    ) -> Built:
        """The BATNA sheet, prepared in a relationship or alone.

        Raises:
            NotFound: There is none.
        """
        if talk is None:
            raise NotFound("There is no BATNA sheet in this relationship yet.")
        sheet = work_out(talk, self._journal.today())
        if relationship is not None:
            facts = batna.BatnaFacts(sheet, pair_of(self._journal, relationship))
        else:
            people = self._journal.people
            owner = people.me() if talk.owner == ME else people.get(talk.owner)
            facts = batna.BatnaFacts(sheet, alone=owner.name if owner else "")
        return batna.build(facts, audience)

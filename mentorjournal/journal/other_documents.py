"""Documents other than the summary, made from the chapters they need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.events import Event
from mentorjournal.data.records.introductions import Introduction
from mentorjournal.data.records.models import (
    Decider,
    FollowUp,
    Goal,
    Negotiation,
    Record,
    Relationship,
)
from mentorjournal.dates import add_months
from mentorjournal.documents import (
    achievements,
    agenda,
    agreement,
    ask,
    batna,
    case,
    first_page,
    goals,
    introduction,
    profile,
    thanks,
    year,
)
from mentorjournal.documents.assessments import Assessed
from mentorjournal.documents.audience import Audience, Kind
from mentorjournal.documents.document import Built
from mentorjournal.documents.pair import Alone, Pair
from mentorjournal.errors import NotFound
from mentorjournal.journal.calendars import calendar_of
from mentorjournal.journal.context import need_in_use
from mentorjournal.journal.export_request import ExportRequest
from mentorjournal.journal.exports import given, pair_of, that_talk
from mentorjournal.journal.exposure import exposure_of
from mentorjournal.journal.telling import told
from mentorjournal.mentoring.circle_steps import met_on
from mentorjournal.mentoring.giving import to_thank_for
from mentorjournal.mentoring.mentor_page import filled
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.preparation import linked
from mentorjournal.mentoring.roadmap import year_began

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class OtherDocuments:
    """Makes documents that are asked for less often.

    Args:
        journal: Whose chapters they are made from.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def built(self, wish: ExportRequest) -> Built:
        """The document that is wanted; any but a summary.

        Raises:
            NotFound: There is nothing to make it from.
            Refused: The audience may not have it.
        """
        return _MADE[wish.kind](self, wish)

    def agenda(self, relationship: Relationship, audience: Audience) -> Built:
        """Points and open follow-ups for the next session."""
        today = self._journal.today()
        sessions = self._journal.sessions.of(relationship)
        booked = next((s for s in sessions if s.state == "planned" and s.on >= today), None)
        facts = agenda.AgendaFacts(
            pair=pair_of(self._journal, relationship),
            today=today,
            on=booked.on if booked else None,
            points=booked.agenda if booked else (),
            items=told(self._journal, relationship, audience),
        )
        return agenda.build(facts, audience)

    def _name_of(self, owner: OwnerId) -> str:
        """What an owner is called; empty for me where I never gave a name."""
        people = self._journal.people
        whose = people.me() if owner == ME else people.get(owner)
        return whose.name if whose else ""

    def _about(self, relationship: Relationship | None) -> Pair | Alone:
        """Whom a document is about: the two, or me alone."""
        if relationship is None:
            return Alone(self._journal.people.me())
        return pair_of(self._journal, relationship)

    def goals(self, relationship: Relationship | None, audience: Audience) -> Built:
        """The goals, for a review; mine where it is in no relationship."""
        plan = self._journal.plans.of(_owner(relationship))
        facts = goals.GoalFacts(
            pair=self._about(relationship),
            goals=tuple(self._journal.goals.of(_owner(relationship))),
            today=self._journal.today(),
            plan=plan.current if plan else None,
            checks=self._checks(relationship),
        )
        return goals.build(facts, audience)

    def _checks(self, relationship: Relationship | None, since: date = date.min) -> Assessed:
        """The owner's assessments that were closed since a day, or are open."""
        chapter = self._journal.assessments
        owner = _owner(relationship)
        every = [one for one in chapter.of(owner) if (one.closed or date.max) >= since]
        known = {uid: goal for one in every for uid, goal in chapter.goals_of(one).items()}
        return Assessed(self._about(relationship), self._journal.today(), tuple(every), known)

    def year(self, relationship: Relationship | None, audience: Audience) -> Built:
        """The review of the year; of mine where it is in no relationship."""
        journal, owner, today = self._journal, _owner(relationship), self._journal.today()
        since = year_began(relationship, today)
        plan = journal.plans.of(owner)
        versions = plan.versions if plan else ()
        before = [version for version in versions if version.on <= since]
        facts = year.YearFacts(
            since=since,
            checks=self._checks(relationship, since),
            goals=tuple(goal for goal in journal.goals.of(owner) if _is_of(goal, since, today)),
            then=next(iter((*reversed(before), *versions)), None),
            now=versions[-1] if versions else None,
            roles=tuple(one for one in journal.role_checks.of(owner) if one.on >= since),
            skills=tuple(journal.skills.of(owner)),
            achieved=tuple(
                one
                for one in journal.achievements.of(owner)
                if since <= one.on <= today and not one.planned
            ),
        )
        return year.build(facts, audience)

    def agreement(self, relationship: Relationship, audience: Audience) -> Built:
        """The newest version of what the two expect of each other.

        Raises:
            NotFound: There is none.
        """
        return agreement.build(agreement_facts(self._journal, relationship), audience)

    def ask(self, relationship: Relationship, audience: Audience, uid: Uid) -> Built:
        """A message in which somebody is asked to be a mentor.

        Raises:
            NotFound: There is none.
        """
        chapter = self._journal.asks
        if not uid:
            name = self._journal.relationships.person(relationship).name
            raise NotFound(f"{name} is asked for nothing yet.")
        meant = chapter.get(uid)
        need_in_use(meant)
        return ask.build(pair_of(self._journal, relationship), chapter.sent_text(meant), audience)

    def first_page(self, relationship: Relationship, audience: Audience) -> Built:
        """How the two could work together, before anything is agreed.

        Raises:
            NotFound: There is nothing to make it for.
        """
        parts = self._journal.agreements.first_pages.sections(relationship)
        return first_page.build(pair_of(self._journal, relationship), parts, audience)

    def introduction(self, relationship: Relationship, audience: Audience, uid: Uid) -> Built:
        """What is forwarded for a door.

        Raises:
            NotFound: There is none.
        """
        if not uid:
            name = self._journal.relationships.person(relationship).name
            raise NotFound(f"There is no introduction with {name} yet.")
        meant = self._journal.introductions.get(uid)
        need_in_use(meant)
        facts = introduction.IntroductionFacts(
            pair=pair_of(self._journal, relationship),
            introduction=meant,
        )
        return introduction.build(facts, audience)

    def achievements(self, relationship: Relationship | None, audience: Audience) -> Built:
        """What was achieved, in a relationship; by me where it is in none."""
        journal = self._journal
        owner = _owner(relationship)
        facts = achievements.AchievementFacts(
            name=self._name_of(owner),
            relationship=relationship,
            achievements=tuple(journal.achievements.of(owner)),
            today=journal.today(),
            goals=tuple(journal.goals.of(owner)),
            exposure=tuple(exposure_of(journal, owner)),
            reviews=tuple(journal.reviews.of(owner)),
        )
        return achievements.build(facts, audience)

    def profile(self, relationship: Relationship | None, audience: Audience) -> Built:
        """Who I am as a mentor.

        Raises:
            NotFound: Nothing is written there yet.
        """
        people = self._journal.people
        page, me = people.page.mine(), people.me()
        if page is None or not filled(page):
            raise NotFound("Nothing stands on your mentor's page yet.")
        facts = profile.ProfileFacts(
            name=me.name if me else "",
            page=page,
            capacity=me.capacity if me else None,
            relationship=relationship,
            people=(*people.all(), *people.thrown()),
            names=tuple(self._named()),
        )
        return profile.build(facts, audience)

    def _named(self) -> Iterator[str]:
        """Whom the journal and its trash name without a record of their own."""
        journal = self._journal
        every: list[Record] = [*journal.relationships.all(), *journal.events.all()]
        for relationship in journal.relationships.all():
            every += journal.introductions.of(relationship)
        for owner in {ME, *(each.owner for each in journal.relationships.all())}:
            every += [*journal.deciders.of(owner), *journal.reviews.of(owner)]
        for thrown in journal.trash.all():
            every += thrown.records
        for record in every:
            yield from filter(None, map(str.strip, _names_in(record)))

    def thanks(self, relationship: Relationship, audience: Audience) -> Built:
        """What came of it, for my mentor.

        Raises:
            NotFound: I am the mentor there.
        """
        if relationship.my_role != "protege":
            raise NotFound("You are the mentor there; a draft is made for who mentors you.")
        journal, today = self._journal, self._journal.today()
        thanked = relationship.thanked or date.min
        since = max(thanked, add_months(today, -12))
        achieved = (one for one in journal.achievements.of(ME)[::-1] if not one.planned)
        facts = thanks.ThanksFacts(
            pair=pair_of(journal, relationship),
            advice=to_thank_for(reversed(journal.follow_ups.of(relationship)), thanked),
            doors=tuple(
                door
                for door in reversed(journal.introductions.of(relationship))
                if door.declined is None and (on := door.met or door.made) and on > since
            ),
            goals=tuple(
                goal
                for goal in journal.goals.of(ME)
                if (on := met_on(goal, today)) is not None and on > since
            ),
            achievements=tuple(one for one in achieved if one.on > since),
            today=today,
        )
        return thanks.build(facts, audience)

    def calendar(self, relationship: Relationship | None, audience: Audience) -> Built:
        """What is booked and due in a relationship; of mine with everybody where it is in none.

        Raises:
            NotFound: Nothing is.
        """
        return calendar_of(self._journal, relationship, audience)

    def sheet(
        self, relationship: Relationship | None, talk: Negotiation, audience: Audience
    ) -> Built:
        """The BATNA sheet, prepared in a relationship or alone."""
        sheet = work_out(talk, self._journal.today())
        done = tuple(linked(talk.achievements, self._journal.achievements.of(talk.owner)))
        if relationship is not None:
            pair = pair_of(self._journal, relationship)
            facts = batna.BatnaFacts(sheet, pair, achievements=done)
        else:
            alone = self._name_of(talk.owner)
            facts = batna.BatnaFacts(sheet, alone=alone, achievements=done)
        return batna.build(facts, audience)

    def case(
        self, relationship: Relationship | None, talk: Negotiation, audience: Audience
    ) -> Built:
        """The case for a pay talk."""
        facts = case.CaseFacts(
            sheet=work_out(talk, self._journal.today()),
            achievements=tuple(self._journal.achievements.of(talk.owner)),
            name=self._name_of(talk.owner),
            relationship=relationship,
        )
        return case.build(facts, audience)


_MADE: dict[Kind, Callable[[OtherDocuments, ExportRequest], Built]] = {
    "agenda": lambda own, wish: own.agenda(given(wish.relationship), wish.audience),
    "goals": lambda own, wish: own.goals(wish.relationship, wish.audience),
    "year": lambda own, wish: own.year(wish.relationship, wish.audience),
    "agreement": lambda own, wish: own.agreement(given(wish.relationship), wish.audience),
    "ask": lambda own, wish: own.ask(given(wish.relationship), wish.audience, wish.record),
    "working-together": lambda own, wish: own.first_page(given(wish.relationship), wish.audience),
    "achievements": lambda own, wish: own.achievements(wish.relationship, wish.audience),
    "profile": lambda own, wish: own.profile(wish.relationship, wish.audience),
    "thanks": lambda own, wish: own.thanks(given(wish.relationship), wish.audience),
    "introduction": lambda own, wish: own.introduction(
        given(wish.relationship), wish.audience, wish.record
    ),
    "batna": lambda own, wish: own.sheet(
        wish.relationship, that_talk(wish.negotiation), wish.audience
    ),
    "calendar": lambda own, wish: own.calendar(wish.relationship, wish.audience),
    "case": lambda own, wish: own.case(
        wish.relationship, that_talk(wish.negotiation), wish.audience
    ),
}


def agreement_facts(journal: Journal, relationship: Relationship) -> agreement.AgreementFacts:
    """What the agreement of two is made from: its newest version.

    Raises:
        NotFound: There is none.
    """
    versions = journal.agreements.of(relationship)
    if not versions:
        name = journal.relationships.person(relationship).name
        raise NotFound(f"There is no agreement with {name} yet.")
    return agreement.AgreementFacts(pair_of(journal, relationship), versions[-1], len(versions))


def _owner(relationship: Relationship | None) -> OwnerId:
    """Whose a document is that is made in a relationship, or in none."""
    return ME if relationship is None else relationship.owner


def _is_of(goal: Goal, since: date, today: date) -> bool:
    """Whether a goal was pursued in the year that began on a day."""
    until = min(goal.due or date.max, goal.closed or date.max)
    return goal.start <= today and until >= since


def _names_in(record: Record) -> Iterable[str]:
    """Who is named in a record by a field for a name."""
    match record:
        case Relationship():
            return record.first_protege, record.mentored_by
        case Introduction():
            return (record.to,)
        case Decider():
            return (record.name,)
        case Event():
            return (speaker.name for speaker in record.speakers)
        case FollowUp():
            return f"{record.review_with},{record.handed_to}".split(",")
    return ()

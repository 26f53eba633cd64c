"""The timeline of a relationship: everything that happened in it, from all chapters."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.asks import Ask
from mentorjournal.data.records.giving import ThankYou
from mentorjournal.data.records.models import Assessment, Introduction, Relationship, Session
from mentorjournal.data.records.plans import Goal, PlanVersion
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.dates import local_day
from mentorjournal.documents.goals import measure
from mentorjournal.journal.context import Context
from mentorjournal.mentoring import introductions
from mentorjournal.mentoring.asks import answer_words
from mentorjournal.mentoring.assessments import NAMES, state_words
from mentorjournal.mentoring.goals import status_word
from mentorjournal.mentoring.rehearsing import score
from mentorjournal.mentoring.showing import is_shown_in
from mentorjournal.mentoring.timeline import Entry, lines_of, newest_first, of_item, of_session
from mentorjournal.mentoring.timeline_states import states_of
from mentorjournal.text import first_word, one_line

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal


class Timeline:
    """Reads across the chapters.

    Of what is the owner's, such as goals, it tells what is shown in that relationship.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal
        self._read: tuple[object, list[Entry]] = (None, [])

    def of(self, relationship: Relationship) -> list[Entry]:
        """Everything of a relationship, newest first; a line of notes stands in its talk."""
        state = relationship, self._context.store.file.revision, self._context.today()
        if self._read[0] != state:
            self._read = state, newest_first(self._entries(relationship))
        return self._read[1]

    def count(self, relationship: Relationship) -> int:
        """How many entries there are."""
        return len(self.of(relationship))

    def lines(self, relationship: Relationship) -> list[Entry]:
        """Promises, advice and questions of the notes, each with its day."""
        name, today = self._name(relationship), self._context.today()
        items = self._journal.follow_ups.of(relationship)
        return [of_item(item, name, today) for item in items if item.record is None]

    def inside(self, relationship: Relationship, session: Session) -> list[Entry]:
        """The marked lines of a talk."""
        items = self._journal.follow_ups.of(relationship)
        within = [item for item in items if item.session == session.uid]
        return lines_of(session, within, self._name(relationship), self._context.today())

    def _name(self, relationship: Relationship) -> str:
        """What the other person is called in a line: the first word of the name."""
        whole = self._journal.relationships.person(relationship).name
        return first_word(whole)

    def _entries(self, relationship: Relationship) -> Iterator[Entry]:
        journal, today = self._journal, self._context.today()
        name, owner = self._name(relationship), relationship.owner
        for session in journal.sessions.of(relationship):
            yield of_session(session)
            yield from map(_of_role_play, session.role_plays)
        for item in journal.follow_ups.of(relationship):
            if item.record is not None:
                yield of_item(item, name, today)
        for goal in journal.goals.of(owner):
            if is_shown_in(goal, relationship):
                yield from _of_goal(goal, today)
        for done in journal.achievements.shown_in(relationship):
            seen = done.kind != "done"
            yield Entry(
                key=done.uid,
                on=done.on,
                filter="doors" if seen else "goals",
                word="seen" if seen else "done",
                text=done.text,
                tail="planned" if done.planned else done.impact,
                late=done.planned and done.on < today,
                place="achieved",
                uid=owner,
                about=done.uid,
            )
        for one in journal.assessments.of(owner):
            if one.relationship == relationship.uid:
                yield _of_assessment(one, today)
        if (plan := journal.plans.of(owner)) is not None:
            for number, version in enumerate(plan.versions, 1):
                if any(is_shown_in(picture, relationship) for picture in version.pictures):
                    yield _of_version(version, number, plan.uid, owner)
        for door in journal.introductions.of(relationship):
            yield _of_door(door, today)
        yield from (_of_ask(ask, today) for ask in journal.asks.of(relationship.uid) if ask.sent)
        for thanks in relationship.thank_yous:
            yield _of_thanks(thanks, relationship)
        for agreement in journal.agreements.of(relationship):
            yield _of_agreement(agreement)
        yield from states_of(relationship, journal.sessions.of(relationship), today)


def _of_role_play(one: Rehearsal) -> Entry:
    return Entry(
        key=one.uid,
        on=one.on,
        filter="talks",
        word="played",
        text=one.who or "a meeting",
        tail=score(one),
        kept_private=True,
        place="cards",
        uid=one.uid,
    )


def _of_goal(goal: Goal, today: date) -> Iterator[Entry]:
    """When it was set, read and closed."""

    def entry(key: str, on: date, text: str, tail: str = "") -> Entry:
        return Entry(
            key=key,
            on=on,
            filter="goals",
            word="goal",
            text=text,
            tail=tail,
            past=goal.closed is not None,
            place="plan",
            uid=goal.owner,
            about=goal.uid,
        )

    yield entry(goal.uid, local_day(goal.created), goal.title, status_word(goal, today))
    for reading in goal.readings:
        yield entry(reading.uid, reading.on, goal.title, measure(reading.value, goal.unit))
    if goal.closed is not None:
        yield entry(f"{goal.uid} closed", goal.closed, goal.title, goal.state)


def _of_assessment(one: Assessment, today: date) -> Entry:
    return Entry(
        key=one.uid,
        on=one.on,
        filter="goals",
        word="check",
        text=NAMES[one.kind],
        tail=state_words(one, today),
        past=one.closed is not None,
        place="assessment",
        uid=one.uid,
    )


def _of_version(version: PlanVersion, number: int, plan: str, owner: str) -> Entry:
    still = "still true" if version.still_true else ""
    return Entry(
        key=f"{plan} {number}",
        on=version.on,
        filter="goals",
        word="plan",
        text=version.reason or still or next(_titles(version), "the pictures"),
        tail=f"version {number}",
        place="plan",
        uid=owner,
    )


def _of_door(door: Introduction, today: date) -> Entry:
    by = introductions.thanks_by(door)
    return Entry(
        key=door.uid,
        on=introductions.moved(door) or local_day(door.created),
        filter="doors",
        word="door",
        text=door.to,
        tail=introductions.came_of(door, today),
        late=by is not None and by < today,
        past=not introductions.next_words(door),
        place="introduction",
        uid=door.relationship,
        about=door.uid,
    )


def _of_ask(ask: Ask, today: date) -> Entry:
    return Entry(
        key=ask.uid,
        on=ask.sent or local_day(ask.created),
        word="ask",
        text=ask.question or "the ask",
        tail=answer_words(ask, today),
        past=bool(ask.answer),
        place="ask",
        uid=ask.relationship,
        about=ask.uid,
    )


def _of_thanks(thanks: ThankYou, relationship: Relationship) -> Entry:
    return Entry(
        key=thanks.uid,
        on=thanks.on,
        word="thanks",
        text=one_line(thanks.text),
        tail=thanks.how,
        past=True,
        kept_private=True,
        place="thanks",
        uid=relationship.uid,
        about=thanks.uid,
    )


def _of_agreement(agreement: Agreement) -> Entry:
    return Entry(
        key=agreement.uid,
        on=agreement.agreed or agreement.on,
        word="agreed" if agreement.agreed else "draft",
        text=agreement.reason or ("looked at again" if agreement.still_true else "the agreement"),
        kept_private=bool(agreement.reason),
        past=agreement.agreed is not None,
        place="agreement",
        uid=agreement.relationship,
    )


def _titles(version: PlanVersion) -> Iterator[str]:
    """What was drawn, in a few words each, one year first."""
    for picture in version.pictures:
        if words := picture.title or picture.text.partition("\n")[0]:
            yield words

"""Follow-ups as they are looked up: those of a relationship, all of them, advice by its words."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from itertools import chain

from mentorjournal.data.notes import marks
from mentorjournal.data.notes.follow_up_items import FollowUpItem, from_record, from_session
from mentorjournal.data.records.base import MyRole, Uid
from mentorjournal.data.records.models import FollowUp, Relationship, Session
from mentorjournal.errors import NotFound
from mentorjournal.journal.context import Context
from mentorjournal.journal.ids import ambiguous, any_of, meant_by
from mentorjournal.journal.relationships import Relationships
from mentorjournal.journal.sessions import Sessions
from mentorjournal.mentoring.advice import Given, KnownAdvice
from mentorjournal.mentoring.follow_up_ids import with_ids
from mentorjournal.text import named


class FollowUpQueries:
    """What must come back, wherever it was written, for reading.

    Attributes:
        context: Store, clock and ids.
        relationships: Whom it is about.
        sessions: In whose notes some of it stands.
    """

    def __init__(self, context: Context, relationships: Relationships, sessions: Sessions) -> None:
        self.context = context
        self.relationships = relationships
        self.sessions = sessions
        self._read: dict[str, tuple[object, tuple[FollowUpItem, ...]]] = {}
        self._lists: dict[str, tuple[object, list[FollowUpItem]]] = {}
        self._grouped: dict[str | None, list[FollowUpItem]] = {}
        self._grouped_at = -1
        self._advice = KnownAdvice()
        self._advice_at: tuple[object, ...] = ()

    def of(self, relationship: Relationship) -> list[FollowUpItem]:
        """Everything of a relationship, open or not, oldest first."""
        person = self.relationships.person(relationship)
        handles = marks.handles_of(*person.called)
        sessions, records = self.sessions.of(relationship), self.of_records(relationship.uid)
        given = sessions, records, relationship.my_role, handles
        known = self._lists.get(relationship.uid)
        if known is None or known[0] != given:
            read = (self._of_session(each, relationship.my_role, handles) for each in sessions)
            items = sorted(chain(*read, records), key=lambda item: item.since)
            known = self._lists[relationship.uid] = given, items
        return list(known[1])

    def _of_session(
        self, session: Session, my_role: MyRole, handles: frozenset[str]
    ) -> tuple[FollowUpItem, ...]:
        known = self._read.get(session.uid)
        given = session.notes, session.lines, session.on, my_role, handles
        if known is None or known[0] != given:
            known = self._read[session.uid] = given, from_session(session, my_role, handles)
        return known[1]

    def by_relationship(self) -> dict[Uid | None, list[FollowUpItem]]:
        """Everything of the journal, open or not; what is mine alone first, under None."""
        every = self.relationships.all()
        return {None: self.of_records(None), **{each.uid: self.of(each) for each in every}}

    def all(self) -> list[FollowUpItem]:
        """Everything of the journal, open or not."""
        return list(chain(*self.by_relationship().values()))

    def open_actions(self, relationship: Relationship) -> list[FollowUpItem]:
        """Open actions of both sides, mine first, then by due date."""
        actions = [item for item in self.of(relationship) if item.kind == "action" and item.open]
        return sorted(
            actions, key=lambda item: (item.assignee != "me", item.due or date.max, item.since)
        )

    def of_records(self, relationship: str | None) -> list[FollowUpItem]:
        """The records of a relationship; grouped once for each revision of the journal."""
        revision = self.context.store.file.revision
        if revision != self._grouped_at:
            self._grouped = {}
            for record in self.context.store.all(FollowUp):
                self._grouped.setdefault(record.relationship, []).append(self.item_of(record))
            self._grouped_at = revision
        return self._grouped.get(relationship, [])

    def item_of(self, record: FollowUp) -> FollowUpItem:
        """A record as lists show it, next to lines of notes."""
        role: MyRole = "protege"
        if record.relationship is not None:
            # Other programs write the file too: it may name one that is not there.
            with suppress(NotFound):
                role = self.relationships.get(record.relationship).my_role
        return from_record(record, role)

    def get(self, uid: str) -> FollowUp:
        """The follow-up record of that uid.

        Raises:
            NotFound: There is none.
        """
        return self.context.store.get(FollowUp, uid)

    def named(self, typed: str) -> tuple[Uid, FollowUpItem]:
        """The follow-up of an id, or of a beginning or ending that no other has; its id before it.

        Raises:
            NotFound: There is none, as where the line that had it says something else now.
            Ambiguous: There are several.
        """
        every = with_ids(self.all())
        fits = meant_by(typed, every)
        if not fits:
            raise NotFound(
                f"There is no follow-up with the id “{typed.strip()[:40]}”. That of a line of "
                "notes goes with its words: if they were changed, it has another."
            )
        if len(fits) > 1:
            raise ambiguous(any_of(typed), ((named(every[uid].text), uid) for uid in fits))
        return fits[0], every[fits[0]]

    def given_before(self, text: str, relationship: Relationship) -> Given | None:
        """Who gave this advice before, in these words or in others, other than who gives it now.

        Cheap enough to be asked while somebody types in the relationship's session.

        Args:
            text: The advice, without its mark.
            relationship: In which it is given now: by me where I am the mentor.

        Returns:
            The mentor of mine who gave it first; None where none of them did.
        """
        return self._advice_known(relationship).find(text)

    def _advice_known(self, relationship: Relationship) -> KnownAdvice:
        """The advice of my mentors, except of who gives it in a relationship.

        Typing in that relationship changes nothing of it, so that it is not gathered again.
        """
        typed = self.sessions.typed[relationship.uid]
        now = relationship.uid, self.context.store.file.revision - typed
        if now != self._advice_at:
            giver = relationship.person if relationship.my_role == "protege" else ""
            found = KnownAdvice()
            for other in self.relationships.all():
                if other.my_role == "protege" and other.person not in ("", giver):
                    self._gather(other, found)
            self._advice, self._advice_at = found, now
        return self._advice

    def _gather(self, relationship: Relationship, found: KnownAdvice) -> None:
        name = self.relationships.person(relationship).name
        for item in self.of(relationship):
            if item.kind == "advice":
                found.add(item.text, Given(name, item.since))

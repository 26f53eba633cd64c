"""Give and take between two journals: what goes out with ids, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from msgspec.structs import replace

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.data.records.agreements import Agreement
from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.exchanged import TermsTold
from mentorjournal.data.records.models import FollowUp, Record, Relationship
from mentorjournal.documents.agreement import told_terms
from mentorjournal.documents.audience import may
from mentorjournal.documents.document import (
    Built,
    Document,
    Entry,
    bullets,
    section,
    without_section,
)
from mentorjournal.documents.promises import ACTIONS, keys_in, promises
from mentorjournal.errors import BadInput, Conflict, Refused
from mentorjournal.journal.context import Context
from mentorjournal.journal.exports import pair_of
from mentorjournal.journal.goal_exchange import GoalExchange
from mentorjournal.journal.other_documents import agreement_facts
from mentorjournal.journal.telling import tellable
from mentorjournal.journal.working_copy import WorkingCopy
from mentorjournal.mentoring.exchange import Outgoing, Sender, Taken, place, stamped
from mentorjournal.mentoring.follow_up_ids import with_ids
from mentorjournal.mentoring.shared_goals import OutgoingGoal
from mentorjournal.mentoring.shared_terms import (
    OutgoingTerms,
    TermsRow,
    ThereTerms,
    merge_terms,
    stamped_terms,
)
from mentorjournal.mentoring.taking import Plan, Sides, plan
from mentorjournal.mentoring.words import ROLE_WORDS
from mentorjournal.text import fold_name, named

if TYPE_CHECKING:
    from mentorjournal.journal.journal import Journal

_TOLD_FOR = timedelta(days=366)
"""So long an action that is closed is told to the other journal."""


class Exchange:
    """Gives the actions of a mentoring to the other person's journal, and takes theirs.

    Args:
        context: Store, clock and ids.
        journal: Whose chapters they stand in.

    Attributes:
        goals: The same for goals.
    """

    def __init__(self, context: Context, journal: Journal) -> None:
        self._context, self._journal = context, journal
        self.goals = GoalExchange(context, journal)

    def sender(self, relationship: Relationship) -> Sender:
        """What a file says of who wrote it."""
        me = self._journal.people.me()
        return Sender(
            self._journal.file.journal,
            relationship.other_journal,
            relationship.my_role,
            me.name if me else "",
        )

    def told(self, relationship: Relationship) -> list[FollowUpItem]:
        """The actions that the other person's journal may be told.

        Not those that are long closed, and none that is left out of a document for that person.
        """
        since = self._context.today() - _TOLD_FOR
        left = self._journal.exports.given.left_for(relationship)
        pair = pair_of(self._journal, relationship)
        return [
            each
            for each in tellable(self._journal, relationship, "other")
            if each.kind == "action" and _is_fresh(each, since) and not keys_in(each, pair) & left
        ]

    def with_actions(self, built: Built, relationship: Relationship) -> Built:
        """An agenda for the other person's journal, with all actions instead of the first."""
        pair = pair_of(self._journal, relationship)
        # Who may not be told what was promised before sees what is open in an agenda.
        closed_too = may("promises before", "other", relationship)
        items = [each for each in self.told(relationship) if each.open or closed_too]
        told = bullets(*promises(items, pair, self.outgoing(relationship)))
        blocks = (*without_section(built.document.blocks, ACTIONS), *section(ACTIONS, told))
        return replace(built, document=replace(built.document, blocks=blocks))

    def outgoing(self, relationship: Relationship) -> dict[str, Outgoing]:
        """How the other person's journal takes each of them, by its place."""
        uids = {place(item): uid for uid, item in self._by_id(relationship).items()}
        return {
            place(item): Outgoing(uids[place(item)], stamped(item))
            for item in self.told(relationship)
            if place(item) in uids
        }

    def outgoing_terms(
        self, relationship: Relationship, document: Document
    ) -> tuple[tuple[OutgoingTerms], frozenset[Entry]]:
        """What the other person's journal is told of the agreement, as a document tells it.

        Returns:
            It, and the entries of the document that tell it.

        Raises:
            NotFound: There is none.
        """
        facts = agreement_facts(self._journal, relationship)
        state = stamped_terms(facts.agreement, relationship.terms_told)
        tells = told_terms(facts, document)
        return (OutgoingTerms(tells.values, state),), tells.entries

    def remember(
        self,
        relationship: Relationship,
        given: Iterable[Outgoing | OutgoingTerms | OutgoingGoal],
    ) -> None:
        """Remember what the other person's journal may know from now on.

        Must be called for each file that leaves: what is changed afterwards is told by a higher
        counter than what is in it.

        Raises:
            NotKept: The disk refused; the file should not be given.
        """
        items, copy = self._by_id(relationship), WorkingCopy(self._context, self._journal)
        known: list[Record] = []
        for one in given:
            if isinstance(one, OutgoingGoal):
                goal = self.goals.noted(one)
                known += [goal] if goal else []
                continue
            if isinstance(one, OutgoingTerms):
                if one.state != relationship.terms_told:
                    fields = {"terms_told": one.state}
                    known.append(self._context.with_fields(relationship, **fields))
                continue
            item = items.get(one.uid)
            if item is not None and item.exchanged != one.state:
                copy.note(item, one)
        if changed := (*copy.changed, *known):
            # As for what was given: it is not what the person did last.
            self._context.keep_quietly(*changed)

    def meant(self, taken: Taken) -> Relationship:
        """With whom a file was shared, where nobody says so.

        Raises:
            BadInput: That cannot be told.
        """
        sender = taken.sender
        fits = [one for one in self._journal.relationships.all() if one.my_role != sender.role]
        known = [one for one in fits if one.other_journal == sender.journal]
        called = [one for one in fits if self._is_named(one, sender)]
        found = known or (called if sender.name else fits)
        if len(found) == 1:
            return found[0]
        who = f", {named(sender.name)}" if sender.name else ""
        why = "which could be several people here" if found else "whom your journal does not know"
        raise BadInput(
            f"That was shared by a {ROLE_WORDS[sender.role]}{who}, {why}. Say who it is."
        )

    def plan(self, taken: Taken, relationship: Relationship) -> Plan:
        """What taking a file over would change; nothing is changed by this.

        Raises:
            Refused: It is not a file of that person for this journal.
        """
        self._see_that_it_fits(taken.sender, relationship)
        person = self._journal.relationships.person(relationship)
        items = self._by_id(relationship)
        tellable_at = {place(item) for item in self.told(relationship)}
        sides = Sides(
            person.name,
            {uid: item for uid, item in items.items() if item.kind == "action"},
            frozenset(uid for uid, item in items.items() if place(item) in tellable_at),
            dict(self._gone(relationship)),
            of_ours=taken.sender.reader == self._journal.file.journal,
        )
        goals = self.goals.rows(taken.goals, relationship, of_ours=sides.of_ours)
        return replace(
            plan(taken, sides, [*self._odd(taken.sender, relationship)]),
            goals=tuple(goals),
            terms=self._terms(taken.terms, relationship) if taken.terms else None,
        )

    def take(self, taken: Taken, relationship: Relationship, seen: Plan) -> Plan:
        """Take a file over, as one change that can be undone; a snapshot is kept first.

        Args:
            taken: What it tells.
            relationship: With whom.
            seen: What it changes, as the person has seen it.

        Returns:
            What was changed.

        Raises:
            Refused: As `plan`.
            Conflict: It would change something else by now.
            NotKept: The disk refused; nothing was changed.
        """
        wanted = self.plan(taken, relationship)
        if wanted != seen:
            raise Conflict("The journal has changed meanwhile. Look at it once more.")
        copy = WorkingCopy(self._context, self._journal)
        rows = tuple(copy.carry_out(row, relationship) for row in wanted.rows)
        goals = (self.goals.taken(row, relationship) for row in wanted.goals)
        changed: list[Record] = [*copy.changed, *filter(None, goals)]
        fields: dict[str, Any] = {"other_journal": taken.sender.journal}
        if taken.terms is not None and wanted.terms is not None:
            fields["terms_told"] = wanted.terms.after
            if wanted.has_new_terms:
                changed.append(self._following(taken.terms, relationship))
        if any(getattr(relationship, name) != value for name, value in fields.items()):
            changed.append(self._context.with_fields(relationship, **fields))
        if changed:
            store = self._context.store
            store.file.snapshot("before-import")
            # Undone it is as if it had never come, so that it can come again.
            before = store.tables_copy()
            self._context.keep_quietly(*changed)
            self._context.changed_whole(f"took over what {wanted.name} shared", before)
        return replace(wanted, rows=rows)

    def _terms(self, theirs: ThereTerms, relationship: Relationship) -> TermsRow:
        """What becomes of the agreement."""
        now = self._journal.agreements.current(relationship)
        mine = stamped_terms(now, relationship.terms_told)
        try:
            wanted = self._following(theirs, relationship)
        except BadInput as error:
            # Nothing is known of it from then on, so that it can be taken once it fits.
            return TermsRow("left", relationship.terms_told or TermsTold(), why=str(error))
        return merge_terms(now, wanted, mine, theirs)

    def _following(self, theirs: ThereTerms, relationship: Relationship) -> Agreement:
        reason = f"as {self._journal.relationships.person(relationship).name} shared it"
        return self._journal.agreements.following(relationship, reason, **theirs.values)

    def _by_id(self, relationship: Relationship) -> dict[Uid, FollowUpItem]:
        """All follow-ups of a relationship by the ids under which another journal knows them."""
        items = self._journal.follow_ups.of(relationship)
        found = {uid: item for item in items if (uid := item.record or item.history)}
        for uid, item in with_ids(items).items():
            if item.record or item.history:
                continue
            while uid in found:
                uid = str(uuid5(UUID(uid), uid))
            found[uid] = item
        return found

    def _gone(self, relationship: Relationship) -> Iterator[tuple[Uid, Uid | None]]:
        """What was exchanged and is in the trash, or not in the notes any more; with their ids."""
        for record in self._context.store.trash():
            if isinstance(record, FollowUp) and record.relationship == relationship.uid:
                yield record.uid, record.exchanged.theirs if record.exchanged else None
        for session in self._journal.sessions.of(relationship):
            for line in session.lines:
                if line.line is None and line.exchanged:
                    yield line.uid, line.exchanged.theirs

    def _is_named(self, relationship: Relationship, sender: Sender) -> bool:
        person = self._journal.relationships.person(relationship)
        return fold_name(sender.name) in map(fold_name, person.names)

    def _see_that_it_fits(self, sender: Sender, relationship: Relationship) -> None:
        name = self._journal.relationships.person(relationship).name
        if sender.journal == self._journal.file.journal:
            raise Refused("That was written from this very journal; nothing was changed.")
        for other in self._journal.relationships.all():
            if other.other_journal == sender.journal and other.person != relationship.person:
                whose = self._journal.relationships.person(other).name
                raise Refused(f"That is from {whose}, not from {name}; nothing was changed.")
        if sender.role == relationship.my_role:
            raise Refused(
                f"Who wrote that is a {sender.role} as you are with {name}, so it is of another "
                "mentoring; nothing was changed."
            )
        known = relationship.other_journal
        if known not in (None, sender.journal) and not self._is_named(relationship, sender):
            raise Refused(
                f"That is from another journal than what came from {name} before, and not in "
                "their name; nothing was changed."
            )

    def _odd(self, sender: Sender, relationship: Relationship) -> Iterator[str]:
        name = self._journal.relationships.person(relationship).name
        if sender.name and not self._is_named(relationship, sender):
            yield f"It is written by “{sender.name[:60]}”. Is that {name}?"
        if relationship.other_journal not in (None, sender.journal):
            yield f"{name} writes from another journal than before."
        if sender.reader not in (None, self._journal.file.journal):
            yield "It was made for another journal than this one, so all in it counts as new."


def _is_fresh(item: FollowUpItem, since: date) -> bool:
    return item.open or (item.closed or item.since) >= since

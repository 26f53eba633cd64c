"""Rehearsals of a pay talk or a meeting: begun with cards, answered card by card, ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.models import Negotiation, Relationship, Session
from mentorjournal.data.records.rehearsals import PlayedCard, Rehearsal, Result
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal.context import Context, put_in
from mentorjournal.journal.negotiations import IN_LINE, Negotiations, need_open
from mentorjournal.journal.own_cards import find_cards
from mentorjournal.journal.pay_shut import rehearsed_of
from mentorjournal.journal.trash import Trash
from mentorjournal.journal.undo import retract
from mentorjournal.mentoring.cards import Card
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.rehearsing import MOST, draw, marked, played
from mentorjournal.mentoring.showing import prepares_pay
from mentorjournal.text import long_text, optional_line

Holder = Negotiation | Session
Field = Literal["rehearsals", "role_plays"]
"""Where one is kept in its holder: those of pay, and those of a meeting."""
BEGAN = "began a rehearsal"
ANY_TIME = timedelta(days=1)
"""For so long a rehearsal in which nothing was said is taken back when it is left."""


class HeldRehearsal(Struct, frozen=True):
    """A rehearsal, and the record in which it is kept.

    Attributes:
        holder: The sheet; or the session in which it was held, where there was no open one, or it
            was of a meeting.
        field: Where it is kept there.
    """

    holder: Holder
    rehearsal: Rehearsal
    field: Field = "rehearsals"

    @property
    def cards(self) -> tuple[PlayedCard, ...]:
        """Its cards, in order."""
        return self.rehearsal.cards


class Rehearsals:
    """The rehearsals of the journal.

    Args:
        context: Store, clock and ids.
        trash: Where one goes that is deleted.
        negotiations: The sheets.
    """

    def __init__(self, context: Context, trash: Trash, negotiations: Negotiations) -> None:
        self._context = context
        self._trash = trash
        self._negotiations = negotiations

    def of(self, owner: OwnerId, talk: Negotiation | None = None) -> list[HeldRehearsal]:
        """What was rehearsed of an owner's pay, by day; nothing where that is not for me to see.

        Args:
            owner: Whose pay.
            talk: For this pay talk only; those that were kept with a session are taken for the
                one that is open, or the newest.
        """
        if self._negotiations.stay_out(owner):
            return []
        talks = self._negotiations.of(owner) if talk is None else [talk]
        found = [HeldRehearsal(each, one) for each in talks for one in each.rehearsals]
        current = self._negotiations.current(owner)
        if talk is None or current is None or talk.uid == current.uid:
            found += self._in_sessions(owner)
        return sorted(found, key=lambda held: held.rehearsal.on)

    def _in_sessions(self, owner: OwnerId) -> Iterator[HeldRehearsal]:
        store = self._context.store
        about = {each.uid for each in store.all(Relationship) if each.owner == owner}
        for session in store.all(Session):
            if session.rehearsals and session.relationship in about:
                yield from (HeldRehearsal(session, one) for one in session.rehearsals)

    def of_meetings(self, relationship: Relationship) -> list[HeldRehearsal]:
        """Role plays of meetings that were held in the sessions of two, by day."""
        found = [
            HeldRehearsal(session, one, "role_plays")
            for session in self._context.store.about(Session, relationship.uid)
            for one in session.role_plays
        ]
        return sorted(found, key=lambda held: held.rehearsal.on)

    def find(self, uid: str) -> HeldRehearsal:
        """The rehearsal of that uid.

        Raises:
            NotFound: It is not there any more.
            Refused: The pay it is about is not for me to see.
        """
        held = next((each for each in self._every() if each.rehearsal.uid == uid), None)
        if held is None:
            raise NotFound("That rehearsal is not there any more.")
        self._need_to_see(held.holder, held.field)
        return held

    def _every(self) -> Iterator[HeldRehearsal]:
        store = self._context.store
        holders: tuple[Holder, ...] = (*store.all(Negotiation), *store.all(Session))
        for holder in holders:
            yield from (HeldRehearsal(holder, one) for one in holder.rehearsals)
        for session in store.all(Session):
            yield from (HeldRehearsal(session, one, "role_plays") for one in session.role_plays)

    def _need_to_see(self, holder: Holder, field: Field) -> None:
        """See that it may be seen: one of a meeting always, one of pay where that may.

        Raises:
            Refused: It may not.
        """
        if field == "rehearsals":
            self._negotiations.need_to_see(self.owner_of(holder))

    def owner_of(self, holder: Holder) -> OwnerId:
        """Whose pay is rehearsed in what is kept there."""
        if isinstance(holder, Negotiation):
            return holder.owner
        return rehearsed_of(self._context, holder)

    def held_in(self, session: Session) -> Holder:
        """Where a rehearsal is kept that is held in a session.

        With the sheet of whoever is mentored, if there is one that is open; else with the session.

        Raises:
            Refused: The two are in one reporting line, and pay stays out between them.
        """
        relationship = self._context.store.get(Relationship, session.relationship)
        if not prepares_pay(relationship):
            raise Refused(IN_LINE)
        self._negotiations.need_to_see(relationship.owner)
        talk = self._negotiations.current(relationship.owner)
        return session if talk is None or decided(talk) else talk

    def begin(self, holder: Holder, *, scene: str, who: str, most: int) -> HeldRehearsal:
        """Begin a rehearsal with cards.

        Args:
            holder: Where it is kept.
            scene: Where it plays, and how it begins.
            who: Who plays whom.
            most: How many cards are drawn, where there are as many.

        Raises:
            BadInput: A word cannot be used, or the talk is decided.
            Refused: The pay it is about is not for me to see.
        """
        held = [each.rehearsal for each in self.of(self.owner_of(holder))]
        drawn = draw(find_cards().deck.about("pay"), held, min(most, MOST))
        begun = HeldRehearsal(holder, self._begun(scene, who, drawn))
        return self._kept(begun, begun.rehearsal, BEGAN)

    def begin_meeting(self, session: Session, *, scene: str, who: str, most: int) -> HeldRehearsal:
        """Begin a role play of a meeting in a session, with the cards of how others see it.

        It tells nothing of pay, so it may be held with anybody.

        Args and errors are those of `begin`, and:
            session: In which it is held, and with which it is kept.
        """
        relationship = self._context.store.get(Relationship, session.relationship)
        held = [each.rehearsal for each in self.of_meetings(relationship)]
        drawn = draw(find_cards().deck.about("meeting"), held, min(most, MOST))
        begun = HeldRehearsal(session, self._begun(scene, who, drawn), "role_plays")
        return self._kept(begun, begun.rehearsal, BEGAN)

    def _begun(self, scene: str, who: str, drawn: list[Card]) -> Rehearsal:
        new = self._context.new_uid
        return Rehearsal(
            uid=new(),
            on=self._context.today(),
            scene=long_text(scene, "a scene", field="scene"),
            who=optional_line(who, "this", field="who"),
            cards=tuple(played(card, new()) for card in drawn),
        )

    def answer(self, uid: str, card: str, answer: str, seconds: int) -> HeldRehearsal:
        """Keep what I said to a card; the same answer once more changes nothing.

        Args:
            uid: The rehearsal's.
            card: The card's.
            answer: What I said.
            seconds: How long the card has been up.

        Raises:
            NotFound: One of them is not there any more.
            BadInput: The talk is decided.
        """
        held = self.find(uid)
        here = _card(held.rehearsal, card)
        said = long_text(answer, "an answer", field="answer")
        if said == here.answer:
            return held
        changed = replace(here, answer=said, seconds=seconds)
        cards = put_in(held.cards, changed)
        return self._kept(held, replace(held.rehearsal, cards=cards), "answered a card")

    def mark(self, uid: str, card: str, result: Result, answer: str, seconds: int) -> HeldRehearsal:
        """Keep what I said to a card, and how it went; what follows from that comes next.

        Args and errors are those of `answer`, and:
            result: How it went.
        """
        held = self.find(uid)
        said = long_text(answer, "an answer", field="answer")
        here = replace(_card(held.rehearsal, card), answer=said, seconds=seconds)
        cards = marked(
            put_in(held.cards, here), card, result, find_cards().deck, self._context.new_uid
        )
        words = "said that a card went well" if result == "well" else "put a card to the end"
        return self._kept(held, replace(held.rehearsal, cards=cards), words)

    def end(self, uid: str) -> bool:
        """End a rehearsal; one in which nothing was said to any card is taken back.

        On a sheet that is frozen it stays, like all of that.

        Returns:
            Whether it is kept.

        Raises:
            NotFound: It is not there any more.
        """
        held = self.find(uid)
        holder = held.holder
        frozen = isinstance(holder, Negotiation) and decided(holder)
        if frozen or not all(card.untouched for card in held.cards):
            return True
        if not retract(self._context, holder, {BEGAN}, ANY_TIME):
            parts: tuple[Rehearsal, ...] = getattr(holder, held.field)
            rest = tuple(one for one in parts if one.uid != uid)
            self._context.change(holder, "ended a rehearsal", **{held.field: rest})
        return False

    def put(self, holder: Holder, rehearsal: Rehearsal) -> HeldRehearsal:
        """Write down a rehearsal, or change one.

        Raises:
            BadInput: The talk is decided.
            Refused: The pay it is about is not for me to see.
        """
        return self._kept(HeldRehearsal(holder, rehearsal), rehearsal, "wrote down a rehearsal")

    def remove(self, uid: str) -> None:
        """Move a rehearsal to the trash.

        Raises:
            NotFound: It is not there any more.
            BadInput: The talk is decided.
        """
        held = self.find(uid)
        if isinstance(held.holder, Negotiation):
            need_open(held.holder)
        self._trash.delete_part(held.holder, held.field, uid, "the rehearsal")

    def _kept(self, held: HeldRehearsal, rehearsal: Rehearsal, label: str) -> HeldRehearsal:
        holder, field = held.holder, held.field
        self._need_to_see(holder, field)
        if isinstance(holder, Negotiation):
            need_open(holder)
        now = self._context.store.get(type(holder), holder.uid)
        parts = put_in(getattr(now, field), rehearsal)
        changed = self._context.change(now, label, **{field: parts})
        return HeldRehearsal(changed, rehearsal, field)


def _card(rehearsal: Rehearsal, uid: str) -> PlayedCard:
    """One of its cards.

    Raises:
        NotFound: It is not there any more.
    """
    found = next((each for each in rehearsal.cards if each.uid == uid), None)
    if found is None:
        raise NotFound("That card is not there any more.")
    return found

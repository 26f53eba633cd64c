"""Negotiations: BATNA sheets made, filled in and decided."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from msgspec.structs import replace

from mentorjournal.data.records.base import OwnerId, Uid
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.negotiations import (
    Alternative,
    MarketFigure,
    Objection,
    Outcome,
    Trade,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.rehearsals import Rehearsal
from mentorjournal.errors import Ambiguous, BadInput, NotFound, Refused
from mentorjournal.journal.context import Context, put_in
from mentorjournal.journal.ids import ambiguous, any_of, meant_by
from mentorjournal.journal.pay_shut import stays_out
from mentorjournal.journal.trash import Trash
from mentorjournal.mentoring.negotiation import MONTHS
from mentorjournal.mentoring.offers import keep_judgement
from mentorjournal.mentoring.outcomes import next_year, settled
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.preparation import moved
from mentorjournal.mentoring.showing import (
    PAY_STAYS_OUT,
    offered,
    prepares_pay,
)
from mentorjournal.text import plural, required_line

if TYPE_CHECKING:
    from mentorjournal.journal.rehearsals import Rehearsals

Part = Alternative | MarketFigure | Trade | Objection | Rehearsal | Offer
PartField = Literal["alternatives", "market", "trades", "objections", "rehearsals", "offers"]
_FIELDS: dict[type, PartField] = {
    Alternative: "alternatives",
    MarketFigure: "market",
    Trade: "trades",
    Objection: "objections",
    Rehearsal: "rehearsals",
    Offer: "offers",
}

IN_LINE = "Pay and negotiation stay out of a relationship within the reporting line."


class Negotiations:
    """The pay talks of the journal."""

    def __init__(self, context: Context, trash: Trash) -> None:
        self._context = context
        self._trash = trash

    @cached_property
    def rehearsals(self) -> Rehearsals:
        """How pay talks were rehearsed."""
        # Kept off the start path, as the chapters are.
        from mentorjournal.journal.rehearsals import Rehearsals

        return Rehearsals(self._context, self._trash, self)

    def get(self, uid: str) -> Negotiation:
        """The negotiation of that uid.

        Raises:
            NotFound: There is none.
            Refused: The owner's pay is not for me to see.
        """
        self.need_to_see(self.owner_of(uid))
        return self._context.store.get(Negotiation, uid)

    def owner_of(self, uid: str) -> OwnerId:
        """Whose pay a negotiation is about, whether it is for me to see or not.

        Raises:
            NotFound: There is none of that uid.
        """
        return self._context.store.get(Negotiation, uid).owner

    def of(self, owner: OwnerId) -> list[Negotiation]:
        """An owner's pay talks, oldest first; none where that pay is not for me to see."""
        owned = self._context.owned(Negotiation, owner)
        return [] if owned and self.stay_out(owner) else owned

    def seen(self) -> list[Negotiation]:
        """Every pay talk that is for me to see, oldest first."""
        every = self._context.store.all(Negotiation)
        shut = {owner for owner in {talk.owner for talk in every} if self.stay_out(owner)}
        return [talk for talk in every if talk.owner not in shut]

    def current(self, owner: OwnerId) -> Negotiation | None:
        """The open pay talk of an owner, or else the newest; None where there is none."""
        return _meant(self.of(owner))

    def meant_in(self, relationship: Relationship) -> Negotiation | None:
        """The one that is meant of those prepared in a relationship; None where there is none.

        Raises:
            Refused: The owner's pay is not for me to see.
        """
        self.need_to_see(relationship.owner)
        return _meant(self.prepared_in(relationship))

    def only(self) -> Negotiation:
        """The one that is meant where only one owner has any that is for me to see.

        Raises:
            NotFound: Nobody has one.
            Ambiguous: Several have.
        """
        owners = dict.fromkeys(talk.owner for talk in self.seen())
        found = [talk for owner in owners if (talk := self.current(owner)) is not None]
        if not found:
            raise NotFound("There is no BATNA sheet yet.")
        if len(found) > 1:
            raise _several(found, "Please say which with --sheet; it could be any of:")
        return found[0]

    def stay_out(self, owner: OwnerId) -> bool:
        """Whether an owner's pay is not for me to see, see `mentoring.showing`."""
        return stays_out(self._context, owner)

    def need_to_see(self, owner: OwnerId) -> None:
        """See that an owner's pay is for me to see.

        Raises:
            Refused: It is not.
        """
        if self.stay_out(owner):
            raise Refused(PAY_STAYS_OUT)

    def partners(self, owner: OwnerId) -> list[Relationship]:
        """The relationships in which an owner's pay talk can be prepared."""
        about = offered(owner, self._context.store.all(Relationship))
        return [each for each in about if prepares_pay(each)]

    def prepared_with(self, talk: Negotiation) -> Relationship | None:
        """The relationship in which a talk is prepared; None if alone, or if that is gone."""
        in_use = self._context.store.all(Relationship)
        return next((each for each in in_use if each.uid == talk.relationship), None)

    def prepared_in(self, relationship: Relationship) -> list[Negotiation]:
        """The pay talks that are prepared in a relationship, oldest first."""
        return [
            talk for talk in self.of(relationship.owner) if talk.relationship == relationship.uid
        ]

    def named(self, typed: str) -> Negotiation:
        """The pay talk of an id, or of a beginning or ending of one that no other has.

        Raises:
            NotFound: There is none that I may see.
            Ambiguous: There are several.
        """
        seen = {talk.uid: talk for talk in self.seen()}
        fits = [seen[uid] for uid in meant_by(typed, seen)]
        if not fits:
            raise NotFound(f"There is no pay talk with the id “{typed.strip()[:40]}”.")
        if len(fits) > 1:
            raise _several(fits, any_of(typed))
        return fits[0]

    def add(
        self,
        owner: OwnerId,
        title: str,
        *,
        relationship: Relationship | None = None,
        **fields: Any,
    ) -> Negotiation:
        """Begin a sheet.

        Args:
            owner: Whose pay it is about.
            title: What it is, in a line.
            relationship: The mentoring in which it is prepared; None for one prepared alone.
            fields: More fields of `Negotiation`.

        Raises:
            BadInput: The title is empty, a field cannot be used, or the other person of the
                relationship is in the reporting line.
            Refused: The owner's pay is not for me to see.
        """
        self.need_to_see(owner)
        if relationship is not None and not prepares_pay(relationship):
            raise BadInput(IN_LINE)
        talk = self._context.make(
            Negotiation,
            owner=owner,
            relationship=relationship.uid if relationship else None,
            title=required_line(title, "a title", field="title"),
            **fields,
        )
        self._context.keep("began a pay talk", talk)
        return self.get(talk.uid)

    def edit(self, uid: str, **fields: Any) -> Negotiation:
        """Change fields of a sheet; of one that is decided only the outcome.

        Raises:
            BadInput: A field cannot be used, or the talk is decided and its figures stay.
            Refused: The owner's pay is not for me to see, as with all that changes a sheet.
        """
        talk = self.get(uid)
        if fields.keys() - {"outcome"}:
            need_open(talk)
        self._check_partner(talk, fields.get("relationship", talk.relationship))
        if fields.get("budget_closes", talk.budget_closes) != talk.budget_closes:
            # The months of a roadmap that lead up to that day are moved from today on.
            fields["budget_known"] = self._context.today()
        if "title" in fields:
            fields["title"] = required_line(fields["title"], "a title", field="title")
        return self._context.change(talk, "edited the pay talk", **fields)

    def _check_partner(self, talk: Negotiation, relationship: str | None) -> None:
        """See that a talk may be prepared in another relationship than it was."""
        if relationship is None or relationship == talk.relationship:
            return
        if relationship not in {each.uid for each in self.partners(talk.owner)}:
            raise BadInput(IN_LINE, "relationship")

    def put(self, uid: str, part: Part) -> Negotiation:
        """Add a part, or replace it; an offer with the judgement of the day it was written down.

        Raises:
            BadInput: The talk is decided; or an alternative begins after the years that count.
        """
        talk = self.get(uid)
        if isinstance(part, Alternative) and part.months > MONTHS * talk.years:
            raise BadInput(
                f"Only {plural(talk.years, 'year')} count: begin within {MONTHS * talk.years} "
                "months, or let the talk count more years.",
                "months",
            )
        if isinstance(part, Offer):
            part = keep_judgement(talk, part)
        field = _FIELDS[type(part)]
        return self.edit(uid, **{field: put_in(getattr(talk, field), part)})

    def put_market(self, uid: str, figure: MarketFigure, growth: Decimal) -> Negotiation:
        """Add a market figure, or replace it, and set how much pay grows in a year.

        Args:
            uid: The sheet's.
            figure: The figure.
            growth: A fraction, for all figures of the sheet.
        """
        market = put_in(self.get(uid).market, figure)
        return self.edit(uid, market=market, market_growth=growth)

    def move_trade(self, uid: str, trade: Uid, step: int) -> Negotiation:
        """Move a trade up (-1) or down (1) among the others.

        Raises:
            BadInput: The talk is decided, and its figures stay.
        """
        return self.edit(uid, trades=moved(self.get(uid).trades, trade, step))

    def remove(self, uid: str, part: Part, label: str) -> Negotiation:
        """Move a part to the trash.

        Raises:
            BadInput: The talk is decided, and its figures stay.
        """
        need_open(self.get(uid))
        return self._trash.delete_part(self.get(uid), _FIELDS[type(part)], part.uid, label)

    def decide(self, uid: str, outcome: Outcome) -> Negotiation:
        """Write down how the talk ended; a decision freezes the sheet with its figures.

        Raises:
            BadInput: The alternative to take is not on the sheet; or the talk was decided, and
                what was offered, or when, would be another one.
        """
        talk = self.get(uid)
        if outcome.take and outcome.take not in {each.uid for each in talk.alternatives}:
            raise BadInput("That alternative is not on the sheet any more.", "take")
        old = talk.outcome
        if old is None or not decided(talk) or not decided(replace(talk, outcome=outcome)):
            return self.edit(uid, outcome=settled(talk, outcome))
        if (old.on, old.offer, old.package) != (outcome.on, outcome.offer, outcome.package):
            need_open(talk)
        kept = {"judgement": old.judgement, "opened": old.opened}
        return self.edit(uid, outcome=replace(outcome, **kept))

    def tick_next_step(self, uid: str) -> Negotiation:
        """Write down that what a decision asked for is done.

        Raises:
            NotFound: Nothing is asked for, or it is done.
        """
        outcome = self.get(uid).outcome
        if outcome is None or not outcome.next_step or outcome.next_done is not None:
            raise NotFound("That step is not there any more.")
        return self.edit(uid, outcome=replace(outcome, next_done=self._context.today()))

    def begin_next(self, uid: str) -> Negotiation:
        """Begin next year's sheet as a copy, with what came of this one as today's package.

        It is prepared with the same mentor, unless pay stays out of that by now.

        Raises:
            BadInput: The talk is not decided yet.
            Refused: The owner's pay is not for me to see.
        """
        talk = self.get(uid)
        if not decided(talk):
            raise BadInput("This talk is not decided yet, so next year's cannot begin with it.")
        fields = next_year(talk, self._context.new_uid)
        partners = {each.uid: each for each in self.partners(talk.owner)}
        fields["relationship"] = partners.get(talk.relationship or "")
        return self.add(**fields)


def _meant(talks: Sequence[Negotiation]) -> Negotiation | None:
    """The newest open one of talks, oldest first, or else the newest; None of none."""
    newest_first = talks[::-1]
    open_ones = (talk for talk in newest_first if not decided(talk))
    return next(open_ones, newest_first[0] if newest_first else None)


def _several(talks: Sequence[Negotiation], sentence: str) -> Ambiguous:
    """The error that lists pay talks to choose from, each with its id."""
    return ambiguous(sentence, ((talk.title, talk.uid) for talk in talks))


def need_open(talk: Negotiation) -> None:
    """See that the figures of a sheet may still change.

    Raises:
        BadInput: The talk is decided.
    """
    if decided(talk):
        raise BadInput(
            "This talk is decided, so its figures stay as they were: begin next year's as a copy "
            "of it, under “other sheets”, or take the decision back."
        )

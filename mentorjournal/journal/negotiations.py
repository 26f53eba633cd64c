"""Negotiations: BATNA sheets made, filled in and decided."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Literal

from mentorjournal.data.records.base import OwnerId
from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.negotiations import (
    Alternative,
    MarketFigure,
    Objection,
    Outcome,
    Package,
    Rehearsal,
    Trade,
)
from mentorjournal.errors import BadInput
from mentorjournal.journal.context import Context, put_in
from mentorjournal.journal.trash import Trash
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.roadmap import keeps_pay_out
from mentorjournal.text import required_line

Part = Alternative | MarketFigure | Trade | Objection | Rehearsal
PartField = Literal["alternatives", "market", "trades", "objections", "rehearsals"]
_FIELDS: dict[type, PartField] = {
    Alternative: "alternatives",
    MarketFigure: "market",
    Trade: "trades",
    Objection: "objections",
    Rehearsal: "rehearsals",
}


class Negotiations:
    """The pay talks of the journal."""

    def __init__(self, context: Context, trash: Trash) -> None:
        self._context = context
        self._trash = trash

    def get(self, uid: str) -> Negotiation:
        """The negotiation of that uid.

        Raises:
            NotFound: There is none.
        """
        return self._context.store.get(Negotiation, uid)

    def of(self, owner: OwnerId) -> list[Negotiation]:
        """An owner's pay talks, oldest first."""
        return [talk for talk in self._context.store.all(Negotiation) if talk.owner == owner]

    def prepared_in(self, relationship: Relationship) -> list[Negotiation]:
        """The pay talks that are prepared in a relationship, oldest first."""
        return [
            talk for talk in self.of(relationship.owner) if talk.relationship == relationship.uid
        ]

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
            BadInput: The title is empty, or a field cannot be used.
        """
        if relationship is not None and keeps_pay_out(relationship):
            raise BadInput(
                "Pay and negotiation stay out of a relationship within the reporting line."
            )
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
        """
        talk = self.get(uid)
        if fields.keys() - {"outcome"}:
            _still_open(talk)
        if "title" in fields:
            fields["title"] = required_line(fields["title"], "a title", field="title")
        return self._context.change(talk, "edited the pay talk", **fields)

    def set_now(self, uid: str, package: Package) -> Negotiation:
        """Set today's package."""
        return self.edit(uid, now=package)

    def put(self, uid: str, part: Part) -> Negotiation:
        """Add an alternative, market figure, trade, objection or rehearsal, or replace it."""
        talk = self.get(uid)
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

    def remove(self, uid: str, part: Part, label: str) -> Negotiation:
        """Move a part to the trash.

        Raises:
            BadInput: The talk is decided, and its figures stay.
        """
        _still_open(self.get(uid))
        return self._trash.delete_part(self.get(uid), _FIELDS[type(part)], part.uid, label)

    def decide(self, uid: str, outcome: Outcome) -> Negotiation:
        """Write down how the talk ended."""
        return self.edit(uid, outcome=outcome)


def _still_open(talk: Negotiation) -> None:
    if decided(talk):
        raise BadInput(
            "This talk is decided, so its figures stay as they were. To change them, take the "
            "decision back first; nothing was changed."
        )

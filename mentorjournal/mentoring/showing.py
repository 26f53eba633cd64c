"""Owning is not showing: to whom something of an owner is shown, and whose pay I may see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from msgspec import Struct

from mentorjournal.data.records.base import ME, OwnerId, Uid
from mentorjournal.data.records.models import Relationship

PAY_STAYS_OUT = (
    "Pay stays out between you and somebody in your reporting line: what they earn is not for "
    "you to see, nor to advise on."
)


class Showing(Struct, frozen=True):
    """Whose something new is, and who sees it.

    Attributes:
        owner: `ME`, or the uid of a person I mentor.
        shown_to: The relationships in which it is shown; the one in which it was made is first.
        for_management: Whether the owner's manager may see it, too.
    """

    owner: OwnerId
    shown_to: tuple[Uid, ...] = ()
    for_management: bool = False


class Shown(Protocol):
    """A goal, picture or achievement."""

    @property
    def shown_to(self) -> tuple[Uid, ...]:
        """The relationships in which it is shown."""


def made_in(relationship: Relationship) -> Showing:
    """What is made in a relationship is its protégé's, and is shown there.

    In the reporting line the other person may see only what management may see.
    """
    in_line = relationship.reporting_line != "none"
    return Showing(relationship.owner, (relationship.uid,), for_management=in_line)


def mine(shown_to: Iterable[Uid] = (), *, for_management: bool = False) -> Showing:
    """What I make for myself, and show to whom I choose."""
    return Showing(ME, tuple(shown_to), for_management)


def offered(owner: OwnerId, relationships: Iterable[Relationship]) -> list[Relationship]:
    """The relationships in which something of an owner could be shown: those about the owner."""
    return [each for each in relationships if each.owner == owner]


def ticked(relationships: Iterable[Relationship]) -> tuple[Uid, ...]:
    """Those in which it is shown unless the person says otherwise: none in the reporting line."""
    return tuple(
        each.uid
        for each in relationships
        if each.reporting_line == "none" and each.stage in ("active", "paused")
    )


def is_shown_in(what: Shown, relationship: Relationship) -> bool:
    """Whether the other person of a relationship may be shown it."""
    return relationship.uid in what.shown_to


def keeps_pay_out(relationship: Relationship) -> bool:
    """Whether pay and negotiation are hidden here: the other side is my manager or my report.

    Seed Y: a direct manager cannot give disinterested advice on such things.
    """
    return relationship.reporting_line in ("my-manager", "my-report")


def pay_stays_out(owner: OwnerId, relationships: Iterable[Relationship]) -> bool:
    """Whether an owner's pay is not for me to see: I am in the reporting line of whom I mentor.

    Args:
        owner: `ME`, whose pay I always see, or the uid of a person I mentor.
        relationships: Those of the journal.
    """
    return owner != ME and any(map(keeps_pay_out, offered(owner, relationships)))


def prepares_pay(relationship: Relationship) -> bool:
    """Whether a pay talk may be prepared in it: the other person is outside the reporting line."""
    return relationship.reporting_line == "none"

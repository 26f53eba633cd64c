"""Rehearsals of a pay talk, and the cards that were asked in them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from mentorjournal.data.records.base import Count, Part, Uid

Result = Literal["well", "again"]


class PlayedCard(Part, frozen=True, kw_only=True):
    """A tough question that was asked, or is still to be.

    The question stands here as it was asked: cards may be written anew.

    Attributes:
        card: The id of the card in the file of cards.
        kind: What kind of question it is.
        question: As it is asked.
        instead: What to say instead.
        answer: What I said.
        result: How it went; None where nobody said.
        seconds: How long it took until that was said.
    """

    uid: Uid
    card: str = ""
    kind: str = ""
    question: Annotated[str, Meta(min_length=1)]
    instead: str = ""
    answer: str = ""
    result: Result | None = None
    seconds: Count = 0

    @property
    def untouched(self) -> bool:
        """Whether nothing was said to it yet."""
        return self.result is None and not self.answer


class Rehearsal(Part, frozen=True, kw_only=True):
    """One role play of the talk.

    Attributes:
        scene: Where it plays, and how it begins.
        who: Who plays whom.
        minutes: How long it took, where that is written down by hand.
        learned: What to say instead.
        cards: The questions of it, in the order in which they are asked.
    """

    uid: Uid
    on: date
    scene: str = ""
    who: str = ""
    minutes: Count = 0
    learned: str = ""
    cards: tuple[PlayedCard, ...] = ()

"""Cards for rehearsing a pay talk or a meeting: tough questions as data, one's own beside ours."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

import msgspec

from mentorjournal.mentoring.toml_entries import PathTo, TomlEntries, amiss
from mentorjournal.text import NAME_LIMIT

STANDARD_FILE = Path(__file__).with_name("cards.toml")

Kind = Literal[
    "worth",
    "numbers",
    "budget",
    "comparison",
    "pressure",
    "promises",
    "executives",
    "stakeholders",
]
Subject = Literal["pay", "meeting"]
KIND_WORDS: Mapping[str, str] = {
    "worth": "why you, why now",
    "numbers": "numbers",
    "budget": "no budget",
    "comparison": "others",
    "pressure": "silence, pressure",
    "promises": "promises",
    "executives": "executives",
    "stakeholders": "stakeholders",
}
_OF_A_MEETING: frozenset[Kind] = frozenset({"executives", "stakeholders"})
SUBJECTS: Mapping[Subject, str] = MappingProxyType({"pay": "the pay talk", "meeting": "a meeting"})
"""What can be rehearsed: the talk about pay; or how others see something, before a meeting."""
LONGEST = 300
"""Characters of a question, and of what to say instead."""
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = TomlEntries(
    "The file of cards",
    "cards",
    {
        "id": "a name in quotes belongs here",
        "kind": f"it is one of {', '.join(KIND_WORDS)}",
        "question": "a text in quotes belongs here",
        "instead": "a text in quotes belongs here",
        "if_well": "the id of another card belongs here",
        "if_again": "the id of another card belongs here",
        "cards": "each begins with [[cards]]",
        "edition": "a number belongs here",
    },
)


class Card(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A tough question.

    Attributes:
        id: Its name, by which a rehearsal remembers how it went.
        question: As it is asked.
        instead: What to say instead.
        if_well: The id of the card that follows at once when the answer went well; or empty.
        if_again: The same for one that did not.
    """

    id: str
    kind: Kind
    question: str
    instead: str
    if_well: str = ""
    if_again: str = ""

    @property
    def follow_ups(self) -> tuple[str, ...]:
        """The ids of the cards that may follow."""
        return tuple(each for each in (self.if_well, self.if_again) if each)


class Deck(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cards. `edition` counts the file's own versions."""

    cards: tuple[Card, ...] = ()
    edition: int = 1

    def get(self, name: str) -> Card | None:
        """The card of that id."""
        return next((card for card in self.cards if card.id == name), None)

    @property
    def openers(self) -> list[Card]:
        """The cards that do not only follow others."""
        following = {each for card in self.cards for each in card.follow_ups}
        return [card for card in self.cards if card.id not in following]

    def about(self, subject: Subject) -> Deck:
        """The cards that are asked in a rehearsal of that, in their order."""
        meeting = subject == "meeting"
        return Deck(tuple(each for each in self.cards if (each.kind in _OF_A_MEETING) == meeting))

    def with_own(self, own: Deck) -> Deck:
        """These cards with a person's own before them; one of theirs takes the place of ours."""
        taken = {card.id for card in own.cards}
        return Deck((*own.cards, *(card for card in self.cards if card.id not in taken)))


@cache
def standard() -> Deck:
    """The cards that come with the program."""
    return parse_cards(STANDARD_FILE.read_text(encoding="utf-8"))


def parse_cards(text: str, beside: Deck | None = None) -> Deck:
    """Cards from TOML.

    Args:
        text: The whole file.
        beside: Other cards, which may follow these too.

    Raises:
        BadInput: It is not TOML, or no cards; says in which line, and what belongs there.
    """
    found = _FILE.read(text, Deck)
    for path, wrong in _wrong(found, (beside or Deck()).with_own(found)):
        _FILE.refuse_at(text, path, wrong)
    return found


def _wrong(found: Deck, whole: Deck) -> Iterator[tuple[PathTo, str]]:
    """What the types do not forbid."""
    known: set[str] = set()
    for index, card in enumerate(found.cards):
        where: PathTo = ("cards", index)
        if not _ID.fullmatch(card.id) or len(card.id) > NAME_LIMIT:
            yield (*where, "id"), "it is made of small letters and digits, with - between them"
        if card.id in known:
            yield (*where, "id"), f"there is another card “{card.id[:40]}”"
        known.add(card.id)
        for name in ("question", "instead"):
            yield from amiss((*where, name), getattr(card, name), LONGEST, needed=True)
        for name in ("if_well", "if_again"):
            if (other := getattr(card, name)) and whole.get(other) is None:
                yield (*where, name), f"there is no card “{other[:40]}”"
            elif other and _leads_to(whole, other, card.id):
                yield (*where, name), f"“{other[:40]}” leads back to this card"


def _leads_to(deck: Deck, start: str, goal: str) -> bool:
    """Whether one card is the other, or some way of follow-ups goes from it to the other."""
    ahead, seen = [start], set[str]()
    while ahead:
        here = ahead.pop()
        if here == goal:
            return True
        card = deck.get(here)
        if card is not None and here not in seen:
            seen.add(here)
            ahead += card.follow_ups
    return False


def kinds_in_turn(cards: Sequence[Card]) -> list[Card]:
    """Cards one of each kind at a time; within a kind, and among kinds, the first go first."""
    of_kind: dict[str, list[Card]] = {}
    for card in cards:
        of_kind.setdefault(card.kind, []).append(card)
    longest = max(map(len, of_kind.values()), default=0)
    return [each[turn] for turn in range(longest) for each in of_kind.values() if turn < len(each)]

"""A rehearsal of the pay talk: which cards are drawn, what follows an answer, how it went."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from msgspec.structs import replace

from mentorjournal.data.records.base import Uid
from mentorjournal.data.records.rehearsals import PlayedCard, Rehearsal, Result
from mentorjournal.mentoring.cards import Card, Deck, kinds_in_turn

USUAL = 12
"""Cards of a rehearsal, unless the person says otherwise."""
MOST = 60
BADLY, NEVER, ASKED = range(3)


def draw(deck: Deck, rehearsals: Iterable[Rehearsal], most: int) -> list[Card]:
    """The cards for the next rehearsal, each of them once, the kinds in turn.

    Those that went badly when they were asked last go before those that were never asked, and
    these before all others, of which the one that was not asked for longest goes first.

    Args:
        deck: What there is to draw from; a card that only follows others is not drawn.
        rehearsals: All that were held.
        most: How many to draw, where there are as many.
    """
    last = _last_asked(rehearsals)
    groups: dict[tuple[int, date], list[Card]] = {}
    for card in deck.openers:
        groups.setdefault(_rank(last.get(card.id)), []).append(card)
    chosen = [card for rank in sorted(groups) for card in kinds_in_turn(groups[rank])]
    return _alternating(chosen[:most])


def _last_asked(rehearsals: Iterable[Rehearsal]) -> dict[str, tuple[date, PlayedCard]]:
    """When each card was asked last, and how that went."""
    in_order = sorted(rehearsals, key=lambda one: one.on)
    return {
        each.card: (one.on, each) for one in in_order for each in one.cards if not each.untouched
    }


def _rank(last: tuple[date, PlayedCard] | None) -> tuple[int, date]:
    if last is None:
        return NEVER, date.min
    on, card = last
    return (BADLY, date.min) if card.result == "again" else (ASKED, on)


def _alternating(cards: Sequence[Card]) -> list[Card]:
    """The same cards, no two of a kind behind each other where that can be."""
    left, found = list(cards), list[Card]()
    while left:
        kinds = [card.kind for card in left]
        often = max(dict.fromkeys(kinds), key=kinds.count)
        before = found[-1].kind if found else ""
        others = [card for card in left if card.kind != before] or left
        # One kind may be half of all that is left: its turn must come each time then.
        pressing = [card for card in others if card.kind == often]
        due = pressing and 2 * kinds.count(often) > len(left)
        found.append(pressing[0] if due else others[0])
        left.remove(found[-1])
    return found


def played(card: Card, uid: Uid) -> PlayedCard:
    """A card that is to be asked."""
    return PlayedCard(
        uid=uid, card=card.id, kind=card.kind, question=card.question, instead=card.instead
    )


def marked(
    cards: Sequence[PlayedCard],
    uid: Uid,
    result: Result,
    deck: Deck,
    new_uid: Callable[[], Uid],
) -> tuple[PlayedCard, ...]:
    """The cards once it is said how one of them went.

    What follows such an answer comes next, unless it was asked or is to be asked anyway. A card
    that is to come again does so at the end. Whatever a mark before this one had brought and
    nobody has answered goes again.

    Args:
        cards: Those of the rehearsal.
        uid: Which of them.
        result: How it went.
        deck: From which the card that follows is taken.
        new_uid: Gives uids for cards that are added.
    """
    at = next(place for place, each in enumerate(cards) if each.uid == uid)
    here = replace(cards[at], result=result)
    card = deck.get(here.card)
    brought = {here.card, *(card.follow_ups if card else ())}
    before = cards[:at]
    after = [each for each in cards[at + 1 :] if not (each.untouched and each.card in brought)]
    follows = (card.if_well if result == "well" else card.if_again) if card else ""
    follow_up = deck.get(follows)
    if follow_up is not None and all(each.card != follows for each in (*before, *after)):
        after.insert(0, played(follow_up, new_uid()))
    if result == "again" and all(each.card != here.card for each in after):
        after.append(replace(here, uid=new_uid(), answer="", result=None, seconds=0))
    return (*before, here, *after)


def was_held(rehearsal: Rehearsal) -> bool:
    """Whether something came of it: one with cards may have been left before any was answered."""
    return not rehearsal.cards or any(not each.untouched for each in rehearsal.cards)


def next_card(rehearsal: Rehearsal) -> PlayedCard | None:
    """The first card to which nothing was said yet, or else the first one; None without cards."""
    untouched = (each for each in rehearsal.cards if each.untouched)
    return next(untouched, rehearsal.cards[0] if rehearsal.cards else None)


def _as_last_asked(rehearsal: Rehearsal) -> dict[str, PlayedCard]:
    """Each question that was asked, as it went the last time."""
    return {each.card or each.uid: each for each in rehearsal.cards if not each.untouched}


def asked(rehearsal: Rehearsal) -> int:
    """How many questions were asked; one that came again counts once."""
    return len(_as_last_asked(rehearsal))


def went_well(rehearsal: Rehearsal) -> int:
    """How many of them went well, the last time that they were asked."""
    return sum(each.result == "well" for each in _as_last_asked(rehearsal).values())


def minutes_of(rehearsal: Rehearsal) -> int:
    """How long it took: as it was written down, or else as its cards took, to the nearest."""
    seconds = sum(each.seconds for each in rehearsal.cards)
    return rehearsal.minutes or (max(1, round(seconds / 60)) if seconds else 0)


def score(rehearsal: Rehearsal) -> str:
    """How many of the cards that were asked went well; empty for a rehearsal without cards."""
    if not rehearsal.cards:
        return ""
    if not (count := asked(rehearsal)):
        return "none asked yet"
    if all(each.result is None for each in rehearsal.cards):
        return f"{count} answered"
    return f"{went_well(rehearsal)} of {count} went well"


def result_word(card: PlayedCard) -> str:
    """How it went, in a word."""
    if card.result is not None:
        return card.result
    return "answered" if card.answer else "not asked"

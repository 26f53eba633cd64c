"""Which cards are drawn, what follows an answer, and what is counted."""

from __future__ import annotations

from datetime import date
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorjournal.data.records.rehearsals import PlayedCard, Rehearsal, Result
from mentorjournal.mentoring.cards import KIND_WORDS, Card, Deck, Kind
from mentorjournal.mentoring.rehearsing import (
    asked,
    draw,
    marked,
    minutes_of,
    next_card,
    played,
    score,
    was_held,
    went_well,
)
from tests.examples import uid_of

OCTOBER, NOVEMBER = date(2026, 10, 3), date(2026, 11, 7)


def card(name: str, kind: Kind = "worth", if_well: str = "", if_again: str = "") -> Card:
    return Card(name, kind, f"{name}?", f"{name}.", if_well, if_again)


def asked_on(on: date, *results: tuple[str, Result | None]) -> Rehearsal:
    """A rehearsal in which cards went so; None for one that was answered only."""
    numbers = count(1)
    cards = tuple(
        PlayedCard(uid=uid_of(next(numbers)), card=name, question="?", answer="x", result=result)
        for name, result in results
    )
    return Rehearsal(uid=uid_of(99), on=on, cards=cards)


SIX = Deck(
    (
        card("a", "worth"),
        card("b", "worth"),
        card("c", "numbers"),
        card("d", "numbers"),
        card("e", "budget", if_well="f"),
        card("f", "budget"),
    )
)


@pytest.mark.parametrize(
    ("held", "most", "drawn"),
    [
        # The kinds in turn; f only follows e.
        ([], 12, ["a", "c", "e", "b", "d"]),
        ([], 2, ["a", "c"]),
        ([], 0, []),
        # What went badly, then what was never asked, then what was asked.
        ([asked_on(OCTOBER, ("d", "again"), ("a", "well"))], 3, ["d", "b", "c"]),
        ([asked_on(OCTOBER, ("d", "again"), ("a", "well"))], 5, ["d", "b", "c", "e", "a"]),
        # The last time decides: in one rehearsal, and of several in whichever order they are kept.
        ([asked_on(OCTOBER, ("d", "again"), ("d", "well"))], 2, ["a", "c"]),
        (
            [asked_on(NOVEMBER, ("d", "well")), asked_on(OCTOBER, ("d", "again"))],
            4,
            ["a", "c", "e", "b"],
        ),
        # Among those that were asked the one that was not for longest goes first.
        (
            [
                asked_on(NOVEMBER, ("a", "well"), ("c", "well"), ("e", None)),
                asked_on(OCTOBER, ("b", "well"), ("d", None)),
            ],
            3,
            ["b", "d", "a"],
        ),
        # Cards of another file, and of none, count for nothing.
        ([asked_on(OCTOBER, ("gone", "again"), ("", "again"))], 1, ["a"]),
    ],
)
def test_which_are_drawn(held: list[Rehearsal], most: int, drawn: list[str]) -> None:
    assert [each.id for each in draw(SIX, held, most)] == drawn


@given(st.lists(st.sampled_from(sorted(KIND_WORDS)), max_size=14), st.integers(0, 14))
def test_none_is_drawn_twice_and_the_kinds_alternate_where_they_can(
    kinds: list[Kind], most: int
) -> None:
    deck = Deck(tuple(card(f"c{at}", kind) for at, kind in enumerate(kinds)))
    found = draw(deck, [], most)

    assert len({each.id for each in found}) == len(found) == min(most, len(kinds))
    of_kind = [each.kind for each in found]
    most_often = max((of_kind.count(kind) for kind in of_kind), default=0)
    if 2 * most_often <= len(found) + 1:
        assert all(one != other for one, other in pairwise(of_kind))


FOLLOWED = Deck(
    (
        card("a", if_well="well-done", if_again="shorter"),
        card("b"),
        card("well-done"),
        card("shorter"),
    )
)


def names(cards: tuple[PlayedCard, ...]) -> list[str]:
    return [each.card for each in cards]


def test_what_follows_an_answer_comes_next_and_what_is_to_come_again_comes_last() -> None:
    new = (uid_of(number) for number in count(10))
    ids = [uid_of(1), uid_of(2)]
    cards = tuple(played(each, uid) for each, uid in zip(FOLLOWED.cards[:2], ids, strict=True))

    def mark(uid: str, result: Result) -> list[str]:
        nonlocal cards
        cards = marked(cards, uid, result, FOLLOWED, lambda: next(new))
        assert len({each.uid for each in cards}) == len(cards)
        return names(cards)

    assert mark(ids[0], "well") == ["a", "well-done", "b"]
    # Thought better of: what that mark brought goes, and comes back with the same one.
    assert mark(ids[0], "again") == ["a", "shorter", "b", "a"]
    assert mark(ids[0], "again") == ["a", "shorter", "b", "a"]
    assert mark(ids[0], "well") == ["a", "well-done", "b"]
    assert mark(ids[0], "again") == ["a", "shorter", "b", "a"]
    # Again and again, once more each time; no follow-up is asked twice.
    assert mark(cards[1].uid, "well") == ["a", "shorter", "b", "a"]
    assert mark(cards[3].uid, "again") == ["a", "shorter", "b", "a", "a"]
    assert mark(cards[4].uid, "well") == ["a", "shorter", "b", "a", "a", "well-done"]
    assert [each.result for each in cards] == ["again", "well", None, "again", "well", None]


def test_what_was_answered_already_is_not_taken_away_by_another_mark() -> None:
    first = played(FOLLOWED.cards[0], uid_of(1))
    cards = marked((first,), uid_of(1), "well", FOLLOWED, lambda: uid_of(2))
    cards = marked(cards, uid_of(2), "well", FOLLOWED, lambda: uid_of(3))
    cards = marked(cards, uid_of(1), "again", FOLLOWED, lambda: uid_of(4))

    assert names(cards) == ["a", "shorter", "well-done", "a"]


def test_a_card_that_is_in_no_file_any_more_can_be_marked() -> None:
    gone = PlayedCard(uid=uid_of(1), card="gone", question="Well?")

    well = marked((gone,), uid_of(1), "well", Deck(), lambda: uid_of(2))
    again = marked((gone,), uid_of(1), "again", Deck(), lambda: uid_of(2))

    assert [each.result for each in well] == ["well"]
    assert [each.question for each in again] == ["Well?", "Well?"]


def test_what_is_counted() -> None:
    by_hand = Rehearsal(uid=uid_of(1), on=OCTOBER, minutes=35)
    cards = (
        PlayedCard(uid=uid_of(1), card="a", question="?", result="again", seconds=80),
        PlayedCard(uid=uid_of(2), card="b", question="?", answer="said", seconds=40),
        PlayedCard(uid=uid_of(3), card="a", question="?", result="well", seconds=20),
        PlayedCard(uid=uid_of(4), card="c", question="?"),
    )
    by_cards = Rehearsal(uid=uid_of(2), on=OCTOBER, cards=cards)

    assert (score(by_hand), minutes_of(by_hand), next_card(by_hand)) == ("", 35, None)
    assert (asked(by_cards), went_well(by_cards), minutes_of(by_cards)) == (2, 1, 2)
    assert score(by_cards) == "1 of 2 went well"
    assert next_card(by_cards) == cards[3]
    whole = Rehearsal(uid=uid_of(3), on=OCTOBER, cards=cards[:1])
    assert next_card(whole) == cards[0]
    assert minutes_of(Rehearsal(uid=uid_of(4), on=OCTOBER)) == 0
    only_begun = Rehearsal(uid=uid_of(5), on=OCTOBER, cards=cards[3:])
    assert (score(only_begun), minutes_of(only_begun)) == ("none asked yet", 0)
    unmarked = Rehearsal(uid=uid_of(6), on=OCTOBER, cards=cards[1:2])
    assert score(unmarked) == "1 answered"
    assert [was_held(one) for one in (by_hand, by_cards, only_begun)] == [True, True, False]

"""What was given: advice counted, one-offs of the year, and who belongs to the line."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.notes.follow_up_items import FollowUpItem
from mentorjournal.mentoring.giving import (
    AdviceCount,
    count_advice,
    is_in_line,
    one_offs_of,
    one_offs_words,
    pieces_of,
    to_thank_for,
)
from tests.examples import a_person, a_relationship, uid_of

TODAY = date(2026, 11, 30)


def item(**fields: Any) -> FollowUpItem:
    usual: dict[str, Any] = {
        "kind": "advice", "words": "x", "assignee": "me", "due": None,
        "relationship": None, "since": TODAY,
    }  # fmt: skip
    return FollowUpItem(**usual | fields)


def test_of_advice_is_counted_what_became_of_it() -> None:
    items = [
        item(),
        item(kind="action", result="x"),
        item(tried="once"),
        item(result="it went well", helped=True),
        item(helped=True, reported=TODAY, state="done"),
        item(state="dropped"),
        item(result="no use"),
    ]
    assert count_advice(items) == AdviceCount(6, 4, 2, 1)
    assert count_advice(items).words == ("6 pieces of advice: 4 tried, 2 helped, 1 reported back")
    assert count_advice(items[:1]).words.startswith("1 piece of advice: 0 tried")
    assert count_advice([]).words == "no advice yet"


def test_advice_of_which_something_is_known_stands_first_the_newest_of_each() -> None:
    old, new = item(words="old", since=date(2026, 1, 1)), item(words="new")
    helped = item(words="helped", since=date(2026, 2, 1), helped=True)
    tried = item(words="tried", since=date(2026, 3, 1), tried="once\nor twice", result="it held")
    every = [old, helped, item(kind="action", words="none"), new, tried]
    found = pieces_of([(each, "Ana Lima") for each in every])
    assert [each.item.text for each in found] == ["tried", "helped", "new", "old"]
    assert [each.came for each in found] == ["once or twice; it held", "", "", ""]
    assert found[0].who == "Ana Lima"


def test_one_thanks_for_what_has_helped_and_else_for_what_came_of_advice() -> None:
    helped, wrong = item(helped=True), item(result="wrong for us", reported=TODAY)
    tried, action = item(tried="once"), item(kind="action", result="done")
    assert to_thank_for([wrong, helped, tried, action, item()], date.min) == (helped,)
    assert to_thank_for([wrong, tried, action, item()], date.min) == (wrong, tried)
    assert to_thank_for([wrong, tried], TODAY) == (tried,)


def test_one_offs_of_this_year_say_from_where_and_what_came_of_them() -> None:
    relationships = [
        a_relationship(uid=uid_of(1), form="one-off", start=date(2026, 3, 1), learned="A\nlot."),
        a_relationship(uid=uid_of(2), form="one-off", start=date(2025, 12, 31)),
        a_relationship(uid=uid_of(3), form="one-off", my_role="protege", start=TODAY),
        a_relationship(uid=uid_of(4), start=date(2026, 6, 1), one_off_since=date(2026, 5, 1)),
        a_relationship(uid=uid_of(5), start=TODAY),
        a_relationship(uid=uid_of(6), form="one-off", stage="prospect", start=TODAY),
        a_relationship(uid=uid_of(7), form="one-off", start=None),
        a_relationship(uid=uid_of(8), form="one-off", stage="asked", start=None),
        a_relationship(uid=uid_of(9), form="one-off", stage="completed", declined=TODAY),
    ]
    people = {
        uid_of(1): a_person(name="Dana", source="live", how_met=" a\nfair"),
        uid_of(4): a_person(name="Eli", source="live"),
        uid_of(7): a_person(name="Fay"),
    }
    found = one_offs_of(
        relationships, lambda one: people.get(one.uid, a_person()), lambda _one: (), TODAY
    )
    assert [(one.name, one.came) for one in found] == [
        ("Eli", "goes on as mentoring since Mon 1 Jun"),
        ("Dana", "A lot."),
        ("Fay", ""),
    ]
    assert one_offs_words(found) == (
        "3 this year; from live events 2, not said 1; something came of 2"
    )
    assert (found[1].corner, found[1].met) == ("live events", "a fair")
    assert one_offs_words(found[2:]) == "1 this year; nothing said of what came of it"
    assert one_offs_words([]) == "none this year"


@pytest.mark.parametrize(
    ("learned", "items", "came"),
    [
        ("", [item(tried="once")], "advice tried"),
        ("", [item(tried="x"), item(helped=True), item()], "advice tried, helped"),
        (
            "",
            [item(tried="x"), item(tried="x", reported=TODAY, given=True)],
            "advice tried, reported back",
        ),
        ("", [item(), item(kind="action", result="done", helped=True)], ""),
        ("She stayed.", [item(helped=True)], "She stayed."),
    ],
)
def test_of_a_one_off_of_which_nothing_was_said_its_advice_tells_what_came(
    learned: str, items: list[FollowUpItem], came: str
) -> None:
    talk = a_relationship(form="one-off", start=TODAY, learned=learned)
    (found,) = one_offs_of([talk], lambda _one: a_person(), lambda _one: items, TODAY)
    assert found.came == came


def test_one_offs_of_one_day_stand_by_name_below_those_of_a_later_one() -> None:
    names = ("Zoë", "åsa", "Ben", "Ana")
    days = (TODAY, TODAY, TODAY, date(2026, 3, 1))
    found = one_offs_of(
        [
            a_relationship(uid=uid_of(at), form="one-off", start=day)
            for at, day in enumerate(days, 1)
        ],
        lambda one: a_person(name=dict(zip(map(uid_of, range(1, 5)), names, strict=True))[one.uid]),
        lambda _one: (),
        TODAY,
    )
    assert [one.name for one in found] == ["åsa", "Ben", "Zoë", "Ana"]


@pytest.mark.parametrize(
    ("fields", "belongs"),
    [
        ({}, True),
        ({"stage": "completed", "ended": TODAY}, True),
        ({"stage": "completed", "declined": TODAY}, False),
        ({"stage": "prospect"}, False),
        ({"stage": "asked"}, False),
        ({"my_role": "protege"}, False),
        ({"form": "one-off"}, False),
        ({"form": "one-off", "paid_forward": TODAY}, True),
        ({"form": "one-off", "first_protege": "Lea"}, True),
        ({"form": "one-off", "mentored_by": "Vera"}, True),
    ],
)
def test_a_mentoring_that_began_belongs_to_the_line(fields: dict[str, Any], belongs: bool) -> None:
    assert is_in_line(a_relationship(**fields), "mentor") is belongs

"""How far it is with each who could mentor me, and in which order they stand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mentorjournal.data.records.asks import Ask
from mentorjournal.mentoring.overview import JournalOverview
from mentorjournal.mentoring.prospects import prospect_of, search
from tests.examples import NOON, a_person, a_relationship, uid_of

TODAY = date(2026, 11, 30)


def nov(day: int) -> date:
    return date(2026, 11, day)


def ask(number: int = 9, **fields: Any) -> Ask:
    usual: dict[str, Any] = {"uid": uid_of(number), "created": NOON, "updated": NOON}
    return Ask(**usual | {"relationship": a_relationship().uid, **fields})


@pytest.mark.parametrize(
    ("asked", "fields", "brief", "move", "late"),
    [
        (nov(30), {"sent": nov(30)}, "asked Mon 30 Nov", "answer", False),
        (nov(29), {"sent": nov(29)}, "1 day silent", "answer", False),
        (nov(21), {"sent": nov(21)}, "9 days silent", "answer", False),
        (nov(20), {"sent": nov(20)}, "10 days silent", "second, shorter", True),
        # A third word is never asked for.
        (nov(1), {"sent": nov(1), "again": nov(12)}, "18 days silent", "answer", True),
        # Nor a second one where the question was put without a message.
        (nov(1), {}, "29 days silent", "answer", True),
    ],
)
def test_what_comes_next_goes_by_the_silence(
    asked: date, fields: dict[str, Any], brief: str, move: str, late: bool
) -> None:
    bond = a_relationship(my_role="protege", stage="asked", asked=asked)
    found = prospect_of(bond, a_person(), [ask(**fields)], TODAY)
    assert (found.brief, found.move, found.waits_long) == (brief, move, late)
    assert found.wants_second is (move == "second, shorter")


def test_the_silent_stand_first_and_the_newest_answer_too() -> None:
    names = ("Ana", "Bo", "Cid")
    people = {uid_of(at): a_person(uid=uid_of(at), name=name) for at, name in enumerate(names, 1)}
    bonds = [
        a_relationship(
            uid=uid_of(20 + at), person=uid_of(at), my_role="protege", stage="asked", asked=day
        )
        for at, day in ((1, nov(29)), (2, nov(28)), (3, nov(2)))
    ]
    asks = {
        bonds[0].uid: [ask(30, sent=nov(1), answer="no", answered=nov(4))],
        bonds[1].uid: [ask(31, sent=nov(1), answer="no", answered=nov(9))],
    }
    found = search(JournalOverview(people, bonds, {}), asks, TODAY)
    assert [one.name for one in found.prospects] == ["Cid", "Ana", "Bo"]
    assert [one.name for one in found.asked] == ["Bo", "Ana"]

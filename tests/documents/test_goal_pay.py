"""A goal whose measure is pay goes to no manager: not its figures, in no document."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from mentorjournal.data.records.models import Goal, Relationship
from mentorjournal.documents.audience import AUDIENCES, Audience, Kind
from mentorjournal.errors import JournalError
from mentorjournal.journal import Journal
from mentorjournal.journal.exports import KINDS
from mentorjournal.mentoring.showing import mine

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
FIGURES = ("112.25", "118.5", "130.75", "125.25", "band five", "31.5")
"""Of the goal that is pay, its name, and of the one that is work."""
PAY = frozenset(FIGURES[:5])
METRIC = "my base salary as the contract says"


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A goal about pay and one about work, both assessed with Ben and with Maya, my manager."""
    opened = Journal.open(tmp_path / "journal.json", clock=lambda: NOW)
    ben = opened.relationships.begin("Ben O'Neil", "protege", start=date(2026, 3, 1))
    maya = opened.relationships.begin("Maya Lindqvist", "protege", start=date(2026, 3, 1))
    opened.relationships.edit(maya.uid, reporting_line="my-manager")
    showing = mine((ben.uid, maya.uid), for_management=True)
    agreed = {"state": "agreed", "start": date(2026, 3, 1), "due": date(2027, 2, 28)}
    pay = opened.goals.add(
        showing,
        "Reach band five",
        unit="k",
        metric=METRIC,
        baseline=Decimal("112.25"),
        target=Decimal("125.25"),
        **agreed,
    )
    opened.goals.add_reading(pay.uid, Decimal("118.5"), on=date(2026, 9, 1))
    opened.goals.edit(pay.uid, target=Decimal("130.75"), baseline=Decimal("112.25"), reason="more")
    opened.goals.add(
        showing, "Win rate", unit="%", baseline=Decimal("31.5"), target=Decimal(45), **agreed
    )
    opened.achievements.add(showing, "Pricing page rebuilt", goal=pay.uid)
    for bond in (ben, maya):
        begun = opened.assessments.begin("me", "mid-point", relationship=bond)
        opened.assessments.close(begun.uid)
    yield opened
    opened.close()


Told = dict[tuple[str, Kind, Audience], set[str]]


def bond_of(journal: Journal, name: str) -> Relationship:
    return next(
        one
        for one in journal.relationships.all()
        if journal.relationships.person(one).name.startswith(name)
    )


def told(journal: Journal, name: str, kind: Kind, audience: Audience) -> set[str]:
    """Which of the figures stand in a document; none where there is none."""
    try:
        wish = journal.exports.wish(kind, bond_of(journal, name), audience=audience)
        text = journal.exports.prepare(wish).text
    except JournalError:
        return set()
    return {figure for figure in FIGURES if figure in text}


def all_told(journal: Journal) -> Told:
    return {
        (name, kind, audience): found
        for name in ("Ben", "Maya")
        for kind in KINDS
        for audience in AUDIENCES
        if (found := told(journal, name, kind, audience))
    }


def expected() -> Told:
    """What goes where, written down by hand: to me and Ben all, to a manager what is work.

    What a goal aimed at before stands in the year review alone; of an achievement it is only named.
    """
    review, year, work, name = PAY - {"125.25"} | {"31.5"}, PAY | {"31.5"}, {"31.5"}, {"band five"}
    found: Told = {}
    for who in ("Ben", "Maya"):
        found[who, "goals", "me"], found[who, "year", "me"] = set(review), set(year)
        found[who, "goals", "manager"] = found[who, "year", "manager"] = work
        found[who, "achievements", "me"] = name
    found["Ben", "goals", "other"], found["Ben", "year", "other"] = set(review), set(year)
    found["Maya", "goals", "other"] = found["Maya", "year", "other"] = work
    found["Ben", "achievements", "other"] = name
    return found


def test_a_goal_whose_measure_alone_names_pay_reaches_no_manager_in_any_document(
    journal: Journal,
) -> None:
    assert all_told(journal) == expected()
    wish = journal.exports.wish("goals", bond_of(journal, "Ben"), audience="manager")
    assert journal.exports.prepare(wish).held == (METRIC,)


def goal_of_pay(journal: Journal) -> Goal:
    return next(one for one in journal.goals.of("me") if one.title == "Reach band five")


def test_where_a_figure_was_read_tells_that_it_is_pay(journal: Journal) -> None:
    goal = goal_of_pay(journal)
    journal.goals.edit(goal.uid, metric="", unit="")
    reading = goal.readings[0]
    journal.goals.put_reading(goal.uid, type(reading)(
        uid=reading.uid, on=reading.on, value=reading.value, source="my salary slip"
    ))  # fmt: skip

    for name in ("Ben", "Maya"):
        for kind in ("goals", "year", "achievements"):
            assert told(journal, name, kind, "manager") & PAY == set(), (name, kind)
    assert told(journal, "Maya", "goals", "other") & PAY == set()


def test_what_says_that_it_is_pay_is_put_back_for_the_whole_goal_outside_the_line(
    journal: Journal,
) -> None:
    journal.exports.pay.put_back(bond_of(journal, "Ben"), METRIC)
    found = all_told(journal)
    assert found["Ben", "goals", "manager"] >= PAY - {"125.25"}
    assert found["Maya", "goals", "manager"] == {"31.5"}

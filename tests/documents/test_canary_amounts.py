"""Each amount of a pay sheet is a number of its own, and stands only where the sheet itself may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest

from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.documents.audience import AUDIENCES, Audience, Kind
from mentorjournal.errors import NotFound, Refused
from mentorjournal.journal import Journal
from mentorjournal.journal.exports import KINDS
from tests.documents.filled import DAY, filled
from tests.examples import uid_of
from tests.tally import now_and_then, turn

NOON = datetime(DAY.year, DAY.month, DAY.day, 12, tzinfo=UTC)
FORMS: tuple[Literal["md", "txt", "html"], ...] = ("md", "txt", "html")
NO_AMOUNTS = {
    *("chance", "months", "hours", "bonus", "payout", "equity_discount", "vesting", "match"),
    *("weight", "market_growth", "share"),
}
"""Figures that are no money."""
IN_THE_CASE = {"now.base"} | {f"market.p{percent}" for percent in (25, 50, 75, 90)}
"""What the page for the talk tells of a sheet, besides the ask that is worked out."""


def with_amounts(value: Any, numbers: Iterator[int], path: str, told: dict[str, str]) -> Any:
    """A part of a record with a number of its own in each amount, which rise as the fields do.

    Args:
        value: The part.
        numbers: Those not given yet.
        path: What it is called by.
        told: Takes each path with its number, as it is shown.
    """
    if isinstance(value, Decimal):
        if path.rpartition(".")[2] in NO_AMOUNTS:
            return value
        number = next(numbers)
        told[path] = f"{number:,}"
        return Decimal(number)
    if isinstance(value, tuple):
        return tuple(with_amounts(each, numbers, path, told) for each in value)
    if isinstance(value, msgspec.Struct):
        fields = {
            name: with_amounts(getattr(value, name), numbers, f"{path}.{name}".lstrip("."), told)
            for name in value.__struct_fields__
        }
        return type(value)(**fields)
    return value


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[Kind, Audience, str], set[str]]:
    """Which amounts each document tells, by whom it is about."""
    path: Path = tmp_path_factory.mktemp("amounts") / "journal.json"
    journal = Journal.open(path, clock=lambda: NOON)
    ben = journal.relationships.begin("Ben", "protege")
    maya = journal.relationships.begin("Maya", "protege")
    journal.relationships.edit(maya.uid, reporting_line="my-manager")
    sheet = filled(
        Negotiation,
        "negotiation",
        lambda path: path.rpartition(".")[2],
        owner="me",
        deleted=None,
        outcome=None,
        relationship=ben.uid,
        uid=uid_of(0x900),
    )
    amounts: dict[str, str] = {}
    journal._store.put(with_amounts(sheet, count(211_003, 1_009), "", amounts))
    assert len(amounts) >= 40
    found = {}
    for kind in KINDS:
        for audience in AUDIENCES:
            for bond in (ben, maya):
                shown = ""
                for form in turn(FORMS, 3, kind):
                    try:
                        wish = journal.exports.wish(kind, bond, audience=audience, format=form)
                        shown += journal.exports.prepare(wish).text
                    except (NotFound, Refused):
                        assert shown == ""
                name = journal.relationships.person(bond).name
                found[kind, audience, name] = {
                    path for path, number in amounts.items() if number in shown
                }
    journal.close()
    return found


@now_and_then
def test_amounts_stand_in_the_sheet_the_case_and_what_is_all_mine_alone(
    told: dict[tuple[Kind, Audience, str], set[str]],
) -> None:
    tells = {whose for whose, amounts in told.items() if amounts}
    everything = {("journal", "me", "Ben"), ("journal", "me", "Maya")}
    assert tells - everything == {
        ("batna", "me", "Ben"),
        ("case", "me", "Ben"),
        ("batna", "other", "Ben"),
    }


@now_and_then
def test_the_case_has_the_market_and_what_is_earned_and_no_other_amount_of_the_sheet(
    told: dict[tuple[Kind, Audience, str], set[str]],
) -> None:
    assert told["case", "me", "Ben"] <= IN_THE_CASE


@now_and_then
def test_the_sheet_tells_its_amounts_so_that_they_would_be_found_elsewhere(
    told: dict[tuple[Kind, Audience, str], set[str]],
) -> None:
    sheet = told["batna", "me", "Ben"]
    assert {
        *("now.base", "target", "limit.likely", "limit.high", "market.p50"),
        *("alternatives.package.base", "offers.package.base", "trades.worth", "trades.cost"),
    } <= sheet

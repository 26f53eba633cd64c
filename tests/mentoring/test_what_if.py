"""A pay talk as it would be: figures moved, typed and taken over, and what follows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import msgspec
import pytest

from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.errors import BadInput, Unclear
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.what_if import (
    Lever,
    Moves,
    changed_fields,
    read_value,
    show_value,
    stepped,
    stride_of,
    suppose,
    value_of,
    what_follows,
)
from tests.examples import OFFER_A, OFFER_B, worked_negotiation

NOV_22 = date(2026, 11, 22)
TALK = worked_negotiation(on=NOV_22)
CHANCE, OTHER = Lever("chance", OFFER_A), Lever("chance", OFFER_B)
TARGET, LIMIT, CAP, YEARS = Lever("target"), Lever("limit"), Lever("cap"), Lever("years")
NOTHING: Moves = {}
replace = msgspec.structs.replace


def follows(moves: Moves, uid: str = OFFER_A, talk: Negotiation = TALK) -> list[tuple[str, str]]:
    before, after = work_out(talk, NOV_22), work_out(suppose(talk, moves), NOV_22)
    return [(each.now, each.by) for each in what_follows(before, after, uid)]


def step(talk: Negotiation, lever: Lever, steps: int, *, big: bool = False) -> Decimal:
    """The first step from what the talk says."""
    return stepped(work_out(talk, NOV_22), lever, steps, stride_of(talk, lever), big=big)


@pytest.mark.parametrize(
    ("moves", "uid", "expected"),
    [
        (
            NOTHING,
            OFFER_A,
            [
                ("117,200", "same"),
                ("140,640", "same"),
                ("152,607", "same"),
                ("still Offer from A", ""),
            ],
        ),
        # 60 % × (156,370 − 400.42) + 40 % × 146,760 − 600 = 151,685.75.
        (
            {CHANCE: Decimal("0.6")},
            OFFER_A,
            [
                ("116,400", "−800"),
                ("140,640", "same"),
                ("151,686", "−921"),
                ("still Offer from A", ""),
            ],
        ),
        (
            {OTHER: Decimal("0.76")},
            OFFER_B,
            [
                ("117,300", "+100"),
                ("140,640", "same"),
                ("152,663", "+2,122"),
                ("now Offer from B", "was Offer from A"),
            ],
        ),
        (
            {TARGET: Decimal(130_000), CAP: Decimal(139_000)},
            "",
            [
                ("117,200", "same"),
                ("139,000", "−1,640"),
                ("146,760", "same"),
                ("still Offer from A", ""),
            ],
        ),
        (
            {TARGET: None},
            OFFER_A,
            [
                ("117,200", "same"),
                ("–", "was 140,640"),
                ("152,607", "same"),
                ("still Offer from A", ""),
            ],
        ),
    ],
)
def test_what_follows_beside_what_is_on_the_sheet(
    moves: Moves, uid: str, expected: list[tuple[str, str]]
) -> None:
    assert follows(moves, uid) == expected


def test_an_ask_there_was_none_of_says_so() -> None:
    none = replace(TALK, target=None)
    assert follows({}, talk=none)[1] == ("–", "same")
    assert follows({TARGET: Decimal(128_000)}, talk=none)[1] == ("140,640", "was –")


@pytest.mark.parametrize(
    ("likely", "limit"),
    [
        (132_000, (115_000, 132_000, 138_000)),
        (114_000, (114_000, 114_000, 138_000)),
        (140_000, (115_000, 140_000, 140_000)),
    ],
)
def test_their_low_and_high_limit_only_give_way_to_the_likely_one(
    likely: int, limit: tuple[int, int, int]
) -> None:
    found = suppose(TALK, {LIMIT: Decimal(likely)}).limit
    assert found is not None
    assert [found.low, found.likely, found.high] == [*map(Decimal, limit)]


def test_a_limit_that_was_not_known_is_that_number_alone() -> None:
    found = suppose(replace(TALK, limit=None), {LIMIT: Decimal(130_000)}).limit
    assert found is not None
    assert {found.low, found.likely, found.high} == {130_000}
    assert suppose(TALK, {LIMIT: None}).limit is None


@pytest.mark.parametrize(
    ("lever", "start", "steps", "big", "value"),
    [
        (CHANCE, "0.7", 1, False, "0.71"),
        (CHANCE, "0.7", -1, True, "0.6"),
        (CHANCE, "0.995", 1, False, "1"),
        (CHANCE, "0.05", -1, True, "0"),
        (TARGET, "128000", 1, False, "129000"),
        (TARGET, "128000", -2, True, "118000"),
        (TARGET, "400", -1, True, "395"),
        (TARGET, "3", -1, True, "0"),
        (TARGET, "52000", 1, False, "52100"),
        (TARGET, "999999999999", 1, False, "999999999999"),
        (TARGET, None, 1, False, "112000"),
        (LIMIT, None, 1, False, "128000"),
        (CAP, "140000", 1, True, "145000"),
        (YEARS, "4", 1, False, "5"),
        (YEARS, "4", -1, True, "1"),
        (YEARS, "18", 1, True, "20"),
    ],
)
def test_a_step_is_a_percent_a_year_or_a_hundredth_of_the_power_of_ten(
    lever: Lever, start: str | None, steps: int, big: bool, value: str
) -> None:
    talk = suppose(TALK, {lever: None if start is None else Decimal(start)})
    found = step(talk, lever, steps, big=big)
    assert found == Decimal(value)
    assert value_of(suppose(talk, {lever: found}), lever) == found


def test_a_cap_there_is_none_of_begins_at_what_holds_the_ask() -> None:
    sheet = work_out(TALK, NOV_22)
    assert step(TALK, CAP, 1) == sheet.market.p90
    no_market = replace(TALK, market=())
    assert step(no_market, CAP, 1) == 128_000
    # From there it goes on as from what is earned today, 112,000.
    assert stride_of(no_market, CAP) == 1_000


@pytest.mark.parametrize(
    ("lever", "start"),
    [(TARGET, "100000"), (LIMIT, "1000"), (CAP, "99900"), (CHANCE, "0.5"), (YEARS, "7")],
)
def test_a_step_back_leads_where_one_came_from(lever: Lever, start: str) -> None:
    talk = suppose(TALK, {lever: Decimal(start)})
    stride = stride_of(talk, lever)
    seen = [Decimal(start)]
    for steps, big in [(-1, False), (1, False), (1, True), (-1, True), (-2, False), (2, False)]:
        sheet = work_out(suppose(talk, {lever: seen[-1]}), NOV_22)
        seen.append(stepped(sheet, lever, steps, stride, big=big))
    assert {*seen[::2]} == {Decimal(start)}
    assert len({*seen}) == 4


@pytest.mark.parametrize(
    ("lever", "typed", "value"),
    [
        (CHANCE, "60", "0.6"),
        (CHANCE, "0.7 %", "0.007"),
        (TARGET, "130,000", "130000"),
        (LIMIT, "0", "0"),
        (YEARS, "3", "3"),
    ],
)
def test_a_figure_that_is_typed_is_read_as_in_a_form(lever: Lever, typed: str, value: str) -> None:
    assert read_value(lever, typed) == Decimal(value)


@pytest.mark.parametrize(
    ("lever", "typed", "error"),
    [
        (CHANCE, "0.7", Unclear),
        (CHANCE, "101", BadInput),
        (TARGET, "112.000", Unclear),
        (TARGET, "1,2,3", BadInput),
        (CAP, "9999999999999", BadInput),
        (YEARS, "0", BadInput),
        (YEARS, "21", BadInput),
        (YEARS, "2.5", BadInput),
    ],
)
def test_what_could_be_two_figures_or_none_is_refused(
    lever: Lever, typed: str, error: type[BadInput]
) -> None:
    with pytest.raises(error):
        read_value(lever, typed)


def test_figures_stand_as_on_the_sheet() -> None:
    assert [show_value(each, value_of(TALK, each)) for each in (CHANCE, TARGET, LIMIT, CAP)] == [
        "70 %",
        "128,000",
        "132,000",
        "–",
    ]
    assert show_value(YEARS, value_of(TALK, YEARS)) == "4"


def test_only_what_would_be_another_is_taken_over() -> None:
    moves = {CHANCE: Decimal("0.6"), TARGET: Decimal(128_000), YEARS: Decimal(3), CAP: None}
    fields = changed_fields(TALK, moves)
    assert fields.keys() == {"alternatives", "years"}
    assert [each.chance for each in fields["alternatives"]] == [Decimal("0.6"), Decimal("0.5")]
    gone = {Lever("chance", "gone"): Decimal("0.1")}
    assert changed_fields(TALK, gone) == {}
    assert value_of(TALK, Lever("chance", "gone")) is None

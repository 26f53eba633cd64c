"""The picture of a pay talk and the figures above it, where amounts are few, huge, equal or odd."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import (
    Limit,
    MarketFigure,
    Negotiation,
    Outcome,
    Package,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.widgets.ascii_glyphs import plain_signs
from mentorjournal.widgets.key_figures import figure_lines
from mentorjournal.widgets.zopa_line import WORDS, picture
from tests.examples import uid_of, worked_negotiation

TODAY = date(2026, 11, 22)
HUGE = Decimal(999_999_999_999)
TALK = replace(worked_negotiation(), outcome=None)
BARE = replace(
    TALK, alternatives=(), target=None, first_offer=None, limit=None, market=(), now=Package()
)


def offered(*bases: int, talk: Negotiation = TALK) -> Negotiation:
    """The sheet with these offers of theirs, and a counter of mine that is drawn nowhere."""
    offers = tuple(
        Offer(uid=uid_of(at), on=TODAY, package=Package(base=Decimal(base)))
        for at, base in enumerate(bases, 1)
    )
    mine = Offer(uid=uid_of(99), on=TODAY, side="I", package=Package(base=Decimal(140_640)))
    return replace(talk, offers=(*offers, mine))


def drawn(talk: Negotiation, width: int = 79) -> dict[str, str]:
    """The rows of the picture by what they are called."""
    rows = [row.plain.rstrip() for row in picture(work_out(talk, TODAY), width)]
    return {row.split()[0]: row for row in rows[1:]}


def test_the_picture_of_the_example_at_eighty_columns() -> None:
    rows = [row.plain.rstrip() for row in picture(work_out(offered(115_360, 120_000), TODAY), 79)]
    assert rows == [
        "            110     120      130     140     150   thousand",
        "they      ────────╌╌╌╌╌╌╌╌╌╌╌╌╌●╌╌╌╌┤              up to 132,000, likely",
        "you                ├────────T──────────A─────────▶ from 117,200; T target A ask",
        "overlap            █████████████░░░░░              possible, not certain",
        "offers        0▲ 1▲ 2▲                             now, 115,360, 120,000",
        "market        P25╌╌╌╌╌╌╌P50╌╌╌╌╌╌╌╌P75╌╌╌╌╌╌╌╌P90  now below P25, target P57",
    ]
    plain = [plain_signs(row) for row in rows]
    assert all(row.isascii() for row in plain)
    assert plain[3].split()[1] == "#############:::::"
    assert "|--------T----------A--------->" in plain[2]


@pytest.mark.parametrize(
    ("limit", "words", "bar"),
    [
        ((117_200, 120_000, 130_000), "certain", "█"),
        ((117_199, 120_000, 130_000), "possible, not certain", "█"),
        ((100_000, 110_000, 117_200), "possible, not certain", "░"),
        ((100_000, 110_000, 115_000), "none, 2,200 short", ""),
        ((120_000, 120_000, 120_000), "possible, not certain", "█"),
        (None, "their limit is unknown", ""),
    ],
)
def test_the_overlap_is_said_in_words(
    limit: tuple[int, int, int] | None, words: str, bar: str
) -> None:
    bounds = None
    if limit is not None:
        low, likely, high = map(Decimal, limit)
        bounds = Limit(low=low, likely=likely, high=high)
    rows = drawn(replace(TALK, limit=bounds))
    assert rows["overlap"].endswith(words)
    assert next((char for char in rows["overlap"] if char in "█░"), "") == bar
    assert ("they" in rows) is (limit is not None)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "now, 115,360 expected"),
        ({"first_offer": None}, "now"),
        ({"outcome": Outcome(on=TODAY, offer=Decimal(124_600))}, "now, 124,600"),
        ({"now": Package(), "first_offer": Decimal(115_360)}, "115,360 expected"),
        (offered(115_360, 120_000), "now, 115,360, 120,000"),
        (
            replace(offered(115_360), outcome=Outcome(on=TODAY, offer=Decimal(118_000))),
            "now, 115,360, 118,000",
        ),
        (
            replace(offered(115_360), outcome=Outcome(on=TODAY, offer=Decimal(115_360))),
            "now, 115,360",
        ),
        (offered(*range(115_000, 121_000, 1000)), "… 118,000, 119,000, 120,000"),
        (offered(115_360, 999_999_999_999), "115,360, 999,999,999,999"),
    ],
)
def test_the_offers_are_named_the_newest_where_there_are_many(
    changed: dict[str, Any] | Negotiation, words: str
) -> None:
    talk = changed if isinstance(changed, Negotiation) else replace(TALK, **changed)
    assert drawn(talk)["offers"].endswith(f" {words}")


def test_offers_too_close_for_their_numbers_keep_their_marks_and_the_newest_its_number() -> None:
    row = drawn(offered(112_000, 112_100, 113_000, 120_000))["offers"]
    assert row[10:36].split() == ["2▲▲", "4▲"]
    crowded = drawn(offered(*range(115_000, 127_000, 1000)))["offers"]
    assert crowded[10:36].split() == ["0▲1▲▲▲▲▲▲▲12▲"]


@pytest.mark.parametrize(
    ("points", "words"),
    [
        ({"p50": 120_000}, "now below P50, T above P50"),
        ({"p50": 112_000}, "now P50, target above P50"),
        ({"p25": 100_000, "p75": 124_000}, "now P50, target above P75"),
        # 62.5 and, as money is rounded, not to the even one.
        ({"p50": 100_000, "p75": 124_000}, "now P63, target above P75"),
        ({"p90": 128_000}, "now below P90, target P90"),
    ],
)
def test_the_market_says_where_base_and_target_lie(points: dict[str, int], words: str) -> None:
    known = {name: Decimal(amount) for name, amount in points.items()}
    figure = MarketFigure(uid=uid_of(1), source="", on=TODAY, **known)
    row = drawn(replace(TALK, market=(figure,)))["market"]
    assert row.endswith(words)
    clash = replace(figure, uid=uid_of(2), p25=Decimal(500_000), p50=None, p75=None, p90=None)
    if "p50" in points:
        clashing = drawn(replace(TALK, market=(figure, clash)))["market"]
        assert clashing == f"{'market':50} the sources clash"


def test_there_is_no_picture_before_there_are_two_amounts() -> None:
    assert picture(work_out(BARE, TODAY), 79) == []
    same = Package(base=Decimal(100_000))
    equal = replace(BARE, now=same, target=Decimal(100_000))
    assert picture(work_out(equal, TODAY), 79) == []
    assert picture(work_out(TALK, TODAY), 29) == []


AMOUNTS = st.integers(-(10**12) + 1, 10**12 - 1).map(Decimal)


@given(
    st.lists(AMOUNTS, min_size=3, max_size=3).map(sorted),
    st.lists(AMOUNTS, max_size=12),
    st.none() | AMOUNTS,
    st.none() | AMOUNTS,
    AMOUNTS,
    st.integers(20, 160),
)
def test_any_amounts_are_drawn_within_the_width(
    limit: list[Decimal],
    bases: list[Decimal],
    target: Decimal | None,
    first: Decimal | None,
    now: Decimal,
    width: int,
) -> None:
    low, likely, high = limit
    talk = replace(
        offered(*map(int, bases), talk=BARE),
        limit=Limit(low=low, likely=likely, high=high),
        target=target,
        first_offer=first,
        now=Package(base=now),
    )
    sheet = work_out(talk, TODAY)
    rows = picture(sheet, width)
    assert all(row.cell_length <= width for row in rows)
    assert all(row.cell_length <= 80 for row in figure_lines(sheet, 80))


def test_amounts_of_twelve_digits_have_their_words() -> None:
    limit = Limit(low=HUGE - 9, likely=HUGE - 5, high=HUGE)
    rows = drawn(replace(TALK, target=HUGE, limit=limit))
    assert rows["they"].endswith(" up to 999,999,999,994")
    assert all(len(row) <= 79 for row in rows.values())
    assert len("up to 999,999,999,999") <= WORDS


@pytest.mark.parametrize(
    ("changed", "width", "lines"),
    [
        (
            {},
            79,
            ["Least 117,200     Target 128,000     Ask 140,640     ZOPA possible    base, USD"],
        ),
        (
            {"cap": Decimal(139_000)},
            90,
            [
                "Least 117,200     Target 128,000     Ask 139,000 at your cap     ZOPA possible"
                "   base, USD"
            ],
        ),
        (
            {"cap": Decimal(139_000)},
            79,
            ["Least 117,200     Target 128,000     Ask 139,000     ZOPA possible    base, USD"],
        ),
        (
            {"target": Decimal(110_000), "limit": None},
            79,
            ["Least 117,200   Target 110,000   Ask none, target below the least     base, USD"],
        ),
        (
            {"target": HUGE, "first_offer": HUGE},
            60,
            [
                "Least 117,200   Target 999,999,999,999",
                "Ask none, they open above: aim higher   ZOPA possible",
                "base, USD",
            ],
        ),
        (
            {"first_offer": None, "limit": None},
            79,
            ["Least 117,200   Target 128,000   Ask – needs what they open with      base, USD"],
        ),
        ({"target": None, "limit": None}, 40, ["Least 117,200" + " " * 18 + "base, USD"]),
    ],
)
def test_the_figures_on_top_stand_on_one_line_where_they_can(
    changed: dict[str, Any], width: int, lines: list[str]
) -> None:
    sheet = work_out(replace(TALK, **changed), TODAY)
    assert [row.plain for row in figure_lines(sheet, width)] == lines

"""Offers of a pay talk: their verdicts, the judgement that stays, planned concessions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import Limit, Negotiation, Outcome, Package
from mentorjournal.data.records.offers import Offer, OfferSide
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.offers import (
    concession_checks,
    concession_words,
    keep_judgement,
    offer_lines,
    offer_whys,
    shown_n,
    typed_n,
)
from mentorjournal.mentoring.outcomes import settled
from mentorjournal.mentoring.pay_checks import ask_words
from mentorjournal.mentoring.pay_why import why_of
from tests.examples import uid_of, worked_negotiation

SHEET = replace(worked_negotiation(), outcome=None)
LAST = "next concession: 131,000, the last one planned"
NOV_30 = date(2026, 11, 30)


def with_offer(
    talk: Negotiation, number: int, day: date, base: int, side: OfferSide = "they", **fields: Any
) -> Negotiation:
    """The sheet with one more offer, of today's package with another base."""
    package = replace(talk.now, base=Decimal(base))
    offer = Offer(uid=uid_of(number), on=day, side=side, package=package, **fields)
    return replace(talk, offers=(*talk.offers, keep_judgement(talk, offer)))


def three() -> Negotiation:
    """The offers of the example, the newest written down first."""
    talk = with_offer(SHEET, 3, date(2026, 11, 27), 120_000, written=True)
    talk = with_offer(talk, 1, date(2026, 11, 19), 115_360)
    return with_offer(talk, 2, date(2026, 11, 23), 140_640, "I", written=True)


def shown(talk: Negotiation) -> list[str]:
    """The offers as one would read them."""
    return [
        "  ".join(
            part
            for part in (
                *(each.day, each.offer.side, each.base, each.writing),
                *(each.against, each.by, each.verdict),
            )
            if part
        )
        for each in offer_lines(talk, NOV_30)
    ]


def test_the_offers_of_the_example_newest_last_with_their_verdicts() -> None:
    assert shown(three()) == [
        "Thu 19 Nov  they  115,360  spoken  150,557 < 152,607  2,050 short  counter",
        "Mon 23 Nov  I  140,640  written",
        "Fri 27 Nov  they  120,000  written  155,800 ≥ 152,607  3,193 over  accept",
    ]


def test_a_judgement_stays_whatever_the_sheet_becomes() -> None:
    before = three()
    poorer = replace(
        before,
        alternatives=(),
        years=2,
        now=replace(before.now, other=Decimal(-9_000)),
        limit=Limit(low=Decimal(1), likely=Decimal(2), high=Decimal(3)),
    )

    assert shown(poorer) == shown(before)

    # A slip of the pen is put right; N and what it is held against stay as they were that day.
    first = poorer.offers[1]
    right = replace(first.package, base=Decimal(117_200), other=Decimal(0), sign_on=Decimal(4_000))
    kept = keep_judgement(poorer, replace(first, package=right)).judgement
    assert kept is not None
    assert first.judgement is not None
    assert kept.needed == first.judgement.needed
    # 117,200 × 1.13 + 10,000 + 7,200 + 4,000 / 4 years + N of 3,000
    assert kept.worth == Decimal("153636")
    late = with_offer(poorer, 4, date(2026, 11, 29), 120_000)
    assert shown(late)[-1] == (
        "Sun 29 Nov  they  120,000  spoken  143,800 ≥ 134,760  9,040 over  accept"
    )


@pytest.mark.parametrize(
    ("base", "high", "verdict"),
    [
        (117_100, None, "counter"),
        (117_100, 117_200, "counter"),
        (117_100, 117_199, "walk"),
        (117_199, 117_198, "accept"),
        (116_000, 115_000, "counter"),
        (115_000, 115_000, "walk"),
    ],
)
def test_walk_where_not_even_the_most_they_could_pay_reaches_the_least(
    base: int, high: int | None, verdict: str
) -> None:
    """The least is 117,174 exactly and 117,200 rounded; beyond their limit it was no limit."""
    most = Decimal(high or 0)
    limit = Limit(low=Decimal(1), likely=Decimal(1), high=most) if high else None
    (line,) = offer_lines(with_offer(replace(SHEET, limit=limit), 1, NOV_30, base), NOV_30)

    assert line.verdict == verdict


@pytest.mark.parametrize(
    ("base", "changes", "verdict", "ask"),
    [
        # 2 × 128,000 − 120,000: their first offer is worth taking, but nothing was asked for.
        (120_000, {}, "counter", 136_000),
        (127_999, {}, "counter", 128_001),
        (120_000, {"cap": Decimal(130_000)}, "counter", 130_000),
        (128_000, {}, "accept", None),
        (120_000, {"target": None}, "accept", None),
        (120_000, {"limit": Limit(low=Decimal(1), likely=Decimal(1), high=Decimal(120_000))},
         "accept", None),
        # What is only likely to be the most they pay is no end of asking.
        (120_000, {"limit": Limit(low=Decimal(1), likely=Decimal(120_000), high=Decimal(130_000))},
         "counter", 136_000),
        (115_360, {}, "counter", 140_640),
        (115_000, {"limit": Limit(low=Decimal(1), likely=Decimal(1), high=Decimal(115_000))},
         "walk", None),
        # More could be asked for, but not so much that it would be enough.
        (114_000, {"limit": Limit(low=Decimal(1), likely=Decimal(1), high=Decimal(115_000))},
         "walk", None),
    ],
)  # fmt: skip
def test_a_first_offer_is_countered_while_better_may_be_asked_for(
    base: int, changes: dict[str, Any], verdict: str, ask: int | None
) -> None:
    talk = with_offer(replace(SHEET, first_offer=None, **changes), 1, NOV_30, base)
    (line,) = offer_lines(talk, NOV_30)

    assert (line.verdict, line.ask) == (verdict, ask)
    words = concession_words(work_out(talk, NOV_30))
    assert words.startswith(f"counter with {ask:,}; " if ask else "no concession")


def test_what_was_asked_for_is_asked_once_and_the_figure_is_that_of_the_day() -> None:
    talk = with_offer(SHEET, 1, date(2026, 11, 19), 120_000)
    reason = "3,193 over: counter with 136,000, for it is below your target and nothing was asked"
    assert f"{reason} for yet" in offer_whys(talk, NOV_30)[0].lines
    # Whatever the sheet becomes.
    assert offer_lines(replace(talk, target=Decimal(121_000)), NOV_30)[0].ask == 136_000

    talk = with_offer(talk, 2, date(2026, 11, 23), 136_000, "I")
    talk = with_offer(talk, 3, date(2026, 11, 27), 121_000)
    assert [each.verdict for each in offer_lines(talk, NOV_30)] == ["counter", "", "accept"]
    # The newest says what is next.
    assert concession_words(work_out(talk, NOV_30)).startswith("no concession")
    # Without the counter of mine nothing was asked for: 2 × 128,000 − 120,000.
    alone = replace(talk, offers=(talk.offers[0], talk.offers[2]))
    assert [each.ask for each in offer_lines(alone, NOV_30)] == [136_000, 136_000]
    # A judgement of an older program knows of no ask.
    older = [
        replace(each, judgement=each.judgement and replace(each.judgement, ask=None))
        for each in alone.offers
    ]
    shown = offer_lines(replace(talk, offers=tuple(older)), NOV_30)
    assert [each.verdict for each in shown] == ["accept", "accept"]
    # One that reaches the target asks for no more, were it the first or a later one.
    reached = with_offer(replace(talk, offers=talk.offers[:1]), 3, NOV_30, 128_000)
    assert [each.verdict for each in offer_lines(reached, NOV_30)] == ["counter", "accept"]


@pytest.mark.parametrize(
    ("fields", "ask"),
    [
        # 2 × 128,000 − 121,000 is over the cap that the sheet has by now, − 127,500 is not.
        ({"package": replace(SHEET.now, base=Decimal(121_000))}, 129_000),
        ({"package": replace(SHEET.now, base=Decimal(127_500))}, 128_500),
        # What I asked for is not to be countered.
        ({"side": "I"}, None),
        # Nothing that the ask follows was put right.
        ({"package": replace(SHEET.now, base=Decimal(120_000), sign_on=Decimal(1))}, 136_000),
        ({"note": "the band is fixed"}, 136_000),
    ],
)
def test_the_figure_to_counter_with_follows_an_offer_that_is_put_right(
    fields: dict[str, Any], ask: int | None
) -> None:
    talk = with_offer(SHEET, 1, NOV_30, 120_000)
    right = replace(talk.offers[0], **fields)
    kept = keep_judgement(replace(talk, cap=Decimal(129_000)), right).judgement
    assert kept is not None
    assert kept.ask == ask


def test_of_my_own_offer_there_is_nothing_to_counter_unless_it_turns_out_to_be_theirs() -> None:
    talk = with_offer(SHEET, 1, NOV_30, 120_000, "I")
    mine = talk.offers[0].judgement
    theirs = keep_judgement(talk, replace(talk.offers[0], side="they")).judgement
    assert mine is not None
    assert theirs is not None
    assert mine.ask is None
    assert theirs.ask == 136_000


def test_an_offer_whose_day_is_put_right_is_judged_by_that_day() -> None:
    ends = replace(SHEET.alternatives[0], expires=date(2026, 11, 20))
    sheet = replace(SHEET, alternatives=(ends, SHEET.alternatives[1]))
    talk = with_offer(sheet, 1, date(2026, 11, 21), 115_360)
    assert offer_lines(talk, NOV_30)[0].against == "150,557 ≥ 150,541"

    (wrong,) = talk.offers
    right = keep_judgement(talk, replace(wrong, on=date(2026, 11, 20)))
    shown = offer_lines(replace(talk, offers=(right,)), NOV_30)
    assert shown[0].against == "150,557 < 152,607"


def test_nothing_can_be_what_all_else_of_an_offer_is_worth() -> None:
    """115,360 × 1.13 + 10,000 + 7,200 is 147,556.80; N here is 3,000, its own nothing."""
    package = replace(SHEET.now, base=Decimal(115_360), other=Decimal(0))
    here = SHEET.now.other
    assert shown_n(package, here).other == 3_000
    untouched = typed_n(shown_n(package, here), package, here)
    emptied = typed_n(package, package, here)

    worth = []
    for typed in (untouched, emptied, typed_n(emptied, emptied, here)):
        offer = keep_judgement(SHEET, Offer(uid=uid_of(1), on=NOV_30, package=typed))
        assert offer.judgement is not None
        worth.append(offer.judgement.worth)
        (why,) = offer_whys(replace(SHEET, offers=(offer,)), NOV_30)
        assert ("N here that day" in " ".join(why.lines)) == (len(worth) == 1)
    assert untouched == package
    # What was emptied is shown so again; an N of its own says itself that it is meant.
    assert shown_n(emptied, here) == emptied
    own = replace(package, other=Decimal(500))
    assert typed_n(own, package, here) == typed_n(own, emptied, here) == own
    assert worth == [Decimal("150556.8"), Decimal("147556.8"), Decimal("147556.8")]


def test_the_ask_follows_what_they_open_with_and_stays_in_a_frozen_sheet() -> None:
    talk = replace(SHEET, first_offer=None)
    assert work_out(talk, NOV_30).ask is None
    opened = with_offer(talk, 2, date(2026, 11, 23), 121_000)
    opened = with_offer(opened, 1, date(2026, 11, 19), 120_000)
    sheet = work_out(opened, NOV_30)
    assert sheet.ask == 136_000
    (asked,) = (each.lines[0] for each in why_of(sheet) if each.about == "ask")
    assert asked == "ask = 2 × 128,000 − 120,000 first offer = 136,000"
    # What was made goes before what was expected; my own counter does not.
    assert work_out(replace(opened, first_offer=Decimal(115_360)), NOV_30).ask == 136_000
    mine = with_offer(SHEET, 1, date(2026, 11, 19), 150_000, "I")
    assert work_out(mine, NOV_30).ask == 140_640
    above = with_offer(SHEET, 1, date(2026, 11, 19), 129_000)
    assert ask_words(work_out(above, NOV_30)).startswith("They open at 129,000, at or above what")

    # Nor does what is only put off.
    waits = Outcome(on=NOV_30, decision="wait")
    put_off = replace(opened, outcome=settled(opened, replace(waits, opened=Decimal(1))))
    assert put_off.outcome == waits
    assert work_out(put_off, NOV_30).ask == 136_000

    over = Outcome(on=NOV_30, decision="stay")
    frozen = replace(opened, outcome=settled(opened, over))
    assert work_out(frozen, NOV_30).ask == 136_000
    # One that an older program froze keeps the ask of what was expected.
    older = replace(opened, first_offer=Decimal(115_360), outcome=over)
    assert work_out(older, NOV_30).ask == 140_640


def test_an_alternative_that_had_ended_that_day_is_not_what_it_is_held_against() -> None:
    ends = replace(SHEET.alternatives[0], expires=date(2026, 11, 20))
    sheet = replace(SHEET, alternatives=(ends, SHEET.alternatives[1]))
    sheet = with_offer(sheet, 1, date(2026, 11, 20), 115_360)
    sheet = with_offer(sheet, 2, date(2026, 11, 21), 115_360)

    assert [each.against for each in offer_lines(sheet, NOV_30)] == [
        "150,557 < 152,607",
        "150,557 ≥ 150,541",
    ]


def test_amounts_of_twelve_digits_are_judged_and_no_limit_is_needed() -> None:
    huge = Package(base=Decimal(999_999_999_999), bonus=Decimal(10), payout=Decimal(10))
    offer = Offer(uid=uid_of(1), on=NOV_30, package=huge)
    sheet = replace(SHEET, limit=None)
    (line,) = offer_lines(replace(sheet, offers=(keep_judgement(sheet, offer),)), NOV_30)

    assert line.base == "999,999,999,999"
    assert line.verdict == "accept"


@pytest.mark.parametrize(
    ("planned", "mine", "words", "odd"),
    [
        ((), (), "no concession planned yet", ()),
        (
            (134_000, 131_000),
            (),
            "next concession: 134,000, then 131,000; each smaller than the last",
            (),
        ),
        (
            (134_000, 131_000),
            (140_640, 134_000),
            LAST,
            (),
        ),
        ((134_000,), (134_000,), "no concession left of those planned", ()),
        (
            (136_000, 130_000),
            (140_640,),
            "next concession: 136,000, then 130,000",
            ("The step to 130,000 is 6,000, not smaller than the 4,640 before it.",),
        ),
        (
            (131_000,),
            (140_640, 136_000),
            LAST,
            ("The step to 131,000 is 5,000, not smaller than the 4,640 before it.",),
        ),
        (
            (134_000, 135_000, 117_000),
            (),
            "next concession: 134,000, then 135,000, then 117,000",
            (
                "135,000 is no step down from 134,000.",
                "The step to 117,000 is 18,000, not smaller than the 6,640 before it.",
                "117,000 is below 117,200, the least to accept here.",
            ),
        ),
    ],
)
def test_planned_concessions_get_smaller_and_the_next_one_is_named(
    planned: tuple[int, ...], mine: tuple[int, ...], words: str, odd: tuple[str, ...]
) -> None:
    talk = replace(SHEET, concessions=tuple(map(Decimal, planned)))
    for number, base in enumerate(mine):
        talk = with_offer(talk, number, date(2026, 11, 20 + number), base, "I")
    sheet = work_out(talk, NOV_30)

    assert concession_words(sheet) == words
    assert concession_checks(sheet) == odd

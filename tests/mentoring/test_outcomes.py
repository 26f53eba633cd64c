"""How a pay talk ended: the figures that stay, what is to be done next, next year's sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from msgspec.structs import replace

from mentorjournal.data.records.negotiations import (
    Decision,
    Limit,
    Negotiation,
    Objection,
    Outcome,
    Rehearsal,
    Trade,
)
from mentorjournal.data.records.offers import Offer
from mentorjournal.data.records.packages import Package
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.outcomes import (
    begins_with,
    next_year,
    offered_in,
    outcome_words,
    settled,
    what_is_missing,
)
from mentorjournal.mentoring.pay_steps import pay_dates
from mentorjournal.text import LINE_LIMIT
from tests.examples import OFFER_A, OFFER_B, uid_of, worked_negotiation

SHEET = replace(worked_negotiation(), outcome=None)
ENDED = date(2026, 11, 22)
LATER = date(2028, 2, 1)
TODAY = date(2026, 11, 25)
STEP: dict[str, Any] = {"next_step": "hand in the notice", "next_on": date(2026, 12, 1)}


def ended(talk: Negotiation = SHEET, **fields: Any) -> Negotiation:
    """The talk with an outcome, frozen where it is decided."""
    return replace(talk, outcome=settled(talk, Outcome(on=ENDED, **fields)))


def begins(talk: Negotiation) -> tuple[date, Package]:
    """The day and the package with which the outcome begins."""
    start = begins_with(talk, TODAY)
    return start.on, offered_in(start, talk.now)


def test_a_decided_talk_keeps_its_figures_whatever_the_day() -> None:
    expires = replace(SHEET.alternatives[0], expires=date(2026, 12, 11))
    talk = replace(SHEET, alternatives=(expires, SHEET.alternatives[1]))
    frozen = ended(talk, offer=Decimal(124_600), decision="accept")
    assert frozen.outcome is not None
    kept = frozen.outcome.judgement
    assert kept is not None
    assert kept.worth == 160_998
    assert round(kept.needed) == 152_607
    assert round(kept.share or 0, 2) == Decimal("0.5")
    assert work_out(frozen, LATER) == work_out(frozen, ENDED)

    # Neither does another program's arithmetic change what was decided by.
    other = replace(frozen, limit=Limit(low=Decimal(1), likely=Decimal(2), high=Decimal(3)))
    sheet = work_out(replace(other, alternatives=(), years=1), LATER)
    assert (sheet.acceptance, sheet.share) == (kept, kept.share)


@pytest.mark.parametrize(
    ("fields", "judged"),
    [
        ({"offer": Decimal(124_600), "decision": "accept"}, True),
        ({"offer": Decimal(124_600), "decision": "stay"}, True),
        ({"decision": "alternative"}, False),
        ({"offer": Decimal(124_600)}, False),
        ({"offer": Decimal(124_600), "decision": "counter"}, False),
        ({"offer": Decimal(124_600), "decision": "wait"}, False),
    ],
)
def test_only_a_decision_that_ends_the_talk_is_judged_for_good(
    fields: dict[str, Any], judged: bool
) -> None:
    outcome = ended(**fields).outcome
    assert outcome is not None
    assert (outcome.judgement is not None) is judged
    taken_back = settled(SHEET, replace(outcome, decision=None))
    assert taken_back.judgement is None


def test_what_was_offered_last_is_their_last_offer_until_something_else_is_written_down() -> None:
    assert begins(SHEET) == (TODAY, replace(SHEET.now, base=Decimal(0)))
    theirs = replace(SHEET.now, base=Decimal(120_000))
    offers = (
        Offer(uid=uid_of(1), on=date(2026, 11, 21), package=theirs),
        Offer(uid=uid_of(2), on=date(2026, 11, 20), package=SHEET.now),
        Offer(uid=uid_of(3), on=ENDED, side="I", package=SHEET.alternatives[0].package),
    )
    talk = replace(SHEET, offers=offers)
    assert begins(talk) == (TODAY, theirs)
    assert begins(ended(talk, offer=Decimal(121_000))) == (
        ENDED,
        replace(SHEET.now, base=Decimal(121_000)),
    )
    assert begins(ended(talk, offer=Decimal(1), package=SHEET.now)) == (ENDED, SHEET.now)


@pytest.mark.parametrize(
    ("day", "decision", "new"),
    [
        (21, None, False),
        (22, "wait", False),
        (23, "wait", True),
        (23, "counter", True),
        (23, None, True),
        (23, "accept", False),
        (23, "stay", False),
    ],
)
def test_a_newer_offer_begins_a_new_round_while_the_talk_is_open(
    day: int, decision: Decision | None, new: bool
) -> None:
    newest = replace(SHEET.now, base=Decimal(121_000))
    offer = Offer(uid=uid_of(1), on=date(2026, 11, day), package=newest, written=True)
    words: dict[str, Any] = {"kind_of_no": "tactical", "reason": "budget", "lesson": "Ask early"}
    # With nothing offered, too: they only said to wait.
    for offered in ({}, {"offer": Decimal(118_000), "package": SHEET.now}):
        talk = ended(replace(SHEET, offers=(offer,)), decision=decision, **words, **STEP, **offered)
        start = begins_with(talk, TODAY)
        if not new:
            assert start is talk.outcome
            continue
        assert start == Outcome(
            on=TODAY,
            offer=Decimal(121_000),
            package=newest,
            written=True,
            lesson="Ask early",
            **STEP,
        )
        assert talk.outcome is not None
        done = replace(talk, outcome=replace(talk.outcome, next_done=ENDED))
        assert begins_with(done, TODAY).next_step == ""


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"decision": "alternative"}, "take"),
        ({"decision": "alternative", "take": OFFER_B}, ""),
        ({"decision": "accept"}, "base"),
        ({"decision": "accept", "offer": Decimal(1)}, ""),
        ({"decision": "accept", "package": SHEET.now}, ""),
        ({"decision": "stay"}, ""),
        ({"decision": "wait"}, ""),
        ({}, ""),
    ],
)
def test_a_decision_says_what_is_taken(fields: dict[str, Any], field: str) -> None:
    outcome = Outcome(on=ENDED, **fields)
    missing = what_is_missing(SHEET, outcome)
    assert (missing.field if missing else "") == field
    # An older program asked for less: what it took is saved again with a lesson; what it knew,
    # and another decision, are asked for.
    whole = Outcome(on=ENDED, offer=Decimal(1), take=OFFER_A, decision=outcome.decision)
    for old in (Outcome(on=ENDED, decision="stay"), whole):
        again = what_is_missing(replace(SHEET, outcome=old), outcome)
        assert (again.field if again else "") == field
    assert what_is_missing(replace(SHEET, outcome=outcome), replace(outcome, lesson="x")) is None
    alone = what_is_missing(replace(SHEET, alternatives=()), Outcome(on=ENDED, **fields))
    assert (alone.field if alone else "") == ("decision" if field == "take" else field)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ""),
        (
            {"offer": Decimal(124_600), "written": True, "decision": "accept", "lesson": "Wait."},
            "accepted; 124,600 offered; in writing; worth accepting; 50 % of the zone won; Wait.",
        ),
        (
            {
                "decision": "alternative",
                "take": OFFER_B,
                "kind_of_no": "final",
                "reason": "the work is better",
                "next_step": "sign",
                "next_on": date(2027, 1, 4),
            },
            "took the alternative: Offer from B; a final no; because the work is better; "
            "next: sign, by 4 Jan 2027",
        ),
        (
            {"decision": "stay", **STEP, "next_done": ENDED},
            "staying; next: hand in the notice, done Sun 22 Nov",
        ),
        (
            {"decision": "wait", "wait_until": date(2026, 12, 1), "kind_of_no": "reset"},
            "waiting until Tue 1 Dec; a no to start over",
        ),
    ],
)
def test_the_outcome_in_words_the_decision_first(fields: dict[str, Any], words: str) -> None:
    said = outcome_words(work_out(ended(**fields), ENDED), ENDED)
    assert said.replace("Mon 4 Jan 2027", "4 Jan 2027") == words
    assert outcome_words(work_out(SHEET, ENDED), ENDED) == ""


# What is to be done next


@pytest.mark.parametrize(
    ("fields", "on", "steps"),
    [
        ({"decision": "accept"}, ENDED, []),
        (
            {"decision": "accept", **STEP},
            ENDED,
            ["Me: hand in the notice, Tue 1 Dec, in 9 days, pay date ahead"],
        ),
        (
            {"decision": "accept", **STEP},
            date(2026, 11, 30),
            ["Me: hand in the notice, Tue 1 Dec, tomorrow, pay date"],
        ),
        ({"decision": "accept", **STEP}, date(2027, 3, 1), []),
        ({"decision": "accept", **STEP, "next_done": ENDED}, date(2026, 11, 30), []),
        ({"decision": "wait", "wait_until": date(2027, 3, 1)}, date(2026, 12, 1), []),
        ({"decision": "wait", "wait_until": date(2027, 3, 1)}, date(2026, 12, 19), []),
        (
            {"decision": "wait", "wait_until": date(2027, 3, 1)},
            date(2027, 2, 28),
            ["Me: talk again, Pay talk of the year, Mon 1 Mar, tomorrow, pay date"],
        ),
        (
            {"decision": "counter"},
            date(2026, 12, 19),
            ["Me: decide on Pay talk of the year, Sun 20 Dec, tomorrow, pay date"],
        ),
    ],
)
def test_a_decision_has_its_next_step_and_a_wait_its_day(
    fields: dict[str, Any], on: date, steps: list[str]
) -> None:
    talk = ended(replace(SHEET, decide_by=date(2026, 12, 20)), **fields)
    said = [f"{each.text}, {each.detail}, {each.kind}" for each in pay_dates(talk, "Me", None, on)]
    assert said == steps


# Next year


def test_next_years_sheet_is_a_copy_without_what_was_of_this_year_alone() -> None:
    talk = replace(
        SHEET,
        title="Pay talk 2026",
        decide_by=date(2026, 12, 20),
        budget_closes=date(2026, 12, 12),
        budget_known=date(2026, 11, 2),
        cap=Decimal(150_000),
        offers=(Offer(uid=uid_of(1), on=ENDED),),
        concessions=(Decimal(134_000),),
        trades=(Trade(uid=uid_of(2), text="ten days of training"),),
        objections=(Objection(uid=uid_of(3), text="The band is fixed"),),
        rehearsals=(Rehearsal(uid=uid_of(4), on=ENDED),),
        alternatives=(
            replace(SHEET.alternatives[0], expires=date(2026, 12, 11)),
            SHEET.alternatives[1],
        ),
    )
    package = replace(talk.now, base=Decimal(124_600), sign_on=Decimal(5_000))
    numbers = count(100)
    fields = next_year(
        ended(talk, offer=Decimal(124_600), package=package, decision="accept"),
        lambda: uid_of(next(numbers)),
    )

    assert fields["title"] == "Pay talk 2027"
    assert fields["now"] == replace(package, sign_on=Decimal(0))
    once = {"decide_by", "budget_closes", "target", "first_offer", "cap", "limit", "offers"}
    once |= {"concessions", "rehearsals", "outcome", "uid", "created", "updated", "budget_known"}
    assert not once & fields.keys()
    assert [each.title for each in fields["alternatives"]] == ["Offer from A", "Offer from B"]
    assert [each.expires for each in fields["alternatives"]] == [None, None]
    for parts in ("market", "trades", "objections"):
        assert len(fields[parts]) == len(getattr(talk, parts))
    uids = [p.uid for name in ("alternatives", "market", "trades") for p in fields[name]]
    assert uids == [uid_of(100 + at) for at in range(5)]
    assert fields["evidence"] == talk.evidence


@pytest.mark.parametrize(
    ("fields", "base", "alternatives"),
    [
        ({"decision": "accept", "offer": Decimal(124_600)}, 124_600, 2),
        ({"decision": "accept"}, 112_000, 2),
        ({"decision": "stay", "offer": Decimal(124_600)}, 112_000, 2),
        ({"decision": "alternative", "take": OFFER_A}, 124_000, 1),
        ({"decision": "alternative"}, 112_000, 2),
    ],
)
def test_what_came_of_it_is_the_new_now(
    fields: dict[str, Any], base: int, alternatives: int
) -> None:
    begun = next_year(ended(**fields), lambda: uid_of(7))
    assert begun["now"].base == base
    assert begun["now"].sign_on == 0
    assert len(begun["alternatives"]) == alternatives
    assert begun["title"] == "Pay talk of the year 2027"


@pytest.mark.parametrize(
    ("other", "stated", "n"), [(0, False, 3_000), (0, True, 0), (500, False, 500)]
)
def test_an_offer_that_was_accepted_without_an_n_of_its_own_brings_n_as_it_was_here(
    other: int, stated: bool, n: int
) -> None:
    package = replace(SHEET.now, other=Decimal(other), other_stated=stated)
    talk = ended(decision="accept", offer=package.base, package=package)
    begun = next_year(talk, lambda: uid_of(7))
    assert begun["now"] == replace(SHEET.now, other=Decimal(n), other_stated=False)


def test_a_title_as_long_as_one_may_be_gets_no_year_behind_it() -> None:
    long = replace(SHEET, title="x" * LINE_LIMIT)
    assert next_year(ended(long, decision="stay"), lambda: uid_of(7))["title"] == long.title

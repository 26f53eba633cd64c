"""Drawn sheets give what a second computation, made from the formulas alone, gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.mentoring.batna_changes import batna_from
from mentorjournal.mentoring.negotiation import work_out
from mentorjournal.mentoring.pay_sheet import Sheet
from tests.examples import worked_negotiation
from tests.mentoring import pay_oracle as oracle
from tests.mentoring.drawn_sheets import DAY, HUGE, Drawing
from tests.tally import drawn, now_and_then

SEED = 6
SHEETS = drawn(300, 10_000)
CLOSE = Fraction(1, 10**6)
Found = Decimal | Fraction | int | str | bool | None


def day_of(talk: Negotiation) -> date:
    """A talk that is decided keeps the figures of the day of its outcome."""
    outcome = talk.outcome
    settled = outcome is not None and outcome.decision in ("accept", "stay")
    return min(DAY, outcome.on) if settled and outcome is not None else DAY


def compared(talk: Negotiation, sheet: Sheet) -> Iterator[tuple[str, Found, Found]]:
    """Each figure: its name, what the program says, what the formulas say."""
    day, known = day_of(talk), oracle.courses(talk, day_of(talk))
    packages = [talk.now, *(each.package for each in talk.alternatives)]
    for option, course, package in zip(sheet.options, known, packages, strict=True):
        years = oracle.pays(package, talk.years)
        yield f"TC of {course.at}", option.pay.average, oracle.average(package, talk.years)
        for year, (paid, due) in enumerate(zip(option.pay.years, years, strict=True), 1):
            yield f"TC of {course.at} in year {year}", paid, due
        yield f"V of {course.at}", option.pay.value, course.value
        yield f"delay of {course.at}", option.delay, course.delay
        yield f"effort of {course.at}", option.effort, course.effort
        yield f"EV of {course.at}", option.expected, course.expected
        yield f"{course.at} has ended", option.expired, course.ended
    yield from compared_batna(sheet, known)
    total, exact, base = oracle.least(talk, day)
    yield "R", sheet.reservation.total, total
    yield "exact base*", sheet.reservation.exact_base, exact
    yield "base*", sheet.reservation.base, base
    yield from compared_talk(talk, sheet, base)
    yield from compared_market(talk, sheet, base)


def compared_batna(sheet: Sheet, known: list[oracle.Course]) -> Iterator[tuple[str, Found, Found]]:
    """Which is the BATNA, which would be, and at which chances."""
    best, second, here = oracle.best(known), oracle.second(known), known[0].expected
    places = {id(option): at for at, option in enumerate(sheet.options)}
    yield "BATNA", places[id(sheet.batna)], best.at
    yield (
        "next best",
        None if sheet.next_best is None else places[id(sheet.next_best)],
        (None if second is None else second.at),
    )
    holds = None
    if best.at and second is not None:
        holds = oracle.enough(best, second.expected, here)
    yield "down to", sheet.holds_down_to, holds
    for option, course in zip(sheet.options, known, strict=True):
        wanted = None
        if course.at and course is not best and not course.ended:
            wanted = oracle.enough(course, best.expected, here)
        # At a tie the one listed first is the BATNA, so that even to be certain is not enough.
        within = wanted is not None and (wanted < 1 or (wanted == 1 and course.at < best.at))
        tip = batna_from(sheet, option)
        yield f"{course.at} from", tip.chance if tip else None, wanted if within else None


def compared_talk(talk: Negotiation, sheet: Sheet, base: int) -> Iterator[tuple[str, Found, Found]]:
    """The zone, what was won, and whether that is worth accepting."""
    verdict = sheet.zone.verdict if sheet.zone else None
    yield "zone", verdict, oracle.zone(base, talk.limit) if talk.limit else None
    if talk.limit is not None:
        offer = talk.outcome.offer if talk.outcome else None
        won = None if offer is None else oracle.share(base, talk.limit, Fraction(offer))
        yield "share", sheet.share, won
    judged = oracle.accepted(talk)
    yield "judged", sheet.acceptance is not None, judged is not None
    if sheet.acceptance is not None and judged is not None:
        yield "final", sheet.acceptance.worth, judged[0]
        yield "needed", sheet.acceptance.needed, judged[1]
        yield "accept", sheet.acceptance.worthwhile, judged[0] >= judged[1]


def compared_market(
    talk: Negotiation, sheet: Sheet, base: int
) -> Iterator[tuple[str, Found, Found]]:
    """The market, what stands where in it, and the ask, which it may hold."""
    points = oracle.market(talk, day_of(talk))
    for percent in oracle.PERCENTS:
        yield f"P{percent}", getattr(sheet.market, f"p{percent}"), points.get(percent)
    now, middle = Fraction(talk.now.base), points.get(50)
    yield "compa", sheet.compa, now / middle if middle and now else None
    yield "percentile of the base", sheet.base_percentile, oracle.percentile(points, now)
    if talk.target is not None:
        place = oracle.percentile(points, Fraction(talk.target))
        yield "percentile of the target", sheet.target_percentile, place
    yield "ask", sheet.ask, oracle.ask(talk, base, points.get(90))


def agree(one: Found, other: Found) -> bool:
    """Whether two figures are the same but for what endless fractions leave."""
    if isinstance(one, Decimal) and isinstance(other, Fraction | int):
        return abs(Fraction(one) - other) <= CLOSE
    return one == other


def differences(talk: Negotiation) -> list[tuple[str, Found, Found]]:
    return [
        (name, one, other)
        for name, one, other in compared(talk, work_out(talk, DAY))
        if not agree(one, other)
    ]


def edges(talk: Negotiation) -> Iterator[str]:
    """Which edges a sheet lies at, that a drawing which misses one is noticed."""
    chances = {each.chance for each in talk.alternatives}
    values = [course.expected for course in oracle.courses(talk, DAY) if not course.ended]
    yield from (f"p {chance}" for chance in chances & {0, 1})
    if not talk.alternatives:
        yield "no alternative"
    if values.count(max(values)) > 1:
        yield "a tie"
    if len(oracle.market(talk, DAY)) == 1:
        yield "one market point"
    if talk.now.base == HUGE:
        yield "twelve digits"
    if talk.years != 4:
        yield "other years"
    if talk.now.vesting:
        yield "vesting"
    if any(course.ended for course in oracle.courses(talk, DAY)):
        yield "an offer that ended"


@now_and_then
def test_drawn_sheets_are_what_the_formulas_say() -> None:
    met: Counter[str] = Counter()
    for talk in Drawing(SEED).sheets(SHEETS):
        assert differences(talk) == [], talk
        met.update(edges(talk))
    assert met.keys() == {
        *("p 0", "p 1", "no alternative", "a tie", "one market point", "twelve digits"),
        *("other years", "vesting", "an offer that ended"),
    }


def test_the_worked_example_is_what_the_formulas_say() -> None:
    talk = worked_negotiation(on=DAY)
    assert differences(talk) == []
    total, exact, base = oracle.least(talk, DAY)
    assert (round(total), round(exact), base) == (149_607, 117_174, 117_200)
    assert oracle.ask(talk, base, oracle.market(talk, DAY)[90]) == 140_640

"""The BATNA sheet of a pay talk, on paper."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from mentorjournal.data.records.achievements import Achievement
from mentorjournal.data.records.negotiations import Decision, KindOfNo, Negotiation, Outcome
from mentorjournal.dates import full_date
from mentorjournal.documents.audience import Audience, allowed
from mentorjournal.documents.document import (
    Block,
    Built,
    Document,
    Item,
    Paragraph,
    Picture,
    Table,
    bullets,
    paragraph,
    section,
    written,
)
from mentorjournal.documents.pair import Pair
from mentorjournal.documents.zone_picture import draw, draw_svg
from mentorjournal.mentoring.batna_changes import holds_down_to
from mentorjournal.mentoring.offers import in_turn, offer_lines
from mentorjournal.mentoring.outcomes import taken
from mentorjournal.mentoring.pay_checks import ask_words
from mentorjournal.mentoring.pay_sheet import Option, Sheet
from mentorjournal.mentoring.preparation import shown_by
from mentorjournal.mentoring.rehearsing import minutes_of
from mentorjournal.money import show_fixed, show_money, show_percent, show_share, whole
from mentorjournal.text import plural

NONE = "–"
_DECISIONS: dict[Decision, str] = {
    "accept": "accept",
    "counter": "counter",
    "wait": "wait",
    "alternative": "take the alternative",
    "stay": "stay on today's terms",
}
_NOS: dict[KindOfNo, str] = {
    "tactical": "a tactical no",
    "reset": "a no that resets the talk",
    "final": "a final no",
}
_ZONES = {
    "certain": "Agreement is possible even at their lowest limit.",
    "possible": "Agreement is possible, if their limit is not at its lowest.",
    "none": "There is no agreement that both sides would take.",
}


class BatnaFacts(Struct, frozen=True):
    """What a BATNA sheet is made from.

    Attributes:
        sheet: The sheet as worked out.
        pair: The two people who prepare it; None where one does alone.
        alone: Then whose pay it is about; empty where that person never gave a name.
        achievements: Those that speak for the ask; only whoever prepares it gets them here, for
            what others may see of them is said with each.
    """

    sheet: Sheet
    pair: Pair | None = None
    alone: str = ""
    achievements: tuple[Achievement, ...] = ()


def build(facts: BatnaFacts, audience: Audience) -> Built:
    """The BATNA sheet; it is either given whole or not at all.

    Raises:
        Refused: The audience may not have one.
    """
    allowed("batna", audience, facts.pair.relationship if facts.pair else None)
    sheet = facts.sheet
    negotiation = sheet.negotiation
    blocks = (
        *_head(facts),
        *section("What the alternatives are worth", _options(sheet), Paragraph(_batna(sheet))),
        *section("Numbers for the talk", bullets(*_numbers(sheet)), paragraph(ask_words(sheet))),
        *_zone(sheet),
        *section("Market", market_table(sheet), bullets(*_place(sheet))),
        *section("Next steps for the alternatives", bullets(*_next_steps(sheet))),
        *_sides(negotiation),
        *section("Evidence", *_evidence(facts, audience)),
        *section("Trades", *_trades(negotiation)),
        *section("Objections and replies", bullets(*_objections(negotiation))),
        *section("Role plays", bullets(*_rehearsals(negotiation))),
        *section("Offers", _offers(sheet), bullets(*_said(sheet))),
        *section("Outcome", bullets(*_outcome(sheet, negotiation.outcome))),
        *section(
            "To look at again",
            bullets(*(Item(f"{check.text} {check.remedy}") for check in sheet.checks)),
        ),
    )
    return Built(Document(f"BATNA sheet: {negotiation.title}", blocks))


def _head(facts: BatnaFacts) -> Iterable[Block]:
    negotiation = facts.sheet.negotiation
    whose = f"Prepared by {facts.alone}, alone" if facts.alone else "Prepared alone"
    yield Paragraph(facts.pair.line if facts.pair else whose)
    yield Paragraph(
        f"Worked out on {full_date(facts.sheet.on)}. Estimates, not advice. All amounts are in "
        f"{negotiation.currency}, a year and before tax; what is paid once is spread over "
        f"{plural(negotiation.years, 'year')}."
    )
    dates = bullets(
        Item(negotiation.counterpart, lead="With"),
        Item(negotiation.decider, lead="Who decides"),
        Item(full_date(negotiation.decide_by) if negotiation.decide_by else "", lead="Decide by"),
        Item(
            full_date(negotiation.budget_closes) if negotiation.budget_closes else "",
            lead="Their budget closes",
        ),
    )
    if dates:
        yield dates


def _options(sheet: Sheet) -> Table:
    rows = tuple(_option(sheet, option) for option in sheet.options)
    head = ("Alternative", "Base", "Year 1", "Average year", "Chance", "Expected")
    return Table(head, rows, right=frozenset({1, 2, 3, 4, 5}))


def _option(sheet: Sheet, option: Option) -> tuple[str, ...]:
    package = option.alternative.package if option.alternative else sheet.negotiation.now
    notes = [
        *(["BATNA"] if option is sheet.batna else []),
        *(["expired"] if option.expired else []),
    ]
    return (
        f"{option.title} ({', '.join(notes)})" if notes else option.title,
        show_money(package.base),
        show_money(option.pay.first_year),
        show_money(option.pay.average),
        show_percent(option.chance) if option.alternative else NONE,
        show_money(option.expected),
    )


def _batna(sheet: Sheet) -> str:
    down_to = holds_down_to(sheet)
    holds = f" It stays that {down_to.words('down to', 'a chance of ')}." if down_to else ""
    return (
        f"BATNA: {sheet.batna.title}, worth {show_money(sheet.batna.expected)} a year "
        f"as expected.{holds}"
    )


def _numbers(sheet: Sheet) -> Iterable[Item]:
    negotiation = sheet.negotiation
    yield Item(show_money(sheet.reservation.base), lead="Least base to accept here")
    yield Item(show_money(sheet.reservation.total), lead="Least total compensation")
    yield Item(_money(negotiation.target), lead="Target")
    yield Item(_money(sheet.first_offer), lead="Their first offer")
    yield Item(_money(sheet.ask), lead="Ask")


def _zone(sheet: Sheet) -> Iterable[Block]:
    if sheet.zone is None:
        return ()
    target = sheet.negotiation.target
    return section(
        "Zone of possible agreement",
        Paragraph(_ZONES[sheet.zone.verdict]),
        Picture(draw(sheet.zone, target), draw_svg(sheet.zone, target)),
    )


def market_table(sheet: Sheet) -> Table | None:
    """What each source says, and all of them aged and weighed; None where there is none."""
    figures = sheet.negotiation.market
    if not figures:
        return None
    rows = [(f.source, full_date(f.on), *map(_cell, (f.p25, f.p50, f.p75, f.p90))) for f in figures]
    market = sheet.market
    points = (market.p25, market.p50, market.p75, market.p90)
    rows.append(("All, aged and weighed", full_date(sheet.on), *map(_cell, points)))
    head = ("Source", "Date", "P25", "P50", "P75", "P90")
    return Table(head, tuple(rows), right=frozenset({2, 3, 4, 5}))


def _place(sheet: Sheet) -> Iterable[Item]:
    if sheet.compa is not None:
        yield Item(f"{show_fixed(sheet.compa, 3)} of the median", lead="Base today")
    if sheet.target_percentile is not None:
        yield Item(f"percentile {whole(sheet.target_percentile)}", lead="Target")


def _next_steps(sheet: Sheet) -> Iterable[Item]:
    for alternative in sheet.negotiation.alternatives:
        parts = [alternative.next_step]
        parts += [f"expires {full_date(alternative.expires)}"] if alternative.expires else []
        parts += ["depends on the other side"] if alternative.depends else []
        yield Item("; ".join(part for part in parts if part), lead=alternative.title)


def _sides(negotiation: Negotiation) -> Iterable[Block]:
    yield from section("Our interests", written(negotiation.my_interests))
    yield from section("Their interests", written(negotiation.their_interests))
    yield from section("Our options", written(negotiation.options))
    yield from section("Their options", written(negotiation.their_options))
    yield from section("Our criteria", written(negotiation.criteria))
    yield from section("Their criteria", written(negotiation.their_criteria))


def _evidence(facts: BatnaFacts, audience: Audience) -> Iterable[Block | None]:
    if audience == "me":
        yield bullets(*(Item(shown_by(done), written=True) for done in facts.achievements))
    yield written(facts.sheet.negotiation.evidence)


def _trades(negotiation: Negotiation) -> Iterable[Block]:
    heads = {
        "get": ("To get", "Worth to me", "Cost to them"),
        "give": ("To give", "Cost to me", "Worth to them"),
    }
    for direction, head in heads.items():
        rows = tuple(
            (trade.text, show_money(trade.worth), show_money(trade.cost))
            for trade in negotiation.trades
            if trade.direction == direction
        )
        if rows:
            yield Table(head, rows, right=frozenset({1, 2}))


def _objections(negotiation: Negotiation) -> Iterable[Item]:
    for objection in negotiation.objections:
        words = (objection.reply or "no reply yet", objection.evidence)
        yield Item("\n".join(filter(None, words)), lead=objection.text)


def _rehearsals(negotiation: Negotiation) -> Iterable[Item]:
    for rehearsal in negotiation.rehearsals:
        words = (
            rehearsal.scene,
            f"with {rehearsal.who}" if rehearsal.who else "",
            plural(minutes, "minute") if (minutes := minutes_of(rehearsal)) else "",
            f"learned: {rehearsal.learned}" if rehearsal.learned else "",
        )
        text = "; ".join(word for word in words if word)
        yield Item(text or "rehearsed", lead=full_date(rehearsal.on))


def _offers(sheet: Sheet) -> Table | None:
    lines = offer_lines(sheet.negotiation, sheet.on)
    if not lines:
        return None
    rows = tuple(
        (
            full_date(each.offer.on),
            "theirs" if each.offer.side == "they" else "mine",
            each.base,
            each.writing,
            each.against,
            each.verdict,
        )
        for each in lines
    )
    head = ("Day", "Whose", "Base", "Given", "Worth against the BATNA then", "Verdict")
    return Table(head, rows, right=frozenset({2}))


def _said(sheet: Sheet) -> Iterable[Item]:
    for offer in in_turn(sheet.negotiation):
        yield Item(offer.note, lead=full_date(offer.on), written=True)
    planned = ", ".join(map(show_money, sheet.negotiation.concessions))
    yield Item(planned, lead="Planned concessions")


def _outcome(sheet: Sheet, outcome: Outcome | None) -> Iterable[Item]:
    if outcome is None:
        return
    writing = "in writing" if outcome.written else "not in writing"
    yield Item(full_date(outcome.on), lead="On")
    if outcome.offer is not None:
        yield Item(f"{show_money(outcome.offer)} base, {writing}", lead="Offer")
    if sheet.share is not None:
        yield Item(show_share(sheet.share), lead="Share of the zone won")
    if sheet.acceptance:
        verb = "worth accepting" if sheet.acceptance.worthwhile else "worth less than the BATNA"
        worth, needed = show_money(sheet.acceptance.worth), show_money(sheet.acceptance.needed)
        yield Item(f"{verb}: {worth} against {needed}", lead="Judged")
    yield Item(_NOS[outcome.kind_of_no] if outcome.kind_of_no else "", lead="Kind of no")
    until = f" until {full_date(outcome.wait_until)}" if outcome.wait_until else ""
    decision = _DECISIONS[outcome.decision] + until if outcome.decision else ""
    alternative = taken(sheet.negotiation)
    yield Item(f"{decision}: {alternative.title}" if alternative else decision, lead="Decision")
    yield Item(outcome.reason, lead="Because")
    word, day = ("done", outcome.next_done) if outcome.next_done else ("by", outcome.next_on)
    by = f", {word} {full_date(day)}" if day else ""
    yield Item(f"{outcome.next_step}{by}" if outcome.next_step else "", lead="Next step")
    yield Item(outcome.lesson, lead="Lesson", written=True)


def _money(amount: Decimal | None) -> str:
    return "" if amount is None else show_money(amount)


def _cell(amount: Decimal | None) -> str:
    return NONE if amount is None else show_money(amount)

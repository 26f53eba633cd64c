"""What else a BATNA sheet holds: checks, market, trades, objections, rehearsals, outcome."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from textual.content import Content

from mentorjournal.data.records.negotiations import Negotiation, Outcome
from mentorjournal.dates import MONTHS, show_date
from mentorjournal.mentoring.outcomes import outcome_words
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.mentoring.rehearsing import minutes_of, score
from mentorjournal.money import show_money
from mentorjournal.text import plural
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList

LABEL = 14
WORDS = (
    ("my_interests", "My interests"),
    ("their_interests", "Theirs"),
    ("options", "Options"),
    ("criteria", "Criteria"),
    ("evidence", "Evidence"),
)


class SheetParts(RowList):
    """The parts of a sheet below headings; what is highlighted can be edited and deleted.

    The id of a row is the kind of the part and, where there are several, its uid:
    "market:" and a uid, "talk", "outcome". A kind and a colon alone stands for a new one.
    """

    DEFAULT_CSS = """
    SheetParts { padding: 0 1; height: 1fr; min-height: 4; }
    """

    def show(self, sheet: Sheet, today: date) -> None:
        """Show the parts of this sheet."""
        self.fill(list(_rows(sheet, today)))


def _rows(sheet: Sheet, today: date) -> Iterator[Row]:
    talk = sheet.negotiation
    yield from _talk(talk, today)
    yield from _next_steps(talk, today)
    yield from _market(sheet)
    yield from _words(talk)
    yield from _trades(talk)
    yield from _objections(talk)
    yield from _rehearsals(talk, today)
    yield from _outcome(sheet, talk.outcome, today)


def _heading(text: str, style: str = "bold") -> Row:
    return Row("", partial(_filled, text, style))


def _filled(text: str, style: str, width: int) -> Content:
    return line((fit(text, width), style))


def _row(row: str, label: str, text: str, *, quiet: bool = False) -> Row:
    return Row(row, partial(_labelled, label, text, quiet))


def _labelled(label: str, text: str, quiet: bool, width: int) -> Content:
    room = max(width - LABEL, 1)
    return line((fit(label, LABEL), "$muted"), (fit(text, room), "$muted" if quiet else ""))


def _talk(talk: Negotiation, today: date) -> Iterator[Row]:
    yield _heading("The talk")
    words = []
    if talk.decide_by:
        words.append(f"decide by {show_date(talk.decide_by, today)}")
    if talk.budget_closes:
        words.append(f"budget closes {show_date(talk.budget_closes, today)}")
    if talk.decider:
        words.append(talk.decider)
    yield _row("talk", "When and who", "; ".join(words) or "not known yet", quiet=not words)
    numbers = []
    if talk.first_offer is not None:
        numbers.append(f"first offer {show_money(talk.first_offer)}")
    if limit := talk.limit:
        known = dict.fromkeys(show_money(each) for each in (limit.low, limit.likely, limit.high))
        numbers.append(f"their limit {'–'.join(known)}")
    if talk.cap is not None:
        numbers.append(f"ask at most {show_money(talk.cap)}")
    text = "; ".join(numbers) or "no first offer and no limit of theirs yet"
    yield _row("numbers", "Their side", text, quiet=not numbers)


def _next_steps(talk: Negotiation, today: date) -> Iterator[Row]:
    steps = []
    for alternative in talk.alternatives:
        words = [alternative.next_step] if alternative.next_step else []
        if alternative.expires:
            words.append(f"ends {show_date(alternative.expires, today)}")
        if alternative.depends:
            words.append("depends on the other side")
        if words:
            text = f"{alternative.title}: {'; '.join(words)}"
            steps.append(_row(f"alternative:{alternative.uid}", "Next step", text))
    if steps:
        yield _heading("Alternatives")
        yield from steps


def _market(sheet: Sheet) -> Iterator[Row]:
    market = sheet.market
    points = [f"P{percent} {show_money(amount)}" for percent, amount in market.points]
    heading = f"Market, aged to today: {', '.join(points)}" if points else "Market"
    yield _heading(heading)
    for figure in sheet.negotiation.market:
        known = (("P25", figure.p25), ("P50", figure.p50), ("P75", figure.p75), ("P90", figure.p90))
        amounts = ", ".join(f"{n} {show_money(a)}" for n, a in known if a is not None)
        month = f"{MONTHS[figure.on.month - 1]} {figure.on.year}"
        yield _row(f"market:{figure.uid}", month, f"{amounts or 'no figure'}  {figure.source}")
    if not sheet.negotiation.market:
        yield _row("market:", "", "no figure yet; three make it solid", quiet=True)


def _words(talk: Negotiation) -> Iterator[Row]:
    yield _heading("Interests, options, criteria, evidence")
    for field, label in WORDS:
        text = " ".join(getattr(talk, field).split())
        yield _row(f"words:{field}", label, text or "nothing yet", quiet=not text)


def _trades(talk: Negotiation) -> Iterator[Row]:
    yield _heading("To give and to get")
    for trade in talk.trades:
        sums = f"worth {show_money(trade.worth)} to me, costs them {show_money(trade.cost)}"
        if trade.direction == "give":
            sums = f"costs me {show_money(trade.worth)}, worth {show_money(trade.cost)} to them"
        yield _row(f"trade:{trade.uid}", trade.direction, f"{trade.text}  ({sums})")
    if not talk.trades:
        yield _row("trade:", "", "nothing to trade yet", quiet=True)


def _objections(talk: Negotiation) -> Iterator[Row]:
    yield _heading("What they may say")
    for objection in talk.objections:
        reply = " ".join(objection.reply.split())
        label = "objection" if reply else "no reply yet"
        text = f"{objection.text}  →  {reply}" if reply else objection.text
        yield _row(f"objection:{objection.uid}", label, text)
    if not talk.objections:
        yield _row("objection:", "", "no objection foreseen yet", quiet=True)


def _rehearsals(talk: Negotiation, today: date) -> Iterator[Row]:
    yield _heading("Rehearsals")
    for played in talk.rehearsals:
        minutes = plural(minutes_of(played), "minute") if minutes_of(played) else ""
        words = filter(None, (minutes, score(played), played.who, played.learned or played.scene))
        yield _row(f"rehearsal:{played.uid}", show_date(played.on, today), "  ".join(words))
    if not talk.rehearsals:
        yield _row("rehearsal:", "", "not rehearsed yet", quiet=True)


def _outcome(sheet: Sheet, outcome: Outcome | None, today: date) -> Iterator[Row]:
    yield _heading("Outcome")
    if outcome is None:
        yield _row("outcome", "", "none yet", quiet=True)
        return
    yield _row("outcome", show_date(outcome.on, today), outcome_words(sheet, today))

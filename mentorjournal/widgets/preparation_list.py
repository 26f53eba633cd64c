"""What is prepared for a pay talk: who decides, both sides, market, trades, objections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import zip_longest

from textual.content import Content
from textual.events import Resize

from mentorjournal.data.records.achievements import Achievement
from mentorjournal.data.records.negotiations import Negotiation
from mentorjournal.dates import MONTHS, show_date
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.mentoring.preparation import (
    BOTH,
    best_trade,
    linked,
    shown_by,
    sides,
)
from mentorjournal.money import show_money, show_signed
from mentorjournal.widgets.plain import fit, line, plain, wrapped
from mentorjournal.widgets.row_list import Row, RowList

LABEL = 14
SIDE_BY_SIDE = 70
"""Cells from which what is mine and what is theirs stand beside each other."""
GAP = 3
AMOUNT, BEST = 10, 5
"""Cells of an amount of a trade, and of the word behind them."""


class PreparationList(RowList):
    """All of it below headings; what is highlighted can be opened and deleted.

    The id of a row is the kind of the part and, where there are several, its uid: "talk",
    "numbers", "words:interests", "market:" and a uid. A kind and a colon alone is a new one.
    """

    DEFAULT_CSS = """
    PreparationList { padding: 0 1; height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Sheet, Sequence[Achievement]] | None = None

    def show(self, sheet: Sheet, achievements: Sequence[Achievement]) -> None:
        """Show what is prepared.

        Args:
            sheet: The sheet.
            achievements: The owner's, of which some may be linked.
        """
        self._shown = sheet, achievements
        self._fill()

    def on_resize(self, event: Resize) -> None:
        """Break the texts anew."""
        self._fill()
        super().on_resize(event)

    def _fill(self) -> None:
        if self._shown is not None and self.row_room:
            self.fill([*_rows(*self._shown, self.row_room)])


def _rows(sheet: Sheet, achievements: Sequence[Achievement], width: int) -> Iterator[Row]:
    talk, today = sheet.negotiation, sheet.on
    yield from _talk(talk, today)
    yield from _both(talk, width)
    yield from _evidence(talk, achievements, today, width)
    yield from _market(sheet)
    yield from _trades(talk)
    yield from _objections(talk, achievements, width)


def _heading(text: str, style: str = "bold") -> Row:
    return Row("", partial(_filled, text, style))


def _filled(text: str, style: str, width: int) -> Content:
    return line((fit(text, width), style))


def _row(row: str, label: str, text: str, *, quiet: bool = False) -> Row:
    return Row(row, partial(_labelled, label, text, quiet))


def _labelled(label: str, text: str, quiet: bool, width: int) -> Content:
    room = max(width - LABEL, 1)
    return line((fit(label, LABEL), "$muted"), (fit(text, room), "$muted" if quiet else ""))


def _talk_words(talk: Negotiation, today: date) -> str:
    """Who decides, and the days; empty where nothing of it is known."""
    words = []
    if talk.decide_by:
        words.append(f"decide by {show_date(talk.decide_by, today)}")
    if talk.budget_closes:
        words.append(f"budget closes {show_date(talk.budget_closes, today)}")
    if talk.decider:
        words.append(talk.decider)
    return "; ".join(words)


def _talk(talk: Negotiation, today: date) -> Iterator[Row]:
    yield _heading("The talk")
    words = _talk_words(talk, today)
    yield _row("talk", "Who and when", words or "who decides, and by when?", quiet=not words)
    for alternative in talk.alternatives:
        if alternative.next_step:
            text = f"{alternative.title}: {alternative.next_step}"
            yield _row(f"alternative:{alternative.uid}", "Next step", text)


def _both(talk: Negotiation, width: int) -> Iterator[Row]:
    """Interests, options and criteria: mine beside theirs, or above them where it is narrow."""
    wide = width >= SIDE_BY_SIDE
    room = max((width - LABEL - GAP) // 2 if wide else width - LABEL, 1)
    if wide:
        yield Row("", partial(_heads, room))
    for both in BOTH:
        mine = _broken(getattr(talk, both.mine), room)
        theirs = _broken(getattr(talk, both.theirs), room)
        row = f"words:{both.id}"
        if wide:
            for at, pair in enumerate(zip_longest(mine, theirs)):
                label = "" if at else both.label
                yield Row(f"{row}:{at}" if at else row, partial(_pair, label, pair, room))
            continue
        for who, side in (("", mine), ("theirs", theirs)):
            for at, text in enumerate(side):
                label = "" if at else who or both.label
                part = ":".join(filter(None, (row, who, str(at or ""))))
                yield Row(part, partial(_pair, label, (text, None), room))


def _broken(text: str, width: int) -> list[Content]:
    """A text in rows; a dash for none."""
    if not text.strip():
        return [line(("–", "$muted"))]
    return [row for part in text.strip().splitlines() for row in wrapped(plain(part), width)]


def _heads(room: int, _width: int) -> Content:
    mine = fit("mine", room + GAP)
    return line((fit("", LABEL) + mine, "bold"), ("theirs", "bold"))


def _pair(
    label: str, pair: tuple[Content | None, Content | None], room: int, _width: int
) -> Content:
    mine, theirs = pair
    before = mine if mine is not None else Content()
    blank = " " * max(room + GAP - before.cell_length, 0) if theirs is not None else ""
    return line((fit(label, LABEL), "$muted"), before, blank, theirs or "")


def _evidence(
    talk: Negotiation, achievements: Sequence[Achievement], today: date, width: int
) -> Iterator[Row]:
    yield _heading("Evidence")
    done = linked(talk.achievements, achievements)
    for each in done:
        yield _row(f"words:evidence:{each.uid}", show_date(each.on, today), shown_by(each))
    written = _broken(talk.evidence, max(width - LABEL, 1)) if talk.evidence.strip() else []
    for at, text in enumerate(written):
        row = f"words:evidence:text{at}" if at else "words:evidence"
        yield Row(row, partial(_pair, "" if at else "in words", (text, None), width))
    if not done and not written:
        yield _row("words:evidence", "", "what have you achieved that speaks for you?", quiet=True)


def _market(sheet: Sheet) -> Iterator[Row]:
    points = [f"P{percent} {show_money(amount)}" for percent, amount in sheet.market.points]
    yield _heading(f"Market, aged to today: {', '.join(points)}" if points else "Market")
    for figure in sheet.negotiation.market:
        known = (("P25", figure.p25), ("P50", figure.p50), ("P75", figure.p75), ("P90", figure.p90))
        amounts = ", ".join(f"{n} {show_money(a)}" for n, a in known if a is not None)
        month = f"{MONTHS[figure.on.month - 1]} {figure.on.year}"
        yield _row(f"market:{figure.uid}", month, f"{amounts or 'no figure'}  {figure.source}")
    if not sheet.negotiation.market:
        yield _row("market:", "", "no figure yet; three make it solid", quiet=True)


def _trades(talk: Negotiation) -> Iterator[Row]:
    yield Row("", partial(_trade, "To give and to get", "", "to me", "to them", "", "bold"))
    best = (best_trade(talk.trades, "get"), best_trade(talk.trades, "give"))
    for trade in talk.trades:
        mine, theirs = sides(trade)
        cells = (trade.direction, trade.text, show_signed(mine, "+"), show_signed(theirs, "+"))
        word = "best" if trade in best else ""
        yield Row(f"trade:{trade.uid}", partial(_trade, *cells, word, ""))
    if not talk.trades:
        yield _row("trade:", "", "nothing to trade yet", quiet=True)


def _trade(
    label: str, text: str, mine: str, theirs: str, word: str, style: str, width: int
) -> Content:
    figures = fit(mine, AMOUNT, right=True) + fit(theirs, AMOUNT, right=True)
    room = max(width - 2 * AMOUNT - BEST, 1)
    what = f"{fit(label, LABEL)}{text}" if text else label
    return line(
        (fit(what, room), style), (figures, style or ""), (fit(f" {word}", BEST), "$accent")
    )


def _objections(
    talk: Negotiation, achievements: Sequence[Achievement], width: int
) -> Iterator[Row]:
    room = max(width - LABEL, 1)
    yield _heading("What they may say")
    for objection in talk.objections:
        label = "they" if objection.reply.strip() else "no reply yet"
        yield _row(f"objection:{objection.uid}", label, f"“{objection.text}”")
        replies = _broken(objection.reply, room) if objection.reply.strip() else []
        for at, reply in enumerate(replies):
            yield Row("", partial(_pair, "" if at else "I", (reply, None), room))
        shown = [shown_by(each) for each in linked(objection.achievements, achievements)]
        shown += [" ".join(objection.evidence.split())] if objection.evidence.strip() else []
        for each in shown:
            yield Row("", partial(_labelled, "shown by", each, False))
    if not talk.objections:
        yield _row("objection:", "", "no objection foreseen yet", quiet=True)

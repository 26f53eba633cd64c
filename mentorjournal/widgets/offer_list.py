"""The offers of a pay talk, newest last, and what I would concede next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from textual.content import Content

from mentorjournal.dates import column_date
from mentorjournal.mentoring.offers import OfferLine, concession_words, offer_lines
from mentorjournal.mentoring.outcomes import outcome_words
from mentorjournal.mentoring.pay_checks import decided
from mentorjournal.mentoring.pay_sheet import Sheet
from mentorjournal.widgets.columns import Column, Fitted, Layout, fitted
from mentorjournal.widgets.plain import Piece, fit, line
from mentorjournal.widgets.row_list import Row, RowList

STYLES = {"accept": "$accent", "walk": "$warning"}
RIGHT = ("base", "against")


class OfferList(RowList):
    """A row for each offer, then one for the concessions, or for how it ended.

    The id of a row is "offer:" and a uid, "concessions" or "outcome".
    """

    DEFAULT_CSS = """
    OfferList { padding: 0 1; height: auto; max-height: 1fr; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: Sequence[OfferLine] = ()
        self._fitted: Fitted[OfferLine] | None = None

    def show(self, sheet: Sheet, today: date) -> None:
        """Show the offers of this sheet."""
        self._lines = offer_lines(sheet.negotiation, today)
        rows = [Row(f"offer:{each.offer.uid}", partial(self._offer, each)) for each in self._lines]
        outcome = sheet.negotiation.outcome
        if not decided(sheet.negotiation):
            rows.append(Row("concessions", partial(_concessions, sheet)))
        if outcome is not None:
            rows.append(Row("outcome", partial(_outcome, sheet, outcome.on, today)))
        self.fill(rows)

    def prepare(self, width: int) -> None:
        """Choose what fits: the difference goes first, then what is compared."""
        head: tuple[Column[OfferLine], ...] = (
            Column("day", "", lambda row: row.day),
            Column("side", "", lambda row: row.offer.side),
            Column("base", "", lambda row: row.base),
            Column("writing", "", lambda row: row.writing),
        )
        against = Column[OfferLine]("against", "", lambda row: row.against)
        by = Column[OfferLine]("by", "", lambda row: row.by)
        said = Column[OfferLine]("verdict", "", lambda row: row.verdict)
        layouts = (
            Layout((*head, against, by, said)),
            Layout((*head, against, said)),
            Layout((*head, said)),
            Layout((*head[:-1], said)),
        )
        self._fitted = fitted(layouts, self._lines, width) if self._lines else None

    def _offer(self, row: OfferLine, _width: int) -> Content:
        assert self._fitted is not None
        pieces: list[Piece] = []
        for column, cells in zip(self._fitted.layout.columns, self._fitted.widths, strict=True):
            text = column.text(row)
            style = STYLES.get(text, "") if column.name == "verdict" else ""
            pieces += [" " * self._fitted.layout.gap] if pieces else []
            pieces.append((fit(text, cells, right=column.name in RIGHT), style))
        return line(*pieces)


def _outcome(sheet: Sheet, on: date, today: date, width: int) -> Content:
    day = f"{column_date(on, today)}  "
    return line(day, (fit(outcome_words(sheet, today), width - len(day)), "bold"))


def _concessions(sheet: Sheet, width: int) -> Content:
    return line((fit(concession_words(sheet), width), "$muted"))

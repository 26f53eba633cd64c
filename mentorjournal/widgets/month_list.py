"""The months of a roadmap, what each leaves behind, and what is asked in it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from functools import partial

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.records.roadmaps import Month, MonthId
from mentorjournal.dates import MONTHS, show_date
from mentorjournal.mentoring.roadmap_state import Deliverable, MonthStand, RoadmapStand
from mentorjournal.widgets.plain import Piece, fit, line
from mentorjournal.widgets.row_list import Row, RowList

MONTH, ASKED, LEFT, PROMPT, FOLD, YEAR = "month", "asked", "left", "prompt", "fold", "year"
CHOICES = ("again", "otherwise", "enough")
_NUMBER, _THEME, _DAYS, _STATE, _GAP = 4, 22, 13, 7, "  "
_INDENT, _TEXT = 6, 42
_SETTLED = ("done", "waived", "skipped")
_STYLES = {"late": "$warning", "open": "bold $accent"}
_NEXT = "on the next agenda"
_PUT = "enter puts it there"


class MonthList(RowList):
    """The months; where there is no room beside them, with what belongs to those unfolded."""

    DEFAULT_CSS = """
    MonthList { height: 1fr; padding: 0 0 0 1; }
    """


class MonthDetail(RowList):
    """What belongs to the highlighted month, beside the months."""

    DEFAULT_CSS = """
    MonthDetail { height: 1fr; padding: 0 1; }
    """


class RoadmapShown(Struct, frozen=True):
    """A year of the roadmap, as it is to be shown.

    Attributes:
        stand: The year.
        today: The local day.
        leads: Who prepares a month, in words.
        beside: What is said beside a deliverable.
        on_agenda: The questions that the next talk comes back to.
        unfolded: The ids of rows below which what belongs to them is shown.
        beside_months: Whether that has a place of its own beside the months.
        hide: Whether what is about pay is left out, while others see the screen.
        choice: Which of `CHOICES` stands out where the year has run out; None where another one
            has begun.
    """

    stand: RoadmapStand
    today: date
    leads: Callable[[Month], str]
    beside: Callable[[Deliverable], str]
    on_agenda: Collection[str] = ()
    unfolded: Collection[str] = ()
    beside_months: bool = False
    hide: bool = False
    choice: int | None = 0

    def theme(self, month: Month) -> str:
        """What a month is about, as it may be seen just now."""
        return (month.without_pay() if self.hide else month).theme


def month_id(kind: str, month: MonthId, index: int | None = None) -> str:
    """The id of a row: what it is, its month, and which deliverable or question of that."""
    parts = (kind, *month) if index is None else (kind, *month, index)
    return ":".join(map(str, parts))


def read_id(row: str) -> tuple[str, MonthId, int]:
    """What a row is, its month, and which deliverable or question of that; 0 for none."""
    kind, *rest = row.split(":")
    number, turn, index = (*map(int, rest), *(0, 0, 0))[:3]
    return kind, (number, turn), index


def month_rows(shown: RoadmapShown) -> list[Row]:
    """The rows of the list of months."""
    return list(_month_rows(shown))


def _month_rows(shown: RoadmapShown) -> Iterator[Row]:
    if shown.stand.year.over and shown.choice is not None:
        yield Row(YEAR, partial(_year_over, shown))
    months = shown.stand.months
    first = _folded(shown)
    if first:
        yield Row(FOLD, partial(_fold, shown, months[:first]))
    year = shown.today.year
    for stand in months[first:]:
        begins = stand.now.slot.begins.year
        yield Row(
            month_id(MONTH, stand.now.id),
            partial(_month, shown, stand, str(begins) if begins != year else ""),
        )
        year = begins
        if not shown.beside_months and month_id(MONTH, stand.now.id) in shown.unfolded:
            yield from belonging(shown, stand)


def _folded(shown: RoadmapShown) -> int:
    """How many months at the beginning are settled and stand in one row."""
    if shown.beside_months or FOLD in shown.unfolded:
        return 0
    count = 0
    for stand in shown.stand.months:
        if not stand.now.over or stand.state not in _SETTLED:
            break
        count += 1
    return count if count > 1 else 0


def detail_rows(shown: RoadmapShown, stand: MonthStand) -> list[Row]:
    """The rows beside the months: the highlighted one's heading, and what belongs to it."""
    month = stand.now.month
    words = [*_remarks(shown, stand), *([shown.leads(month)] if stand.state != "open" else [])]
    heading = line((f"{month.number}{_GAP}{shown.theme(month)}", "bold"))
    said = "   ".join(filter(None, [_days(stand), *words]))
    return [
        Row("", partial(_cut, heading)),
        Row("", partial(_cut, line((said, "$muted")))),
        Row("", partial(_cut, Content())),
        *belonging(shown, stand, below=True),
    ]


def belonging(shown: RoadmapShown, stand: MonthStand, *, below: bool = False) -> Iterator[Row]:
    """What a month leaves behind, what is carried into it, and what is asked in it.

    Args:
        shown: The year.
        stand: The month.
        below: Whether what is said of each stands below it, and not beside it.
    """
    for index, one in enumerate(stand.deliverables):
        if not (shown.hide and one.asked.pay):
            row = month_id(ASKED, stand.now.id, index)
            yield from _asked(row, one, shown.beside(one), below)
    if stand is shown.stand.current:
        for one in shown.stand.left_over:
            home = shown.stand.month(one.month)
            if home is not None and not (shown.hide and one.asked.pay):
                row = month_id(LEFT, one.month, home.deliverables.index(one))
                yield from _asked(row, one, f"left over from month {one.month[0]}", below)
    for index, prompt in enumerate(stand.now.month.prompts):
        if not (shown.hide and prompt.pay):
            said = _NEXT if prompt.text in shown.on_agenda else ""
            if not said and stand is shown.stand.current:
                said = _PUT
            row = month_id(PROMPT, stand.now.id, index)
            yield from _line(row, ("ask  ", "$accent"), prompt.text, "", said, below)


def _asked(row: str, one: Deliverable, beside: str, below: bool) -> Iterator[Row]:
    if one.is_open:
        yield from _line(row, ("□ ", "bold $accent"), one.text, "", beside, below)
    else:
        sign = "■ " if one.state == "done" else "– " if one.said else "□ "
        yield from _line(row, (sign, "$muted"), one.text, "$muted", beside, below)


def _line(row: str, sign: Piece, text: str, style: str, beside: str, below: bool) -> Iterator[Row]:
    if not below:
        yield Row(row, partial(_beside, sign, text, style, beside))
        return
    yield Row(row, lambda width: line(sign, (fit(text, width - 5), style)))
    if beside:
        yield Row("", lambda width: line("     ", (fit(beside, width - 5), "$muted")))


def _beside(sign: Piece, text: str, style: str, beside: str, width: int) -> Content:
    mark = line(sign)
    # Where it is narrow, what is said beside gives way first.
    room = max(_TEXT - mark.cell_length, min(cell_len(text), width - _INDENT - mark.cell_length))
    if width > _INDENT + _TEXT + 12:
        room = _TEXT - mark.cell_length
    words = fit(text, room) + _GAP
    return line(" " * _INDENT, mark, (words, style), (beside, "$muted")).truncate(
        width, ellipsis=True
    )


def _month(shown: RoadmapShown, stand: MonthStand, year: str, width: int) -> Content:
    month = stand.now.month
    quiet = "" if stand.now.began and not stand.now.over else "$muted"
    late = stand.state == "late"
    said = [] if shown.beside_months else _remarks(shown, stand)
    return _columns(
        f"{month.number:>2}",
        (shown.theme(month), "" if late else quiet),
        _days(stand),
        (stand.state, _STYLES.get(stand.state, "$muted")),
        "   ".join(filter(None, [year, *said])),
        width,
    )


def _columns(
    number: str, theme: tuple[str, str], days: str, state: tuple[str, str], said: str, width: int
) -> Content:
    words, style = theme
    lead = max(_NUMBER, cell_len(number) + 1)
    room = max(8, min(_THEME, width - lead - _DAYS - _STATE - 2 * len(_GAP)))
    return line(
        (fit(number, lead), "$muted" if style else "bold"),
        (fit(words, room - (lead - _NUMBER)), style),
        _GAP,
        (fit(days, _DAYS), "$muted"),
        _GAP,
        (fit(state[0], _STATE), state[1]),
        _GAP,
        (said, "$muted"),
    ).truncate(width, ellipsis=True)


def _days(stand: MonthStand) -> str:
    slot = stand.now.slot
    return "–".join(f"{day.day} {MONTHS[day.month - 1]}" for day in (slot.begins, slot.ends))


def _remarks(shown: RoadmapShown, stand: MonthStand) -> list[str]:
    """What is said behind the state of a month."""
    if stand.now.skipped is not None:
        return [stand.now.skipped.reason]
    said: list[str] = []
    if stand.state in ("open", "late") and stand.asked_for:
        said.append(f"{stand.done} of {stand.asked_for}")
    if stand is shown.stand.current:
        said.append(shown.leads(stand.now.month))
    elif stand.state == "done":
        said.append(_waived(shown, [stand]))
    if _ends_with_budget(shown.stand, stand) and not shown.hide:
        said.append("ends as the budget closes")
    return said


def _ends_with_budget(stand: RoadmapStand, month: MonthStand) -> bool:
    led = [each for each in stand.months if each.now.slot.with_budget]
    return bool(led) and led[-1] is month


def _waived(shown: RoadmapShown, months: Sequence[MonthStand]) -> str:
    """What of settled months was not asked for any more."""
    waived = [
        one
        for stand in months
        for one in stand.deliverables
        if one.state == "waived" and not (shown.hide and one.asked.pay)
    ]
    skipped = sum(stand.state == "skipped" for stand in months)
    said = [f"{waived[0].text} waived" if len(waived) == 1 else f"{len(waived)} waived"]
    if not waived:
        said = []
    if skipped:
        said.append(f"{skipped} skipped")
    return ", ".join(said)


def _fold(shown: RoadmapShown, months: Sequence[MonthStand], width: int) -> Content:
    first, last = months[0].now, months[-1].now
    begins, ends = first.slot.begins, last.slot.ends
    days = "–".join(f"{day.day} {MONTHS[day.month - 1]}" for day in (begins, ends))
    return _columns(
        f"{first.id[0]}–{last.id[0]}",
        (f"{shown.theme(first.month)} … {shown.theme(last.month)}", "$muted"),
        days,
        ("done", "$muted"),
        _waived(shown, months),
        width,
    )


def _year_over(shown: RoadmapShown, width: int) -> Content:
    year = shown.stand.year
    since = show_date(year.months[-1].slot.ends, shown.today)
    pieces: list[Piece] = [(f"Year {year.number} ended {since}", "bold"), "   "]
    for index, word in enumerate(CHOICES):
        chosen = index == shown.choice
        pieces += [
            ("› " if chosen else "", "bold $accent"),
            (word, "bold" if chosen else "$muted"),
            (" ‹" if chosen else "", "bold $accent"),
            "   ",
        ]
    return line(*pieces).truncate(width, ellipsis=True)


def _cut(content: Content, width: int) -> Content:
    return content.truncate(width, ellipsis=True)

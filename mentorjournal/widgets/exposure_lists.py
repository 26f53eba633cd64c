"""Reviews with management, and those who decide: what they saw, and when they will see more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.data.records.models import FollowUp
from mentorjournal.dates import MONTHS, add_months, column_date, full_date, show_date
from mentorjournal.mentoring.exposure import YEAR, Exposure
from mentorjournal.widgets.line_list import MARK
from mentorjournal.widgets.plain import Piece, fit, line
from mentorjournal.widgets.row_list import Row, RowList

NEW = "new"
"""The row of a list with nothing in it, which says how it begins."""
SEEN, UNSEEN = "●", "·"
NAME, MOST_NAME, CHANCE, SHORT_SAW = 19, 30, 15, 9
GAP = 2
FULL, STRIP, ROOMY = 72, 58, 100
"""Cells from which on all columns stand, from which on the last one is left out, and from which
on there is room to spare."""


class ReviewList(RowList):
    """Reviews: with whom, when, and what came of it."""

    MARK_STAYS: ClassVar[bool] = False
    DEFAULT_CSS = """
    ReviewList { max-height: 3; margin: 1 0 0 0; }
    """

    def show(self, reviews: Sequence[FollowUp], today: date, *, add: str, result: str) -> None:
        """Show these reviews.

        Args:
            reviews: In their order.
            today: The local day.
            add: The key that plans one.
            result: The key that says what came of one.
        """
        rows = [Row(each.uid, partial(_review, each, today, result)) for each in reviews]
        self.fill(rows or [_begins("Review with management   none planned yet", add, "plans one")])


class DeciderHeading(Widget):
    """What the columns of those who decide are."""

    DEFAULT_CSS = """
    DeciderHeading { height: 1; margin: 1 0 0 0; color: $muted; }
    """

    words: reactive[str] = reactive("")
    today: reactive[date | None] = reactive(None)
    """The local day; None where there is no row for the columns."""
    room: reactive[int] = reactive(0)
    """Cells of a row below, without its mark."""

    def render(self) -> Content:
        """The words for them, where the list below has its columns."""
        if self.today is None:
            return line(self.words)
        return _columns(
            self.room,
            line(self.words),
            line(initials(self.today)),
            line("last saw"),
            line("next chance"),
            before=len(MARK),
        )


class DeciderList(RowList):
    """Those who decide, one a row."""

    MARK_STAYS: ClassVar[bool] = False
    DEFAULT_CSS = """
    DeciderList { max-height: 7; }
    """

    class Rearranged(Message):
        """Its columns stand elsewhere now, and so does what stands above them."""

        def __init__(self, room: int) -> None:
            super().__init__()
            self.room = room

    def prepare(self, width: int) -> None:
        """Tell how much room there is for the columns."""
        self.post_message(self.Rearranged(width))

    def show(self, deciders: Sequence[Exposure], today: date, *, add: str) -> None:
        """Show what each of them has seen.

        Args:
            deciders: In their order.
            today: The local day.
            add: The key that adds one, and plans a chance.
        """
        rows = [Row(each.decider.uid, partial(_decider, each, today, add)) for each in deciders]
        self.fill(rows or [_begins("nobody named yet", add, "names somebody")])


def _begins(words: str, key: str, does: str) -> Row:
    """The row of a list with nothing in it: the key that begins it, and what that does."""
    shown = line((f"{words}   ", "$muted"), (key, "bold $accent"), f" {does}")
    return Row(NEW, lambda _width: shown)


def _review(review: FollowUp, today: date, key: str, width: int) -> Content:
    """A review; what came of one whose day has passed asks to be said."""
    held = review.state == "done"
    day = review.closed if held else review.due
    when = show_date(day, today) if day else "no day yet"
    late = not held and day is not None and day < today
    word = "held" if held else "was planned" if late else "planned"
    shown = line(
        f"Review with {review.review_with}   ",
        (f"{word} {when}", "$warning" if late else ""),
    )
    came = f"what came of it: {review.result or '–'}"
    ask = "" if review.result else f"   {key}"
    at = max(43, shown.cell_length + 3)
    room = width - at - cell_len(ask)
    if room < len("what came of it: –"):
        return line(shown, (ask, "bold $accent")).truncate(width, ellipsis=True)
    # The key stands where it does in the sketch: behind the words, at the end of the row.
    return line(
        shown,
        " " * (at - shown.cell_length),
        (fit(came, room), "$muted" if not review.result else ""),
        (ask, "bold $accent"),
    )


def initials(today: date) -> str:
    """The first letters of the last twelve months, the oldest first."""
    first = add_months(today.replace(day=1), 1 - YEAR)
    return "".join(MONTHS[(first.month - 1 + at) % YEAR][0] for at in range(YEAR))


def _widths(width: int) -> tuple[int, int, int]:
    """Cells of name, of what was seen last, and of the next chance; 0 for what is left out."""
    rest = width - YEAR - GAP
    if width < STRIP:
        return rest - SHORT_SAW - GAP, SHORT_SAW, 0
    if width < FULL:
        return NAME, rest - NAME - GAP, 0
    name = min(MOST_NAME, NAME + max(0, width - ROOMY) // 2)
    chance = CHANCE + max(0, width - FULL) // 3
    return name, rest - name - chance - 2 * GAP, chance


def _columns(
    width: int, name: Content, strip: Content, saw: Content, chance: Content, *, before: int = 0
) -> Content:
    """One row of the columns; `before` is how many cells earlier the name begins."""
    name_width, saw_width, chance_width = _widths(width)
    pieces: list[Piece] = [_fitted(name, name_width + before), "  ", strip]
    pieces += ["  ", _fitted(saw, saw_width)]
    if chance_width:
        pieces += ["  ", _fitted(chance, chance_width)]
    return line(*pieces)


def _fitted(content: Content, width: int) -> Content:
    room = width - content.cell_length
    return line(content, " " * room) if room >= 0 else content.truncate(width, ellipsis=True)


def _decider(each: Exposure, today: date, key: str, width: int) -> Content:
    role = f", {each.role}" if each.role else ""
    strip = "".join(SEEN if count else UNSEEN for count in each.months)
    if each.last is None:
        saw = line(("nothing", "$warning"))
    elif width < STRIP:
        saw = line((_short(each.last.on, today), "$muted"))
    else:
        saw = line((f"{column_date(each.last.on, today)} ", "$muted"), each.last.text)
    if each.chance is not None:
        chance = line(f"{_short(each.chance.on, today)} {each.chance.words}")
    else:
        chance = line((key, "bold $accent"), " plan one")
    return _columns(
        width, line(each.name, role), line((strip, "$accent" if each.seen else "$muted")),
        saw, chance,
    )  # fmt: skip


def _short(day: date, today: date) -> str:
    """A day without its weekday; of another year without its day."""
    first, _, rest = full_date(day).partition(" ")
    return rest if day.year != today.year else f"{first} {rest.partition(' ')[0]}"

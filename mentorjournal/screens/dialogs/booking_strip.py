"""Some weeks as a strip, from which the day of the next session is chosen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import BindingType
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.data.records.base import Channel
from mentorjournal.data.records.models import Session
from mentorjournal.dates import LATEST, MONTHS, column_date, show_date
from mentorjournal.mentoring.booking_days import BookingDays, ClockName, Welcome, what
from mentorjournal.recurrence import Every
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.plain import Piece, fit, hiding, line, plain, wrapped

WEEKS, FEW_WEEKS = 6, 3
LABELS = 9
"""Cells before the first week."""
WEEK = 7
GAP = "  "
LETTERS = "MTWTFSS"
SAID_ROWS = 2
"""So many rows are kept for what is said of a day, so that the fields stand still."""
MOST_COUNTED = 9
CLOCKS: tuple[ClockName, ...] = ("meeting", "call")
CELLS: dict[Welcome | None, Piece] = {
    "good": ("█", "$accent"),
    "late": ("▒", "$muted"),
    "too soon": ("·", "$muted"),
    None: " ",
}
CHOSEN, BOOKED, AWAY, NOTHING = "▲", "●", "×", "·"


class BookingStrip(Widget, can_focus=True):
    """The days of some weeks: windows of the clocks, what is booked, and the chosen day.

    Arrows choose a day or a week; what is typed belongs to the field of the day.

    Args:
        days: What speaks for and against each day.
        whose: The other person's first name.
        chosen: The day it begins with.
    """

    WHERE: ClassVar[str] = "booking"
    BINDINGS: ClassVar[list[BindingType]] = bindings("booking")
    DEFAULT_CSS = """
    BookingStrip { height: auto; margin: 0 0 1 0; background: $background; color: $foreground; }
    """

    chosen: reactive[date] = reactive(date.min, layout=True)
    channel: reactive[Channel] = reactive[Channel]("call", layout=True)
    every: reactive[Every | None] = reactive(None, layout=True)

    class Chosen(Message):
        """Another day was chosen here."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Taken(Message):
        """The chosen day is to be booked."""

    class Left(Message):
        """Nothing is to be booked."""

    class Typed(Message):
        """Something was typed that is meant for the field of the day."""

        def __init__(self, character: str) -> None:
            super().__init__()
            self.character = character

    def __init__(self, days: BookingDays, whose: str, chosen: date) -> None:
        super().__init__()
        self._days, self._whose = days, whose
        self.set_reactive(BookingStrip.chosen, chosen)

    def on_mount(self) -> None:
        """Follow the hide key."""
        if hasattr(self.app, "hidden"):
            self.watch(self.app, "hidden", self._follow_hiding, init=False)

    def _follow_hiding(self) -> None:
        self.refresh(layout=True)

    # Keys

    def _step(self, days: int) -> None:
        day = min(max(self._days.today, self.chosen + timedelta(days=days)), LATEST)
        if day != self.chosen:
            self.chosen = day
            self.post_message(self.Chosen(day))

    def action_booking_day(self) -> None:
        """Choose the next day."""
        self._step(1)

    def action_booking_day_back(self) -> None:
        """Choose the day before."""
        self._step(-1)

    def action_booking_week(self) -> None:
        """Choose the same day of the next week."""
        self._step(WEEK)

    def action_booking_week_back(self) -> None:
        """Choose the same day of the week before."""
        self._step(-WEEK)

    def action_booking_take(self) -> None:
        """Book the chosen day."""
        self.post_message(self.Taken())

    def action_booking_fields(self) -> None:
        """Go to the fields."""
        self.screen.focus_next()

    def action_booking_leave(self) -> None:
        """Leave without booking."""
        self.post_message(self.Left())

    def on_key(self, event: Key) -> None:
        """Hand on what is typed."""
        if event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.post_message(self.Typed(event.character))

    def on_click(self, event: Click) -> None:
        """Choose the day clicked on."""
        offset = event.get_content_offset(self)
        place = (offset.x if offset is not None else -1) - LABELS
        week, day = divmod(place, WEEK + len(GAP))
        if 0 <= week < self._weeks and day < WEEK:
            self._step((self._first + timedelta(days=week * WEEK + day) - self.chosen).days)

    # What is drawn

    @property
    def _weeks(self) -> int:
        return WEEKS if self._taken(WEEKS) <= self.content_size.width else FEW_WEEKS

    def _taken(self, weeks: int) -> int:
        return LABELS + weeks * WEEK + (weeks - 1) * len(GAP)

    @property
    def _first(self) -> date:
        """The Monday with which it begins: this week's, or later that the chosen day is seen."""
        first = _monday(self._days.today)
        last = _monday(self.chosen) - timedelta(weeks=self._weeks - 1)
        return max(first, last)

    def render(self) -> Content:
        """Weeks, a row for each clock, what is booked, and what is said of the chosen day."""
        hide = hiding(self)
        rows = [self._dates(), self._letters()]
        if not hide:
            rows += [self._clock(name) for name in CLOCKS if name in self._clock_names]
        rows += [self._mine(), self._theirs(), *self._said(hide)]
        return Content("\n").join(rows)

    @property
    def _clock_names(self) -> set[ClockName]:
        return set(self._days.clocks(self.chosen))

    def _dates(self) -> Content:
        names, before = [], 0
        for number in range(self._weeks):
            monday = self._first + timedelta(weeks=number)
            month = "" if monday.month == before else f"{MONTHS[monday.month - 1]} "
            names.append(f"{month}{monday.day}".ljust(WEEK))
            before = monday.month
        return line((" " * LABELS + GAP.join(names).rstrip(), "$muted"))

    def _letters(self) -> Content:
        here = "bold $accent" if self.has_focus else "bold $foreground"
        return self._row(
            "",
            lambda day: (
                LETTERS[day.weekday()],
                here if day == self.chosen else "$muted",
            ),
        )

    def _clock(self, name: ClockName) -> Content:
        def drawn(day: date) -> Piece:
            return CELLS[self._days.welcome(name, day)] if day >= self._days.today else " "

        window = self._days.clocks(self.chosen)[name]
        until = column_date(window.last_good, self._days.today).replace("  ", " ").strip()
        return self._row(name, drawn, f"to {until}")

    def _mine(self) -> Content:
        days = self._days

        def drawn(day: date) -> Piece:
            if day < days.today:
                return " "
            count = len(days.elsewhere(day))
            if count:
                return str(count) if count <= MOST_COUNTED else "+"
            return (AWAY if days.away(day) else NOTHING, "$muted")

        shown = [self._first + timedelta(days=n) for n in range(self._weeks * WEEK)]
        away = any(days.away(day) and not days.elsewhere(day) for day in shown)
        return self._row("mine", drawn, f"{AWAY} away" if away else "")

    def _theirs(self) -> Content:
        def drawn(day: date) -> Piece:
            if day == self.chosen:
                return (CHOSEN, "bold $accent")
            if day < self._days.today:
                return " "
            if self._days.with_them(day) is not None:
                return (BOOKED, "$accent")
            return (NOTHING, "$muted")

        booked = self._days.booked
        note = f"{BOOKED} booked" if len(booked) > 1 else ""
        if len(booked) == 1:
            note = f"{BOOKED} {self._when(booked[0])} {what(booked[0])}"
        return self._row(self._whose, drawn, note)

    def _when(self, session: Session) -> str:
        if session.on == self._days.today:
            return "today's"
        return show_date(session.on, self._days.today)

    def _row(self, label: str, drawn: Callable[[date], Piece], note: str = "") -> Content:
        pieces: list[Piece] = [(fit(label, LABELS - 1) + " ", "$muted")]
        for number in range(self._weeks):
            monday = self._first + timedelta(weeks=number)
            pieces += [GAP] if number else []
            pieces += [drawn(monday + timedelta(days=day)) for day in range(WEEK)]
        room = self.content_size.width - self._taken(self._weeks)
        if note and len(GAP) + cell_len(note) <= room:
            pieces.append((GAP + note, "$muted"))
        return line(*pieces)

    def _said(self, hide: bool) -> list[Content]:
        """What is said of the chosen day, below it where there is room."""
        pieces: list[Piece] = []
        for words, warns in self._days.said(self.chosen, self.channel, self.every, hide=hide):
            pieces += [" "] if pieces else []
            pieces.append(plain(words, "$warning" if warns else ""))
        said, width = line(*pieces), max(1, self.content_size.width)
        below = (self.chosen - self._first).days
        indent = LABELS + below + below // WEEK * len(GAP)
        indent = max(0, min(indent, width - said.cell_length))
        fits = said.cell_length <= width
        rows = [line(" " * indent, said)] if fits else wrapped(said, width)
        return [*rows, *[Content(" ")] * (SAID_ROWS - len(rows))]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

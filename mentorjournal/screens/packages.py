"""The packages of a pay talk side by side: line by line, year by year."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from mentorjournal.mentoring.packages import AVERAGE, packages_of, year_label, years_of
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.pay_talk_parts import PayTalkParts, with_talk_parts
from mentorjournal.widgets.no_pay import NoPay
from mentorjournal.widgets.package_table import PackageTable
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.strip_line import Part, StripLine


@with_talk_parts
class PackagesScreen(JournalScreen):
    """What each course of action pays in a year, and by how much it differs from today.

    Attributes:
        parts: Which sheet, and whose, and what else belongs to it.
    """

    WHERE: ClassVar[str] = "packages"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = "PackageTable"
    HELP: ClassVar[str | None] = (
        "What today's position and each alternative pay, line by line, with the difference to "
        "today. Left and right go from year to year; behind the last one stands an average year. "
        "Year 1 and the average always stand last, for a sign-on makes the first year look "
        "better than those after it. Where there are more alternatives than have room, up and "
        "down show the others beside today's."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("packages")

    DEFAULT_CSS = """
    PackagesScreen {
        #packages { height: 1fr; padding: 1 0 0 0; }
        #years { height: 1; padding: 0 1; }
        StripLine { width: 1fr; }
        #currency { width: auto; color: $muted; }
        PackageTable { margin: 1 0 0 0; }
        &.-none #packages { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PayTalkParts = PayTalkParts(self)
        self._year = 1

    def compose_body(self) -> ComposeResult:
        """The years, the packages; or why there is nothing."""
        yield from self.parts.compose()
        yield NoPay("tab.sheet", "shows the sheet, which begins with that")
        with Vertical(id="packages"):
            with Horizontal(id="years"):
                yield StripLine()
                yield Static(id="currency")
            yield PackageTable()

    def read(self) -> None:
        """Show the packages in the chosen year."""
        self.parts.fill()
        if self.parts.show_none():
            return
        talk = self.parts.talk
        years = years_of(talk)
        if self._year not in years:
            self._year = AVERAGE
        strip = self.query_one(StripLine)
        strip.parts = [Part(str(year), _short(year)) for year in years]
        strip.current = str(self._year)
        self.query_one("#currency", Static).update(line(f"{talk.currency}, before tax"))
        self.query_one(PackageTable).packages = packages_of(talk, self._year)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Mute what needs a sheet while there is none."""
        if action.startswith("packages_") and self.has_class("-none"):
            return None
        return super().check_action(action, parameters)

    @on(StripLine.Chosen)
    def _clicked(self, event: StripLine.Chosen) -> None:
        self._show_year(int(event.part))

    def _show_year(self, year: int) -> None:
        self._year = year
        self.read()

    def _step(self, step: int) -> None:
        years = years_of(self.parts.talk)
        self._show_year(years[(years.index(self._year) + step) % len(years)])

    def action_packages_year(self) -> None:
        """Show the next year."""
        self._step(1)

    def action_packages_year_back(self) -> None:
        """Show the year before."""
        self._step(-1)


def _short(year: int) -> str:
    """A year in the strip: the first says what the numbers are."""
    return year_label(year) if year in (1, AVERAGE) else str(year)

"""Help: a page for each place, and a line that finds words on all of them."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from mentorjournal.screens.help_pages import LEAD, Entry, Found, Page, find, pages_for
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import plural
from mentorjournal.widgets.footer import Footer, chosen_keys
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.read_text import ReadScroll
from mentorjournal.widgets.strip_line import Part, StripLine
from mentorjournal.widgets.textual_patches.line_input import LineInput
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

WIDEST = 92
MARGINS = 3
"""Cells left of the text, and for the scroll bar."""
PAGE = 13
"""Cells for the page on which something was found."""
LONGEST = 80
"""Letters that are looked for at most: more are on no page, and each costs time."""


class FoundList(LineList[Found]):
    """What was found, each with the page it stands on."""

    def key_of(self, row: Found) -> str:
        """The page and the words."""
        return f"{row.page.place} {row.entry.lead.plain} {row.entry.words}"

    def draw(self, row: Found, width: int) -> Content:
        """Page, mark or keys, what they mean."""
        return line(
            (fit(row.page.title, PAGE), "$muted"),
            " ",
            row.entry.lead.truncate(LEAD - 2, ellipsis=True, pad=True),
            "  ",
            fit(row.entry.words, width - PAGE - 1 - LEAD),
        )


class HelpScreen(ModalScreen[None], SafeScreen[None]):
    """What each place is for, its marks as they are drawn, and its keys.

    It lies over what is open and leaves it as it is, the cursor too.

    Args:
        where: The place or dialog in the command table that is open; its page is shown first.
        text: What it is for, where it is a dialog.
    """

    WHERE: ClassVar[str] = "help"
    BINDINGS: ClassVar[list[BindingType]] = bindings("help")
    AUTO_FOCUS: ClassVar[str | None] = "#page"

    DEFAULT_CSS = """
    HelpScreen {
        #help-heading { height: 1; padding: 0 1; }
        #help-places { padding: 0 1; }
        LineInput { height: 1; margin: 0 1; display: none; }
        #page { height: 1fr; padding: 0 0 0 1; margin: 1 0 0 0; scrollbar-size-vertical: 1; }
        #page > Static { height: auto; }
        FoundList { height: 1fr; margin: 1 0 0 0; display: none; }
        &.-finding #help-places, &.-finding #page { display: none; }
        &.-finding LineInput, &.-finding FoundList { display: block; }
    }
    """

    def __init__(self, where: str, text: str) -> None:
        super().__init__()
        self._where, self._text = where, text
        self._pages: list[Page] = []
        self._at = 0

    def compose(self) -> ComposeResult:
        """Where one is, the places, the page; or what is looked for, and what was found."""
        yield Static(id="help-heading")
        yield StripLine(id="help-places")
        yield LineInput(anew=True, placeholder="words to find on all pages", max_length=LONGEST)
        with ReadScroll(id="page"):
            yield Static(id="help-text")
        yield FoundList(classes="-led")
        yield Footer("help", palette=False)

    def on_mount(self) -> None:
        """Show the page of the place one stands in."""
        self._pages = pages_for(self._where, self._text, chosen_keys(self.app))
        places = [page.place for page in self._pages]
        self._at = places.index(self._where) if self._where in places else len(places) - 1
        strip = self.query_one(StripLine)
        strip.parts = [Part(page.place, page.title) for page in self._pages]
        self._show()

    def on_resize(self) -> None:
        """Wrap anew."""
        if self._pages and not self._finding:
            self._show()

    @property
    def _finding(self) -> bool:
        return self.has_class("-finding")

    @property
    def _page(self) -> Page:
        return self._pages[self._at]

    def _rows(self) -> list[tuple[Entry | None, Content]]:
        return self._page.rows(min(WIDEST, self.size.width - MARGINS))

    def _show(self) -> None:
        """Show the page, its title, and where it stands among the others."""
        count = f"{self._at + 1} of {len(self._pages)}"
        self._say(f"Help › {self._page.title}", count)
        self.query_one(StripLine).current = self._page.place
        text = Content("\n").join(row for _entry, row in self._rows())
        self.query_one("#help-text", Static).update(text)

    def _say(self, title: str, right: str) -> None:
        room = max(0, self.size.width - 2 - len(right))
        heading = line((fit(title, room), "bold"), (right, "$muted"))
        self.query_one("#help-heading", Static).update(heading)

    # Places

    def action_help_page(self) -> None:
        """Show the page of the next place."""
        self._step(1)

    def action_help_page_back(self) -> None:
        """Show the page of the place before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        self._go_to((self._at + step) % len(self._pages))

    def _go_to(self, at: int) -> None:
        self._at = at
        self._show()
        self.query_one("#page").scroll_home(animate=False)

    @on(StripLine.Chosen)
    def _clicked(self, event: StripLine.Chosen) -> None:
        self._go_to([page.place for page in self._pages].index(event.part))

    # Finding

    def fits(self, command: str) -> bool:
        """While one finds there is something to take, and before there are pages to turn."""
        if command == "help.take":
            return self._finding and self.query_one(FoundList).row is not None
        return not self._finding or command == "help.leave"

    def action_help_find(self) -> None:
        """Open the line in which one finds."""
        self._open_line(True)
        self._look()

    def _open_line(self, finding: bool) -> None:
        self.set_class(finding, "-finding")
        (self.query_one(LineInput) if finding else self.query_one("#page")).focus()
        self.refresh_bindings()

    @on(Input.Changed)
    def _look(self) -> None:
        typed = self.query_one(LineInput).value
        found = find(self._pages, typed)
        self.query_one(FoundList).fill(found)
        self._say("Help › find", plural(len(found), "line") if typed.strip() else "")
        self.refresh_bindings()

    def on_key(self, event: Key) -> None:
        """Let the list be moved through while the line has the cursor."""
        if self._finding:
            self.query_one(FoundList).led_by(event)

    @on(Input.Submitted)
    @on(LineList.Opened)
    def _taken(self) -> None:
        self.action_help_take()

    def action_help_take(self) -> None:
        """Show what was found where it stands."""
        row = self.query_one(FoundList).row
        if not self._finding or row is None:
            return
        self._open_line(False)
        self._go_to(self._pages.index(row.page))
        rows = [entry for entry, _row in self._rows()]
        self.call_after_refresh(self._bring_up, rows.index(row.entry))

    def _bring_up(self, row: int) -> None:
        above = max(0, row - self.query_one("#page").size.height // 3)
        self.query_one("#page").scroll_to(y=above, animate=False)

    def action_help_leave(self) -> None:
        """Close the line in which one finds, or the help."""
        if self._finding:
            self._open_line(False)
            self._show()
        else:
            self.dismiss(None)

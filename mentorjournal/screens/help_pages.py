"""The pages of the help: one for each place, made from the place and the table of commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import wrap

from msgspec import Struct
from textual.content import Content

from mentorjournal.commands import (
    APP,
    DIALOGS,
    PLACES,
    Command,
    commands_of,
    keys_of,
    moving,
    title_of,
)
from mentorjournal.screens.help_marks import MARKS_OF, Mark
from mentorjournal.screens.places import PLACES as SCREENS
from mentorjournal.text import fold_name
from mentorjournal.widgets.footer import show_key
from mentorjournal.widgets.plain import line, plain

LEAD = 16
"""Cells for what stands before the words: a mark, or keys."""
LEAST_ROOM = 20
EVERYWHERE = (
    "What stands on every screen, and the keys that work on every one. Where you type, letters "
    "are text, and their second keys do the same."
)


class Entry(Struct, frozen=True):
    """A line of a page: a mark or keys, and what they mean.

    Attributes:
        lead: The mark as it is drawn, or the keys.
        words: What it means.
        other: Other words one may look for it by.
    """

    lead: Content
    words: str
    other: str = ""

    def rows(self, width: int) -> list[Content]:
        """As lines of at most `width` cells, the words wrapped beside the lead."""
        room = max(LEAST_ROOM, width - LEAD)
        rows: list[Content] = []
        for text in wrap(self.words, room):
            lead = self.lead if not rows else Content()
            rows.append(line(lead, " " * max(1, LEAD - lead.cell_length), text))
        return rows

    def is_called(self, typed: Sequence[str]) -> bool:
        """Whether other words for it begin with each of these folded words."""
        called = fold_name(self.other).split()
        return all(any(each.startswith(word) for each in called) for word in typed)

    def holds(self, typed: Sequence[str]) -> bool:
        """Whether all of these folded words are in it."""
        text = fold_name(f"{self.lead.plain} {self.words} {self.other}")
        return all(word in text for word in typed)


class Page(Struct, frozen=True):
    """One page.

    Attributes:
        place: The place or dialog in the table of commands; "app" for what works everywhere.
        about: What it is for, in a few sentences.
        parts: Headings, each with its entries.
    """

    place: str
    about: str
    parts: tuple[tuple[str, tuple[Entry, ...]], ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return title_of(self.place)

    def rows(self, width: int) -> list[tuple[Entry | None, Content]]:
        """The page as lines of at most `width` cells, each entry with its first one."""
        rows: list[tuple[Entry | None, Content]] = []
        for text in wrap(self.about, max(LEAST_ROOM, width)):
            rows.append((None, plain(text)))
        for heading, entries in self.parts:
            rows += [(None, plain("")), (None, line((heading, "bold")))]
            for entry in entries:
                first, *more = entry.rows(width)
                rows.append((entry, first))
                rows += [(None, each) for each in more]
        return rows


def pages_for(where: str, about: str, chosen: Mapping[str, str]) -> list[Page]:
    """All pages: that of an open dialog first, then the places, then what works everywhere.

    Args:
        where: The place or dialog that is open, as in the table of commands.
        about: What an open dialog is for.
        chosen: Keys the person chose, by command id.
    """
    everywhere = tuple(_keys(commands_of(APP), chosen))
    pages = [_dialog(where, about, chosen)] if where in DIALOGS else []
    for place in PLACES:
        purpose: str = SCREENS[place]().HELP or ""
        parts = (
            ("Marks", tuple(_marks(MARKS_OF.get(place, ())))),
            ("Keys", tuple(_keys(commands_of(place), chosen))),
            ("Keys that work everywhere", everywhere),
        )
        pages.append(Page(place, purpose, tuple(part for part in parts if part[1])))
    return [*pages, _everywhere(everywhere)]


def _dialog(where: str, about: str, chosen: Mapping[str, str]) -> Page:
    return Page(where, about, (("Keys", tuple(_keys(commands_of(where), chosen))),))


def _everywhere(keys: tuple[Entry, ...]) -> Page:
    moves = tuple(
        Entry(line((" ".join(map(show_key, each.split(","))), "$accent")), what)
        for each, what in moving.MOVES
    )
    marks = tuple(_marks(MARKS_OF[APP]))
    return Page(
        APP,
        EVERYWHERE,
        (("Marks", marks), ("Keys", keys), ("Keys in lists and texts that are read", moves)),
    )


def _marks(marks: Iterable[Mark]) -> Iterator[Entry]:
    for mark in marks:
        yield Entry(mark.drawn, mark.means)


def _keys(commands: Iterable[Command], chosen: Mapping[str, str]) -> Iterator[Entry]:
    for command in commands:
        keys = "  ".join(map(show_key, keys_of(command, chosen)))
        lead = line((keys, "$accent")) if keys else line(("palette", "$muted"))
        words = command.help if keys else f"{command.name}: {command.help}"
        yield Entry(lead, words, f"{command.name} {command.words}")


class Found(Struct, frozen=True):
    """An entry that was found, and the page it stands on."""

    page: Page
    entry: Entry


def find(pages: Sequence[Page], typed: str) -> list[Found]:
    """The entries of all pages that hold every word typed, those that are called so first."""
    words = fold_name(typed).split()
    if not words:
        return []
    # What every page repeats is found on the last one, which is about it.
    last = {id(entry) for _heading, entries in pages[-1].parts for entry in entries}
    found = [
        Found(page, entry)
        for page in pages
        for _heading, entries in page.parts
        for entry in entries
        if entry.holds(words) and (page is pages[-1] or id(entry) not in last)
    ]
    return sorted(found, key=lambda each: not each.entry.is_called(words))

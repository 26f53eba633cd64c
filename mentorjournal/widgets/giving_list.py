"""What I give as a mentor, row by row: the page, the advice, the one-offs, the line as a tree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.records.models import MentorPage
from mentorjournal.dates import column_date
from mentorjournal.mentoring.asks import SOURCES
from mentorjournal.mentoring.follow_up_words import became
from mentorjournal.mentoring.giving import (
    AdvicePiece,
    Giving,
    OneOff,
    doors_words,
    one_offs_words,
)
from mentorjournal.mentoring.introductions import OpenedDoor
from mentorjournal.mentoring.mentor_line import Look, TreeRow, tree
from mentorjournal.mentoring.mentor_page import PARTS, filled, missing
from mentorjournal.text import first_word, one_line
from mentorjournal.widgets.plain import Piece, fit, hiding, line, veil
from mentorjournal.widgets.row_list import Row, RowList

PAGE, GIVEN, HEARD, DOORS = "page", "given", "heard", "doors"
FOLDED = (GIVEN, HEARD, DOORS)
"""Rows that stand for others until they are unfolded."""
ONCE, IN_LINE = "once:", "line:"
"""What the id of a row about a relationship begins with."""
PIECE, DOOR = "piece:", "door:"
"""What the id of a piece of advice begins with, and that of a door."""
_LOOKS: Mapping[Look, str] = {"line": "$muted", "name": "", "you": "bold", "said": "$accent"}
MOST_NAME, DAY = 24, 11
CORNER = max(map(len, SOURCES.values()))
WIDE = 100
"""Cells for the name of a one-off, unless there is room for more, for a day and a corner of my
network; from so many on there is room for how we met."""
INSIDE, MOST_WHO, LEAST_WORDS = 2, 12, 12
"""Cells before what is unfolded, at most for a first name, and at least for the advice."""
NOTHING_SAID = "nothing said yet"


class GivingList(RowList):
    """Rows about what I give, the tree of the line below; as long as it gets, it scrolls."""

    DEFAULT_CSS = """
    GivingList { height: auto; max-height: 100%; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Giving, MentorPage | None, date, str] | None = None
        self._drawn_for = 0
        self._unfolded: Collection[str] = ()

    def show(
        self,
        found: Giving,
        page: MentorPage | None,
        today: date,
        share: str,
        unfolded: Collection[str] = (),
    ) -> None:
        """Show what I give.

        Args:
            found: What was given.
            page: My page as a mentor.
            today: The local day.
            share: The key that shares the page.
            unfolded: Of `FOLDED` those whose rows are shown.
        """
        self._unfolded = unfolded
        self._shown = found, page, today, share
        self.fill(list(self._rows()))

    def prepare(self, width: int) -> None:
        """Draw the tree anew where it has more room, or less."""
        if self._shown is not None and width != self._drawn_for:
            self._drawn_for = width
            rows = list(self._rows())
            if len(rows) == len(self.rows):
                self.rows = rows
            else:
                self.call_later(self.fill, rows)

    def _rows(self) -> Iterator[Row]:
        assert self._shown is not None
        found, page, today, share = self._shown
        yield Row(PAGE, partial(_page, page, share))
        yield Row(GIVEN, partial(_labelled, "Given", found.given.words))
        yield from self._pieces(GIVEN, found.pieces, today)
        yield Row(HEARD, partial(_labelled, "Heard", found.heard.words))
        yield from self._pieces(HEARD, found.heard_pieces, today)
        if found.doors:
            yield Row(DOORS, partial(_labelled, "Doors", doors_words(found.doors)))
        for door in found.doors if DOORS in self._unfolded else ():
            yield Row(f"{DOOR}{door.introduction}", partial(_door, door))
        if besides := found.load.of.otherwise:
            yield Row("", partial(_labelled, "Besides", besides))
        yield Row("", partial(_labelled, "One-offs", one_offs_words(found.one_offs)))
        name = max((cell_len(one.name) for one in found.one_offs), default=0)
        for one in found.one_offs:
            yield Row(f"{ONCE}{one.relationship}", partial(self._one_off, one, name, today))
        if found.line:
            yield Row("", _heading)
            drawn = tree(found.line, today, max(1, self.row_room), cell_len, _cut)
            for row in drawn:
                uid = f"{IN_LINE}{row.relationship}" if row.relationship else ""
                yield Row(uid, partial(_of_tree, row))

    def _pieces(self, which: str, pieces: Sequence[AdvicePiece], today: date) -> Iterator[Row]:
        """The pieces of advice, each with what came of it below, once they are unfolded."""
        if which not in self._unfolded:
            return
        name = max((cell_len(first_word(each.who)) for each in pieces), default=0)
        for each in pieces:
            yield Row(f"{PIECE}{each.item.key}", partial(_piece, each, name, today))
            if each.came:
                yield Row("", partial(_came, each.came, name), private=True)

    def at_edge(self, row: Row) -> bool:
        """Headings."""
        return row.shown is _heading

    def _one_off(self, one: OneOff, widest: int, today: date, width: int) -> Content:
        name = fit(one.name, min(widest, max(MOST_NAME, width // 3)))
        day = column_date(one.on, today) if one.on else " " * DAY
        corner = fit(one.corner, CORNER)
        met = fit(one.met, width // 4) if one.met and width >= WIDE else ""
        veiled = veil if hiding(self) else str
        came: Piece = veiled(one.came) if one.came else (NOTHING_SAID, "$muted")
        told = ((each, "$muted") for each in (day, corner, veiled(met)) if each)
        return line(name, "   ", *(piece for each in told for piece in (each, "   ")), came)


def _heading(_width: int) -> Content:
    return line(("The line", "bold"))


def _piece(piece: AdvicePiece, widest: int, today: date, width: int) -> Content:
    """Who, when, what, and how it stands; its words give way."""
    stands = became(piece.item)
    name = min(widest, MOST_WHO)
    room = width - INSIDE - name - DAY - 6 - (cell_len(stands) + 3 if stands else 0)
    said = fit(one_line(piece.item.text), max(LEAST_WORDS, room))
    return line(
        " " * INSIDE,
        fit(first_word(piece.who), name),
        "   ",
        (column_date(piece.item.since, today), "$muted"),
        "   ",
        said,
        f"   {stands}" if stands else "",
    )


def _came(words: str, widest: int, width: int) -> Content:
    before = INSIDE + min(widest, MOST_WHO) + 3
    return line(" " * before, (fit(words, max(0, width - before)).rstrip(), "$muted"))


def _door(door: OpenedDoor, width: int) -> Content:
    way = fit(door.way, min(MOST_NAME + 4, width // 3))
    words = f"{door.words}; next: {door.then}" if door.then else door.words
    room = max(0, width - INSIDE - cell_len(way) - 3)
    shown = fit(words, room).rstrip()
    return line(" " * INSIDE, way, "   ", (shown, "$warning" if door.late else ""))


def _cut(text: str, width: int) -> str:
    return fit(text, width).rstrip() if cell_len(text) > width else text


def _labelled(label: str, words: str, width: int) -> Content:
    return line((f"{label:<8} ", "$muted"), words).truncate(width, ellipsis=True)


def _page(page: MentorPage | None, share: str, width: int) -> Content:
    """How much of the page is filled, what is missing, and the key that shares it."""
    said = filled(page)
    head = f"1 page, {said} of {len(PARTS)} filled"
    tail = f"{share} as half a page" if said else ""
    lacks: Sequence[str] = missing(page)
    if not lacks:
        return line(head, "   ", (tail, "$muted"))
    room = width - len(head) - 3 - (cell_len(tail) + 3 if tail else 0)
    told = fit(f"you: {', '.join(lacks)}", max(0, room)).rstrip()
    return line(head, "   ", (told, "$accent"), "   " if tail else "", (tail, "$muted"))


def _of_tree(row: TreeRow, _width: int) -> Content:
    return line(*((text, _LOOKS[look]) for text, look in row.pieces))

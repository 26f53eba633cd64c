"""The line of mentors as a picture: an SVG file that names everybody, and is for me alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape

from msgspec import Struct

from mentorjournal.dates import full_date
from mentorjournal.mentoring.mentor_line import Link, MentorLine, spoken
from mentorjournal.text import for_terminal

CELL, SIZE, SMALL = 8.4, 14, 11
"""Pixels of a character of that font size, and the size of what stands below a name."""
ROW, BETWEEN, MARGIN = 44, 48, 24
"""Pixels from a name to the next below and beside it, and around the picture."""
ME = "Me"
_STYLE = (
    "text{font-family:monospace;fill:#1b1b1b}.me{font-weight:bold}.said{fill:#5c5c5c}"
    "path{fill:none;stroke:#8a8a8a}"
)


class _Place(Struct, frozen=True):
    """A name in the picture.

    Attributes:
        name: What stands there, and `said` below it.
        row: Its row; between two rows for who stands in the middle of several.
        to: The place in the next column, or before it, that it is joined to; None for me.
    """

    name: str
    row: float
    said: str = ""
    kind: str = ""


def picture(line: MentorLine, me: str, cells: Callable[[str], int]) -> str:
    """The line from left to right: who mentored my mentors, they, I, my protégés, theirs.

    Args:
        line: The line.
        me: My name; empty where I gave none.
        cells: How wide a name is, in characters.
    """
    return _Picture(line, me, cells).text()


class _Picture:
    """One picture in the making."""

    def __init__(self, line: MentorLine, me: str, cells: Callable[[str], int]) -> None:
        self._line, self._named, self._cells = line, me, cells
        self._me = me or ME
        self._rows = max(len(line.mentors), len(line.proteges), 1)

    def text(self) -> str:
        """All of it."""
        columns = self._columns()
        lefts, right = [], float(MARGIN)
        for column in columns:
            lefts.append(right)
            widest = max((self._wide(one) for one in column), default=0.0)
            right += widest + BETWEEN if column else 0
        width = right - BETWEEN + MARGIN
        height = self._rows * ROW + 2 * MARGIN
        # A name ends with its own text; sentences end with a stop.
        title = f"The line of mentors of {me}" if (me := self._named) else "My line of mentors"
        told = " ".join(spoken(self._line, me)) or "Nobody yet."
        return "\n".join(
            [
                f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" '
                f'width="{width:.0f}" height="{height}" role="img" aria-labelledby="title desc">',
                f'<title id="title">{_literal(title)}</title>',
                f'<desc id="desc">{_literal(told)}</desc>',
                f"<style>{_STYLE}</style>",
                f'<rect width="{width:.0f}" height="{height}" fill="#ffffff"/>',
                *self._ways(columns, lefts),
                *(
                    each
                    for column, left in zip(columns, lefts, strict=True)
                    for place in column
                    for each in self._name(place, left)
                ),
                "</svg>",
                "",
            ]
        )

    def _columns(self) -> tuple[list[_Place], ...]:
        """Who stands in which column, from left to right; who is not known has no place."""

        def rows(links: Sequence[Link]) -> Iterator[tuple[float, Link]]:
            first = (self._rows - len(links)) / 2
            return ((first + place, each) for place, each in enumerate(links))

        mentors, proteges = list(rows(self._line.mentors)), list(rows(self._line.proteges))
        return (
            [_Place(each.beyond, row) for row, each in mentors if each.beyond],
            [_Place(each.name, row) for row, each in mentors],
            [_Place(self._me, (self._rows - 1) / 2, kind="me")],
            [_Place(each.name, row, self._paid(each)) for row, each in proteges],
            [_Place(each.beyond, row) for row, each in proteges if each.beyond],
        )

    @staticmethod
    def _paid(link: Link) -> str:
        return f"paid forward {full_date(link.paid_forward)}" if link.paid_forward else ""

    def _wide(self, place: _Place) -> float:
        return max(self._cells(place.name) * CELL, self._cells(place.said) * CELL * SMALL / SIZE)

    def _ways(self, columns: Sequence[list[_Place]], lefts: Sequence[float]) -> Iterator[str]:
        """What joins each to the next: of the same row beside me's columns, else to me."""
        for at in range(len(columns) - 1):
            for one in columns[at]:
                for other in columns[at + 1]:
                    if 2 in (at, at + 1) or one.row == other.row:
                        begin, end = lefts[at] + self._cells(one.name) * CELL + 8, lefts[at + 1] - 8
                        high, low = _height(one.row), _height(other.row)
                        middle = (begin + end) / 2
                        yield (
                            f'<path d="M{begin:.0f} {high:.0f}C{middle:.0f} {high:.0f} '
                            f'{middle:.0f} {low:.0f} {end:.0f} {low:.0f}"/>'
                        )

    @staticmethod
    def _name(place: _Place, left: float) -> Iterator[str]:
        base = _height(place.row) + SIZE / 3
        kind = f' class="{place.kind}"' if place.kind else ""
        yield (
            f'<text x="{left:.0f}" y="{base:.0f}" font-size="{SIZE}"{kind}>'
            f"{_literal(place.name)}</text>"
        )
        if place.said:
            yield (
                f'<text x="{left:.0f}" y="{base + SIZE:.0f}" font-size="{SMALL}" class="said">'
                f"{_literal(place.said)}</text>"
            )


def _height(row: float) -> float:
    return MARGIN + row * ROW + ROW / 2


def _literal(text: str) -> str:
    """A text as it is, whatever it says, in an XML file that has no control characters."""
    shown = "".join(char for char in for_terminal(text) if char not in "\ufffe\uffff")
    return escape(" ".join(shown.split()))

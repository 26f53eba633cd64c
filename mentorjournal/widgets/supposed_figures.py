"""Figures of a pay talk that can be moved, and what follows beside them, as lines."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.mentoring.what_if import SAME, Figure, Lever
from mentorjournal.widgets.plain import Piece, fit, line, plain, wrapped

OTHER = "another"
HERE, ELSEWHERE = "› ", "  "
SHORTEST = len("limit, likely")
"""Cells that a name of what is moved has at least."""
LONGEST = 24
"""Cells that what is typed has at most."""
NAME = 11
"""Cells of the names of what follows."""
GAP, APART = "  ", "   "
WIDEST = 92
NARROW = 66
"""Cells below which what follows stands below the figures that are moved."""


class Moved(Struct, frozen=True):
    """A figure that can be moved, as it stands there.

    Attributes:
        lever: Which.
        label: What it is called.
        brief: The same in fewer cells.
        shown: What it is now.
        was: What it is on the sheet, where that is another; else empty.
    """

    lever: Lever
    label: str
    brief: str
    shown: str
    was: str = ""


class Supposed(Struct, frozen=True):
    """All that stands in the lines.

    Attributes:
        moved: What can be moved; cap and years, the last two, share a line.
        follows: Least, ask, what is expected, the BATNA.
        more: What else follows, a line each.
    """

    moved: tuple[Moved, ...]
    follows: tuple[Figure, ...]
    more: tuple[str, ...]


def lines_of(
    shown: Supposed, at: int, typed: str, width: int, *, complaint: str = ""
) -> list[Content]:
    """The lines at a width.

    Args:
        shown: What stands in them.
        at: Which figure is being moved.
        typed: What was typed in its place; empty where nothing was.
        width: In cells.
        complaint: What is wrong with that; empty where nothing is.
    """
    width = min(width, WIDEST)
    head = line(("What if", "bold"), ("   nothing is saved; type a figure, or step", "$muted"))
    right = [_following(figure, shown.follows) for figure in shown.follows]
    left_width = width - max((each.cell_length for each in right), default=0) - len(APART)
    left = _left(shown.moved, at, typed, left_width)
    if width < NARROW or any(row.cell_length > left_width for row in left):
        left = _left(shown.moved, at, typed, width)
        rows = [*left, *(line(ELSEWHERE, each) for each in right)]
    else:
        rows = [
            line(_padded(row, left_width), APART, beside)
            for row, beside in zip(_as_long(left, right), _as_long(right, left), strict=True)
        ]
    more = [each for words in shown.more for each in wrapped(plain(words), width)]
    wrong = wrapped(plain(complaint, "$warning"), width) if complaint else []
    cut = [each.truncate(max(width, 1), ellipsis=True) for each in (head, *rows)]
    return [*cut, *more, *wrong]


def _as_long(rows: Sequence[Content], others: Sequence[Content]) -> list[Content]:
    return [*rows, *[Content()] * (len(others) - len(rows))]


def _padded(row: Content, width: int) -> Content:
    return line(row, " " * max(0, width - row.cell_length))


def _following(figure: Figure, all_of_them: Sequence[Figure]) -> Content:
    """One that follows, with its difference; the first of them stand right-aligned."""
    *amounts, last = all_of_them
    room = max(cell_len(each.now) for each in amounts)
    aside = max(cell_len(each.by) for each in amounts)
    name: Piece = (fit(figure.label, NAME), "$muted")
    if figure is last:
        cells = room + len(APART) + max(aside, NAME)
        return line(name, (fit(_in_words(figure, cells), cells), "bold"))
    style = "$muted" if figure.by == SAME else "bold"
    return line(
        name,
        (fit(figure.now, room, right=True), "bold"),
        APART,
        (fit(figure.by, max(aside, NAME)), style),
    )


def _in_words(figure: Figure, cells: int) -> str:
    """What follows that is no amount; where it has no room, only whether it is another one, as
    the line below names it.
    """
    for words in (f"{figure.now}, {figure.by}" if figure.by else "", figure.now):
        if words and cell_len(words) <= cells:
            return words
    return OTHER if figure.by else SAME


def _left(moved: Sequence[Moved], at: int, typed: str, width: int) -> list[Content]:
    """The figures that can be moved, in columns; the last two share a line where they fit."""
    *alone, _cap, _years = moved
    texts = [
        each.shown if number != at else _typed(typed) or each.shown
        for number, each in enumerate(alone)
    ]
    room = max(cell_len(text) for text in texts) + len("◂  ▸")
    was = max((cell_len(each.was) for each in alone), default=0)
    left = width - len(HERE) - 1 - room - (len(GAP) + was if was else 0)
    labels = max(min(max(cell_len(each.label) for each in alone), left), SHORTEST)
    rows = [
        line(
            _mark(number == at),
            fit(each.label if cell_len(each.label) <= labels else each.brief, labels),
            " ",
            _value(each, number == at, typed, room),
            (GAP + each.was if each.was else "", "$muted"),
        )
        for number, each in enumerate(alone)
    ]
    pair = [_short(each, number == at, typed) for number, each in list(enumerate(moved))[-2:]]
    together = line(GAP).join(pair)
    return [*rows, together] if together.cell_length <= width else [*rows, *pair]


def _short(each: Moved, here: bool, typed: str) -> Content:
    was = (f" {each.was}" if each.was else "", "$muted")
    return line(_mark(here), f"{each.label} ", _value(each, here, typed, 0), was)


def _typed(typed: str) -> str:
    """What is typed, the end of it where it is long."""
    return typed if len(typed) <= LONGEST else f"…{typed[1 - LONGEST :]}"


def _mark(here: bool) -> Piece:
    return (HERE, "bold $accent") if here else ELSEWHERE


def _value(each: Moved, here: bool, typed: str, room: int) -> Content:
    """What it is, between arrows where it is being moved; or what is typed in its place."""
    if not here:
        shown = line(f"{ELSEWHERE}{each.shown}" if room else each.shown)
    elif typed:
        shown = line(ELSEWHERE if room else "", (_typed(typed), "underline"), ("▏", "$accent"))
    else:
        arrows = "bold $accent"
        shown = line(("◂ ", arrows), (each.shown, "bold"), (" ▸", arrows))
    return _padded(shown, room)

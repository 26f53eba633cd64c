"""What goes out of a document line by line, and what is held back of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import partial

from textual.content import Content

from mentorjournal.documents.leaving_out import Line
from mentorjournal.text import one_line
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.plain import fit, line
from mentorjournal.widgets.row_list import Row, RowList

GOES, STAYS = "■", "□"
LINE, HELD = "line:", "held:"
"""What the id of a row begins with: a line of the document, or a text that is held back.

Behind the key of a line stands its number, since the same words may stand there twice.
"""


class ShareLines(RowList):
    """The lines of a document, each with a sign that says whether it goes out."""

    DEFAULT_CSS = """
    ShareLines { height: 1fr; }
    """

    def show(self, lines: Iterable[Line], left: Set[str], held: Iterable[str]) -> None:
        """Show what goes out and what does not.

        Args:
            lines: The lines of the document.
            left: The keys of those that are left out.
            held: Texts that are held back because they speak of pay.
        """
        rows = [*_rows(lines, left)]
        held = dict.fromkeys(held)
        if held:
            rows.append(_heading("Held back"))
        rows += [Row(f"{HELD}{text}", partial(_held, text), private=True) for text in held]
        self.fill(rows)


def _rows(lines: Iterable[Line], left: Set[str]) -> Iterator[Row]:
    under = ""
    for number, each in enumerate(lines):
        if each.under != under:
            yield _heading(each.under)
            under = each.under
        shown = partial(_shown, each.text, each.key not in left)
        yield Row(f"{LINE}{each.key}:{number}", shown, private=speaks_of_pay(each.whole))


def _heading(text: str) -> Row:
    return Row("", lambda width: line((fit(text, width), "$muted")))


def _shown(text: str, goes: bool, width: int) -> Content:
    if goes:
        return line((f"{GOES} ", "$accent"), fit(text, width - len(GOES) - 1))
    return line((_with_word(f"{STAYS} {text}", "left out", width), "$muted"))


def _held(text: str, width: int) -> Content:
    return line((_with_word(f"{STAYS} {one_line(text)}", "pay", width), "$warning"))


def _with_word(text: str, word: str, width: int) -> str:
    """A text with a word at the right edge."""
    return f"{fit(text, width - len(word) - 1)} {word}"

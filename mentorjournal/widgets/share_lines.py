"""What goes out of a document line by line, and what is held back of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from functools import partial

from textual.content import Content

from mentorjournal.documents.leaving_out import Line
from mentorjournal.journal.export_files import ExportPreview
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

    def show(self, made: ExportPreview | None, left: Set[str]) -> None:
        """Show what goes out and what does not.

        Args:
            made: The document; None shows nothing.
            left: The keys of lines that are left out; what stays out besides is new.
        """
        rows: list[Row] = []
        if made is not None:
            rows += _rows(made.lines, made.out, made.out - left)
            held = dict.fromkeys(made.held)
            if held:
                rows.append(_heading("Held back"))
            rows += [Row(f"{HELD}{text}", partial(_held, text), private=True) for text in held]
        self.fill(rows)


def _rows(lines: Iterable[Line], left: Set[str], new: Set[str]) -> Iterator[Row]:
    under = ""
    for number, each in enumerate(lines):
        if each.under != under:
            yield _heading(each.under)
            under = each.under
        stays = "" if each.key not in left else "new" if each.key in new else "left out"
        shown = partial(_shown, each.text, stays)
        yield Row(f"{LINE}{each.key}:{number}", shown, private=speaks_of_pay(each.whole))


def _heading(text: str) -> Row:
    return Row("", lambda width: line((fit(text, width), "$muted")))


def _shown(text: str, stays: str, width: int) -> Content:
    if not stays:
        return line((f"{GOES} ", "$accent"), fit(text, width - len(GOES) - 1))
    colour = "$warning" if stays == "new" else "$muted"
    return line((_with_word(f"{STAYS} {text}", stays, width), colour))


def _held(text: str, width: int) -> Content:
    return line((_with_word(f"{STAYS} {one_line(text)}", "pay", width), "$warning"))


def _with_word(text: str, word: str, width: int) -> str:
    """A text with a word at the right edge."""
    return f"{fit(text, width - len(word) - 1)} {word}"

"""How each line of notes looks: the word at its edge, and what in it is drawn how."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Literal, NamedTuple

from rich.style import Style

from mentorjournal.data.notes.marks import MARKS, Kind, box_of, is_ticked, kind_of
from mentorjournal.widgets.line_hints import (
    assignee_in,
    dues_of,
    fence_words,
    flaws,
    line_hint,
    mark_hint,
)
from mentorjournal.widgets.mark_signs import SIGNS, TO_DO, WORDS, Edge
from mentorjournal.widgets.plain import plain
from mentorjournal.widgets.textual_patches.swift_text_area import Look

STYLES = frozenset(
    (
        *("edge", "todo", "action", "key", "advice", "question", "decision", "private", "done"),
        *("code", "sign", "who", "due", "late", "wrong", "warn", "hint"),
    )
)
"""The names of all styles of notes, see `LinePainter`."""
TextStyle = Kind | Literal["code", "done"]
"""What the words of a line are drawn as."""
Part = Literal["sign", "who", "due", "late"]
"""What a part of a line is drawn as, over that."""
ONE_PIECE = "goes on with the line above; a blank line parts them"
"""Behind a line of advice right below another, while the cursor stands in it."""
_PLAIN = Look("", Style.null(), Style.null())


class LineLook(NamedTuple):
    """What stands at the edge of a line, and what its words are drawn as."""

    edge: Edge
    style: TextStyle


_CODE, _UNMARKED = LineLook("code", "code"), LineLook("plain", "plain")


class Span(NamedTuple):
    """A part of a line: first column, column behind, what it is."""

    begin: int
    end: int
    part: Part


def look_of(line: str, kind: Kind, *, code: bool, on: bool = False) -> LineLook:
    """How a line looks.

    Args:
        line: The line.
        kind: What it is.
        code: Whether it stands in a code fence, or begins or ends one.
        on: Whether it goes on with what the line above it is.
    """
    if kind == "plain":
        return _CODE if code else _UNMARKED
    if kind == "private":
        return LineLook("private" if kind_of(line) == kind else "more", kind)
    if code:
        return _CODE
    if kind == "action" and (box := box_of(line)):
        return LineLook(kind, "done" if is_ticked(box) else kind)
    return LineLook(kind if kind_of(line) == kind and not on else "more", kind)


def spans_of(line: str, kind: Kind, today: date) -> list[Span]:
    """The parts of a marked line that look different from the rest of it.

    Args:
        line: The line, which stands in no code fence.
        kind: What it is.
        today: The day that `fri` and `+2w` count from, and that is late when it has passed.
    """
    if kind in ("plain", "private"):
        return []
    if kind != "action":
        return [Span(0, len(MARKS[kind]), "sign")] if kind_of(line) == kind else []
    if not (box := box_of(line)):
        return []
    found = [Span(0, len(box), "sign")]
    if found_who := assignee_in(line):
        found.append(Span(*found_who[:2], "who"))
    if dues := dues_of(line, today):
        due = dues[0]
        late = due.day is not None and due.day < today and not is_ticked(box)
        found.append(Span(due.begin, due.end, "late" if late else "due"))
    return found


class LinePainter:
    """Draws lines of notes.

    Args:
        style: Gives one of `STYLES` by its name.
        today: Gives the day that words such as `due:fri` count from.

    Attributes:
        wordy: Whether there is room for words at the edge, or for signs only.
    """

    def __init__(self, style: Callable[[str], Style], today: Callable[[], date]) -> None:
        self._style, self._today = style, today
        self.wordy = True

    def look(self, line: str, kind: Kind, *, code: bool, on: bool) -> Look:
        """The edge of a line and the style of its words; as for `look_of`."""
        edge, style = look_of(line, kind, code=code, on=on)
        if edge == "plain":
            return _PLAIN
        return Look(
            (WORDS if self.wordy else SIGNS)[edge],
            self._style("todo" if edge in TO_DO and style != "done" else "edge"),
            Style.null() if style == "plain" else self._style(style),
        )

    def parts(
        self, line: str, kind: Kind, column: int | None, known: Collection[str] | None
    ) -> list[tuple[int, int, Style]]:
        """Sign, owner and date of a line that is no code, and what in it means nothing.

        Args:
            line: The line.
            kind: What it is.
            column: Where the cursor stands in it; None if it stands elsewhere.
            known: What may stand behind an `@`, folded; None not to judge that.
        """
        today = self._today()
        drawn = [(*part[:2], self._style(part.part)) for part in spans_of(line, kind, today)]
        wrong = self._style("wrong")
        return drawn + [(*flaw[:2], wrong) for flaw in flaws(line, column, today, known)]

    def tail(
        self, line: str, kind: Kind, column: int | None, known: Collection[str] | None, *, on: bool
    ) -> tuple[str, Style]:
        """What is said behind a line that is no code; as for `parts` and `look_of`."""
        hint, wrong = mark_hint(line, kind)
        if on and column is not None and kind == "advice" == kind_of(line):
            hint, wrong = ONE_PIECE, False
        if not hint and kind == "action":
            hint, wrong = line_hint(line, column, self._today(), known)
        return plain(hint).plain, self._style("warn" if wrong else "hint")

    def fence_tail(self, opened: int | None) -> tuple[str, Style]:
        """What is said behind a line of code: that its fence is open, from a row on."""
        return "" if opened is None else fence_words(opened), self._style("warn")

    def offer(self, names: Sequence[str]) -> tuple[str, Style]:
        """Who may be meant, the first one being what a key takes."""
        first, *others = names
        who = "   ".join((f"tab @{first}", *(f"@{other}" for other in others)))
        return plain(who).plain, self._style("hint")

"""What is found by its words: of whom, when, what it is, and the line with the words in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from msgspec import Struct
from rich.cells import cell_len
from textual.content import Content

from mentorjournal.data.notes.marks import Kind as Mark
from mentorjournal.data.records.base import Record
from mentorjournal.data.records.models import Relationship, Session
from mentorjournal.data.records.plans import Goal
from mentorjournal.dates import column_date
from mentorjournal.mentoring.goals import status_word
from mentorjournal.mentoring.search import FOR_ME, Hit, Kind, Query, around
from mentorjournal.mentoring.words import session_words
from mentorjournal.text import one_line
from mentorjournal.widgets.discreet import speaks_of_pay
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.mark_signs import TO_DO, WORDS
from mentorjournal.widgets.plain import fit, hiding, line, veil

GAP = "  "
MOST_NAME, LEAST_NAME, LEAST_TEXT = 24, 10, 20
NO_DAY: frozenset[Kind] = frozenset({"goal", "plan", "person", "agreement", "giving", "pay"})
"""What holds from some day on, and did not take place on one."""
MARKED: Mapping[Kind, Mark] = MappingProxyType(
    {
        "action": "action",
        "advice": "advice",
        "question": "question",
        "key": "key",
        "decision": "decision",
    }
)
CALLED: Mapping[Kind, str] = MappingProxyType(
    {
        "note": "",
        "achievement": "done",
        "agreement": "agreed",
        "ask": "asked",
        "introduction": "door",
        "giving": "my page",
        "pay": "pay talk",
    }
)
"""What a kind is called where its own word is too long, or is ours."""


class FoundRow(Struct, frozen=True):
    """A line that is found, or a talk that is.

    Attributes:
        key: What tells it from the others.
        who: With whom or whose it is; what it is where it is mine.
        day: Its day, for the column; empty where it is of no day.
        word: What it is; empty where `who` says that.
        text: The line.
        tail: How it stands.
        private: Whether it is nobody else's.
        stands_out: Whether it can be acted on.
        record: Where it stands.
        named: Whether it is somebody, or a talk, found by name or day and not by words.
        anchor: Of a line of notes its row there, and how it reads.
        of_summary: Of a line of a talk's summary which one it is, from 0.
        part: The part of the record in which it stands; None for the record itself.
        field: The field of the part, or of the record.
    """

    key: str
    who: str
    day: str
    word: str
    text: str
    tail: str
    private: bool
    stands_out: bool
    record: Record
    named: bool = False
    anchor: tuple[int, str] | None = None
    of_summary: int | None = None
    part: Struct | None = None
    field: str = ""

    @property
    def talk(self) -> Session | None:
        """The talk in which it stands."""
        return self.record if isinstance(self.record, Session) else None


def row_of(hit: Hit, today: date) -> FoundRow:
    """A line that was found."""
    mark = MARKED.get(hit.kind)
    if mark is None and hit.anchor is not None and hit.private:
        mark = "private"
    word = CALLED.get(hit.kind, hit.kind) if mark is None else WORDS[mark]
    # What is mine is with nobody: what it is stands there.
    is_mine = hit.who == FOR_ME and mark is None
    goal = hit.record if isinstance(hit.record, Goal) else None
    state = status_word(goal, today) if goal is not None else hit.state.replace("open", "")
    row = -1 if hit.anchor is None else hit.anchor[0]
    return FoundRow(
        key=f"{hit.record.uid} {row} {hit.kind} {hit.text}",
        who=f"{word[:1].upper()}{word[1:]}" if is_mine else hit.who,
        day="" if hit.kind in NO_DAY else column_date(hit.on, today),
        word="" if is_mine else word,
        text=one_line(hit.text),
        tail=", ".join(filter(None, (state, "private" if hit.private else ""))),
        private=hit.private,
        stands_out=mark in TO_DO and hit.state != "done",
        record=hit.record,
        anchor=hit.anchor,
        of_summary=hit.row if hit.kind == "summary" else None,
        part=hit.part,
        field=hit.field,
    )


def talk_row(session: Session, who: str, today: date) -> FoundRow:
    """A talk that was found by its name and day."""
    day, about = column_date(session.on, today), session_words(session)
    return _named(session, who, day, "talk", about)


def person_row(relationship: Relationship, who: str, about: str) -> FoundRow:
    """Somebody who was found by name, and what they are to me."""
    return _named(relationship, who, "", "person", about)


def _named(record: Record, who: str, day: str, word: str, text: str) -> FoundRow:
    return FoundRow(
        key=record.uid,
        who=who,
        day=day,
        word=word,
        text=text,
        tail="",
        private=False,
        stands_out=False,
        record=record,
        named=True,
    )


class FoundList(LineList[FoundRow]):
    """A line each, with what was looked for standing out in it.

    Attributes:
        wanted: What was looked for; None for nothing.
    """

    DEFAULT_CSS = """
    FoundList { height: 1fr; }
    """

    wanted: Query | None = None
    _who = _day = _word = _tail = 0

    def key_of(self, row: FoundRow) -> str:
        """Where it stands, and how it reads."""
        return row.key

    def looks(self) -> object:
        """What is underlined, and the widths of the columns."""
        return self.wanted, self._who, self._word, self._tail, self._day

    def prepare(self, width: int) -> None:
        """Names and words take what the longest needs, as long as there is room for the line."""
        rows = self.rows
        self._who = min(max((cell_len(row.who) for row in rows), default=0), MOST_NAME)
        self._word = max((cell_len(row.word) for row in rows), default=0)
        self._tail = max((cell_len(row.tail) for row in rows), default=0)
        self._day = max((cell_len(row.day) for row in rows), default=0)
        taken = self._day + self._word + self._tail + 4 * len(GAP) + LEAST_TEXT
        self._who = max(min(self._who, width - taken), min(self._who, LEAST_NAME))

    def draw(self, row: FoundRow, width: int) -> Content:
        """Whose, when, what it is, the line around the words, and how it stands."""
        lead = line(
            fit(row.who, self._who),
            *((GAP, (fit(row.day, self._day), "$muted")) if self._day else ()),
            *((GAP, (fit(row.word, self._word), self._style(row))) if self._word else ()),
            GAP,
        )
        tail = row.tail if width - lead.cell_length - cell_len(row.tail) > LEAST_TEXT else ""
        room = width - lead.cell_length - (cell_len(tail) + len(GAP) if tail else 0)
        words = self._words(row, max(0, room))
        blank = " " * max(0, width - lead.cell_length - words.cell_length - cell_len(tail))
        return line(lead, words, blank if tail else "", (tail, "$muted"))

    @staticmethod
    def _style(row: FoundRow) -> str:
        return "$accent" if row.stands_out else "$muted"

    def _words(self, row: FoundRow, room: int) -> Content:
        """So much of the line as there is room for, what was looked for in it standing out."""
        if hiding(self) and (row.private or speaks_of_pay(row.text)):
            return line(fit(veil(row.text), room).rstrip())
        places = self.wanted.places(row.text) if self.wanted and not row.named else []
        width = room
        piece, moved = around(row.text, places, width)
        while width and cell_len(piece) > room:
            # Letters of two cells each: what is cut off behind them may be what was looked for.
            width -= max(1, (cell_len(piece) - room) // 2)
            piece, moved = around(row.text, places, width)
        shown = line(fit(piece, room).rstrip())
        for begin, end in places:
            if end - moved > 0 and begin - moved < len(shown.plain):
                shown = shown.stylize("bold underline", max(0, begin - moved), end - moved)
        return shown

"""Finding any sentence that was written, as one types."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.events import Key, ScreenResume
from textual.widgets import Input, Static

from mentorjournal.dates import full_date
from mentorjournal.mentoring.search import Kind
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.found_places import go_to_found
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.live_search import Among, LiveSearch
from mentorjournal.widgets.footer import Footer
from mentorjournal.widgets.found_list import FoundList, FoundRow
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.note_around import Around, NoteAround
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.steady_text import SteadyText, SteadyWidth
from mentorjournal.widgets.strip_line import Part, StripLine
from mentorjournal.widgets.textual_patches.line_input import LineInput

LONGEST = 400
"""Letters that can be looked for."""
EVERYTHING = "everything"
GROUPS: Mapping[str, frozenset[Kind]] = MappingProxyType(
    {
        "talks": frozenset(
            {"action", "advice", "question", "key", "decision", "note", "summary", "agenda"}
        ),
        "promises": frozenset({"action", "question"}),
        "advice": frozenset({"advice"}),
        "plans": frozenset(
            {"goal", "plan", "agreement", "achievement", "check", "roadmap", "giving", "pay"}
        ),
        "people": frozenset({"person", "ask", "introduction", "event"}),
    }
)
"""What is looked among, by the words of the strip."""
HINT = (
    "All words must stand in one line, or in the name of whom it is about: ben pricing.\n"
    "“a phrase” in quotes, -without a word, #tag, days: ben pricing march 2026,\n"
    "ben pricing last spring, since march, until fri.\n"
    "A talk is found by its name and day, too."
)
NOTHING = "Nothing is found."
NOTHING_AMONG = "Nothing is found among {kind}; {key} goes to the next kind, and to everything."
NEAR = "Nothing is found for “{typed}”.\nDid you mean {near}? {key} looks for {it}."


class FindScreen(JournalScreen):
    """One line to type in, and what is found everywhere below it."""

    WHERE: ClassVar[str] = "find"
    HELP: ClassVar[str | None] = (
        "Any sentence of the journal, by words of it: notes, summaries, promises, advice, goals, "
        "plans, agreements, people. All words must stand in one line, or in the name of whom it "
        "is about; “a phrase” goes in quotes, -word must not be there, and days may be its day "
        "instead: march 2026, last spring, this year, since march, until fri. Case and accents "
        "make no difference. What has the words whole comes first, then the newest. Enter goes to "
        "the very line, and escape back here. What is private says so, and is hidden with the "
        "rest. What is in the trash is not found."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("find")
    AUTO_FOCUS: ClassVar[str | None] = "LineInput"

    DEFAULT_CSS = """
    FindScreen {
        #asked { height: 1; padding: 0 1; margin: 1 0 0 0; }
        #heading { width: auto; padding: 0 1 0 0; text-style: bold; }
        #asked > LineInput { width: 1fr; }
        #count { width: auto; padding: 0 0 0 2; color: $muted; }
        #found { height: 1fr; padding: 0 0 0 1; }
        StripLine { display: none; padding: 0 1; }
        &.-narrowed StripLine { display: block; }
        #said { height: auto; padding: 1 2; color: $muted; display: none; }
        NoteAround { display: none; width: 1fr; height: 1fr; padding: 0 1 0 2; }
        &.-broad NoteAround { display: block; }
        &.-broad FoundList { width: 112; }
        &.-nothing #said { display: block; }
        &.-nothing FoundList, &.-nothing NoteAround { display: none; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-usual"), (160, "-broad")]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._kind = EVERYTHING
        self._goes = False
        self._search = LiveSearch(self, self._show_found)

    def compose_body(self) -> ComposeResult:
        """The line, the kinds once one is chosen, what is found or what could be typed."""
        with Horizontal(id="asked"):
            yield Static(line("Find"), id="heading")
            yield LineInput(max_length=LONGEST)
            yield SteadyWidth(id="count")
        yield StripLine()
        with Horizontal(id="found"):
            yield FoundList(classes="-led")
            yield SteadyText(id="said")
            yield NoteAround()

    def header_words(self) -> Heading:
        """Where one is; and that something private is shown, where it is."""
        private = any(row.private for row in self._search.rows)
        return Heading("find", remarks=("private",) if private else ())

    def on_mount(self) -> None:
        """Say what can be typed."""
        strip = self.query_one(StripLine)
        strip.parts = [Part(kind, kind) for kind in (EVERYTHING, *GROUPS)]
        strip.current = self._kind
        self._show_found()

    def read(self) -> None:
        """Look through the journal as it is now."""
        self._look()

    @on(ScreenResume)
    def _begin_anew(self) -> None:
        """Whoever comes here types another word, or goes on along the list."""
        typed = self.query_one(LineInput)
        typed.focus()
        typed.action_select_all()
        self._search.resume()
        self._search.prepare()

    async def open_part(self, part: str) -> None:
        """Look for these words."""
        typed = self.query_one(LineInput)
        typed.value = part
        typed.action_end()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._goes = False
        self._look()
        self.query_one(FoundList).action_jump(0)

    def _look(self) -> None:
        self._search.look_for(self.query_one(LineInput).value, _among(self._kind))

    def _show_found(self) -> None:
        """Show what is found so far; while nobody has moved, the best stays highlighted."""
        search, rows = self._search, self.query_one(FoundList)
        first = not rows.highlighted
        rows.wanted = search.query
        rows.fill(search.rows)
        if first:
            rows.action_jump(0)
        nothing = not search.rows
        self.set_class(nothing, "-nothing")
        if nothing:
            words = HINT if search.query is None else self._nothing() if search.looked else ""
            self.query_one("#said", SteadyText).say(line(words))
        self.query_one("#count", SteadyWidth).say(line(search.words()))
        self._say_keys()
        self.header.fill()
        if self._goes and search.looked:
            self._goes = False
            if search.rows:
                with self.show_errors():
                    self.action_found_open()

    def _say_keys(self) -> None:
        """Say what keys do; enter looks for what may have been meant where nothing is found."""
        near = self._near
        go = (f"look for {near[0]}", "look") if near else ("go to the line", "go")
        keys = (
            (self.key("found.open"), *go),
            *(() if near else (("↑ ↓", "choose", "choose"),)),
            (self.key("found.kind"), "kind", "kind"),
            (self.key("app.back"), "back", "back"),
        )
        self.query_one(Footer).answers = ("", keys)

    @property
    def _near(self) -> tuple[str, ...]:
        """What may have been meant; words of others are not told while they are hidden."""
        return () if self.hidden else self._search.near

    def _nothing(self) -> str:
        """That nothing is found, what may have been meant, and where else something might be."""
        if near := self._near:
            typed = self.query_one(LineInput).value.strip()
            key, it = self.key("found.open"), "it" if len(near) == 1 else "the first"
            return NEAR.format(typed=typed, near=" or ".join(near), key=key, it=it)
        if self._kind == EVERYTHING:
            return NOTHING
        return NOTHING_AMONG.format(kind=self._kind, key=self.key("found.kind"))

    @on(LineList.Highlighted)
    def _show_passage(self) -> None:
        """Show beside the list what stands around the highlighted line of notes."""
        row = self.query_one(FoundList).row
        self.query_one(NoteAround).around = _passage(row) if row is not None else None

    def on_key(self, event: Key) -> None:
        """Let the list be moved through while the line has the cursor."""
        super().on_key(event)
        self.query_one(FoundList).led_by(event)

    # Keys

    @on(Input.Submitted)
    @on(LineList.Opened)
    def _taken(self) -> None:
        with self.show_errors():
            self.action_found_open()

    def action_found_open(self) -> None:
        """Go to what is highlighted, once all that was typed is looked for.

        Where nothing is found, look for what may have been meant, once that is on the screen.
        """
        self._goes = not self._search.looked
        if self._goes:
            return
        if (row := self.query_one(FoundList).row) is not None:
            go_to_found(self, row)
        elif near := self._near:
            typed = self.query_one(LineInput)
            typed.value = near[0]
            typed.action_end()

    def action_found_kind(self) -> None:
        """Look among the next kind."""
        self._step(1)

    def action_found_kind_before(self) -> None:
        """Look among the kind before."""
        self._step(-1)

    def _step(self, step: int) -> None:
        every = (EVERYTHING, *GROUPS)
        self._narrow(every[(every.index(self._kind) + step) % len(every)])

    @on(StripLine.Chosen)
    def _strip_clicked(self, event: StripLine.Chosen) -> None:
        self._narrow(event.part)

    def _narrow(self, kind: str) -> None:
        self._kind = self.query_one(StripLine).current = kind
        self.set_class(kind != EVERYTHING, "-narrowed")
        self._look()


def _passage(row: FoundRow) -> Around | None:
    """The notes around a line; None where what is found is no line of any."""
    if row.talk is None or row.anchor is None:
        return None
    at, _line = row.anchor
    head = f"{row.who}, {full_date(row.talk.on)}"
    lines = tuple(row.talk.notes.splitlines())
    return Around(head, lines, at, at, shared=row.talk.notes_shared)


def _among(kind: str) -> Among:
    """What is looked among where the strip says so."""
    if kind == EVERYTHING:
        return Among()
    kinds = GROUPS[kind]
    # Only the marks of their lines tell what notes are.
    notes = not kinds.isdisjoint(GROUPS["talks"])
    return Among(
        keeps=lambda source: source.kind in kinds or (source.notes and notes),
        fits=lambda hit: hit.kind in kinds,
        people="person" in kinds,
        talks="note" in kinds,
    )

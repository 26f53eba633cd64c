"""Taking over what other programs have written: chosen, looked at, then done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from msgspec import Struct
from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from mentorjournal.errors import BadInput, JournalError, Refused
from mentorjournal.imports.reading import Reading
from mentorjournal.imports.sources import read_source
from mentorjournal.journal import Journal
from mentorjournal.journal.import_words import (
    counted,
    is_mentioned,
    plan_words,
    role_is_open,
    whose_is_open,
)
from mentorjournal.mentoring.exchange import Taken
from mentorjournal.mentoring.taking_words import taken_words, words_of
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.confirm import ConfirmDialog
from mentorjournal.screens.dialogs.import_form import Source, import_form
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.text import for_terminal
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.plain import line
from mentorjournal.widgets.read_text import ReadText

NOTHING = (
    "What you have elsewhere can come along: a folder of Markdown notes, a journal of jrnl or Day "
    "One, a table, people of your address book, another journal of this program, and what the "
    "other person's mentorjournal shares. It is shown first what would come, with whom, and what "
    "not and why. Nothing is changed before you say so."
)
FIRST = "The journal as it is now is kept as a backup first, and undo takes all of it back at once."
_WHOSE = "What names nobody comes along where you say whose it is: {} chooses again."
_NEW = "People who are new come along where you say what you are to them: {} chooses again."
_SENDER = (
    "Somebody who is new is added on the dashboard first, with {}; then {} here chooses the file "
    "once more, and says whose it is."
)
_MENTIONED = "Whom an @ means is added on the dashboard first, with {}."


class _Look(Struct, frozen=True):
    """What taking something over would do.

    Attributes:
        rows: It in lines, as the command prints them.
        counts: What would come, in short; empty for nothing.
        take: Does it.
    """

    rows: tuple[str, ...]
    counts: str
    take: Callable[[], object]


class ImportScreen(JournalScreen):
    """What would be taken over, by person, and what not; enter takes it over, after a question."""

    WHERE: ClassVar[str] = "import"
    HELP: ClassVar[str | None] = (
        "Choose a file or a folder; then it is shown what of it would be taken over, what is here "
        "already, and what is not taken and why. Enter takes it over. What was taken once is not "
        "taken again."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("import")

    DEFAULT_CSS = """
    ImportScreen {
        Vertical { padding: 1 1 0 1; height: 1fr; }
        #import-heading { height: 1; margin: 0 0 1 0; }
        ReadText { height: 1fr; border: none; padding: 0; background: $background; }
        ReadText:focus { border: none; }
        Empty { display: none; }
        &.-empty Empty { display: block; }
        &.-empty #import-heading, &.-empty ReadText { display: none; }
    }
    """

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self._source: Source | None = None
        self._found: Reading | None = None
        self._look: _Look | None = None

    def compose_body(self) -> ComposeResult:
        """What would come, or what this is for."""
        with Vertical():
            yield Static(id="import-heading")
            yield ReadText(id="plan")
            yield Empty(NOTHING, "import.choose", "chooses a file or a folder")

    def read(self) -> None:
        """Plan anew, by what is in the journal now."""
        self.set_class(self._found is None, "-empty")
        self._look = None
        if self._found is None or self._source is None:
            return
        try:
            if self._found.shared is None:
                self._look = self._look_at(self._found, self._source)
            else:
                self._look = self._look_at_shared(self._found.shared, self._source)
            rows = self._look.rows
        except BadInput as error:
            keys = self.key("person.add"), self.key("import.choose")
            rows = (str(error), *(("", _SENDER.format(*keys)) if self._found.shared else ()))
        except JournalError as error:
            rows = (str(error),)
        heading = line(
            (self._found.source.capitalize(), "bold"), (f"   {self._source.path}", "$muted")
        )
        self.query_one("#import-heading", Static).update(heading)
        text = self.query_one("#plan", ReadText)
        text.load_text("\n".join(map(for_terminal, (*self._found.remarks, *rows))))
        text.focus()
        self.refresh_bindings()

    def _look_at(self, found: Reading, source: Source) -> _Look:
        """What would come of another program's."""
        imports = self.journal.imports
        plan = imports.plan(found, source.relationship, source.role)
        rows = [*plan_words(plan, self.journal.today())]
        again = self.key("import.choose")
        asked = (
            (whose_is_open(plan), _WHOSE.format(again)),
            (role_is_open(plan), _NEW.format(again)),
            (is_mentioned(plan), _MENTIONED.format(self.key("person.add"))),
        )
        rows += ["", *said] if (said := [words for is_so, words in asked if is_so]) else []
        return _Look(tuple(rows), counted(plan), partial(imports.take, plan))

    def _look_at_shared(self, shared: Taken, source: Source) -> _Look:
        """What would come of what another person's mentorjournal tells."""
        chapter = self.journal.exports.exchange
        whom = source.relationship or chapter.meant(shared)
        plan = chapter.plan(shared, whom)
        rows = (*plan.notes, *words_of(shared.title, plan, self.journal.today()))
        return _Look(rows, taken_words(plan), partial(chapter.take, shared, whom, plan))

    def fits(self, command: str) -> bool:
        """Where nothing would come, nothing can be taken."""
        return command != "import.take" or bool(self._look and self._look.counts)

    def label_of(self, command: str) -> str:
        """Once something is chosen, it is chosen again."""
        return "choose again" if command == "import.choose" and self._found is not None else ""

    def action_import_choose(self) -> None:
        """Ask for the file or folder, and have it read."""

        def answered(source: Source | None) -> None:
            if source is not None:
                self._read_source(source)

        self.app.push_screen(import_form(self.journal, self._source), answered)

    @work(thread=True, group="import", exclusive=True)
    def _read_source(self, source: Source) -> None:
        """Read it in a thread: it may be long."""
        try:
            found = read_source(source.form, source.path)
        except JournalError as error:
            self._on_screen(self._show, source, None, error)
        else:
            self._on_screen(self._show, source, found, None)

    def _show(self, source: Source, found: Reading | None, error: JournalError | None) -> None:
        self._source, self._found = source, found
        if error is not None:
            self.say(error)
        with self.show_errors():
            self.read()

    def action_import_take(self) -> None:
        """Take over what is shown, after a question."""
        look = self._look
        if look is None or not look.counts:
            raise Refused("There is nothing to take over.")
        self.need_to_write()

        def answered(yes: bool | None) -> None:
            if yes:
                with self.show_errors():
                    self._take(look)

        question = f"Take over {look.counts}?"
        dialog = ConfirmDialog(question, yes="take over", no="leave it", detail=FIRST)
        self.app.push_screen(dialog, answered)

    def _take(self, look: _Look) -> None:
        look.take()
        self.say_changed(f"Taken over: {look.counts}")
        self.tick()

    def _on_screen(self, call: Callable[..., object], *what: object) -> None:
        """Go on in the screen's thread, unless the program has ended meanwhile."""
        if self.app.is_running:
            self.app.call_from_thread(call, *what)

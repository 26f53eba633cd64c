"""A card of a rehearsal: the question, room for my answer, and what to say instead."""

from __future__ import annotations

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import Key
from textual.message import Message
from textual.widgets import Static, TextArea

from mentorjournal.data.records.rehearsals import PlayedCard
from mentorjournal.screens.dialogs.kept_fields import KEEP_EVERY, KeptFields
from mentorjournal.widgets.field_row import Field, FieldRow
from mentorjournal.widgets.plain import line, plain
from mentorjournal.widgets.textual_patches.safe_screen import is_gone

ANSWER = "answer"
LABELS = 10
RESULTS = {"well": "went well", "again": "comes again at the end"}
PAGES = ("card.next", "card.before")
"""Commands on keys that would otherwise page in the answer."""


class CardForm(Vertical):
    """Takes the answer to one card after the other. What is typed is kept at once."""

    DEFAULT_CSS = f"""
    CardForm {{
        height: auto;
        max-width: 92;
        padding: 1 1 0 1;
        .question {{ height: auto; padding: 0 2; }}
        FieldRow {{ margin: 1 0 0 0; }}
        TextBox {{ min-height: 1; }}
        .beside {{ height: auto; }}
        .word {{ width: {LABELS}; color: $muted; }}
        .instead, .result {{ width: 1fr; height: auto; }}
        .result {{ color: $muted; }}
        .-unsaid {{ display: none; }}
    }}
    """

    class Turned(Message):
        """Enter was pressed, or a key that pages: another card is wanted."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self) -> None:
        super().__init__()
        self._card: PlayedCard | None = None
        self._fields = KeptFields(self, "")
        self._kept = ""

    def compose(self) -> ComposeResult:
        """Question, answer, what to say instead, how it went."""
        yield Static(classes="question")
        yield FieldRow(Field(ANSWER, "Answer", "prose", private=True), labels=LABELS)
        for name, word in (("instead", "Instead"), ("result", "Marked")):
            with Horizontal(classes=f"beside of-{name}"):
                yield Static(line(word), classes="word")
                yield Static(classes=name)

    def on_mount(self) -> None:
        """Keep what is typed, should the program end."""
        self.set_interval(KEEP_EVERY, self.keep)

    @property
    def _row(self) -> FieldRow:
        return self.query_one(FieldRow)

    @property
    def text(self) -> str:
        """What stands in the answer."""
        return self._row.value

    @property
    def waits(self) -> bool:
        """Whether something was typed a moment ago and is not kept yet."""
        return self._card is not None and self.text not in (self._kept, self._card.answer)

    @property
    def unkept(self) -> bool:
        """Whether what stands there is not saved."""
        return self._fields.changed

    @property
    def lasting(self) -> bool:
        """Whether what is typed is there again after the end of the program."""
        return not self._fields.changed or self._fields.lasting

    def show(self, card: PlayedCard) -> None:
        """Show a card with its answer; what was typed before and not saved stands there again."""
        row = self._row
        if self._card is None or card.uid != self._card.uid:
            self._fields = KeptFields(self, f"card {card.uid}")
            typed = self._fields.recall().get(ANSWER, card.answer)
            row.field = replace(row.field, value=card.answer)
            row.value = self._kept = typed
            if isinstance(row.editor, TextArea):
                row.editor.move_cursor(row.editor.document.end)
            row.editor.focus()
        else:
            self._fields.take_saved({ANSWER: card.answer})
        self._card = card
        self.query_one(".question", Static).update(plain(f"“{card.question}”"))
        self.query_one(".instead", Static).update(plain(card.instead))
        self.query_one(".of-instead").set_class(not card.instead, "-unsaid")
        self.query_one(".result", Static).update(line(RESULTS[card.result] if card.result else ""))
        self.query_one(".of-result").set_class(card.result is None, "-unsaid")

    def settle(self) -> None:
        """What stands there is saved by now."""
        self._fields.settle()

    def keep(self) -> None:
        """Keep what was typed and is not saved, should the program end."""
        if self._card is not None and not is_gone(self):
            self._fields.keep()
            self._kept = self.text

    def on_field_row_entered(self, event: FieldRow.Entered) -> None:
        """Enter goes on."""
        event.stop()
        self.post_message(self.Turned("card.next"))

    async def on_key(self, event: Key) -> None:
        """Turn the page of the rehearsal, not that of the answer."""
        screen = self.screen
        for command in PAGES:
            if event.key in getattr(screen, "keys")(command):  # noqa: B009
                event.stop()
                event.prevent_default()
                await screen.run_action(command.replace(".", "_"))

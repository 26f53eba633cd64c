"""A question that is answered with one of two words."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Static

from mentorjournal.commands import BY_ID, keys_of
from mentorjournal.screens.dialogs.read_first import TOO_EARLY, ReadFirst
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.widgets.discreet import Discreet
from mentorjournal.widgets.footer import chosen_keys, show_key
from mentorjournal.widgets.plain import Piece, line, plain
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen

LONG = 300
"""Letters of a detail from which it is given more room."""


class ConfirmDialog(ModalScreen[bool], SafeScreen[bool]):
    """Asks before something that cannot be taken back; ends with True for yes.

    Enter means no. Keys that were pressed before the question could be read are no answer.

    Args:
        question: "Leave although the last change is not saved?"
        yes: What yes does: "leave".
        no: What no does: "stay".
        detail: More to know, below the question.
        covered: The question while the hide key is on, where it quotes what is private.
    """

    WHERE: ClassVar[str] = "confirm"
    HELP: ClassVar[str | None] = "Press the letter of your answer. Enter and escape mean no."
    BINDINGS: ClassVar[list[BindingType]] = bindings("confirm")

    DEFAULT_CSS = """
    ConfirmDialog {
        align: center middle;
        & > #panel {
            width: 64;
            &.-long { width: 88; }
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 1 2;
            background: $background;
        }
        #question { height: auto; text-style: bold; }
        #detail { height: auto; padding: 1 0 0 0; }
        #answers { height: auto; margin: 1 0 0 0; color: $muted; }
        #early { height: auto; display: none; color: $warning; }
    }
    """

    def __init__(
        self,
        question: str,
        *,
        yes: str = "yes",
        no: str = "no",
        detail: str = "",
        covered: str = "",
    ) -> None:
        super().__init__()
        self._question = question
        self._words = {"confirm.yes": yes, "confirm.no": no}
        self._detail = detail
        self._covered = covered
        self._read_first = ReadFirst(self)

    def compose(self) -> ComposeResult:
        """Question, detail, the two answers with their keys."""
        with Vertical(id="panel", classes="-long" if len(self._detail) > LONG else ""):
            yield Discreet(self._question, id="question", covered=self._covered)
            if self._detail:
                yield Discreet(self._detail, id="detail")
            yield Static(line(*self._answers()), id="answers")
            yield Static(plain(TOO_EARLY), id="early")

    def on_mount(self) -> None:
        """Note when it can be read."""
        self._read_first.begin()

    @property
    def answerable(self) -> bool:
        """Whether a key that is pressed now is an answer."""
        return self._read_first.is_over

    def on_key(self, event: Key) -> None:
        """Pass over what was typed before the question could be read, and say so."""
        # The hide key answers nothing, and whoever shares the screen cannot wait.
        if event.key in keys_of(BY_ID["app.hide"], chosen_keys(self.app)):
            return
        if not self._read_first.is_over_at(event.time):
            event.stop()
            self.query_one("#early").display = True

    def _answers(self) -> list[Piece]:
        pieces: list[Piece] = []
        for command, word in self._words.items():
            key = show_key(keys_of(BY_ID[command], chosen_keys(self.app))[0])
            pieces += [(key, "bold $accent"), f" {word}   "]
        return pieces

    def action_confirm_yes(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_confirm_enter(self) -> None:
        """What Enter means: no."""
        self.action_confirm_no()

    def action_confirm_no(self) -> None:
        """Answer no."""
        self.dismiss(False)

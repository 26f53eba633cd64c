"""The rehearsals of a pay talk: a part of it, and private as a whole."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from mentorjournal.data.records.models import Negotiation
from mentorjournal.errors import NotFound
from mentorjournal.journal.negotiations import need_open
from mentorjournal.journal.own_cards import begin_own_cards
from mentorjournal.journal.rehearsals import HeldRehearsal
from mentorjournal.paths import shown
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.dialogs.rehearsal_form import rehearsal_form
from mentorjournal.screens.key_bindings import bindings
from mentorjournal.screens.pay_talk_parts import PayTalkParts, with_talk_parts
from mentorjournal.widgets.empty import Empty
from mentorjournal.widgets.line_list import LineList
from mentorjournal.widgets.no_pay import NoPay
from mentorjournal.widgets.rehearsal_list import RehearsalList

ON_ONE = ("rehearsal.open", "rehearsal.fold", "rehearsal.edit", "rehearsal.delete")
"""What is done with the rehearsal that is highlighted."""
NEED_SHEET = ("rehearsal.begin", "rehearsal.add")


@with_talk_parts
class RehearsalsScreen(JournalScreen):
    """What was rehearsed, when and with whom, and how many cards went well.

    Attributes:
        parts: Which sheet, and whose, and what else belongs to it.
    """

    WHERE: ClassVar[str] = "rehearsals"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = "RehearsalList"
    HELP: ClassVar[str | None] = (
        "A rehearsal asks tough questions, one card at a time, while a clock counts. You type "
        "what you say and see what to say instead. Cards that went badly come first the next "
        "time, then those that were never asked. In a session, where neither sheet nor figures "
        "show, a mentor runs one for a protégé; without an open sheet it is kept with that "
        "session and listed here."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("rehearsals")

    DEFAULT_CSS = """
    RehearsalsScreen {
        #rehearsals { height: 1fr; padding: 1 1 0 1; }
        .not-yet { display: none; }
        &.-empty .not-yet { display: block; }
        &.-empty #rehearsals, &.-none #rehearsals, &.-none .not-yet { display: none; }
    }
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.parts: PayTalkParts = PayTalkParts(self)
        self._unfolded: set[str] = set()
        self._listed: set[str] = set()

    def compose_body(self) -> ComposeResult:
        """The rehearsals, or what begins one; or why there is nothing."""
        yield from self.parts.compose()
        yield NoPay("tab.sheet", "shows the sheet, which begins with that")
        yield Empty(
            "Say it aloud before it counts: tough questions, one card at a time.",
            "rehearsal.begin",
            "begins a rehearsal",
        ).add_class("not-yet")
        with Vertical(id="rehearsals"):
            yield RehearsalList()

    def read(self) -> None:
        """Fill the list, or say why it is empty."""
        self.parts.fill()
        rehearsals, choice = self.journal.negotiations.rehearsals, self.parts.choice
        held = [] if self.parts.refused else rehearsals.of(choice.owner, choice.talk)
        self.parts.show_none(filled=bool(held))
        self.set_class(not held, "-empty")
        rows = self.query_one(RehearsalList)
        rows.show([each.rehearsal for each in held], self._unfolded, self.journal.today())
        self._point_at_new({each.rehearsal.uid for each in held})
        if held and not rows.has_focus:
            rows.focus()
        self.refresh_bindings()

    def _point_at_new(self, listed: set[str]) -> None:
        """Highlight what was begun or written down just now."""
        new = listed - self._listed if self._listed else set()
        self._listed = listed
        if len(new) == 1:
            self.query_one(RehearsalList).highlight(f"rehearsal:{new.pop()}")

    def fits(self, command: str) -> bool:
        """A rehearsal can be opened, one can be begun where there is a sheet."""
        if command in NEED_SHEET:
            here = not self.parts.refused and not self.parts.none
            return here and self.parts.fits(command, "")
        return command not in ON_ONE or self.query_one(RehearsalList).row is not None

    @property
    def held(self) -> HeldRehearsal:
        """The highlighted rehearsal, or the one whose card is highlighted.

        Raises:
            NotFound: There is none.
        """
        uid = self.query_one(RehearsalList).rehearsal
        if not uid:
            title, key = self.parts.talk.title, self.key("rehearsal.begin")
            raise NotFound(f"“{title}” was not rehearsed yet; {key} begins a rehearsal.")
        return self.journal.negotiations.rehearsals.find(uid)

    @on(LineList.Opened)
    def _clicked(self) -> None:
        with self.show_errors():
            self.action_rehearsal_open()

    def action_rehearsal_open(self) -> None:
        """Go to the highlighted card, or to the first one that waits; without cards, edit it."""
        held, card = self.held, self.query_one(RehearsalList).card
        if held.cards:
            self.go("cards", held.rehearsal.uid, part=card)
        else:
            self.action_rehearsal_edit()

    def action_rehearsal_fold(self) -> None:
        """Show the cards of the highlighted rehearsal with their answers, or fold them again."""
        uid = self.held.rehearsal.uid
        self._unfolded ^= {uid}
        rows = self.query_one(RehearsalList)
        rows.highlight(f"rehearsal:{uid}")
        self.read()

    def action_rehearsal_add(self) -> None:
        """Write down a rehearsal that was held without cards."""
        self.need_to_write()
        need_open(self.parts.talk)
        form = rehearsal_form(self.journal, self.parts.talk)
        self.app.push_screen(form, lambda _made: self.tick())

    def action_rehearsal_edit(self) -> None:
        """Edit what is said of the highlighted rehearsal; its cards stay."""
        self.need_to_write()
        held = self.held
        if isinstance(held.holder, Negotiation):
            need_open(held.holder)
        form = rehearsal_form(self.journal, held.holder, held.rehearsal)
        self.app.push_screen(form, lambda _made: self.tick())

    def action_rehearsal_delete(self) -> None:
        """Move the highlighted rehearsal to the trash."""
        uid = self.held.rehearsal.uid
        if self.taking.is_sure("the rehearsal"):
            self.journal.negotiations.rehearsals.remove(uid)
            self.tick()
            key = self.key("app.undo")
            self.say(f"The rehearsal is in the trash. {key} brings it back.", calm=True)

    def action_rehearsal_cards(self) -> None:
        """Say where one's own cards are, and begin a file where there is none."""
        path, new = begin_own_cards()
        words = "A file to write them into lies in" if new else "Yours are"
        self.say(f"{words} {shown(path)}; new rehearsals draw from them too.", calm=True)

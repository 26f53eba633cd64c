"""The cards of a rehearsal, one at a time; neither sheet nor figures show."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume, ScreenSuspend

from mentorjournal.data.records.models import Negotiation, Relationship
from mentorjournal.data.records.rehearsals import PlayedCard, Result
from mentorjournal.errors import JournalError, NotFound
from mentorjournal.journal.rehearsals import HeldRehearsal
from mentorjournal.mentoring.rehearsing import next_card, score
from mentorjournal.screens.base import JournalScreen
from mentorjournal.screens.card_form import CardForm
from mentorjournal.screens.header_model import Heading
from mentorjournal.screens.key_bindings import bindings

STILL_HERE = ("cards", "conflicts")
"""Where one is on the way somewhere with this rehearsal, and has not left it."""


class CardsScreen(JournalScreen):
    """A card, the answer to it, and a clock that counts until it is said how that went."""

    WHERE: ClassVar[str] = "cards"
    PRIVATE: ClassVar[bool] = True
    AUTO_FOCUS: ClassVar[str | None] = "TextBox"
    HELP: ClassVar[str | None] = (
        "One of you asks the question, the other answers aloud and notes what was said. Page "
        "down goes to the next card, page up back. Alt+x says that it went well; alt+z lets the "
        "card come again at the end. Some answers are followed by another question at once. "
        "Escape ends the rehearsal; all of it is kept, and it can be gone on with later."
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("cards")

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._held: HeldRehearsal | None = None
        self._card = ""
        # Seconds that the card was up before, and since when it is now.
        self._before = 0
        self._since: datetime | None = None

    def compose_body(self) -> ComposeResult:
        """The card."""
        yield CardForm()

    # What is shown

    @property
    def card(self) -> PlayedCard:
        """The card that is shown.

        Raises:
            NotFound: It is not there any more.
        """
        held = self.journal.negotiations.rehearsals.find(self.uid)
        card = next((each for each in held.cards if each.uid == self._card), None)
        card = card or next_card(held.rehearsal)
        if card is None:
            raise NotFound("That rehearsal has no cards.")
        self._held = held
        return card

    def read(self) -> None:
        """Show the card, or the first that waits where it has gone."""
        if not self.uid:
            return
        try:
            card = self.card
        except NotFound as error:
            self._stay(error)
            return
        if card.uid != self._card:
            self._card, self._before, self._since = card.uid, card.seconds, self.journal.now()
        self.query_one(CardForm).show(card)
        self.refresh_bindings()

    def _stay(self, gone: NotFound) -> None:
        """Stay on a card that was deleted elsewhere: what is typed must not become commands.

        Raises:
            NotFound: No card of it is shown yet.
        """
        if self._held is None or self._held.rehearsal.uid != self.uid:
            raise gone
        end = self.key("app.back")
        self.say(f"This rehearsal was deleted elsewhere, so nothing is kept here; {end} leaves.")

    def show(self, uid: str = "") -> None:
        """Show a certain rehearsal; what was typed in another is kept first."""
        if uid != self.uid:
            with self.show_errors():
                self.flush()
            self._card = ""
        super().show(uid)

    async def open_part(self, part: str) -> None:
        """Show a certain card."""
        with self.show_errors():
            self._go_to(part)

    def header_words(self) -> Heading:
        """Which card it is, who plays whom, and for how long the card has been up."""
        if self._held is None:
            return Heading("rehearsal", remarks=("private",))
        cards = self._held.cards
        at = next((place for place, each in enumerate(cards, 1) if each.uid == self._card), 1)
        where = f"Card {at} of {len(cards)}   {self._held.rehearsal.who}".rstrip()
        clock = f"{self._seconds // 60:02}:{self._seconds % 60:02}"
        return Heading(where, clock=clock, remarks=("private",))

    def about(self) -> Relationship | None:
        """The relationship in which it is held, or the sheet is prepared."""
        with suppress(NotFound):
            if self.uid and self._held is not None:
                holder = self._held.holder
                if isinstance(holder, Negotiation):
                    return self.journal.negotiations.prepared_with(holder)
                return self.journal.relationships.get(holder.relationship)
        return None

    # The clock of the card

    @property
    def _seconds(self) -> int:
        """How long the card has been up; until it was said how it went."""
        cards = self._held.cards if self._held is not None else ()
        card = next((each for each in cards if each.uid == self._card), None)
        if card is not None and card.result is not None:
            return card.seconds
        if self._since is None:
            return self._before
        return self._before + max(0, int((self.journal.now() - self._since).total_seconds()))

    @on(ScreenSuspend)
    def _stop(self) -> None:
        self._before, self._since = self._seconds, None

    @on(ScreenResume)
    def _go_on(self) -> None:
        if self._since is None:
            self._since = self.journal.now()

    # Keeping and leaving

    def typing(self) -> bool:
        """Whether something was typed a moment ago."""
        return self.query_one(CardForm).waits

    def half_filled(self) -> bool:
        """Whether the answer holds what nothing keeps."""
        return self.is_mounted and not self.query_one(CardForm).lasting

    @property
    def _unkept(self) -> bool:
        """Whether the answer is not what the journal holds."""
        return self.is_mounted and self.query_one(CardForm).unkept

    def flush(self) -> None:
        """Keep the answer.

        Raises:
            JournalError: It could not be kept; it stays on the screen.
        """
        if not (self.uid and self._card and self.is_mounted):
            return
        form = self.query_one(CardForm)
        rehearsals = self.journal.negotiations.rehearsals
        try:
            rehearsals.answer(self.uid, self._card, form.text, self._seconds)
        except JournalError:
            form.keep()
            raise
        form.settle()

    def leave(self, place: str) -> bool:
        """Let nothing be left of a rehearsal in which nothing was said; say what is kept.

        One with an answer that could not be kept is not ended: the answer would go with it.
        """
        if not self.uid or place in STILL_HERE or self._unkept:
            return False
        rehearsals = self.journal.negotiations.rehearsals
        try:
            kept = rehearsals.end(self.uid)
            if kept and place:
                self.say(f"Kept: {score(rehearsals.find(self.uid).rehearsal)}.", calm=True)
        except JournalError as error:
            self.say(error)
            return isinstance(error, NotFound)
        if not kept:
            self.say("Nothing was said to any card, so no rehearsal was kept.", calm=True)
            self.uid, self._card, self._held = "", "", None
        return not kept

    # Commands

    @on(CardForm.Turned)
    def _turned(self) -> None:
        with self.show_errors():
            self.action_card_next()

    def action_card_next(self) -> None:
        """Keep the answer and show the next card."""
        self._turn(1)

    def action_card_before(self) -> None:
        """Keep the answer and show the card before."""
        self._turn(-1)

    def action_card_well(self) -> None:
        """The answer went well."""
        self._mark("well")

    def action_card_again(self) -> None:
        """The card comes again at the end."""
        self._mark("again")

    def _mark(self, result: Result) -> None:
        self.need_to_write()
        form, card = self.query_one(CardForm), self.card
        rehearsals = self.journal.negotiations.rehearsals
        rehearsals.mark(self.uid, card.uid, result, form.text, self._seconds)
        form.settle()
        self._turn(1)

    def _turn(self, step: int) -> None:
        self.flush()
        here = self.card.uid
        cards = self._held.cards if self._held is not None else ()
        at = next(place for place, each in enumerate(cards) if each.uid == here) + step
        if 0 <= at < len(cards):
            self._go_to(cards[at].uid)
        else:
            self.tick()
            end = self.key("app.back")
            words = "That was the last card" if step > 0 else "This is the first card"
            self.say(f"{words}; {end} ends the rehearsal.", calm=True)

    def _go_to(self, card: str) -> None:
        """Show another card; its clock goes on from where it stood."""
        self.flush()
        self._card = card
        shown = self.card
        self._card, self._before, self._since = shown.uid, shown.seconds, self.journal.now()
        self.query_one(CardForm).show(shown)
        self.tick()

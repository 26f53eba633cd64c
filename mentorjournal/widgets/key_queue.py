"""The one queue in which keys, pastes and the mouse wait for what came before them.

Textual (8.2, issues 6605 and 6631) hands a key to what has the focus at once, whatever the
keys before it have yet to do: a letter overtakes the backspace before it, and what follows a
key that opens a screen goes to the screen before. Here an event is handed on when all that
the last one caused is done: bindings, actions, messages, screens that come, go and are laid
out, callbacks. Letters for one field are handed on at once; its own queue keeps their order.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple, Protocol

from textual.app import App, ScreenError
from textual.events import Key, MouseEvent, MouseMove, Paste
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget

from mentorjournal.text import plural
from mentorjournal.widgets.raw_paste import RawPaste
from mentorjournal.widgets.textual_patches.loop_rest import at_rest

Event = Key | Paste | MouseEvent


class Patience(NamedTuple):
    """How long one event may take until the next is handed on all the same, in seconds.

    Attributes:
        in_all: From when it was handed on.
        resting: Of these, while the event loop had nothing to do: on a slow machine work that
            goes on takes its time, and what hangs does not.
    """

    in_all: float
    resting: float


USUAL = Patience(5.0, 5.0)
URGENT = Patience(2.0, 0.5)
"""While a key waits that works everywhere, such as the one that leaves."""
STUCK = Patience(0.25, 0.02)
"""From when one took too long, until an event is done in time again."""
GLANCE = 0.02
"""Seconds between two looks at the clock while an answer is waited for."""
TWICE = 1.0
"""Seconds within which a letter pressed again is meant as one with the first."""
READ_NUMBER = "mentorjournal_read"
"""The attribute in which an event carries the number of the read in which it came."""
STEP = 0.1
"""Most seconds that count between two looks; the program may have been stopped meanwhile."""


class Surroundings(Protocol):
    """What the queue asks of the program around it."""

    def is_urgent(self, key: str) -> bool:
        """Whether a key works everywhere, so that it must not wait for long."""

    def leads_to_text(self, key: Key) -> bool:
        """Whether a key, pressed here as a command, opens something to type into."""

    def dropped(self, sentence: str) -> None:
        """Say that letters were not taken, and why."""

    def keys_failed(self, error: Exception) -> None:
        """Note a defect that kept the queue from knowing whether an event is done."""


class KeyQueue:
    """Hands events on to an app in their order.

    It is open while nothing is under way, and shut while what the last event caused is not
    done yet; then others wait.

    Args:
        app: The app.
        hand_on: Puts an event into the app's own queue; False if the app takes none any more.
        around: Answers what the queue does not know itself.

    Attributes:
        key: The key that is under way or was the last one.
        before: The key before that; None if something else came between.
    """

    def __init__(
        self, app: App[Any], hand_on: Callable[[Event], bool], around: Surroundings
    ) -> None:
        self._app, self._hand_on, self._around = app, hand_on, around
        self.key: Key | None = None
        self.before: Key | None = None
        self._waiting: deque[Event] = deque()
        self._urgent = 0
        self._under_way: Event | None = None
        self._into: Widget | None = None
        self._leads = False
        self._stuck = False
        self._marks_pastes = False
        self._screens: frozenset[Screen[Any]] = frozenset()
        self._asked: Screen[Any] | None = None
        self._answers = 0
        self._round = 0
        self._looking: asyncio.Handle | None = None
        self._looked = self._spent = self._rested = 0.0

    def take(self, event: Event) -> bool:
        """Hand an event on, now or when those before it are done.

        Returns:
            Whether the app takes it.
        """
        if type(event) is Paste:
            # This terminal marks what is pasted; what it does not mark is typed.
            self._marks_pastes = True
        if self._under_way is None:
            return self._let_in(event)
        if not self._waiting and self._is_more_text(event):
            return self._pass(event)
        if self._waiting and _are_moves(self._waiting[-1], event):
            self._waiting.pop()
        self._urgent += self._is_urgent(event)
        self._waiting.append(event)
        return True

    @property
    def is_shut(self) -> bool:
        """Whether what an event caused is not done yet, so that a hand waits for it."""
        return self._under_way is not None

    @property
    def letter(self) -> str:
        """The letter that does what is done now; empty where another key does it."""
        return self.key.key if self.key is not None and _is_letter(self.key) else ""

    def twice(self, within: float = TWICE) -> bool:
        """Whether the key under way was pressed just before too, with nothing in between.

        Args:
            within: Seconds that may have passed.
        """
        key, before = self.key, self.before
        if key is None or before is None or key.key != before.key:
            return False
        return key.time - before.time < within

    def spend(self) -> None:
        """Let the key under way count as the first of two no more."""
        self.key = None

    def _pass(self, event: Event) -> bool:
        if not isinstance(event, MouseMove):
            self.before, self.key = self.key, event if isinstance(event, Key) else None
        return self._hand_on(event)

    def _let_in(self, event: Event) -> bool:
        """Hand on an event while nothing is under way, and shut behind it."""
        if isinstance(event, RawPaste):
            if not self._is_paste(event):
                return all(self.take(key) for key in event.keys)
            event = Paste(event.text)
        if isinstance(event, MouseMove):
            return self._pass(event)
        self._into = self._text_for(event)
        self._leads = isinstance(event, Key) and self._leads_to_text(event)
        self._screens = self._screens_now()
        self._asked, self._spent, self._rested = None, 0.0, 0.0
        self._round += 1
        if not self._pass(event):
            self._waiting.clear()
            self._urgent = 0
            return False
        self._under_way = event
        loop = asyncio.get_running_loop()
        self._looked = loop.time()
        self._looking = loop.call_soon(self._look)
        return True

    def _is_paste(self, raw: RawPaste) -> bool:
        """Whether what has the focus takes it as a paste, in this terminal."""
        focused = self._focused()
        # What takes none itself, like a list, may stand on a screen that knows where it goes.
        takes = getattr(focused, "takes_raw_paste", None) or getattr(
            focused and focused.screen, "takes_raw_paste", None
        )
        return not self._marks_pastes and takes is not None and bool(takes(raw.text))

    def _leads_to_text(self, key: Key) -> bool:
        return not self._text_is_taken() and self._around.leads_to_text(key)

    def _screens_now(self) -> frozenset[Screen[Any]]:
        try:
            return frozenset(self._app.screen_stack)
        except ScreenError:
            return frozenset()

    def _is_urgent(self, event: Event) -> bool:
        return isinstance(event, Key) and self._around.is_urgent(event.key)

    def _is_more_text(self, event: Event) -> bool:
        return self._into is not None and self._text_for(event) is self._into

    def _text_for(self, event: Event) -> Widget | None:
        """The widget into which a key is typed as text; None for everything else."""
        # With alt a key carries its letter, and means something else.
        if not isinstance(event, Key) or not event.is_printable or "+" in event.key:
            return None
        focused = self._focused()
        if focused is not None and focused.check_consume_key(event.key, event.character):
            return focused
        return None

    def _focused(self) -> Widget | None:
        return self._app.focused if self._app.is_running else None

    # Whether all that an event caused is done

    def _look(self) -> None:
        """Look, in a turn of the event loop of its own, whether what is under way is done."""
        try:
            self._look_once()
        except Exception as error:
            # Nobody else would look again, and all keys would wait for ever.
            self._around.keys_failed(error)
            self._go_on()

    def _look_once(self) -> None:
        loop = asyncio.get_running_loop()
        now = loop.time()
        passed = min(now - self._looked, STEP)
        resting = at_rest(loop)
        self._spent += passed
        if self._answers and resting:
            self._rested += passed
        self._looked, self._looking = now, None
        patience = self._patience()
        if self._spent > patience.in_all or self._rested > patience.resting:
            self._give_up()
        elif not resting:
            self._looking = loop.call_soon(self._look)
        elif self._into is not None:
            self._done()
        elif self._answers:
            self._looking = loop.call_later(GLANCE, self._look)
        else:
            self._ask()

    def _patience(self) -> Patience:
        if self._stuck:
            return STUCK
        return URGENT if self._urgent else USUAL

    def _ask(self) -> None:
        """Send a message each through what may still have something to do, or be done."""
        try:
            screen = self._app.screen
            if self._asked is not screen:
                self._asked = screen
                back = partial(self._back, self._round)
                self._answers = sum(post(back) for post in self._ways(screen))
        except ScreenError:
            # Screens go while the program ends; nothing is to wait for that.
            self._answers = 0
        if self._answers:
            self._looking = asyncio.get_running_loop().call_later(GLANCE, self._look)
        else:
            self._done()

    def _ways(self, screen: Screen[Any]) -> Iterator[Callable[[Callable[[], None]], bool]]:
        yield self._app.call_later
        new = screen not in self._screens
        # A screen that has just come is laid out first: the mouse has nothing to hit before.
        yield screen.call_after_refresh if new else screen.call_later
        pump: MessagePump | None = screen.focused
        if pump is not None:
            yield pump.call_later

    def _back(self, number: int) -> None:
        """One of the messages has come through."""
        if number != self._round or not self._answers:
            return
        self._answers -= 1
        if not self._answers:
            self._look_soon()

    def _look_soon(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = asyncio.get_running_loop().call_soon(self._look)

    # Going on

    def _done(self) -> None:
        """Everything that the event under way caused is done."""
        self._stuck = False
        if self._leads and not self._text_is_taken():
            self._drop_letters("Nothing to type into has opened, so {} dropped.")
        self._go_on()

    def _give_up(self) -> None:
        """Go on although it is not done; a letter that would be a command is none any more."""
        self._stuck = True
        if not self._text_is_taken():
            self._drop_letters("The program was busy for too long, so {} dropped.")
        self._go_on()

    def _text_is_taken(self) -> bool:
        focused = self._focused()
        return focused is not None and focused.check_consume_key("a", "a")

    def _drop_letters(self, sentence: str) -> None:
        kept = [event for event in self._waiting if not _is_letter(event)]
        count = len(self._waiting) - len(kept)
        if count:
            self._waiting = deque(kept)
            letters = plural(count, "letter")
            self._around.dropped(
                sentence.format(f"{letters} typed meanwhile {'was' if count == 1 else 'were'}")
            )

    def _go_on(self) -> None:
        """Hand on the first that waits, and what may follow it at once."""
        self._under_way, self._answers = None, 0
        self._round += 1
        while self._waiting:
            event = self._waiting[0]
            if self._under_way is not None and not self._is_more_text(event):
                return
            self._waiting.popleft()
            self._urgent -= self._is_urgent(event)
            if isinstance(event, RawPaste) and not self._is_paste(event):
                self._waiting.extendleft(reversed(event.keys))
                continue
            if self._under_way is not None:
                self._pass(event)
            else:
                self._let_in(event)


def _are_moves(*events: Event) -> bool:
    return all(isinstance(event, MouseMove) for event in events)


def _is_letter(event: Event) -> bool:
    return isinstance(event, Key) and event.is_printable and "+" not in event.key


def of_one_read(first: Event, second: Event) -> bool:
    """Whether two events came in one read of the terminal, so that no hand was between them."""
    number = getattr(first, READ_NUMBER, None)
    return number is not None and number == getattr(second, READ_NUMBER, None)

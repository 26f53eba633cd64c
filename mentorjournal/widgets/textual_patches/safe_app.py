"""An app that shows text as it is, obeys none of it, and fails without telling secrets.

Upstream: issue 6525, on text that cannot be kept from being read as markup, would make part of
this unnecessary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual import on
from textual._context import active_message_pump
from textual.actions import ActionParseResult
from textual.app import App
from textual.dom import DOMNode
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Event, InputEvent, Key, Mount, MouseEvent, Paste
from textual.filter import LineFilter
from textual.keys import key_to_character
from textual.message import Message
from textual.notifications import Notification, Notify, SeverityLevel
from textual.screen import Screen
from textual.timer import Timer, TimerCallback
from textual.widgets._toast import ToastHolder, ToastRack

from mentorjournal.crash import write_report
from mentorjournal.errors import JournalError
from mentorjournal.text import for_terminal
from mentorjournal.widgets.ascii_glyphs import AsciiGlyphs
from mentorjournal.widgets.key_queue import KeyQueue
from mentorjournal.widgets.no_colour import NoColour
from mentorjournal.widgets.plain import hiding, veil
from mentorjournal.widgets.safe_lines import SafeLines
from mentorjournal.widgets.textual_patches.kept_rules import KeptRules
from mentorjournal.widgets.textual_patches.safe_screen import SafeScreen, is_gone
from mentorjournal.widgets.textual_patches.terminal_driver import TolerantDriver

MOST_MESSAGES = 2
CALM: SeverityLevel = "information"
QUOTED = re.compile("“([^”]*)”")


class SafeApp(App[str]):
    """What stands between Textual's App and ours.

    A `JournalError` in an action is shown to the person. Any other exception ends the program:
    what was typed is handed over first, and neither the terminal nor the report gets values of
    variables, messages of exceptions or lines of source.
    """

    NOTIFICATION_TIMEOUT: ClassVar[float] = 3.5

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = KeptRules(variables=self.get_css_variables())
        self.key_queue = KeyQueue(self, super().post_message, self)
        self.draws_ascii = False
        self._ascii_glyphs = AsciiGlyphs()
        self._safe_lines = SafeLines()
        self._no_colour: tuple[str, NoColour] | None = None
        self._farewell = ""
        self._waiting: list[Notification] = []

    def hand_over(self) -> str:
        """Hand everything typed to the journal.

        Returns:
            What could not be kept and why, as a sentence; empty if all was.
        """
        raise NotImplementedError

    @on(Mount)
    def _follow_the_terminal(self) -> None:
        self.app_suspend_signal.subscribe(self, self._terminal_goes, immediate=True)
        self.app_resume_signal.subscribe(self, self._terminal_is_back, immediate=True)

    def post_message(self, message: Message) -> bool:
        """Take a message; a key, a paste or the mouse when those before it are done.

        Here the driver, Textual's pilot and simulated keys all come through.
        """
        if isinstance(message, Key | Paste | MouseEvent) and not message.is_forwarded:
            return self.key_queue.take(message)
        return super().post_message(message)

    def is_urgent(self, key: str) -> bool:
        """Whether a key works everywhere; made to be overridden."""
        return False

    def leads_to_text(self, key: Key) -> bool:
        """Whether a key opens something to type into; made to be overridden."""
        return False

    def dropped(self, sentence: str) -> None:
        """Say that letters were not taken, and why."""
        self.notify(sentence, severity="warning", markup=False)

    def keys_failed(self, error: Exception) -> None:
        """Write down a defect that keys have met, and go on: they lead somewhere all the same."""
        write_report(error)

    async def on_event(self, event: Event) -> None:
        """Let joiners and other signs without a shape of their own be typed, not only pasted.

        Textual's fields pass over every key whose character is not printable, and 👩‍🚀 comes from
        a keyboard as three of them. What is typed while the program ends finds no screen any more.
        """
        if isinstance(event, InputEvent | Paste) and not self.screen_stack:
            return
        if isinstance(event, Key) and unicodedata.category(event.character or " ") == "Cf":
            event = Paste(event.character or "")
        await super().on_event(event)

    def get_default_screen(self) -> Screen[Any]:
        """One of ours, below everything."""
        return SafeScreen(id="_default")

    def get_driver_class(self) -> type[Driver]:
        """Our driver in a terminal; whatever the environment asks for elsewhere."""
        usual = super().get_driver_class()
        return TolerantDriver if usual is LinuxDriver else usual

    def _terminal_is_back(self, _app: App[Any]) -> None:
        """Paint everything: something else may stand in the terminal."""
        for screen in self.screen_stack:
            if isinstance(screen, SafeScreen):
                screen.forget_what_was_sent()
        self.refresh(layout=True)

    def _terminal_goes(self, _app: App[Any]) -> None:
        self.hand_over()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, the one that lets no control character through, and plain signs."""
        last = [self._safe_lines, *([self._ascii_glyphs] if self.draws_ascii else [])]
        if not self.no_color:
            return [*super().get_line_filters(), *last]
        if self._no_colour is None or self._no_colour[0] != self.theme:
            self._no_colour = (self.theme, NoColour(self.get_css_variables()))
        return [self._no_colour[1], *last]

    def set_timer(
        self,
        delay: float,
        callback: TimerCallback | None = None,
        *,
        name: str | None = None,
        pause: bool = False,
    ) -> Timer:
        """A timer that goes off once, however late.

        Textual's (8.2) is skipped for good where the machine is away for as long as the delay while
        the timer begins. A change of places holds all painting up until such a timer goes off, one
        of a millisecond; skipped, nothing was painted any more. What came of a change of size, the
        same way, was that the screen kept its old one.
        """
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer

    def delay_update(self, delay: float = 0.05) -> None:
        """Switch modes without Textual's pause of 50 ms."""
        super().delay_update(min(delay, 0.001))

    async def _check_bindings(self, key: str, priority: bool = False) -> bool:
        """Do what a key is bound to, of what comes before its being typed or after.

        A letter that is typed as text takes precedence over all that is bound above its field.
        Textual finds that out by a copy of every binding, for each letter.
        """
        focused = self.focused
        if (
            priority
            and focused is not None
            and not (self._keymap or focused.loading)
            and key not in focused._bindings.key_to_bindings
            and focused.check_consume_key(key, key_to_character(key))
        ):
            return False
        return await super()._check_bindings(key, priority)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; what the person can be told is told."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except JournalError as error:
            self.notify(str(error), severity="warning", markup=False)
            return True

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message for a few seconds, letter by letter; it is never read as markup.

        What it quotes follows the hide key.
        """
        message = for_terminal(message)
        if hiding(self):
            message = QUOTED.sub(lambda found: f"“{veil(found[1])}”", message)
        super().notify(
            message,
            title=for_terminal(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def exit(self, result: str | None = None, return_code: int = 0, message: Any = None) -> None:
        """End, with everything typed handed over first."""
        self.hand_over()
        super().exit(result, return_code, message)

    def on_notify(self, event: Notify) -> None:
        """Show few messages at a time, none twice, and none over the line being typed.

        The latest are shown; a warning that gives way comes back when there is room.
        """
        event.prevent_default()
        new = event.notification
        latest = next(reversed(list(self._notifications)), None)
        if latest and latest.message == new.message and latest.time_left > new.timeout / 2:
            # What each key of a burst has to say again would cost a new layout for each.
            return
        shown = [each for each in self._notifications if each.message != new.message]
        self._waiting = [each for each in self._waiting if each.message != new.message]
        self._waiting += [each for each in shown[: 1 - MOST_MESSAGES] if each.severity != CALM]
        self._notifications.clear()
        for each in (*shown[1 - MOST_MESSAGES :], new):
            self._notifications.add(each)
        cursor = getattr(self.focused, "cursor_screen_offset", None)
        typed_low = cursor is not None and cursor.y >= self.size.height // 2
        self.screen.set_class(typed_low, "-typed-low")
        self._refresh_notifications()

    def _unnotify(self, notification: Notification, refresh: bool = True) -> None:
        # Textual calls this, and nothing public, when a message has had its time.
        super()._unnotify(notification, refresh)
        if self._waiting and len(self._notifications) < MOST_MESSAGES:
            again = self._waiting.pop(0)
            self.notify(again.message, severity=again.severity, timeout=again.timeout)
        elif not self._notifications:
            self._hide_messages()

    def _refresh_notifications(self) -> None:
        super()._refresh_notifications()
        self.call_later(self._clear_the_rack)
        self.call_later(self._hide_messages, below=True)

    def _clear_the_rack(self) -> None:
        """Take away what held a message that gave way to another; Textual leaves it, empty."""
        held = {ToastRack._toast_id(each) for each in self._notifications}
        for rack in self.screen.query_children(ToastRack):
            for holder in rack.query_children(ToastHolder):
                if holder.id not in held:
                    holder.remove()

    def _hide_messages(self, *, below: bool = False) -> None:
        """Let nothing be left of messages, not even their rows.

        Args:
            below: Whether only on the screens below, where they would be seen twice; they stand
                there again as soon as such a screen is the one on top.
        """
        for screen in self.screen_stack[: -1 if below else None]:
            for rack in screen.query_children(ToastRack):
                rack.display = False

    def clear_notifications(self) -> None:
        """Forget all messages, those that wait too."""
        self._waiting.clear()
        super().clear_notifications()

    def _handle_exception(self, error: Exception) -> None:
        if is_gone(active_message_pump.get()):
            # A widget that is being taken apart no longer finds its parts; nobody misses it.
            return
        self._fail(error)
        super()._handle_exception(error)

    def panic(self, *renderables: Any) -> None:
        """End after a failure; the renderables, which may hold anything, are not shown."""
        self._fail(None)
        self._close_messages_no_wait()

    def _fatal_error(self) -> None:
        # The stock one prints the values of local variables.
        self._close_messages_no_wait()

    def _fail(self, error: Exception | None) -> None:
        """Save what can be saved and word the farewell, once."""
        if self._farewell:
            return
        self._return_code = 1
        self._farewell = "mentorjournal has failed and had to stop."
        try:
            trouble = self.hand_over()
        except Exception:
            trouble = "what was typed last may be missing."
        kept = f" Not everything is kept: {trouble}" if trouble else " What you had typed is kept."
        report = write_report(error) if error is not None else None
        where = f" Where it failed is written, without any of your text, in {report}."
        self._farewell += kept + (where if report else "")

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()
        if self._farewell:
            self.error_console.print(Text(for_terminal(self._farewell)))

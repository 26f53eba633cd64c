"""A screen that shows what a key does at once, and does nothing more once it is left.

Upstream: issue 4884, on screens that are dismissed twice, would make part of this unnecessary.
"""

from __future__ import annotations

from functools import partial
from inspect import isawaitable
from time import monotonic
from typing import Any

from textual import on
from textual.await_complete import AwaitComplete
from textual.events import (
    Callback,
    Event,
    Idle,
    MouseDown,
    MouseMove,
    ScreenResume,
    ScreenSuspend,
    Unmount,
)
from textual.message import Message
from textual.message_pump import MessagePump
from textual.messages import CloseMessages, Prune
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.types import CallbackType
from textual.widget import Widget

from mentorjournal.widgets.textual_patches.sparse_compositor import SparseCompositor

AT_MOST = 1 / 60
"""Seconds between two repaints that do not wait; a flood of keys is shown in steps."""
STILL_HEARD = (Callback, ScreenSuspend, Prune, CloseMessages, Unmount)
"""What a screen still has to hear once it has been left: what takes it apart, and who waits."""


def is_gone(node: MessagePump) -> bool:
    """Whether a widget or screen has been left or taken away, or is being taken apart.

    Textual takes a screen apart from its leaves, over several turns, and goes on handing it what
    was on its way: its handlers find it without its widgets.
    """
    if isinstance(node, SafeScreen) and node.left:
        return True
    if not isinstance(node, Widget):
        return False
    # Textual's words for "on its way out", while the node still hangs in the tree.
    going = node._pruning or node._closing or not node.app.is_running
    return going or not node.is_attached


class SafeScreen(Screen[ScreenResultType]):
    """Stands between Textual's screens and ours, the dialogs among them.

    It ends once: a second answer, as of two keys in one breath, neither counts nor ends what
    lies below. From then on it handles nothing, and what is still called back cannot fail.

    What lies at the bottom is painted without waiting for Textual's clock. Textual (8.2) paints
    sixty times a second. Where something else was painted just before, such as the state in the
    header, a letter waits for one or two strokes of that clock.

    Attributes:
        left: Whether it has ended.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.left = False
        self._answer: tuple[ScreenResultType | None] | None = None
        self._painted = 0.0
        self._sparse = SparseCompositor()
        if not isinstance(self, ModalScreen):
            self._compositor = self._sparse

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """End with a result, once.

        Textual takes away whatever lies on top; one that is covered ends when it comes to light.
        """
        if self.left:
            return AwaitComplete()
        if not (self.is_attached and self.app.screen is self):
            self._answer = (result,)
            return AwaitComplete()
        self.left = True
        return super().dismiss(result)

    @on(ScreenResume)
    def forget_what_was_sent(self) -> None:
        """Something else may stand in the terminal: send all that is painted next."""
        self._sparse.sent.forget()

    @on(ScreenResume)
    def _come_to_light(self) -> None:
        if self._answer is not None:
            self.dismiss(*self._answer)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Do nothing on a screen whose widgets are not there yet, or no more."""
        if self.left or self._pruning or not self.is_mounted:
            return None
        return super().check_action(action, parameters)

    async def _dispatch_message(self, message: Message) -> None:
        if not (self.left or self._pruning) or isinstance(message, STILL_HEARD):
            await super()._dispatch_message(message)

    def _invoke_later(self, callback: CallbackType, sender: MessagePump) -> None:
        # Textual's own `call_after_refresh` runs on the screen that is shown by then, whatever
        # has become of who asked for it.
        super()._invoke_later(partial(_called_back, callback, sender), sender)

    def _forward_event(self, event: Event) -> None:
        if isinstance(event, MouseDown | MouseMove):
            under, _offset = self.get_widget_and_offset_at(event.x, event.y)
            if under is not None and is_gone(under):
                # Still painted, but in no tree any more: Textual would look for its parent.
                return
        super()._forward_event(event)

    def _compositor_refresh(self) -> None:
        """Paint, unless nothing would be shown of it.

        Textual (8.2) paints the first screen while the app holds all painting up, throws that
        away, and paints it again.
        """
        if not self.app._batch_count:
            super()._compositor_refresh()

    def paint_with_next(self, widget: Widget) -> None:
        """Have a widget shown as it is now by whatever is painted next, not a frame later.

        Each widget says in a task of its own that it has changed, so that of two that change
        together one may be painted before the other.
        """
        if widget.display:
            self._dirty_widgets.add(widget)

    def _on_idle(self, event: Idle) -> None:  # type: ignore[override]
        """Paint now, if it is what the person is looking at; Textual's own handler comes next."""
        if (
            self._compositor is not self._sparse
            or self.focused not in self._dirty_widgets
            or self._layout_required
        ):
            return
        now = monotonic()
        if now - self._painted >= AT_MOST:
            self._painted = now
            self._on_timer_update()


async def _called_back(callback: CallbackType, sender: MessagePump) -> None:
    """Call back; for a widget that is gone by now nothing can fail."""
    try:
        if isawaitable(called := callback()):
            await called
    except Exception:
        if not is_gone(sender):
            raise

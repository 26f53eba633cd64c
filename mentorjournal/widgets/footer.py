"""The footer: one line with the few keys that matter on this screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App
from textual.content import Content
from textual.events import Click
from textual.reactive import reactive
from textual.widget import Widget

from mentorjournal.commands import BY_ID, FOOTER_LIMIT, Command, footer_of, keys_of
from mentorjournal.widgets.plain import line, plain

GAP = "   "
SHORT = {
    "escape": "esc",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "delete": "del",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}
Answers = tuple[str, tuple[tuple[str, str, str], ...]]
"""What is asked for, and each key with what it means, in words and in short.

Where nothing is asked for, and text is typed, the palette's key stays at the right.
"""


def chosen_keys(app: App[Any]) -> Mapping[str, str]:
    """The keys the person chose instead of ours, by command id."""
    chosen: Mapping[str, str] = getattr(app, "chosen_keys", {})
    return chosen


def show_key(key: str) -> str:
    """A key as a footer shows it: "^t", "f2", "enter", "/"."""
    *modifiers, name = key.split("+") if key != "+" else [key]
    short = {"ctrl": "^", "shift": "⇧", "alt": "alt+"}
    return "".join(short.get(modifier, f"{modifier}+") for modifier in modifiers) + SHORT.get(
        name, name
    )


def footer_key(command: Command, chosen: Mapping[str, str]) -> str:
    """The key of a command as a footer shows it, before it the one that goes the other way."""
    back = BY_ID.get(f"{command.id}_back")
    both = (back, command) if back is not None else (command,)
    return " ".join(show_key(key) for each in both if (key := _shown(each, chosen)))


def _shown(command: Command, chosen: Mapping[str, str]) -> str:
    """The first key; ours is a letter or sign rather than an F-key, where there is one."""
    keys = keys_of(command, chosen)
    first = next(iter(keys), "")
    if command.id in chosen or not (first[:1] == "f" and first[1:].isdigit()):
        return first
    return next((key for key in keys if len(key) == 1), first)


class Footer(Widget):
    """At most five keys of a screen, and the palette's at the right.

    Only what can be run just now, on what is highlighted, is shown. A click on a key runs it.

    Args:
        where: The screen or dialog in the command table.
        palette: Whether the palette can be opened from here.

    Attributes:
        answers: What the next key may be, in the place of all this; None most of the time.
    """

    answers: reactive[Answers | None] = reactive(None)

    DEFAULT_CSS = """
    Footer {
        dock: bottom;
        height: 1;
        padding: 0 1;
        background: $background;
        color: $muted;
    }
    """

    def __init__(self, where: str, *, palette: bool = True) -> None:
        super().__init__()
        self._where = where
        self._palette = palette
        self._acting: Widget | None = None
        self._aside = ""
        self._spots: list[tuple[range, str]] = []

    def on_mount(self) -> None:
        """Follow the screen: what can be done may change with what is highlighted."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _screen: self.refresh())

    def turn_to(self, where: str, acting: Widget | None = None, aside: str = "") -> None:
        """Show the keys of a part of the screen, while the cursor is in it.

        Args:
            where: In the command table.
            acting: The widget that does what the keys do; the screen if left out.
            aside: A word in the place of the palette's key; empty for that key.
        """
        if (where, acting, aside) != (self._where, self._acting, self._aside):
            self._where, self._acting, self._aside = where, acting, aside
            self.refresh()

    def render(self) -> Content:
        """The line, as much of it as fits."""
        if self.answers is not None and self.answers[0]:
            self._spots = []
            return _asked(self.answers, self.content_size.width)
        all_of_it = BY_ID["app.palette"]
        right = self._entry(all_of_it) if self._palette else Content()
        if self._aside:
            right = line((self._aside, "$muted"))
        room = self.content_size.width - right.cell_length
        self._spots = [(range(room, room + right.cell_length), all_of_it.action)]
        if self.answers is not None:
            left = _asked(self.answers, room - len(GAP))
            return line(left, " " * max(0, room - left.cell_length), right)
        left = Content()
        allowed = [each for each in footer_of(self._where) if self._allowed(each)]
        for command in allowed[:FOOTER_LIMIT]:
            entry = self._entry(command)
            start = left.cell_length + (len(GAP) if left else 0)
            end = start + entry.cell_length
            if end > room - (len(GAP) if right else 0):
                break
            left = line(left, GAP if left else "", entry)
            self._spots.append((range(start, end), command.action))
        return line(left, " " * max(0, room - left.cell_length), right)

    def _allowed(self, command: Command) -> bool:
        keys = keys_of(command, chosen_keys(self.app))
        for asked in ("fits", "in_footer"):
            answer = getattr(self.screen, asked, None)
            if answer is not None and not answer(command.id):
                return False
        return bool(keys and self.screen.check_action(command.action.removeprefix("app."), ()))

    def _entry(self, command: Command) -> Content:
        key = footer_key(command, chosen_keys(self.app))
        own = getattr(self.screen, "label_of", None)
        label = (own(command.id) if own is not None else "") or command.label
        return line((key, "bold $accent"), (f" {label}", "$muted"))

    async def on_click(self, event: Click) -> None:
        """Run the command whose key was clicked."""
        offset = event.get_content_offset(self)
        for spot, action in self._spots:
            if offset is not None and offset.x in spot:
                await (self._acting or self.screen).run_action(action)


def _asked(answers: Answers, room: int) -> Content:
    """What is asked for and the keys that answer, as wordy as there is room."""
    what, keys = answers
    content = Content()
    wide = "  " if what else GAP
    for gap, short in ((wide, False), (" ", False), (wide, True), (" ", True)):
        pieces = [(key, brief if short else words) for key, words, brief in keys]
        entries = (line((key, "bold $accent"), (f" {words}", "$muted")) for key, words in pieces)
        content = plain(gap).join([line((what, "$muted")), *entries] if what else entries)
        if content.cell_length <= room:
            break
    return content

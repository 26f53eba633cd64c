"""Names of keys: what a terminal can send, as people write it and as Textual names it."""

from __future__ import annotations

import re

NAMED = {
    *("enter", "escape", "tab", "space", "backspace", "delete", "insert", "comma", "plus"),
    *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 25)),
}
MODIFIERS = ("ctrl", "alt", "shift")
# Terminals send these as tab, newline, enter, backspace and escape.
OTHER_KEYS = {"ctrl+i", "ctrl+j", "ctrl+m", "ctrl+h", "ctrl+["}

_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "minus": "-",
}
_LETTER = re.compile(r"[^\W_]|[^\w\s,+]")


def normal_key(written: str) -> str:
    """A key as the command table writes it, or an empty text where there is no such key.

    Understands `^t`, `Ctrl+T`, `esc`, `slash` and `/` alike. A capital letter on its own is
    shift and that letter.
    """
    word = written.strip()
    if word.startswith("^") and len(word) == 2:
        word = f"ctrl+{word[1]}"
    *modifiers, name = word.split("+") if len(word) > 1 else [word]
    held = {modifier.strip().lower() for modifier in modifiers}
    if not held <= set(MODIFIERS):
        return ""
    name = name.strip()
    if len(name) > 1 or held:
        name = _ALIASES.get(name.lower(), name.lower())
    if name not in NAMED and not (_LETTER.fullmatch(name) and name.isprintable()):
        return ""
    if held == {"shift"} and len(name) == 1:
        return name.upper()
    key = "+".join([*(modifier for modifier in MODIFIERS if modifier in held), name])
    return "" if key in OTHER_KEYS else key

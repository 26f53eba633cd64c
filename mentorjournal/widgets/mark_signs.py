"""How marks are written, and called, at the edge of notes and at the foot."""

from __future__ import annotations

from mentorjournal.data.notes.marks import Kind

SIGNS: dict[Kind, str] = {
    "action": "□",
    "key": "!",
    "advice": "›",
    "question": "?",
    "decision": "=",
    "private": "%",
    "plain": " ",
}
"""The sign at the edge of each line; a sign other than % says that the line is shared."""

KEYS: dict[str, Kind] = {
    "-": "action",
    "!": "key",
    ">": "advice",
    "?": "question",
    "=": "decision",
    "%": "private",
    " ": "plain",
}
"""The character that names each mark, where one is asked for."""

NAMES: dict[Kind, str] = {
    "action": "action",
    "key": "key point",
    "advice": "advice",
    "question": "question",
    "decision": "decision",
    "private": "private",
    "plain": "none",
}
SHORT: dict[Kind, str] = {
    "action": "act",
    "key": "key",
    "advice": "adv",
    "question": "ask",
    "decision": "dec",
    "private": "prv",
    "plain": "none",
}
"""The same in three letters, where there is little room."""

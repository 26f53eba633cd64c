"""How marks are written, and called, at the edge of notes and at the foot."""

from __future__ import annotations

from typing import Literal

from mentorjournal.data.notes.marks import Kind

Edge = Kind | Literal["more", "code"]
"""What stands at the edge of a line: its kind, that it belongs to the one above, or code."""

WORDS: dict[Edge, str] = {
    "action": "act",
    "key": "key",
    "advice": "adv",
    "question": "ask",
    "decision": "dec",
    "private": "prv",
    "plain": "",
    "more": "  │",
    "code": "cod",
}
"""The word at the edge of each line, three cells."""

SIGNS: dict[Edge, str] = {
    "action": "□",
    "key": "!",
    "advice": ">",
    "question": "?",
    "decision": "=",
    "private": "%",
    "plain": "",
    "more": "│",
    "code": "`",
}
"""The same in one cell, where there is little room."""

TO_DO: frozenset[Edge] = frozenset({"action", "question"})
"""What can be acted on, and stands out for that."""

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

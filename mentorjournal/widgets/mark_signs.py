"""The signs at the edge of notes."""

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

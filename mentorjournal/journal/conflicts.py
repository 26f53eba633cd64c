"""Conflicts: what was changed both here and by another program, and what is to be asked."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from mentorjournal.data.store import QUESTION, Choice, Copied, Question
from mentorjournal.journal.context import Context
from mentorjournal.journal.undo_stack import Change

DECIDED: dict[Choice, str] = {
    "mine": "kept your own version",
    "theirs": "kept the other program's version",
    "both": "kept both versions",
}
UNSHOWN = ("uid", "created", "updated", "deleted")


class Difference(Struct, frozen=True):
    """A field in which two versions differ.

    Attributes:
        name: The field, in words.
        mine: What it holds here, as text; empty for nothing.
        theirs: What it holds there.
    """

    name: str
    mine: str
    theirs: str


class Conflicts:
    """What other programs have done to the journal, and what the person decides about it."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def count(self) -> int:
        """How many records wait to be looked at; cheap."""
        return len(self._context.store.conflicts)

    def all(self) -> list[Copied]:
        """The records that were changed in two places and not looked at, oldest first."""
        return self._context.store.conflicts.all()

    def differences(self, copied: Copied) -> list[Difference]:
        """In what two versions differ, field by field."""
        mine = msgspec.to_builtins(copied.mine) if copied.mine is not None else {}
        theirs = msgspec.to_builtins(copied.theirs)
        names = [name for name in (*theirs, *mine) if name not in UNSHOWN]
        return [
            Difference(name.replace("_", " "), _text(mine.get(name)), _text(theirs.get(name)))
            for name in dict.fromkeys(names)
            if mine.get(name) != theirs.get(name)
        ]

    def resolve(self, copied: Copied, keep: Choice) -> None:
        """Keep mine, theirs, or both; what is not kept goes to the trash. Undo takes it back.

        Raises:
            Conflict: It has been decided already.
            NotKept: Nothing was changed.
        """
        replacements = self._context.store.conflicts.resolve(copied.theirs, keep)
        self._context.done.push(Change(DECIDED[keep], (), (), replacements))

    @property
    def asks(self) -> bool:
        """Whether there may be questions; cheap."""
        return self._context.store.file.asks

    def questions(self) -> list[Question]:
        """What is to be asked before it is done to the journal."""
        return self._context.store.file.questions()

    def answer(self, question: str, yes: bool) -> None:
        """Make the changes that were asked about, or leave the journal as it was.

        Takes as long as writing the file; may be called from a worker thread.

        Raises:
            NotKept: They could not be made; the question stays.
        """
        before = self._context.store.answer(question, yes)
        if before is not None:
            self._context.changed_whole("brought back what another program had removed", before)

    def is_about_losses(self, question: str) -> bool:
        """Whether it asks about records that were gone when the journal was opened."""
        return question == QUESTION


def _text(value: Any) -> str:
    """A value as somebody reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        parts = (
            f"{name.replace('_', ' ')}: {_text(each)}"
            for name, each in value.items()
            if name != "uid" and each not in (None, "", [])
        )
        return ", ".join(parts)
    if isinstance(value, list):
        return "\n".join(_text(each) for each in value)
    return str(value)

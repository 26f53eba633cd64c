"""An action of the notes taken apart into fields: its words, whose it is, by when."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from mentorjournal.data.notes import words as mark_words
from mentorjournal.text import one_line


class ActionFields(Struct, frozen=True):
    """What an action says, as three fields show it.

    Attributes:
        words: Without the `@word` that says whose it is, unless that is part of the sentence,
            and without its date; tags stay.
        who: The handle of that `@word`; empty where there is none.
        due: What stands behind its first `due:`, a date or not; empty where there is none.
    """

    words: str
    who: str = ""
    due: str = ""


def taken_apart(wording: str) -> ActionFields:
    """An action in its fields.

    Args:
        wording: What stands behind the box, on its first line.
    """
    due = mark_words.compiled(mark_words.DUE).search(wording)
    bare = mark_words.without(wording, [due.span()]) if due else wording
    who = mark_words.owner_word(bare)
    words = bare.strip()
    if who is not None and not mark_words.in_a_sentence(bare):
        words = mark_words.without(bare, [(who[0], who[1])])
    return ActionFields(words, who[2] if who else "", due[2] if due else "")


def put_together(
    wording: str, words: str, who: str | None = None, due: date | str | None = ""
) -> str:
    """An action worded anew; what is not changed stays where and as it stands.

    Args:
        wording: What stood behind the box before.
        words: What its field says now; an `@word` or a `due:` in it counts.
        who: Another handle; None for the one it has.
        due: Another date, None for no date; "" for what it has.
    """
    before = taken_apart(wording)
    words = one_line(words)
    line = wording
    if words != before.words:
        line = words
        if before.who and mark_words.owner_word(words) is None:
            line = f"{line} @{before.who}"
        if before.due and not mark_words.compiled(mark_words.DUE).search(words):
            line = f"{line} due:{before.due}"
    if who is not None:
        line = mark_words.hand(line, who)
    return line if isinstance(due, str) else mark_words.redate(line, due)

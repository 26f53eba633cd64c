"""A session that was changed here and by another program, brought together field by field."""

from __future__ import annotations

import json
from datetime import datetime

from msgspec.structs import replace

from mentorjournal.data.records.models import Session
from mentorjournal.data.store.format.codec import decode, encode, encode_over
from mentorjournal.errors import Damaged

_OF_ITS_OWN = ("notes", "lines", "updated")


def merge_sessions(
    key: str, began: bytes, ours: bytes, theirs: bytes, now: datetime
) -> bytes | None:
    """Both sides' changes in one; None where they have to stand beside each other.

    So it is where both changed one field, or one line of the notes, or where one side put the
    session into the trash.

    Args:
        key: Its key, for messages.
        began: What both were made from, encoded.
        ours: The version here, encoded.
        theirs: The version there.
        now: For lines of the notes that are gone.
    """
    # Kept off the start path: two programs seldom write one session.
    from mentorjournal.data.notes.merge import merge_notes
    from mentorjournal.data.notes.tracking import follow

    base, mine, other = (json.loads(each) for each in (began, ours, theirs))
    if not all(isinstance(one, dict) for one in (base, mine, other)):
        return None
    whole = {}
    for name in dict.fromkeys((*mine, *other)):
        was, here, there = (one.get(name) for one in (base, mine, other))
        if here not in (was, there) and there != was and name not in _OF_ITS_OWN:
            return None
        chosen = other if here == was else mine
        if name in chosen:
            whole[name] = chosen[name]
    # Of two sides' histories nobody knows which is whose; those of a plain program do not follow.
    here_too, there_too = (one.get("lines") != base.get("lines") for one in (mine, other))
    if mine.get("deleted") != other.get("deleted") or (here_too and there_too):
        return None
    side = other if there_too else mine
    texts = [one.get("notes", "") for one in (base, mine, other)]
    if not all(isinstance(text, str) for text in texts):
        return None
    notes = merge_notes(*texts)
    if notes is None:
        return None
    whole["lines"] = side.get("lines", [])
    whole["updated"] = max(str(mine.get("updated")), str(other.get("updated")))
    try:
        session = decode(Session, key, encode({**whole, "notes": side.get("notes", "")}))
    except Damaged:
        return None
    followed = follow(session.notes, notes, session.lines, now)
    encoded, _, _ = encode_over(replace(session, notes=notes, lines=followed), encode(whole))
    return encoded

"""What a person is offered when the journal cannot be opened because it is damaged."""

from __future__ import annotations

import sys
from pathlib import Path

from mentorjournal.cli.backups import restored_words
from mentorjournal.cli.output import can_ask, complain, wrapped
from mentorjournal.data.schema import SCHEMA
from mentorjournal.data.store.repair import (
    Repaired,
    Ways,
    doubt_words,
    lost_words,
    repair,
    ways_back,
)
from mentorjournal.dates import show_date
from mentorjournal.errors import CannotOpen, NotHere, TooNew
from mentorjournal.journal.defaults import local_now
from mentorjournal.text import plural

_BACKUP, _SALVAGE, _LEAVE = "b", "s", "l"
_TRIES = 3


def offer_ways_back(path: Path, error: CannotOpen) -> str:
    """Say what is wrong, and let the person choose what to do about it.

    Args:
        path: The journal.
        error: Why it cannot be opened.

    Returns:
        How it was brought back, as sentences, so that it can be opened now. Empty where the
        person chose to leave; then everything has been said.

    Raises:
        CannotOpen: There is nothing to offer, or nobody to offer it to.
        NotKept, Conflict: It could not be done; the file is as it was.
    """
    offered = can_ask() and not isinstance(error, TooNew | NotHere)
    ways = ways_back(path, SCHEMA, now=local_now()) if offered else Ways()
    if ways.newest is None and ways.repaired is None:
        raise error
    complain(wrapped(f"{error}\n\nWhat can be done:\n"))
    for words in _offers(ways):
        complain(wrapped(words))
    match _answer(ways):
        case "b" if ways.newest is not None:
            done = restored_words(path, ways.newest.name)
        case "s":
            done = _done(repair(path, SCHEMA, now=local_now()))
        case _:
            complain("Nothing was changed.")
            return ""
    complain(wrapped(done))
    return done


def _offers(ways: Ways) -> list[str]:
    found = []
    if ways.newest is not None:
        day = show_date(ways.newest.day, local_now().date())
        found.append(
            f"  {_BACKUP}  Restore the newest whole backup, of {day} ({ways.newest.name}).\n"
            f"     {_not_in_it(ways.repaired)}"
        )
    if ways.repaired is not None:
        found.append(f"  {_SALVAGE}  {_salvage_words(ways.repaired)}")
    found.append(f"  {_LEAVE}  Leave everything as it is.\n")
    if ways.repaired is None or ways.repaired.blank not in ("is gone", "is empty"):
        letters = [letter for letter, way in _ways(ways) if way]
        found.append(
            f"With {' or '.join(letters)}, the file as it is now is kept among the backups."
        )
    return found


def _ways(ways: Ways) -> tuple[tuple[str, object], ...]:
    return (_BACKUP, ways.newest), (_SALVAGE, ways.repaired)


def _not_in_it(one: Repaired | None) -> str:
    """What a backup lacks."""
    words = "What was written since then is not in it"
    if one is None or not (one.replayed or one.other_log):
        return f"{words}."
    changes = f"the {plural(one.replayed, 'change')} of" if one.replayed else "what is in"
    return f"{words}, nor {changes} the change log, which is set aside among the backups, unread."


def _salvage_words(one: Repaired) -> str:
    """What salvaging would save, and what it would lose."""
    words = ["Save what can be read: "]
    words.append(
        f"the file gives nothing, it {one.blank}"
        if one.blank
        else f"{plural(one.extracted, 'record')} of the file"
    )
    if one.replayed:
        words.append(f", {plural(one.replayed, 'change')} of the change log")
    if one.other_log:
        words.append(", without the change log beside it, which belongs to another journal")
    if one.snapshot:
        words.append(f", gaps filled from {one.snapshot}")
    words.append(f"; {plural(one.records, 'record')} in all.")
    if not one.blank:
        words.append(f"\n     Of the file, {lost_words(one.lost)}")
    if one.ends_early:
        words.append(" It ends in the middle; what stood behind is not in it.")
    if one.doubtful:
        words.append(doubt_words(one))
    if one.conflicts:
        words.append(
            f" {plural(one.conflicts, 'record')} changed on both sides of the merge: "
            "both versions are kept."
        )
    return "".join(words)


def _done(one: Repaired) -> str:
    kept = f" The damaged file is kept among the backups as {one.kept_as}." if one.kept_as else ""
    return f"Saved {plural(one.records, 'record')}.{kept}{doubt_words(one)}"


def _answer(ways: Ways) -> str:
    """The letter chosen; to leave where nothing sensible is typed."""
    letters = [_BACKUP] * (ways.newest is not None) + [_SALVAGE] * (ways.repaired is not None)
    letters.append(_LEAVE)
    for _ in range(_TRIES):
        sys.stderr.write(f"Which? [{'/'.join(letters)}] ")
        sys.stderr.flush()
        typed = sys.stdin.readline()
        if typed.strip().casefold() in letters:
            return typed.strip().casefold()
        if not typed:
            break
    return _LEAVE

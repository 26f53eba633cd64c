"""What the store says to people: every sentence about what happened to a journal, and no other.

Text of the journal stands in none of them (P10).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mentorjournal.text import plural

RESERVE_USED = "The disk is full; the last reserve is in use. Free some space."
TAKEN_AWAY = "Not saved, because the files beside the journal were taken away."
NOT_SAFE = "Kept, but not yet safe from a power cut: "
"""How the reason begins where changes are kept but the disk does not confirm them."""
PROTECTED = (
    "The journal's file was made write-protected, so it is left as it is. What was called kept or "
    "safe is in the change log beside it, and goes into the file once that may be written."
)
NOTHING_CHANGED = "Nothing was changed."
CLOSED = "The journal is closed."

READ_ONLY = "The journal is open for reading only."
FREE = (
    "The journal is open for reading only; what kept this program from writing it is gone, so "
    "that it may take over."
)
LOCK_LOST = (
    "The lock beside the journal was removed, and another program has written it since. This one "
    "only reads now; what it had not yet written to the file is handed over."
)
JUST_MADE = "This journal has just been made by another program. Please open it again."

EDITED = "The journal was changed by another program since it was last open here."
OLDER = (
    "The journal's file was made from an older state than the one that was last open here, so what "
    "was written since may be missing. “mentorjournal backups” lists what is kept of earlier days."
)
TWO_WRITERS = (
    "Two programs wrote the journal at the same time, because the lock beside it was removed. "
    "What both wrote is kept."
)
GAP = "A part of the change log is missing; everything else in it was kept."
FILE_IS_BACK = "The journal's file had been removed; it is back."
HALF_REMOVED = (
    "Another program removed at least half of the records from the journal. That was not taken "
    "over; its file is kept among the backups."
)
REQUEST_SET_ASIDE = (
    "Something that was handed in from the command line could not be read; it is kept among "
    "the backups."
)
SECOND_NAME = (
    "The journal's file has a second name on this disk (a hard link), which still holds what was "
    "deleted for good."
)
UNLOCKED = (
    "This system cannot lock files, so nothing keeps two programs from writing this journal "
    "at once. Please open it in one place only."
)

# With the end of the sentence, such as why the disk refused.
NOT_SAVED = "Not saved, because {}."
NOT_SAFE_YET = "That could not be made safe yet. {}"
NOT_HANDED_OVER = "What was written cannot be handed over: {}."
NO_BACKUP_FIRST = "Nothing was changed, because no backup could be made first: {}."
NOT_CHANGED = "Nothing was changed, because {}."
CHOOSE_FIRST = "{} Choose first what shall become of that."
REQUESTS_UNREAD = "What was handed in cannot be read: {}."
REQUEST_NOT_SET_ASIDE = "What was handed in cannot be set aside: {}."
QUESTIONS_UNREAD = "What there is to ask about cannot be read: {}."
COPY_NOT_TAKEN = "“{}” could not be taken in: {}."
COPY_NOT_TAKEN_NOW = "“{}” was not taken in: your journal is being changed."
NOT_LOOKED_AT = "“{}” cannot be looked at: {}."
LOCK_HAS_SECOND_NAME = (
    "The lock beside the journal, “{}”, has a second name elsewhere (a hard link), so nothing is "
    "written into it. Remove it when the journal is closed; it is made anew."
)

_SAID = 3
"""So many places of damage are named; of more only their number."""


def not_up_to_date(path: Path, reason: str, *, log: bool) -> str:
    """Why the file could not be written; `log` says whether the log holds what it lacks."""
    words = f"“{path}” could not be brought up to date: {reason}."
    # True also where what was typed since could not be kept; the state says that.
    return words + (" What was called kept or safe is in the change log beside it." if log else "")


def reading_because(writer: str) -> str:
    """Why nothing may be changed while, or since, another program writes."""
    return (
        f"The journal is open for reading only, because {writer} is writing it." if writer else FREE
    )


def recovered(changes: int) -> str:
    """That the program was killed, and what was kept is here."""
    return (
        "The program did not end in order last time. What was kept is here: "
        f"{plural(changes, 'change')} came from the change log."
    )


def other_file(what: str) -> str:
    """What was put in the journal's place: "is another journal"."""
    return (
        f"Another program put a file in the journal's place that {what}. Your journal is back; "
        "the other file is kept among the backups."
    )


def changed(conflicts: int, *, taken: bool, too_many: bool, kept: bool = False) -> str:
    """What became of another program's changes: whether all were taken over, how many records both
    had changed, whether these are too many, and whether the journal as it was before is kept.
    """
    words = "The journal was changed by another program"
    words += "; its changes were taken over." if taken else "."
    words += " The journal as it was before is kept among the backups." if kept else ""
    if too_many:
        return (
            f"{words} But {conflicts} records were changed on both sides: yours stand, and the "
            "other file is kept whole among the backups."
        )
    return words + both_kept(conflicts)


def both_kept(conflicts: int) -> str:
    """How many records stand twice now, as a sentence to append; or empty."""
    if not conflicts:
        return ""
    return f" {plural(conflicts, 'record')} changed on both sides: both versions are kept."


def older_file(new: int, differ: int, *, too_many: bool) -> str:
    """What became of an older copy that was put in the journal's place, where so many records were
    new, and so many read in a way not known here, which may be too many for copies.
    """
    words = other_file("was made from an older state of it")
    if new and not too_many:
        words += f" What was only in it was taken over: {plural(new, 'record')}."
    if differ:
        words += f" {plural(differ, 'record')} in it read in a way not known here: "
        words += "yours stand." if too_many else "both versions are kept."
    return words


def log_damaged(places: Sequence[tuple[str, int, int]], kept_as: Sequence[str] = ()) -> str:
    """Where the change log is damaged (file, line, byte), and under which names it is kept."""
    said = [f"“{name}”, line {line}, byte {byte}" for name, line, byte in places[:_SAID]]
    more = len(places) - _SAID
    rest = f"; and {plural(more, 'more place')}" if more > 0 else ""
    words = f"The change log is damaged ({'; '.join(said)}{rest}). Every whole change in it counts."
    if kept_as:
        words += (
            f" The damaged log is kept among the backups as {', '.join(kept_as)}; what stood at "
            "those places can still be read there with any editor."
        )
    return words


def copy_taken(name: str, conflicts: int) -> str:
    """What became of a conflict copy."""
    return (
        f"What was only in “{name}” is in your journal now; the copy is kept among the backups."
        f"{both_kept(conflicts)}"
    )

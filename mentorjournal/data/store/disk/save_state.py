"""How well the journal's changes are kept, in the words that the screens show."""

from __future__ import annotations

import errno
from datetime import datetime
from typing import Literal

from msgspec import Struct

from mentorjournal.data.store.disk.ownership import NotOurs
from mentorjournal.errors import CannotOpen

_WHY = {
    errno.ENOSPC: "the disk is full; free some space",
    errno.EDQUOT: "your disk quota is used up; free some space",
    errno.EFBIG: "the file may not grow any further on this system",
    errno.EACCES: "you have no permission; check those of the file and its folder",
    errno.EPERM: "you have no permission; check those of the file and its folder",
    errno.EROFS: "the disk is read-only",
    errno.EIO: "the disk reports an error; copy your journal to another disk",
    errno.EBUSY: "the file is mounted by itself and cannot be replaced; mount its folder instead",
    errno.EXDEV: "the file is mounted by itself and cannot be replaced; mount its folder instead",
    errno.ENOENT: "its folder is gone",
    errno.ENOTDIR: "its folder is gone",
    errno.EMFILE: "too many files are open",
    errno.ENFILE: "too many files are open on this computer",
    errno.ESTALE: "the network disk has lost the file",
}


class SaveState(Struct, frozen=True):
    """How well the last change is kept.

    Attributes:
        word: "kept" survives a crash of the program, "safe" a power cut too; "unsaved" does not.
        reason: A sentence for the person: why it is not saved, or why kept is not safe yet.
        since: When it became so; None before the first change.
        at_stake: Whether the journal holds changes that are on no disk any more.
    """

    word: Literal["kept", "safe", "unsaved"]
    reason: str = ""
    since: datetime | None = None
    at_stake: bool = False


def explain_os_error(error: OSError | CannotOpen) -> str:
    """The end of a sentence that says why the disk refused, and what helps."""
    if isinstance(error, NotOurs):
        return str(error)
    if isinstance(error, CannotOpen):
        return str(error).rstrip(".")
    reason = _WHY.get(error.errno or 0)
    return reason or f"the system said: {error.strerror or type(error).__name__}"
